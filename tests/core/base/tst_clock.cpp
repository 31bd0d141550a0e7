// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include "tests/support/manualclock.h"

#include <QTest>
#include <QTimeZone>

using namespace noc;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toQtAndBack_data();
    void toQtAndBack();
    void otherZonesAreTheSameMoment();
    void systemClocks();
    void systemTimer();
    void nextMultiple_data();
    void nextMultiple();
};

void TestClock::toQtAndBack_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00.000Z");
    QTest::newRow("before it") << qint64(-1) << QStringLiteral("1969-12-31T23:59:59.999Z");
    QTest::newRow("now-ish") << qint64(1795373240343) << QStringLiteral("2026-11-22T18:47:20.343Z");
    QTest::newRow("leap day") << qint64(1709164800000) << QStringLiteral("2024-02-29T00:00:00.000Z");
}

void TestClock::toQtAndBack()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    const WallTime time {milliseconds(ms)};
    const QDateTime dateTime = toDateTime(time);
    QCOMPARE(dateTime.toString(Qt::ISODateWithMs), text);
    QCOMPARE(dateTime.timeSpec(), Qt::UTC);
    QVERIFY(toWallTime(dateTime) == time);
}

void TestClock::otherZonesAreTheSameMoment()
{
    const QDateTime berlin = QDateTime::fromString(QStringLiteral("2026-11-22T19:47:20.343+01:00"), Qt::ISODateWithMs);
    QVERIFY(berlin.isValid());
    QCOMPARE(toWallTime(berlin).time_since_epoch().count(), std::int64_t(1795373240343));
}

void TestClock::systemClocks()
{
    const SystemClock clock;
    const BootTime first = clock.bootNow();
    const BootTime second = clock.bootNow();
    QVERIFY(second >= first);
    QVERIFY(first.time_since_epoch() > 0ns);
    // A machine that says less has no clock worth the name.
    QVERIFY(clock.wallNow() > WallTime(std::chrono::sys_days(std::chrono::year(2024) / 1 / 1)));
}

void TestClock::systemTimer()
{
    SystemClock clock;
    int fired = 0;
    const std::unique_ptr<Timer> timer = clock.makeTimer([&] { ++fired; });
    QVERIFY(!timer->isActive());
    timer->start(-5ms);
    QVERIFY(timer->isActive());
    QTRY_COMPARE(fired, 1);
    QVERIFY(!timer->isActive());

    timer->start(1h);
    timer->stop();
    QVERIFY(!timer->isActive());

    bool destroyedFired = false;
    clock.makeTimer([&] { destroyedFired = true; })->start(0ms);
    timer->start(1ms);
    QTRY_COMPARE(fired, 2);
    QVERIFY(!destroyedFired);
}

void TestClock::nextMultiple_data()
{
    QTest::addColumn<qint64>("into"); // of a second
    QTest::addColumn<qint64>("period");
    QTest::addColumn<qint64>("until");
    QTest::newRow("at the second: a moment behind it") << qint64(0) << qint64(1000) << qint64(2);
    QTest::newRow("there: the next one") << qint64(2) << qint64(1000) << qint64(1000);
    QTest::newRow("a little late") << qint64(3) << qint64(1000) << qint64(999);
    QTest::newRow("a little early") << qint64(1) << qint64(1000) << qint64(1);
    QTest::newRow("in the middle") << qint64(500) << qint64(1000) << qint64(502);
    QTest::newRow("quarters meet the second") << qint64(800) << qint64(250) << qint64(202);
}

void TestClock::nextMultiple()
{
    QFETCH(qint64, into);
    QFETCH(qint64, period);
    QFETCH(qint64, until);
    test::ManualClock clock;
    clock.jumpWall(milliseconds(into));
    QCOMPARE(untilNext(clock, milliseconds(period)).count(), until);
    // Before 1970 too: somebody set the clock.
    clock.jumpWall(WallTime(milliseconds(-86'400'000)) - clock.wallNow() + milliseconds(into));
    QCOMPARE(untilNext(clock, milliseconds(period)).count(), until);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
