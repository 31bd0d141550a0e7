// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertdetail.h"
#include "ui/alerts/alertpane.h"
#include "ui/alerts/alerttimeline.h"
#include "ui/alerts/alertview.h"
#include "ui/alerts/criticallane.h"
#include "ui/alerts/filterbar.h"
#include "ui/alerts/gapstrip.h"
#include "ui/alerts/severitytile.h"
#include "ui/alerts/severitytiles.h"
#include "ui/alerts/viewchooser.h"
#include "ui/alerts/viewsmenu.h"
#include "ui/theme/formats.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! The middle of the window on a session in virtual time.
struct Desk : SessionWorld {
    Theme theme;
    Settings settings {QString()};
    std::unique_ptr<AlertPane> pane;

    explicit Desk(bool withApi = false)
    {
        if (withApi)
            session = makeSession(testProfileWithApi(), api.makeAccess(), api.makeRefresh());
        theme.apply(ThemeChoice::Dark);
        pane = std::make_unique<AlertPane>(*session, theme, settings);
        pane->resize(1300, 400);
        pane->show();
        startLive();
        settle();
    }
    ~Desk() { pane.reset(); }

    void say(std::int64_t id, const char *severity = "HIGH")
    {
        dashboard().say(createdFrame(id, severity));
        settle();
    }
    void settle() { run(milliseconds(400)); }
    AlertTableModel &model() { return pane->view().alerts(); }
    QString text(std::int64_t id, int column)
    {
        const auto row = model().rowOf(alertKey(id));
        return row ? model().index(*row, column).data().toString() : u"no row"_s;
    }
    void click(std::int64_t id)
    {
        run(AlertView::kSeen);
        QTest::mouseClick(
            pane->view().viewport(), Qt::LeftButton, {}, pane->view().buttonRect(*model().rowOf(alertKey(id))).center());
        pane->view().endHold();
    }
    bool says(const QString &words)
    {
        const QList<QLabel *> labels = pane->findChildren<QLabel *>();
        return std::any_of(
            labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
};

QString labels(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts += label->text();
    }
    return texts.join(u'\n');
}

} // namespace

class TestAlertPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgesByAClick();
    void queuesWhileTheLinkIsLost();
    void asksBeforeMany();
    void countsWhatTheFilterHides();
    void countsWhatCannotBeJudged();
    void agesCrossWithTheClock();
    void viewsAreKeptAndShown();
    void laneTakesNoClickForTheNextOne();
    void acknowledgesAllThatAreShown();
    void tilesCountAndFilter();
    void saysWhyItIsEmpty();
    void showsCriticalDuringTheHold();
    void keepsItsLook();
    void detailTellsAndAcknowledges();
    void detailTakesBackWhatIsHeld();
    void detailStaysWithItsAlert();
    void timelineTellsOfGaps();
    void timelineWrapsLongWords();
    void answeredRowStaysForTheNextKey();
    void tellsOfAGapUntilItIsUnderstood();
    void tellsWhetherAGapWasFilled();
    void tellsNoGapOfTheStart();
};

void TestAlertPane::acknowledgesByAClick()
{
    Desk desk;
    desk.say(7, "CRITICAL");
    desk.say(8, "HIGH");
    QCOMPARE(desk.text(7, AlertTableModel::CommandColumn), u"Acknowledge"_s);
    desk.click(7);
    desk.settle();
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 1);
    QCOMPARE(desk.text(7, AlertTableModel::CommandColumn), u"✓ confirmed"_s);
    QCOMPARE(desk.text(7, AlertTableModel::StatusColumn), u"Acknowledged"_s);
    QCOMPARE(desk.text(8, AlertTableModel::CommandColumn), u"Acknowledge"_s);
}

void TestAlertPane::queuesWhileTheLinkIsLost()
{
    Desk desk;
    desk.say(7);
    QVERIFY(desk.model().isLive());
    desk.transports.behaviour().accepts = false;
    desk.dashboard().cutSilently();
    desk.run(seconds(12));
    QVERIFY(!desk.model().isLive());
    QCOMPARE(desk.text(7, AlertTableModel::CommandColumn), u"Queue ack"_s);
    desk.click(7);
    desk.settle();
    QCOMPARE(desk.text(7, AlertTableModel::CommandColumn), u"queued"_s);
    QCOMPARE(desk.text(7, AlertTableModel::StatusColumn), u"New"_s);
}

