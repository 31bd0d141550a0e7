// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/wiretime.h"

#include <QTest>

using namespace noc;
using namespace noc::wire;

namespace {

WallTime at(std::int64_t msecsSinceEpoch)
{
    return WallTime(milliseconds(msecsSinceEpoch));
}

} // namespace

class TestWireTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void written();
    void roundTrip();
};

void TestWireTime::good_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("server, six digits") << QByteArray("2026-11-22T18:47:20.343351+00:00") << qint64(1795373240343);
    QTest::newRow("server, no fraction") << QByteArray("2026-01-02T03:04:05+00:00") << qint64(1767323045000);
    QTest::newRow("REST") << QByteArray("2026-11-22T12:08:59.731191Z") << qint64(1795349339731);
    QTest::newRow("client guide") << QByteArray("2025-10-01T12:00:00.000Z") << qint64(1759320000000);
    QTest::newRow("east") << QByteArray("2025-10-01T14:00:00+02:00") << qint64(1759320000000);
    QTest::newRow("west, over midnight") << QByteArray("2025-09-30T23:30:00-12:30") << qint64(1759320000000);
    QTest::newRow("no colon") << QByteArray("2025-10-01T14:00:00+0200") << qint64(1759320000000);
    QTest::newRow("hours only") << QByteArray("2025-10-01T14:00:00+02") << qint64(1759320000000);
    QTest::newRow("one digit") << QByteArray("2025-10-01T12:00:00.5Z") << qint64(1759320000500);
    QTest::newRow("nine digits, cut") << QByteArray("2025-10-01T12:00:00.999999999Z") << qint64(1759320000999);
    QTest::newRow("blank, as Python's str()") << QByteArray("2025-10-01 12:00:00+00:00") << qint64(1759320000000);
    QTest::newRow("lower case") << QByteArray("2025-10-01t12:00:00z") << qint64(1759320000000);
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1709164800000);
    QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59.999Z") << qint64(-1);
    QTest::newRow("first year") << QByteArray("0001-01-01T00:00:00Z") << qint64(-62135596800000);
    QTest::newRow("last year") << QByteArray("9999-12-31T23:59:59.999Z") << qint64(253402300799999);
}

void TestWireTime::good()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);
    const auto time = parseTime(text.toStdString());
    QVERIFY(time.has_value());
    QCOMPARE(time->time_since_epoch().count(), expected);
}

void TestWireTime::bad_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");

    const auto notATime = [](const char *text) { QTest::newRow(text) << QByteArray(text) << int(TimeReading::NotATime); };
    QTest::newRow("empty") << QByteArray() << int(TimeReading::NotATime);
    notATime("yesterday");
    notATime("2025-02-29T00:00:00Z");
    notATime("2025-13-01T00:00:00Z");
    notATime("2025-00-01T00:00:00Z");
    notATime("2025-01-32T00:00:00Z");
    notATime("0000-01-01T00:00:00Z");
    notATime("2025-10-01T24:00:00Z");
    notATime("2025-10-01T12:60:00Z");
    notATime("2025-10-01T12:00:60Z");
    notATime("2025-10-01T12:00Z");
    notATime("2025-10-01T12:00:00.Z");
    notATime("2025-10-01T12:00:00+24:00");
    notATime("2025-10-01T12:00:00+02:60");
    notATime("2025-10-01T12:00:00+2");
    notATime("2025-10-01T12:00:00+02:");
    notATime("2025-10-01T12:00:00Z ");
    notATime(" 2025-10-01T12:00:00Z");
    notATime("2025-10-01T12:00:00ZZ");
    notATime("20251001T120000Z");
    notATime("+2025-10-01T12:00:00Z");
    notATime("2025-10-01TT12:00:00Z");
    QTest::newRow("embedded zero") << QByteArray("2025-10-01T12:00:00Z\0", 21) << int(TimeReading::NotATime);
    QTest::newRow("no offset") << QByteArray("2025-10-01T12:00:00") << int(TimeReading::NoOffset);
    QTest::newRow("no offset, fraction") << QByteArray("2025-10-01T12:00:00.123") << int(TimeReading::NoOffset);
    QTest::newRow("date alone") << QByteArray("2025-10-01") << int(TimeReading::NoOffset);
}

void TestWireTime::bad()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QVERIFY(!parseTime(text.toStdString()));
    QCOMPARE(int(readTime(text.toStdString()).kind), kind);
}

void TestWireTime::written()
{
    const WallTime time = at(1795373240343);
    QCOMPARE(formatServerTime(time), std::string("2026-11-22T18:47:20.343000+00:00"));
    QCOMPARE(formatClientTime(time), std::string("2026-11-22T18:47:20.343Z"));
    QCOMPARE(formatServerTime(at(1767323045000)), std::string("2026-01-02T03:04:05+00:00"));
    QCOMPARE(formatClientTime(at(1767323045000)), std::string("2026-01-02T03:04:05.000Z"));
    QCOMPARE(formatServerTime(at(-1)), std::string("1969-12-31T23:59:59.999000+00:00"));
    QCOMPARE(formatClientTime(at(7)), std::string("1970-01-01T00:00:00.007Z"));
}

void TestWireTime::roundTrip()
{
    for (std::int64_t ms = -62135596800000; ms < 253402300800000; ms += 86'400'000LL * 97 + 12'345'678) {
        QCOMPARE(parseTime(formatServerTime(at(ms))), std::optional(at(ms)));
        QCOMPARE(parseTime(formatClientTime(at(ms))), std::optional(at(ms)));
    }
}

QTEST_APPLESS_MAIN(TestWireTime)
#include "tst_wiretime.moc"
