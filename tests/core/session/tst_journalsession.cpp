// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sessionworld.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

Profile ofTenant(Profile profile = testProfile())
{
    profile.tenantId = EntityId(5);
    return profile;
}

bool wasLogged(Session &session, const QString &words)
{
    const auto &events = session.events().events();
    return std::any_of(events.begin(), events.end(), [&](const LogEvent &event) { return event.text.contains(words); });
}

QList<JournalEvent> found(SessionWorld &world, const JournalQuery &query = {})
{
    std::optional<QList<JournalEvent>> events;
    world.session->journal().search(
        query, [&](const Result<JournalPage> &page) { events = page.ok() ? page->events : QList<JournalEvent>(); });
    [&] { QTRY_VERIFY(events); }();
    return *events;
}

} // namespace

class TestJournalSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aKilledConsoleShowsWhatWasOpenAsLastKnown();
    void theServersWordTakesTheMarkOff();
    void notSpokenOfStaysMarkedOverRuns();
    void theTimeBetweenTwoRunsIsAGap();
    void aQueuedClickShowsOnItsRestoredRow();
    void theServersListSettlesThem();
    void keepsTheFrame();
    void keepsWhatHappened();
    void aSecondConsoleGoesOnWithout();
    void aJournalThatCouldNotBeOpenedIsTriedAgain();
    void aRefusingDiskIsTold();
    void aShelfOutlivesAKill();
    void aShelfThatIsNotWrittenSaysSo();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalSession::aKilledConsoleShowsWhatWasOpenAsLastKnown()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.dashboard().say(createdFrame(2));
    world.run(1s);
    QVERIFY(!world.alert(1).lastKnown);
    world.session->acknowledge({alertKey(2)});
    world.run(20s);
    const WallTime killed = world.clock.wallNow();
    world.killAndReopen();
    world.clock.advance(3h);
    world.run(100ms);

    const Alert row = world.alert(1);
    QCOMPARE(row.message, u"Device 1 is offline"_s);
    QVERIFY(row.lastKnown && *row.lastKnown <= killed && *row.lastKnown > killed - 40s);
    QVERIFY(!world.session->rowsAreLive());
    QCOMPARE(world.session->liveness().kind, Liveness::Kind::NeverLive);
    QVERIFY(!world.session->alerts().find(alertKey(2)));
    QCOMPARE(world.session->alerts().counts().unacknowledged, 1);
    QCOMPARE(world.session->raisedInLastTenMinutes(), 0);
    QVERIFY(!world.session->isAllClear());
    // Live again, it is still only what was known then.
    world.startLive();
    world.run(1s);
    QVERIFY(world.session->rowsAreLive());
    QVERIFY(world.alert(1).lastKnown == row.lastKnown);
}

void TestJournalSession::theServersWordTakesTheMarkOff()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    for (int id = 1; id <= 3; ++id)
        world.dashboard().say(createdFrame(id));
    world.run(1s);
    world.killAndReopen();
    world.startLive();
    QCOMPARE(world.session->alerts().lastKnownCount(), 3);
    world.dashboard().say(createdFrame(1));
    world.session->acknowledge({alertKey(2)});
    world.run(1s);
    QVERIFY(!world.alert(1).lastKnown);
    QCOMPARE(world.alert(1).count, 2);
    QVERIFY(!world.alert(2).lastKnown);
    QCOMPARE(world.alert(2).status, AlertStatus::Acknowledged);
    QVERIFY(world.alert(3).lastKnown);
}

