// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/link/channelrig.h"

#include <QPointer>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
wire::AcknowledgeAlert acknowledge(std::int64_t id)
{
    return {EntityId(id)};
}
} // namespace

//! The state machine over links: start and stop, waits, proofs in the states, renewal, asking for a token.
class ChannelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }

    void greetingMakesConnected_data();
    void greetingMakesConnected();
    void handshakeAloneIsNotConnected();
    void stateAfterEveryEndOfAnAttempt_data();
    void stateAfterEveryEndOfAnAttempt();
    void stateAfterEveryEndOfALink_data();
    void stateAfterEveryEndOfALink();
    void attemptsAndFailure();
    void counterResetsOnlyAfterTheLinkHeld();
    void failedProbesGoOn();
    void givesUpWhereNothingHelps();
    void stopsAndStartsAgain();
    void stopTellsWhatWasInFlight();
    void retryNowWhileWaiting();
    void retryNowWhileFailed();
    void retryNowChangesNothingOtherwise();
    void dropLinkGoesOnAtOnce();
    void anotherTenantStops();
    void oneSocketAtATime();
    void lateSignalsAreDropped();
    void tokenIsForTheNextAttempt();
    void asksBeforeEachHandshake();
    void proceedsByItselfAfterHalfAMinute();
    void stopWhileAsking();
    void sleepWhileConnected();
    void sleepWhileWaiting();
    void sleepDuringTheHandshake();
    void lastProofOutlivesTheLink();
    void proofsAreThinned();
    void trafficAddsUp();

    void renewalMovesWithoutABreak();
    void oldLinkFinishesItsRequest();
    void oldLinkIsBounded();
    void oldLinkDropsItsHeartbeat();
    void bothLinksDeliver();
    void renewalRefusedKeepsTheOld();
    void successorDiesBeforePromotion();
    void oldDiesAndSuccessorTakesOver();
    void sleepEndsBothLinks_data();
    void sleepEndsBothLinks();
    void oldDiesBeforeSuccessorIsGreeted();
    void currentDiesWhileOldFinishes();
    void renewalNeedsALivingLink();
    void renewalAsksFirst();
    void stopDuringRenewal();
};

// ---- states -------------------------------------------------------------------------------------------------------------

void ChannelTest::greetingMakesConnected_data()
{
    QTest::addColumn<ChannelKind>("kind");
    for (const ChannelKind kind : kAllChannels)
        QTest::addRow("%s", qPrintable(channelId(kind))) << kind;
}

void ChannelTest::greetingMakesConnected()
{
    QFETCH(ChannelKind, kind);
    ChannelRig rig(kind);
    Channel &channel = rig.make();
    QVERIFY(std::holds_alternative<Disconnected>(channel.state()));
    QCOMPARE(channel.kind(), kind);
    QCOMPARE(rig.transports.count(), 0);
    channel.start();
    const BootTime startedAt = rig.clock.bootNow();
    QVERIFY(rig.stateAs<Connecting>());
    QCOMPARE(rig.stateAs<Connecting>()->since, startedAt);
    rig.clock.advance(2s);
    rig.peer().accept();
    rig.clock.advance(1s);
    rig.peer().greet();
    QVERIFY(rig.stateAs<Connected>());
    QCOMPARE(rig.stateAs<Connected>()->since, startedAt + 3s);
    const Greeting &greeting = rig.stateAs<Connected>()->greeting;
    if (kind == ChannelKind::Dashboard) {
        QCOMPARE(greeting.tenantId, EntityId(5));
        QVERIFY(!greeting.heartbeatInterval);
    } else {
        QVERIFY(!greeting.tenantId);
        QCOMPARE(greeting.heartbeatInterval, 30s);
        QCOMPARE(greeting.presenceTimeout, 300s);
    }
    QVERIFY(greeting.serverTime);
    QCOMPARE(rig.greetings, QList<Greeting> {greeting});
    QCOMPARE(rig.take(), (QStringList {u"state connecting"_s, u"state connected"_s, u"greeted"_s, u"ready"_s}));
    QVERIFY(channel.canSend());
    channel.start(); // under way already
    QCOMPARE(rig.transports.count(), 1);
}

void ChannelTest::handshakeAloneIsNotConnected()
{
    ChannelRig rig;
    Channel &channel = rig.make();
    channel.start();
    rig.peer().accept();
    QVERIFY(rig.stateAs<Connecting>());
    QVERIFY(!channel.canSend());
    QVERIFY(!channel.lastProof());
    rig.advance(9999ms);
    QVERIFY(rig.stateAs<Connecting>());
}