void TestAlertPane::asksBeforeMany()
{
    Desk desk;
    for (int id = 1; id <= 12; ++id)
        desk.say(id);
    desk.pane->view().selectAll();
    desk.pane->acknowledgeSelected();
    desk.settle();
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 0);
    auto *box = desk.pane->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"12"_s), qPrintable(box->text()));
    QVERIFY(box->informativeText().contains(u"HIGH: 12"_s));
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    desk.run(seconds(2));
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 12);
}

void TestAlertPane::countsWhatTheFilterHides()
{
    Desk desk;
    desk.say(1, "CRITICAL");
    desk.say(2, "HIGH");
    QVERIFY(desk.says(u"hides nothing"_s));
    auto *text = desk.pane->findChild<QLineEdit *>();
    desk.pane->focusFilter();
    text->setText(u"device 2"_s);
    desk.settle();
    QCOMPARE(desk.model().rowCount(), 1);
    QVERIFY(desk.says(u"hides 1 of 2"_s));
    QVERIFY(desk.says(u"1 CRITICAL hidden"_s));
    desk.say(3, "CRITICAL");
    QVERIFY(desk.says(u"hides 2 of 3"_s));
    QTest::keyClick(text, Qt::Key_Escape);
    desk.settle();
    QCOMPARE(desk.model().rowCount(), 3);
    QVERIFY(desk.says(u"hides nothing"_s));
}

void TestAlertPane::countsWhatCannotBeJudged()
{
    Desk desk;
    desk.say(1, "CRITICAL");
    desk.say(2, "HIGH");
    // Live alerts do not tell their clients.
    desk.pane->findChild<QLineEdit *>()->setText(u"client:acme"_s);
    desk.settle();
    QVERIFY(desk.says(u"hides 2 of 2, 2 not judged"_s));
    desk.pane->findChild<QLineEdit *>()->setText(u"-client:acme sevrity:x"_s);
    desk.settle();
    QVERIFY(desk.says(u"hides nothing"_s));
    QVERIFY(desk.says(u"“sevrity” is no field"_s));
}

