// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QMainWindow>
#include <QSet>

class QActionGroup;
class QDockWidget;
class QMenu;

namespace noc {

class AlertDetail;
class AlertLoad;
class AlertPane;
class Banner;
class ConnectionStrip;
class EventLogView;
class HealthPanel;
class Notice;
class NoticeBar;
class NoticeNote;
class Settings;
class SeverityTiles;
class StatusBar;
class Theme;
class TrayIcon;
class Wallboard;

//! One profile's window: strip and banner on top, alerts in the middle, panels around them. It composes and connects; what is shown is the
//! parts' own business. Its own clock re-reads the session, so that ages tick and a core that hangs cannot look alive: with
//! every second, and four times as often while anything moves.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Session &session, Theme &theme, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! The profiles that File offers to open.
    void setProfileNames(const QStringList &names);
    //! Says something that went wrong beside the connection, until the operator takes it away.
    void addNotice(const QString &sentence);
    //! See NoticeBar::withdraw().
    void withdrawNotice(const QString &sentence);
    //! Panels where they were made, at sizes fit for the window.
    void resetLayout();
    //! Sounds, desktop notifications and the tray; silent until somebody opens it and the tray.
    Notice &notice() const { return *m_notice; }
    TrayIcon &tray() const { return *m_tray; }
    //! Full screen, or in a window of that size. While this window is hidden, it ends with the program and not before.
    void openWallboard(std::optional<QSize> size = {});
    //! Null while it is not open.
    Wallboard *wallboard() const { return m_wallboard.get(); }
    //! Chooses the table's first row where none is chosen, so that the detail panel has something to show.
    void selectFirstAlert();

Q_SIGNALS:
    void newConnectionRequested();
    void profileRequested(const QString &name);
    void demoRequested();
    //! A notification or the tray wants the window in sight.
    void frontRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    QMenu *createPopupMenu() override;
    //! Leaves out what is behind another panel's tab: Qt takes it for visible.
    bool focusNextPrevChild(bool next) override;

private:
    void makeTop();
    void makePanels();
    //! An empty panel, for its body to be made in: one that moves in later is styled a second time, with all that it holds.
    QDockWidget *addPanel(Qt::DockWidgetArea area, const char *id, const QString &title, QKeySequence key);
    void makeMenus();
    void makeFileMenu();
    void makeAlertsMenu();
    void makeUndoMenu(QMenu &menu);
    void makeGroupMenu(QMenu &menu);
    void makeFloodAction(QMenu &menu);
    void makeViewMenu();
    void makeHealthMenu(QMenu &parent);
    void makeAlarmsMenu();
    void makeConnectionMenu();
    void makeHelpMenu();
    QAction *addKeyed(QMenu &menu, const QString &text, const QList<QKeySequence> &keys, std::function<void()> act);

    void tick();
    void hurry();
    void showTitle();
    void showOpenCommands();
    void adaptActions();
    bool isBehindATab(const QWidget &widget) const;
    void showPanel(QDockWidget *panel);
    void togglePanel(QDockWidget *panel);
    void lockPanels(bool locked);
    void sizePanels();
    void restoreLayout();
    void keepLayout();
    void openSoundSettings();
    void askForToken();
    void askForSignIn();
    void showAbout();
    void closeWallboard();
    void showAlert(const std::optional<AlertKey> &key);

    Session &m_session;
    Theme &m_theme;
    Settings &m_settings;
    const std::unique_ptr<AlertLoad> m_load;
    std::unique_ptr<Timer> m_tick;
    bool m_hurries = false;
    bool m_sizedOnce = false;
    bool m_focusGiven = false;
    bool m_layoutRestored = false;

    QMenuBar *m_menus = nullptr;
    ConnectionStrip *m_strip = nullptr;
    Banner *m_banner = nullptr;
    NoticeBar *m_notices = nullptr;
    StatusBar *m_status = nullptr;
    Notice *m_notice = nullptr;
    NoticeNote *m_noticeNote = nullptr;
    TrayIcon *m_tray = nullptr;
    std::unique_ptr<Wallboard> m_wallboard;
    AlertPane *m_pane = nullptr;
    SeverityTiles *m_tiles = nullptr;
    AlertDetail *m_detail = nullptr;
    EventLogView *m_events = nullptr;
    HealthPanel *m_health = nullptr;

    struct Panel {
        QDockWidget *dock;
        QKeySequence key;
    };
    QList<Panel> m_panels;
    QSet<QDockWidget *> m_inFront; //!< shown, and not behind another's tab
    QDockWidget *m_overviewPanel = nullptr;
    QDockWidget *m_detailPanel = nullptr;
    QDockWidget *m_healthPanel = nullptr;
    QDockWidget *m_eventsPanel = nullptr;
    QDockWidget *m_commandsPanel = nullptr;
    QDockWidget *m_shelvesPanel = nullptr;
    QDockWidget *m_loadPanel = nullptr;
    QMenu *m_profiles = nullptr;
    QAction *m_lock = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_renew = nullptr;
    QAction *m_utc = nullptr;
};

} // namespace noc
