// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/chatterwatch.h"

#include <QTest>

#include <algorithm>

using namespace noc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr BootTime kStart {1h + 17s};
using Course = std::vector<double>; // seconds of the raises

BootTime after(double second)
{
    return kStart + milliseconds(std::int64_t(second * 1000));
}

AlertKey key(std::int64_t id)
{
    return {AlertKind::Alert, EntityId(id)};
}

ChatterWatch::Source source(int device)
{
    return ChatterWatch::sourceOf("DEVICE_OFFLINE", "Device " + std::to_string(device) + " is offline");
}

} // namespace

Q_DECLARE_METATYPE(Course)

class TestChatterWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chatters_data();
    void chatters();
    void raisesAndTimeAreSettings();
    void sourcesAreToldApart();
    void tellsSinceWhenAndHowOften();
    void listIsBounded();
    void survivesAStormOfOthers();
    void limitsAreMadeSensible();
};

void TestChatterWatch::chatters_data()
{
    QTest::addColumn<Course>("course");
    QTest::addColumn<double>("at");
    QTest::addColumn<bool>("isChattering");

    QTest::newRow("nothing") << Course {} << 0.0 << false;
    QTest::newRow("two") << Course {0, 1} << 1.0 << false;
    QTest::newRow("three") << Course {0, 1, 2} << 2.0 << true;
    QTest::newRow("three at once") << Course {0, 0, 0} << 0.0 << true;
    QTest::newRow("three in just a minute") << Course {0, 30, 60} << 60.0 << true;
    QTest::newRow("three in a little more") << Course {0, 30, 60.1} << 60.1 << false;
    QTest::newRow("goes on") << Course {0, 0, 0, 59, 70, 80} << 100.0 << true;
    QTest::newRow("still") << Course {0, 0, 0} << 60.0 << true;
    QTest::newRow("no more") << Course {0, 0, 0} << 60.1 << false;
    QTest::newRow("old ones do not count") << Course {0, 0, 61, 62} << 62.0 << false;
    QTest::newRow("slow but steady") << Course {0, 40, 80, 120, 160} << 160.0 << false;
}

void TestChatterWatch::chatters()
{
    QFETCH(Course, course);
    QFETCH(double, at);
    ChatterWatch watch;
    for (const double second : course) {
        watch.note(source(1), key(1), after(second));
        watch.note(source(int(second * 10) + 100), key(2), after(second)); // others do not count
    }
    QTEST(watch.isChattering(source(1), after(at)), "isChattering");
    QVERIFY(!watch.isChattering(source(3), after(at)));
    const auto all = watch.chattering(after(at));
    QFETCH(bool, isChattering);
    QCOMPARE(std::any_of(all.begin(), all.end(), [](const auto &one) { return one.latest == key(1); }), isChattering);
}

void TestChatterWatch::raisesAndTimeAreSettings()
{
    ChatterWatch watch({.raises = 5, .within = 10s});
    for (int i = 0; i < 4; ++i)
        watch.note(source(1), key(1), kStart);
    QVERIFY(!watch.isChattering(source(1), kStart));
    watch.note(source(1), key(1), kStart + 10s);
    QVERIFY(watch.isChattering(source(1), kStart + 10s));
    QVERIFY(!watch.isChattering(source(1), kStart + 11s));
}

void TestChatterWatch::sourcesAreToldApart()
{
    QVERIFY(ChatterWatch::sourceOf("A", "B") != ChatterWatch::sourceOf("B", "A"));
    QVERIFY(ChatterWatch::sourceOf("A", "A") != ChatterWatch::sourceOf("B", "B"));
    QVERIFY(ChatterWatch::sourceOf("A", "B") == ChatterWatch::sourceOf("A", "B"));
    // A server that gives each raise an id of its own.
    ChatterWatch watch;
    for (std::int64_t id = 1; id <= 3; ++id)
        watch.note(source(1), key(id), kStart);
    QVERIFY(watch.isChattering(source(1), kStart));
    QCOMPARE(watch.chattering(kStart)[0].latest, key(3));
}

void TestChatterWatch::tellsSinceWhenAndHowOften()
{
    ChatterWatch watch;
    for (int i = 0; i < 10; ++i)
        watch.note(source(1), key(1), kStart + i * 10s);
    for (int i = 0; i < 4; ++i)
        watch.note(source(2), key(2), kStart + 50s + i * 10s);
    auto all = watch.chattering(kStart + 95s);
    QCOMPARE(all.size(), std::size_t(2));
    QCOMPARE(all[0].latest, key(1));
    QCOMPARE(all[0].raises, 10);
    QVERIFY(all[0].since == kStart + 20s);
    QCOMPARE(all[1].raises, 4);
    // Once it was silent it begins anew.
    for (int i = 0; i < 3; ++i)
        watch.note(source(1), key(1), kStart + 10min);
    all = watch.chattering(kStart + 10min);
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].raises, 3);
    QVERIFY(all[0].since == kStart + 10min);
}

void TestChatterWatch::listIsBounded()
{
    ChatterWatch watch;
    for (int device = 0; device < 1'000; ++device) {
        for (int i = 0; i < 3; ++i)
            watch.note(source(device), key(device), kStart + milliseconds(device * 10));
    }
    const auto all = watch.chattering(kStart + 10s);
    QCOMPARE(all.size(), ChatterWatch::kMostListed);
    QVERIFY(std::all_of(all.begin(), all.end(), [](const auto &one) { return one.latest.id.toInt64().value_or(0) >= 800; }));
}

// Twenty thousand a second, none like another, beside one that flaps and one that was raised twice before them.
void TestChatterWatch::survivesAStormOfOthers()
{
    ChatterWatch watch;
    int device = 1'000;
    watch.note(source(2), key(3), kStart);
    watch.note(source(2), key(3), kStart);
    for (int second = 0; second < 30; ++second) {
        watch.note(source(1), key(1), kStart + seconds(second));
        for (int i = 0; i < 20'000; ++i)
            watch.note(source(device++), key(2), kStart + seconds(second) + i * 50us);
    }
    watch.note(source(2), key(3), kStart + 30s);
    QVERIFY(watch.isChattering(source(1), kStart + 30s));
    QVERIFY(watch.isChattering(source(2), kStart + 30s));
    QCOMPARE(watch.chattering(kStart + 30s).size(), std::size_t(2));
}

void TestChatterWatch::limitsAreMadeSensible()
{
    const ChatterWatch::Limits low = ChatterWatch({.raises = -1, .within = 0s}).limits();
    QCOMPARE(low.raises, 2);
    QVERIFY(low.within == 1s);
    const ChatterWatch::Limits high = ChatterWatch({.raises = 1'000'000, .within = 100h}).limits();
    QCOMPARE(high.raises, ChatterWatch::kMostRaises);
    QVERIFY(high.within == 1h);
}

QTEST_GUILESS_MAIN(TestChatterWatch)
#include "tst_chatterwatch.moc"
