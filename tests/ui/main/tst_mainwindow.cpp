// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertview.h"
#include "ui/health/healthpanel.h"
#include "ui/health/timerange.h"
#include "ui/main/banner.h"
#include "ui/main/channelpill.h"
#include "ui/main/connectionstrip.h"
#include "ui/main/keysdialog.h"
#include "ui/main/mainwindow.h"
#include "ui/main/noticebar.h"
#include "ui/main/statusbar.h"
#include "ui/notify/notice.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QLabel>
#include <QLayout>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void stripTellsEveryChannel();
    void bannerComesWithALossAndGoesWithItsEnd();
    void retryNowTries();
    void silentLinkIsNotShownAsLive();
    void statusBarCountsAndNeverSaysAllClear();
    void clockSwitchesToUtc();
    void noticesStayUntilUnderstood();
    void layoutIsKept();
    void closedPanelComesBack();
    void resetBringsEveryPanelBack();
    void lockedPanelsTakeNoHeightForATitle();
    void healthRangeHasKeys();
    void keyboardStaysInSight();
    void everyActionHasAKeyOfItsOwn();
    void everyKeyDoesItsAction();
    void everyControlHasAName();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    void connectAll();
    void makeWindow();
    QList<ChannelPill *> pills() const { return m_window->findChildren<ChannelPill *>(); }
    Banner &banner() const { return *m_window->findChild<Banner *>(); }
    StatusBar &status() const { return *m_window->findChild<StatusBar *>(); }
    QDockWidget *panel(const char *id) const { return m_window->findChild<QDockWidget *>(QLatin1StringView(id)); }
    QAction *action(const QString &text) const;

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    Profile profile = testProfile();
    profile.name = u"acme-prod"_s;
    m_world = std::make_unique<SessionWorld>(profile);
    m_settings = std::make_unique<Settings>(QString());
    m_theme = std::make_unique<Theme>();
    m_theme->apply(ThemeChoice::Dark);
    makeWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_world.reset();
    m_theme.reset();
    m_settings.reset();
}

void TestMainWindow::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_world->session, *m_theme, *m_settings);
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::connectAll()
{
    m_world->startLive();
    QVERIFY(m_world->session->rowsAreLive());
    m_world->run(300ms);
}

