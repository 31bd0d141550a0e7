// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/demo/seededrandom.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace noc;

namespace {

//! The real program at work.
class Program
{
public:
    explicit Program(const QStringList &arguments, const QString &token)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        if (!token.isEmpty())
            environment.insert(u"WATCHFLOOR_TOKEN"_s, token);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(NOC_WATCHFLOORCTL), arguments, QIODevice::ReadOnly);
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    //! The JSON lines so far.
    const QList<QJsonObject> &lines()
    {
        m_text += m_process.readAllStandardOutput();
        for (qsizetype end = m_text.indexOf('\n', m_parsed); end >= 0; end = m_text.indexOf('\n', m_parsed)) {
            m_lines.append(QJsonDocument::fromJson(m_text.mid(m_parsed, end - m_parsed)).object());
            m_parsed = end + 1;
        }
        return m_lines;
    }
    //! Waits for a line that has all these members; an empty object when it does not come.
    QJsonObject waitFor(const QJsonObject &wanted)
    {
        QJsonObject found;
        const bool came = QTest::qWaitFor(
            [&] {
                for (const QJsonObject &line : lines()) {
                    bool matches = true;
                    for (auto member = wanted.begin(); member != wanted.end(); ++member)
                        matches = matches && line.value(member.key()) == member.value();
                    if (matches)
                        found = line;
                }
                return !found.isEmpty();
            },
            15'000);
        if (!came)
            qWarning().noquote() << "got only" << m_text << m_process.readAllStandardError();
        return found;
    }
    int exitStatus()
    {
        if (!QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, 20'000))
            return -1;
        lines();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2;
    }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }
    QByteArray text()
    {
        lines();
        return m_text;
    }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_text;
    qsizetype m_parsed = 0;
    QList<QJsonObject> m_lines;
};

DemoAlert alertOf(qint64 id, const char *message = "Device is offline")
{
    DemoAlert alert;
    alert.id = id;
    alert.type = "DEVICE_OFFLINE";
    alert.severity = "HIGH";
    alert.message = message;
    alert.clientId = 412;
    return alert;
}

} // namespace

class TestWatchfloorctl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void misuse_data();
    void misuse();
    void helpAndVersion();
    void tailTells();
    void tailThatWasNeverLive();
    void tailThroughARestart();
    void untrustedTextIsEscaped();
    void acknowledges();
    void acknowledgeUnknown();
    void acknowledgeRefused();
    void acknowledgeWithoutAnswer();
    void acknowledgeWithLostAnswer();
    void acknowledgeWithoutServer();
    void subscribes();
    void subscribesToNothing();
    void statsOfPresence();
    void tokenFile();
    void noToken();
    void carriers_data();
    void carriers();
    void demoServer();
    void demoServerPortTaken();

private:
    QStringList connection() const { return {u"--server"_s, m_server->url().toString(), u"--config-dir"_s, m_folder.path()}; }
    Program run(const QStringList &arguments) { return Program(arguments + connection(), m_server->token()); }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SeededRandom m_random {1};
    std::unique_ptr<DemoServer> m_server;
};

void TestWatchfloorctl::init()
{
    DemoOptions options;
    options.releasesTwice = false;
    m_server = std::make_unique<DemoServer>(options, m_clock, m_random);
    QVERIFY(m_server->listen().ok());
}

void TestWatchfloorctl::misuse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QStringList {} << QByteArray("command");
    QTest::newRow("unknown command") << QStringList {u"dance"_s} << QByteArray("dance");
    QTest::newRow("unknown option") << QStringList {u"tail"_s, u"--token"_s, u"secret"_s} << QByteArray("token");
    QTest::newRow("no id") << QStringList {u"ack"_s} << QByteArray("ack");
    QTest::newRow("an id too many") << QStringList {u"tail"_s, u"12"_s} << QByteArray("tail");
    QTest::newRow("timeout") << QStringList {u"ack"_s, u"1"_s, u"--timeout"_s, u"soon"_s} << QByteArray("--timeout");
    QTest::newRow("port") << QStringList {u"demo-server"_s, u"--port"_s, u"70000"_s} << QByteArray("--port");
    QTest::newRow("auth") << QStringList {u"tail"_s, u"--auth"_s, u"smoke"_s} << QByteArray("--auth");
}

void TestWatchfloorctl::misuse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    Program program(arguments, {});
    QCOMPARE(program.exitStatus(), 2);
    QVERIFY(program.errors().contains(says));
    QCOMPARE(program.text(), QByteArray());
}

