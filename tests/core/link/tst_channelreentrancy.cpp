// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/link/channelrig.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

enum class Signal {
    StateChanged,
    Greeted,
    Lost,
    MessageReceived,
    Answered,
    Unanswered,
    ReadyToSend,
    Sent,
    HeartbeatRateLimited,
    RoundTripMeasured,
    Proved,
    FrameNoted,
    SuccessorGreeted,
    Renewed,
    RenewalFailed,
    HandshakeDue,
};
constexpr std::pair<Signal, const char *> kSignals[] = {
    {Signal::StateChanged, "stateChanged"},
    {Signal::Greeted, "greeted"},
    {Signal::Lost, "lost"},
    {Signal::MessageReceived, "messageReceived"},
    {Signal::Answered, "answered"},
    {Signal::Unanswered, "unanswered"},
    {Signal::ReadyToSend, "readyToSend"},
    {Signal::Sent, "sent"},
    {Signal::HeartbeatRateLimited, "heartbeatRateLimited"},
    {Signal::RoundTripMeasured, "roundTripMeasured"},
    {Signal::Proved, "proved"},
    {Signal::FrameNoted, "frameNoted"},
    {Signal::SuccessorGreeted, "successorGreeted"},
    {Signal::Renewed, "renewed"},
    {Signal::RenewalFailed, "renewalFailed"},
    {Signal::HandshakeDue, "handshakeDue"},
};

enum class Act { Stop, StopAndStart, RetryNow, DropLink, DropForGood, Send, Renew, Promote, Proceed, Delete };
constexpr std::pair<Act, const char *> kActs[] = {
    {Act::Stop, "stop"},
    {Act::StopAndStart, "stop and start"},
    {Act::RetryNow, "retry now"},
    {Act::DropLink, "drop the link"},
    {Act::DropForGood, "drop the link for good"},
    {Act::Send, "send"},
    {Act::Renew, "renew"},
    {Act::Promote, "promote"},
    {Act::Proceed, "proceed"},
    {Act::Delete, "delete the channel"},
};

} // namespace

//! A receiver of any signal may do anything. Each row lets one signal's receiver do one thing, each time it fires, through a life in
//! which every signal is emitted; what must hold then holds. Run it with AddressSanitizer too.
class ChannelReentrancyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
    void anythingFromAnySignal_data();
    void anythingFromAnySignal();

private:
    void act(Act what);
    void live(ChannelRig &rig);
    void check(ChannelRig &rig);

    ChannelRig *m_rig = nullptr;
    int m_fired = 0;
    RequestId m_nextRequest = 1000;
    QSet<RequestId> m_open; //!< sent, not yet reported
    QStringList m_faults;
};

void ChannelReentrancyTest::anythingFromAnySignal_data()
{
    QTest::addColumn<Signal>("signal");
    QTest::addColumn<Act>("what");
    for (const auto &[signal, signalName] : kSignals) {
        for (const auto &[what, name] : kActs)
            QTest::addRow("%s: %s", signalName, name) << signal << what;
    }
}

void ChannelReentrancyTest::act(Act what)
{
    ++m_fired;
    Channel *channel = m_rig->channel.get();
    switch (what) {
    case Act::Stop:
        channel->stop();
        if (!std::holds_alternative<Disconnected>(channel->state()))
            m_faults += u"not disconnected after stop()"_s;
        if (m_rig->transports.aliveCount() != 0)
            m_faults += u"a socket lives after stop()"_s;
        return;
    case Act::StopAndStart:
        if (m_fired > 20) // the start emits the very signal
            return;
        channel->stop();
        channel->start();
        return;
    case Act::RetryNow: channel->retryNow(); return;
    case Act::DropLink: channel->dropLink(endCause(EndKind::NetworkChanged)); return;
    case Act::DropForGood: channel->dropLink(endCause(EndKind::TenantChanged)); return;
    case Act::Send:
        for (const auto leg : {Channel::Leg::Current, Channel::Leg::Successor}) {
            if (m_fired > 20 || !channel->canSend(leg))
                continue;
            m_open += m_nextRequest;
            channel->send(wire::AcknowledgeAlert {EntityId(7)}, m_nextRequest++, leg);
        }
        return;
    case Act::Renew: channel->renew(); return;
    case Act::Promote: channel->promoteSuccessor(); return;
    case Act::Proceed: channel->proceed(); return;
    case Act::Delete: m_rig->channel.reset(); return;
    }
}

