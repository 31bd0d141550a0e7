// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/alerts/alertrows.h"
#include "ui/alerts/alertview.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

namespace {

//! A shown table with everything behind it.
struct Desk : AlertRows {
    Theme theme;
    AlertView view {model, theme};
    QList<QList<AlertKey>> asked;

    Desk()
    {
        theme.apply(ThemeChoice::Dark);
        model.setLive(true);
        view.resize(1300, 320);
        view.show();
        QObject::connect(
            &view, &AlertView::acknowledgeRequested, &view, [this](const QList<AlertKey> &keys) { asked.append(keys); });
    }

    //! Seen by somebody, who then aims at it.
    QPoint button(std::int64_t id)
    {
        clock.advance(AlertView::kSeen);
        return view.buttonRect(*model.rowOf(key(id))).center();
    }
    void press(const QPoint &at) { QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at); }
    void release(const QPoint &at) { QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at); }
    void key(Qt::Key which) { QTest::keyClick(&view, which); }
    using AlertRows::key;
    //! Rows go where they want, as if nobody held them.
    void letMove() { view.endHold(); }
};

} // namespace

class TestAlertView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgesTheClickedRow();
    void dragOffTheButtonDoesNothing();
    void neverAcknowledgesAnotherRow();
    void robotHandHitsOnlyWhatItAimedAt();
    void clickBehindMovedRowsIsNobodys();
    void clickBehindALineAboveIsNobodys();
    void turnsRoundWithItsLayout();
    void doubleClickAsksOnce();
    void undoIsNeverPressedByChance();
    void rowsHoldStillUnderTheHand();
    void keysWork();
    void selectionAndScrollSurvive();
    void everyRowHasItsPlace();
    void removalChoosesNobody();
    void keyActsOnTheFramedRow();
    void columnsFitAndAreKept();
    void untoldColumnsGiveWayToTheMessage();
    void paintsWhatItSays();
    void strikesAgesWhenNotLive();
    void dimsWhatIsOnlyRemembered();
    void isReadable();
    void groupsFoldUnderKeysAndMouse();
    void aHeaderStandsForItsGroup();
    void groupsReachAssistiveTechnology();
};

void TestAlertView::acknowledgesTheClickedRow()
{
    Desk desk;
    desk.raise(1, "HIGH");
    desk.raise(2, "CRITICAL");
    const QPoint at = desk.button(1);
    desk.press(at);
    QVERIFY(desk.asked.isEmpty());
    desk.release(at);
    QCOMPARE(desk.asked, QList<QList<AlertKey>> {{AlertRows::key(1)}});
    QVERIFY(desk.view.selectedKeys().isEmpty());
}

void TestAlertView::dragOffTheButtonDoesNothing()
{
    Desk desk;
    desk.raise(1, "HIGH");
    desk.raise(2, "HIGH");
    desk.press(desk.button(1));
    desk.release(desk.button(2));
    desk.press(desk.button(1));
    desk.release(desk.button(1) - QPoint(300, 0));
    QVERIFY(desk.asked.isEmpty());
    QVERIFY(desk.view.selectedKeys().isEmpty());
}

void TestAlertView::neverAcknowledgesAnotherRow()
{
    Desk desk;
    desk.raise(1, "HIGH");
    const QPoint at = desk.button(1);
    desk.press(at);
    // The hold would keep the rows in place; without it, the rule alone protects.
    desk.letMove();
    desk.raise(2, "CRITICAL");
    QCOMPARE(desk.model.keyAt(desk.view.rowAt(at.y())), AlertRows::key(2));
    desk.release(at);
    QVERIFY(desk.asked.isEmpty());

    // Where the pressed row is by now, the release counts for it.
    desk.press(desk.button(1));
    desk.letMove();
    desk.raise(3, "CRITICAL");
    desk.release(desk.button(1));
    QCOMPARE(desk.asked, QList<QList<AlertKey>> {{AlertRows::key(1)}});
}

