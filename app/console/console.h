// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/commandline.h"
#include "app/console/singleinstance.h"
#include "core/session/profilestore.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/storage/secretstore.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <memory>

class QTemporaryDir;
class QWidget;

namespace noc {

class BenchProbe;
class DemoHost;
class FirstRunPage;
class MainWindow;
class Snapshot;
class StartProbe;

//! The running program: owns settings, profiles, looks, the session and its window, and decides which of them is there. Main thread.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(CommandLine line);
    ~Console() override;

    //! Opens the first window. False when another console of the same profile runs; that one was asked to the front.
    bool start();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool openByCommandLine();
    void openDemo();
    bool openServer();
    bool openProfile(const QString &name);
    void askKeychain(const Profile &profile);
    void openSignedIn(const Profile &profile, const QString &token, const QString &refresh);
    void openFirstRun(const Profile &profile, const QString &why, const QList<ProfileFault> &faults = {});
    bool work(const Profile &profile, const QString &token, bool kept, const QString &refresh = {});
    void connectWindow(bool kept);
    //! Sounds, notifications and the tray, once the window has been painted.
    void openNotices();
    //! Keeps one standing notice up to date; empty: none.
    void tell(QString &standing, const QString &trouble);
    void tellOfJournal();
    void tellOfOutbox();
    void keepProfile(const Profile &profile, const QString &token, const QString &refresh);
    void adopt(QWidget &window);
    void show(QWidget &window);
    void closeWindow();
    void bringToFront();
    void takeSnapshot();
    QWidget *snapshotWindow();
    QWidget *currentWindow() const;

    CommandLine m_line;
    QString m_configDir;
    SystemClock m_clock;
    Settings m_settings;
    ProfileStore m_profiles;
    Theme m_theme;
    SingleInstance m_instance;
    SecretStore m_secrets;
    QString m_givenToken; //!< from a file or the environment
    QString m_tokenProblem; //!< why the token that the command line names cannot be used

    std::unique_ptr<DemoHost> m_demo;
    std::unique_ptr<QTemporaryDir> m_demoFolder; //!< what a demo's session keeps
    QString m_outboxTrouble, m_journalTrouble; //!< the notices about them
    std::unique_ptr<Session> m_session;
    std::unique_ptr<BenchProbe> m_bench; // after the session it counts in
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<StartProbe> m_startProbe; // after what it watches
    std::unique_ptr<FirstRunPage> m_firstRun;
    std::unique_ptr<Snapshot> m_snapshot;
    std::optional<BootTime> m_snapshotStep; //!< since when its present condition holds
    bool m_snapshotCut = false;
    bool m_replacing = false;
};

} // namespace noc