namespace {
enum class Then { Quick, Later, Rare, AtOnce, GivenUp };

struct EndRow {
    const char *name;
    EndKind kind;
    int status;
    Then then;
};
constexpr EndRow kEnds[] = {
    {"invalid URL", EndKind::InvalidUrl, 0, Then::GivenUp},
    {"name not found", EndKind::HostNotFound, 0, Then::Quick},
    {"nothing listens", EndKind::ConnectionRefused, 0, Then::Quick},
    {"network error", EndKind::NetworkError, 0, Then::Quick},
    {"certificate", EndKind::TlsFailed, 0, Then::Rare},
    {"connect timeout", EndKind::ConnectTimeout, 0, Then::Quick},
    {"HTTP 401", EndKind::HandshakeRefused, 401, Then::Rare},
    {"HTTP 403", EndKind::HandshakeRefused, 403, Then::Rare},
    {"HTTP 404", EndKind::HandshakeRefused, 404, Then::Quick},
    {"HTTP 429", EndKind::HandshakeRefused, 429, Then::Later},
    {"HTTP 500", EndKind::HandshakeRefused, 500, Then::Quick},
    {"HTTP 502", EndKind::HandshakeRefused, 502, Then::Quick},
    {"no WebSocket", EndKind::NotAWebSocket, 0, Then::Rare},
    {"no greeting", EndKind::NoGreeting, 0, Then::Quick},
    {"wrong greeting", EndKind::WrongGreeting, 0, Then::Rare},
    {"close 1000", EndKind::ServerClosed, 1000, Then::Quick},
    {"close 1011", EndKind::ServerClosed, 1011, Then::Quick},
    {"close 4401", EndKind::ServerClosed, 4401, Then::Rare},
    {"close 4403", EndKind::ServerClosed, 4403, Then::Rare},
    {"close 4408", EndKind::ServerClosed, 4408, Then::Quick},
    {"close 4429", EndKind::ServerClosed, 4429, Then::Later},
    {"connection lost", EndKind::ConnectionLost, 0, Then::Quick},
    {"silent", EndKind::Silent, 0, Then::Quick},
    {"no answer", EndKind::NoAnswer, 0, Then::Quick},
    {"reply mismatch", EndKind::ReplyMismatch, 0, Then::Quick},
    {"protocol violation", EndKind::ProtocolViolation, 1009, Then::Quick},
    {"another tenant", EndKind::TenantChanged, 0, Then::GivenUp},
    {"slept", EndKind::Slept, 0, Then::AtOnce},
    {"network changed", EndKind::NetworkChanged, 0, Then::AtOnce},
    {"overrun", EndKind::Overrun, 0, Then::Quick},
    {"replaced", EndKind::Replaced, 0, Then::AtOnce},
    {"stopped", EndKind::Stopped, 0, Then::GivenUp},
};

void addEndRows()
{
    QTest::addColumn<EndKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<Then>("then");
    for (const EndRow &row : kEnds)
        QTest::newRow(row.name) << row.kind << row.status << row.then;
}

milliseconds waitOf(Then then)
{
    switch (then) {
    case Then::Quick: return 1s;
    case Then::Later: return 33750ms; // 30 s and half of the spread upwards
    case Then::Rare: return 60s;
    case Then::AtOnce:
    case Then::GivenUp: break;
    }
    return 0s;
}

//! Checks the state after an end, and that the next attempt comes when the state says.
void checkAfterEnd(ChannelRig &rig, const EndCause &cause, Then then, BootTime downSince)
{
    const BootTime now = rig.clock.bootNow();
    const int attempts = rig.transports.count();
    QCOMPARE(rig.transports.aliveCount(), 0);
    if (then == Then::GivenUp) {
        const auto *failed = rig.stateAs<Failed>();
        QVERIFY(failed);
        QVERIFY(failed->givenUp);
        QVERIFY(!failed->nextProbe);
        QCOMPARE(failed->cause, cause);
        QCOMPARE(failed->since, downSince);
        rig.clock.advance(24h);
        QCOMPARE(rig.transports.count(), attempts);
        return;
    }
    if (then == Then::Rare) {
        const auto *failed = rig.stateAs<Failed>();
        QVERIFY(failed);
        QVERIFY(!failed->givenUp);
        QCOMPARE(failed->nextProbe, now + waitOf(then));
        QCOMPARE(failed->cause, cause);
        QCOMPARE(failed->since, downSince);
    } else {
        const auto *reconnecting = rig.stateAs<Reconnecting>();
        QVERIFY(reconnecting);
        QCOMPARE(reconnecting->deadline, now + waitOf(then));
        QCOMPARE(reconnecting->attempt, 1);
        QCOMPARE(reconnecting->maxAttempts, 5);
        QCOMPARE(reconnecting->cause, cause);
        QCOMPARE(reconnecting->since, downSince);
    }
    if (then != Then::AtOnce) {
        rig.clock.advance(waitOf(then) - 1ms);
        QCOMPARE(rig.transports.count(), attempts);
    }
    rig.clock.advance(1ms);
    QCOMPARE(rig.transports.count(), attempts + 1);
    if (const auto *failed = rig.stateAs<Failed>())
        QVERIFY(!failed->nextProbe && !failed->givenUp); // under way
    else
        QVERIFY(rig.stateAs<Reconnecting>() && !rig.stateAs<Reconnecting>()->deadline);
    QCOMPARE(rig.transports.aliveCount(), 1);
}
} // namespace

