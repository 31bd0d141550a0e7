// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"

#include <QStringList>
#include <QTest>

using namespace noc;
using namespace std::chrono_literals;
using noc::test::ManualClock;

class TestManualClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothClocksMove();
    void timersFireInOrderAtTheirMoment();
    void aTimerCanStartItselfAgain();
    void stoppedAndDestroyedTimersStaySilent();
    void aTimerMayDestroyItself();
    void sleepFiresLate();
    void jumpMovesOnlyTheWall();
};

void TestManualClock::bothClocksMove()
{
    ManualClock clock;
    const BootTime boot = clock.bootNow();
    const WallTime wall = clock.wallNow();
    clock.advance(1500ms);
    QVERIFY(clock.bootNow() - boot == 1500ms);
    QVERIFY(clock.wallNow() - wall == 1500ms);
}

void TestManualClock::timersFireInOrderAtTheirMoment()
{
    ManualClock clock;
    const BootTime start = clock.bootNow();
    QStringList seen;
    const auto note = [&](const char *name) {
        return [&seen, &clock, start, name] {
            const auto after = std::chrono::duration_cast<milliseconds>(clock.bootNow() - start);
            seen += QStringLiteral("%1@%2").arg(QString::fromLatin1(name)).arg(after.count());
        };
    };
    const auto late = clock.makeTimer(note("late"));
    const auto early = clock.makeTimer(note("early"));
    const auto tie = clock.makeTimer(note("tie"));
    late->start(30ms);
    early->start(10ms);
    tie->start(30ms);
    QCOMPARE(clock.pendingTimers(), std::size_t(3));
    clock.advance(29ms);
    QCOMPARE(seen, QStringList({QStringLiteral("early@10")}));
    clock.advance(1ms);
    QCOMPARE(seen, QStringList({QStringLiteral("early@10"), QStringLiteral("late@30"), QStringLiteral("tie@30")}));
    QCOMPARE(clock.pendingTimers(), std::size_t(0));
}

void TestManualClock::aTimerCanStartItselfAgain()
{
    ManualClock clock;
    int fired = 0;
    std::unique_ptr<Timer> timer;
    timer = clock.makeTimer([&] {
        ++fired;
        timer->start(10ms);
    });
    timer->start(10ms);
    clock.advance(35ms);
    QCOMPARE(fired, 3);
    QVERIFY(timer->isActive());
}

void TestManualClock::stoppedAndDestroyedTimersStaySilent()
{
    ManualClock clock;
    int fired = 0;
    const auto stopped = clock.makeTimer([&] { ++fired; });
    auto destroyed = clock.makeTimer([&] { ++fired; });
    const auto restarted = clock.makeTimer([&] { ++fired; });
    stopped->start(5ms);
    destroyed->start(5ms);
    restarted->start(5ms);
    stopped->stop();
    destroyed.reset();
    restarted->start(50ms);
    clock.advance(20ms);
    QCOMPARE(fired, 0);
    clock.advance(30ms);
    QCOMPARE(fired, 1);
}

void TestManualClock::aTimerMayDestroyItself()
{
    ManualClock clock;
    bool fired = false;
    std::unique_ptr<Timer> timer;
    timer = clock.makeTimer([&] {
        timer.reset();
        fired = true;
    });
    timer->start(1ms);
    clock.advance(1ms);
    QVERIFY(fired);
    QVERIFY(!timer);
}

void TestManualClock::sleepFiresLate()
{
    ManualClock clock;
    const BootTime start = clock.bootNow();
    nanoseconds firedAfter {};
    const auto timer = clock.makeTimer([&] { firedAfter = clock.bootNow() - start; });
    timer->start(10ms);
    clock.sleep(1h);
    QVERIFY(firedAfter == 1h);
}

void TestManualClock::jumpMovesOnlyTheWall()
{
    ManualClock clock;
    const BootTime boot = clock.bootNow();
    const WallTime wall = clock.wallNow();
    clock.jumpWall(-1h);
    QVERIFY(clock.bootNow() == boot);
    QVERIFY(clock.wallNow() == wall - 1h);
}

QTEST_APPLESS_MAIN(TestManualClock)
#include "tst_manualclock.moc"
