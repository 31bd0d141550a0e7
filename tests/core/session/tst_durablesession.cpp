// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jwt.h"
#include "tests/support/sessionworld.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

Profile ofTenant()
{
    Profile profile = testProfile();
    profile.tenantId = EntityId(5);
    return profile;
}

} // namespace

class TestDurableSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aKilledConsoleSendsWhatWasQueued();
    void aKilledConsoleAsksAgainForWhatWasOnTheWire();
    void aDiskThatRefusesIsTold();
    void anotherOperatorSendsNothingOfTheFormer();
    void expiredOnesAreNotSent();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDurableSession::aKilledConsoleSendsWhatWasQueued()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.session->acknowledge({alertKey(1), alertKey(2)});
    world.run(100ms);
    world.killAndReopen();
    world.run(100ms);
    QCOMPARE(world.commandState(1), u"queued"_s);
    world.startLive();
    world.run(500ms);
    QCOMPARE(world.commandState(1), u"confirmed"_s);
    QCOMPARE(world.commandState(2), u"confirmed"_s);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 2);
    world.killAndReopen();
    world.startLive();
    world.run(500ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    QCOMPARE(world.commandState(1), u"confirmed"_s);
}

void TestDurableSession::aKilledConsoleAsksAgainForWhatWasOnTheWire()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    world.session->acknowledge({alertKey(1)});
    // To the disk and onto the wire, but not yet answered or not yet written that it was.
    for (int i = 0; i < 10 && world.dashboard().countReceived("acknowledge_alert") == 0; ++i)
        world.run(1ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    world.killAndReopen();
    world.run(100ms);
    QVERIFY(world.commandState(1) == u"unanswered"_s || world.commandState(1) == u"confirmed"_s);
    world.startLive();
    world.run(500ms);
    QCOMPARE(world.commandState(1), u"confirmed"_s);
}

void TestDurableSession::aDiskThatRefusesIsTold()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.startLive();
    QVERIFY(world.session->outbox().onDisk);
    world.diskFault = Error {ErrorCode::Storage, u"The disk is full."_s, {}};
    world.session->acknowledge({alertKey(1)});
    world.run(500ms);
    QCOMPARE(world.commandState(1), u"confirmed"_s);
    QCOMPARE(world.session->outbox().trouble->message, u"The disk is full."_s);
    world.diskFault.reset();
    world.run(6s);
    QVERIFY(!world.session->outbox().trouble);
}

void TestDurableSession::anotherOperatorSendsNothingOfTheFormer()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.session->setToken(makeJwtOf(1));
    world.session->acknowledge({alertKey(1)});
    world.run(100ms);
    world.session->setToken(makeJwtOf(2));
    world.run(100ms);
    QCOMPARE(world.session->queuedCount(), 0);
    QCOMPARE(world.session->outbox().ofOthers, 1);
    world.startLive();
    world.run(500ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    // His own again, with another token, and as newer servers write the same user: on a fresh link it goes out.
    world.session->setToken(makeJwtOf(u"1"_s, 7));
    world.run(1s);
    QCOMPARE(world.commandState(1), u"confirmed"_s);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    QCOMPARE(world.session->outbox().ofOthers, 0);
}

void TestDurableSession::expiredOnesAreNotSent()
{
    SessionWorld world(ofTenant(), m_folder->path());
    world.session->acknowledge({alertKey(1), alertKey(2)});
    world.run(100ms);
    world.clock.advance(16min);
    world.run(100ms);
    QCOMPARE(world.session->expiredCommands().size(), 2);
    world.startLive();
    world.run(500ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 0);
    const QList<Command> expired = world.session->expiredCommands();
    world.session->discard(expired[0].id);
    world.session->askAgain(expired[1].id);
    world.run(500ms);
    QCOMPARE(world.dashboard().countReceived("acknowledge_alert"), 1);
    QVERIFY(world.session->expiredCommands().isEmpty());
}

QTEST_GUILESS_MAIN(TestDurableSession)
#include "tst_durablesession.moc"
