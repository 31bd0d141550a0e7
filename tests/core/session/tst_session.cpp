// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/support/sessionworld.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsArriveAndAreLive();
    void dashboardOpensBeforeTheOthers();
    void acknowledgementIsConfirmedByTheServerOnly();
    void undoTakesBackWhatIsHeld();
    void acknowledgementOfAFindingNeverReachesTheServer();
    void refusalShowsTheServersWords();
    void offlineAcknowledgementIsSentAfterTheReconnection();
    void lostAnswerIsAskedAgainOnce();
    void poisonousAlertIsSetAside();
    void rateLimitRepeatsWhatWasDropped();
    void budgetPacesABulk();
    void subscriptionsAreRestoredInOrderBeforeCommands();
    void rowsSettleOnlyWhenSubscriptionsAreAnswered();
    void poisonousSubscriptionDoesNotLoop();
    void silentCutGoesStaleWithinTenSeconds();
    void rowsGoStaleByTheReadersClock();
    void aCutBehindADeadConsumerGivesItNoMoreTime();
    void gapIsDeclaredFromTheLastProof();
    void colleaguesAcknowledgementShows();
    void unknownMessagesAndBadFramesAreLoggedOnly();
    void floodOfBadFramesKeepsTheLogReadable();
    void presenceYieldsItsSocketToARefusedDashboard();
    void refusalIsNarrowedByAnotherChannel();
    void renewalKeepsTheRowsLive();
    void linkThatCannotBeRenewedIsDoubtedAfterAnHour();
    void otherTenantHoldsTheOutbox();
    void statsAreAskedOnPresence();
    void metricsReachTheSubscription();
    void unsubscriptionLeavesWithTheRenewedLink();
    void duplicateCopiesCountOnce();
    void endsInTheMiddleOfEverything();
    void worksOnAThreadOfItsOwn();
};

void tst_Session::rowsArriveAndAreLive()
{
    SessionWorld world;
    QCOMPARE(world.session->liveness().kind, Liveness::Kind::NeverLive);
    QVERIFY(!world.session->rowsAreLive());
    world.startLive();
    QCOMPARE(world.session->liveness().kind, Liveness::Kind::Live);
    QVERIFY(world.session->rowsAreLive());

    QSignalSpy raised(world.session.get(), &Session::alertRaised);
    world.dashboard().say(createdFrame(7));
    world.dashboard().say(createdFrame(8, "CRITICAL"));
    world.run(40ms);
    QCOMPARE(raised.count(), 2);
    QCOMPARE(world.session->alerts().counts().rows, 2);
    QCOMPARE(world.alert(8).severity, Severity::Critical);
    QCOMPARE(world.alert(7).message, QStringLiteral("Device 7 is offline"));
    QCOMPARE(world.session->raisedInLastTenMinutes(), 2);
    world.run(11min);
    QCOMPARE(world.session->raisedInLastTenMinutes(), 0);
    QVERIFY(world.session->rowsAreLive());
}

void tst_Session::dashboardOpensBeforeTheOthers()
{
    SessionWorld world;
    world.transports.behaviour().greets = false;
    world.session->start();
    world.run(100ms);
    QCOMPARE(world.transports.count(), 1);
    QVERIFY(world.transports.lastTo(u"dashboard"));
    world.transports.behaviour().greets = true;
    world.dashboard().greet();
    world.run(100ms);
    QVERIFY(world.presence());
    QVERIFY(isConnected(world.session->channel(ChannelKind::Presence).state));
}

