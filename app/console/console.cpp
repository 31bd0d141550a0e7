// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/bench/benchprobe.h"
#include "app/console/snapshot.h"
#include "app/console/startprobe.h"
#include "app/demo/demohost.h"
#include "app/demo/demoscenario.h"
#include "core/base/logging.h"
#include "core/link/websockettransport.h"
#include "ui/main/firstrunpage.h"
#include "ui/main/mainwindow.h"
#include "ui/notify/notice.h"
#include "ui/notify/soundprocess.h"
#include "ui/notify/trayicon.h"
#include "ui/theme/themesetting.h"
#include "ui/wallboard/wallboard.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

// Long enough that charts, counts and a first acknowledgement have something to show.
constexpr milliseconds kDemoSettles {12'000};
// Long enough that the banner counts an attempt down.
constexpr milliseconds kLossSettles {4'000};
constexpr milliseconds kLossLasts {20'000};
constexpr milliseconds kNoticesWait {1'500};

// The folder that the settings file lies in.
QString makeConfigDir(const ConnectionOptions &options)
{
    const QString path = QFileInfo(settingsFile(options)).absolutePath();
    QDir().mkpath(path);
    // What is in it says which servers somebody works for: nobody else's business.
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return path;
}

// Where outbox and journal lie: in the user's data folder, or below the given one.
QString dataFolder(const ConnectionOptions &options, const QString &configDir)
{
    return options.configDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/watchfloor"_s
                                       : configDir + u"/data"_s;
}

} // namespace

Console::Console(CommandLine line)
    : m_line(std::move(line)),
      m_configDir(makeConfigDir(m_line.connection)),
      m_settings(settingsFile(m_line.connection)),
      m_profiles(m_settings),
      m_secrets(m_clock, makeKeychainBackend())
{
    m_theme.apply(m_line.theme.value_or(chosenTheme(m_settings)));
    QApplication::setQuitOnLastWindowClosed(false);
    connect(&m_instance, &SingleInstance::raiseRequested, this, &Console::bringToFront);

    connect(&m_secrets, &SecretStore::fellBackToMemory, this, [this](const Error &why) {
        if (m_window)
            m_window->addNotice(why.message);
    });
    const Result<QString> token = loadToken(m_line.connection);
    if (token.ok())
        m_givenToken = *token;
    else
        m_tokenProblem = token.error().message;
}

Console::~Console()
{
    m_snapshot.reset();
    closeWindow();
    m_firstRun.reset();
    m_demo.reset();
    if (const Outcome outcome = m_settings.sync(); !outcome.ok())
        qCWarning(lcApp, "settings not written: %ls", qUtf16Printable(outcome.error().detail));
}

bool Console::start()
{
    if (!openByCommandLine())
        return false;
    if (!m_line.snapshot.isEmpty())
        takeSnapshot();
    if (m_line.quitAfter)
        QTimer::singleShot(*m_line.quitAfter, qApp, &QCoreApplication::quit);
    return true;
}

bool Console::openByCommandLine()
{
    if (!m_line.snapshot.isEmpty() && m_line.snapshotMoment == SnapshotMoment::FirstRun) {
        openFirstRun({}, {});
        return true;
    }
    if (m_line.demo) {
        openDemo();
        return true;
    }
    if (!m_line.connection.server.isEmpty())
        return openServer();
    const QString name = m_line.connection.profile.isEmpty() ? m_profiles.lastUsed() : m_line.connection.profile;
    if (name.isEmpty()) {
        openFirstRun({}, m_tokenProblem);
        return true;
    }
    return openProfile(name);
}

bool Console::openServer()
{
    const QString name = m_line.connection.profile;
    Profile profile = withOptions(m_profiles.load(name).value_or(Profile()), m_line.connection);
    profile.name = name.isEmpty() ? profile.server.host() : name;
    if (!m_tokenProblem.isEmpty()) {
        openFirstRun(profile, m_tokenProblem);
        return true;
    }
    const QList<ProfileFault> faults = validate(profile, m_givenToken);
    if (faults.isEmpty())
        return work(profile, m_givenToken, false);
    openFirstRun(profile, {}, faults);
    return true;
}

void Console::openDemo()
{
    auto demo = std::make_unique<DemoHost>(DemoHost::Settings {});
    const Result<DemoHost::Place> place = demo->start();
    if (!place.ok()) {
        openFirstRun({}, place.error().message);
        return;
    }
    Profile profile;
    profile.name = tr("Demo");
    profile.server = place->url;
    profile.origin = place->origin;
    for (const DemoClient &client : DemoScenario::serverOptions().clients)
        profile.subscriptions << Subscription {EntityId(std::int64_t(client.id)), client.name};
    // A demo that runs already ends after the session that uses it.
    closeWindow();
    m_demo = std::move(demo);
    work(withOptions(profile, m_line.connection), place->token, false);
}

bool Console::openProfile(const QString &name)
{
    const std::optional<Profile> kept = m_profiles.load(name);
    if (!kept) {
        Profile profile;
        profile.name = name;
        openFirstRun(withOptions(profile, m_line.connection), tr("There is no profile “%1” yet.").arg(name));
        return true;
    }
    const Profile profile = withOptions(*kept, m_line.connection);
    if (!m_tokenProblem.isEmpty()) {
        openFirstRun(profile, m_tokenProblem);
        return true;
    }
    if (!m_givenToken.isEmpty())
        return work(profile, m_givenToken, true);
    askKeychain(profile);
    return true;
}

void Console::askKeychain(const Profile &profile)
{
    m_secrets.read(TokenKeeper::accessKey(profile.name), this, [this, profile](const std::optional<QString> &token) {
        if (profile.api.isEmpty()) {
            openSignedIn(profile, token.value_or(QString()), {});
            return;
        }
        m_secrets.read(TokenKeeper::refreshKey(profile.name), this, [this, profile, token](const std::optional<QString> &refresh) {
            openSignedIn(profile, token.value_or(QString()), refresh.value_or(QString()));
        });
    });
}

void Console::openSignedIn(const Profile &profile, const QString &token, const QString &refresh)
{
    if (token.isEmpty() && refresh.isEmpty()) {
        openFirstRun(profile, profile.api.isEmpty() ? tr("This profile needs a token.") : tr("Sign in to use this profile."));
    } else if (!work(profile, token, true, refresh) && !m_window) {
        // Another console has this profile and came to the front; nothing is left to do here.
        QCoreApplication::quit();
    }
}

void Console::openFirstRun(const Profile &profile, const QString &why, const QList<ProfileFault> &faults)
{
    auto page = std::make_unique<FirstRunPage>(m_clock, makeWebSocketTransports(), m_theme);
    // Queued: what follows takes the page away, which must not happen inside its own signal.
    connect(page.get(), &FirstRunPage::profileProved, this, &Console::keepProfile, Qt::QueuedConnection);
    connect(page.get(), &FirstRunPage::demoRequested, this, &Console::openDemo, Qt::QueuedConnection);
    page->load(profile, why);
    page->resize(m_window ? QSize(1160, 720) : m_line.size.value_or(QSize(1280, 800)));
    if (!faults.isEmpty())
        page->showFaults(faults);
    // Beside a window that works: closing the page goes back to it.
    show(*page);
    m_firstRun = std::move(page);
}

void Console::keepProfile(const Profile &profile, const QString &token, const QString &refresh)
{
    if (const Outcome saved = m_profiles.save(profile); !saved.ok()) {
        m_firstRun->showFaults({{ProfileFault::Field::Name, saved.error()}});
        return;
    }
    if (refresh.isEmpty())
        m_secrets.remove(TokenKeeper::refreshKey(profile.name));
    else
        m_secrets.write(TokenKeeper::refreshKey(profile.name), refresh);
    m_secrets.write(TokenKeeper::accessKey(profile.name), token);
    work(profile, token, true, refresh);
}

bool Console::work(const Profile &profile, const QString &token, bool kept, const QString &refresh)
{
    // Each demo has a server of its own; two of them do not meet.
    if (!m_demo && !m_instance.acquire(m_configDir, profile.name)) {
        qCInfo(lcApp, "a console of this profile is running and was asked to the front");
        return false;
    }
    if (kept)
        m_profiles.setLastUsed(profile.name);

    Session::Environment environment;
    environment.clock = &m_clock;
    // What is clicked in a demo is gone with its server.
    auto demoFolder = m_demo ? std::make_unique<QTemporaryDir>() : nullptr;
    environment.dataFolder = demoFolder ? demoFolder->path() : dataFolder(m_line.connection, m_configDir);
    environment.refreshToken = refresh;
    if (kept) {
        environment.secrets = &m_secrets;
        environment.renewalLock = QDir(m_configDir).filePath(profile.name + u".renewal.lock"_s);
    }
    auto session = std::make_unique<Session>(profile, token, std::move(environment));
    auto window = std::make_unique<MainWindow>(*session, m_theme, m_settings);
    if (m_line.size)
        window->resize(*m_line.size);
    m_line.wallboard ? adopt(*window) : show(*window);
    closeWindow();
    m_firstRun.reset();
    m_window = std::move(window);
    m_session = std::move(session);
    // An earlier demo's session is gone by now, and lets go of its files.
    m_demoFolder = std::move(demoFolder);
    connectWindow(kept);
    m_bench = BenchProbe::fromEnvironment(*m_session);
    m_startProbe = StartProbe::fromEnvironment(*m_session, *m_window);
    if (m_line.wallboard)
        m_window->openWallboard(m_line.size);
    m_session->start();
    return true;
}

void Console::connectWindow(bool kept)
{
    m_window->setProfileNames(m_profiles.names());
    if (const std::optional<Error> problem = m_settings.loadProblem())
        m_window->addNotice(problem->message);
    if (const std::optional<Error> problem = m_secrets.memoryOnly(); problem && kept)
        m_window->addNotice(problem->message);
    connect(
        m_window.get(), &MainWindow::newConnectionRequested, this, [this] { openFirstRun({}, {}); }, Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::profileRequested, this, &Console::openProfile, Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::demoRequested, this, &Console::openDemo, Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::frontRequested, this, &Console::bringToFront);
    // Nothing of it is needed to see the window: it comes when that has been painted. Before a wall nobody could silence it.
    if (!m_line.wallboard)
        QTimer::singleShot(kNoticesWait, m_window.get(), [this] { openNotices(); });
    connect(m_session.get(), &Session::outboxChanged, this, &Console::tellOfOutbox);
    connect(&m_session->journal(), &SessionJournal::troubleChanged, this, &Console::tellOfJournal);
    connect(m_session.get(), &Session::commandChanged, this, [this](const Command &command) {
        if (std::holds_alternative<Expired>(command.state) && !m_session->expiredCommands().isEmpty()) {
            m_window->addNotice(tr(
                "Acknowledgements waited for over 15 minutes without a connection and were not sent. See Commands: send or discard "
                "them."));
        }
    });
    connect(m_session.get(), &Session::profileChanged, this, [this, kept](const Profile &changed) {
        if (!kept)
            return;
        if (const Outcome saved = m_profiles.save(changed); !saved.ok())
            m_window->addNotice(saved.error().message);
    });
}

void Console::openNotices()
{
    // Who asks for the bus first waits until it answers: not the window.
    QThread *bus = QThread::create([] { QDBusConnection::sessionBus(); });
    connect(bus, &QThread::finished, bus, &QObject::deleteLater);
    connect(bus, &QThread::finished, m_window.get(), [this] {
        m_window->notice().open(std::make_unique<SoundProcess>(m_clock), QDBusConnection::sessionBus());
        m_window->tray().open();
    });
    bus->start();
}

void Console::tell(QString &standing, const QString &trouble)
{
    if (const QString before = std::exchange(standing, trouble); before != trouble)
        m_window->withdrawNotice(before);
    if (!trouble.isEmpty())
        m_window->addNotice(trouble);
}

void Console::tellOfJournal()
{
    const std::optional<Error> trouble = m_session->journal().trouble();
    tell(
        m_journalTrouble,
        trouble ? tr("What happens is not written to the journal: after a restart it will not be known. %1").arg(trouble->message)
                : QString());
}

void Console::tellOfOutbox()
{
    const OutboxStatus outbox = m_session->outbox();
    const QString trouble = outbox.trouble
        ? tr("What you acknowledge is sent, but not saved: it would be lost with this program. %1").arg(outbox.trouble->message)
        : QString();
    tell(m_outboxTrouble, trouble);
    if (outbox.damage)
        m_window->addNotice(outbox.damage->message);
    if (outbox.ofOthers > 0) {
        m_window->addNotice(
            tr("%n command(s) of another user or tenant of this server are kept for them and not sent.", nullptr,
               int(outbox.ofOthers)));
    }
}

void Console::adopt(QWidget &window)
{
    window.setWindowIcon(QApplication::windowIcon());
    window.installEventFilter(this);
}

void Console::show(QWidget &window)
{
    adopt(window);
    window.show();
}

void Console::closeWindow()
{
    m_replacing = true;
    if (m_window)
        m_window->close();
    m_replacing = false;
    // Whoever reads from the session goes before it.
    m_startProbe.reset();
    m_window.reset();
    m_bench.reset();
    m_session.reset();
    m_outboxTrouble.clear();
    m_journalTrouble.clear();
}

bool Console::eventFilter(QObject *watched, QEvent *event)
{
    // One such event paints all that is to be painted anew in the window; what is posted now comes after it.
    if (m_bench && event->type() == QEvent::UpdateRequest && watched == m_window.get()) {
        m_bench->paintBegins();
        QMetaObject::invokeMethod(m_bench.get(), &BenchProbe::paintEnded, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::Close && !m_replacing) {
        if (watched == m_firstRun.get() && m_window)
            QMetaObject::invokeMethod(
                this, [this] { m_firstRun.reset(); }, Qt::QueuedConnection);
        else
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QWidget *Console::currentWindow() const
{
    if (m_firstRun)
        return m_firstRun.get();
    if (m_window && m_window->wallboard())
        return m_window->wallboard();
    return m_window.get();
}

void Console::bringToFront()
{
    if (QWidget *window = currentWindow()) {
        window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
        window->show();
        window->raise();
        window->activateWindow();
    }
}

void Console::takeSnapshot()
{
    m_snapshot = std::make_unique<Snapshot>(m_line.snapshot, [this] { return snapshotWindow(); });
}

QWidget *Console::snapshotWindow()
{
    if (m_line.snapshotMoment == SnapshotMoment::FirstRun)
        return m_firstRun.get();
    if (!m_window)
        return nullptr;
    const bool live = m_session->rowsAreLive() && m_session->alerts().counts().rows > 0;
    const bool wanted = m_snapshotCut ? !live : live;
    if (!wanted) {
        m_snapshotStep.reset();
        return nullptr;
    }
    const BootTime now = m_clock.bootNow();
    if (!m_snapshotStep) {
        m_snapshotStep = now;
        // A picture tells more with an alert chosen.
        m_window->selectFirstAlert();
    }
    const milliseconds settle = m_snapshotCut ? kLossSettles : m_demo ? kDemoSettles : milliseconds(0);
    if (now - *m_snapshotStep < settle)
        return nullptr;
    if (m_line.snapshotMoment == SnapshotMoment::Live || m_snapshotCut)
        return currentWindow();
    // Only the demo's server is ours to stop; another's loss is waited for.
    if (m_demo)
        m_demo->interrupt(kLossLasts);
    m_snapshotCut = true;
    m_snapshotStep.reset();
    return nullptr;
}

} // namespace noc