void TestAlertPane::agesCrossWithTheClock()
{
    Desk desk;
    desk.say(1);
    desk.pane->findChild<QLineEdit *>()->setText(u"seen<1m"_s);
    desk.settle();
    const auto age = [&] { return desk.model().store().lastRaised(0) - desk.clock.wallNow(); };
    QVERIFY2(age() > -60s, "the frame is of now");
    QCOMPARE(desk.model().rowCount(), 1);
    desk.run(milliseconds(60'500) + age());
    QCOMPARE(desk.model().rowCount(), 0);
    QVERIFY(desk.says(u"The filter hides all"_s));
}

void TestAlertPane::viewsAreKeptAndShown()
{
    Desk desk;
    desk.say(1, "CRITICAL");
    desk.say(2, "HIGH");
    QSignalSpy severities(desk.pane.get(), &AlertPane::severitiesChanged);
    auto *text = desk.pane->findChild<QLineEdit *>();
    auto *chooser = desk.pane->findChild<ViewChooser *>();
    const auto trigger = [&](const QString &words) {
        for (QAction *action : desk.pane->viewsMenu().actions()) {
            if (QString(action->text()).remove(u'&').startsWith(words))
                action->trigger();
        }
    };
    const auto keepAs = [&](const QString &name) {
        trigger(u"Keep what"_s);
        auto *dialog = desk.pane->findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        QTRY_VERIFY(!desk.pane->findChild<QInputDialog *>());
    };
    QCOMPARE(chooser->text(), u"Views ▾"_s);
    text->setText(u"device"_s);
    desk.pane->toggleSeverity(Severity::High);
    desk.pane->view().horizontalHeader()->setSortIndicator(AlertTableModel::AgeColumn, Qt::DescendingOrder);
    desk.settle();
    const AlertOrder order = desk.model().alertIndex().order();
    QVERIFY(order != AlertOrder());
    keepAs(u"High & low"_s);
    QCOMPARE(chooser->text(), u"High && low ▾"_s);
    QCOMPARE(desk.model().rowCount(), 1);

    // What is changed says so, and is hidden no less openly.
    text->setText(u"device 2"_s);
    desk.settle();
    QCOMPARE(chooser->text(), u"High && low, changed ▾"_s);
    QVERIFY(chooser->accessibleName().contains(u"changed"_s));
    desk.pane->clearFilter();
    QCOMPARE(chooser->text(), u"Views ▾"_s);
    desk.pane->view().horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    trigger(u"High"_s);
    desk.settle();
    QCOMPARE(text->text(), u"device"_s);
    QCOMPARE(severities.last().first().value<SeveritySet>(), SeveritySet {Severity::High});
    QCOMPARE(desk.model().alertIndex().order(), order);
    QVERIFY(desk.says(u"hides 1 of 2"_s));
    QVERIFY(desk.says(u"1 CRITICAL hidden"_s));
    QCOMPARE(chooser->text(), u"High && low ▾"_s);

    // Every order that a column brings is found again by it.
    for (int column = -1; column < AlertTableModel::ColumnCount; ++column) {
        for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            desk.model().sort(column, direction);
            const auto [foundColumn, foundDirection] = AlertTableModel::sortingOf(desk.model().alertIndex().order());
            QCOMPARE(foundColumn, column);
            QVERIFY(column < 0 || foundDirection == direction);
        }
    }
    // The next window has it too.
    desk.pane = std::make_unique<AlertPane>(*desk.session, desk.theme, desk.settings);
    QVERIFY(desk.pane->viewsMenu().actions().first()->text().startsWith(u"High"_s));
    QVERIFY(!desk.pane->viewsMenu().actions().first()->isChecked());
}

void TestAlertPane::laneTakesNoClickForTheNextOne()
{
    Desk desk;
    desk.say(1);
    QTest::keyClick(&desk.pane->view(), Qt::Key_J);
    desk.say(2, "CRITICAL");
    desk.say(3, "CRITICAL");
    const auto *lane = desk.pane->findChild<CriticalLane *>();
    QVERIFY(lane->isVisible());
    QPushButton *acknowledge = nullptr;
    for (QPushButton *button : lane->findChildren<QPushButton *>()) {
        if (button->text() == u"Acknowledge"_s)
            acknowledge = button;
    }
    QVERIFY(acknowledge);
    desk.run(seconds(1));
    QTest::mouseClick(acknowledge, Qt::LeftButton);
    desk.run(milliseconds(150));
    QCOMPARE(desk.commandState(2), u"confirmed"_s);
    // The second half of a double click falls on the one that has come to its place.
    QVERIFY(lane->accessibleName().contains(u"Device 3"_s));
    QTest::mouseClick(acknowledge, Qt::LeftButton);
    desk.run(seconds(1));
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 1);
    QTest::mouseClick(acknowledge, Qt::LeftButton);
    desk.settle();
    QCOMPARE(desk.commandState(3), u"confirmed"_s);
}

void TestAlertPane::acknowledgesAllThatAreShown()
{
    Desk desk;
    desk.say(1);
    desk.say(2, "LOW");
    desk.say(3);
    desk.pane->toggleSeverity(Severity::High);
    desk.pane->acknowledgeShown();
    desk.run(seconds(2));
    QCOMPARE(desk.commandState(1), u"confirmed"_s);
    QCOMPARE(desk.commandState(3), u"confirmed"_s);
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 2);
}

void TestAlertPane::tilesCountAndFilter()
{
    Desk desk;
    SeverityTiles tiles(*desk.session, desk.theme);
    connect(&tiles, &SeverityTiles::severityToggled, desk.pane.get(), &AlertPane::toggleSeverity);
    connect(desk.pane.get(), &AlertPane::severitiesChanged, &tiles, &SeverityTiles::setChosen);
    desk.say(1, "CRITICAL");
    desk.say(2, "HIGH");
    desk.say(3, "HIGH");
    desk.say(4, "ODD");
    const QList<SeverityTile *> all = tiles.findChildren<SeverityTile *>();
    QCOMPARE(all.size(), 5);
    QVERIFY2(all[0]->accessibleName().contains(u'2'), qPrintable(all[0]->accessibleName()));
    QVERIFY(all[1]->accessibleName().contains(u'2'));
    QVERIFY(labels(tiles).contains(u"does not know"_s));
    all[1]->click();
    QVERIFY(all[1]->isChecked());
    QCOMPARE(desk.model().rowCount(), 2);
    all[0]->click();
    QCOMPARE(desk.model().rowCount(), 4);
    desk.pane->clearFilter();
    QVERIFY(!all[1]->isChecked());
    desk.click(2);
    desk.settle();
    QVERIFY(all[1]->accessibleName().contains(u'1'));

    // Before the first greeting nothing is known, which is not zero.
    SessionWorld silent;
    const SeverityTiles unknown(*silent.session, desk.theme);
    QVERIFY(unknown.findChildren<SeverityTile *>().first()->accessibleName().contains(u"not known"_s));
}