void TestJournalSession::aShelfOutlivesAKill()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    for (int id = 1; id <= 3; ++id)
        world.dashboard().say(createdFrame(id));
    world.run(1s);
    world.session->shelve({alertKey(1), alertKey(2), alertKey(3)}, 1h, u"works on it"_s);
    QVERIFY(!world.session->shelves().list().first().saved);
    world.run(10ms);
    QVERIFY(world.session->shelves().list().first().saved);
    world.session->unshelve({alertKey(2)});
    QVERIFY(wasLogged(*world.session, u"3 alert"_s));
    world.killAndReopen();
    world.startLive();
    const QList<Shelf> shelves = world.session->shelves().list();
    QCOMPARE(shelves.size(), 2);
    QVERIFY(shelves.first().saved);
    QCOMPARE(shelves.first().reason, u"works on it"_s);
    QCOMPARE(world.session->alerts().counts().shelved, 2);
    QCOMPARE(world.session->alerts().counts().unacknowledged, 3);
    QVERIFY(!world.session->isAllClear());
    // What ended while nobody looked is in sight at once.
    world.killAndReopen();
    world.clock.advance(2h);
    world.startLive();
    QCOMPARE(world.session->shelves().count(), 0);
    QCOMPARE(world.session->alerts().counts().shelved, 0);
    world.run(1s);
    world.killAndReopen();
    world.startLive();
    QCOMPARE(world.session->shelves().count(), 0);
}

void TestJournalSession::aShelfThatIsNotWrittenSaysSo()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.run(1s);
    world.diskFault = Error {ErrorCode::Storage, u"The disk is full."_s, {}};
    world.session->shelve({alertKey(1)}, 1h);
    world.run(30s);
    QVERIFY(!world.session->shelves().list().first().saved);
    QCOMPARE(world.session->alerts().counts().shelved, 1);
    world.diskFault.reset();
    world.run(2min);
    QVERIFY(world.session->shelves().list().first().saved);
}

void TestJournalSession::notSpokenOfStaysMarkedOverRuns()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.run(1s);
    world.killAndReopen();
    world.startLive();
    const auto asOf = world.alert(1).lastKnown;
    QVERIFY(asOf);
    world.run(60s);
    world.killAndReopen();
    world.startLive();
    QVERIFY(world.alert(1).lastKnown == asOf);
}

void TestJournalSession::theTimeBetweenTwoRunsIsAGap()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.run(30s);
    QVERIFY(!world.session->health().coverage().gaps().front().sinceLastRun);
    const WallTime killed = world.clock.wallNow();
    world.killAndReopen();
    world.clock.advance(2h);
    world.startLive();
    const Gap gap = world.session->health().coverage().gaps().front();
    QVERIFY(gap.atStart && gap.sinceLastRun && gap.to);
    QVERIFY(gap.from <= killed && gap.from > killed - 40s);
    QVERIFY(*gap.to >= killed + 2h);
    world.run(1s);
    const QList<JournalEvent> events = found(world);
    QVERIFY(std::any_of(events.begin(), events.end(), [&](const JournalEvent &event) {
        return event.what == JournalEvent::What::Gap && event.at == gap.from && event.until == gap.to;
    }));
}

void TestJournalSession::aQueuedClickShowsOnItsRestoredRow()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.run(1s);
    world.session->stop();
    world.run(100ms);
    world.session->acknowledge({alertKey(1)});
    world.run(1s);
    world.killAndReopen();
    world.run(100ms);
    QVERIFY(world.alert(1).lastKnown);
    QCOMPARE(world.alert(1).command.state, RowCommand::State::Queued);
}

void TestJournalSession::theServersListSettlesThem()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    for (int id = 1; id <= 3; ++id)
        world.dashboard().say(createdFrame(id));
    world.run(1s);
    world.session->abandon();
    world.session.reset();
    world.api.alerts.push_back({1, world.clock.wallNow()});
    world.api.alerts.push_back({2, world.clock.wallNow(), u"ESCALATED"_s});
    const Profile withApi = ofTenant(testProfileWithApi());
    world.session = world.makeSession(withApi, world.api.makeAccess(), world.api.makeRefresh());
    world.run(100ms);
    QCOMPARE(world.session->alerts().lastKnownCount(), 3);
    world.startLive();
    world.run(1s);
    QCOMPARE(world.session->backfill().kind, BackfillStatus::Kind::Complete);
    QCOMPARE(world.session->alerts().lastKnownCount(), 0);
    QCOMPARE(world.session->alerts().counts().rows, 2);
    QCOMPARE(world.alert(2).status, AlertStatus::Escalated);
    QVERIFY(wasLogged(*world.session, u"left the table"_s));
    // Nor does it come back.
    world.run(1s);
    world.killAndReopen(world.api.makeAccess());
    world.run(100ms);
    QCOMPARE(world.session->alerts().lastKnownCount(), 2);
}