void ChannelTest::stateAfterEveryEndOfAnAttempt_data()
{
    addEndRows();
}

void ChannelTest::stateAfterEveryEndOfAnAttempt()
{
    QFETCH(EndKind, kind);
    QFETCH(int, status);
    QFETCH(Then, then);
    ChannelRig rig;
    rig.make().start();
    const BootTime startedAt = rig.clock.bootNow();
    rig.clock.advance(500ms);
    const EndCause cause = endCause(kind, status, u"words"_s);
    rig.peer().end(cause);
    QCOMPARE(rig.losses, QList<EndCause>()); // it never was
    checkAfterEnd(rig, cause, then, startedAt);
}

void ChannelTest::stateAfterEveryEndOfALink_data()
{
    addEndRows();
}

void ChannelTest::stateAfterEveryEndOfALink()
{
    QFETCH(EndKind, kind);
    QFETCH(int, status);
    QFETCH(Then, then);
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    rig.clock.advance(900ms);
    channel.send(acknowledge(7), 1);
    rig.take();
    EndCause cause = endCause(kind, status, u"words"_s);
    rig.peer().end(cause);
    cause.greeted = true;
    QCOMPARE(rig.losses, QList<EndCause> {cause});
    QCOMPARE(rig.unansweredCauses, QList<EndCause> {cause});
    QCOMPARE(rig.take(), (QStringList {u"unanswered 1"_s, u"lost"_s, u"state "_s + stateId(channel.state())}));
    QVERIFY(!channel.canSend());
    checkAfterEnd(rig, cause, then, rig.clock.bootNow());
}

void ChannelTest::attemptsAndFailure()
{
    ChannelRig rig;
    rig.make().start();
    const BootTime startedAt = rig.clock.bootNow();
    int attempt = 0;
    for (const milliseconds wait : {1s, 2s, 4s, 8s, 16s}) {
        rig.peer().end(endCause(EndKind::ConnectionRefused));
        const auto *reconnecting = rig.stateAs<Reconnecting>();
        QVERIFY(reconnecting);
        QCOMPARE(reconnecting->attempt, ++attempt);
        QCOMPARE(reconnecting->deadline, rig.clock.bootNow() + wait);
        QCOMPARE(reconnecting->since, startedAt);
        rig.clock.advance(wait);
        QCOMPARE(rig.transports.count(), attempt + 1);
        QCOMPARE(rig.stateAs<Reconnecting>()->attempt, attempt);
    }
    rig.peer().end(endCause(EndKind::ConnectionRefused));
    QVERIFY(rig.stateAs<Failed>());
    QCOMPARE(rig.stateAs<Failed>()->nextProbe, rig.clock.bootNow() + 15s);
    QCOMPARE(rig.stateAs<Failed>()->since, startedAt);
}

void ChannelTest::counterResetsOnlyAfterTheLinkHeld()
{
    ChannelRig rig;
    rig.connectUp();
    rig.advance(9'999ms);
    rig.peer().close(1011);
    QCOMPARE(rig.stateAs<Reconnecting>()->attempt, 1);
    rig.clock.advance(1s);
    rig.peer().accept();
    rig.peer().greet();
    rig.advance(9'999ms); // not long enough
    rig.peer().close(1011);
    QCOMPARE(rig.stateAs<Reconnecting>()->attempt, 2);
    rig.clock.advance(2s);
    rig.peer().accept();
    rig.advance(5s); // the handshake does not count
    rig.peer().greet();
    rig.advance(10s);
    rig.peer().close(1011);
    QCOMPARE(rig.stateAs<Reconnecting>()->attempt, 1);
}

void ChannelTest::failedProbesGoOn()
{
    ChannelRig rig;
    rig.make().start();
    int probes = 0;
    for (int i = 0; i < 6; ++i) {
        rig.peer().end(endCause(EndKind::ConnectionRefused));
        rig.clock.advance(16s);
    }
    const BootTime failedAt = rig.clock.bootNow();
    while (rig.clock.bootNow() - failedAt < 2h) {
        if (rig.peer().isAlive()) {
            rig.peer().end(endCause(EndKind::ConnectionRefused));
            ++probes;
        }
        QVERIFY(rig.stateAs<Failed>() && !rig.stateAs<Failed>()->givenUp);
        rig.clock.advance(1s);
    }
    // Every 15 s for 15 min, then every 60 s: about 60 and 105.
    QVERIFY2(probes > 155 && probes < 170, qPrintable(QString::number(probes)));
    // And a greeting ends it.
    while (!rig.peer().isAlive())
        rig.clock.advance(1s);
    rig.peer().accept();
    rig.peer().greet();
    QVERIFY(rig.stateAs<Connected>());
}

void ChannelTest::givesUpWhereNothingHelps()
{
    ChannelRig rig;
    rig.config.backoff.probeWhenFailed = false;
    rig.make().start();
    for (int i = 0; i < 6; ++i) {
        rig.peer().end(endCause(EndKind::ConnectionRefused));
        rig.clock.advance(16s);
    }
    QVERIFY(rig.stateAs<Failed>() && rig.stateAs<Failed>()->givenUp);
    const int attempts = rig.transports.count();
    rig.clock.advance(24h);
    QCOMPARE(rig.transports.count(), attempts);
    rig.channel->retryNow();
    QCOMPARE(rig.transports.count(), attempts + 1);
    QVERIFY(!rig.stateAs<Failed>()->givenUp);
}

void ChannelTest::stopsAndStartsAgain()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    rig.take();
    channel.stop();
    QVERIFY(rig.stateAs<Disconnected>());
    QCOMPARE(rig.take(), (QStringList {u"lost"_s, u"state disconnected"_s}));
    QCOMPARE(int(rig.losses.last().kind), int(EndKind::Stopped));
    QVERIFY(rig.peer().endedByClient());
    rig.clock.advance(24h);
    QCOMPARE(rig.transports.count(), 1);
    channel.stop();
    QCOMPARE(rig.take(), QStringList());
    channel.start();
    QVERIFY(rig.stateAs<Connecting>());
    rig.peer().accept();
    rig.peer().greet();
    QVERIFY(rig.stateAs<Connected>());
    // While waiting:
    rig.peer().drop();
    channel.stop();
    rig.clock.advance(24h);
    QCOMPARE(rig.transports.count(), 2);
    QVERIFY(rig.stateAs<Disconnected>());
}

void ChannelTest::stopTellsWhatWasInFlight()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    channel.send(acknowledge(7), 42);
    rig.take();
    channel.stop();
    QCOMPARE(rig.take(), (QStringList {u"unanswered 42"_s, u"lost"_s, u"state disconnected"_s}));
    QCOMPARE(int(rig.unansweredCauses.last().kind), int(EndKind::Stopped));
    QVERIFY(rig.unansweredCauses.last().greeted);
}

