// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttimeline.h"
#include "ui/theme/formats.h"

#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

const WallTime kNoon = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(12);
using What = JournalEvent::What;

//! What a journal has of alert 7, and the alert.
struct Past : AlertPast {
    Alert alert;

    Past()
    {
        alert.key = {AlertKind::Alert, EntityId(7)};
        alert.firstRaised = alert.firstReceived = alert.lastRaised = alert.lastReceived = kNoon;
        isWhole = isCurrent = true;
    }
    Past &add(What what, int second, std::string word = {}, std::string text = {})
    {
        JournalEvent event;
        event.number = events.size() + 1;
        event.what = what;
        event.at = kNoon + seconds(second);
        event.word = std::move(word);
        event.text = std::move(text);
        if (what == What::Gap)
            event.until = event.at + seconds(41);
        else
            event.alert = JournalKey {0, EntityId(7)};
        events.prepend(event);
        return *this;
    }
    QStringList lines(const std::vector<Gap> &gaps = {}) const
    {
        QStringList all;
        for (const Timeline::Entry &entry : alertTimeline(alert, *this, {}, gaps, kNoon + std::chrono::hours(1)))
            all += (entry.warning ? u"! "_s : QString()) + entry.time.mid(3) + u' ' + entry.text;
        return all;
    }
};

} // namespace

class TestAlertTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesRepeats();
    void aGapPartsThem();
    void aRaiseAfterTheAnswerStandsOut();
    void tellsAnotherSeverity();
    void tellsTheServersWords();
    void tellsACommandsLife();
    void oneAcknowledgementIsOneLine();
    void onlyTheFirstIsCalledRaised();
    void saysWhenTheServerTellsAnotherTime();
    void fillsInWhatTheJournalLacks();
    void tellsAGapOnce();
    void hostileWordsStayWords();
};

void TestAlertTimeline::mergesRepeats()
{
    Past past;
    past.add(What::Raised, 0, "HIGH");
    for (int i = 1; i <= 14; ++i)
        past.add(What::Raised, 10 * i, "HIGH");
    past.add(What::Changed, 200, "ASSIGNED");
    past.add(What::Raised, 300, "HIGH");
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:10 repeated 14 times, until 12:02:20"_s, u"03:20 the server reports: Assigned"_s,
             u"! 05:00 raised again"_s}));
}

void TestAlertTimeline::aGapPartsThem()
{
    Past past;
    past.add(What::Raised, 0, "HIGH").add(What::Raised, 1, "HIGH").add(What::Gap, 2).add(What::Raised, 50, "HIGH");
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:01 repeated"_s, u"! 00:02 no data until 12:00:43 (41 s): what happened then is unknown"_s,
             u"00:50 repeated"_s}));
}

void TestAlertTimeline::aRaiseAfterTheAnswerStandsOut()
{
    Past past;
    past.add(What::Raised, 0, "HIGH")
        .add(What::Acknowledged, 5, "elsewhere")
        .add(What::Raised, 9, "HIGH")
        .add(What::Raised, 10, "HIGH");
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:05 acknowledged, as the server reports"_s, u"! 00:09 raised again"_s, u"00:10 repeated"_s}));
}

void TestAlertTimeline::tellsAnotherSeverity()
{
    Past past;
    past.add(What::Raised, 0, "LOW").add(What::Raised, 1, "LOW").add(What::Raised, 2, "CRITICAL").add(What::Raised, 3, "CRITICAL");
    QCOMPARE(
        past.lines(),
        QStringList({u"00:00 raised"_s, u"00:01 repeated"_s, u"! 00:02 repeated, now as CRITICAL"_s, u"00:03 repeated"_s}));
}

void TestAlertTimeline::tellsTheServersWords()
{
    Past past;
    past.add(What::Raised, 0, "LOW")
        .add(What::Changed, 1, "RESOLVED", "%1 closed it")
        .add(What::Changed, 2, "PARKED")
        .add(What::Changed, 3, {}, "moved");
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:01 the server reports: Resolved (%1 closed it)"_s, u"00:02 the server reports: PARKED"_s,
             u"00:03 changed, the server says: moved"_s}));
}