void TestAlertPane::saysWhyItIsEmpty()
{
    Desk desk;
    QVERIFY(desk.says(u"Nothing unacknowledged since"_s));
    desk.say(1);
    QVERIFY(desk.pane->view().isVisible());
    desk.pane->toggleSeverity(Severity::Critical);
    QVERIFY(desk.says(u"The filter hides all"_s));
    for (QAbstractButton *button : desk.pane->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == u"Show all"_s)
            button->click();
    }
    QVERIFY(desk.pane->view().isVisible());
}

void TestAlertPane::showsCriticalDuringTheHold()
{
    Desk desk;
    desk.say(1, "HIGH");
    QTest::mouseMove(desk.pane->view().viewport(), QPoint(100, 10));
    QTest::mouseMove(desk.pane->view().viewport(), QPoint(104, 12));
    QTRY_VERIFY(desk.model().alertIndex().isHeld());
    desk.say(2, "CRITICAL");
    desk.say(3, "CRITICAL");
    QCOMPARE(desk.model().rowCount(), 1);
    const auto buttonSaying = [&](const QString &words) -> QAbstractButton * {
        for (QAbstractButton *button : desk.pane->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text() == words)
                return button;
        }
        return nullptr;
    };
    QVERIFY(buttonSaying(u"2 new"_s));
    QVERIFY(buttonSaying(u"1 more"_s));
    QVERIFY(buttonSaying(u"Acknowledge"_s));
    buttonSaying(u"Acknowledge"_s)->click();
    desk.settle();
    QCOMPARE(desk.commandState(2), u"confirmed"_s);
    // The next one takes its place.
    QVERIFY(buttonSaying(u"Acknowledge"_s));
    buttonSaying(u"2 new"_s)->click();
    QCOMPARE(desk.model().rowCount(), 3);
    QVERIFY(!buttonSaying(u"Acknowledge"_s));
}

void TestAlertPane::keepsItsLook()
{
    Desk desk;
    desk.pane->view().setDensity(RowDensity::Roomy);
    desk.pane->view().setColumns({{u"widths"_s, QJsonObject {{u"type"_s, 222}}}});
    AlertPane other(*desk.session, desk.theme, desk.settings);
    QCOMPARE(other.view().density(), RowDensity::Roomy);
    QCOMPARE(other.view().columns(), desk.pane->view().columns());
}

void TestAlertPane::detailTellsAndAcknowledges()
{
    Desk desk;
    AlertDetail detail(*desk.session, desk.theme, desk.settings);
    connect(desk.pane.get(), &AlertPane::currentAlertChanged, &detail, &AlertDetail::setAlert);
    detail.resize(300, 600);
    detail.show();
    QVERIFY(labels(detail).contains(u"Choose an alert in the table to see all that is known of it."_s));
    desk.say(7, "CRITICAL");
    desk.pane->view().selectKey(alertKey(7));
    QCOMPARE(detail.alert(), alertKey(7));
    QVERIFY(labels(detail).contains(u"Alert 7"_s));
    QVERIFY(labels(detail).contains(u"Device 7 is offline"_s));
    QVERIFY(labels(detail).contains(u"not told"_s));
    // Assistive technology hears the value, not the caption twice.
    QStringList names;
    for (const QLabel *label : detail.findChildren<QLabel *>())
        names += label->accessibleName();
    QVERIFY2(names.contains(u"Severity: CRITICAL"_s), qPrintable(names.join(u'|')));
    auto *button = detail.findChild<QAbstractButton *>(u"acknowledge"_s);
    QVERIFY(button->text().startsWith(u"Acknowledge"_s));
    QTest::mouseClick(button, Qt::LeftButton);
    desk.settle();
    QCOMPARE(desk.commandState(7), u"confirmed"_s);
    QVERIFY(!button->isVisible());
    QVERIFY2(labels(detail).contains(u"✓ confirmed"_s), qPrintable(labels(detail)));
}

