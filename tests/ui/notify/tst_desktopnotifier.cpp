// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/sessionworld.h"
#include "ui/notify/desktopnotifier.h"
#include "ui/notify/notice.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kMock = u"org.freedesktop.DBus.Mock"_s;

} // namespace

// Against python3-dbusmock's notification daemon on the session bus that the test is started on.
class TestDesktopNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsAndReplaces();
    void atMostOnceASecond();
    void bodyIsEscapedForMarkup();
    void bodyStaysWhereThereIsNoMarkup();
    void actionsArriveForOursAlone();
    void withoutActionsNoneAreOffered();
    void closes();
    void closesWhatIsOnItsWay();
    void dismissedIsToldOf();
    void missingDesktopIsSaidAndFoundLater();
    void hangingDesktopIsSaidAndHoldsNothing();
    void restartedDesktopShowsItAgain();
    void refusingDesktopIsSaid();
    void withoutABus();
    void acknowledgedThroughTheSession();
    void goneWhenAnsweredElsewhere();

private:
    void startDesktop(const QByteArray &capabilities = "body body-markup actions");
    void stopDesktop();
    QDBusMessage mock(const QString &method, const QVariantList &arguments) const;
    void invoke(uint id, const QString &action) const { emitSignal(u"ActionInvoked"_s, u"us"_s, {id, action}); }
    void emitSignal(const QString &name, const QString &signature, const QVariantList &arguments) const
    {
        mock(u"EmitSignal"_s, {kService, name, signature, arguments});
    }
    //! What the desktop was asked, oldest first.
    QList<QVariantList> calls(const QString &method) const;
    void makeNotifier()
    {
        m_notifier = std::make_unique<DesktopNotifier>(m_clock, QDBusConnection::sessionBus());
        m_notifier->open();
    }
    DesktopNote note(const QString &summary, const QString &body = {}) const
    {
        DesktopNote made;
        made.summary = summary;
        made.body = body;
        made.offersAcknowledge = true;
        return made;
    }
    bool becomes(NotifierStatus::Kind kind) const
    {
        return QTest::qWaitFor([&] { return m_notifier->status().kind == kind; }, 10'000);
    }

    std::unique_ptr<QProcess> m_desktop;
    ManualClock m_clock;
    std::unique_ptr<DesktopNotifier> m_notifier;
};

void TestDesktopNotifier::initTestCase()
{
    QVERIFY2(QDBusConnection::sessionBus().isConnected(), "to be started by dbus-run-session");
}

void TestDesktopNotifier::init()
{
    startDesktop();
}

void TestDesktopNotifier::cleanup()
{
    m_notifier.reset();
    stopDesktop();
}

void TestDesktopNotifier::startDesktop(const QByteArray &capabilities)
{
    stopDesktop();
    m_desktop = std::make_unique<QProcess>();
    m_desktop->setStandardOutputFile(QProcess::nullDevice());
    m_desktop->start(
        QStringLiteral(NOC_PYTHON),
        {u"-m"_s, u"dbusmock"_s, u"--template"_s, u"notification_daemon"_s, u"--parameters"_s,
         u"{\"capabilities\": \"%1\"}"_s.arg(QString::fromLatin1(capabilities))});
    QVERIFY(m_desktop->waitForStarted());
    QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
    QTRY_VERIFY_WITH_TIMEOUT(bus->isServiceRegistered(kService), 20'000);
    // The name comes before the methods.
    QTRY_VERIFY(
        QDBusConnection::sessionBus()
            .call(QDBusMessage::createMethodCall(kService, kPath, kService, u"GetServerInformation"_s))
            .type()
        == QDBusMessage::ReplyMessage);
}

void TestDesktopNotifier::stopDesktop()
{
    if (!m_desktop)
        return;
    m_desktop->kill();
    m_desktop->waitForFinished();
    m_desktop.reset();
    QTRY_VERIFY(!QDBusConnection::sessionBus().interface()->isServiceRegistered(kService));
}

QDBusMessage TestDesktopNotifier::mock(const QString &method, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kMock, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

QList<QVariantList> TestDesktopNotifier::calls(const QString &method) const
{
    QList<QVariantList> all;
    const QDBusMessage reply = mock(u"GetMethodCalls"_s, {method});
    if (reply.arguments().isEmpty())
        return all;
    const auto list = reply.arguments().constFirst().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        quint64 time = 0;
        QVariantList arguments;
        list.beginStructure();
        list >> time >> arguments;
        list.endStructure();
        all << arguments;
    }
    list.endArray();
    return all;
}

void TestDesktopNotifier::showsAndReplaces()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"one"_s));
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(m_notifier->status().kind, NotifierStatus::Kind::Ready);
    m_clock.advance(2s);
    m_notifier->show(note(u"two"_s));
    QTRY_COMPARE(shown.size(), 2);
    const auto all = calls(u"Notify"_s);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0][0].toString(), u"Watchfloor"_s);
    QCOMPARE(all[0][1].toUInt(), 0u);
    QCOMPARE(all[0][3].toString(), u"one"_s);
    QCOMPARE(all[1][1].toUInt(), 1u); // in its place
    QCOMPARE(all[1][3].toString(), u"two"_s);
    // The same again is no news.
    m_clock.advance(2s);
    m_notifier->show(note(u"two"_s));
    m_clock.advance(2s);
    QCOMPARE(calls(u"Notify"_s).size(), 2);
}

