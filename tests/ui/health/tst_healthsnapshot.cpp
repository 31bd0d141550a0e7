// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthexport.h"
#include "ui/health/healthsnapshot.h"
#include "ui/health/uptimeband.h"

#include <QTest>

using namespace noc;
using namespace std::chrono_literals;

namespace {

const WallTime kNoon {std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12)};

EndCause cause(EndKind kind, int status = 0)
{
    EndCause result;
    result.kind = kind;
    result.status = status;
    return result;
}

} // namespace

class tst_HealthSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breakIsToldInWords();
    void attemptsBeforeTheFirstLinkBreakNothing();
    void failedAndReconnectingIsOneBreak();
    void openBreakSaysSo();
    void switchingOffIsNoBreak();
    void shareIsNeverRoundedToAllOrNothing_data();
    void shareIsNeverRoundedToAllOrNothing();
    void csvCellsStartNoFormula_data();
    void csvCellsStartNoFormula();
    void csvHoldsEveryPointAndSpan();
    void rangesHaveNames();
};

void tst_HealthSnapshot::breakIsToldInWords()
{
    const std::vector<UptimeSpan> spans = {
        {kNoon, kNoon + 19min + 10s, UptimeKind::Connected, {}, 0},
        {kNoon + 19min + 10s, kNoon + 19min + 51s, UptimeKind::Reconnecting, cause(EndKind::Silent), 3},
        {kNoon + 19min + 51s, kNoon + 30min, UptimeKind::Connected, {}, 0},
    };
    const auto breaks = linkBreaks(ChannelKind::Dashboard, spans, kNoon + 30min);
    QCOMPARE(breaks.size(), std::size_t(1));
    QCOMPARE(
        describeBreak(breaks[0], kNoon + 30min),
        QStringLiteral("12:19:10 Dashboard: silent, no pong · back after 41 s at the third attempt"));
    LinkBreak late = breaks[0];
    late.attempts = 9;
    QVERIFY(describeBreak(late, kNoon + 30min).endsWith(QStringLiteral("at attempt 9")));
    late.attempts = 0;
    QVERIFY(describeBreak(late, kNoon + 30min).endsWith(QStringLiteral("back after 41 s")));
}

void tst_HealthSnapshot::attemptsBeforeTheFirstLinkBreakNothing()
{
    const std::vector<UptimeSpan> spans = {
        {kNoon, kNoon + 10s, UptimeKind::Reconnecting, cause(EndKind::ConnectionRefused), 2},
        {kNoon + 10s, kNoon + 20s, UptimeKind::Failed, cause(EndKind::ConnectionRefused), 0},
        {kNoon + 20s, kNoon + 30min, UptimeKind::Connected, {}, 0},
    };
    QVERIFY(linkBreaks(ChannelKind::Dashboard, spans, kNoon + 30min).empty());
}

void tst_HealthSnapshot::failedAndReconnectingIsOneBreak()
{
    const std::vector<UptimeSpan> spans = {
        {kNoon, kNoon + 1min, UptimeKind::Connected, {}, 0},
        {kNoon + 1min, kNoon + 2min, UptimeKind::Reconnecting, cause(EndKind::ServerClosed, 1011), 5},
        {kNoon + 2min, kNoon + 4min, UptimeKind::Failed, cause(EndKind::ConnectionRefused), 0},
        {kNoon + 4min, kNoon + 30min, UptimeKind::Connected, {}, 0},
    };
    const auto breaks = linkBreaks(ChannelKind::Presence, spans, kNoon + 30min);
    QCOMPARE(breaks.size(), std::size_t(1));
    QVERIFY(breaks[0].failed);
    QCOMPARE(
        describeBreak(breaks[0], kNoon + 30min),
        QStringLiteral("12:01:00 Presence: closed by server (1011) · back after 3 min 0 s"));
}

void tst_HealthSnapshot::openBreakSaysSo()
{
    const std::vector<UptimeSpan> spans = {
        {kNoon, kNoon + 1min, UptimeKind::Connected, {}, 0},
        {kNoon + 1min, kNoon + 2min, UptimeKind::Reconnecting, cause(EndKind::Silent), 4},
    };
    const auto open = linkBreaks(ChannelKind::Dashboard, spans, kNoon + 2min);
    QCOMPARE(open.size(), std::size_t(1));
    QVERIFY(!open[0].to);
    QCOMPARE(
        describeBreak(open[0], kNoon + 2min), QStringLiteral("12:01:00 Dashboard: silent, no pong · not back yet, for 1 min 0 s"));
}