void tst_Session::acknowledgementIsConfirmedByTheServerOnly()
{
    SessionWorld world;
    world.startLive();
    world.dashboard().say(createdFrame(7));
    world.run(40ms);
    world.dashboard().behaviour().answersMessages = false;
    world.session->acknowledge({alertKey(7), alertKey(7)});
    world.run(40ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    QCOMPARE(world.commandState(7), QStringLiteral("sent"));
    QCOMPARE(world.alert(7).status, AlertStatus::New);
    QCOMPARE(world.alert(7).command.state, RowCommand::State::Sent);

    world.dashboard().say("{\"type\": \"alert_acknowledged\", \"alert_id\": 7}");
    world.run(40ms);
    QCOMPARE(world.commandState(7), QStringLiteral("confirmed"));
    QCOMPARE(world.alert(7).status, AlertStatus::Acknowledged);
    QVERIFY(world.alert(7).acknowledgedHere);
    QCOMPARE(world.alert(7).command.state, RowCommand::State::Confirmed);
    QCOMPARE(world.session->alerts().counts().unacknowledged, 0);
}

void tst_Session::undoTakesBackWhatIsHeld()
{
    SessionWorld world;
    world.startLive();
    for (const int alert : {7, 8, 9})
        world.dashboard().say(createdFrame(alert));
    world.session->setUndoGrace(5s);
    world.run(40ms);
    world.session->acknowledge({alertKey(7)});
    world.session->acknowledge({alertKey(8), alertKey(9)});
    world.run(4900ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    QVERIFY(world.alert(8).command.heldUntil);

    world.session->takeBack({alertKey(9)});
    world.run(40ms);
    QCOMPARE(world.commandState(9), QStringLiteral("withdrawn"));
    QCOMPARE(world.alert(9).command.state, RowCommand::State::None);
    world.session->undo();
    world.run(1s);
    QCOMPARE(world.commandState(8), QStringLiteral("withdrawn"));
    // What was asked for before stands; it is on its way once its time is over, and cannot be undone any more.
    QCOMPARE(world.commandState(7), QStringLiteral("confirmed"));
    QVERIFY(!world.alert(7).command.heldUntil);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    world.session->takeBack({alertKey(7)});
    world.run(1s);
    QCOMPARE(world.alert(7).status, AlertStatus::Acknowledged);
}

void tst_Session::acknowledgementOfAFindingNeverReachesTheServer()
{
    SessionWorld world;
    world.startLive();
    world.dashboard().say("{\"type\": \"finding_created\", \"finding_id\": 7, \"finding_type\": \"X\", \"severity\": \"HIGH\", "
                          "\"category\": \"SAFETY\", \"site_id\": null, \"site_name\": null, \"title\": \"T\", "
                          "\"evidence_summary\": \"\", \"detected_at\": \"2026-01-02T12:00:00+00:00\"}");
    world.run(40ms);
    const AlertKey key {AlertKind::Finding, EntityId(7)};
    QVERIFY(world.session->alerts().find(key));
    world.session->acknowledge({key});
    world.run(200ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    QVERIFY(world.session->alerts().at(*world.session->alerts().find(key)).seen);
}

void tst_Session::refusalShowsTheServersWords()
{
    SessionWorld world;
    world.startLive();
    world.dashboard().say(createdFrame(7));
    world.dashboard().behaviour().answer = [](FakePeer &, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        if (message.value(u"type").toString() != u"acknowledge_alert")
            return std::nullopt;
        return std::vector<std::string> {"{\"type\": \"error\", \"message\": \"Cannot acknowledge alerts\"}"};
    };
    world.run(40ms);
    world.session->acknowledge({alertKey(7)});
    world.run(100ms);
    QCOMPARE(world.commandState(7), QStringLiteral("refused"));
    QCOMPARE(world.alert(7).command.words, QStringLiteral("Cannot acknowledge alerts"));
    QCOMPARE(world.alert(7).status, AlertStatus::New);
    QCOMPARE(world.session->refusedCount(), 1);
    QVERIFY(isConnected(world.session->channel(ChannelKind::Dashboard).state));

    // Asked again, and now the server agrees: nothing is refused any more.
    world.dashboard().behaviour().answer = {};
    world.session->askAgain(world.session->commands().first().id);
    world.run(100ms);
    QCOMPARE(world.alert(7).status, AlertStatus::Acknowledged);
    QCOMPARE(world.session->refusedCount(), 0);
}

void tst_Session::offlineAcknowledgementIsSentAfterTheReconnection()
{
    SessionWorld world;
    world.startLive();
    world.dashboard().say(createdFrame(7));
    world.run(40ms);
    world.dashboard().drop();
    world.run(40ms);
    QVERIFY(!world.session->rowsAreLive());
    world.session->acknowledge({alertKey(7)});
    world.run(40ms);
    QCOMPARE(world.commandState(7), QStringLiteral("queued"));
    QCOMPARE(world.session->queuedCount(), 1);
    world.run(2s);
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    QCOMPARE(world.alert(7).status, AlertStatus::Acknowledged);
}

void tst_Session::lostAnswerIsAskedAgainOnce()
{
    SessionWorld world;
    world.startLive();
    world.dashboard().say(createdFrame(7));
    world.dashboard().behaviour().answersMessages = false;
    world.run(40ms);
    world.session->acknowledge({alertKey(7)});
    world.run(40ms);
    world.dashboard().drop();
    world.run(40ms);
    QCOMPARE(world.commandState(7), QStringLiteral("unanswered"));
    QCOMPARE(world.alert(7).command.state, RowCommand::State::Unanswered);
    world.run(3s);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    QCOMPARE(world.commandState(7), QStringLiteral("confirmed"));
    world.run(2min);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
}

void tst_Session::poisonousAlertIsSetAside()
{
    SessionWorld world;
    int deaths = 0;
    world.transports.behaviour().answer =
        [&deaths](FakePeer &peer, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        if (message.value(u"type").toString() != u"acknowledge_alert" || message.value(u"alert_id") != 666)
            return std::nullopt;
        ++deaths;
        peer.close(1011);
        return std::vector<std::string> {};
    };
    world.startLive();
    world.session->acknowledge({alertKey(666), alertKey(1), alertKey(2)});
    world.run(10min);
    QCOMPARE(deaths, 2);
    QCOMPARE(world.commandState(666), QStringLiteral("refused"));
    QCOMPARE(world.commandState(1), QStringLiteral("confirmed"));
    QCOMPARE(world.commandState(2), QStringLiteral("confirmed"));
    QVERIFY(world.session->rowsAreLive());
}

void tst_Session::rateLimitRepeatsWhatWasDropped()
{
    SessionWorld world;
    world.startLive();
    bool limited = true;
    int executed = 0;
    world.dashboard().behaviour().answer = [&](FakePeer &, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        if (limited) {
            limited = false;
            return std::vector<std::string> {"{\"type\": \"error\", \"message\": \"Rate limit exceeded\"}"};
        }
        executed += message.value(u"type").toString() == u"acknowledge_alert";
        return std::nullopt;
    };
    limited = true;
    world.session->acknowledge({alertKey(7)});
    world.run(2min);
    QCOMPARE(executed, 1);
    QCOMPARE(world.commandState(7), QStringLiteral("confirmed"));
    QCOMPARE(world.session->refusedCount(), 0);
}

void tst_Session::budgetPacesABulk()
{
    SessionWorld world;
    world.startLive();
    QList<AlertKey> keys;
    for (int id = 1; id <= 150; ++id)
        keys.append(alertKey(id));
    world.session->acknowledge(keys);
    world.run(30s);
    const int sent = int(world.dashboard().received().size());
    QVERIFY2(sent > 40 && sent <= 60, qPrintable(QString::number(sent)));
    QVERIFY(world.session->budget().spent <= 60);
    QVERIFY(world.session->queuedCount() >= 90);
    world.run(4min);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 150);
    QCOMPARE(world.session->queuedCount(), 0);
    QVERIFY(world.session->rowsAreLive());
}

void tst_Session::subscriptionsAreRestoredInOrderBeforeCommands()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(3), {}}, {EntityId(1), {}}, {EntityId(2), {}}};
    SessionWorld world(profile);
    world.startLive();
    world.dashboard().drop();
    world.run(40ms);
    world.session->acknowledge({alertKey(9)});
    world.run(3s);
    QStringList order;
    for (const std::string &frame : world.dashboard().received()) {
        const QString text = QString::fromStdString(frame);
        if (!text.contains(u"heartbeat"))
            order.append(text);
    }
    QCOMPARE(
        order,
        QStringList(
            {QStringLiteral("{\"type\":\"subscribe_client\",\"client_id\":3}"),
             QStringLiteral("{\"type\":\"subscribe_client\",\"client_id\":1}"),
             QStringLiteral("{\"type\":\"subscribe_client\",\"client_id\":2}"),
             QStringLiteral("{\"type\":\"acknowledge_alert\",\"alert_id\":9}")}));
    for (const SubscriptionStatus &status : world.session->subscriptions())
        QCOMPARE(status.state, SubscriptionStatus::State::Subscribed);
}

