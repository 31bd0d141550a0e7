// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/formats.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace noc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void age_data();
    void age();
    void duration_data();
    void duration();
    void shortAge();
    void roundTrip();
    void time();
    void alertType();
    void safeLine_data();
    void safeLine();
    void safeTextKeepsLines();
    void everyWordIsThere();
};

void TestFormats::age_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("negative") << qint64(-5000) << u"0:00"_s;
    QTest::newRow("nothing") << qint64(0) << u"0:00"_s;
    QTest::newRow("not rounded up") << qint64(14'999) << u"0:14"_s;
    QTest::newRow("minute") << qint64(82'000) << u"1:22"_s;
    QTest::newRow("ten minutes") << qint64(598'000) << u"9:58"_s;
    QTest::newRow("under an hour") << qint64(3'599'000) << u"59:59"_s;
    QTest::newRow("hour") << qint64(3'725'000) << u"1:02:05"_s;
    QTest::newRow("under a day") << qint64(86'399'000) << u"23:59:59"_s;
    QTest::newRow("days") << qint64((3 * 24 + 4) * 3'600'000) << u"3 d 4 h"_s;
}

void TestFormats::age()
{
    QFETCH(qint64, ms);
    QTEST(formatAge(milliseconds(ms)), "text");
}

void TestFormats::duration_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("negative") << qint64(-1) << u"0 s"_s;
    QTest::newRow("seconds") << qint64(41'900) << u"41 s"_s;
    QTest::newRow("minutes") << qint64(90'000) << u"1 min 30 s"_s;
    QTest::newRow("hours") << qint64(125 * 60'000) << u"2 h 5 min"_s;
    QTest::newRow("days") << qint64(26 * 3'600'000) << u"1 d 2 h"_s;
}

void TestFormats::duration()
{
    QFETCH(qint64, ms);
    QTEST(formatDuration(milliseconds(ms)), "text");
}

void TestFormats::shortAge()
{
    QCOMPARE(formatShortAge(-1ms), u"0.0 s"_s);
    QCOMPARE(formatShortAge(449ms), u"0.4 s"_s);
    QCOMPARE(formatShortAge(9'999ms), u"9.9 s"_s);
    QCOMPARE(formatShortAge(10'000ms), u"10 s"_s);
    QCOMPARE(formatShortAge(90'000ms), u"1 min 30 s"_s);
}

void TestFormats::roundTrip()
{
    QCOMPARE(formatRoundTrip(0.824), u"0.82 ms"_s);
    QCOMPARE(formatRoundTrip(11.83), u"11.8 ms"_s);
    QCOMPARE(formatRoundTrip(412.4), u"412 ms"_s);
    QCOMPARE(formatRoundTrip(1'260), u"1.3 s"_s);
    QCOMPARE(formatRoundTrip(-3), u"0.00 ms"_s);
}

void TestFormats::time()
{
    const WallTime now = toWallTime(QDateTime(QDate(2026, 1, 2), QTime(12, 30), QTimeZone::systemTimeZone()));
    QCOMPARE(formatTime(now - 207s, now), u"12:26:33"_s);
    QCOMPARE(formatTime(now - 24h, now), u"2026-01-01 12:30:00"_s);
}

void TestFormats::alertType()
{
    QCOMPARE(formatAlertType(u"DEVICE_OFFLINE"), u"Device offline"_s);
    QCOMPARE(formatAlertType(u"SLA_BREACH"), u"Sla breach"_s);
    QCOMPARE(formatAlertType(u""), QString());
    QCOMPARE(formatAlertType(u"__"), QString());
    QCOMPARE(formatAlertType(u"a\u202Eb"), u"A\\u202Eb"_s);
}

void TestFormats::safeLine_data()
{
    QTest::addColumn<QString>("untrusted");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Core router unreachable"_s << u"Core router unreachable"_s;
    QTest::newRow("line ends") << u"a\r\nb\nc\rd\te"_s << u"a b c d e"_s;
    QTest::newRow("bidi override") << u"abc\u202Egpj.exe"_s << u"abc\\u202Egpj.exe"_s;
    QTest::newRow("bidi isolate") << u"\u2066x\u2069"_s << u"\\u2066x\\u2069"_s;
    QTest::newRow("terminal escape") << u"\x1B[31mred"_s << u"\\u001B[31mred"_s;
    QTest::newRow("C1") << u"\u009Bx"_s << u"\\u009Bx"_s;
    QTest::newRow("NUL") << QString(QChar(0)) << u"\\u0000"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\\u2028b"_s;
    QTest::newRow("zero width space") << u"a\u200Bb"_s << u"a\\u200Bb"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD800)) << u"\\uD800"_s;
    QTest::newRow("invisible tag") << u"\U000E0041"_s << u"\\U000E0041"_s;
    QTest::newRow("Arabic with a joiner") << u"\u0645\u06CC\u200C\u062E"_s << u"\u0645\u06CC\u200C\u062E"_s;
    QTest::newRow("emoji") << u"\U0001F525"_s << u"\U0001F525"_s;
    QTest::newRow("markup stays text") << u"<b>x</b> &amp;"_s << u"<b>x</b> &amp;"_s;
    QTest::newRow("umlauts") << u"Türöffnung"_s << u"Türöffnung"_s;
}

void TestFormats::safeLine()
{
    QFETCH(QString, untrusted);
    QTEST(noc::safeLine(untrusted), "shown");
}

void TestFormats::safeTextKeepsLines()
{
    QCOMPARE(safeText(u"a\r\nb\tc\u202E"), u"a\nb\tc\\u202E"_s);
}

void TestFormats::everyWordIsThere()
{
    QCOMPARE(severityWord(Severity::Critical), u"CRITICAL"_s);
    QCOMPARE(severityTitle(Severity::NotTold), u"Not told"_s);
    QCOMPARE(statusWord(AlertStatus::Suppressed), u"Suppressed"_s);
}

QTEST_MAIN(TestFormats)
#include "tst_formats.moc"