void TestAlertView::robotHandHitsOnlyWhatItAimedAt()
{
    Desk desk;
    for (int id = 1; id <= 20; ++id)
        desk.raise(id, "MEDIUM");
    int next = 100;
    int confirmed = 0;
    for (int click = 0; click < 100; ++click) {
        const int row = click % 6;
        desk.clock.advance(AlertView::kSeen);
        const auto aimed = desk.model.keyAt(row);
        QVERIFY(aimed);
        const QPoint at = desk.view.buttonRect(row).center();
        if (at.isNull())
            continue;
        QTest::mouseMove(desk.view.viewport(), at);
        desk.raise(next++, click % 3 == 0 ? "CRITICAL" : "HIGH");
        if (click % 4 == 0)
            desk.letMove();
        desk.press(at);
        desk.raise(next++, "CRITICAL");
        if (click % 5 == 0)
            desk.letMove();
        desk.release(at);
        for (const QList<AlertKey> &keys : std::as_const(desk.asked)) {
            QCOMPARE(keys.size(), 1);
            // With the rows let loose before the press it is nobody's.
            QCOMPARE(keys.front(), *aimed);
            ++confirmed;
        }
        desk.asked.clear();
    }
    // But for each fourth, and for each fifth, whose row had gone before the release.
    QVERIFY2(confirmed >= 60, qPrintable(QString::number(confirmed)));
}

void TestAlertView::clickBehindMovedRowsIsNobodys()
{
    Desk desk;
    desk.raise(1, "HIGH");
    const QPoint at = desk.button(1);
    // As after a stall: the rows move, and at once comes a press that was aimed before.
    desk.raise(2, "HIGH");
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, at);
    QVERIFY(desk.asked.isEmpty());
    QVERIFY(QToolTip::text().contains(u"nothing was sent"_s));
    desk.clock.advance(AlertView::kSeen);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(desk.asked, QList<QList<AlertKey>> {{AlertRows::key(2)}});
}

void TestAlertView::clickBehindALineAboveIsNobodys()
{
    QWidget window;
    Desk desk;
    auto *column = new QVBoxLayout(&window);
    auto *banner = new QLabel(u"No data"_s, &window);
    banner->hide();
    column->addWidget(banner);
    column->addWidget(&desk.view);
    window.resize(1300, 400);
    window.show();
    desk.raise(1, "HIGH");
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.button(1));
    QCOMPARE(desk.asked.size(), 1);
    const int top = desk.view.y();
    banner->show();
    QTRY_VERIFY(desk.view.y() > top);
    desk.raise(2, "CRITICAL");
    desk.letMove();
    const QPoint at = desk.button(2);
    QVERIFY(desk.view.stoodStill());
    banner->hide();
    QTRY_COMPARE(desk.view.y(), top);
    QVERIFY(!desk.view.stoodStill());
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(desk.asked.size(), 1);
}

void TestAlertView::turnsRoundWithItsLayout()
{
    Desk desk;
    desk.raise(1, "HIGH");
    const auto cell = [&] { return desk.view.visualRect(desk.model.index(0, AlertTableModel::CommandColumn)); };
    const int before = desk.view.buttonRect(0).left() - cell().left();
    desk.view.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(cell().right() - desk.view.buttonRect(0).right(), before);
}

void TestAlertView::doubleClickAsksOnce()
{
    Desk desk;
    desk.raise(1, "HIGH");
    desk.raise(2, "HIGH");
    const QPoint at = desk.button(2);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, at);
    desk.release(at);
    QCOMPARE(desk.asked, QList<QList<AlertKey>> {{AlertRows::key(2)}});
}