void TestDesktopNotifier::atMostOnceASecond()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"0"_s));
    QTRY_COMPARE(shown.size(), 1);
    for (int i = 1; i <= 50; ++i) {
        m_notifier->show(note(QString::number(i)));
        m_clock.advance(10ms);
    }
    QCOMPARE(calls(u"Notify"_s).size(), 1);
    m_clock.advance(500ms);
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(calls(u"Notify"_s).last()[3].toString(), u"50"_s);
}

void TestDesktopNotifier::bodyIsEscapedForMarkup()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"s"_s, u"<b>a</b> & <img src=\"x\">"_s));
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(calls(u"Notify"_s).last()[4].toString(), u"&lt;b&gt;a&lt;/b&gt; &amp; &lt;img src=&quot;x&quot;&gt;"_s);
}

void TestDesktopNotifier::bodyStaysWhereThereIsNoMarkup()
{
    startDesktop("body actions");
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"s"_s, u"a < b & c"_s));
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(calls(u"Notify"_s).last()[4].toString(), u"a < b & c"_s);
}

void TestDesktopNotifier::actionsArriveForOursAlone()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    QSignalSpy acknowledge(m_notifier.get(), &DesktopNotifier::acknowledgeRequested);
    QSignalSpy show(m_notifier.get(), &DesktopNotifier::showRequested);
    m_notifier->show(note(u"s"_s));
    QTRY_COMPARE(shown.size(), 1);
    const QStringList actions = calls(u"Notify"_s).last()[5].toStringList();
    QVERIFY2(
        actions.contains(u"acknowledge"_s) && actions.contains(u"show"_s) && actions.contains(u"default"_s),
        qPrintable(actions.join(u' ')));
    invoke(7, u"acknowledge"_s); // another program's
    invoke(1, u"show"_s);
    QTRY_COMPARE(show.size(), 1);
    QCOMPARE(acknowledge.size(), 0);
    invoke(1, u"acknowledge"_s);
    QTRY_COMPARE(acknowledge.size(), 1);
    invoke(1, u"default"_s);
    QTRY_COMPARE(show.size(), 2);
}

void TestDesktopNotifier::withoutActionsNoneAreOffered()
{
    startDesktop("body");
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"s"_s));
    QTRY_COMPARE(shown.size(), 1);
    QVERIFY(calls(u"Notify"_s).last()[5].toStringList().isEmpty());
}

void TestDesktopNotifier::closes()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"s"_s));
    QTRY_COMPARE(shown.size(), 1);
    m_notifier->close();
    QTRY_COMPARE(calls(u"CloseNotification"_s).size(), 1);
    QCOMPARE(calls(u"CloseNotification"_s).last()[0].toUInt(), 1u);
}

void TestDesktopNotifier::closesWhatIsOnItsWay()
{
    makeNotifier();
    QVERIFY(becomes(NotifierStatus::Kind::Ready));
    m_notifier->show(note(u"s"_s));
    m_notifier->close();
    QTRY_COMPARE(calls(u"CloseNotification"_s).size(), 1);
}

void TestDesktopNotifier::dismissedIsToldOf()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    QSignalSpy closed(m_notifier.get(), &DesktopNotifier::closed);
    m_notifier->show(note(u"s"_s));
    QTRY_COMPARE(shown.size(), 1);
    emitSignal(u"NotificationClosed"_s, u"uu"_s, {1u, 2u});
    QTRY_COMPARE(closed.size(), 1);
    // The next one is a new one.
    m_clock.advance(2s);
    m_notifier->show(note(u"s"_s));
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(calls(u"Notify"_s).last()[1].toUInt(), 0u);
}

void TestDesktopNotifier::missingDesktopIsSaidAndFoundLater()
{
    stopDesktop();
    makeNotifier();
    QVERIFY(becomes(NotifierStatus::Kind::Missing));
    m_notifier->show(note(u"lost"_s));
    startDesktop();
    QTRY_VERIFY(m_clock.pendingTimers() > 0);
    m_clock.advance(1s);
    QVERIFY(becomes(NotifierStatus::Kind::Ready));
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"seen"_s));
    QTRY_VERIFY(!shown.isEmpty()); // what was still wanted
    m_clock.advance(1s);
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(calls(u"Notify"_s).last()[3].toString(), u"seen"_s);
}

