// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/roundtripmodel.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace noc;
using namespace std::chrono_literals;

namespace {

const WallTime kNoon {std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12)};

LatencyPoint point(WallTime at, double ms)
{
    return {at, 1000ms, 1, ms, ms, ms, ms, ms};
}

// Heartbeats every 15 s and pings every 3 s over the whole range.
HealthSnapshot quietHalfHour()
{
    HealthSnapshot snapshot;
    snapshot.range = {kNoon, kNoon + 30min};
    snapshot.now = snapshot.range.to;
    for (WallTime at = kNoon; at < kNoon + 30min; at += 15s)
        snapshot.heartbeats.points.push_back(point(at, 12));
    for (WallTime at = kNoon; at < kNoon + 30min; at += 3s)
        snapshot.pings.points.push_back(point(at, 9));
    snapshot.heartbeats.summary = {120, 12, 12, 12, 12, 12};
    snapshot.pings.summary = {600, 9, 9, 9, 9, 9};
    snapshot.newestMs = 12;
    snapshot.channels[0].inProfile = true;
    snapshot.channels[0].spans = {{kNoon, kNoon + 30min, UptimeKind::Connected, {}, 0}};
    return snapshot;
}

EndCause silent()
{
    EndCause cause;
    cause.kind = EndKind::Silent;
    return cause;
}

double highest(const QList<RoundTripModel::Line> &lines)
{
    double top = 0;
    for (const RoundTripModel::Line &line : lines) {
        for (const QPointF &vertex : line)
            top = std::max(top, vertex.y());
    }
    return top;
}

} // namespace

class tst_RoundTripModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyHeartbeatsAreOneLine();
    void silenceBreaksTheLine();
    void bandBreaksTheLineHoweverShort();
    void reconnectingAndFailedAreOneBand();
    void offIsNoBandBeforeTheStart();
    void loneSampleIsSeen();
    void spikeSurvivesDecimation();
    void decimatedLinesKeepTheirVerticesInTime();
    void topIsRoundAndHoldsTheTarget_data();
    void topIsRoundAndHoldsTheTarget();
    void valueMarksStartAtZeroAndFit();
    void timeMarksLieOnRoundLocalTimes_data();
    void timeMarksLieOnRoundLocalTimes();
    void readingIsTheNearestPoint();
    void readingNamesTheBand();
    void steppingVisitsEveryHeartbeat();
    void figuresAreTheTrackers();
    void descriptionTellsTheFigures();
    void nothingIsSaidToBeNothing();
};

void tst_RoundTripModel::steadyHeartbeatsAreOneLine()
{
    RoundTripModel model;
    model.set(quietHalfHour());
    QCOMPARE(model.lines(RoundTripModel::Heartbeats).size(), 1);
    QCOMPARE(model.lines(RoundTripModel::Heartbeats).first().size(), 120);
    QCOMPARE(model.lines(RoundTripModel::Pings).size(), 1);
    QVERIFY(model.bands().isEmpty());
    // A sample stands in the middle of its second.
    const double x = model.lines(RoundTripModel::Heartbeats).first().first().x();
    QCOMPARE(x, double((kNoon + 500ms).time_since_epoch().count()));
}

void tst_RoundTripModel::silenceBreaksTheLine()
{
    HealthSnapshot snapshot = quietHalfHour();
    std::erase_if(
        snapshot.heartbeats.points, [](const LatencyPoint &p) { return p.start > kNoon + 10min && p.start < kNoon + 11min; });
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.lines(RoundTripModel::Heartbeats).size(), 2);
    QCOMPARE(model.lines(RoundTripModel::Pings).size(), 1);
}

void tst_RoundTripModel::bandBreaksTheLineHoweverShort()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.channels[0].spans = {
        {kNoon, kNoon + 10min + 4s, UptimeKind::Connected, {}, 0},
        {kNoon + 10min + 4s, kNoon + 10min + 5s, UptimeKind::Reconnecting, silent(), 1},
        {kNoon + 10min + 5s, kNoon + 30min, UptimeKind::Connected, {}, 0},
    };
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.lines(RoundTripModel::Heartbeats).size(), 2);
    QCOMPARE(model.lines(RoundTripModel::Pings).size(), 2);
    QCOMPARE(model.bands().size(), 1);
    QCOMPARE(model.bands().first().label, QStringLiteral("no data 1 s"));
    QVERIFY(model.bands().first().range == (TimeRange {kNoon + 10min + 4s, kNoon + 10min + 5s}));
}

void tst_RoundTripModel::reconnectingAndFailedAreOneBand()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.channels[0].spans = {
        {kNoon, kNoon + 10min, UptimeKind::Connected, {}, 0},
        {kNoon + 10min, kNoon + 11min, UptimeKind::Reconnecting, silent(), 5},
        {kNoon + 11min, kNoon + 12min, UptimeKind::Failed, silent(), 0},
        {kNoon + 12min, kNoon + 20min, UptimeKind::Connected, {}, 0},
        {kNoon + 20min, kNoon + 30min, UptimeKind::Off, {}, 0},
    };
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.bands().size(), 2);
    QCOMPARE(model.bands()[0].label, QStringLiteral("no data 2 min 0 s"));
    QVERIFY(!model.bands()[0].off);
    QVERIFY(model.bands()[1].off);
    QCOMPARE(model.bands()[1].label, QStringLiteral("off 10 min 0 s"));
}

