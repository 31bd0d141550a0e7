// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/latencytracker.h"
#include "core/health/quantilesketch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace noc;
using namespace std::chrono_literals;

namespace {

const WallTime kBegin {std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)};

nanoseconds ms(double value)
{
    return nanoseconds(std::int64_t(value * 1e6));
}

double exact(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(std::max(0.0, std::ceil(q * double(values.size()) - 1e-9) - 1))];
}

} // namespace

class tst_LatencyTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantilesAreWithinOnePercent_data();
    void quantilesAreWithinOnePercent();
    void mergedSketchesSayTheSame();
    void emptyRangeHasNoPoints();
    void spikeSurvivesEveryResolution();
    void pointsNeverExceedWhatWasAskedFor();
    void rangeEndsAreHalfOpen();
    void wallClockSetBackLosesNothing();
    void samplesShowAtOnceAfterTheClockWasSetBack();
    void slightlyLateSampleKeepsItsPlace();
    void oneHourIsReadInSecondsToItsEnd();
    void quantilesOfFewSamplesAreTheWorst();
    void oldPointsAreDroppedAndMemoryIsBounded();
};

void tst_LatencyTracker::quantilesAreWithinOnePercent_data()
{
    QTest::addColumn<int>("shape");
    QTest::newRow("uniform") << 0;
    QTest::newRow("lognormal") << 1;
    QTest::newRow("spikes") << 2;
}

