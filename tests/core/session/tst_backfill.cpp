// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/backfill.h"

#include "tests/support/sessionworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kList = u"/alerts/"_s;

//! A signed-in console in virtual time.
struct Floor : SessionWorld {
    Floor() { session = makeSession(testProfileWithApi(), api.makeAccess(), api.makeRefresh()); }
    void raiseOnServer(std::int64_t id, const QString &status = u"NEW"_s) { api.alerts.push_back({id, clock.wallNow(), status}); }
    //! The link breaks, `time` passes while alerts may be raised, and it is live again.
    template<typename Meanwhile> void away(Meanwhile meanwhile)
    {
        transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
        dashboard().drop();
        run(3s);
        meanwhile();
        run(2s);
        transports.behaviour().refusal.reset();
        session->retryNow();
        run(1s);
        QVERIFY(session->rowsAreLive());
    }
    bool hasRow(std::int64_t id) { return session->alerts().find(alertKey(id)).has_value(); }
};

std::string updatedFrame(std::int64_t id, const char *status)
{
    return "{\"type\": \"alert_updated\", \"alert_id\": " + std::to_string(id) + ", \"status\": \"" + status
        + "\", \"message\": \"x\", \"timestamp\": null}";
}

} // namespace

class tst_Backfill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startBringsWhatIsUnacknowledged();
    void gapIsFilled();
    void manyPages();
    void liveMessagesWin();
    void alertsThatMoveBetweenPagesAreNotMissed();
    void tornSecondsAreReadAgain();
    void forbiddenListIsAskedForOnce();
    void staleTokenIsRenewed();
    void failingListIsAskedAgainWithPatience();
    void tooManyRequestsAreHeeded();
    void endlessListIsGivenUp();
    void gapsThatFollowEachOtherAreFilledTogether();
    void allClearOnlyWhenItIs();
    void theMarkGoesWithALook();
};

void tst_Backfill::startBringsWhatIsUnacknowledged()
{
    Floor world;
    world.run(1h);
    for (int id = 1; id <= 5; ++id)
        world.raiseOnServer(id);
    world.raiseOnServer(6, u"ACKNOWLEDGED"_s);
    world.raiseOnServer(7, u"ESCALATED"_s);
    world.run(1h);
    QSignalSpy raised(world.session.get(), &Session::alertRaised);
    QSignalSpy found(world.session.get(), &Session::alertsFound);
    world.startLive();
    world.run(1s);
    QCOMPARE(world.session->alerts().counts().rows, 6);
    QCOMPARE(world.session->alerts().counts().unacknowledged, 6);
    QCOMPARE(world.alert(7).status, AlertStatus::Escalated);
    QCOMPARE(world.alert(1).client, std::optional(u"Northgate DC"_s));
    QVERIFY(world.alert(1).raisedAway);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QCOMPARE(world.session->backfill().found, 6);
    QCOMPARE(found.count(), 1);
    // They were not raised now.
    QCOMPARE(raised.count(), 0);
    QCOMPARE(world.session->raisedInLastTenMinutes(), 0);
    QVERIFY(world.clock.wallNow() - world.alert(1).firstRaised > 1h);
}

void tst_Backfill::gapIsFilled()
{
    Floor world;
    world.startLive();
    world.run(20min);
    world.raiseOnServer(1);
    world.dashboard().say(createdFrame(1));
    world.run(20min);
    world.away([&] {
        world.raiseOnServer(2);
        world.raiseOnServer(3, u"RESOLVED"_s);
        world.api.alerts[0].repeats = 1;
        world.api.alerts[0].lastSeen = world.clock.wallNow();
    });
    QVERIFY(world.hasRow(2));
    QCOMPARE(world.alert(3).status, AlertStatus::Resolved);
    QVERIFY(world.alert(2).raisedAway);
    QVERIFY(world.alert(3).raisedAway);
    QCOMPARE(world.alert(1).client, std::optional(u"Northgate DC"_s));
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QCOMPARE(world.session->alerts().counts().rows, 3);
    // Raised again while away.
    QCOMPARE(world.alert(1).count, 2);
    QVERIFY(world.alert(1).raisedAway);
    // What came live is what it was.
    world.dashboard().say(createdFrame(2));
    world.run(100ms);
    QCOMPARE(world.alert(2).count, 2);
}

