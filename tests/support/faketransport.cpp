// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketransport.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace noc::test {

namespace {

std::string toFrame(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string timestamp(WallTime now)
{
    return toDateTime(now).toString(Qt::ISODateWithMs).toStdString();
}

} // namespace

FakeBehaviour FakeBehaviour::manual()
{
    FakeBehaviour behaviour;
    behaviour.accepts = behaviour.greets = behaviour.answersPings = behaviour.answersMessages = false;
    return behaviour;
}

EndCause endCause(EndKind kind, int status, const QString &detail)
{
    EndCause cause;
    cause.kind = kind;
    cause.status = status;
    cause.detail = detail;
    return cause;
}

// ---- FakePeer -----------------------------------------------------------------------------------------------------------

FakePeer::FakePeer(FakeTransport &transport, Clock &clock, FakeBehaviour behaviour)
    : m_transport(&transport),
      m_clock(clock),
      m_behaviour(std::move(behaviour)),
      m_pendingTimer(clock.makeTimer([this] { runPending(); })),
      m_connectTimer(clock.makeTimer([this] { end(endCause(EndKind::ConnectTimeout)); }))
{
}

FakePeer::~FakePeer() = default;

void FakePeer::forgetReceived()
{
    m_received.clear();
    m_pings.clear();
}

int FakePeer::countReceived(std::string_view type) const
{
    const QString wanted = QString::fromUtf8(type.data(), qsizetype(type.size()));
    return int(std::count_if(m_received.begin(), m_received.end(), [&](const std::string &frame) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(frame)).object().value(u"type").toString() == wanted;
    }));
}

bool FakePeer::isDashboard() const
{
    return m_request.url.path().contains(u"dashboard");
}

void FakePeer::opened(const TransportRequest &request)
{
    m_request = request;
    m_connectTimer->start(request.connectTimeout);
    if (m_behaviour.refusal)
        later(m_behaviour.latency, [this] { end(*m_behaviour.refusal); });
    else if (m_behaviour.accepts)
        later(m_behaviour.latency, [this] { accept(); });
}

void FakePeer::accept()
{
    if (!m_transport || m_accepted || m_cut)
        return;
    m_accepted = true;
    m_connectTimer->stop();
    if (m_behaviour.greets)
        later(milliseconds(0), [this] { greet(); });
    Q_EMIT m_transport->opened();
}

std::string FakePeer::greeting() const
{
    const std::string now = timestamp(m_clock.wallNow());
    if (isDashboard())
        return R"({"type": "connected", "tenant_id": )" + std::to_string(m_behaviour.tenant) + R"(, "timestamp": ")" + now + "\"}";
    return R"({"type": "connection_established", "timestamp": ")" + now + R"(", "heartbeat_interval": )"
        + std::to_string(m_behaviour.heartbeatInterval) + R"(, "presence_timeout": 300})";
}

void FakePeer::greet()
{
    say(greeting());
}

void FakePeer::say(std::string_view json)
{
    if (!isOpen() || m_cut)
        return;
    const std::string frame(json); // the view's owner may go in a receiver
    Q_EMIT m_transport->textReceived(QByteArrayView(frame.data(), qsizetype(frame.size())));
}

void FakePeer::sayLater(milliseconds delay, std::string json)
{
    later(delay, [this, json = std::move(json)] { say(json); });
}

void FakePeer::sayBinary(qint64 size)
{
    if (isOpen() && !m_cut)
        Q_EMIT m_transport->binaryReceived(size);
}

void FakePeer::pong()
{
    if (!m_pings.empty())
        pong(QByteArray(m_pings.back()));
}

void FakePeer::pong(const QByteArray &payload)
{
    if (isOpen() && !m_cut)
        Q_EMIT m_transport->pongReceived(payload);
}

void FakePeer::endedBy(const EndCause &cause)
{
    m_pending.clear();
    m_pendingTimer->stop();
    m_connectTimer->stop();
    FakeTransport *transport = std::exchange(m_transport, nullptr);
    Q_EMIT transport->ended(cause);
}

void FakePeer::end(const EndCause &cause)
{
    if (m_transport)
        endedBy(cause);
}

void FakePeer::refuse(int httpStatus)
{
    end(endCause(EndKind::HandshakeRefused, httpStatus));
}

void FakePeer::close(int code)
{
    end(endCause(EndKind::ServerClosed, code));
}

void FakePeer::drop()
{
    end(endCause(EndKind::ConnectionLost));
}

bool FakePeer::receive(std::string_view frame)
{
    if (!isOpen())
        return false;
    if (m_cut)
        return true; // the kernel takes it
    m_received.emplace_back(frame);
    const QJsonObject message = QJsonDocument::fromJson(QByteArray(frame.data(), qsizetype(frame.size()))).object();
    std::optional<std::vector<std::string>> answer;
    if (m_behaviour.answer)
        answer = m_behaviour.answer(*this, message);
    if (!answer && m_behaviour.answersMessages)
        answer = defaultAnswer(message);
    for (std::string &reply : answer.value_or(std::vector<std::string>()))
        sayLater(m_behaviour.latency, std::move(reply));
    return true;
}

