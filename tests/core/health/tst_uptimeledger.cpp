// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/uptimeledger.h"

#include "tests/support/manualclock.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

ConnectionState connected()
{
    return Connected {};
}

ConnectionState reconnecting(EndKind kind)
{
    Reconnecting state;
    state.cause.kind = kind;
    return state;
}

ConnectionState failed(EndKind kind)
{
    Failed state;
    state.cause.kind = kind;
    return state;
}

} // namespace

class tst_UptimeLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansFollowTheStates();
    void furtherAttemptsKeepTheFirstCause();
    void attemptsAreCounted();
    void silenceToldAfterTheStateReachesBackToo();
    void silenceIsDatedFromTheLastProof();
    void failedAfterReconnectingIsOneBreak();
    void offIsNoOutage();
    void firstAttemptThatFailsIsDown();
    void wallClockJumpMakesNoOutage();
    void rangeCutsSpans();
    void memoryIsBounded();
};

void tst_UptimeLedger::spansFollowTheStates()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    const WallTime begin = clock.wallNow();
    ledger.note(Connecting {});
    clock.advance(1s);
    ledger.note(connected());
    clock.advance(10s);
    ledger.note(reconnecting(EndKind::ConnectionLost));
    clock.advance(4s);
    ledger.note(connected());
    clock.advance(5s);

    const auto spans = ledger.spans(begin, clock.wallNow());
    QCOMPARE(spans.size(), std::size_t(4));
    QCOMPARE(spans[0].kind, UptimeKind::Reconnecting);
    QCOMPARE(spans[1].kind, UptimeKind::Connected);
    QCOMPARE((spans[1].to - spans[1].from).count(), 10'000);
    QCOMPARE(spans[2].kind, UptimeKind::Reconnecting);
    QCOMPARE(spans[2].cause.kind, EndKind::ConnectionLost);
    QVERIFY(spans[3].to == clock.wallNow());

    const UptimeFigures figures = ledger.figures(begin, clock.wallNow());
    QCOMPARE(figures.breaks, 1);
    // The second that the first attempt took is neither up nor down.
    QCOMPARE(figures.down.count(), 4'000);
    QCOMPARE(figures.longest.count(), 4'000);
    QCOMPARE(figures.uptimePercent, 100.0 * 15 / 19);
    QCOMPARE(figures.meanBetween.count(), 15'000);
}

void tst_UptimeLedger::furtherAttemptsKeepTheFirstCause()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    ledger.note(connected());
    clock.advance(1s);
    ledger.note(reconnecting(EndKind::Silent));
    clock.advance(1s);
    ledger.note(reconnecting(EndKind::ConnectionRefused));
    clock.advance(1s);
    const auto spans = ledger.spans(clock.wallNow() - 1h, clock.wallNow());
    QCOMPARE(spans.size(), std::size_t(2));
    QCOMPARE(spans[1].cause.kind, EndKind::Silent);
}

void tst_UptimeLedger::silenceIsDatedFromTheLastProof()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    ledger.note(connected());
    clock.advance(20s);
    const BootTime lastProof = clock.bootNow();
    clock.advance(8s);
    EndCause cause;
    cause.kind = EndKind::Silent;
    ledger.noteSilentSince(lastProof, cause);
    ledger.note(reconnecting(EndKind::Silent));
    clock.advance(2s);
    const UptimeFigures figures = ledger.figures(clock.wallNow() - 1h, clock.wallNow());
    QCOMPARE(figures.down.count(), 10'000);
    QCOMPARE(figures.breaks, 1);
}

void tst_UptimeLedger::attemptsAreCounted()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    const WallTime begin = clock.wallNow();
    ledger.note(connected());
    clock.advance(10s);
    for (int attempt = 1; attempt <= 3; ++attempt) {
        Reconnecting state;
        state.attempt = attempt;
        state.cause.kind = attempt == 1 ? EndKind::Silent : EndKind::ConnectTimeout;
        ledger.note(state);
        clock.advance(4s);
    }
    ledger.note(connected());
    clock.advance(1s);
    const auto spans = ledger.spans(begin, clock.wallNow());
    QCOMPARE(spans.size(), std::size_t(3));
    QCOMPARE(spans[0].attempts, 0);
    QCOMPARE(spans[1].attempts, 3);
    QCOMPARE(spans[1].cause.kind, EndKind::Silent);
}

void tst_UptimeLedger::silenceToldAfterTheStateReachesBackToo()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    const WallTime begin = clock.wallNow();
    ledger.note(connected());
    clock.advance(10s);
    const BootTime lastProof = clock.bootNow();
    clock.advance(9s);
    ledger.note(reconnecting(EndKind::ConnectionLost));
    EndCause cause;
    cause.kind = EndKind::Silent;
    ledger.noteSilentSince(lastProof, cause);
    clock.advance(1s);
    const auto spans = ledger.spans(begin, clock.wallNow());
    QCOMPARE(spans.size(), std::size_t(2));
    QVERIFY(spans[1].from == begin + 10s);
    QCOMPARE(spans[1].cause.kind, EndKind::Silent);
    // Never back over the beginning of the link.
    ledger.noteSilentSince(lastProof - 1h, cause);
    QVERIFY(ledger.spans(begin, clock.wallNow()).front().from == begin);
}