QAction *TestMainWindow::action(const QString &text) const
{
    for (QAction *candidate : m_window->findChildren<QAction *>()) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

void TestMainWindow::stripTellsEveryChannel()
{
    QCOMPARE(pills().size(), 3);
    QCOMPARE(pills()[0]->words().variants.first(), u"disconnected"_s);
    connectAll();
    QVERIFY2(pills()[0]->words().variants.first().startsWith(u"connected"_s), qPrintable(pills()[0]->words().variants.first()));
    QVERIFY(pills()[1]->words().variants.first().startsWith(u"connected"_s));
    QCOMPARE(pills()[2]->words().variants.first(), u"off in this profile"_s);
    QVERIFY(pills()[0]->accessibleName().startsWith(u"Dashboard: connected"_s));
}

void TestMainWindow::bannerComesWithALossAndGoesWithItsEnd()
{
    connectAll();
    QVERIFY(!banner().isVisible());
    QVERIFY(m_window->windowTitle().contains(u"acme-prod"_s));

    m_world->transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
    m_world->dashboard().drop();
    m_world->run(100ms);
    QVERIFY(banner().isVisible());
    QVERIFY2(banner().words().head.startsWith(u"No data since"_s), qPrintable(banner().words().head));
    QVERIFY(banner().words().body.contains(u"Attempt 1 of 5 in 1 s."_s));
    QVERIFY(m_window->windowTitle().startsWith(u"No live data"_s));
    const QString before = banner().words().head;
    m_world->run(3s);
    QVERIFY(banner().words().head != before);

    m_world->transports.behaviour().refusal.reset();
    m_world->run(30s);
    QVERIFY(m_world->session->rowsAreLive());
    QVERIFY(!banner().isVisible());
    QVERIFY(!m_window->windowTitle().startsWith(u"No live data"_s));
}

void TestMainWindow::retryNowTries()
{
    connectAll();
    m_world->transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
    m_world->dashboard().drop();
    m_world->run(10s);
    m_world->transports.behaviour().refusal.reset();
    const int before = m_world->transports.count();
    for (QPushButton *button : banner().findChildren<QPushButton *>()) {
        if (button->text() == u"Retry now"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    m_world->run(50ms);
    QVERIFY(m_world->transports.count() > before);
}

void TestMainWindow::silentLinkIsNotShownAsLive()
{
    connectAll();
    m_world->transports.behaviour().refusal = endCause(EndKind::NetworkError);
    m_world->dashboard().cutSilently();
    m_world->run(10s);
    QVERIFY(!m_world->session->rowsAreLive());
    QVERIFY(banner().isVisible());
}

void TestMainWindow::statusBarCountsAndNeverSaysAllClear()
{
    connectAll();
    const auto text = [this] {
        QStringList words;
        for (const QLabel *label : status().findChildren<QLabel *>())
            words << label->text();
        return words.join(u' ');
    };
    m_world->run(1s);
    QVERIFY2(text().contains(u"Nothing unacknowledged since"_s), qPrintable(text()));
    QVERIFY(text().contains(u"earlier unknown"_s));
    m_world->dashboard().say(createdFrame(7));
    m_world->run(1s);
    QVERIFY2(!text().contains(u"Nothing unacknowledged"_s), qPrintable(text()));
    QVERIFY(m_window->windowTitle().startsWith(u"(1)"_s));
}

void TestMainWindow::clockSwitchesToUtc()
{
    QVERIFY(!status().clockIsUtc());
    action(u"Clock in UTC"_s)->trigger();
    QVERIFY(status().clockIsUtc());
    m_window.reset();
    makeWindow();
    QVERIFY(status().clockIsUtc());
}

void TestMainWindow::noticesStayUntilUnderstood()
{
    auto *notices = m_window->findChild<NoticeBar *>();
    QVERIFY(!notices->isVisible());
    m_window->addNotice(u"The settings file was broken."_s);
    m_window->addNotice(u"The settings file was broken."_s);
    m_window->addNotice(u"Another."_s);
    QVERIFY(notices->isVisible());
    QCOMPARE(notices->notices().size(), 2);
    auto *understood = notices->findChild<QPushButton *>();
    QTest::mouseClick(understood, Qt::LeftButton);
    QVERIFY(notices->isVisible());
    QTest::mouseClick(understood, Qt::LeftButton);
    QVERIFY(!notices->isVisible());
    // … or until they are no longer true.
    m_window->addNotice(u"The disk is full."_s);
    m_window->withdrawNotice(u"Something else."_s);
    QVERIFY(notices->isVisible());
    m_window->withdrawNotice(u"The disk is full."_s);
    QVERIFY(!notices->isVisible());
}

void TestMainWindow::layoutIsKept()
{
    panel("overview")->hide();
    panel("commands")->raise();
    m_window->close();
    m_window.reset();
    makeWindow();
    QVERIFY(panel("overview")->isHidden());
    QVERIFY(!panel("detail")->isHidden());
}

void TestMainWindow::closedPanelComesBack()
{
    QDockWidget *detail = panel("detail");
    QVERIFY(!detail->isHidden());
    action(u"Alert"_s)->trigger();
    QVERIFY(detail->isHidden());
    QVERIFY(!action(u"Alert"_s)->isChecked());
    action(u"Alert"_s)->trigger();
    QVERIFY(!detail->isHidden());
    QVERIFY(action(u"Alert"_s)->isChecked());
}

void TestMainWindow::resetBringsEveryPanelBack()
{
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        dock->hide();
    action(u"Reset layout"_s)->trigger();
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        QVERIFY2(!dock->isHidden(), qPrintable(dock->objectName()));
    QCOMPARE(m_window->dockWidgetArea(panel("health")), Qt::BottomDockWidgetArea);
}

void TestMainWindow::lockedPanelsTakeNoHeightForATitle()
{
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
        // A hint of -1 would be taken off the body's height, and makes a negative one of a hidden body's.
        QCOMPARE(dock->titleBarWidget()->sizeHint(), QSize(0, 0));
        dock->widget()->hide();
        QVERIFY(dock->layout()->minimumSize().height() >= 0);
        dock->widget()->show();
    }
}

void TestMainWindow::healthRangeHasKeys()
{
    auto &health = *m_window->findChild<HealthPanel *>();
    const milliseconds before = health.rangeLength();
    action(u"Shorter"_s)->trigger();
    QCOMPARE(health.rangeLength(), milliseconds(15min));
    action(u"Longer"_s)->trigger();
    QCOMPARE(health.rangeLength(), before);
    for (int i = 0; i < 20; ++i)
        action(u"Longer"_s)->trigger();
    QCOMPARE(health.rangeLength(), kLongestRange);
    for (int i = 0; i < 20; ++i)
        action(u"Shorter"_s)->trigger();
    QCOMPARE(health.rangeLength(), kShortestRange);
    action(u"Hold still"_s)->trigger();
    QVERIFY(!health.isLive());
    action(u"Hold still"_s)->trigger();
    QVERIFY(health.isLive());
}

void TestMainWindow::keyboardStaysInSight()
{
    connectAll();
    QSet<const QWidget *> walked;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key_Tab);
        const QWidget *now = m_window->focusWidget();
        QVERIFY(now);
        for (const char *id : {"events", "commands"})
            QVERIFY2(!panel(id)->isAncestorOf(now), now->metaObject()->className());
        if (walked.contains(now))
            break;
        walked.insert(now);
    }
    QVERIFY(walked.size() > 10);
    // A panel that goes behind another's tab gives the keyboard away.
    panel("commands")->raise();
    QTRY_VERIFY(panel("health")->visibleRegion().isEmpty());
    m_world->dashboard().say(createdFrame(7));
    m_world->run(1s);
    m_world->session->acknowledge({alertKey(7)});
    m_world->run(1s);
    auto *table = panel("commands")->findChild<QTableView *>();
    table->setFocus();
    QCOMPARE(m_window->focusWidget(), static_cast<QWidget *>(table));
    panel("health")->raise();
    QTRY_VERIFY(m_window->focusWidget() != table);
}