void ChannelTest::retryNowWhileWaiting()
{
    ChannelRig rig;
    rig.make().start();
    rig.peer().drop();
    rig.clock.advance(300ms);
    rig.channel->retryNow();
    QCOMPARE(rig.transports.count(), 2);
    QVERIFY(!rig.stateAs<Reconnecting>()->deadline);
    rig.peer().drop();
    QCOMPARE(rig.stateAs<Reconnecting>()->attempt, 2); // the counter is kept
    rig.clock.advance(2s);
    QCOMPARE(rig.transports.count(), 3); // and the old wait is gone
}

void ChannelTest::retryNowWhileFailed()
{
    ChannelRig rig;
    rig.make().start();
    rig.peer().refuse(403);
    QVERIFY(rig.stateAs<Failed>());
    rig.channel->retryNow();
    QCOMPARE(rig.transports.count(), 2);
    QVERIFY(!rig.stateAs<Failed>()->nextProbe);
    rig.peer().refuse(403);
    QCOMPARE(rig.stateAs<Failed>()->nextProbe, rig.clock.bootNow() + 60s);
}

void ChannelTest::retryNowChangesNothingOtherwise()
{
    ChannelRig rig;
    Channel &channel = rig.make();
    channel.retryNow();
    QCOMPARE(rig.transports.count(), 0); // off is off
    channel.start();
    channel.retryNow();
    rig.peer().accept();
    channel.retryNow();
    rig.peer().greet();
    channel.retryNow();
    QCOMPARE(rig.transports.count(), 1);
    QVERIFY(rig.stateAs<Connected>());
}

void ChannelTest::dropLinkGoesOnAtOnce()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    channel.send(acknowledge(7), 1);
    rig.take();
    channel.dropLink(endCause(EndKind::NetworkChanged));
    QCOMPARE(rig.take(), (QStringList {u"unanswered 1"_s, u"lost"_s, u"state reconnecting"_s}));
    rig.clock.advance(0ms);
    QCOMPARE(rig.transports.count(), 2);
    QVERIFY(!rig.transports.peer(0).isAlive());
    // An attempt under way is started anew too.
    channel.dropLink(endCause(EndKind::NetworkChanged));
    rig.clock.advance(0ms);
    QCOMPARE(rig.transports.count(), 3);
    // Without one there is nothing to drop.
    rig.peer().drop();
    rig.take();
    channel.dropLink(endCause(EndKind::NetworkChanged));
    QCOMPARE(rig.take(), QStringList());
}

void ChannelTest::anotherTenantStops()
{
    ChannelRig rig;
    rig.connectUp().dropLink(endCause(EndKind::TenantChanged));
    QVERIFY(rig.stateAs<Failed>() && rig.stateAs<Failed>()->givenUp);
    rig.clock.advance(24h);
    QCOMPARE(rig.transports.count(), 1);
}

