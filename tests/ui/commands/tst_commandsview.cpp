// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sessionworld.h"
#include "ui/commands/commandsview.h"
#include "ui/commands/commandtablemodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QJsonObject>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

class TestCommandsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheLifeOfACommand();
    void keepsItsRowsThroughEveryChange();
    void withdrawsAndAsksAgain();
};

void TestCommandsView::showsTheLifeOfACommand()
{
    SessionWorld world;
    world.startLive();
    Theme theme;
    CommandTableModel model(*world.session, theme);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    world.dashboard().say(createdFrame(7));
    world.run(milliseconds(100));
    world.dashboard().behaviour().latency = milliseconds(300);
    world.session->acknowledge({alertKey(7)});
    world.run(milliseconds(100));
    model.refresh();
    QCOMPARE(model.rowCount(), 1);
    const auto text = [&](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(CommandTableModel::KindColumn), u"Acknowledge"_s);
    QCOMPARE(text(CommandTableModel::TargetColumn), u"Alert 7"_s);
    QCOMPARE(text(CommandTableModel::AboutColumn), u"Device 7 is offline"_s);
    QVERIFY2(text(CommandTableModel::StateColumn).startsWith(u"sent, 0."_s), qPrintable(text(CommandTableModel::StateColumn)));
    QCOMPARE(text(CommandTableModel::TookColumn), QString());
    world.run(milliseconds(500));
    model.refresh();
    QCOMPARE(text(CommandTableModel::StateColumn), u"confirmed"_s);
    QVERIFY(text(CommandTableModel::TookColumn).endsWith(u" ms"_s));
}

void TestCommandsView::keepsItsRowsThroughEveryChange()
{
    SessionWorld world;
    world.startLive();
    Theme theme;
    CommandTableModel model(*world.session, theme);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int id = 1; id <= 30; ++id) {
        world.dashboard().say(createdFrame(id));
        world.run(milliseconds(40));
        world.session->acknowledge({alertKey(id)});
        world.run(milliseconds(20));
        const QPersistentModelIndex first = model.rowCount() > 0 ? model.index(0, 0) : QModelIndex();
        const CommandId before = first.isValid() ? first.data(CommandTableModel::IdRole).value<CommandId>() : 0;
        model.refresh();
        if (first.isValid())
            QCOMPARE(first.data(CommandTableModel::IdRole).value<CommandId>(), before);
        QCOMPARE(model.rowCount(), int(world.session->commands().size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.commands()[row].id, world.session->commands()[row].id);
    }
}

void TestCommandsView::withdrawsAndAsksAgain()
{
    SessionWorld world;
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    world.startLive();
    world.dashboard().behaviour().answer = [](FakePeer &, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        if (message.value(u"type").toString() != u"acknowledge_alert")
            return {};
        return std::vector<std::string> {R"({"type": "error", "message": "no right"})"};
    };
    for (int id = 1; id <= 2; ++id)
        world.dashboard().say(createdFrame(id));
    world.run(milliseconds(100));
    CommandsView view(*world.session, theme);
    view.resize(900, 300);
    view.show();
    auto *table = view.findChild<QTableView *>();
    QVERIFY(!table->isVisible());
    const auto button = [&](const QString &text) {
        for (QPushButton *candidate : view.findChildren<QPushButton *>()) {
            if (candidate->text() == text)
                return candidate;
        }
        return static_cast<QPushButton *>(nullptr);
    };

    world.session->acknowledge({alertKey(1)});
    world.run(milliseconds(400));
    QCOMPARE(table->model()->index(0, CommandTableModel::StateColumn).data().toString(), u"refused: no right"_s);
    QVERIFY(!button(u"Ask again"_s)->isEnabled());
    table->selectRow(0);
    QVERIFY(button(u"Ask again"_s)->isEnabled());
    QVERIFY(!button(u"Withdraw"_s)->isEnabled());
    world.dashboard().behaviour().answer = {};
    button(u"Ask again"_s)->click();
    world.run(milliseconds(400));
    QCOMPARE(world.commandState(1), u"confirmed"_s);

    world.transports.behaviour().accepts = false;
    world.dashboard().drop();
    world.run(milliseconds(200));
    world.session->acknowledge({alertKey(2)});
    world.run(milliseconds(200));
    QCOMPARE(table->model()->index(0, CommandTableModel::StateColumn).data().toString(), u"queued"_s);
    table->selectRow(0);
    QVERIFY(button(u"Withdraw"_s)->isEnabled());
    button(u"Withdraw"_s)->click();
    world.run(milliseconds(200));
    QCOMPARE(world.commandState(2), u"withdrawn"_s);
    QCOMPARE(world.session->queuedCount(), 0);
}

QTEST_MAIN(TestCommandsView)
#include "tst_commandsview.moc"
