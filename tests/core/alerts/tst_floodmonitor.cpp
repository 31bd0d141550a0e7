// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/floodmonitor.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace noc;
using namespace std::chrono_literals;

namespace {

constexpr BootTime kStart {1h};

struct Arrivals {
    int second;
    int alerts;
};
using Course = std::vector<Arrivals>;

} // namespace

Q_DECLARE_METATYPE(Course)

class TestFloodMonitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAndEnds_data();
    void beginsAndEnds();
    void countsAllOfAFlood();
    void limitsAreMadeSensible();
    void forgetsThroughSleep();
    void timeThatGoesBackwards();
    void agreesWithACountOfAll();
};

void TestFloodMonitor::beginsAndEnds_data()
{
    QTest::addColumn<Course>("course");
    QTest::addColumn<bool>("isFlood");
    QTest::addColumn<int>("lastMinute");

    QTest::newRow("nothing") << Course {} << false << 0;
    QTest::newRow("one too few") << Course {{0, 29}} << false << 29;
    QTest::newRow("at once") << Course {{0, 30}} << true << 30;
    QTest::newRow("over a minute") << Course {{0, 15}, {59, 15}} << true << 30;
    QTest::newRow("over more than a minute") << Course {{0, 15}, {60, 15}} << false << 15;
    QTest::newRow("goes on with fewer") << Course {{0, 30}, {59, 20}, {60, 0}} << true << 20;
    QTest::newRow("just goes on") << Course {{0, 30}, {59, 15}, {118, 0}} << true << 15;
    QTest::newRow("fewer, but within the minute") << Course {{0, 30}, {59, 0}} << true << 30;
    QTest::newRow("ends") << Course {{0, 30}, {30, 14}, {60, 0}} << false << 14;
    QTest::newRow("ended, does not begin with as few") << Course {{0, 30}, {70, 0}, {71, 20}} << false << 20;
    QTest::newRow("a quiet minute ends it before the next alert") << Course {{0, 30}, {60, 20}} << false << 20;
    QTest::newRow("begins again") << Course {{0, 30}, {70, 0}, {71, 30}} << true << 30;
}

void TestFloodMonitor::beginsAndEnds()
{
    QFETCH(Course, course);
    FloodMonitor monitor;
    for (const Arrivals &arrivals : course) {
        if (arrivals.alerts > 0)
            monitor.note(arrivals.alerts, kStart + seconds(arrivals.second));
        else
            monitor.tick(kStart + seconds(arrivals.second));
    }
    QTEST(monitor.isFlood(), "isFlood");
    QFETCH(int, lastMinute);
    QCOMPARE(monitor.lastMinute(), qsizetype(lastMinute));
}

void TestFloodMonitor::countsAllOfAFlood()
{
    FloodMonitor monitor;
    QCOMPARE(monitor.total(), 0);
    monitor.note(7, kStart);
    monitor.tick(kStart + 65s);
    // From here: what came before that minute is not of the flood.
    monitor.note(10, kStart + 70s);
    QCOMPARE(monitor.total(), 0);
    monitor.note(25, kStart + 100s + 400ms);
    QVERIFY(monitor.isFlood());
    QCOMPARE(monitor.total(), 35);
    QVERIFY(monitor.since() == kStart + 70s);
    for (int i = 1; i <= 300; ++i)
        monitor.note(1, kStart + 100s + seconds(i));
    QCOMPARE(monitor.total(), 335);
    QCOMPARE(monitor.lastMinute(), 60);
    QVERIFY(monitor.since() == kStart + 70s);
    monitor.tick(kStart + 500s);
    QVERIFY(!monitor.isFlood());
    QCOMPARE(monitor.total(), 0);
}

void TestFloodMonitor::limitsAreMadeSensible()
{
    FloodMonitor zero({0, 0});
    QVERIFY(!zero.isFlood());
    zero.note(1, kStart);
    QVERIFY(zero.isFlood());
    zero.tick(kStart + 60s);
    QVERIFY(!zero.isFlood());

    FloodMonitor upsideDown({10, 1'000});
    upsideDown.note(10, kStart);
    upsideDown.tick(kStart + 1s);
    QVERIFY(upsideDown.isFlood());
    upsideDown.tick(kStart + 61s);
    QVERIFY(!upsideDown.isFlood());
}

void TestFloodMonitor::forgetsThroughSleep()
{
    FloodMonitor monitor;
    monitor.note(500, kStart);
    monitor.tick(kStart + 8h);
    QVERIFY(!monitor.isFlood());
    QCOMPARE(monitor.lastMinute(), 0);
}

void TestFloodMonitor::timeThatGoesBackwards()
{
    FloodMonitor monitor;
    monitor.note(20, kStart);
    monitor.note(10, kStart - 5s);
    QVERIFY(monitor.isFlood());
    monitor.tick(kStart + 60s);
    QCOMPARE(monitor.lastMinute(), 0);
}

void TestFloodMonitor::agreesWithACountOfAll()
{
    for (quint32 seed = 1; seed <= 50; ++seed) {
        QRandomGenerator random(seed);
        const FloodMonitor::Limits limits {5 + random.bounded(40), 1 + random.bounded(30)};
        FloodMonitor monitor(limits);
        std::vector<int> bySecond(600);
        bool isFlood = false;
        for (int second = 0; second < int(bySecond.size()); ++second) {
            const int rate = (second / 100) % 2 ? 4 : 1;
            for (int i = random.bounded(3); i > 0; --i) {
                const int alerts = 1 + random.bounded(rate);
                bySecond[std::size_t(second)] += alerts;
                monitor.note(alerts, kStart + seconds(second) + milliseconds(300 * i));
            }
            monitor.tick(kStart + seconds(second) + 950ms);
            int inMinute = 0;
            for (int back = 0; back < 60 && back <= second; ++back)
                inMinute += bySecond[std::size_t(second - back)];
            const int now = bySecond[std::size_t(second)];
            // It can end with the second's turn, before what comes in it.
            if (isFlood && inMinute - now < std::min(limits.endsBelow, limits.beginsAt))
                isFlood = false;
            if (inMinute >= limits.beginsAt)
                isFlood = true;
            QCOMPARE(monitor.lastMinute(), qsizetype(inMinute));
            QVERIFY2(monitor.isFlood() == isFlood, qPrintable(QStringLiteral("seed %1, second %2").arg(seed).arg(second)));
        }
    }
}

QTEST_GUILESS_MAIN(TestFloodMonitor)
#include "tst_floodmonitor.moc"