void ChannelTest::oneSocketAtATime()
{
    ChannelRig rig;
    int most = 0;
    const TransportFactory inner = rig.transports.factory();
    Channel channel(rig.config, rig.clock, rig.random, [&] {
        most = std::max(most, rig.transports.aliveCount());
        return inner();
    });
    channel.start();
    for (const EndRow &row : kEnds) {
        for (const bool greet : {false, true}) {
            if (greet) {
                rig.peer().accept();
                rig.peer().greet();
            }
            rig.peer().end(endCause(row.kind, row.status));
            rig.clock.advance(2min);
            if (!rig.peer().isAlive())
                channel.retryNow();
            QVERIFY2(rig.peer().isAlive(), row.name);
        }
    }
    QCOMPARE(most, 0); // the old one was always gone when the next was made
    QCOMPARE(rig.transports.aliveCount(), 1);
}

void ChannelTest::lateSignalsAreDropped()
{
    ChannelRig rig;
    // Taken as a transport so that it can speak after its end, as a broken one would.
    QPointer<Transport> first;
    const TransportFactory inner = rig.transports.factory();
    int made = 0;
    Channel channel(rig.config, rig.clock, rig.random, [&] {
        auto transport = inner();
        if (made++ == 0)
            first = transport.get();
        return transport;
    });
    int messages = 0;
    connect(&channel, &Channel::messageReceived, this, [&] { ++messages; });
    channel.start();
    rig.peer().accept();
    rig.peer().greet();
    rig.peer().drop();
    rig.clock.advance(1s);
    rig.peer().accept();
    rig.peer().greet();
    QVERIFY(first);
    const QByteArray alert = R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "m"})";
    Q_EMIT first->textReceived(alert);
    Q_EMIT first->ended(endCause(EndKind::ConnectionLost));
    QCOMPARE(messages, 0);
    QVERIFY(isConnected(channel.state()));
}

void ChannelTest::tokenIsForTheNextAttempt()
{
    ChannelRig rig;
    rig.connectUp();
    QCOMPARE(rig.peer().request().token, u"token-1"_s);
    rig.channel->setToken(u"token-2"_s);
    QVERIFY(rig.stateAs<Connected>());
    rig.peer().drop();
    rig.clock.advance(1s);
    QCOMPARE(rig.peer().request().token, u"token-2"_s);
}

void ChannelTest::asksBeforeEachHandshake()
{
    ChannelRig rig;
    Channel &channel = rig.make();
    channel.setAsksBeforeHandshake(true);
    channel.start();
    QCOMPARE(rig.take(), (QStringList {u"state connecting"_s, u"handshake due"_s}));
    QCOMPARE(rig.transports.count(), 0);
    rig.clock.advance(3s);
    channel.setToken(u"token-2"_s);
    channel.proceed();
    QCOMPARE(rig.transports.count(), 1);
    QCOMPARE(rig.peer().request().token, u"token-2"_s);
    channel.proceed(); // none waits
    QCOMPARE(rig.transports.count(), 1);
    rig.peer().drop();
    rig.take();
    rig.clock.advance(1s);
    QCOMPARE(rig.take(), (QStringList {u"state reconnecting"_s, u"handshake due"_s}));
    QVERIFY(!rig.stateAs<Reconnecting>()->deadline);
    channel.retryNow(); // under way already
    QCOMPARE(rig.take(), QStringList());
    channel.proceed();
    QCOMPARE(rig.transports.count(), 2);
}

void ChannelTest::proceedsByItselfAfterHalfAMinute()
{
    ChannelRig rig;
    rig.make().setAsksBeforeHandshake(true);
    rig.channel->start();
    rig.clock.advance(29'999ms);
    QCOMPARE(rig.transports.count(), 0);
    rig.clock.advance(1ms);
    QCOMPARE(rig.transports.count(), 1);
    rig.channel->proceed(); // too late
    QCOMPARE(rig.transports.count(), 1);
}

void ChannelTest::stopWhileAsking()
{
    ChannelRig rig;
    rig.make().setAsksBeforeHandshake(true);
    rig.channel->start();
    rig.channel->stop();
    rig.channel->proceed();
    rig.clock.advance(1h);
    QCOMPARE(rig.transports.count(), 0);
    QVERIFY(rig.stateAs<Disconnected>());
}

// ---- sleep --------------------------------------------------------------------------------------------------------------

void ChannelTest::sleepWhileConnected()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    rig.advance(30s);
    const BootTime proof = *channel.lastProof();
    // The server's last words from before the sleep are read first.
    rig.peer().sayLater(1ms, R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "m"})");
    rig.take();
    rig.clock.sleep(1h);
    QCOMPARE(rig.losses.size(), 1);
    QCOMPARE(int(rig.losses.last().kind), int(EndKind::Slept));
    QVERIFY(rig.take().contains(u"message alert_new"_s)); // not lost
    QCOMPARE(channel.lastProof(), proof); // but no proof of now
    rig.clock.advance(0ms);
    QCOMPARE(rig.transports.count(), 2); // at once
    rig.advance(1s);
    QVERIFY(rig.peer().isAlive()); // the same sleep does not end the new one
    rig.peer().accept();
    rig.peer().greet();
    QVERIFY(rig.stateAs<Connected>());
    rig.advance(1min);
    QCOMPARE(rig.transports.count(), 2);
}

