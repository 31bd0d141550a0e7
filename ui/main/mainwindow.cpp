// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/mainwindow.h"

#include "core/alerts/alertload.h"
#include "core/base/version.h"
#include "core/session/settings.h"
#include "ui/alerts/alertdetail.h"
#include "ui/alerts/alertpane.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alertview.h"
#include "ui/alerts/severitytiles.h"
#include "ui/alerts/viewsmenu.h"
#include "ui/commands/commandsview.h"
#include "ui/health/healthpanel.h"
#include "ui/health/timerange.h"
#include "ui/journal/eventlogview.h"
#include "ui/load/loadpanel.h"
#include "ui/main/banner.h"
#include "ui/main/connectionstrip.h"
#include "ui/main/docktitlebar.h"
#include "ui/main/keysdialog.h"
#include "ui/main/noticebar.h"
#include "ui/main/signindialog.h"
#include "ui/main/statusbar.h"
#include "ui/main/tokendialog.h"
#include "ui/notify/notice.h"
#include "ui/notify/noticenote.h"
#include "ui/notify/soundsettingsdialog.h"
#include "ui/notify/trayicon.h"
#include "ui/shelves/shelfview.h"
#include "ui/subscriptions/subscriptionpanel.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"
#include "ui/theme/themesetting.h"
#include "ui/wallboard/wallboard.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSystemTrayIcon>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// Also for the title and the status bar's figures: the tiles count with every batch, and nobody reads words faster.
constexpr milliseconds kTick {250};
constexpr milliseconds kCalmTick {1000};
// Grows when panels come, go or change their names: an older layout is then not forced upon them.
constexpr int kLayoutVersion = 2;
constexpr char kLayouts[] = "layouts";
// product: an acknowledgement is held back for so long, so that it can be undone.
constexpr std::array kUndoTimes = {
    std::pair(seconds(0), Qt::Key_0), std::pair(seconds(3), Qt::Key_3), std::pair(seconds(5), Qt::Key_5),
    std::pair(seconds(10), Qt::Key_1)};
const Settings::Key<int> kUndoTime {"commands/undo-seconds", 0};

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray decoded(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

} // namespace

MainWindow::MainWindow(Session &session, Theme &theme, Settings &settings, QWidget *parent)
    : QMainWindow(parent),
      m_session(session),
      m_theme(theme),
      m_settings(settings),
      m_load(std::make_unique<AlertLoad>(makeAlertLoad(settings)))
{
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    // The lower panels go from edge to edge: charts and logs want the width.
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setMinimumSize(960, 600);
    resize(1440, 900);

    makeTop();
    makePanels();
    m_status = new StatusBar(session, theme, settings, this);
    setStatusBar(m_status);
    m_notice = new Notice(
        session, settings, [this] { return isActiveWindow(); }, this);
    m_noticeNote = new NoticeNote(*m_notice, theme, m_status);
    m_status->addNote(*m_noticeNote);
    m_tray = new TrayIcon(session, *m_notice, theme, &QSystemTrayIcon::isSystemTrayAvailable, this);
    makeMenus();

    m_pane->view().alerts().setLoad(m_load.get());
    connect(&session, &Session::alertRaised, this, [this](const AlertRaise &raise) {
        m_load->note(raise, m_session.clock().bootNow());
    });
    connect(m_status, &StatusBar::shelvesActivated, this, [this] { showPanel(m_shelvesPanel); });
    connect(m_status, &StatusBar::commandsActivated, this, [this] { showPanel(m_commandsPanel); });
    connect(m_banner, &Banner::signInRequested, this, &MainWindow::askForSignIn);
    connect(m_banner, &Banner::eventLogActivated, this, [this] { showPanel(m_eventsPanel); });
    connect(m_strip, &ConnectionStrip::channelActivated, this, [this] { showPanel(m_healthPanel); });
    connect(m_strip, &ConnectionStrip::tokenActivated, this, [this] {
        if (m_session.profile().api.isEmpty())
            askForToken();
        else
            askForSignIn();
    });
    connect(m_tiles, &SeverityTiles::severityToggled, m_pane, &AlertPane::toggleSeverity);
    connect(m_pane, &AlertPane::severitiesChanged, m_tiles, &SeverityTiles::setChosen);
    connect(m_pane, &AlertPane::currentAlertChanged, m_detail, &AlertDetail::setAlert);
    connect(m_pane, &AlertPane::currentAlertChanged, this, [this](const std::optional<AlertKey> &key) {
        // Queued: the table is in the middle of its own change.
        if (key)
            QMetaObject::invokeMethod(
                this, [this, seen = *key] { m_session.noteLookedAt(seen); }, Qt::QueuedConnection);
    });
    connect(m_noticeNote, &QAbstractButton::clicked, this, &MainWindow::openSoundSettings);
    connect(m_notice, &Notice::showRequested, this, &MainWindow::showAlert);
    connect(m_tray, &TrayIcon::showRequested, this, &MainWindow::frontRequested);
    connect(m_tray, &TrayIcon::quitRequested, this, [this] { close(); });
    connect(&settings, &Settings::writeFailed, this, [this](const Error &error) { addNotice(error.message); });
    connect(&session, &Session::channelChanged, this, &MainWindow::adaptActions);
    connect(&session, &Session::livenessChanged, this, &MainWindow::showTitle);

    restoreLayout();
    m_tick = session.clock().makeTimer([this] { tick(); });
    connect(&session.alerts(), &AlertStore::batchApplied, this, &MainWindow::hurry);
    connect(&session, &Session::commandChanged, this, &MainWindow::hurry);
    connect(&session, &Session::livenessChanged, this, &MainWindow::hurry);
    tick();
}