//! A life in which every signal is emitted at least once when nobody interferes.
void ChannelReentrancyTest::live(ChannelRig &rig)
{
    const auto each = [&rig](auto &&what) {
        for (int i = 0; i < rig.transports.count(); ++i) {
            if (rig.transports.peer(i).isAlive())
                what(rig.transports.peer(i));
        }
    };
    const auto ask = [&] {
        if (!rig.channel || !rig.channel->canSend())
            return;
        m_open += m_nextRequest;
        rig.channel->send(wire::AcknowledgeAlert {EntityId(7)}, m_nextRequest++);
    };
    const auto come = [&] {
        if (rig.channel)
            rig.channel->proceed();
        each([](FakePeer &peer) { peer.accept(); });
        each([](FakePeer &peer) {
            if (peer.received().empty())
                peer.greet();
        });
    };
    const auto say = [&](std::string_view json) { each([json](FakePeer &peer) { peer.say(json); }); };

    rig.channel->start();
    come();
    rig.advance(500ms);
    ask();
    say(R"({"type": "alert_acknowledged", "alert_id": 7})");
    say("garbage");
    say(R"({"type": "sync_progress"})");
    say(R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "m"})");
    each([](FakePeer &peer) { peer.sayBinary(3); });
    rig.advance(1s);
    say(R"({"type": "error", "message": "Rate limit exceeded"})");
    rig.advance(16s);
    say(R"({"type": "heartbeat_ack"})");

    if (rig.channel)
        rig.channel->renew();
    come();
    ask();
    if (rig.channel)
        rig.channel->promoteSuccessor();
    say(R"({"type": "alert_acknowledged", "alert_id": 7})");
    rig.advance(1s);
    if (rig.channel)
        rig.channel->renew();
    if (rig.channel)
        rig.channel->proceed();
    if (rig.transports.count() > 0)
        rig.peer().refuse(403);

    ask();
    each([](FakePeer &peer) { peer.close(1011); });
    rig.advance(2s);
    come();
    ask();
    rig.advance(30s); // no answer
    come();
    ask();
    rig.clock.sleep(1h);
    rig.advance(1s);
    come();
    rig.advance(5s);
    each([](FakePeer &peer) { peer.drop(); });
    rig.advance(3s);
    come();
    ask();
    if (rig.channel)
        rig.channel->stop();
}

void ChannelReentrancyTest::check(ChannelRig &rig)
{
    if (!rig.channel)
        return;
    if (rig.transports.aliveCount() > 2)
        m_faults += u"more than two sockets"_s;
    // A state that claims a link has one, and the other way round.
    const bool connected = isConnected(rig.channel->state());
    if (connected && rig.transports.aliveCount() == 0)
        m_faults += u"connected without a socket"_s;
    if (std::holds_alternative<Disconnected>(rig.channel->state()) && rig.transports.aliveCount() > 0)
        m_faults += u"disconnected with a socket"_s;
}

void ChannelReentrancyTest::anythingFromAnySignal()
{
    QFETCH(Signal, signal);
    QFETCH(Act, what);
    ChannelRig rig(ChannelKind::Dashboard, FakeBehaviour::manual());
    m_rig = &rig;
    m_fired = 0;
    m_open.clear();
    m_faults.clear();
    Channel *channel = &rig.make();
    channel->setAsksBeforeHandshake(true);

    // What the owner keeps to tell whether each request is reported exactly once.
    const auto settle = [this](RequestId id) {
        if (!m_open.remove(id))
            m_faults += u"request %1 reported twice, or before send() returned"_s.arg(id);
    };
    connect(channel, &Channel::answered, this, [=](RequestId id) { settle(id); });
    connect(channel, &Channel::unanswered, this, [=](RequestId id) { settle(id); });
    int greeted = 0;
    int lost = 0;
    connect(channel, &Channel::greeted, this, [&] { ++greeted; });
    connect(channel, &Channel::lost, this, [&] { ++lost; });

    const auto then = [this, what] { act(what); };
    switch (signal) {
    case Signal::StateChanged: connect(channel, &Channel::stateChanged, this, then); break;
    case Signal::Greeted: connect(channel, &Channel::greeted, this, then); break;
    case Signal::Lost: connect(channel, &Channel::lost, this, then); break;
    case Signal::MessageReceived: connect(channel, &Channel::messageReceived, this, then); break;
    case Signal::Answered: connect(channel, &Channel::answered, this, then); break;
    case Signal::Unanswered: connect(channel, &Channel::unanswered, this, then); break;
    case Signal::ReadyToSend: connect(channel, &Channel::readyToSend, this, then); break;
    case Signal::Sent: connect(channel, &Channel::sent, this, then); break;
    case Signal::HeartbeatRateLimited: connect(channel, &Channel::heartbeatRateLimited, this, then); break;
    case Signal::RoundTripMeasured: connect(channel, &Channel::roundTripMeasured, this, then); break;
    case Signal::Proved: connect(channel, &Channel::proved, this, then); break;
    case Signal::FrameNoted: connect(channel, &Channel::frameNoted, this, then); break;
    case Signal::SuccessorGreeted: connect(channel, &Channel::successorGreeted, this, then); break;
    case Signal::Renewed: connect(channel, &Channel::renewed, this, then); break;
    case Signal::RenewalFailed: connect(channel, &Channel::renewalFailed, this, then); break;
    case Signal::HandshakeDue: connect(channel, &Channel::handshakeDue, this, then); break;
    }

    live(rig);
    check(rig);
    QVERIFY2(m_fired > 0, "the signal never came: the row shows nothing");
    if (rig.channel) {
        rig.channel->stop();
        QVERIFY(m_open.isEmpty() || what == Act::StopAndStart);
        rig.channel->disconnect(this);
        rig.channel->stop();
        QVERIFY(std::holds_alternative<Disconnected>(rig.channel->state()));
        QCOMPARE(lost, greeted);
        QVERIFY2(m_open.isEmpty(), "a request was never reported");
    }
    rig.channel.reset();
    QCOMPARE(rig.transports.aliveCount(), 0);
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(ChannelReentrancyTest)
#include "tst_channelreentrancy.moc"