void tst_HealthSnapshot::switchingOffIsNoBreak()
{
    const std::vector<UptimeSpan> spans = {
        {kNoon, kNoon + 1min, UptimeKind::Connected, {}, 0},
        {kNoon + 1min, kNoon + 2min, UptimeKind::Off, {}, 0},
        {kNoon + 2min, kNoon + 2min + 1s, UptimeKind::Reconnecting, {}, 0},
        {kNoon + 2min + 1s, kNoon + 3min, UptimeKind::Connected, {}, 0},
    };
    QVERIFY(linkBreaks(ChannelKind::Dashboard, spans, kNoon + 3min).empty());
}

void tst_HealthSnapshot::shareIsNeverRoundedToAllOrNothing_data()
{
    QTest::addColumn<double>("percent");
    QTest::addColumn<QString>("text");
    QTest::newRow("all") << 100.0 << QStringLiteral("100 %");
    QTest::newRow("nearly all") << 99.9999 << QStringLiteral("99.99 %");
    QTest::newRow("some") << 97.714 << QStringLiteral("97.71 %");
    QTest::newRow("nearly nothing") << 0.0001 << QStringLiteral("0.01 %");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0 %");
}

void tst_HealthSnapshot::shareIsNeverRoundedToAllOrNothing()
{
    QFETCH(double, percent);
    QTEST(formatShare(percent), "text");
}

void tst_HealthSnapshot::csvCellsStartNoFormula_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << QStringLiteral("silent") << QStringLiteral("silent");
    QTest::newRow("comma") << QStringLiteral("silent, no pong") << QStringLiteral("\"silent, no pong\"");
    QTest::newRow("quote") << QStringLiteral("a \"b\"") << QStringLiteral("\"a \"\"b\"\"\"");
    for (const char *start : {"=", "+", "-", "@"})
        QTest::newRow(start) << QString(QLatin1StringView(start) + QStringLiteral("1"))
                             << QString(u'\'' + QLatin1StringView(start) + QStringLiteral("1"));
    QTest::newRow("tab") << QStringLiteral("\t=1") << QStringLiteral("'\t=1");
    QTest::newRow("carriage return") << QStringLiteral("\r=1") << QStringLiteral("\"'\r=1\"");
    QTest::newRow("quoted formula") << QStringLiteral("=A1,B1") << QStringLiteral("\"'=A1,B1\"");
}

void tst_HealthSnapshot::csvCellsStartNoFormula()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
}

void tst_HealthSnapshot::csvHoldsEveryPointAndSpan()
{
    HealthSnapshot snapshot;
    snapshot.range = {kNoon, kNoon + 30min};
    snapshot.heartbeats.points = {{kNoon, 1000ms, 1, 11.8, 11.8, 11.8, 11.8, 11.8}};
    snapshot.pings.points = {{kNoon + 3s, 1000ms, 2, 9, 10.5, 9, 10.5, 10.5}};
    snapshot.channels[1].spans = {{kNoon, kNoon + 41s, UptimeKind::Reconnecting, cause(EndKind::Silent), 3}};
    const QList<QByteArray> lines = healthCsv(snapshot).split('\n');
    QCOMPARE(lines.size(), 5); // head, two points, one span, the empty rest
    QCOMPARE(
        lines[1],
        QByteArray(
            "heartbeat,dashboard,2026-11-23T12:00:00.000Z,2026-11-23T12:00:01.000Z,1,11.800,11.800,11.800,11.800,11.800,,\r"));
    QVERIFY(lines[2].startsWith("ping,dashboard,2026-11-23T12:00:03.000Z"));
    QVERIFY(lines[3].startsWith("uptime,presence,2026-11-23T12:00:00.000Z,2026-11-23T12:00:41.000Z"));
    QVERIFY(lines[3].endsWith("reconnecting,\"silent, no pong\"\r"));
}

void tst_HealthSnapshot::rangesHaveNames()
{
    QCOMPARE(rangeName(1min), QStringLiteral("1 min"));
    QCOMPARE(rangeName(kDefaultRange), QStringLiteral("30 min"));
    QCOMPARE(rangeName(1h), QStringLiteral("1 h"));
    QCOMPARE(rangeName(24h), QStringLiteral("24 h"));
    QVERIFY(rangeName(24h * 7).startsWith(u'7'));
}

QTEST_GUILESS_MAIN(tst_HealthSnapshot)

#include "tst_healthsnapshot.moc"