void tst_UptimeLedger::failedAfterReconnectingIsOneBreak()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    ledger.note(connected());
    clock.advance(10s);
    ledger.note(reconnecting(EndKind::ConnectionLost));
    clock.advance(31s);
    ledger.note(failed(EndKind::ConnectionRefused));
    clock.advance(60s);
    ledger.note(connected());
    const UptimeFigures figures = ledger.figures(clock.wallNow() - 1h, clock.wallNow());
    QCOMPARE(figures.breaks, 1);
    QCOMPARE(figures.longest.count(), 91'000);
    QCOMPARE(ledger.spans(clock.wallNow() - 1h, clock.wallNow()).size(), std::size_t(3));
}

void tst_UptimeLedger::firstAttemptThatFailsIsDown()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    const WallTime begin = clock.wallNow();
    ledger.note(Connecting {});
    clock.advance(10s);
    ledger.note(reconnecting(EndKind::ConnectTimeout));
    clock.advance(5s);
    ledger.note(connected());
    clock.advance(15s);
    const UptimeFigures figures = ledger.figures(begin, clock.wallNow());
    QCOMPARE(figures.uptimePercent, 50.0);
    QCOMPARE(figures.down.count(), 15'000);
    QCOMPARE(figures.breaks, 0);
}

void tst_UptimeLedger::offIsNoOutage()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    ledger.note(connected());
    clock.advance(10s);
    ledger.note(Disconnected {});
    clock.advance(1h);
    ledger.note(connected());
    clock.advance(10s);
    const UptimeFigures figures = ledger.figures(clock.wallNow() - 2h, clock.wallNow());
    QCOMPARE(figures.uptimePercent, 100.0);
    QCOMPARE(figures.breaks, 0);
}

void tst_UptimeLedger::wallClockJumpMakesNoOutage()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    ledger.note(connected());
    clock.advance(10s);
    clock.jumpWall(-1h);
    clock.advance(10s);
    const auto spans = ledger.spans(clock.wallNow() - 2h, clock.wallNow());
    QCOMPARE(spans.size(), std::size_t(1));
    QCOMPARE((spans[0].to - spans[0].from).count(), 20'000);
}

void tst_UptimeLedger::rangeCutsSpans()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    ledger.note(connected());
    clock.advance(60s);
    const auto spans = ledger.spans(clock.wallNow() - 30s, clock.wallNow() - 10s);
    QCOMPARE(spans.size(), std::size_t(1));
    QCOMPARE((spans[0].to - spans[0].from).count(), 20'000);
    QVERIFY(ledger.spans(clock.wallNow() + 1s, clock.wallNow() + 5s).empty());
}

void tst_UptimeLedger::memoryIsBounded()
{
    ManualClock clock;
    UptimeLedger ledger(clock);
    for (int i = 0; i < 25'000; ++i) {
        ledger.note(i % 2 ? connected() : reconnecting(EndKind::ConnectionLost));
        clock.advance(1s);
    }
    QCOMPARE(ledger.spans(clock.wallNow() - 24h * 30, clock.wallNow()).size(), std::size_t(20'000));
}

QTEST_APPLESS_MAIN(tst_UptimeLedger)
#include "tst_uptimeledger.moc"
