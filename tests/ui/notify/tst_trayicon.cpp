// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/notify/notice.h"
#include "ui/notify/trayicon.h"
#include "ui/theme/theme.h"

#include <QIcon>
#include <QMenu>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTrayIcon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesAndGoesWithTheTray();
    void tellsTheWorst();
    void menuActs();
};

void TestTrayIcon::comesAndGoesWithTheTray()
{
    SessionWorld world;
    Settings settings {QString()};
    Theme theme;
    Notice notice(*world.session, settings, [] { return false; });
    bool isThere = false;
    TrayIcon tray(*world.session, notice, theme, [&] { return isThere; });
    tray.open();
    QVERIFY(!tray.icon());
    isThere = true;
    world.run(TrayIcon::kLookEvery + 1s);
    QVERIFY(tray.icon());
    isThere = false;
    world.run(TrayIcon::kLookEvery + 1s);
    QVERIFY(!tray.icon());
}

void TestTrayIcon::tellsTheWorst()
{
    SessionWorld world;
    Settings settings {QString()};
    Theme theme;
    Notice notice(*world.session, settings, [] { return false; });
    TrayIcon tray(*world.session, notice, theme, [] { return true; });
    tray.open();
    QCOMPARE(tray.icon()->toolTip(), u"Watchfloor: no live data"_s);
    world.startLive();
    world.dashboard().say(createdFrame(1, "MEDIUM"));
    world.dashboard().say(createdFrame(2, "HIGH"));
    world.run(100ms);
    tray.refresh();
    QVERIFY2(tray.icon()->toolTip().contains(u"2 unacknowledged"_s), qPrintable(tray.icon()->toolTip()));
    QVERIFY2(tray.icon()->toolTip().contains(u"HIGH"_s), qPrintable(tray.icon()->toolTip()));
    const QImage high = tray.icon()->icon().pixmap(64, 64).toImage();
    world.dashboard().say(createdFrame(3, "CRITICAL"));
    world.run(100ms);
    tray.refresh();
    const QImage critical = tray.icon()->icon().pixmap(64, 64).toImage();
    // The shape differs, not the colour alone: a triangle leaves the corner above free, an octagon fills the side.
    QCOMPARE(high.pixelColor(6, 24).alpha(), 0);
    QVERIFY(critical.pixelColor(6, 24).alpha() > 200);
}

void TestTrayIcon::menuActs()
{
    SessionWorld world;
    Settings settings {QString()};
    Theme theme;
    Notice notice(*world.session, settings, [] { return false; });
    TrayIcon tray(*world.session, notice, theme, [] { return false; });
    QSignalSpy shown(&tray, &TrayIcon::showRequested);
    QSignalSpy quit(&tray, &TrayIcon::quitRequested);
    const QList<QAction *> actions = tray.menu().actions();
    actions.first()->trigger();
    QCOMPARE(shown.size(), 1);
    actions.last()->trigger();
    QCOMPARE(quit.size(), 1);
    QMenu *mute = actions[1]->menu();
    mute->actions().first()->trigger();
    QVERIFY(notice.isMuted());
    mute->actions().last()->trigger();
    QVERIFY(!notice.isMuted());
}

QTEST_MAIN(TestTrayIcon)
#include "tst_trayicon.moc"