void TestAlertPane::detailTakesBackWhatIsHeld()
{
    Desk desk;
    AlertDetail detail(*desk.session, desk.theme, desk.settings);
    detail.resize(300, 600);
    detail.show();
    desk.session->setUndoGrace(seconds(5));
    desk.say(7);
    detail.setAlert(alertKey(7));
    auto *button = detail.findChild<QAbstractButton *>(u"acknowledge"_s);
    // A double click is one wish.
    QTest::mouseClick(button, Qt::LeftButton);
    desk.run(milliseconds(150));
    QVERIFY2(button->text().startsWith(u"Undo"_s), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton);
    desk.run(seconds(1));
    QCOMPARE(desk.commandState(7), u"queued"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    desk.run(seconds(10));
    QCOMPARE(desk.commandState(7), u"withdrawn"_s);
    QVERIFY(button->text().startsWith(u"Acknowledge"_s));
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 0);
}

void TestAlertPane::detailStaysWithItsAlert()
{
    Desk desk;
    AlertDetail detail(*desk.session, desk.theme, desk.settings);
    detail.resize(300, 600);
    detail.show();
    desk.say(1);
    desk.say(2);
    detail.setAlert(alertKey(1));
    auto *button = detail.findChild<QAbstractButton *>(u"acknowledge"_s);
    // Chosen anew between press and release: the click was meant for neither.
    QTest::mousePress(button, Qt::LeftButton);
    detail.setAlert(alertKey(2));
    QTest::mouseRelease(button, Qt::LeftButton);
    desk.settle();
    QCOMPARE(desk.dashboard().countReceived("acknowledge_alert"), 0);
    detail.setAlert({});
    QCOMPARE(detail.alert(), alertKey(2));
}

void TestAlertPane::timelineTellsOfGaps()
{
    const WallTime noon = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(12);
    Alert alert;
    alert.key = alertKey(1);
    alert.count = 3;
    alert.firstRaised = alert.firstReceived = noon;
    alert.lastRaised = noon + seconds(100);
    Command refused;
    refused.target = EntityId(1);
    refused.asked = noon + seconds(110);
    refused.changed = noon + seconds(111);
    refused.state = Refused {u"no\nright"_s};
    const std::vector<Gap> gaps {
        {noon - seconds(100), noon - seconds(60), false},
        {noon + seconds(20), noon + seconds(61), false},
        {noon + seconds(200), {}, false}};
    const QList<Timeline::Entry> entries = alertTimeline(alert, {}, {refused}, gaps, noon + seconds(300));
    QStringList lines;
    for (const Timeline::Entry &entry : entries)
        lines += entry.time + u' ' + entry.text;
    QCOMPARE(
        lines,
        QStringList({
            u"12:00:00 raised"_s,
            u"12:00:20 no data until 12:01:01 (41 s): what happened then is unknown"_s,
            u"12:01:40 repeated, the last of 3 raises"_s,
            u"12:01:50 you asked for the acknowledgement"_s,
            u"12:01:51 refused: no right"_s,
            u"12:03:20 no data since then: what happens is unknown"_s,
        }));
    QVERIFY(entries[1].warning && entries[4].warning && !entries[0].warning);
}

void TestAlertPane::answeredRowStaysForTheNextKey()
{
    Desk desk;
    for (int id = 1; id <= 3; ++id)
        desk.say(id);
    const auto top = desk.model().keyAt(0);
    const auto next = desk.model().keyAt(1);
    desk.pane->view().setCurrentIndex(desk.model().index(0, 0));
    desk.pane->view().endHold();
    // As the menu's key does.
    desk.pane->acknowledgeSelected();
    desk.settle();
    QCOMPARE(desk.commandState(*top->id.toInt64()), u"confirmed"_s);
    QCOMPARE(desk.model().keyAt(0), top);
    QTest::keyClick(&desk.pane->view(), Qt::Key_J);
    QCOMPARE(desk.pane->view().currentKey(), next);
}