void tst_Backfill::manyPages()
{
    Floor world;
    world.startLive();
    world.run(30min);
    std::set<std::int64_t> expected;
    world.away([&] {
        for (int id = 1; id <= 730; ++id) {
            world.raiseOnServer(id, id % 3 ? u"NEW"_s : u"RESOLVED"_s);
            expected.insert(id);
            if (id % 4 == 0)
                world.run(20ms);
        }
    });
    world.run(5s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    // The set is the server's: nothing is missing, and nothing is there twice.
    QCOMPARE(world.session->alerts().counts().rows, qsizetype(expected.size()));
    for (const std::int64_t id : expected)
        QVERIFY(world.hasRow(id));
}

void tst_Backfill::liveMessagesWin()
{
    Floor world;
    world.startLive();
    world.run(1min);
    world.api.latency = 1s;
    world.away([&] {
        world.raiseOnServer(1);
        world.raiseOnServer(2);
        world.raiseOnServer(3);
    });
    // The list is on its way, and shows what was: meanwhile a colleague answers one, and another is raised anew.
    world.dashboard().say(updatedFrame(1, "RESOLVED"));
    world.dashboard().say(createdFrame(2, "CRITICAL"));
    world.run(20s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QCOMPARE(world.alert(1).status, AlertStatus::Resolved);
    QCOMPARE(world.alert(1).message, u"Device 1 is offline"_s);
    QCOMPARE(world.alert(2).severity, Severity::Critical);
    QCOMPARE(world.alert(2).client, std::optional(u"Northgate DC"_s));
    QCOMPARE(world.alert(3).status, AlertStatus::New);
}

void tst_Backfill::alertsThatMoveBetweenPagesAreNotMissed()
{
    Floor world;
    for (int id = 1; id <= 250; ++id) {
        world.raiseOnServer(id);
        world.run(20ms);
    }
    // Between the first two pages somebody answers thirty on the first, so that thirty move up from the second, unread.
    int asked = 0;
    world.api.beforeList = [&asked](FakeApi &api) {
        if (++asked != 2)
            return;
        for (std::size_t i = 200; i < 230; ++i)
            api.alerts[i].status = u"ACKNOWLEDGED"_s;
    };
    world.startLive();
    world.run(5s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    for (int id = 1; id <= 200; ++id)
        QVERIFY2(world.hasRow(id), qPrintable(QString::number(id)));
}

void tst_Backfill::tornSecondsAreReadAgain()
{
    Floor world;
    world.startLive();
    world.run(1min);
    // All within one second, and the server orders them anew at each request.
    int asked = 0;
    world.api.beforeList = [&asked](FakeApi &api) {
        if (asked++ == 1)
            std::rotate(api.alerts.begin(), api.alerts.begin() + 50, api.alerts.end());
    };
    world.away([&] {
        for (int id = 1; id <= 150; ++id)
            world.raiseOnServer(id, u"RESOLVED"_s);
    });
    world.run(5s);
    QCOMPARE(world.session->alerts().counts().rows, 150);
}

void tst_Backfill::forbiddenListIsAskedForOnce()
{
    Floor world;
    world.api.listStatus = 403;
    world.startLive();
    world.run(1s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Refused);
    QCOMPARE(world.api.count(kList), 1);
    const auto warnings = [&] {
        int count = 0;
        for (const LogEvent &event : world.session->events().events())
            count += event.text.contains(u"list of alerts"_s);
        return count;
    };
    QCOMPARE(warnings(), 1);
    for (int i = 0; i < 5; ++i)
        world.away([] {});
    QCOMPARE(world.api.count(kList), 1);
    QCOMPARE(warnings(), 1);
    QVERIFY(!world.session->isAllClear());
}

void tst_Backfill::staleTokenIsRenewed()
{
    Floor world;
    const QString access = world.api.makeAccess();
    world.session = world.makeSession(testProfileWithApi(), access, world.api.makeRefresh());
    world.raiseOnServer(1);
    world.api.revoke(access);
    world.startLive();
    world.run(2s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QVERIFY(world.hasRow(1));
    QCOMPARE(world.api.count(u"/auth/refresh/"_s), 1);
}

void tst_Backfill::failingListIsAskedAgainWithPatience()
{
    Floor world;
    world.api.listStatus = 500;
    world.raiseOnServer(1);
    world.startLive();
    world.run(30min);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Running);
    const int asked = world.api.count(kList);
    QVERIFY2(asked >= 4 && asked <= 12, qPrintable(QString::number(asked)));
    world.api.listStatus = 0;
    world.run(6min);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QVERIFY(world.hasRow(1));
}

void tst_Backfill::tooManyRequestsAreHeeded()
{
    Floor world;
    world.api.listStatus = 429;
    world.api.retryAfter = 600s;
    world.startLive();
    world.run(1s);
    QCOMPARE(world.api.count(kList), 1);
    // Another gap is no reason to ask sooner.
    world.away([] {});
    world.run(5min);
    QCOMPARE(world.api.count(kList), 1);
    world.api.listStatus = 0;
    world.run(6min);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
}

void tst_Backfill::endlessListIsGivenUp()
{
    Floor world;
    for (int id = 1; id <= 7000; ++id)
        world.api.alerts.push_back({id, world.clock.wallNow() + milliseconds(id * 10)});
    world.startLive();
    world.run(10s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Incomplete);
    QVERIFY(world.api.count(kList) <= Backfill::kMostPages);
    QVERIFY(!world.session->isAllClear());
}

void tst_Backfill::gapsThatFollowEachOtherAreFilledTogether()
{
    Floor world;
    world.startLive();
    world.run(30min);
    world.api.isDown = true;
    world.away([&] { world.raiseOnServer(1, u"RESOLVED"_s); });
    world.run(30min);
    world.away([&] { world.raiseOnServer(2, u"RESOLVED"_s); });
    world.api.isDown = false;
    world.run(6min);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QVERIFY(world.hasRow(1));
    QVERIFY(world.hasRow(2));
}

void tst_Backfill::allClearOnlyWhenItIs()
{
    Floor world;
    QVERIFY(!world.session->isAllClear());
    world.startLive();
    world.run(1s);
    QVERIFY(world.session->isAllClear());
    world.dashboard().say(createdFrame(1));
    world.run(100ms);
    QVERIFY(!world.session->isAllClear());
    world.session->acknowledge({alertKey(1)});
    world.run(500ms);
    QVERIFY(world.session->isAllClear());
    world.dashboard().drop();
    world.run(100ms);
    QVERIFY(!world.session->isAllClear());
    world.api.latency = 2s;
    world.run(2s);
    QVERIFY(world.session->rowsAreLive());
    // Live, but what was missed is not known yet.
    QVERIFY(!world.session->isAllClear());
    world.run(20s);
    QVERIFY(world.session->isAllClear());

    // Without an API nobody can know.
    SessionWorld other;
    other.startLive();
    other.run(1s);
    QVERIFY(other.session->rowsAreLive());
    QVERIFY(!other.session->isAllClear());
}

void tst_Backfill::theMarkGoesWithALook()
{
    Floor world;
    world.raiseOnServer(1);
    world.raiseOnServer(2);
    world.startLive();
    world.run(1s);
    QVERIFY(world.alert(1).raisedAway);
    world.session->noteLookedAt(alertKey(1));
    QVERIFY(!world.alert(1).raisedAway);
    world.session->acknowledge({alertKey(2)});
    world.run(500ms);
    QVERIFY(!world.alert(2).raisedAway);
    // The same list once more makes no news of it.
    world.away([] {});
    QVERIFY(!world.alert(1).raisedAway);
}

QTEST_GUILESS_MAIN(tst_Backfill)
#include "tst_backfill.moc"