void tst_Session::rowsSettleOnlyWhenSubscriptionsAreAnswered()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(3), {}}};
    SessionWorld world(profile);
    world.transports.behaviour().answersMessages = false;
    world.startLive();
    QCOMPARE(world.session->liveness().kind, Liveness::Kind::Settling);
    QVERIFY(!world.session->rowsAreLive());
    world.dashboard().say("{\"type\": \"error\", \"message\": \"Insufficient permissions\"}");
    world.run(40ms);
    // A refusal is an answer: nothing more will come of it.
    QCOMPARE(world.session->liveness().kind, Liveness::Kind::Live);
    QCOMPARE(world.session->subscriptions().first().state, SubscriptionStatus::State::Refused);
    QCOMPARE(world.session->subscriptions().first().words, QStringLiteral("Insufficient permissions"));
}

void tst_Session::poisonousSubscriptionDoesNotLoop()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(666), {}}, {EntityId(1), {}}};
    SessionWorld world(profile);
    world.transports.behaviour().answer = [](FakePeer &peer,
                                             const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        if (message.value(u"client_id") != 666)
            return std::nullopt;
        peer.close(1011);
        return std::vector<std::string> {};
    };
    world.session->start();
    world.run(2min);
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.session->subscriptions().at(0).state, SubscriptionStatus::State::Refused);
    QCOMPARE(world.session->subscriptions().at(1).state, SubscriptionStatus::State::Subscribed);
}