void tst_RoundTripModel::offIsNoBandBeforeTheStart()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.channels[0].spans = {
        {kNoon, kNoon + 10min, UptimeKind::Off, {}, 0},
        {kNoon + 10min, kNoon + 30min, UptimeKind::Connected, {}, 0},
    };
    RoundTripModel model;
    model.set(snapshot);
    QVERIFY(model.bands().isEmpty());
}

void tst_RoundTripModel::loneSampleIsSeen()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.heartbeats.points = {point(kNoon + 5min, 20)};
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.lines(RoundTripModel::Heartbeats).size(), 1);
    const RoundTripModel::Line line = model.lines(RoundTripModel::Heartbeats).first();
    QCOMPARE(line.size(), 2);
    QVERIFY(line[1].x() > line[0].x());
    QCOMPARE(line[0].y(), 20.0);
}

void tst_RoundTripModel::spikeSurvivesDecimation()
{
    // One spike in a week of samples, drawn on 300 points.
    LatencyTracker tracker;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> usual(8, 16);
    const WallTime spikeAt = kNoon + 50h;
    for (WallTime at = kNoon; at < kNoon + 24h * 7; at += 15s)
        tracker.add(nanoseconds(std::int64_t((at == spikeAt ? 412.5 : usual(random)) * 1e6)), at);
    HealthSnapshot snapshot;
    snapshot.range = {kNoon, kNoon + 24h * 7};
    snapshot.now = snapshot.range.to;
    snapshot.heartbeats.points = tracker.points(snapshot.range.from, snapshot.range.to, 300);
    RoundTripModel model;
    model.set(snapshot);
    const auto &lines = model.lines(RoundTripModel::Heartbeats);
    QCOMPARE(highest(lines), 412.5);
    qsizetype vertices = 0;
    for (const RoundTripModel::Line &line : lines)
        vertices += line.size();
    QVERIFY2(vertices <= 2 * 300, qPrintable(QString::number(vertices)));
    // And it is read where it was.
    const RoundTripModel::Reading reading = model.readingAt(spikeAt, 0ms);
    QVERIFY(reading.points[RoundTripModel::Heartbeats]);
    QCOMPARE(reading.points[RoundTripModel::Heartbeats]->maxMs, 412.5);
    QVERIFY(model.top() >= 412.5);
}

void tst_RoundTripModel::decimatedLinesKeepTheirVerticesInTime()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.heartbeats.points.clear();
    for (int i = 0; i < 30; ++i)
        snapshot.heartbeats.points.push_back({kNoon + i * 1min, 60'000ms, 4, 8.0 + i % 3, 20.0 + i % 5, 10, 18, 19});
    RoundTripModel model;
    model.set(snapshot);
    const auto &lines = model.lines(RoundTripModel::Heartbeats);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().size(), 60);
    for (qsizetype i = 1; i < lines.first().size(); ++i)
        QVERIFY(lines.first()[i].x() > lines.first()[i - 1].x());
}

void tst_RoundTripModel::topIsRoundAndHoldsTheTarget_data()
{
    QTest::addColumn<double>("highestMs");
    QTest::addColumn<double>("top");
    QTest::newRow("quiet") << 12.0 << 60.0;
    QTest::newRow("at the target") << 50.0 << 60.0;
    QTest::newRow("at the edge") << 60.0 << 80.0;
    QTest::newRow("slow") << 412.0 << 600.0;
    QTest::newRow("very slow") << 8'000.0 << 10'000.0;
    QTest::newRow("not to be believed") << 600'000.0 << 800'000.0;
}

void tst_RoundTripModel::topIsRoundAndHoldsTheTarget()
{
    QFETCH(double, highestMs);
    QFETCH(double, top);
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.heartbeats.points.push_back(point(kNoon + 29min + 59s, highestMs));
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.top(), top);
    QVERIFY(model.top() > RoundTripModel::kTargetP95Ms);
    QVERIFY(model.top() >= highestMs);
}

void tst_RoundTripModel::valueMarksStartAtZeroAndFit()
{
    RoundTripModel model;
    model.set(quietHalfHour());
    const auto marks = model.valueMarks(3);
    QCOMPARE(marks.size(), 4);
    QCOMPARE(marks.first().value, 0.0);
    QCOMPARE(marks.last().label, QStringLiteral("60"));
    QCOMPARE(model.valueMarks(1).size(), 2);
}

void tst_RoundTripModel::timeMarksLieOnRoundLocalTimes_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<qint64>("apartSeconds");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("a minute") << qint64(1) << qint64(8) << QStringLiteral("12:00:00") << 7;
    QTest::newRow("half an hour") << qint64(30) << qint64(200) << QStringLiteral("12:00") << 7;
    QTest::newRow("six hours") << qint64(360) << qint64(3000) << QStringLiteral("12:00") << 7;
    QTest::newRow("a day") << qint64(1440) << qint64(9000) << QStringLiteral("12:00") << 9;
    QTest::newRow("a week") << qint64(10080) << qint64(80000) << QStringLiteral("Tue 24 Nov") << 7;
}