void TestDesktopNotifier::hangingDesktopIsSaidAndHoldsNothing()
{
    makeNotifier();
    QVERIFY(becomes(NotifierStatus::Kind::Ready));
    ::kill(pid_t(m_desktop->processId()), SIGSTOP);
    QElapsedTimer held;
    held.start();
    for (int i = 0; i < 100; ++i) {
        m_notifier->show(note(QString::number(i)));
        m_clock.advance(1s);
    }
    const qint64 took = held.elapsed();
    QVERIFY(becomes(NotifierStatus::Kind::NoAnswer));
    ::kill(pid_t(m_desktop->processId()), SIGCONT);
    QVERIFY2(took < 1000, qPrintable(QString::number(took)));
    // One was under way, not a hundred.
    QTRY_COMPARE(calls(u"Notify"_s).size(), 1);
}

void TestDesktopNotifier::restartedDesktopShowsItAgain()
{
    makeNotifier();
    QSignalSpy shown(m_notifier.get(), &DesktopNotifier::shown);
    m_notifier->show(note(u"still true"_s));
    QTRY_COMPARE(shown.size(), 1);
    stopDesktop();
    QVERIFY(becomes(NotifierStatus::Kind::Missing));
    m_clock.advance(2s);
    startDesktop();
    QTRY_VERIFY(m_clock.pendingTimers() > 0);
    m_clock.advance(1s);
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(calls(u"Notify"_s).last()[1].toUInt(), 0u);
    QCOMPARE(calls(u"Notify"_s).last()[3].toString(), u"still true"_s);
}

void TestDesktopNotifier::refusingDesktopIsSaid()
{
    makeNotifier();
    QVERIFY(becomes(NotifierStatus::Kind::Ready));
    mock(
        u"AddMethod"_s,
        {kService, u"Notify"_s, u"susssasa{sv}i"_s, u"u"_s,
         u"raise dbus.exceptions.DBusException('not here', name='org.example.Refused')"_s});
    m_notifier->show(note(u"s"_s));
    QVERIFY(becomes(NotifierStatus::Kind::Refused));
    QVERIFY2(m_notifier->status().words.contains(u"not here"_s), qPrintable(m_notifier->status().words));
}

void TestDesktopNotifier::withoutABus()
{
    m_notifier = std::make_unique<DesktopNotifier>(m_clock, QDBusConnection(u"nowhere"_s));
    m_notifier->open();
    QCOMPARE(m_notifier->status().kind, NotifierStatus::Kind::Missing);
    m_notifier->show(note(u"s"_s));
    m_notifier->close();
}

void TestDesktopNotifier::acknowledgedThroughTheSession()
{
    SessionWorld world;
    world.startLive();
    Settings settings {QString()};
    Notice notice(*world.session, settings, [] { return false; });
    notice.open(std::make_unique<FakeSoundPlayer>(), QDBusConnection::sessionBus());
    for (const int id : {1, 2})
        world.dashboard().say(createdFrame(id));
    const auto notifications = [&] {
        world.run(250ms);
        notice.refresh();
        return calls(u"Notify"_s).size();
    };
    QTRY_COMPARE(notifications(), 1);
    world.run(2s);
    // Came so shortly before the click that nobody can have read it.
    world.dashboard().say(createdFrame(3));
    world.run(100ms);
    invoke(1, u"acknowledge"_s);
    const auto state = [&](int id) {
        world.run(50ms);
        return world.commandState(id);
    };
    QTRY_COMPARE(state(1), u"confirmed"_s);
    QTRY_COMPARE(state(2), u"confirmed"_s);
    QCOMPARE(state(3), u"none"_s);
}

void TestDesktopNotifier::goneWhenAnsweredElsewhere()
{
    SessionWorld world;
    world.startLive();
    Settings settings {QString()};
    Notice notice(*world.session, settings, [] { return false; });
    notice.open(std::make_unique<FakeSoundPlayer>(), QDBusConnection::sessionBus());
    world.dashboard().say(createdFrame(1));
    const auto count = [&](const QString &method) {
        world.run(250ms);
        notice.refresh();
        return calls(method).size();
    };
    QTRY_COMPARE(count(u"Notify"_s), 1);
    world.session->alerts().acknowledged(alertKey(1), false, world.clock.wallNow());
    QTRY_COMPARE(count(u"CloseNotification"_s), 1);
}

QTEST_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