void TestAlertView::undoIsNeverPressedByChance()
{
    Desk desk;
    QList<QList<AlertKey>> undone;
    connect(&desk.view, &AlertView::withdrawalRequested, &desk.view, [&](const QList<AlertKey> &keys) { undone.append(keys); });
    const auto hold = [&] {
        const WallTime now = desk.clock.wallNow();
        desk.command(1, {.state = RowCommand::State::Queued, .since = now, .heldUntil = now + milliseconds(3'000)});
    };
    // As it is in life: the first half of a double click has made the button the other one.
    desk.raise(1, "HIGH");
    const auto held = connect(&desk.view, &AlertView::acknowledgeRequested, &desk.view, hold);
    const QPoint twice = desk.button(1);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, twice);
    // The system's event for the second press, which has its own release.
    QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, twice);
    desk.release(twice);
    QCOMPARE(desk.asked.size(), 1);
    QVERIFY(undone.isEmpty());
    QVERIFY(desk.view.buttonRect(0).contains(twice));

    // Pressed as one, released as the other.
    disconnect(held);
    desk.command(1, RowCommand {});
    QPoint at = desk.button(1);
    desk.press(at);
    hold();
    desk.release(at);
    QVERIFY(undone.isEmpty());
    at = desk.button(1);
    desk.press(at);
    desk.command(1, RowCommand {});
    desk.release(at);
    QCOMPARE(desk.asked.size(), 1);

    hold();
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.button(1));
    QCOMPARE(undone, QList<QList<AlertKey>> {{AlertRows::key(1)}});
    QCOMPARE(desk.asked.size(), 1);
}