void TestWatchfloorctl::helpAndVersion()
{
    Program help({u"--help"_s}, {});
    QCOMPARE(help.exitStatus(), 0);
    for (const char *name : {"tail", "ack", "subscribe", "stats", "demo-server", "--token-file", "--timeout"})
        QVERIFY2(help.text().contains(name), name);
    Program version({u"--version"_s}, {});
    QCOMPARE(version.exitStatus(), 0);
    QVERIFY(version.text().startsWith("watchfloorctl "));
}

void TestWatchfloorctl::tailTells()
{
    Program tail = run({u"tail"_s, u"--json"_s, u"--channels"_s, u"dashboard"_s, u"--subscribe"_s, u"412"_s});
    QVERIFY(!tail.waitFor({{u"event"_s, u"state"_s}, {u"state"_s, u"connected"_s}}).isEmpty());
    QVERIFY(tail.text().startsWith(R"({"event":"hello","schema":1,)"));
    QTRY_COMPARE(m_server->book().subscriptions, 1);

    m_server->raise(alertOf(12));
    QJsonObject line = tail.waitFor({{u"event"_s, u"alert"_s}, {u"id"_s, 12}});
    QCOMPARE(line.value("kind"_L1).toString(), u"alert_created"_s);
    QCOMPARE(line.value("severity"_L1).toString(), u"HIGH"_s);
    QCOMPARE(line.value("alert_type"_L1).toString(), u"DEVICE_OFFLINE"_s);
    QCOMPARE(line.value("message"_L1).toString(), u"Device is offline"_s);
    QCOMPARE(line.value("status"_L1).toString(), u"NEW"_s);
    QCOMPARE(line.value("count"_L1).toInt(), 1);
    QCOMPARE(line.value("client"_L1), QJsonValue(QJsonValue::Null));
    QVERIFY(line.value("raised"_L1).toString().endsWith(u'Z'));
    QVERIFY(line.value("received"_L1).toString().endsWith(u'Z'));

    m_server->raise(alertOf(12, "Device is offline again"));
    QVERIFY(!tail.waitFor({{u"event"_s, u"alert"_s}, {u"id"_s, 12}, {u"count"_s, 2}}).isEmpty());
    m_server->acknowledgeOverHttp(12, 1);
    line = tail.waitFor({{u"event"_s, u"alert"_s}, {u"kind"_s, u"alert_updated"_s}});
    QCOMPARE(line.value("status"_L1).toString(), u"ACKNOWLEDGED"_s);
    QCOMPARE(line.value("severity"_L1).toString(), u"HIGH"_s);
    m_server->broadcast(wire::FindingCreated {
        EntityId(7), "CAMERA_DARK", "LOW", "SECURITY", EntityId(3), "Pier 2", "Camera dark", "", m_clock.wallNow()});
    line = tail.waitFor({{u"event"_s, u"alert"_s}, {u"kind"_s, u"finding_created"_s}});
    QCOMPARE(line.value("site"_L1).toString(), u"Pier 2"_s);

    tail.signal(SIGTERM);
    QCOMPARE(tail.exitStatus(), 0);
    QTRY_COMPARE(m_server->socketCount(), 0);
}