void tst_Session::silentCutGoesStaleWithinTenSeconds()
{
    SessionWorld world;
    world.startLive();
    world.run(37s);
    QVERIFY(world.session->rowsAreLive());
    world.dashboard().cutSilently();
    milliseconds stale {0};
    while (world.session->rowsAreLive() && stale < 60s) {
        world.run(100ms);
        stale += 100ms;
    }
    QVERIFY2(stale <= 10s, qPrintable(QString::number(stale.count())));
    // The next attempt finds an answering server.
    world.run(3s);
    QVERIFY(world.session->rowsAreLive());
}

void tst_Session::rowsGoStaleByTheReadersClock()
{
    SessionWorld world;
    world.startLive();
    // The whole process stands still: no timer, no signal, no fact. What is asked now must not look alive.
    world.clock.jumpBoot(12s);
    QVERIFY(!world.session->rowsAreLive());
}

void tst_Session::aCutBehindADeadConsumerGivesItNoMoreTime()
{
    SessionWorld world;
    world.startLive();
    world.run(2s); // the first heartbeat is answered
    world.dashboard().behaviour().answersMessages = false;
    world.run(22s);
    QVERIFY(world.session->rowsAreLive());
    // Pings were answered until now: their silence alone would be given until the 32nd second.
    world.dashboard().cutSilently();
    world.run(3s);
    QVERIFY(world.session->liveness().kind == Liveness::Kind::Live);
    QVERIFY(!world.session->rowsAreLive());
}

void tst_Session::gapIsDeclaredFromTheLastProof()
{
    SessionWorld world;
    world.startLive();
    world.run(21s);
    const WallTime lastWord = world.clock.wallNow();
    world.dashboard().say(createdFrame(7));
    world.run(5s);
    const milliseconds roundTrip = world.session->channel(ChannelKind::Dashboard).roundTrip.value_or(0ms);
    QSignalSpy closed(world.session.get(), &Session::gapClosed);
    world.dashboard().drop();
    world.run(5s);
    QCOMPARE(closed.count(), 1);
    const Gap gap = closed.first().first().value<Gap>();
    QVERIFY(gap.to);
    // From the last word of the consumer, not from when the loss was noticed; and it may have been said as early as the ping before it.
    QVERIFY(roundTrip > 0ms);
    QVERIFY(gap.from < lastWord);
    QVERIFY(lastWord - gap.from <= 3s + roundTrip);
    QVERIFY(*gap.to - gap.from > 5s && *gap.to - gap.from < 11s);
    QVERIFY(world.session->health().coverage().percent() < 100);
}