void ChannelTest::sleepWhileWaiting()
{
    ChannelRig rig;
    rig.make().start();
    rig.peer().refuse(403);
    rig.clock.advance(5s);
    // Timers stand still in a sleep: of the 60 s, 55 s are left at the wake. They are not waited for.
    rig.clock.sleep(30s);
    QCOMPARE(rig.transports.count(), 2);
}

void ChannelTest::sleepDuringTheHandshake()
{
    ChannelRig rig;
    rig.config.request.connectTimeout = 2h; // not what ends it here
    rig.make().start();
    rig.clock.sleep(1h);
    rig.clock.advance(0ms);
    QCOMPARE(rig.transports.count(), 2);
    QVERIFY(!rig.transports.peer(0).isAlive());
}

// ---- figures ------------------------------------------------------------------------------------------------------------

void ChannelTest::lastProofOutlivesTheLink()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    const BootTime greetedAt = rig.clock.bootNow();
    QCOMPARE(channel.lastProof(), greetedAt);
    rig.clock.advance(500ms);
    rig.peer().pong("unasked"); // proves the transport, not the consumer
    QCOMPARE(channel.lastProof(), greetedAt);
    QCOMPARE(channel.lastSign(), greetedAt + 500ms);
    rig.peer().drop();
    rig.clock.advance(1s);
    rig.peer().accept();
    QCOMPARE(channel.lastProof(), greetedAt);
    rig.peer().greet();
    QCOMPARE(channel.lastProof(), greetedAt + 1500ms);
}

void ChannelTest::proofsAreThinned()
{
    ChannelRig rig(ChannelKind::Dashboard, FakeBehaviour::manual());
    rig.connectUp();
    rig.clock.advance(500ms);
    rig.proofs.clear();
    for (int i = 0; i < 400; ++i) {
        rig.clock.advance(1ms);
        rig.peer().say(R"({"type": "heartbeat", "server_time": null})");
    }
    QCOMPARE(rig.proofs.size(), 2);
    const BootTime last = rig.clock.bootNow();
    rig.clock.advance(250ms);
    QCOMPARE(rig.proofs.size(), 3);
    QCOMPARE(rig.proofs.last(), last); // the newest is told in the end
    rig.clock.advance(500ms);
    QCOMPARE(rig.proofs.size(), 3);
}

void ChannelTest::trafficAddsUp()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    const auto before = channel.traffic();
    QCOMPARE(before.messagesIn, quint64(1));
    rig.peer().say("{}");
    rig.peer().sayBinary(100);
    rig.peer().say("garbage");
    channel.send(acknowledge(7), 1);
    QCOMPARE(channel.traffic().messagesIn, before.messagesIn + 3);
    QCOMPARE(channel.traffic().bytesIn, before.bytesIn + 109);
    QCOMPARE(channel.traffic().messagesOut, quint64(1));
    QCOMPARE(channel.traffic().bytesOut, quint64(rig.peer().lastReceived().size()));
    const auto full = channel.traffic();
    rig.peer().drop();
    QCOMPARE(channel.traffic(), full); // over all links
    rig.clock.advance(1s);
    rig.peer().accept();
    rig.peer().greet();
    QCOMPARE(channel.traffic().messagesIn, full.messagesIn + 1);
}

// ---- renewal ------------------------------------------------------------------------------------------------------------

namespace {
constexpr auto kCurrent = Channel::Leg::Current;
constexpr auto kSuccessor = Channel::Leg::Successor;

//! Connected, and a successor greeted; peers 0 and 1.
void renewUpTo(ChannelRig &rig)
{
    rig.connectUp();
    rig.advance(20s);
    rig.channel->renew();
    rig.peer().accept();
    rig.peer().greet();
    rig.take();
}
} // namespace

void ChannelTest::renewalMovesWithoutABreak()
{
    ChannelRig rig;
    Channel &channel = rig.connectUp();
    const BootTime since = rig.stateAs<Connected>()->since;
    rig.advance(500ms);
    rig.take();
    channel.renew();
    QCOMPARE(rig.transports.count(), 2);
    QCOMPARE(rig.transports.aliveCount(), 2);
    QVERIFY(!channel.canSend(kSuccessor));
    rig.peer().accept();
    rig.peer().greet();
    QCOMPARE(rig.take(), (QStringList {u"successor greeted"_s, u"ready successor"_s}));
    QVERIFY(channel.canSend(kSuccessor));
    QVERIFY(channel.canSend(kCurrent));
    channel.send(wire::SubscribeClient {EntityId(3)}, 9, kSuccessor);
    QCOMPARE(rig.transports.peer(1).countReceived("subscribe_client"), 1);
    QCOMPARE(rig.transports.peer(0).countReceived("subscribe_client"), 0);
    rig.peer().say(R"({"type": "subscribed", "client_id": 3, "message": "Subscribed to client alerts"})");
    QCOMPARE(rig.take(), (QStringList {u"sent subscribe_client"_s, u"answered 9"_s, u"ready successor"_s}));
    channel.promoteSuccessor();
    QCOMPARE(rig.take().filter(u"lost"_s), QStringList());
    QVERIFY(rig.stateAs<Connected>());
    QCOMPARE(rig.stateAs<Connected>()->since, since); // no break
    QVERIFY(!rig.transports.peer(0).isAlive());
    QCOMPARE(int(rig.transports.peer(0).endedByClient()->kind), int(EndKind::Replaced));
    QVERIFY(!channel.canSend(kSuccessor));
    channel.send(acknowledge(1), 10);
    QCOMPARE(rig.transports.peer(1).countReceived("acknowledge_alert"), 1);
    // And it can be renewed again.
    channel.renew();
    QCOMPARE(rig.transports.count(), 3);
}