void TestWatchfloorctl::tailThatWasNeverLive()
{
    DemoFaults faults;
    faults.refuseStatus = 403;
    m_server->setFaults(faults);
    Program tail = run({u"tail"_s, u"--json"_s});
    const QJsonObject line = tail.waitFor({{u"event"_s, u"state"_s}, {u"channel"_s, u"dashboard"_s}, {u"state"_s, u"failed"_s}});
    QVERIFY(line.value("cause"_L1).toString().contains(u"403"_s));
    QVERIFY(line.value("wait_ms"_L1).toInt() > 30'000);
    tail.signal(SIGINT);
    QCOMPARE(tail.exitStatus(), 1);
    QVERIFY(tail.errors().contains("403"));
}

void TestWatchfloorctl::tailThroughARestart()
{
    Program tail = run({u"tail"_s, u"--json"_s, u"--channels"_s, u"dashboard"_s});
    QVERIFY(!tail.waitFor({{u"state"_s, u"connected"_s}}).isEmpty());
    m_server->restart(milliseconds(300));
    const QJsonObject line = tail.waitFor({{u"event"_s, u"state"_s}, {u"state"_s, u"reconnecting"_s}});
    QCOMPARE(line.value("attempt"_L1).toInt(), 1);
    const QJsonObject gap = tail.waitFor({{u"event"_s, u"gap"_s}});
    QVERIFY(gap.value("from"_L1).toString() < gap.value("to"_L1).toString());
    m_server->raise(alertOf(12));
    QVERIFY(!tail.waitFor({{u"event"_s, u"alert"_s}, {u"id"_s, 12}}).isEmpty());
}

void TestWatchfloorctl::untrustedTextIsEscaped()
{
    Program tail = run({u"tail"_s, u"--channels"_s, u"dashboard"_s});
    QTRY_COMPARE(m_server->socketCount(), 1);
    m_server->raise(alertOf(12, "red \x1b[31m\u202e turned\nline"));
    QTRY_VERIFY(tail.text().contains("red "));
    QVERIFY2(tail.text().contains("red \\u001b[31m\\u202e turned\\u000aline\n"), tail.text().constData());
    QVERIFY(!tail.text().contains('\x1b'));
}

void TestWatchfloorctl::acknowledges()
{
    m_server->raise(alertOf(12));
    m_server->raise(alertOf(13));
    Program ack = run({u"ack"_s, u"12"_s, u"13"_s, u"12"_s, u"--json"_s});
    QCOMPARE(ack.exitStatus(), 0);
    const QJsonObject line = ack.waitFor({{u"event"_s, u"command"_s}, {u"id"_s, 13}, {u"state"_s, u"confirmed"_s}});
    QCOMPARE(line.value("command"_L1).toString(), u"acknowledge_alert"_s);
    QCOMPARE(line.value("reason"_L1), QJsonValue(QJsonValue::Null));
    QVERIFY(line.contains("ms"_L1));
    QCOMPARE(m_server->book().acknowledgedTimes(12), 1);
    QCOMPARE(m_server->book().acknowledgedTimes(13), 1);

    Program plain = run({u"ack"_s, u"12"_s});
    QCOMPARE(plain.exitStatus(), 0);
    QVERIFY(plain.text().startsWith("12: confirmed"));
}

void TestWatchfloorctl::acknowledgeUnknown()
{
    m_server->raise(alertOf(12));
    Program ack = run({u"ack"_s, u"999"_s, u"12"_s, u"--json"_s});
    QCOMPARE(ack.exitStatus(), 1);
    QVERIFY(!ack.waitFor({{u"id"_s, 12}, {u"state"_s, u"confirmed"_s}}).isEmpty());
    QVERIFY(!ack.waitFor({{u"id"_s, 999}, {u"state"_s, u"unanswered"_s}}).isEmpty());
    QVERIFY(!ack.waitFor({{u"id"_s, 999}, {u"state"_s, u"refused"_s}}).isEmpty());
    QCOMPARE(m_server->book().poisoned, 2); // never a loop
}

void TestWatchfloorctl::acknowledgeRefused()
{
    Program ack = run({u"ack"_s, u"abc"_s, u"--json"_s});
    QCOMPARE(ack.exitStatus(), 1);
    const QJsonObject line = ack.waitFor({{u"id"_s, u"abc"_s}, {u"state"_s, u"refused"_s}});
    QCOMPARE(line.value("reason"_L1).toString(), u"Failed to acknowledge: Field 'id' expected a number but got 'abc'."_s);
}

void TestWatchfloorctl::acknowledgeWithoutAnswer()
{
    m_server->raise(alertOf(12));
    DemoFaults faults;
    faults.frozen = true;
    m_server->setFaults(faults);
    Program ack = run({u"ack"_s, u"12"_s, u"--json"_s, u"--timeout"_s, u"1"_s});
    QCOMPARE(ack.exitStatus(), 1);
    const auto last = ack.lines().last();
    QCOMPARE(last.value("event"_L1).toString(), u"command"_s);
    QCOMPARE(last.value("state"_L1).toString(), u"queued"_s);
    QVERIFY(!last.value("reason"_L1).toString().isEmpty());
    QVERIFY(!ack.errors().isEmpty());
}

void TestWatchfloorctl::acknowledgeWithLostAnswer()
{
    m_server->raise(alertOf(12));
    DemoFaults faults;
    faults.loseReplies = true;
    m_server->setFaults(faults);
    Program ack = run({u"ack"_s, u"12"_s, u"--json"_s, u"--timeout"_s, u"2"_s});
    QCOMPARE(ack.exitStatus(), 1);
    QCOMPARE(ack.lines().last().value("state"_L1).toString(), u"unanswered"_s);
    QCOMPARE(m_server->book().acknowledgedTimes(12), 1); // it happened: unknown is not failed
}

void TestWatchfloorctl::acknowledgeWithoutServer()
{
    const QStringList nowhere = connection();
    const QString token = m_server->token();
    m_server.reset();
    Program ack(QStringList {u"ack"_s, u"12"_s, u"--timeout"_s, u"1"_s} + nowhere, token);
    QCOMPARE(ack.exitStatus(), 1);
    QVERIFY(ack.text().startsWith("12: queued: "));
    QVERIFY2(ack.errors().contains("is not kept"), ack.errors().constData());
}

void TestWatchfloorctl::subscribes()
{
    Program subscribe = run({u"subscribe"_s, u"412"_s, u"--json"_s});
    const QJsonObject line = subscribe.waitFor({{u"event"_s, u"command"_s}, {u"state"_s, u"confirmed"_s}});
    QCOMPARE(line.value("command"_L1).toString(), u"subscribe_client"_s);
    m_server->raise(alertOf(12), DemoServer::Audience::Subscribers);
    QVERIFY(!subscribe.waitFor({{u"event"_s, u"alert"_s}, {u"id"_s, 12}}).isEmpty());
    subscribe.signal(SIGINT);
    QCOMPARE(subscribe.exitStatus(), 0);
}

void TestWatchfloorctl::subscribesToNothing()
{
    Program subscribe = run({u"subscribe"_s, u"903"_s, u"--json"_s});
    QCOMPARE(subscribe.exitStatus(), 1);
    const QJsonObject line = subscribe.waitFor({{u"event"_s, u"command"_s}, {u"state"_s, u"refused"_s}});
    QCOMPARE(line.value("reason"_L1).toString(), u"Insufficient permissions"_s);
}

void TestWatchfloorctl::statsOfPresence()
{
    Program stats = run({u"stats"_s, u"--json"_s});
    QCOMPARE(stats.exitStatus(), 0);
    const QJsonObject line = stats.waitFor({{u"event"_s, u"stats"_s}});
    QCOMPARE(line.value("user_type"_L1).toString(), u"authenticated"_s);
    QVERIFY(line.value("message_count"_L1).toInt() >= 1);
    QCOMPARE(m_server->book().accepted(), 1); // no other channel was opened
}

void TestWatchfloorctl::tokenFile()
{
    m_server->raise(alertOf(12));
    QFile file(m_folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_server->token().toLatin1() + '\n');
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QStringList arguments = QStringList {u"ack"_s, u"12"_s, u"--token-file"_s, file.fileName()} + connection();
    Program ack(arguments, {});
    QCOMPARE(ack.exitStatus(), 0);

    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther);
    Program open(arguments, {});
    QCOMPARE(open.exitStatus(), 1);
    QVERIFY(!open.errors().isEmpty());
    QVERIFY(!open.errors().contains(m_server->token().toLatin1()));
}