MainWindow::~MainWindow()
{
    // The table outlives this object's own members …
    m_pane->view().alerts().setLoad(nullptr);
    // … and panels still tell of their end when these are gone.
    for (const Panel &panel : m_panels)
        disconnect(panel.dock, nullptr, this, nullptr);
}

void MainWindow::makeTop()
{
    auto *top = new QWidget(this);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    m_menus = new QMenuBar(top);
    m_menus->setNativeMenuBar(false);
    m_menus->setAccessibleName(tr("Menus"));
    m_menus->setFont(m_theme.secondaryFont());
    auto *menuRow = new QWidget(top);
    setRole(*menuRow, "bar"_L1);
    auto *row = new QHBoxLayout(menuRow);
    row->setContentsMargins(0, 0, 0, 1); // the line below
    row->setSpacing(0);
    row->addWidget(m_menus, 1);
    auto *profile = new QLabel(m_session.profile().name, menuRow);
    profile->setFont(m_theme.secondaryFont());
    profile->setTextFormat(Qt::PlainText);
    profile->setContentsMargins(8, 0, 14, 0);
    profile->setAccessibleName(tr("Profile: %1").arg(m_session.profile().name));
    profile->setToolTip(m_session.profile().server.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    setRole(*profile, "secondary"_L1);
    row->addWidget(profile);
    column->addWidget(menuRow);

    m_strip = new ConnectionStrip(m_session, m_theme, top);
    column->addWidget(m_strip);
    m_banner = new Banner(m_session, m_theme, top);
    column->addWidget(m_banner);
    m_notices = new NoticeBar(m_theme, top);
    column->addWidget(m_notices);
    setMenuWidget(top);
}

void MainWindow::makePanels()
{
    m_pane = new AlertPane(m_session, m_theme, m_settings, this);
    setCentralWidget(m_pane);

    m_overviewPanel = addPanel(Qt::LeftDockWidgetArea, "overview", tr("Overview"), Qt::ALT | Qt::Key_1);
    auto *overview = new QWidget(m_overviewPanel);
    setRole(*overview, "panel"_L1);
    auto *column = new QVBoxLayout(overview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tiles = new SeverityTiles(m_session, m_theme, overview);
    column->addWidget(m_tiles);
    column->addWidget(new SubscriptionPanel(m_session, m_theme, overview), 1);
    m_overviewPanel->setWidget(overview);

    m_detailPanel = addPanel(Qt::RightDockWidgetArea, "detail", tr("Alert"), Qt::ALT | Qt::Key_2);
    m_detail = new AlertDetail(m_session, m_theme, m_settings, m_detailPanel);
    m_detailPanel->setWidget(m_detail);

    m_healthPanel = addPanel(Qt::BottomDockWidgetArea, "health", tr("Health"), Qt::ALT | Qt::Key_3);
    m_health = new HealthPanel(m_session, m_theme, m_healthPanel);
    m_healthPanel->setWidget(m_health);
    m_eventsPanel = addPanel(Qt::BottomDockWidgetArea, "events", tr("Event log"), Qt::ALT | Qt::Key_4);
    m_events = new EventLogView(m_session, m_theme, m_eventsPanel);
    m_eventsPanel->setWidget(m_events);
    m_commandsPanel = addPanel(Qt::BottomDockWidgetArea, "commands", tr("Commands"), Qt::ALT | Qt::Key_5);
    m_commandsPanel->setWidget(new CommandsView(m_session, m_theme, m_commandsPanel));
    m_shelvesPanel = addPanel(Qt::BottomDockWidgetArea, "shelves", tr("Shelved"), Qt::ALT | Qt::Key_6);
    m_shelvesPanel->setWidget(new ShelfView(m_session, m_theme, m_shelvesPanel));
    m_loadPanel = addPanel(Qt::BottomDockWidgetArea, "load", tr("Load"), Qt::ALT | Qt::Key_7);
    auto *load = new LoadPanel(m_session, *m_load, m_theme, m_loadPanel);
    connect(load, &LoadPanel::filterRequested, m_pane, &AlertPane::showFilter);
    m_loadPanel->setWidget(load);
}

QDockWidget *MainWindow::addPanel(Qt::DockWidgetArea area, const char *id, const QString &title, QKeySequence key)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1StringView(id));
    dock->setAccessibleName(title);
    addDockWidget(area, dock);
    m_panels.append({dock, key});
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool visible) {
        if (visible) {
            m_inFront.insert(dock);
            return;
        }
        m_inFront.remove(dock);
        // What nobody sees must not get the keys.
        if (focusWidget() && dock->isAncestorOf(focusWidget()))
            m_pane->view().setFocus(Qt::OtherFocusReason);
    });
    return dock;
}

