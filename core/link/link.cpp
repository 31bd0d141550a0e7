// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/link.h"

#include "core/base/logging.h"
#include "core/link/framenote.h"
#include "core/protocol/reply.h"

#include <algorithm>

namespace noc {

namespace {

constexpr milliseconds kDefaultHeartbeat {30'000}; // client guide, "Heartbeat Protocol"
constexpr milliseconds kShortestHeartbeat {1'000};
constexpr milliseconds kLongestHeartbeat {120'000};
// The first one measures the round trip for the screen without delaying the owner's first requests.
constexpr milliseconds kFirstHeartbeat {1'000};
constexpr milliseconds kAskGateAgain {1'000};
constexpr seconds kGrace {2};
// How long a link that is given up is still read, once what was held up begins to arrive.
constexpr milliseconds kReadOn {100};
// A server that was held up has by then said what waited in its channel layer.
constexpr milliseconds kLivesOn {100};
// Nagle holds a small reply back until the frame before it is acknowledged, which a delaying receiver does after 40 ms.
constexpr milliseconds kNagleDelay {50};

EndCause cause(EndKind kind, const QString &detail = {})
{
    EndCause result;
    result.kind = kind;
    result.detail = detail;
    return result;
}

std::optional<Greeting> greetingFrom(ChannelKind kind, const wire::ServerMessage &message)
{
    Greeting greeting;
    if (kind == ChannelKind::Dashboard) {
        const auto *connected = std::get_if<wire::DashboardGreeting>(&message);
        if (!connected)
            return std::nullopt;
        greeting.tenantId = connected->tenantId;
        greeting.serverTime = connected->timestamp;
        return greeting;
    }
    const auto *established = std::get_if<wire::ConnectionEstablished>(&message);
    if (!established)
        return std::nullopt;
    const auto told = [](const std::optional<std::int64_t> &value) {
        return value ? std::optional<seconds>(seconds(*value)) : std::nullopt;
    };
    greeting.heartbeatInterval = told(established->heartbeatInterval);
    greeting.presenceTimeout = told(established->presenceTimeout);
    greeting.serverTime = established->timestamp;
    return greeting;
}

QString typeOf(const wire::ServerMessage &message)
{
    const std::string_view name = wire::typeName(message);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

} // namespace

Link::Link(Config config, Clock &clock, std::unique_ptr<Transport> transport)
    : m_config(std::move(config)),
      m_clock(clock),
      m_transport(std::move(transport)),
      m_decoder(m_config.limits),
      m_pings(
          m_config.liveness, clock,
          {
              [this](const QByteArray &payload) { m_transport->ping(payload); },
              [this] { end(cause(EndKind::Silent)); },
              [this] { end(cause(EndKind::Slept)); },
          }),
      m_heartbeatTimer(clock, [this](auto lateness) { heartbeatDue(lateness); }),
      m_answerTimer(clock, [this](auto lateness) { answerDue(lateness); })
{
}

Link::~Link()
{
    abandon();
}

void Link::open(const TransportRequest &request)
{
    connect(m_transport.get(), &Transport::opened, this, &Link::onOpened);
    connect(m_transport.get(), &Transport::textReceived, this, &Link::onText);
    connect(m_transport.get(), &Transport::binaryReceived, this, &Link::onBinary);
    connect(m_transport.get(), &Transport::pongReceived, this, &Link::onPong);
    connect(m_transport.get(), &Transport::ended, this, &Link::onTransportEnded);
    m_saidAfter = m_clock.bootNow();
    m_transport->open(request);
}

void Link::end(const EndCause &why)
{
    close(why, false);
}

void Link::abandon()
{
    blockSignals(true);
    close(cause(EndKind::Stopped), false);
}

void Link::finish()
{
    m_finishing = true;
    m_heartbeatWanted = false;
    m_heartbeatTimer.stop();
    if (!m_inFlight || !m_inFlight->id)
        end(cause(EndKind::Replaced));
}

void Link::close(EndCause why, bool transportEnded)
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_endedAt = m_clock.bootNow();
    m_pings.stop();
    m_heartbeatTimer.stop();
    m_answerTimer.stop();
    m_transport->disconnect(this);
    if (!transportEnded)
        m_transport->end(why);
    // It may be on the stack: the end often comes from one of its signals.
    m_transport.release()->deleteLater();
    why.greeted = wasGreeted();
    why.answered = m_hasAnswered;
    Q_EMIT ended(why);
}

void Link::onTransportEnded(const EndCause &why)
{
    // A socket may find its end while it is written to.
    if (m_sending)
        m_endedWhileSending = why;
    else
        close(why, true);
}

void Link::onOpened()
{
    if (m_phase != Phase::Opening)
        return;
    m_phase = Phase::Opened;
    m_pings.start();
    m_answerTimer.start(m_config.liveness.greetingDeadline);
}

// ---- what comes in ------------------------------------------------------------------------------------------------------

bool Link::noteFrame(qint64 size, BootTime now)
{
    ++m_traffic.messagesIn;
    m_traffic.bytesIn += quint64(size);
    if (m_phase == Phase::Opened)
        ++m_framesBeforeGreeting;
    // What was in the socket before the machine slept is read, but proves nothing about now; a timer ends the link in a moment.
    if (m_pings.sleptThrough(now))
        return false;
    m_pings.heard(now);
    return true;
}

void Link::onText(QByteArrayView utf8)
{
    const BootTime now = m_clock.bootNow();
    const bool fresh = noteFrame(utf8.size(), now);
    const wire::Decoded decoded = m_decoder.decode({utf8.data(), std::size_t(utf8.size())});
    if (fresh && m_phase == Phase::Greeted && std::holds_alternative<wire::ServerMessage>(decoded.result)) {
        m_lastProof = now;
        vouch(now);
        Q_EMIT proved(now);
    }
    if (m_phase != Phase::Ended)
        judgeFrame(decoded, utf8);
    m_lastFrame = now;
    condemnOverdue();
}

void Link::vouch(BootTime now)
{
    while (m_vouched.size() > 1 && now - m_vouched[1].at >= kLivesOn)
        m_vouched.pop_front();
    if (m_vouched.empty() || m_saidAfter > m_vouched.back().until)
        m_vouched.push_back({now, m_saidAfter});
}

std::optional<BootTime> Link::coveredUntil() const
{
    if (m_vouched.empty())
        return std::nullopt;
    if (!m_endedAt)
        return m_vouched.back().until;
    BootTime covered = m_vouched.front().until;
    for (const Vouched &vouched : m_vouched) {
        if (*m_endedAt - vouched.at >= kLivesOn)
            covered = vouched.until;
    }
    return covered;
}

void Link::onBinary(qint64 size)
{
    noteFrame(size, m_clock.bootNow());
    Q_EMIT frameNoted({QStringLiteral("binary"), {}});
    condemnOverdue();
}

void Link::onPong(const QByteArray &payload)
{
    const BootTime now = m_clock.bootNow();
    if (m_pings.sleptThrough(now))
        return;
    if (const auto took = m_pings.pongReceived(payload, now)) {
        RoundTrip sample;
        sample.layer = RoundTrip::Layer::Transport;
        sample.took = *took;
        sample.at = now;
        m_saidAfter = std::max(m_saidAfter, now - *took);
        Q_EMIT roundTripMeasured(sample);
    }
    condemnOverdue();
}

void Link::judgeFrame(const wire::Decoded &decoded, QByteArrayView raw)
{
    if (const auto *fault = std::get_if<wire::FrameFault>(&decoded.result)) {
        Q_EMIT frameNoted(noteOfFault(*fault, decoded, raw));
        return;
    }
    const auto &message = std::get<wire::ServerMessage>(decoded.result);
    if (m_phase == Phase::Opened) {
        judgeGreeting(message);
        return;
    }
    if (const auto note = noteOfMessage(message, decoded, raw)) {
        Q_EMIT frameNoted(*note);
        if (m_phase == Phase::Ended)
            return;
    }
    judgeMessage(message, raw);
}

void Link::judgeGreeting(const wire::ServerMessage &message)
{
    auto greeting = greetingFrom(m_config.kind, message);
    if (!greeting) {
        end(cause(EndKind::WrongGreeting, typeOf(message)));
        return;
    }
    m_greeting = std::move(greeting);
    m_phase = Phase::Greeted;
    m_answerTimer.stop();
    m_heartbeatTimer.start(std::min(kFirstHeartbeat, heartbeatInterval()));
    m_lastProof = m_clock.bootNow();
    vouch(*m_lastProof);
    Q_EMIT greeted();
    if (m_phase == Phase::Greeted)
        Q_EMIT proved(*m_lastProof);
    if (canSend())
        Q_EMIT slotFreed();
}

void Link::judgeMessage(const wire::ServerMessage &message, QByteArrayView raw)
{
    switch (wire::replyFit(message, m_inFlight ? &m_inFlight->message : nullptr)) {
    case wire::ReplyFit::NotAReply:
    case wire::ReplyFit::News: Q_EMIT messageReceived(message, raw); return;
    case wire::ReplyFit::Answers: settleSlot(message, raw); return;
    case wire::ReplyFit::Mismatch: end(cause(EndKind::ReplyMismatch, typeOf(message))); return;
    }
}

void Link::settleSlot(const wire::ServerMessage &reply, QByteArrayView raw)
{
    const InFlight settled = *std::exchange(m_inFlight, std::nullopt);
    m_answerTimer.stop();
    m_hasAnswered = true;
    m_saidAfter = std::max(m_saidAfter, settled.sentAt);
    vouch(m_clock.bootNow());
    // A waiting heartbeat keeps the slot taken for the owner meanwhile, or a long queue of requests would starve it.
    if (settled.id)
        Q_EMIT answered(*settled.id, reply, settled.sentAt);
    else
        settleHeartbeat(settled, reply, raw);
    if (m_phase != Phase::Greeted)
        return;
    if (m_finishing) {
        end(cause(EndKind::Replaced));
        return;
    }
    tryHeartbeat();
    if (canSend())
        Q_EMIT slotFreed();
}

void Link::settleHeartbeat(const InFlight &heartbeat, const wire::ServerMessage &reply, QByteArrayView raw)
{
    if (const auto *error = std::get_if<wire::ErrorReply>(&reply)) {
        if (error->message == "Rate limit exceeded")
            Q_EMIT heartbeatRateLimited();
        else
            Q_EMIT messageReceived(reply, raw); // a server that knows no heartbeat still proves alive by saying so
        return;
    }
    RoundTrip sample;
    sample.layer = RoundTrip::Layer::Application;
    sample.at = m_clock.bootNow();
    sample.took = sample.at - heartbeat.sentAt;
    sample.afterOtherReply = m_lastFrame && *m_lastFrame > heartbeat.sentAt && sample.at - *m_lastFrame <= kNagleDelay;
    if (const auto *ack = std::get_if<wire::HeartbeatAck>(&reply)) {
        sample.serverLatencyMs = ack->latencyMs;
        sample.serverTime = ack->serverTime ? ack->serverTime : ack->timestamp;
        sample.serverUptimeSeconds = ack->uptimeSeconds;
    }
    Q_EMIT roundTripMeasured(sample);
}

// ---- what goes out ------------------------------------------------------------------------------------------------------

bool Link::canSend() const
{
    return m_phase == Phase::Greeted && !m_inFlight && !m_heartbeatWanted && !m_finishing;
}

void Link::send(const wire::ClientMessage &message, RequestId id)
{
    Q_ASSERT_X(canSend(), "noc::Link::send", "the slot is taken");
    transmit(message, id);
}

std::optional<RequestId> Link::takeRequest()
{
    if (!m_inFlight)
        return std::nullopt;
    return std::exchange(m_inFlight->id, std::nullopt);
}

void Link::transmit(const wire::ClientMessage &message, std::optional<RequestId> id)
{
    const std::string frame = wire::encode(message);
    m_inFlight = InFlight {message, id, m_clock.bootNow()};
    m_sending = true;
    const bool taken = m_transport->sendText(frame);
    m_sending = false;
    if (m_phase == Phase::Ended) // from within: nothing is due any more
        return;
    if (!taken || m_endedWhileSending) {
        // The socket is gone. Not told from within send(): its caller has not noted the request.
        m_answerTimer.start(nanoseconds(0));
        m_inFlight->sendFailed = true;
        return;
    }
    ++m_traffic.messagesOut;
    m_traffic.bytesOut += frame.size();
    m_answerTimer.start(m_config.liveness.heartbeatDeadline);
    Q_EMIT sent(message);
}

milliseconds Link::heartbeatInterval() const
{
    milliseconds interval = m_config.kind == ChannelKind::Dashboard ? kDashboardHeartbeat : kDefaultHeartbeat;
    if (m_config.liveness.heartbeatEvery)
        interval = *m_config.liveness.heartbeatEvery;
    else if (m_greeting && m_greeting->heartbeatInterval) // clamped before it is multiplied: the wire's number may be any
        interval = std::clamp(*m_greeting->heartbeatInterval, seconds(1), seconds(120));
    return std::clamp(interval, kShortestHeartbeat, kLongestHeartbeat);
}

void Link::heartbeatDue(DeadlineTimer::Lateness lateness)
{
    if (lateness == DeadlineTimer::Lateness::Slept) {
        end(cause(EndKind::Slept));
        return;
    }
    m_heartbeatWanted = true;
    tryHeartbeat();
}

void Link::tryHeartbeat()
{
    if (!m_heartbeatWanted || m_inFlight || m_phase != Phase::Greeted || m_finishing)
        return; // in flight: settleSlot() comes back to it
    m_heartbeatWanted = false;
    if (m_config.mayHeartbeat && !m_config.mayHeartbeat()) {
        m_heartbeatTimer.start(kAskGateAgain);
        return;
    }
    m_heartbeatTimer.start(heartbeatInterval());
    transmit(wire::Heartbeat {m_clock.wallNow()}, std::nullopt);
}

void Link::answerDue(DeadlineTimer::Lateness lateness)
{
    if (lateness == DeadlineTimer::Lateness::Slept) {
        end(cause(EndKind::Slept));
        return;
    }
    // After a stall the answer may wait in the socket: one more turn, long enough to read it.
    if (lateness == DeadlineTimer::Lateness::Stalled) {
        m_answerTimer.start(kGrace);
        return;
    }
    if (m_phase == Phase::Opened) {
        end(cause(m_framesBeforeGreeting > 0 ? EndKind::WrongGreeting : EndKind::NoGreeting));
        return;
    }
    if (!m_inFlight)
        return;
    if (m_endedWhileSending)
        close(*m_endedWhileSending, true);
    else if (m_inFlight->sendFailed)
        end(cause(EndKind::ConnectionLost));
    else if (m_inFlight->condemned)
        end(cause(EndKind::NoAnswer));
    else if (m_pings.probe()) // a sign will make it NoAnswer, silence Silent: a cut cable must not make a suspect of the command
        m_inFlight->overdue = true;
    else
        end(cause(m_pings.lastSign() > m_inFlight->sentAt ? EndKind::NoAnswer : EndKind::Silent));
}

void Link::condemnOverdue()
{
    if (m_phase != Phase::Greeted || !m_inFlight || !m_inFlight->overdue || m_inFlight->condemned)
        return;
    // Behind this sign more may wait that was held up with it: alerts, and perhaps the answer itself.
    m_inFlight->condemned = true;
    m_answerTimer.start(kReadOn);
}

} // namespace noc