void TestAlertPane::timelineWrapsLongWords()
{
    Theme theme;
    Timeline timeline(theme);
    timeline.setEntries(
        {{{}, u"12:00:00"_s, u"refused: the server has no right of that name for this operator at this hour"_s, true}});
    QVERIFY(timeline.heightForWidth(900) < timeline.heightForWidth(300));
    QVERIFY(timeline.heightForWidth(300) < timeline.heightForWidth(200));
}

void TestAlertPane::tellsOfAGapUntilItIsUnderstood()
{
    Desk desk;
    auto &strip = *desk.pane->findChild<GapStrip *>();
    desk.say(1);
    desk.say(2);
    desk.pane->view().selectKey(alertKey(1));
    QVERIFY(!strip.isVisible());
    const auto cut = [&](milliseconds time) {
        desk.transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
        desk.dashboard().drop();
        desk.run(time);
        // The banner tells of a gap that lasts.
        const bool told = strip.isVisible();
        desk.transports.behaviour().refusal.reset();
        desk.session->retryNow();
        desk.run(seconds(2));
        return told;
    };
    QVERIFY(!cut(seconds(90)));
    QVERIFY(desk.session->rowsAreLive());
    QVERIFY(strip.isVisible());
    QCOMPARE(strip.unseen().size(), 1);
    const Gap &gap = strip.unseen().first();
    QVERIFY(*gap.to - gap.from >= seconds(90) && *gap.to - gap.from < seconds(110));
    const WallTime now = desk.clock.wallNow();
    const QString sentence = gapSentence(gap, now);
    QCOMPARE(
        sentence,
        u"No data %1–%2 (%3)."_s.arg(formatTime(gap.from, now), formatTime(*gap.to, now), formatDuration(*gap.to - gap.from)));
    QVERIFY2(strip.accessibleName().startsWith(sentence), qPrintable(strip.accessibleName()));
    QVERIFY(desk.says(sentence));
    // Nothing of the table is lost by it.
    QCOMPARE(desk.pane->currentAlert(), alertKey(1));
    QCOMPARE(desk.model().rowCount(), 2);

    QVERIFY(cut(seconds(30)));
    QCOMPARE(strip.unseen().size(), 2);
    QVERIFY(desk.says(u"1 earlier gap, "_s) || desk.says(u"1 earlier gap(s), "_s));

    auto *understood = strip.findChild<QAbstractButton *>();
    understood->setFocus();
    QTest::keyClick(understood, Qt::Key_Space);
    QVERIFY(!strip.isVisible());
    QVERIFY(desk.pane->view().hasFocus());
    desk.run(seconds(30));
    QVERIFY(!strip.isVisible());
}

void TestAlertPane::tellsWhetherAGapWasFilled()
{
    Desk desk(true);
    auto &strip = *desk.pane->findChild<GapStrip *>();
    desk.run(seconds(5));
    const auto cutAndRaise = [&](std::int64_t id) {
        desk.transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
        desk.dashboard().drop();
        desk.run(seconds(20));
        FakeApi::Item item;
        item.id = id;
        item.created = desk.clock.wallNow();
        desk.api.alerts.push_back(item);
        desk.run(seconds(20));
        desk.transports.behaviour().refusal.reset();
        desk.session->retryNow();
        desk.run(seconds(2));
    };
    cutAndRaise(1);
    QVERIFY2(
        desk.says(u"1 alert raised in this time"_s) || desk.says(u"1 alert(s) raised in this time"_s),
        qPrintable(strip.accessibleName()));
    QVERIFY(desk.session->alerts().find(alertKey(1)));
    desk.api.isDown = true;
    cutAndRaise(2);
    desk.run(seconds(10));
    QVERIFY2(desk.says(u"until the server's list can be read"_s), qPrintable(strip.accessibleName()));
    desk.api.isDown = false;
    desk.run(seconds(60) * 10);
    QVERIFY2(!desk.says(u"until the server's list"_s), qPrintable(strip.accessibleName()));
    desk.api.listStatus = 403;
    cutAndRaise(3);
    QVERIFY2(desk.says(u"the server does not give its list"_s), qPrintable(strip.accessibleName()));
}

void TestAlertPane::tellsNoGapOfTheStart()
{
    Desk desk;
    QVERIFY(!desk.session->health().coverage().gaps().empty());
    QVERIFY(!desk.pane->findChild<GapStrip *>()->isVisible());
}

QTEST_MAIN(TestAlertPane)
#include "tst_alertpane.moc"