void TestAlertView::rowsHoldStillUnderTheHand()
{
    Desk desk;
    desk.raise(1, "HIGH");
    for (const QPoint at : {QPoint(200, 10), QPoint(202, 12)}) {
        QMouseEvent move(QEvent::MouseMove, at, desk.view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(desk.view.viewport(), &move);
    }
    QVERIFY(desk.index.isHeld());
    desk.raise(2, "CRITICAL");
    QCOMPARE(desk.model.rowCount(), 1);
    QCOMPARE(desk.index.heldArrivals().size(), std::size_t(1));
    desk.clock.advance(milliseconds(9'999));
    QVERIFY(desk.index.isHeld());
    desk.clock.advance(milliseconds(1));
    QVERIFY(!desk.index.isHeld());
    QCOMPARE(desk.model.rowCount(), 2);
}

void TestAlertView::keysWork()
{
    Desk desk;
    desk.view.activateWindow();
    desk.view.setFocus();
    for (int id = 1; id <= 4; ++id)
        desk.raise(id, "HIGH");
    QSignalSpy filter(&desk.view, &AlertView::filterRequested);
    desk.key(Qt::Key_J);
    const auto first = desk.view.currentKey();
    QVERIFY(first);
    desk.key(Qt::Key_J);
    const auto second = desk.view.currentKey();
    QVERIFY(second != first);
    desk.key(Qt::Key_K);
    QCOMPARE(desk.view.currentKey(), first);
    desk.key(Qt::Key_A);
    QCOMPARE(desk.asked, QList<QList<AlertKey>> {{*first}});
    desk.asked.clear();
    // One by one: the first is chosen already, going on chooses nothing.
    desk.key(Qt::Key_Space);
    desk.key(Qt::Key_J);
    desk.key(Qt::Key_J);
    desk.key(Qt::Key_Space);
    const auto third = desk.view.currentKey();
    QCOMPARE(desk.view.selectedKeys(), (QList<AlertKey> {*first, *third}));
    desk.key(Qt::Key_A);
    QCOMPARE(desk.asked, (QList<QList<AlertKey>> {{*first, *third}}));
    // Then the next is chosen alone.
    desk.key(Qt::Key_K);
    QCOMPARE(desk.view.selectedKeys(), QList<AlertKey> {*second});
    desk.key(Qt::Key_Space);
    desk.key(Qt::Key_Space);
    QVERIFY(desk.view.selectedKeys().isEmpty());
    desk.asked.clear();
    desk.key(Qt::Key_A);
    QVERIFY(desk.asked.isEmpty());
    desk.key(Qt::Key_Slash);
    QCOMPARE(filter.count(), 1);
    desk.key(Qt::Key_End);
    QCOMPARE(desk.view.currentKey(), desk.model.keyAt(3));
}

void TestAlertView::selectionAndScrollSurvive()
{
    Desk desk;
    for (int id = 1; id <= 200; ++id)
        desk.raise(id, "LOW");
    const auto aimed = desk.model.keyAt(100);
    desk.view.selectKey(*aimed);
    desk.view.verticalScrollBar()->setValue(90 * desk.view.rowHeight(0) + 7);
    const int before = desk.view.visualRect(desk.model.index(*desk.model.rowOf(*aimed), 0)).top();
    desk.store.beginBatch();
    for (int id = 1000; id < 1300; ++id)
        desk.raise(id, id % 2 ? "CRITICAL" : "INFO");
    desk.store.endBatch();
    QCOMPARE(desk.view.selectedKeys(), QList<AlertKey> {*aimed});
    QCOMPARE(desk.view.currentKey(), aimed);
    QCOMPARE(desk.view.visualRect(desk.model.index(*desk.model.rowOf(*aimed), 0)).top(), before);

    // At the top the newest stays in sight.
    desk.view.verticalScrollBar()->setValue(0);
    desk.raise(5000, "CRITICAL");
    QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
}

void TestAlertView::everyRowHasItsPlace()
{
    // The header's rows are counted by the header itself, whatever the model does with their order.
    Desk desk;
    const auto isWhole = [&desk] {
        const int rows = desk.model.rowCount();
        return desk.view.verticalHeader()->count() == rows
            && desk.view.verticalHeader()->length() == rows * desk.view.verticalHeader()->defaultSectionSize();
    };
    QVERIFY(isWhole());
    desk.raise(1, "LOW");
    QVERIFY(isWhole());
    // Far too many places for runs: a change of the layout, which brings rows besides.
    desk.store.beginBatch();
    for (int id = 2; id < 500; ++id)
        desk.raise(id, id % 3 ? "HIGH" : "CRITICAL");
    desk.store.endBatch();
    desk.store.beginBatch();
    for (int id = 100; id < 700; ++id)
        desk.raise(id, id % 2 ? "LOW" : "CRITICAL", id % 2 ? "alpha" : "beta");
    desk.store.endBatch();
    QCOMPARE(desk.model.rowCount(), 699);
    QVERIFY(isWhole());
    desk.index.setQuery(AlertQuery::fromText(u"beta"_s));
    QVERIFY(desk.model.rowCount() < 699 && desk.model.rowCount() > 0);
    QVERIFY(isWhole());
    desk.index.setQuery({});
    QCOMPARE(desk.model.rowCount(), 699);
    QVERIFY(isWhole());
    const int last = desk.model.rowCount() - 1;
    desk.view.scrollToBottom();
    QVERIFY(desk.view.viewport()->rect().intersects(desk.view.visualRect(desk.model.index(last, 0))));
}

void TestAlertView::removalChoosesNobody()
{
    Desk desk;
    desk.raise(1, "HIGH", "alpha");
    desk.raise(2, "HIGH", "beta");
    QSignalSpy chosen(&desk.view, &AlertView::currentKeyChanged);
    desk.view.selectKey(AlertRows::key(1));
    QCOMPARE(chosen.count(), 1);
    desk.index.setQuery(AlertQuery::fromText(u"beta"_s));
    QVERIFY(desk.view.selectedKeys().isEmpty());
    // The neighbour that Qt moves to was chosen by nobody.
    QCOMPARE(chosen.count(), 1);
}

void TestAlertView::keyActsOnTheFramedRow()
{
    Desk desk;
    desk.raise(1, "HIGH");
    desk.raise(2, "HIGH");
    QSignalSpy asked(&desk.view, &AlertView::acknowledgeRequested);
    // By the Tab key the first row gets its frame, and the detail panel shows it with a button that names the key.
    desk.view.selectionModel()->setCurrentIndex(desk.model.index(0, 0), QItemSelectionModel::NoUpdate);
    const auto framed = desk.view.currentKey();
    QVERIFY(framed && desk.view.selectedKeys().isEmpty());
    QTest::keyClick(&desk.view, Qt::Key_A);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.last().first().value<QList<AlertKey>>(), QList<AlertKey> {*framed});
    // Its neighbour, on which Qt puts the frame when it goes, was chosen by nobody.
    desk.view.endHold();
    AlertQuery others;
    others.setUnacknowledgedOnly(true);
    desk.index.setQuery(others);
    desk.change(framed->id == EntityId(1) ? 1 : 2, "ACKNOWLEDGED");
    QCOMPARE(desk.model.rowCount(), 1);
    QTest::keyClick(&desk.view, Qt::Key_A);
    QCOMPARE(asked.count(), 1);
}

void TestAlertView::columnsFitAndAreKept()
{
    Desk desk;
    desk.raise(1, "HIGH");
    for (const int width : {1900, 1300, 900, 640}) {
        desk.view.resize(width, 300);
        QCoreApplication::sendPostedEvents();
        QVERIFY2(desk.view.horizontalHeader()->length() <= desk.view.viewport()->width(), qPrintable(QString::number(width)));
        QVERIFY(!desk.view.isColumnHidden(AlertTableModel::MessageColumn));
        QVERIFY(desk.view.columnWidth(AlertTableModel::MessageColumn) > 100);
        QVERIFY(desk.view.buttonRect(0).width() > 40);
    }
    desk.view.resize(1900, 300);
    QVERIFY(!desk.view.isColumnHidden(AlertTableModel::SiteColumn));
    desk.view.setColumns(
        {{u"hidden"_s, QJsonArray {u"site"_s, u"message"_s, u"nonsense"_s}},
         {u"order"_s, QJsonArray {u"message"_s, u"severity"_s}}});
    QVERIFY(desk.view.isColumnHidden(AlertTableModel::SiteColumn));
    QVERIFY(!desk.view.isColumnHidden(AlertTableModel::MessageColumn));
    QCOMPARE(desk.view.horizontalHeader()->visualIndex(AlertTableModel::MessageColumn), 0);
    const QJsonObject kept = desk.view.columns();
    desk.view.setColumns({});
    QCOMPARE(desk.view.horizontalHeader()->visualIndex(AlertTableModel::MessageColumn), int(AlertTableModel::MessageColumn));
    desk.view.setColumns(kept);
    QCOMPARE(desk.view.columns(), kept);
}

void TestAlertView::untoldColumnsGiveWayToTheMessage()
{
    Desk desk;
    desk.raise(1, "HIGH");
    // So narrow that the message and a client have no room for both, whatever the fonts.
    desk.view.resize(1000, 300);
    QCoreApplication::sendPostedEvents();
    QVERIFY(desk.view.isColumnHidden(AlertTableModel::ClientColumn));
    QVERIFY(desk.view.isColumnHidden(AlertTableModel::SiteColumn));
    const int wide = desk.view.columnWidth(AlertTableModel::MessageColumn);
    desk.view.resize(900, 300);
    QCoreApplication::sendPostedEvents();
    QVERIFY(desk.view.isColumnHidden(AlertTableModel::ByColumn));
    desk.view.resize(1000, 300);
    QCoreApplication::sendPostedEvents();

    AlertRaise finding;
    finding.key = AlertRows::key(2, AlertKind::Finding);
    finding.severity = "HIGH";
    finding.client = "Northgate DC";
    finding.received = desk.clock.wallNow();
    desk.store.beginBatch();
    desk.store.raise(finding);
    desk.store.endBatch();
    QVERIFY(!desk.view.isColumnHidden(AlertTableModel::ClientColumn));
    QVERIFY(desk.view.isColumnHidden(AlertTableModel::SiteColumn));
    QVERIFY(desk.view.columnWidth(AlertTableModel::MessageColumn) < wide);
    desk.view.resize(1900, 300);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!desk.view.isColumnHidden(AlertTableModel::SiteColumn));
    QVERIFY(!desk.view.isColumnHidden(AlertTableModel::ByColumn));
}

void TestAlertView::paintsWhatItSays()
{
    Desk desk;
    desk.raise(1, "CRITICAL");
    desk.raise(2, "HIGH");
    desk.raise(3, "LOW");
    desk.change(3, "ACKNOWLEDGED");
    const QImage picture = desk.view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    const auto at = [&](std::int64_t id) {
        const QRect cell =
            desk.view.visualRect(desk.model.index(*desk.model.rowOf(AlertRows::key(id)), AlertTableModel::MessageColumn));
        return picture.pixelColor(cell.right() - 2, cell.top() + 3);
    };
    const ThemeColors &colors = desk.theme.colors();
    QCOMPARE(at(1), colors.criticalRow);
    QCOMPARE(at(2), colors.ground);
    QCOMPARE(at(3), colors.ground);
    // The button is there, and only where something is owed.
    QCOMPARE(picture.pixelColor(desk.button(2) - QPoint(desk.view.buttonRect(1).width() / 2 - 3, 0)), colors.raised);
    QVERIFY(desk.view.buttonRect(2).isEmpty());
}

void TestAlertView::strikesAgesWhenNotLive()
{
    Desk desk;
    desk.raise(1, "HIGH");
    const auto picture = [&] {
        return desk.view.viewport()->grab(desk.view.visualRect(desk.model.index(0, AlertTableModel::AgeColumn))).toImage();
    };
    // No letter has so long a line, and the rows' own lines are at the edges.
    constexpr int kLine = 15;
    const auto isStruck = [](const QImage &image) {
        for (int y = 3; y < image.height() - 3; ++y) {
            int run = 0;
            for (int x = 0; x < image.width(); ++x) {
                run = image.pixelColor(x, y) == image.pixelColor(0, y) ? 0 : run + 1;
                if (run >= kLine)
                    return true;
            }
        }
        return false;
    };
    const QImage live = picture();
    QVERIFY(!isStruck(live));
    desk.model.setLive(false);
    QVERIFY(isStruck(picture()));
    desk.model.setLive(true);
    QCOMPARE(picture(), live);
}

void TestAlertView::dimsWhatIsOnlyRemembered()
{
    Desk desk;
    AlertMemory memory;
    memory.key = AlertRows::key(1);
    memory.severity = "HIGH";
    memory.status = "NEW";
    memory.message = "Device 1 is offline";
    memory.firstRaised = memory.lastRaised = memory.firstReceived = memory.lastReceived = memory.asOf = desk.clock.wallNow();
    desk.store.beginBatch();
    QVERIFY(desk.store.restore(memory));
    desk.store.endBatch();
    const auto picture = [&](int column) {
        return desk.view.viewport()->grab(desk.view.visualRect(desk.model.index(0, column))).toImage();
    };
    // As on a lost link, although this one lives …
    const QImage age = picture(AlertTableModel::AgeColumn);
    const QImage message = picture(AlertTableModel::MessageColumn);
    desk.model.setLive(false);
    QCOMPARE(picture(AlertTableModel::AgeColumn), age);
    QCOMPARE(picture(AlertTableModel::MessageColumn), message);
    // … until the server speaks of it.
    desk.model.setLive(true);
    desk.raise(1, "HIGH", "Device 1 is offline");
    QVERIFY(picture(AlertTableModel::AgeColumn) != age);
    QVERIFY(picture(AlertTableModel::MessageColumn) != message);
}

void TestAlertView::isReadable()
{
    Desk desk;
    desk.raise(1, "CRITICAL", "Core router unreachable");
    desk.raise(2, "HIGH", "Access switch unreachable");
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&desk.view);
    QVERIFY(table);
    QCOMPARE(table->role(), QAccessible::List);
    QCOMPARE(table->childCount(), 2);
    QAccessibleInterface *row = table->child(0);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QVERIFY(row->text(QAccessible::Name).contains(u"Core router unreachable"_s));
    QCOMPARE(table->indexOfChild(row), 0);
    QCOMPARE(row->parent(), table);
    QAccessibleInterface *button = row->child(0);
    QVERIFY(button);
    QCOMPARE(button->role(), QAccessible::Button);
    QCOMPARE(button->text(QAccessible::Name), u"Acknowledge"_s);
    const QRect box = desk.view.buttonRect(0);
    QCOMPARE(button->rect(), QRect(desk.view.viewport()->mapToGlobal(box.topLeft()), box.size()));
    QCOMPARE(table->childAt(button->rect().center().x(), button->rect().center().y()), row);

    // An item belongs to its alert, whichever row that is in.
    desk.raise(3, "CRITICAL", "Newer");
    QCOMPARE(table->indexOfChild(row), 1);
    button->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(desk.asked, QList<QList<AlertKey>> {{AlertRows::key(1)}});

    desk.command(1, RowCommand::State::Confirmed, milliseconds(40));
    QCOMPARE(row->childCount(), 0);
    QVERIFY(!button->isValid());
    QVERIFY(row->text(QAccessible::Name).contains(u"✓ confirmed"_s));
    button->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(desk.asked.size(), 1);
}

