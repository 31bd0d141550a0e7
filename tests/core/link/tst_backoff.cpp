// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/backoff.h"
#include "tests/support/faketransport.h"
#include "tests/support/fixedrandom.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepForEveryEnd_data();
    void stepForEveryEnd();
    void quickWaitsDouble();
    void jitterIsHalfEachWay_data();
    void jitterIsHalfEachWay();
    void failedIsSlowThenRare();
    void failedWaitsForOperatorWhenProbingIsOff();
    void resetStartsFromZero();
    void linkThatDidNotHoldKeepsTheCounter();
    void refusedHandshakeIsRare();
    void refusalLeavesQuickAttempts();
    void tooManyWaitsAtLeastHalfAMinute_data();
    void tooManyWaitsAtLeastHalfAMinute();
    void tooManyForEverBecomesFailed();
    void wakingDoesNotCount();
    void nothingFollowsAStop();
    void settingsAreUsed();
    void manyAttemptsStayBounded();

private:
    static constexpr BootTime kNow {1h};
    static Backoff::Wait waitAfter(Backoff &backoff, EndKind kind, int status = 0, BootTime now = kNow)
    {
        const auto wait = backoff.next(endCause(kind, status), now);
        return wait.value_or(Backoff::Wait {-1ms, -1, false});
    }
};

void BackoffTest::stepForEveryEnd_data()
{
    QTest::addColumn<EndKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<NextStep>("step");

    const auto row = [](const char *name, EndKind kind, int status, NextStep step) {
        QTest::newRow(name) << kind << status << step;
    };
    row("invalid URL", EndKind::InvalidUrl, 0, NextStep::Stop);
    row("name not found", EndKind::HostNotFound, 0, NextStep::Quick);
    row("nothing listens", EndKind::ConnectionRefused, 0, NextStep::Quick);
    row("network error", EndKind::NetworkError, 0, NextStep::Quick);
    row("certificate", EndKind::TlsFailed, 0, NextStep::Rare);
    row("connect timeout", EndKind::ConnectTimeout, 0, NextStep::Quick);
    row("no WebSocket", EndKind::NotAWebSocket, 0, NextStep::Rare);
    row("no greeting", EndKind::NoGreeting, 0, NextStep::Quick);
    row("wrong greeting", EndKind::WrongGreeting, 0, NextStep::Rare);
    row("connection lost", EndKind::ConnectionLost, 0, NextStep::Quick);
    row("silent", EndKind::Silent, 0, NextStep::Quick);
    row("no answer", EndKind::NoAnswer, 0, NextStep::Quick);
    row("reply mismatch", EndKind::ReplyMismatch, 0, NextStep::Quick);
    row("protocol violation", EndKind::ProtocolViolation, 1009, NextStep::Quick);
    row("another tenant", EndKind::TenantChanged, 0, NextStep::Stop);
    row("slept", EndKind::Slept, 0, NextStep::AtOnce);
    row("network changed", EndKind::NetworkChanged, 0, NextStep::AtOnce);
    row("overrun", EndKind::Overrun, 0, NextStep::Quick);
    row("replaced", EndKind::Replaced, 0, NextStep::AtOnce);
    row("stopped", EndKind::Stopped, 0, NextStep::Stop);
    for (const int status : {0, 200, 302, 400, 401, 403, 405, 407, 410, 426})
        QTest::addRow("HTTP %d", status) << EndKind::HandshakeRefused << status << NextStep::Rare;
    for (const int status : {404, 408, 425, 500, 502, 503, 504})
        QTest::addRow("HTTP %d", status) << EndKind::HandshakeRefused << status << NextStep::Quick;
    row("HTTP 429", EndKind::HandshakeRefused, 429, NextStep::Later);
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1009, 1011, 4408, 4500})
        QTest::addRow("close %d", code) << EndKind::ServerClosed << code << NextStep::Quick;
    for (const int code : {1008, 4401, 4403})
        QTest::addRow("close %d", code) << EndKind::ServerClosed << code << NextStep::Rare;
    row("close 4429", EndKind::ServerClosed, 4429, NextStep::Later);
}