void TestWatchfloorctl::noToken()
{
    Program stats(QStringList {u"stats"_s} + connection(), {});
    QCOMPARE(stats.exitStatus(), 1);
    QVERIFY(stats.errors().contains("token"));
    QVERIFY(m_server->book().handshakes.empty());
}

void TestWatchfloorctl::carriers_data()
{
    QTest::addColumn<QString>("carrier");
    for (const char *carrier : {"header", "query", "cookie"})
        QTest::newRow(carrier) << QString::fromLatin1(carrier);
}

void TestWatchfloorctl::carriers()
{
    QFETCH(QString, carrier);
    Program stats = run({u"stats"_s, u"--auth"_s, carrier});
    QCOMPARE(stats.exitStatus(), 0);
}

void TestWatchfloorctl::demoServer()
{
    Program server({u"demo-server"_s, u"--json"_s, u"--port"_s, u"0"_s}, {});
    const QJsonObject line = server.waitFor({{u"event"_s, u"listening"_s}});
    QCOMPARE(server.lines().first().value("event"_L1).toString(), u"hello"_s);
    Program tail(
        {u"tail"_s, u"--json"_s, u"--server"_s, line.value("url"_L1).toString(), u"--origin"_s, line.value("origin"_L1).toString(),
         u"--config-dir"_s, m_folder.path()},
        line.value("token"_L1).toString());
    QVERIFY(!tail.waitFor({{u"event"_s, u"alert"_s}, {u"severity"_s, u"CRITICAL"_s}}).isEmpty());
    server.signal(SIGTERM);
    QCOMPARE(server.exitStatus(), 0);
    QVERIFY(!tail.waitFor({{u"event"_s, u"state"_s}, {u"state"_s, u"reconnecting"_s}}).isEmpty());
}

void TestWatchfloorctl::demoServerPortTaken()
{
    Program server({u"demo-server"_s, u"--port"_s, QString::number(m_server->port())}, {});
    QCOMPARE(server.exitStatus(), 1);
    QVERIFY(server.errors().contains(QByteArray::number(m_server->port())));
}

QTEST_GUILESS_MAIN(TestWatchfloorctl)
#include "tst_watchfloorctl.moc"