QAction *MainWindow::addKeyed(QMenu &menu, const QString &text, const QList<QKeySequence> &keys, std::function<void()> act)
{
    QAction *action = menu.addAction(text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    return action;
}

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeAlertsMenu();
    makeAlarmsMenu();
    makeViewMenu();
    makeConnectionMenu();
    makeHelpMenu();
    adaptActions();
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = m_menus->addMenu(tr("&File"));
    addKeyed(*menu, tr("&New connection…"), {QKeySequence::New}, [this] { Q_EMIT newConnectionRequested(); });
    m_profiles = menu->addMenu(tr("&Open profile"));
    m_profiles->menuAction()->setVisible(false);
    addKeyed(*menu, tr("Try the &demo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_D}, [this] { Q_EMIT demoRequested(); });
    menu->addSeparator();
    addKeyed(*menu, tr("&Quit"), {Qt::CTRL | Qt::Key_Q}, [this] { close(); });
}

void MainWindow::makeAlertsMenu()
{
    QMenu *menu = m_menus->addMenu(tr("&Alerts"));
    addKeyed(*menu, tr("&Acknowledge"), {Qt::Key_A}, [this] { m_pane->acknowledgeSelected(); });
    addKeyed(*menu, tr("Acknowledge a&ll that are shown…"), {Qt::SHIFT | Qt::Key_A}, [this] { m_pane->acknowledgeShown(); });
    addKeyed(*menu, tr("&Undo acknowledgement"), {QKeySequence::Undo}, [this] { m_pane->undo(); });
    makeUndoMenu(*menu->addMenu(tr("Time to un&do")));
    addKeyed(*menu, tr("S&helve for…"), {Qt::Key_S}, [this] { m_pane->openShelveMenu(); });
    menu->addSeparator();
    addKeyed(*menu, tr("&Filter…"), {Qt::Key_Slash, Qt::CTRL | Qt::Key_F}, [this] { m_pane->focusFilter(); });
    menu->addMenu(&m_pane->viewsMenu());
    makeGroupMenu(*menu->addMenu(tr("Gro&up by")));
    makeFloodAction(*menu);
    addKeyed(*menu, tr("&Search the event log…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, [this] {
        showPanel(m_eventsPanel);
        m_events->focusSearch();
    });
    addKeyed(*menu, tr("&Gaps understood"), {Qt::CTRL | Qt::Key_G}, [this] { m_pane->understandGaps(); });
    addKeyed(*menu, tr("&Runbooks…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_B}, [this] { m_detail->editRunbooks(); });
    menu->addSeparator();
    int digit = Qt::Key_1;
    for (const Severity severity : kTileSeverities) {
        addKeyed(
            *menu, tr("Only %1", "a severity").arg(severityTitle(severity)), {QKeySequence(Qt::CTRL | Qt::Key(digit++))},
            [this, severity] { m_pane->toggleSeverity(severity); });
    }
}

void MainWindow::makeGroupMenu(QMenu &menu)
{
    addKeyed(menu, tr("Ne&xt", "way to group the alerts"), {Qt::Key_G}, [this] { m_pane->groupByNext(); });
    menu.addSeparator();
    const std::array choices = {
        std::pair(GroupBy::None, tr("&Nothing")), std::pair(GroupBy::Type, tr("&Type")), std::pair(GroupBy::Client, tr("&Client")),
        std::pair(GroupBy::Site, tr("S&ite")), std::pair(GroupBy::Severity, tr("&Severity"))};
    auto *group = new QActionGroup(&menu);
    int digit = Qt::Key_0;
    for (const auto &[by, name] : choices) {
        QAction *action = addKeyed(
            menu, name, {QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key(digit++))}, [this, by = by] { m_pane->setGroupBy(by); });
        action->setCheckable(true);
        action->setChecked(by == m_pane->groupBy());
        connect(m_pane, &AlertPane::groupByChanged, action, [action, by = by](GroupBy now) { action->setChecked(now == by); });
        group->addAction(action);
    }
}

void MainWindow::makeFloodAction(QMenu &menu)
{
    QAction *action =
        addKeyed(menu, tr("Show all of a f&lood, or fold it"), {Qt::SHIFT | Qt::Key_G}, [this] { m_pane->toggleFloodFolding(); });
    action->setEnabled(false);
    connect(m_pane, &AlertPane::floodChanged, action, &QAction::setEnabled);
}

void MainWindow::makeUndoMenu(QMenu &menu)
{
    const seconds kept(m_settings.get(kUndoTime));
    const bool isOffered = std::any_of(kUndoTimes.begin(), kUndoTimes.end(), [&](const auto &one) { return one.first == kept; });
    const seconds chosen = isOffered ? kept : seconds(0);
    m_session.setUndoGrace(chosen);
    auto *group = new QActionGroup(&menu);
    for (const auto &[time, key] : kUndoTimes) {
        const QString name = time == seconds(0) ? tr("&Off: sent at once") : tr("%1 s before it is sent").arg(time.count());
        QAction *action = addKeyed(menu, name, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | key)}, [this, wanted = time] {
            m_session.setUndoGrace(wanted);
            m_settings.set(kUndoTime, int(wanted.count()));
        });
        action->setCheckable(true);
        action->setChecked(time == chosen);
        group->addAction(action);
    }
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = m_menus->addMenu(tr("&View"));
    for (const Panel &panel : m_panels) {
        QDockWidget *dock = panel.dock;
        QAction *action = addKeyed(*menu, dock->windowTitle(), {panel.key}, [this, dock] { togglePanel(dock); });
        action->setCheckable(true);
        const auto adapt = [action, dock] { action->setChecked(!dock->isHidden()); };
        connect(dock->toggleViewAction(), &QAction::toggled, action, adapt);
        // A click has toggled the check by itself; what counts is the panel.
        connect(action, &QAction::triggered, action, adapt);
        adapt();
    }
    menu->addSeparator();
    m_lock = menu->addAction(tr("&Lock panels"));
    m_lock->setCheckable(true);
    m_lock->setShortcut(Qt::CTRL | Qt::Key_L);
    m_lock->setChecked(true);
    connect(m_lock, &QAction::toggled, this, &MainWindow::lockPanels);
    addKeyed(*menu, tr("&Reset layout"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L}, [this] { resetLayout(); });
    menu->addSeparator();

    QMenu *themes = menu->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(themes);
    const std::array choices = {
        std::pair(ThemeChoice::System, tr("As the &system")), std::pair(ThemeChoice::Dark, tr("&Dark")),
        std::pair(ThemeChoice::Light, tr("&Light")), std::pair(ThemeChoice::HighContrast, tr("&High contrast"))};
    int digit = Qt::Key_1;
    for (const auto &[choice, name] : choices) {
        QAction *action = addKeyed(*themes, name, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(digit++))}, [this, wanted = choice] {
            m_theme.apply(wanted);
            keepTheme(m_settings, wanted);
        });
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
    }
    makeHealthMenu(*menu->addMenu(tr("Health &range")));
    addKeyed(
        *menu, tr("&Columns and row height…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, [this] { m_pane->view().openColumnMenu(); });
    m_utc =
        addKeyed(*menu, tr("Clock in &UTC"), {Qt::CTRL | Qt::Key_U}, [this] { m_status->setClockUtc(!m_status->clockIsUtc()); });
    m_utc->setCheckable(true);
    QAction *full =
        addKeyed(*menu, tr("F&ull screen"), {Qt::Key_F11}, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full->setCheckable(true);
    addKeyed(*menu, tr("&Wallboard"), {Qt::SHIFT | Qt::Key_F11}, [this] { openWallboard(); });
    connect(menu, &QMenu::aboutToShow, this, [this, full] {
        m_utc->setChecked(m_status->clockIsUtc());
        full->setChecked(isFullScreen());
    });
    lockPanels(true);
}

void MainWindow::makeHealthMenu(QMenu &menu)
{
    addKeyed(
        menu, tr("&Shorter"), {QKeySequence::ZoomIn}, [this] { m_health->setRangeLength(shorterRange(m_health->rangeLength())); });
    addKeyed(
        menu, tr("&Longer"), {QKeySequence::ZoomOut}, [this] { m_health->setRangeLength(longerRange(m_health->rangeLength())); });
    QAction *hold = addKeyed(menu, tr("&Hold still"), {Qt::CTRL | Qt::Key_H}, [this] { m_health->setLive(!m_health->isLive()); });
    hold->setCheckable(true);
    connect(&menu, &QMenu::aboutToShow, this, [this, hold] { hold->setChecked(!m_health->isLive()); });
    menu.addSeparator();
    addKeyed(menu, tr("Save as &table…"), {Qt::CTRL | Qt::Key_E}, [this] { m_health->chooseFile(false); });
    addKeyed(menu, tr("Save as &picture…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E}, [this] { m_health->chooseFile(true); });
}

void MainWindow::makeAlarmsMenu()
{
    constexpr std::array<QKeyCombination, Notice::kMuteMinutes.size()> kMuteKeys = {
        Qt::CTRL | Qt::SHIFT | Qt::Key_M, Qt::CTRL | Qt::Key_M, Qt::CTRL | Qt::ALT | Qt::Key_M};
    QMenu *menu = m_menus->addMenu(tr("Ala&rms"));
    for (std::size_t i = 0; i < kMuteKeys.size(); ++i) {
        const int minutes = Notice::kMuteMinutes[i];
        addKeyed(*menu, tr("Mute sounds for %n minutes", nullptr, minutes), {kMuteKeys[i]}, [this, minutes] {
            m_notice->mute(std::chrono::minutes(minutes));
        });
    }
    QAction *unmute = addKeyed(
        *menu, tr("&End muting"), {Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_M}, [this] { m_notice->mute(milliseconds(0)); });
    connect(m_notice, &Notice::changed, unmute, [this, unmute] { unmute->setEnabled(m_notice->isMuted()); });
    unmute->setEnabled(false);
    menu->addSeparator();
    addKeyed(*menu, tr("Send a &test alert"), {Qt::CTRL | Qt::SHIFT | Qt::Key_T}, [this] { m_notice->sendTestAlert(); });
    addKeyed(*menu, tr("&Sound settings…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N}, [this] { openSoundSettings(); });
}

void MainWindow::openSoundSettings()
{
    SoundSettingsDialog(*m_notice, this).exec();
}

void MainWindow::makeConnectionMenu()
{
    QMenu *menu = m_menus->addMenu(tr("&Connection"));
    m_retry = addKeyed(*menu, tr("&Retry now"), {Qt::Key_F5}, [this] { m_session.retryNow(); });
    m_renew = addKeyed(*menu, tr("Re&new the Dashboard link"), {Qt::CTRL | Qt::Key_R}, [this] { m_session.renewDashboard(); });
    m_stop = addKeyed(*menu, {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_R}, [this] {
        if (std::holds_alternative<Disconnected>(m_session.channel(ChannelKind::Dashboard).state))
            m_session.start();
        else
            m_session.stop();
    });
    menu->addSeparator();
    if (!m_session.profile().api.isEmpty())
        addKeyed(*menu, tr("S&ign in…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_I}, [this] { askForSignIn(); });
    addKeyed(*menu, tr("New &token…"), {Qt::CTRL | Qt::Key_T}, [this] { askForToken(); });
    addKeyed(*menu, tr("&Start shift"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] { m_session.startShift(); });
    addKeyed(*menu, tr("&Ask the server for stats"), {Qt::CTRL | Qt::Key_I}, [this] { m_session.requestStats(); });
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = m_menus->addMenu(tr("&Help"));
    addKeyed(*menu, tr("&Keys"), {Qt::Key_F1}, [this] { KeysDialog(*m_menus, m_theme, this).exec(); });
    addKeyed(*menu, tr("&Filter"), {Qt::CTRL | Qt::Key_F1}, [this] { m_pane->showFilterHelp(); });
    addKeyed(*menu, tr("&About Watchfloor"), {Qt::SHIFT | Qt::Key_F1}, [this] { showAbout(); });
}

void MainWindow::tick()
{
    m_load->tick(m_session.clock().bootNow());
    m_strip->refresh();
    m_banner->refresh();
    showOpenCommands();
    m_status->refresh();
    m_notice->refresh();
    m_noticeNote->refresh();
    m_tray->refresh();
    showTitle();
    // The table is where the hands begin, once there is one to see.
    if (!m_focusGiven && m_pane->view().isVisible()) {
        m_focusGiven = true;
        if (!focusWidget() || qobject_cast<QAbstractButton *>(focusWidget()))
            m_pane->view().setFocus(Qt::OtherFocusReason);
    }
    m_hurries = !m_session.rowsAreLive() || m_session.queuedCount() > 0;
    m_tick->start(untilNext(m_session.clock(), m_hurries ? kTick : kCalmTick));
}

void MainWindow::hurry()
{
    if (std::exchange(m_hurries, true))
        return;
    m_tick->start(untilNext(m_session.clock(), kTick));
}

void MainWindow::showTitle()
{
    const QString name = m_session.profile().name;
    const qsizetype unacknowledged = m_session.alerts().counts().callingTotal();
    QString title;
    if (!m_session.rowsAreLive())
        title = tr("No live data – %1 – Watchfloor").arg(name);
    else if (unacknowledged > 0)
        title = tr("(%1) %2 – Watchfloor", "number of unacknowledged alerts, profile").arg(unacknowledged).arg(name);
    else
        title = tr("%1 – Watchfloor").arg(name);
    if (windowTitle() != title)
        setWindowTitle(title);
}

void MainWindow::showOpenCommands()
{
    const qsizetype waiting = m_session.budget().waiting;
    const QString title = waiting > 0 ? tr("Commands (%1)", "number of open commands").arg(waiting) : tr("Commands");
    if (m_commandsPanel->windowTitle() != title)
        m_commandsPanel->setWindowTitle(title);
}

void MainWindow::selectFirstAlert()
{
    AlertView &view = m_pane->view();
    if (view.currentIndex().isValid())
        return;
    // The first row can be a group's header.
    for (int row = 0; row < view.alerts().rowCount(); ++row) {
        if (view.alerts().keyAt(row))
            return view.setCurrentIndex(view.alerts().index(row, 0));
    }
}

void MainWindow::showAlert(const std::optional<AlertKey> &key)
{
    AlertView &view = m_pane->view();
    // What the filter hides cannot be pointed at.
    const auto *model = qobject_cast<const AlertTableModel *>(view.model());
    if (const std::optional<int> row = key && model ? model->rowOf(*key) : std::nullopt)
        view.setCurrentIndex(model->index(*row, 0));
    Q_EMIT frontRequested();
}

void MainWindow::adaptActions()
{
    const ConnectionState state = m_session.channel(ChannelKind::Dashboard).state;
    const bool off = std::holds_alternative<Disconnected>(state);
    m_stop->setText(off ? tr("C&onnect") : tr("&Disconnect"));
    m_renew->setEnabled(isConnected(state));
    m_retry->setEnabled(!off);
}

bool MainWindow::isBehindATab(const QWidget &widget) const
{
    return std::any_of(m_panels.begin(), m_panels.end(), [&](const Panel &panel) {
        return panel.dock->isAncestorOf(&widget) && !m_inFront.contains(panel.dock);
    });
}

bool MainWindow::focusNextPrevChild(bool next)
{
    const QWidget *const start = focusWidget();
    constexpr int kMost = 500;
    for (int i = 0; i < kMost; ++i) {
        if (!QMainWindow::focusNextPrevChild(next))
            return false;
        const QWidget *now = focusWidget();
        if (!now || now == start || !isBehindATab(*now))
            break;
    }
    return true;
}

void MainWindow::showPanel(QDockWidget *panel)
{
    panel->show();
    panel->raise();
}

void MainWindow::togglePanel(QDockWidget *panel)
{
    // A panel behind another's tab is not hidden, but nobody sees it: then it comes to the front.
    if (panel->isHidden() || !m_inFront.contains(panel))
        showPanel(panel);
    else
        panel->hide();
}

void MainWindow::lockPanels(bool locked)
{
    for (const Panel &panel : m_panels) {
        QWidget *old = panel.dock->titleBarWidget();
        if (locked) {
            panel.dock->setTitleBarWidget(new NoTitleBar(*panel.dock));
            panel.dock->setFeatures(QDockWidget::DockWidgetClosable);
        } else {
            panel.dock->setTitleBarWidget(new DockTitleBar(*panel.dock, m_theme));
            panel.dock->setFeatures(
                QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
        }
        delete old;
    }
}

void MainWindow::resetLayout()
{
    const QList<QDockWidget *> lower {m_healthPanel, m_eventsPanel, m_commandsPanel, m_shelvesPanel, m_loadPanel};
    for (const Panel &panel : m_panels) {
        panel.dock->setFloating(false);
        panel.dock->show();
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_overviewPanel);
    addDockWidget(Qt::RightDockWidgetArea, m_detailPanel);
    addDockWidget(Qt::BottomDockWidgetArea, m_healthPanel);
    for (qsizetype i = 1; i < lower.size(); ++i)
        tabifyDockWidget(lower[i - 1], lower[i]);
    m_healthPanel->raise();
    sizePanels();
}

void MainWindow::sizePanels()
{
    resizeDocks(
        {m_overviewPanel, m_detailPanel}, {std::clamp(width() * 12 / 100, 208, 280), std::clamp(width() * 19 / 100, 248, 440)},
        Qt::Horizontal);
    resizeDocks({m_healthPanel}, {std::clamp(height() * 27 / 100, 190, 420)}, Qt::Vertical);
}

void MainWindow::restoreLayout()
{
    const QJsonObject kept = m_settings.object(kLayouts).value(m_session.profile().name).toObject();
    restoreGeometry(decoded(kept.value(u"geometry"_s)));
    m_layoutRestored = restoreState(decoded(kept.value(u"state"_s)), kLayoutVersion);
    if (!m_layoutRestored)
        resetLayout();
    m_lock->setChecked(kept.value(u"locked"_s).toBool(true));
}

void MainWindow::keepLayout()
{
    QJsonObject layouts = m_settings.object(kLayouts);
    layouts[m_session.profile().name] = QJsonObject {
        {u"geometry"_s, encoded(saveGeometry())},
        {u"state"_s, encoded(saveState(kLayoutVersion))},
        {u"locked"_s, m_lock->isChecked()}};
    m_settings.setObject(kLayouts, layouts);
}

void MainWindow::setProfileNames(const QStringList &names)
{
    m_profiles->clear();
    for (const QString &name : names) {
        QAction *action = m_profiles->addAction(QString(name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(name == m_session.profile().name);
        connect(action, &QAction::triggered, this, [this, name] { Q_EMIT profileRequested(name); });
    }
    m_profiles->menuAction()->setVisible(!names.isEmpty());
}

void MainWindow::addNotice(const QString &sentence)
{
    m_notices->add(sentence);
}

void MainWindow::withdrawNotice(const QString &sentence)
{
    m_notices->withdraw(sentence);
}

void MainWindow::askForToken()
{
    TokenDialog dialog(m_theme, this);
    if (dialog.exec() == QDialog::Accepted)
        m_session.setToken(dialog.token());
}

void MainWindow::askForSignIn()
{
    SignInDialog(m_session, m_theme, this).exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Watchfloor"),
        tr("Watchfloor %1\n\nDesktop console for operators who answer alerts in a network operations centre.\n\nFree software "
           "under the GNU "
           "General Public License, version 3 or later. It comes without any warranty.")
            .arg(QLatin1StringView(kVersion)));
}

void MainWindow::openWallboard(std::optional<QSize> size)
{
    if (m_wallboard)
        return m_wallboard->raise();
    m_wallboard = std::make_unique<Wallboard>(m_session, m_theme, m_settings);
    connect(m_wallboard.get(), &Wallboard::leaveRequested, this, [this] {
        if (isVisible())
            m_wallboard->close();
    });
    connect(m_wallboard.get(), &Wallboard::quitRequested, this, [this] { close(); });
    // Not within its own event.
    connect(m_wallboard.get(), &Wallboard::closed, this, &MainWindow::closeWallboard, Qt::QueuedConnection);
    if (size) {
        m_wallboard->resize(*size);
        m_wallboard->show();
    } else {
        m_wallboard->setGeometry(screen()->geometry());
        m_wallboard->showFullScreen();
    }
    m_wallboard->activateWindow();
}

void MainWindow::closeWallboard()
{
    m_wallboard.reset();
    if (!isVisible())
        close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // One that was never shown has no layout to keep.
    if (m_sizedOnce)
        keepLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // Panels take sizes only in a window that has its own; a kept layout brings its sizes along.
    if (!m_sizedOnce && !m_layoutRestored)
        sizePanels();
    m_sizedOnce = true;
    for (QTabBar *tabs : findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        tabs->setDrawBase(false);
        tabs->setExpanding(false);
        tabs->setElideMode(Qt::ElideNone);
        tabs->setAccessibleName(tr("Lower panels"));
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_status)
        tick();
}

QMenu *MainWindow::createPopupMenu()
{
    // Qt's own would close panels without the keys and the lock; the View menu has it all.
    return nullptr;
}

} // namespace noc