void ChannelTest::oldLinkFinishesItsRequest()
{
    ChannelRig rig;
    renewUpTo(rig);
    rig.channel->send(acknowledge(1), 1);
    rig.channel->promoteSuccessor();
    QVERIFY(rig.transports.peer(0).isAlive());
    QVERIFY(rig.take().contains(u"renewed"_s));
    QVERIFY(rig.channel->canSend()); // the new one takes requests meanwhile
    rig.channel->send(acknowledge(2), 2);
    rig.transports.peer(0).say(R"({"type": "alert_acknowledged", "alert_id": 1})");
    QCOMPARE(rig.take(), (QStringList {u"sent acknowledge_alert"_s, u"answered 1"_s}));
    QVERIFY(!rig.transports.peer(0).isAlive());
    rig.transports.peer(1).say(R"({"type": "alert_acknowledged", "alert_id": 2})");
    QCOMPARE(rig.take(), (QStringList {u"answered 2"_s, u"ready"_s}));
}

void ChannelTest::oldLinkIsBounded()
{
    ChannelRig rig;
    renewUpTo(rig);
    rig.transports.peer(1).behaviour().answersMessages = true;
    rig.channel->send(acknowledge(1), 1);
    rig.channel->promoteSuccessor();
    rig.take();
    rig.advance(10s);
    rig.advance(100ms);
    QVERIFY(!rig.transports.peer(0).isAlive());
    QCOMPARE(rig.take().filter(u"unanswered"_s), QStringList {u"unanswered 1"_s});
    QCOMPARE(int(rig.unansweredCauses.last().kind), int(EndKind::NoAnswer));
    QVERIFY(rig.losses.isEmpty());
    QVERIFY(rig.stateAs<Connected>());
}

void ChannelTest::oldLinkDropsItsHeartbeat()
{
    ChannelRig rig;
    rig.connectUp();
    rig.advance(1s); // the first heartbeat is in flight
    QCOMPARE(rig.transports.peer(0).countReceived("heartbeat"), 1);
    QVERIFY(!rig.channel->canSend());
    rig.channel->renew();
    rig.peer().accept();
    rig.peer().greet();
    rig.channel->promoteSuccessor();
    QVERIFY(!rig.transports.peer(0).isAlive());
    QVERIFY(rig.unansweredCauses.isEmpty());
}

void ChannelTest::bothLinksDeliver()
{
    ChannelRig rig;
    renewUpTo(rig);
    const char *alert = R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "m"})";
    rig.transports.peer(0).say(alert);
    rig.transports.peer(1).say(alert);
    QCOMPARE(rig.take().count(u"message alert_new"_s), 2);
    rig.channel->send(acknowledge(1), 1);
    rig.channel->promoteSuccessor();
    rig.take();
    rig.transports.peer(0).say(alert);
    rig.transports.peer(1).say(alert);
    QCOMPARE(rig.take().count(u"message alert_new"_s), 2);
}

void ChannelTest::renewalRefusedKeepsTheOld()
{
    ChannelRig rig;
    rig.connectUp();
    rig.take();
    rig.channel->renew();
    rig.peer().refuse(403);
    QCOMPARE(rig.take(), QStringList {u"renewal failed"_s});
    QCOMPARE(rig.renewalFailures.last().status, 403);
    QVERIFY(rig.stateAs<Connected>());
    QVERIFY(rig.transports.peer(0).isAlive());
    rig.channel->promoteSuccessor(); // there is none
    QVERIFY(rig.transports.peer(0).isAlive());
    rig.channel->renew(); // may be tried again
    QCOMPARE(rig.transports.count(), 3);
}

void ChannelTest::successorDiesBeforePromotion()
{
    ChannelRig rig;
    renewUpTo(rig);
    rig.channel->send(wire::SubscribeClient {EntityId(3)}, 9, kSuccessor);
    rig.take();
    rig.peer().close(1011);
    QCOMPARE(rig.take(), (QStringList {u"unanswered 9"_s, u"renewal failed"_s}));
    QVERIFY(rig.stateAs<Connected>());
    QVERIFY(rig.transports.peer(0).isAlive());
}