void tst_Session::colleaguesAcknowledgementShows()
{
    SessionWorld world;
    world.startLive();
    world.dashboard().say(createdFrame(7));
    world.dashboard().say(
        "{\"type\": \"alert_updated\", \"alert_id\": 7, \"status\": \"ACKNOWLEDGED\", \"message\": \"Alert 7 updated "
        "to ACKNOWLEDGED\", \"timestamp\": \"2026-01-02T12:00:01+00:00\"}");
    world.run(40ms);
    QCOMPARE(world.alert(7).status, AlertStatus::Acknowledged);
    QVERIFY(!world.alert(7).acknowledgedHere);
    QCOMPARE(world.alert(7).message, QStringLiteral("Device 7 is offline"));
}

void tst_Session::unknownMessagesAndBadFramesAreLoggedOnly()
{
    SessionWorld world;
    world.startLive();
    const std::size_t before = world.session->events().events().size();
    world.dashboard().say("no json");
    world.dashboard().say("{\"type\": \"quake\"}");
    world.dashboard().say("[1]");
    world.dashboard().sayBinary(12);
    world.dashboard().say("{\"type\": \"alert_created\", \"severity\": \"CRITICAL\"}");
    world.run(100ms);
    QCOMPARE(world.session->events().events().size() - before, std::size_t(5));
    QCOMPARE(world.session->events().events().at(before).raw, QStringLiteral("no json"));
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.session->alerts().counts().rows, 0);
}

void tst_Session::floodOfBadFramesKeepsTheLogReadable()
{
    SessionWorld world;
    world.startLive();
    const std::size_t before = world.session->events().events().size();
    for (int i = 0; i < 5000; ++i)
        world.dashboard().say("no json");
    world.run(1500ms);
    world.dashboard().say("no json");
    world.run(100ms);
    const std::size_t lines = world.session->events().events().size() - before;
    QVERIFY2(lines <= 25, qPrintable(QString::number(lines)));
    QVERIFY(world.session->rowsAreLive());
}

void tst_Session::presenceYieldsItsSocketToARefusedDashboard()
{
    SessionWorld world;
    world.startLive();
    QVERIFY(isConnected(world.session->channel(ChannelKind::Presence).state));
    // After a restart the server has room for one socket only, and Presence was quicker.
    world.transports.behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    FakePeer *const presence = world.presence();
    world.dashboard().drop();
    world.run(2s);
    QVERIFY(!presence->isAlive());
    world.transports.behaviour().refusal.reset();
    world.run(70s);
    QVERIFY(world.session->rowsAreLive());
    QVERIFY(isConnected(world.session->channel(ChannelKind::Presence).state));
    QVERIFY(world.session->refusalHint().isEmpty());
}

void tst_Session::refusalIsNarrowedByAnotherChannel()
{
    SessionWorld world;
    world.transports.behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    world.session->start();
    world.run(100ms);
    QVERIFY(world.session->refusalHint().contains(QStringLiteral("origin")));
    const QString wide = world.session->refusalHint();
    // Presence is accepted with the same token.
    world.transports.behaviour().refusal.reset();
    world.transports.behaviour().accepts = true;
    world.session->retryNow();
    world.run(100ms);
    QVERIFY(world.session->refusalHint() != wide);
}

void tst_Session::renewalKeepsTheRowsLive()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(3), {}}};
    SessionWorld world(profile);
    world.startLive();
    FakePeer *const first = &world.dashboard();
    QSignalSpy liveness(world.session.get(), &Session::livenessChanged);
    // Half way between 45 and 50 minutes.
    world.run(47min);
    QCOMPARE(&world.dashboard(), first);
    world.run(1min);
    QVERIFY(&world.dashboard() != first);
    QVERIFY(!first->isAlive());
    QCOMPARE(world.dashboard().countReceived("subscribe_client"), 1);
    QVERIFY(liveness.isEmpty());
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.transports.aliveCount(), 2);
    world.dashboard().say(createdFrame(7));
    world.run(40ms);
    QCOMPARE(world.session->alerts().counts().rows, 1);
}

void tst_Session::linkThatCannotBeRenewedIsDoubtedAfterAnHour()
{
    SessionWorld world;
    world.startLive();
    world.transports.behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    world.run(59min);
    QVERIFY(!world.session->coverageUncertain());
    QVERIFY(world.session->rowsAreLive());
    world.run(2min);
    QVERIFY(world.session->coverageUncertain());
    world.transports.behaviour().refusal.reset();
    world.run(6min);
    QVERIFY(!world.session->coverageUncertain());
}