void BackoffTest::stepForEveryEnd()
{
    QFETCH(EndKind, kind);
    QFETCH(int, status);
    QFETCH(NextStep, step);
    QCOMPARE(int(nextStep(endCause(kind, status))), int(step));
}

void BackoffTest::quickWaitsDouble()
{
    FixedRandom random;
    Backoff backoff({}, random);
    int attempt = 0;
    for (const milliseconds expected : {1s, 2s, 4s, 8s, 16s}) {
        const auto wait = waitAfter(backoff, EndKind::ConnectionLost);
        QCOMPARE(wait.delay.count(), expected.count());
        QCOMPARE(wait.attempt, ++attempt);
        QVERIFY(!wait.failed);
    }
    QVERIFY(waitAfter(backoff, EndKind::ConnectionRefused).failed);
}

void BackoffTest::jitterIsHalfEachWay_data()
{
    QTest::addColumn<double>("chance");
    QTest::addColumn<int>("quick");
    QTest::addColumn<int>("slow");
    QTest::addColumn<int>("rare");
    QTest::newRow("lowest") << 0.0 << 500 << 11'250 << 54'000;
    QTest::newRow("middle") << 0.5 << 1'000 << 15'000 << 60'000;
    QTest::newRow("upper quarter") << 0.75 << 1'250 << 16'875 << 63'000;
}

void BackoffTest::jitterIsHalfEachWay()
{
    QFETCH(double, chance);
    QFETCH(int, quick);
    QFETCH(int, slow);
    QFETCH(int, rare);
    FixedRandom random(chance);
    Backoff backoff({}, random);
    QCOMPARE(waitAfter(backoff, EndKind::Silent).delay.count(), quick);
    for (int i = 0; i < 4; ++i)
        waitAfter(backoff, EndKind::Silent);
    QCOMPARE(waitAfter(backoff, EndKind::Silent).delay.count(), slow);
    QCOMPARE(waitAfter(backoff, EndKind::HandshakeRefused, 403).delay.count(), rare);
}

void BackoffTest::failedIsSlowThenRare()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 5; ++i)
        waitAfter(backoff, EndKind::ConnectionRefused);
    BootTime now = kNow;
    for (; now < kNow + 15min; now += 15s) {
        const auto wait = waitAfter(backoff, EndKind::ConnectionRefused, 0, now);
        QVERIFY(wait.failed);
        QCOMPARE(wait.delay.count(), milliseconds(15s).count());
    }
    QCOMPARE(waitAfter(backoff, EndKind::ConnectionRefused, 0, now).delay.count(), milliseconds(60s).count());
    // For ever: after hours still.
    QCOMPARE(waitAfter(backoff, EndKind::ConnectionRefused, 0, now + 12h).delay.count(), milliseconds(60s).count());
}

void BackoffTest::failedWaitsForOperatorWhenProbingIsOff()
{
    FixedRandom random;
    BackoffPlan plan;
    plan.probeWhenFailed = false;
    Backoff backoff(plan, random);
    for (int i = 0; i < 5; ++i)
        QVERIFY(backoff.next(endCause(EndKind::ConnectionLost), kNow));
    QVERIFY(!backoff.next(endCause(EndKind::ConnectionLost), kNow));
}

void BackoffTest::resetStartsFromZero()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 7; ++i)
        waitAfter(backoff, EndKind::ConnectionLost);
    backoff.reset();
    const auto wait = waitAfter(backoff, EndKind::ConnectionLost);
    QCOMPARE(wait.attempt, 1);
    QCOMPARE(wait.delay.count(), 1000);
}

void BackoffTest::linkThatDidNotHoldKeepsTheCounter()
{
    // A tenant poisoned by a bad broadcast: 1011 right after each greeting must not become a storm.
    FixedRandom random;
    Backoff backoff({}, random);
    auto cause = endCause(EndKind::ServerClosed, 1011);
    cause.greeted = true;
    QCOMPARE(backoff.next(cause, kNow)->delay.count(), 1000);
    QCOMPARE(backoff.next(cause, kNow)->delay.count(), 2000);
    QCOMPARE(backoff.next(cause, kNow)->delay.count(), 4000);
}