void tst_LatencyTracker::quantilesAreWithinOnePercent()
{
    QFETCH(int, shape);
    std::mt19937_64 generator(7);
    std::uniform_real_distribution<double> uniform(1, 500);
    std::lognormal_distribution<double> lognormal(2.5, 0.8);
    std::vector<double> values;
    LatencyTracker tracker;
    for (int i = 0; i < 20'000; ++i) {
        double value = shape == 0 ? uniform(generator) : lognormal(generator);
        if (shape == 2 && i % 50 == 0)
            value = 4'000 + uniform(generator);
        values.push_back(value);
        tracker.add(ms(value), kBegin + milliseconds(i * 100));
    }
    const LatencySummary summary = tracker.summary(kBegin, kBegin + 3h);
    QCOMPARE(summary.samples, 20'000);
    const auto near = [](double got, double want) { return std::abs(got - want) <= 0.0101 * want; };
    QVERIFY2(near(summary.p50Ms, exact(values, 0.5)), qPrintable(QString::number(summary.p50Ms)));
    QVERIFY2(near(summary.p95Ms, exact(values, 0.95)), qPrintable(QString::number(summary.p95Ms)));
    QVERIFY2(near(summary.p99Ms, exact(values, 0.99)), qPrintable(QString::number(summary.p99Ms)));
    QCOMPARE(std::round(summary.maxMs * 1000), std::round(exact(values, 1) * 1000));
    QCOMPARE(std::round(summary.minMs * 1000), std::round(exact(values, 0) * 1000));
}

void tst_LatencyTracker::mergedSketchesSayTheSame()
{
    std::mt19937_64 generator(3);
    std::lognormal_distribution<double> lognormal(2.5, 1.0);
    QuantileSketch whole, left, right;
    for (int i = 0; i < 5'000; ++i) {
        const double value = lognormal(generator);
        whole.add(value);
        (i % 3 ? left : right).add(value);
    }
    left.merge(right);
    QCOMPARE(left.count(), whole.count());
    QuantileSum sum;
    sum.add(right); // what was in it before is gone
    sum.clear();
    QCOMPARE(sum.count(), 0U);
    sum.add(left);
    QCOMPARE(sum.count(), whole.count());
    for (const double q : {0.0, 0.5, 0.95, 0.99, 1.0}) {
        QCOMPARE(left.quantile(q), whole.quantile(q));
        QCOMPARE(sum.quantile(q), whole.quantile(q));
    }
}

void tst_LatencyTracker::emptyRangeHasNoPoints()
{
    LatencyTracker tracker;
    QVERIFY(tracker.points(kBegin, kBegin + 1h, 100).empty());
    QCOMPARE(tracker.summary(kBegin, kBegin + 1h), LatencySummary {});
    QVERIFY(!tracker.last());
    tracker.add(ms(5), kBegin);
    QVERIFY(tracker.points(kBegin + 1s, kBegin + 1h, 100).empty());
    QVERIFY(tracker.points(kBegin + 1h, kBegin, 100).empty());
    QCOMPARE(tracker.last(), std::optional(5ms));
}

void tst_LatencyTracker::spikeSurvivesEveryResolution()
{
    LatencyTracker tracker;
    // Two days at one sample each 15 s, one of them far off, long past.
    for (int i = 0; i < 2 * 24 * 240; ++i)
        tracker.add(ms(i == 300 ? 900 : 12), kBegin + seconds(15) * i);
    const auto points = tracker.points(kBegin, kBegin + 48h, 500);
    const auto highest = std::max_element(
        points.begin(), points.end(), [](const LatencyPoint &a, const LatencyPoint &b) { return a.maxMs < b.maxMs; });
    QVERIFY(highest != points.end());
    QCOMPARE(highest->maxMs, 900.0);
    QVERIFY(highest->start <= kBegin + 75min && kBegin + 75min < highest->start + highest->width);
}

void tst_LatencyTracker::pointsNeverExceedWhatWasAskedFor()
{
    LatencyTracker tracker;
    for (int i = 0; i < 3'600; ++i)
        tracker.add(ms(10), kBegin + seconds(i));
    for (const int wanted : {1, 2, 3, 7, 100, 599, 3'600, 10'000}) {
        const auto points = tracker.points(kBegin + 500ms, kBegin + 3'599'500ms, wanted);
        QVERIFY2(int(points.size()) <= std::max(wanted, 2), qPrintable(QString::number(points.size())));
        int samples = 0;
        for (const LatencyPoint &point : points)
            samples += point.samples;
        QCOMPARE(samples, 3'600);
    }
}

void tst_LatencyTracker::rangeEndsAreHalfOpen()
{
    LatencyTracker tracker;
    for (int i = 0; i < 10; ++i)
        tracker.add(ms(i + 1), kBegin + seconds(i));
    QCOMPARE(tracker.summary(kBegin + 2s, kBegin + 5s).samples, 3);
    QCOMPARE(tracker.points(kBegin + 2s, kBegin + 5s, 100).size(), std::size_t(3));
}

void tst_LatencyTracker::wallClockSetBackLosesNothing()
{
    LatencyTracker tracker;
    tracker.add(ms(10), kBegin + 1h);
    tracker.add(ms(20), kBegin);
    tracker.add(ms(30), kBegin + 1h - 1s);
    QCOMPARE(tracker.summary(kBegin, kBegin + 2h).samples, 3);
    QCOMPARE(tracker.summary(kBegin, kBegin + 2h).maxMs, 30.0);
}

void tst_LatencyTracker::samplesShowAtOnceAfterTheClockWasSetBack()
{
    LatencyTracker tracker;
    for (int i = 0; i < 100; ++i)
        tracker.add(ms(10), kBegin + 2h + seconds(i));
    // An administrator sets the clock back by an hour; the samples go on every second.
    const WallTime set = kBegin + 1h + 100s;
    for (int i = 0; i < 60; ++i)
        tracker.add(ms(30), set + seconds(i));
    QCOMPARE(tracker.summary(set + 1s, set + 60s).samples, 59);
    QCOMPARE(tracker.summary(set + 1s, set + 60s).minMs, 30.0);
    // The earlier ones lie right before, not in the future.
    QCOMPARE(tracker.summary(set - 99s, set + 1s).samples, 101);
    QVERIFY(tracker.points(set + 60s, set + 3h, 1000).empty());
}

void tst_LatencyTracker::slightlyLateSampleKeepsItsPlace()
{
    LatencyTracker tracker;
    tracker.add(ms(10), kBegin + 10s);
    tracker.add(ms(11), kBegin + 11s);
    tracker.add(ms(12), kBegin + 12s);
    tracker.add(ms(50), kBegin + 10s + 500ms);
    QCOMPARE(tracker.summary(kBegin + 10s, kBegin + 11s).samples, 2);
    QCOMPARE(tracker.summary(kBegin + 10s, kBegin + 11s).maxMs, 50.0);
    QCOMPARE(tracker.points(kBegin, kBegin + 1min, 100).size(), std::size_t(3));
}

void tst_LatencyTracker::oneHourIsReadInSecondsToItsEnd()
{
    LatencyTracker tracker;
    for (int i = 0; i < 480; ++i)
        tracker.add(ms(10), kBegin + seconds(15) * i);
    // The newest sample is a while ago, and the range does not begin on one.
    const WallTime now = kBegin + seconds(15) * 479 + 7s;
    const auto points = tracker.points(now - 1h, now, 10'000);
    QVERIFY(!points.empty());
    QVERIFY(points.front().width == 1s);
    // Further back only ten-second points are complete.
    QVERIFY(tracker.points(now - 1h - 1min, now, 10'000).front().width == 10s);
}

void tst_LatencyTracker::quantilesOfFewSamplesAreTheWorst()
{
    LatencyTracker tracker;
    tracker.add(ms(10), kBegin);
    QCOMPARE(tracker.summary(kBegin, kBegin + 1s), (LatencySummary {1, 10, 10, 10, 10, 10}));
    tracker.add(ms(100), kBegin);
    const LatencySummary two = tracker.summary(kBegin, kBegin + 1s);
    QVERIFY(std::abs(two.p95Ms - 100) <= 1);
    QVERIFY(std::abs(two.p50Ms - 10) <= 0.1);
}

void tst_LatencyTracker::oldPointsAreDroppedAndMemoryIsBounded()
{
    LatencyTracker tracker;
    for (int i = 0; i < 9 * 24 * 60; ++i)
        tracker.add(ms(10), kBegin + std::chrono::minutes(i));
    const auto points = tracker.points(kBegin, kBegin + 24h * 10, 1'000'000);
    QVERIFY(points.size() <= 7 * 24 * 60 + 1);
    QVERIFY(points.front().start >= kBegin + 47h);
}

QTEST_APPLESS_MAIN(tst_LatencyTracker)
#include "tst_latencytracker.moc"