void ChannelTest::oldDiesAndSuccessorTakesOver()
{
    ChannelRig rig;
    renewUpTo(rig);
    rig.channel->send(acknowledge(1), 1);
    rig.take();
    rig.transports.peer(0).close(1011);
    const QStringList told = rig.take();
    QVERIFY2(told.startsWith(u"unanswered 1"_s), qPrintable(told.join(u'\n')));
    QVERIFY(told.contains(u"renewed"_s) && told.contains(u"ready"_s) && !told.contains(u"lost"_s));
    QCOMPARE(rig.unansweredCauses.last().status, 1011);
    QVERIFY(rig.stateAs<Connected>());
    rig.channel->send(acknowledge(2), 2);
    QCOMPARE(rig.transports.peer(1).countReceived("acknowledge_alert"), 1);
    rig.clock.advance(5s);
    QCOMPARE(rig.transports.count(), 2);
}

void ChannelTest::sleepEndsBothLinks_data()
{
    QTest::addColumn<EndKind>("kind");
    QTest::newRow("slept") << EndKind::Slept;
    QTest::newRow("network changed") << EndKind::NetworkChanged;
    QTest::newRow("another tenant") << EndKind::TenantChanged;
}

void ChannelTest::sleepEndsBothLinks()
{
    QFETCH(EndKind, kind);
    ChannelRig rig;
    renewUpTo(rig);
    rig.channel->dropLink(endCause(kind));
    QVERIFY(!rig.stateAs<Connected>());
    QCOMPARE(rig.losses.size(), 1);
    QCOMPARE(rig.transports.aliveCount(), 0);
}

void ChannelTest::oldDiesBeforeSuccessorIsGreeted()
{
    ChannelRig rig;
    rig.connectUp();
    rig.channel->renew();
    rig.peer().accept();
    rig.take();
    rig.transports.peer(0).drop();
    QCOMPARE(rig.take(), (QStringList {u"lost"_s, u"state reconnecting"_s}));
    QCOMPARE(rig.transports.aliveCount(), 0);
    rig.clock.advance(1s);
    QCOMPARE(rig.transports.count(), 3);
}

void ChannelTest::currentDiesWhileOldFinishes()
{
    ChannelRig rig;
    renewUpTo(rig);
    rig.channel->send(acknowledge(1), 1);
    rig.channel->promoteSuccessor();
    rig.channel->send(acknowledge(2), 2);
    rig.take();
    rig.transports.peer(1).close(1011);
    QCOMPARE(rig.take(), (QStringList {u"unanswered 2"_s, u"unanswered 1"_s, u"lost"_s, u"state reconnecting"_s}));
    // Only what the dead socket carried is suspect.
    QCOMPARE(rig.unansweredCauses.at(0).status, 1011);
    QCOMPARE(int(rig.unansweredCauses.at(1).kind), int(EndKind::Replaced));
    QCOMPARE(rig.transports.aliveCount(), 0);
}

void ChannelTest::renewalNeedsALivingLink()
{
    ChannelRig rig;
    Channel &channel = rig.make();
    channel.renew();
    channel.promoteSuccessor();
    channel.start();
    channel.renew();
    QCOMPARE(rig.transports.count(), 1);
    rig.peer().accept();
    rig.peer().greet();
    channel.renew();
    channel.renew();
    QCOMPARE(rig.transports.count(), 2);
    channel.promoteSuccessor(); // not greeted yet
    QVERIFY(rig.transports.peer(0).isAlive() && rig.transports.peer(1).isAlive());
}

void ChannelTest::renewalAsksFirst()
{
    ChannelRig rig;
    rig.connectUp();
    rig.channel->setAsksBeforeHandshake(true);
    rig.take();
    rig.channel->renew();
    rig.channel->renew();
    QCOMPARE(rig.take(), QStringList {u"handshake due"_s});
    QCOMPARE(rig.transports.count(), 1);
    rig.channel->setToken(u"token-2"_s);
    rig.channel->proceed();
    QCOMPARE(rig.transports.count(), 2);
    QCOMPARE(rig.peer().request().token, u"token-2"_s);
    // The link goes while the owner is asked: the answer opens no second one.
    ChannelRig other;
    other.connectUp();
    other.channel->setAsksBeforeHandshake(true);
    other.channel->renew();
    other.peer().drop();
    other.channel->proceed();
    QCOMPARE(other.transports.count(), 1);
    other.clock.advance(1s);
    QVERIFY(other.take().contains(u"handshake due"_s));
    other.channel->proceed();
    QCOMPARE(other.transports.count(), 2);
}

void ChannelTest::stopDuringRenewal()
{
    ChannelRig rig;
    renewUpTo(rig);
    rig.channel->send(acknowledge(1), 1);
    rig.channel->send(acknowledge(2), 2, kSuccessor);
    rig.take();
    rig.channel->stop();
    QStringList told = rig.take();
    QCOMPARE(told.takeLast(), u"state disconnected"_s);
    QCOMPARE(told.takeLast(), u"lost"_s);
    told.sort();
    QCOMPARE(told, (QStringList {u"unanswered 1"_s, u"unanswered 2"_s}));
    QCOMPARE(rig.transports.aliveCount(), 0);
}

QTEST_GUILESS_MAIN(ChannelTest)
#include "tst_channel.moc"