void TestMainWindow::everyActionHasAKeyOfItsOwn()
{
    QSet<QString> keys;
    const auto lines = KeysDialog::linesOf(*m_window->findChild<QMenuBar *>());
    QVERIFY(lines.size() > 20);
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const auto &line) { return line.action == u"Health range: Shorter"_s; }));
    for (const KeysDialog::Line &line : KeysDialog::localLines())
        QVERIFY2(!line.keys.isEmpty(), qPrintable(line.action));
    for (const KeysDialog::Line &line : lines) {
        for (const QString &key : line.keys.split(u"  "_s)) {
            QVERIFY2(!keys.contains(key), qPrintable(key));
            keys.insert(key);
        }
    }
    // No action of a menu without a key, but for the list of profiles.
    for (QMenu *menu : m_window->findChild<QMenuBar *>()->findChildren<QMenu *>()) {
        for (const QAction *candidate : menu->actions()) {
            if (!candidate->isSeparator() && !candidate->menu() && menu->title() != u"&Open profile"_s)
                QVERIFY2(!candidate->shortcuts().isEmpty(), qPrintable(candidate->text()));
        }
    }
}

void TestMainWindow::everyKeyDoesItsAction()
{
    connectAll();
    m_world->dashboard().say(createdFrame(7));
    m_world->run(1s);
    m_window->notice().mute(1min);
    m_world->run(1s);
    // Dialogs and menus that the keys open are closed again.
    QTimer closer;
    connect(&closer, &QTimer::timeout, &closer, [] {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        else if (QWidget *dialog = QApplication::activeModalWidget())
            dialog->close();
    });
    closer.start(1);
    QList<QAction *> actions;
    QList<QAction *> last;
    for (const QMenu *menu : m_window->findChild<QMenuBar *>()->findChildren<QMenu *>()) {
        for (QAction *candidate : menu->actions()) {
            if (!candidate->isEnabled() || candidate->shortcuts().isEmpty())
                continue;
            // What ends the link, and then the window, comes last.
            if (candidate->text() == u"&Quit"_s)
                last.append(candidate);
            else if (candidate->text() == u"&Disconnect"_s)
                last.prepend(candidate);
            else
                actions.append(candidate);
        }
    }
    QVERIFY(actions.size() > 30);
    for (const QAction *wanted : actions + last) {
        QApplication::setActiveWindow(m_window.get());
        m_window->findChild<AlertView *>()->setFocus();
        QSignalSpy triggered(wanted, &QAction::triggered);
        const QString name = wanted->text();
        const QKeySequence key = wanted->shortcut();
        QTest::keySequence(m_window.get(), key);
        QTRY_VERIFY2(triggered.size() == 1, qPrintable(name + u' ' + key.toString()));
        QTRY_VERIFY(!QApplication::activeModalWidget() && !QApplication::activePopupWidget());
    }
}

void TestMainWindow::everyControlHasAName()
{
    connectAll();
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
            || (label && !label->text().isEmpty())
            || (widget->parentWidget() && !widget->parentWidget()->accessibleName().isEmpty());
        QString path;
        for (const QWidget *part = widget; part; part = part->parentWidget())
            path += QLatin1StringView(part->metaObject()->className()) + u' ' + part->objectName() + u" < "_s;
        QVERIFY2(named, qPrintable(path));
    }
}

void TestMainWindow::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1280, 720);
    QTest::newRow("usual") << QSize(1920, 1080);
    QTest::newRow("large") << QSize(2560, 1440);
}

void TestMainWindow::nothingIsClipped()
{
    QFETCH(QSize, size);
    m_window->resize(size);
    connectAll();
    m_world->run(20s);
    QCOMPARE(m_window->size(), size);
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        QVERIFY2(label->sizeHint().width() <= label->width() + 1, qPrintable(label->text()));
    }
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->sizeHint().width() <= button->width() + 1, qPrintable(button->text()));
    }
    for (const ChannelPill *pill : pills())
        QVERIFY(pill->geometry().right() < pill->parentWidget()->width());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