void TestAlertTimeline::tellsACommandsLife()
{
    Past past;
    past.add(What::Raised, 0, "LOW");
    past.add(What::Command, 1, "queued").add(What::Command, 2, "sent").add(What::Command, 3, "unanswered");
    past.add(What::Command, 4, "queued").add(What::Command, 5, "sent").add(What::Command, 6, "refused", "no right");
    past.add(What::Command, 7, "queued").add(What::Command, 8, "withdrawn");
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:01 you asked for the acknowledgement"_s, u"00:02 sent to the server"_s,
             u"! 00:03 no answer before the link ended, will be asked again"_s, u"00:05 sent to the server"_s,
             u"! 00:06 refused: no right"_s, u"00:07 you asked for the acknowledgement"_s, u"00:08 withdrawn by you"_s}));
}

void TestAlertTimeline::oneAcknowledgementIsOneLine()
{
    const QStringList expected {
        u"00:00 raised"_s, u"00:01 you asked for the acknowledgement"_s,
        u"00:03 acknowledged by this console, confirmed by the server after %1"_s.arg(formatRoundTrip(2000))};
    for (const bool isCommandFirst : {true, false}) {
        Past past;
        past.add(What::Raised, 0, "LOW").add(What::Command, 1, "queued").add(What::Command, 2, "sent");
        if (isCommandFirst)
            past.add(What::Command, 3, "confirmed").add(What::Acknowledged, 3, "here");
        else
            past.add(What::Acknowledged, 3, "here").add(What::Command, 3, "confirmed");
        QCOMPARE(past.lines(), expected);
    }
}

void TestAlertTimeline::onlyTheFirstIsCalledRaised()
{
    Past past;
    past.isWhole = false;
    past.add(What::Raised, 5, "LOW").add(What::Raised, 6, "LOW");
    QCOMPARE(past.lines(), QStringList {u"00:05 repeated 2 times, until 12:00:06"_s});
    // The journal forgot what is older than it keeps, the alert did not.
    past.isWhole = true;
    QCOMPARE(past.lines(), QStringList({u"00:00 raised"_s, u"00:05 repeated 2 times, until 12:00:06"_s}));
}

void TestAlertTimeline::saysWhenTheServerTellsAnotherTime()
{
    Past past;
    past.add(What::Raised, 0, "LOW");
    past.alert.firstRaised = kNoon - seconds(4);
    QCOMPARE(past.lines(), QStringList {u"00:00 raised"_s});
    past.alert.firstRaised = kNoon - seconds(60);
    QCOMPARE(past.lines(), QStringList {u"00:00 first heard of; raised 11:59:00 by the server's clock"_s});
}

void TestAlertTimeline::fillsInWhatTheJournalLacks()
{
    Past past;
    past.isCurrent = false;
    past.add(What::Raised, 0, "LOW");
    past.alert.count = 3;
    past.alert.lastRaised = past.alert.lastReceived = kNoon + seconds(9);
    past.alert.acknowledgedAt = kNoon + seconds(12);
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:09 repeated, the last of 3 raises"_s, u"00:12 acknowledged, as the server reports"_s}));
    past.isCurrent = true;
    QCOMPARE(past.lines(), QStringList {u"00:00 raised"_s});
    past.events.clear();
    QCOMPARE(past.lines().size(), 3);
}

void TestAlertTimeline::tellsAGapOnce()
{
    Past past;
    past.add(What::Raised, 0, "LOW").add(What::Gap, 20);
    const WallTime from = kNoon + seconds(20);
    QCOMPARE(past.lines({{from, from + seconds(41)}}).size(), 2);
    // One that lasts is in no journal yet.
    QCOMPARE(past.lines({{kNoon + seconds(90), {}}}).last(), u"! 01:30 no data since then: what happens is unknown"_s);
    // Before anything was known of the alert it does not matter.
    QCOMPARE(past.lines({{kNoon - seconds(90), kNoon - seconds(60)}}).size(), 2);
}

void TestAlertTimeline::hostileWordsStayWords()
{
    Past past;
    past.add(What::Raised, 0, "LOW");
    past.add(What::Changed, 1, "=cmd()\x1b[31m", "<b>x</b>\n\u202E%1%2");
    past.add(What::Raised, 2, "<i>\u202E</i>");
    QCOMPARE(
        past.lines(),
        QStringList(
            {u"00:00 raised"_s, u"00:01 the server reports: =cmd()\\u001B[31m (<b>x</b> \\u202E%1%2)"_s,
             u"! 00:02 repeated, now as <i>\\u202E</i>"_s}));
}

QTEST_MAIN(TestAlertTimeline)
#include "tst_alerttimeline.moc"
