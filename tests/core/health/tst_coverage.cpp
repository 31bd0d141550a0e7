// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/clockoffset.h"
#include "core/health/coverage.h"

#include "tests/support/manualclock.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

class tst_Coverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTimeBeforeTheFirstGreetingIsUnknownNotABreak();
    void gapRunsFromTheLastProofToTheNewGreeting();
    void percentIsOfTheShift();
    void newShiftForgetsClosedGapsOnly();
    void wallClockJumpChangesNoPercent();
    void wallClockJumpChangesNoGapsLength();
    void theTimeSinceTheRunBeforeIsAGap();
    void gapsAreBounded();
    void offsetTrustsTheQuickestSample();
    void offsetIgnoresASetClock();
};

void tst_Coverage::theTimeBeforeTheFirstGreetingIsUnknownNotABreak()
{
    ManualClock clock;
    Coverage coverage(clock);
    QVERIFY(!coverage.isLive());
    clock.advance(3s);
    coverage.noteLive();
    QCOMPARE(coverage.gaps().size(), std::size_t(1));
    QVERIFY(coverage.gaps().front().atStart);
    QVERIFY(coverage.gaps().front().to);
    QCOMPARE(coverage.percent(), 0.0);
}

void tst_Coverage::theTimeSinceTheRunBeforeIsAGap()
{
    ManualClock clock;
    const WallTime before = clock.wallNow() - 8h;
    Coverage early(clock), late(clock), wrong(clock), set(clock);
    early.noteRunBefore(before);
    // A proof in the future tells only that a clock was set.
    wrong.noteRunBefore(clock.wallNow() + 1h);
    clock.advance(3s);
    for (Coverage *coverage : {&early, &late, &wrong})
        coverage->noteLive();
    late.noteRunBefore(before);
    for (const Coverage *coverage : {&early, &late}) {
        const Gap gap = coverage->gaps().front();
        QVERIFY(gap.atStart && gap.sinceLastRun);
        QVERIFY(gap.from == before);
        QVERIFY(gap.to == clock.wallNow());
    }
    QVERIFY(!wrong.gaps().front().sinceLastRun);

    // The clock is set between the start and the first greeting: the gap keeps its length.
    set.noteRunBefore(clock.wallNow() - 5s);
    clock.jumpWall(-1h);
    clock.advance(2s);
    set.noteLive();
    QVERIFY(set.gaps().front().to == clock.wallNow());
    QVERIFY(set.gaps().front().from == clock.wallNow() - 7s);
}

void tst_Coverage::gapRunsFromTheLastProofToTheNewGreeting()
{
    ManualClock clock;
    Coverage coverage(clock);
    coverage.noteLive();
    clock.advance(10s);
    const BootTime lastProof = clock.bootNow();
    const WallTime lastProofWall = clock.wallNow();
    clock.advance(8s);
    coverage.noteLost(lastProof);
    QVERIFY(!coverage.gaps().back().to);
    QVERIFY(coverage.gaps().back().from == lastProofWall);
    clock.advance(4s);
    coverage.noteLive();
    QVERIFY(coverage.gaps().back().to == clock.wallNow());
    // A second word of the same kind opens and closes nothing.
    coverage.noteLive();
    QCOMPARE(coverage.gaps().size(), std::size_t(2));
}

void tst_Coverage::percentIsOfTheShift()
{
    ManualClock clock;
    Coverage coverage(clock);
    coverage.noteLive();
    clock.advance(60s);
    QCOMPARE(coverage.percent(), 100.0);
    coverage.noteLost(clock.bootNow());
    clock.advance(20s);
    QCOMPARE(coverage.percent(), 75.0);
    coverage.noteLive();
    clock.advance(20s);
    QCOMPARE(coverage.percent(), 80.0);
}

void tst_Coverage::newShiftForgetsClosedGapsOnly()
{
    ManualClock clock;
    Coverage coverage(clock);
    coverage.noteLive();
    clock.advance(60s);
    coverage.noteLost(clock.bootNow());
    const WallTime from = clock.wallNow();
    clock.advance(20s);
    coverage.startShift();
    QCOMPARE(coverage.gaps().size(), std::size_t(1));
    QVERIFY(coverage.gaps().front().from == from);
    coverage.noteLive();
    coverage.startShift();
    QVERIFY(coverage.gaps().empty());
    clock.advance(5s);
    QCOMPARE(coverage.percent(), 100.0);
}

void tst_Coverage::wallClockJumpChangesNoPercent()
{
    ManualClock clock;
    Coverage coverage(clock);
    coverage.noteLive();
    clock.advance(60s);
    clock.jumpWall(5h);
    clock.advance(60s);
    QCOMPARE(coverage.percent(), 100.0);
}

void tst_Coverage::wallClockJumpChangesNoGapsLength()
{
    for (const milliseconds jump : {milliseconds(5h), milliseconds(-5h)}) {
        ManualClock clock;
        Coverage coverage(clock);
        coverage.noteLive();
        clock.advance(10s);
        coverage.noteLost(clock.bootNow());
        clock.advance(7s);
        clock.jumpWall(jump);
        clock.advance(8s);
        coverage.noteLive();
        const Gap gap = coverage.gaps().back();
        QVERIFY(gap.to == clock.wallNow());
        QCOMPARE((*gap.to - gap.from).count(), milliseconds(15s).count());
    }
}

void tst_Coverage::gapsAreBounded()
{
    ManualClock clock;
    Coverage coverage(clock);
    for (int i = 0; i < 1'500; ++i) {
        coverage.noteLive();
        clock.advance(1s);
        coverage.noteLost(clock.bootNow());
        clock.advance(1s);
    }
    QCOMPARE(coverage.gaps().size(), std::size_t(1'000));
}

void tst_Coverage::offsetTrustsTheQuickestSample()
{
    ClockOffset offset;
    QVERIFY(!offset.offset());
    const WallTime t {1'000'000s};
    // The server is 200 ms ahead; the way is slow and lopsided in the first sample.
    offset.add(t, t + 300ms, t + 490ms);
    offset.add(t + 1s, t + 1s + 10ms, t + 1s + 205ms);
    QCOMPARE(offset.offset(), std::optional(200ms));
    QCOMPARE(offset.uncertainty(), std::optional(5ms));
    // Sixteen later samples push it out.
    for (int i = 0; i < 16; ++i)
        offset.add(t + 2s, t + 2s + 20ms, t + 2s + 310ms);
    QCOMPARE(offset.offset(), std::optional(300ms));
}

void tst_Coverage::offsetIgnoresASetClock()
{
    ClockOffset offset;
    const WallTime t {1'000'000s};
    offset.add(t, t - 1h, t);
    QVERIFY(!offset.offset());
}

QTEST_APPLESS_MAIN(tst_Coverage)
#include "tst_coverage.moc"