std::vector<std::string> FakePeer::defaultAnswer(const QJsonObject &message) const
{
    const QString type = message.value(u"type").toString();
    const QString now = QString::fromStdString(timestamp(m_clock.wallNow()));
    QJsonObject reply;
    if (type == u"heartbeat") {
        reply = {{QStringLiteral("type"), QStringLiteral("heartbeat_ack")}};
        if (isDashboard()) {
            reply.insert(QStringLiteral("timestamp"), now);
        } else {
            reply.insert(QStringLiteral("server_time"), now);
            reply.insert(QStringLiteral("latency_ms"), 2);
            reply.insert(QStringLiteral("uptime_seconds"), 120);
        }
    } else if (type == u"subscribe_client") {
        reply = {
            {QStringLiteral("type"), QStringLiteral("subscribed")},
            {QStringLiteral("client_id"), message.value(u"client_id")},
            {QStringLiteral("message"), QStringLiteral("Subscribed to client alerts")}};
    } else if (type == u"acknowledge_alert") {
        reply = {
            {QStringLiteral("type"), QStringLiteral("alert_acknowledged")},
            {QStringLiteral("alert_id"), message.value(u"alert_id")}};
    } else if (type == u"request_metrics") {
        reply = {
            {QStringLiteral("type"), QStringLiteral("metrics_update")},
            {QStringLiteral("client_id"), message.value(u"client_id")},
            {QStringLiteral("metrics"), QJsonObject()}};
    } else if (type == u"ping") {
        reply = {{QStringLiteral("type"), QStringLiteral("pong")}, {QStringLiteral("timestamp"), now}};
    } else if (type == u"get_stats") {
        reply = {
            {QStringLiteral("type"), QStringLiteral("stats")},
            {QStringLiteral("uptime_seconds"), 120},
            {QStringLiteral("message_count"), qint64(m_received.size())},
            {QStringLiteral("last_heartbeat_ago"), 0},
            {QStringLiteral("user_type"), QStringLiteral("authenticated")}};
    } else {
        reply = {
            {QStringLiteral("type"), QStringLiteral("error")},
            {QStringLiteral("message"), QStringLiteral("Unknown message type: ") + type}};
    }
    return {toFrame(reply)};
}

void FakePeer::receivePing(const QByteArray &payload)
{
    if (!isOpen() || m_cut)
        return;
    m_pings.push_back(payload);
    if (m_behaviour.answersPings)
        later(m_behaviour.latency, [this, payload] { pong(payload); });
}

void FakePeer::later(milliseconds delay, std::function<void()> act)
{
    const BootTime due = m_clock.bootNow() + delay;
    const auto place =
        std::upper_bound(m_pending.begin(), m_pending.end(), due, [](BootTime at, const Pending &other) { return at < other.due; });
    m_pending.insert(place, {due, std::move(act)});
    m_pendingTimer->start(std::chrono::ceil<milliseconds>(m_pending.front().due - m_clock.bootNow()));
}

void FakePeer::runPending()
{
    if (m_pending.empty())
        return;
    const Pending next = std::move(m_pending.front());
    m_pending.pop_front();
    if (!m_pending.empty())
        m_pendingTimer->start(std::chrono::ceil<milliseconds>(m_pending.front().due - m_clock.bootNow()));
    next.act();
}

// ---- FakeTransport ------------------------------------------------------------------------------------------------------

FakeTransport::FakeTransport(Clock &clock, FakeBehaviour behaviour)
    : m_peer(std::make_shared<FakePeer>(*this, clock, std::move(behaviour)))
{
}

FakeTransport::~FakeTransport()
{
    m_peer->m_transport = nullptr;
}

void FakeTransport::open(const TransportRequest &request)
{
    m_peer->opened(request);
}

bool FakeTransport::sendText(std::string_view utf8)
{
    return m_peer->receive(utf8);
}

void FakeTransport::ping(const QByteArray &payload)
{
    m_peer->receivePing(payload);
}

void FakeTransport::end(const EndCause &cause)
{
    if (!m_peer->m_transport)
        return;
    m_peer->m_endedByClient = cause;
    m_peer->endedBy(cause);
}

// ---- FakeTransports -----------------------------------------------------------------------------------------------------

FakeTransports::FakeTransports(Clock &clock, FakeBehaviour behaviour) : m_clock(clock), m_behaviour(std::move(behaviour)) { }

TransportFactory FakeTransports::factory()
{
    return [this] {
        auto made = std::make_unique<FakeTransport>(m_clock, m_behaviour);
        m_peers.push_back(made->peer());
        return made;
    };
}

FakePeer *FakeTransports::lastTo(QStringView part)
{
    const auto found =
        std::find_if(m_peers.rbegin(), m_peers.rend(), [&](const auto &peer) { return peer->request().url.path().contains(part); });
    return found == m_peers.rend() ? nullptr : found->get();
}

void FakeTransports::forgetOld()
{
    constexpr std::size_t kKept = 16; // somebody may still be about to speak to them
    for (std::size_t i = 0; i + kKept < m_peers.size();) {
        if (m_peers[i]->isAlive())
            ++i;
        else
            m_peers.erase(m_peers.begin() + std::ptrdiff_t(i));
    }
    for (const auto &peer : m_peers)
        peer->forgetReceived();
}

int FakeTransports::aliveCount() const
{
    return int(std::count_if(m_peers.begin(), m_peers.end(), [](const auto &peer) { return peer->isAlive(); }));
}

} // namespace noc::test