void TestAlertView::groupsFoldUnderKeysAndMouse()
{
    Desk desk;
    for (int id = 1; id <= 3; ++id)
        desk.raise(id, "HIGH");
    desk.view.selectKey(AlertRows::key(2));
    desk.model.setGroupBy(GroupBy::Type);
    QCOMPARE(desk.model.rowCount(), 4);
    QCOMPARE(desk.view.currentKey(), AlertRows::key(2));
    QCOMPARE(desk.view.selectedKeys(), QList<AlertKey> {AlertRows::key(2)});

    // The first time to the header, the second time it folds.
    desk.key(Qt::Key_Left);
    QCOMPARE(desk.view.currentIndex().row(), 0);
    QCOMPARE(desk.model.rowCount(), 4);
    desk.key(Qt::Key_Left);
    QCOMPARE(desk.model.rowCount(), 1);
    desk.key(Qt::Key_Right);
    QCOMPARE(desk.model.rowCount(), 4);

    const QPoint mark(desk.view.rowHeight(0) / 2, desk.view.rowViewportPosition(0) + desk.view.rowHeight(0) / 2);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, mark);
    QCOMPARE(desk.model.rowCount(), 1);
    QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, mark + QPoint(300, 0));
    QCOMPARE(desk.model.rowCount(), 4);
    QVERIFY(desk.asked.isEmpty());
    desk.model.setGroupBy(GroupBy::None);
    QCOMPARE(desk.model.rowCount(), 3);
}