void tst_Session::otherTenantHoldsTheOutbox()
{
    Profile profile = testProfile();
    profile.tenantId = EntityId(4);
    SessionWorld world(profile);
    world.startLive();
    QVERIFY(world.session->holdReason());
    world.session->acknowledge({alertKey(7)});
    world.run(1min);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    QCOMPARE(world.commandState(7), QStringLiteral("queued"));
    world.session->acceptTenant();
    world.run(200ms);
    QVERIFY(!world.session->holdReason());
    QCOMPARE(world.session->profile().tenantId, std::optional(EntityId(5)));
    // Alert 7 of the former tenant is not alert 7 of this one.
    QCOMPARE(world.commandState(7), QStringLiteral("none"));
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    QCOMPARE(world.session->outbox().ofOthers, 1);
    world.session->acknowledge({alertKey(7)});
    world.run(200ms);
    QCOMPARE(world.commandState(7), QStringLiteral("confirmed"));
}

void tst_Session::statsAreAskedOnPresence()
{
    SessionWorld world;
    world.startLive();
    QSignalSpy received(world.session.get(), &Session::statsReceived);
    world.session->requestStats();
    world.run(200ms);
    QCOMPARE(world.presence()->countReceived("get_stats"), 1);
    QCOMPARE(received.count(), 1);
    QVERIFY(world.session->stats());
}

void tst_Session::metricsReachTheSubscription()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(3), {}}};
    SessionWorld world(profile);
    world.startLive();
    world.session->requestMetrics(EntityId(3));
    world.run(200ms);
    QCOMPARE(world.dashboard().countReceived("request_metrics"), 1);
    QVERIFY(world.session->subscriptions().first().metricsAt);
}

void tst_Session::unsubscriptionLeavesWithTheRenewedLink()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(3), {}}, {EntityId(4), {}}};
    SessionWorld world(profile);
    world.startLive();
    world.session->unsubscribe(EntityId(3));
    world.run(40ms);
    QCOMPARE(world.session->subscriptions().first().state, SubscriptionStatus::State::LeavesAtNextConnection);
    QCOMPARE(world.session->profile().subscriptions.size(), 1);
    QVERIFY(world.session->rowsAreLive());
    world.session->renewDashboard();
    world.run(500ms);
    QCOMPARE(world.session->subscriptions().size(), 1);
    QCOMPARE(world.dashboard().countReceived("subscribe_client"), 1);
    QVERIFY(world.session->rowsAreLive());
}

void tst_Session::duplicateCopiesCountOnce()
{
    SessionWorld world;
    world.startLive();
    // An older server sends one copy for each group a socket is in.
    world.dashboard().say(createdFrame(7));
    world.dashboard().say(createdFrame(7));
    world.run(40ms);
    QCOMPARE(world.alert(7).count, 1);
    world.run(3s);
    world.dashboard().say(createdFrame(7));
    world.run(40ms);
    QCOMPARE(world.alert(7).count, 2);
}

void tst_Session::endsInTheMiddleOfEverything()
{
    {
        SessionWorld world;
        world.session->start();
    }
    {
        SessionWorld world;
        world.startLive();
        world.session->acknowledge({alertKey(1)});
        world.dashboard().say(createdFrame(7));
    }
    {
        SessionWorld world;
        world.startLive();
        connect(world.session.get(), &Session::alertRaised, world.session.get(), [&world] { world.session.reset(); });
        world.dashboard().say(createdFrame(7));
        world.dashboard().say(createdFrame(8));
        world.run(100ms);
        QVERIFY(!world.session);
    }
}

void tst_Session::worksOnAThreadOfItsOwn()
{
    // A real clock and no server: what counts is that facts cross and that the end is clean.
    Profile profile = testProfile();
    Session session(profile, QStringLiteral("token"), {});
    QSignalSpy changed(&session, &Session::channelChanged);
    session.start();
    QTRY_VERIFY(std::holds_alternative<Reconnecting>(session.channel(ChannelKind::Dashboard).state));
    QVERIFY(changed.count() >= 1);
    QCOMPARE(std::get<Reconnecting>(session.channel(ChannelKind::Dashboard).state).cause.kind, EndKind::ConnectionRefused);
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
