// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertload.h"
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertview.h"
#include "ui/load/loadmodel.h"
#include "ui/load/loadpanel.h"
#include "ui/main/connectionwords.h"
#include "ui/main/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QDockWidget>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLoadPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void modelKeepsItsRows();
    void namesWhatMakesTheNoise();
    void silenceIsNotCalm();
    void aLineShowsItsAlerts();
    void rowsAreMarked();
    void limitsComeFromTheSettings();

private:
    void raise(std::int64_t id)
    {
        m_world->dashboard().say(createdFrame(id));
        m_world->run(100ms);
    }
    LoadPanel &panel() const { return *m_window->findChild<LoadPanel *>(); }
    QTableView &table(int which) const { return *panel().findChildren<QTableView *>()[which]; }
    QString shown() const
    {
        QStringList texts;
        for (const QLabel *label : panel().findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }
    QString status(std::int64_t id) const
    {
        AlertTableModel &alerts = m_window->findChild<AlertView *>()->alerts();
        return alerts.index(*alerts.rowOf(alertKey(id)), AlertTableModel::StatusColumn).data().toString();
    }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void TestLoadPanel::init()
{
    m_world = std::make_unique<SessionWorld>();
    m_settings = std::make_unique<Settings>(QString());
    m_settings->set(Settings::Key<int> {"alerts/stale-after-hours", 24}, 1);
    m_theme = std::make_unique<Theme>();
    m_theme->apply(ThemeChoice::Dark);
    m_window = std::make_unique<MainWindow>(*m_world->session, *m_theme, *m_settings);
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->findChild<QDockWidget *>(u"load"_s)->raise();
    m_world->startLive();
    m_world->run(1s);
    QTRY_VERIFY(panel().isVisible());
}

void TestLoadPanel::cleanup()
{
    m_window.reset();
    m_world.reset();
    m_theme.reset();
    m_settings.reset();
}

void TestLoadPanel::modelKeepsItsRows()
{
    LoadModel model({u"a"_s, u"b"_s});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines({{{u"x"_s, u"1"_s}, u"fx"_s}, {{u"y"_s, u"2"_s}, u"fy"_s}});
    const QPersistentModelIndex x(model.index(0, 0)), y(model.index(1, 1));
    model.setLines({{{u"z"_s, u"9"_s}, u"fz"_s}, {{u"y"_s, u"3"_s}, u"fy"_s}, {{u"x"_s, u"1"_s}, u"fx"_s}});
    QCOMPARE(x.row(), 2);
    QCOMPARE(y.data().toString(), u"3"_s);
    model.setLines({{{u"y"_s, u"3"_s}, u"fy"_s}});
    QVERIFY(!x.isValid());
    QCOMPARE(y.row(), 0);
    QCOMPARE(model.filter(0), u"fy"_s);
    QCOMPARE(model.filter(7), QString());
}

void TestLoadPanel::namesWhatMakesTheNoise()
{
    QVERIFY2(shown().contains(u"0 in 10 min"_s), qPrintable(shown()));
    QVERIFY2(shown().contains(u"Nothing was raised in the last hour."_s), qPrintable(shown()));
    for (int i = 0; i < 4; ++i)
        raise(7);
    for (std::int64_t id = 10; id < 18; ++id)
        raise(id);
    m_world->run(2s);
    QVERIFY2(shown().contains(u"12 in 10 min"_s), qPrintable(shown()));
    const QAbstractItemModel &noisy = *table(0).model();
    QCOMPARE(noisy.rowCount(), 1);
    QCOMPARE(noisy.index(0, 0).data().toString(), u"Device offline"_s);
    QCOMPARE(noisy.index(0, 1).data().toString(), u"12"_s);
    QCOMPARE(noisy.index(0, 2).data().toString(), u"100.0 %"_s);
    const QAbstractItemModel &chatter = *table(1).model();
    QCOMPARE(chatter.rowCount(), 1);
    QCOMPARE(chatter.index(0, 0).data().toString(), u"Device 7 is offline"_s);
    QCOMPARE(chatter.index(0, 1).data().toString(), u"4"_s);
    m_world->run(70s);
    QCOMPARE(chatter.rowCount(), 0);
}

void TestLoadPanel::silenceIsNotCalm()
{
    raise(1);
    m_world->run(1s);
    QVERIFY2(!shown().contains(u"No data"_s), qPrintable(shown()));
    QVERIFY2(shown().split(u'\n').contains(loadWord(1)), qPrintable(shown()));
    QVERIFY2(shown().contains(u"Nothing chatters"_s), qPrintable(shown()));
    m_world->transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
    m_world->dashboard().drop();
    m_world->run(2s);
    QVERIFY2(shown().contains(u"No data since"_s), qPrintable(shown()));
    QVERIFY2(!shown().split(u'\n').contains(loadWord(1)), qPrintable(shown()));
    QVERIFY2(!shown().contains(u"Nothing chatters"_s), qPrintable(shown()));
}

void TestLoadPanel::aLineShowsItsAlerts()
{
    for (int i = 0; i < 3; ++i)
        raise(7);
    raise(8);
    m_world->run(1s);
    Q_EMIT table(1).activated(table(1).model()->index(0, 0));
    m_world->run(1s);
    AlertTableModel &alerts = m_window->findChild<AlertView *>()->alerts();
    QCOMPARE(alerts.rowCount(), 1);
    QCOMPARE(alerts.keyAt(0), std::optional(alertKey(7)));
}

void TestLoadPanel::rowsAreMarked()
{
    raise(1);
    const QString fresh = status(1);
    for (int i = 0; i < 3; ++i)
        raise(7);
    QCOMPARE(status(7), u"Chattering"_s);
    QCOMPARE(status(1), fresh);
    m_world->run(2min);
    QCOMPARE(status(7), fresh);
    auto *stale = panel().findChild<QToolButton *>();
    QVERIFY(!stale->isEnabled());
    m_world->clock.advance(1h);
    m_world->run(20s);
    QCOMPARE(status(1), u"Stale"_s);
    QCOMPARE(stale->text(), u"Stale: 2"_s);
    // What is shelved is not in the table, where the click leads.
    m_world->session->shelve({alertKey(1)}, 30min);
    m_world->run(12s);
    QCOMPARE(stale->text(), u"Stale: 1"_s);
    stale->click();
    m_world->run(1s);
    QCOMPARE(m_window->findChild<AlertView *>()->alerts().rowCount(), 1);
}

void TestLoadPanel::limitsComeFromTheSettings()
{
    Settings settings {QString()};
    settings.set(Settings::Key<int> {"alerts/chatter-raises", 3}, 5);
    settings.set(Settings::Key<int> {"alerts/chatter-within-seconds", 60}, 30);
    settings.set(Settings::Key<int> {"alerts/stale-after-hours", 24}, 2);
    const AlertLoad load = makeAlertLoad(settings);
    QCOMPARE(load.chatter().limits().raises, 5);
    QVERIFY(load.chatter().limits().within == 30s);
    QVERIFY(load.staleAfter() == 2h);
}

QTEST_MAIN(TestLoadPanel)
#include "tst_loadpanel.moc"
