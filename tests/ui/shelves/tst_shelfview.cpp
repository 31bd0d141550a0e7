// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sessionworld.h"
#include "ui/shelves/shelfmodel.h"
#include "ui/shelves/shelfview.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestShelfView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsShelvedAndForHowLong();
    void keepsItsRowsThroughEveryChange();
    void unshelves();
};

void TestShelfView::saysWhatIsShelvedAndForHowLong()
{
    SessionWorld world;
    world.startLive();
    Theme theme;
    ShelfModel model(*world.session, theme);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    world.dashboard().say(createdFrame(7));
    world.run(100ms);
    world.session->shelve({alertKey(7), alertKey(8)}, 30min);
    model.refresh();
    QCOMPARE(model.rowCount(), 2);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, ShelfModel::MessageColumn), u"Device 7 is offline"_s);
    QVERIFY(!text(0, ShelfModel::SeverityColumn).isEmpty());
    // Nothing is on a disk here.
    QVERIFY2(text(0, ShelfModel::LeftColumn).endsWith(u"not saved"_s), qPrintable(text(0, ShelfModel::LeftColumn)));
    const QVariant colour = model.index(0, ShelfModel::LeftColumn).data(Qt::ForegroundRole);
    QCOMPARE(colour.value<QColor>(), theme.colors().high);
    QVERIFY(text(1, ShelfModel::MessageColumn).contains(u'8'));
    QCOMPARE(text(1, ShelfModel::SeverityColumn), QString());
}

void TestShelfView::keepsItsRowsThroughEveryChange()
{
    SessionWorld world;
    world.startLive();
    Theme theme;
    ShelfModel model(*world.session, theme);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    world.session->shelve({alertKey(1), alertKey(2)}, 30min);
    model.refresh();
    const QPersistentModelIndex first(model.index(0, 0));
    const QPersistentModelIndex second(model.index(1, 0));
    world.session->shelve({alertKey(1)}, 1h);
    world.session->shelve({alertKey(3)}, 15min);
    model.refresh();
    QCOMPARE(first.row(), 2);
    QCOMPARE(second.row(), 1);
    world.session->unshelve({alertKey(1)});
    model.refresh();
    QVERIFY(!first.isValid());
    QCOMPARE(second.row(), 1);
    // The time that is left goes on in every row.
    QSignalSpy changed(&model, &ShelfModel::dataChanged);
    model.refreshTexts();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), model.index(0, 0));
    QCOMPARE(changed.first().at(1).toModelIndex(), model.index(model.rowCount() - 1, ShelfModel::ColumnCount - 1));
}

void TestShelfView::unshelves()
{
    SessionWorld world;
    world.startLive();
    Theme theme;
    ShelfView view(*world.session, theme);
    view.show();
    auto *table = view.findChild<QTableView *>();
    const auto button = [&](const QString &name) {
        const QList<QPushButton *> all = view.findChildren<QPushButton *>();
        return *std::find_if(all.begin(), all.end(), [&](const QPushButton *one) { return one->text() == name; });
    };
    QVERIFY(table->isHidden());
    QVERIFY(!button(u"Unshelve all"_s)->isEnabled());
    world.session->shelve({alertKey(1), alertKey(2), alertKey(3)}, 30min);
    QVERIFY(!table->isHidden());
    QVERIFY(!button(u"Unshelve"_s)->isEnabled());
    table->selectRow(1);
    button(u"Unshelve"_s)->click();
    QCOMPARE(world.session->shelves().count(), 2);
    QVERIFY(!world.session->alerts().find(alertKey(2)));
    button(u"Unshelve all"_s)->click();
    QCOMPARE(world.session->shelves().count(), 0);
    QVERIFY(table->isHidden());
}

QTEST_MAIN(TestShelfView)
#include "tst_shelfview.moc"