void TestJournalSession::keepsTheFrame()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.run(1s);
    std::optional<QString> raw;
    world.session->journal().rawOf(alertKey(1), [&](const Result<QString> &read) { raw = read.ok() ? *read : u"error"_s; });
    QTRY_VERIFY(raw);
    QCOMPARE(*raw, QString::fromStdString(createdFrame(1)));
}

void TestJournalSession::keepsWhatHappened()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.run(1s);
    world.session->acknowledge({alertKey(1)});
    world.run(1s);
    world.killAndReopen();
    world.run(100ms);
    QStringList states;
    int raises = 0, acknowledged = 0;
    const QList<JournalEvent> events = found(world);
    for (const JournalEvent &event : events) {
        raises += event.what == JournalEvent::What::Raised;
        acknowledged += event.what == JournalEvent::What::Acknowledged;
        if (event.what == JournalEvent::What::Command)
            states.prepend(QString::fromStdString(event.word));
    }
    QCOMPARE(raises, 1);
    QCOMPARE(acknowledged, 1);
    QCOMPARE(states, (QStringList {u"queued"_s, u"sent"_s, u"confirmed"_s}));
    QCOMPARE(found(world, {.text = u"connected"_s}).isEmpty(), false);
}

void TestJournalSession::aSecondConsoleGoesOnWithout()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    QVERIFY(world.session->journal().isKept());
    const std::unique_ptr<Session> second = world.makeSession(ofTenant(), u"token"_s, {});
    second->start();
    world.run(3s);
    QVERIFY(!second->journal().isKept());
    QVERIFY(wasLogged(*second, u"not written to the journal"_s));
    QVERIFY(second->journal().trouble());
    QVERIFY(second->rowsAreLive());
}

void TestJournalSession::aJournalThatCouldNotBeOpenedIsTriedAgain()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.diskFault = Error {ErrorCode::Storage, u"No permission."_s, {}};
    world.killAndReopen();
    world.startLive();
    world.dashboard().say(createdFrame(1));
    world.run(130s);
    QVERIFY(!world.session->journal().isKept());
    QVERIFY(world.session->journal().trouble());
    const auto &events = world.session->events().events();
    QCOMPARE(
        std::count_if(
            events.begin(), events.end(), [](const LogEvent &e) { return e.text.contains(u"not written to the journal"_s); }),
        1);

    QSignalSpy moved(&world.session->journal(), &SessionJournal::troubleChanged);
    world.diskFault.reset();
    world.run(61s);
    QVERIFY(world.session->journal().isKept());
    QVERIFY(!world.session->journal().trouble());
    QCOMPARE(moved.count(), 1);
    world.run(1s);
    world.killAndReopen();
    world.run(100ms);
    // What was raised before the file could be opened is in it.
    QVERIFY(world.alert(1).lastKnown);
}

void TestJournalSession::aRefusingDiskIsTold()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.run(1s);
    world.diskFault = Error {ErrorCode::Storage, u"The disk is full."_s, {}};
    world.dashboard().say(createdFrame(1));
    world.run(30s);
    QVERIFY(wasLogged(*world.session, u"The journal cannot be written: The disk is full."_s));
    QVERIFY(!world.session->journal().isKept());
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.alert(1).status, AlertStatus::New);
    world.diskFault.reset();
    world.run(70s);
    QVERIFY(world.session->journal().isKept());
    world.killAndReopen();
    world.run(100ms);
    QVERIFY(world.alert(1).lastKnown);
}

QTEST_GUILESS_MAIN(TestJournalSession)
#include "tst_journalsession.moc"
