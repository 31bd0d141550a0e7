// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/engine.h"

#include "tests/support/faketransport.h"
#include "tests/support/fixedrandom.h"
#include "tests/support/manualclock.h"

#include <QTest>

#include <thread>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMessageBytes = 60'000;

Profile dashboardOnly()
{
    Profile profile;
    profile.name = QStringLiteral("test");
    profile.server = QUrl(QStringLiteral("ws://127.0.0.1:9"));
    profile.channels = {ChannelKind::Dashboard};
    return profile;
}

//! An engine in virtual time on fake sockets, whose facts nobody takes by itself.
struct World {
    explicit World(bool ownThread)
        : transports(clock),
          engine(dashboardOnly(), QStringLiteral("token"), clock, std::make_unique<FixedRandom>(), transports.factory(), {})
    {
        engine.open(ownThread);
        engine.start();
        clock.advance(1s);
    }
    ~World() { engine.close(); }

    void sayAlert()
    {
        ++said;
        transports.last().say(
            "{\"type\": \"alert_created\", \"alert_id\": " + std::to_string(said) + ", \"severity\": \"HIGH\", \"message\": \""
            + std::string(kMessageBytes, 'm') + "\"}");
    }
    void fill()
    {
        while (!engine.facts().isFull() && transports.last().isOpen())
            sayAlert();
    }

    ManualClock clock;
    FakeTransports transports;
    Engine engine;
    int said = 0;
};

struct Told {
    int raises = 0;
    std::vector<EndKind> lost;
    QStringList log;
};

Told drain(FactQueue &queue)
{
    Told told;
    AlertRaise raise;
    while (const std::unique_ptr<FactChunk> chunk = queue.take()) {
        while (chunk->nextRaise(raise))
            ++told.raises;
        while (const Fact *fact = chunk->nextFact()) {
            if (const auto *lost = std::get_if<fact::LinkLost>(fact))
                told.lost.push_back(lost->cause.kind);
            else if (const auto *logged = std::get_if<fact::Logged>(fact))
                told.log.append(logged->event.text);
        }
    }
    return told;
}

} // namespace

//! What the engine does when nobody takes what it has to tell.
class TestOverrun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheLinkWhenThereIsNoRoom();
    void goesOnWhenThereIsRoomInTime();
    void staysBoundedHoweverOftenItReconnects();
};

void TestOverrun::endsTheLinkWhenThereIsNoRoom()
{
    World world(false);
    world.fill();
    QVERIFY(!world.transports.last().isOpen());
    // Nothing that was read is left out, and the gap is told.
    const Told told = drain(world.engine.facts());
    QCOMPARE(told.raises, world.said);
    QCOMPARE(told.lost, std::vector {EndKind::Overrun});
    world.clock.advance(60s);
    QCOMPARE(world.transports.count(), 2);
    QVERIFY(world.transports.last().isOpen());
}

void TestOverrun::goesOnWhenThereIsRoomInTime()
{
    World world(true);
    Told told;
    std::thread session([&] {
        while (!world.engine.facts().isFull())
            std::this_thread::yield();
        told = drain(world.engine.facts());
    });
    // The one that fills it waits until the other thread has taken everything.
    for (std::size_t i = 0; i < FactQueue::kMostBytes / kMessageBytes + 10; ++i)
        world.sayAlert();
    session.join();
    QVERIFY(world.transports.last().isOpen());
    QCOMPARE(world.transports.count(), 1);
    const Told rest = drain(world.engine.facts());
    QCOMPARE(told.raises + rest.raises, world.said);
    QVERIFY(told.lost.empty() && rest.lost.empty());
    QCOMPARE((told.log + rest.log).filter(QStringLiteral("made to wait")).size(), 1);
}

void TestOverrun::staysBoundedHoweverOftenItReconnects()
{
    World world(false);
    for (int i = 0; i < 5; ++i) {
        world.fill();
        world.sayAlert();
        world.clock.advance(120s);
    }
    std::size_t bytes = 0;
    while (const auto chunk = world.engine.facts().take())
        bytes += chunk->bytes();
    QVERIFY(bytes < FactQueue::kMostBytes + 16 * kMessageBytes);
}

QTEST_GUILESS_MAIN(TestOverrun)
#include "tst_overrun.moc"