void BackoffTest::refusedHandshakeIsRare()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 100; ++i) {
        const auto wait = waitAfter(backoff, EndKind::HandshakeRefused, 403, kNow + i * 1min);
        QVERIFY(wait.failed);
        QCOMPARE(wait.delay.count(), milliseconds(60s).count());
    }
}

void BackoffTest::refusalLeavesQuickAttempts()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 20; ++i)
        waitAfter(backoff, EndKind::HandshakeRefused, 403);
    const auto wait = waitAfter(backoff, EndKind::ConnectionRefused);
    QVERIFY(!wait.failed);
    QCOMPARE(wait.attempt, 1);
    QCOMPARE(wait.delay.count(), 1000);
}

void BackoffTest::tooManyWaitsAtLeastHalfAMinute_data()
{
    QTest::addColumn<EndKind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("HTTP 429") << EndKind::HandshakeRefused << 429;
    QTest::newRow("close 4429") << EndKind::ServerClosed << 4429;
}

void BackoffTest::tooManyWaitsAtLeastHalfAMinute()
{
    QFETCH(EndKind, kind);
    QFETCH(int, status);
    for (const double chance : {0.0, 0.5, 0.999}) {
        FixedRandom random(chance);
        Backoff backoff({}, random);
        for (int i = 0; i < 8; ++i) {
            const auto wait = waitAfter(backoff, kind, status);
            QVERIFY2(wait.delay >= 30s && wait.delay <= 40s, qPrintable(QString::number(wait.delay.count())));
        }
    }
}

void BackoffTest::tooManyForEverBecomesFailed()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!waitAfter(backoff, EndKind::ServerClosed, 4429).failed);
    QVERIFY(waitAfter(backoff, EndKind::ServerClosed, 4429).failed);
    QCOMPARE(waitAfter(backoff, EndKind::ServerClosed, 4429, kNow + 1h).delay.count(), milliseconds(60s).count());
}

void BackoffTest::wakingDoesNotCount()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (int i = 0; i < 3; ++i) {
        const auto wait = waitAfter(backoff, EndKind::Slept);
        QCOMPARE(wait.delay.count(), 0);
        QCOMPARE(wait.attempt, 1);
        QVERIFY(!wait.failed);
    }
    QCOMPARE(waitAfter(backoff, EndKind::ConnectionLost).delay.count(), 1000);
}

void BackoffTest::nothingFollowsAStop()
{
    FixedRandom random;
    Backoff backoff({}, random);
    for (const EndKind kind : {EndKind::Stopped, EndKind::InvalidUrl, EndKind::TenantChanged})
        QVERIFY(!backoff.next(endCause(kind), kNow));
}

void BackoffTest::settingsAreUsed()
{
    FixedRandom random(0.0);
    BackoffPlan plan;
    plan.base = 200ms;
    plan.factor = 3.0;
    plan.attempts = 2;
    plan.jitter = 0.0;
    plan.slowInterval = 4s;
    plan.slowFor = 10s;
    plan.rareInterval = 20s;
    Backoff backoff(plan, random);
    QCOMPARE(waitAfter(backoff, EndKind::Silent).delay.count(), 200);
    QCOMPARE(waitAfter(backoff, EndKind::Silent).delay.count(), 600);
    QCOMPARE(waitAfter(backoff, EndKind::Silent).delay.count(), 3'000);
    QCOMPARE(waitAfter(backoff, EndKind::Silent, 0, kNow + 10s).delay.count(), 18'000);
}

void BackoffTest::manyAttemptsStayBounded()
{
    FixedRandom random;
    BackoffPlan plan;
    plan.attempts = 1000;
    Backoff backoff(plan, random);
    for (int i = 0; i < 1000; ++i) {
        const auto wait = waitAfter(backoff, EndKind::Silent);
        QVERIFY(wait.delay > 0ms && wait.delay <= 60s);
    }
}

QTEST_APPLESS_MAIN(BackoffTest)
#include "tst_backoff.moc"