void TestAlertView::aHeaderStandsForItsGroup()
{
    Desk desk;
    for (int id = 1; id <= 3; ++id)
        desk.raise(id, "HIGH");
    desk.change(3, "RESOLVED");
    desk.model.setGroupBy(GroupBy::Type);
    desk.view.setFolded(0, true);
    desk.view.setFocus();
    desk.key(Qt::Key_Home);
    QVERIFY(!desk.view.currentKey());
    desk.key(Qt::Key_A);
    QCOMPARE(desk.asked, QList<QList<AlertKey>>({{AlertRows::key(2), AlertRows::key(1)}}));
    // A row and its group's header together: nothing twice.
    desk.view.setFolded(0, false);
    desk.view.selectAll();
    QCOMPARE(desk.view.chosenKeys().size(), 3);
}

void TestAlertView::groupsReachAssistiveTechnology()
{
    Desk desk;
    desk.raise(1, "HIGH");
    desk.model.setGroupBy(GroupBy::Type);
    QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&desk.view);
    QCOMPARE(view->childCount(), 2);
    QAccessibleInterface *header = view->child(0);
    QVERIFY(header && header->isValid());
    QCOMPARE(header->text(QAccessible::Name), desk.model.sentence(0));
    QVERIFY(header->state().expandable && header->state().expanded && !header->state().collapsed);
    QCOMPARE(view->indexOfChild(header), 0);
    header->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(header->state().collapsed);
    QCOMPARE(view->childCount(), 1);
    QVERIFY(view->child(0) == header);
    desk.model.setGroupBy(GroupBy::None);
    QVERIFY(!header->isValid());
}

QTEST_MAIN(TestAlertView)
#include "tst_alertview.moc"
