// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/engine.h"

#include "tests/support/faketransport.h"
#include "tests/support/fixedrandom.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

Profile dashboardOnly()
{
    Profile profile;
    profile.name = QStringLiteral("test");
    profile.server = QUrl(QStringLiteral("ws://127.0.0.1:9"));
    profile.channels = {ChannelKind::Dashboard};
    return profile;
}

//! An engine in virtual time on fake sockets.
struct World {
    World()
        : transports(clock),
          engine(dashboardOnly(), QStringLiteral("token"), clock, std::make_unique<FixedRandom>(), transports.factory(), {})
    {
        engine.open(false);
        engine.start();
    }
    ~World() { engine.close(); }
    void run(milliseconds time) { clock.advance(time); }

    ManualClock clock;
    FakeTransports transports;
    Engine engine;
};

} // namespace

//! What the system's announcement of another network does in each state of a channel.
class TestNetworkChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheWait();
    void beginsAHangingAttemptAnew();
    void leavesAYoungAttemptAlone();
    void leavesALivingLinkAlone();
    void doesNotHammerAfterARefusal();
};

void TestNetworkChange::endsTheWait()
{
    World world;
    world.run(100ms);
    QVERIFY(world.transports.last().isOpen());
    world.transports.last().drop();
    QCOMPARE(world.transports.count(), 1);
    world.engine.networkChanged();
    world.run(100ms);
    QCOMPARE(world.transports.count(), 2);
    QVERIFY(world.transports.last().isOpen());
}

void TestNetworkChange::beginsAHangingAttemptAnew()
{
    World world;
    world.run(100ms);
    world.transports.behaviour().accepts = false;
    world.transports.last().drop();
    world.run(2s); // the attempt begins, and its packets are lost
    QCOMPARE(world.transports.count(), 2);
    const BootTime begun = world.clock.bootNow();
    world.run(1500ms);
    world.transports.behaviour().accepts = true;
    world.engine.networkChanged();
    world.run(100ms);
    QCOMPARE(world.transports.count(), 3);
    QVERIFY(world.transports.last().isOpen());
    QVERIFY(world.clock.bootNow() - begun < 2s);
    QCOMPARE(world.transports.aliveCount(), 1);
}

void TestNetworkChange::leavesAYoungAttemptAlone()
{
    World world;
    world.run(100ms);
    world.transports.behaviour().accepts = false;
    world.transports.last().drop();
    world.engine.networkChanged();
    QCOMPARE(world.transports.count(), 2);
    world.run(500ms);
    world.engine.networkChanged(); // a cable that comes back is announced many times
    world.run(100ms);
    QCOMPARE(world.transports.count(), 2);
}

void TestNetworkChange::leavesALivingLinkAlone()
{
    World world;
    world.run(5s);
    world.engine.networkChanged();
    world.run(5s);
    QCOMPARE(world.transports.count(), 1);
    QVERIFY(world.transports.last().isOpen());
}

void TestNetworkChange::doesNotHammerAfterARefusal()
{
    World world;
    world.run(100ms);
    world.transports.behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    world.transports.last().drop();
    world.run(2s);
    QCOMPARE(world.transports.count(), 2);
    world.engine.networkChanged();
    world.run(1s);
    QCOMPARE(world.transports.count(), 2);
}

QTEST_GUILESS_MAIN(TestNetworkChange)
#include "tst_networkchange.moc"