void tst_RoundTripModel::timeMarksLieOnRoundLocalTimes()
{
    QFETCH(qint64, minutes);
    QFETCH(qint64, apartSeconds);
    QFETCH(QString, first);
    QFETCH(int, count);
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.range = {kNoon, kNoon + std::chrono::minutes(minutes)};
    RoundTripModel model;
    model.set(snapshot);
    const auto marks = model.timeMarks(seconds(apartSeconds));
    QCOMPARE(marks.size(), count);
    QCOMPARE(marks.first().label, first);
    for (qsizetype i = 1; i < marks.size(); ++i)
        QVERIFY(marks[i].value - marks[i - 1].value >= double(apartSeconds) * 1000);
}

void tst_RoundTripModel::readingIsTheNearestPoint()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.heartbeats.points[40].maxMs = snapshot.heartbeats.points[40].minMs = 49.8; // 12:10:00
    RoundTripModel model;
    model.set(snapshot);
    const auto reading = model.readingAt(kNoon + 10min + 6s, 20s);
    QVERIFY(reading.points[RoundTripModel::Heartbeats]);
    QCOMPARE(reading.points[RoundTripModel::Heartbeats]->maxMs, 49.8);
    QVERIFY(reading.points[RoundTripModel::Pings]);
    QVERIFY(reading.points[RoundTripModel::Pings]->start == kNoon + 10min + 6s);
    // Out of reach there is none.
    QVERIFY(!model.readingAt(kNoon + 10min + 7s, 1s).points[RoundTripModel::Heartbeats]);
    QVERIFY(!model.readingAt(kNoon + 2h, 20s).points[RoundTripModel::Heartbeats]);
}

void tst_RoundTripModel::readingNamesTheBand()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.channels[0].spans = {
        {kNoon, kNoon + 10min, UptimeKind::Connected, {}, 0},
        {kNoon + 10min, kNoon + 11min, UptimeKind::Reconnecting, silent(), 3},
    };
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.readingAt(kNoon + 10min + 30s, 1s).band, QStringLiteral("no data 1 min 0 s"));
    QVERIFY(model.readingAt(kNoon + 9min, 1s).band.isEmpty());
}

void tst_RoundTripModel::steppingVisitsEveryHeartbeat()
{
    RoundTripModel model;
    model.set(quietHalfHour());
    int steps = 0;
    for (auto at = model.step(kNoon, true); at; at = model.step(*at, true))
        ++steps;
    QCOMPARE(steps, 120);
    QVERIFY(model.step(kNoon + 30min, false) == kNoon + 29min + 45s + 500ms);
    QVERIFY(!model.step(kNoon, false));
}

void tst_RoundTripModel::figuresAreTheTrackers()
{
    LatencyTracker tracker;
    std::mt19937 random(11);
    std::lognormal_distribution<double> usual(2.4, 0.4);
    for (WallTime at = kNoon; at < kNoon + 30min; at += 15s)
        tracker.add(nanoseconds(std::int64_t(usual(random) * 1e6)), at);
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.heartbeats = {tracker.points(kNoon, kNoon + 30min, 400), tracker.summary(kNoon, kNoon + 30min)};
    RoundTripModel model;
    model.set(snapshot);
    QCOMPARE(model.summary(RoundTripModel::Heartbeats), tracker.summary(kNoon, kNoon + 30min));
    QCOMPARE(model.summary(RoundTripModel::Heartbeats).samples, 120);
    QCOMPARE(highest(model.lines(RoundTripModel::Heartbeats)), tracker.summary(kNoon, kNoon + 30min).maxMs);
}

void tst_RoundTripModel::descriptionTellsTheFigures()
{
    HealthSnapshot snapshot = quietHalfHour();
    snapshot.newestMs = 11.8;
    snapshot.heartbeats.summary = {120, 8, 46, 11.8, 19.4, 46.0};
    RoundTripModel model;
    model.set(snapshot);
    const QString text = model.description();
    for (const char *part :
         {"last 30 min", "Newest heartbeat 11.8 ms", "P50 11.8 ms", "P95 19.4 ms", "P99 46.0 ms", "P95 target 50.0 ms"})
        QVERIFY2(text.contains(QLatin1StringView(part)), qPrintable(text));
}

void tst_RoundTripModel::nothingIsSaidToBeNothing()
{
    HealthSnapshot snapshot;
    snapshot.range = {kNoon, kNoon + 30min};
    RoundTripModel model;
    model.set(snapshot);
    QVERIFY(model.isEmpty());
    QVERIFY(model.description().startsWith(QStringLiteral("No data in this range")));
    QVERIFY(!model.step(kNoon, true));
}

QTEST_GUILESS_MAIN(tst_RoundTripModel)

#include "tst_roundtripmodel.moc"
