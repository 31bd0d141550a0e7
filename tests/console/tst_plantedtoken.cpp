// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawserver.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace noc::test;
using namespace Qt::StringLiterals;

//! A token with a server that quotes it in everything it says: the programs run, write and talk, and it is found nowhere. Two shapes of token,
//! since the one looks like a secret and the other does not.
class tst_PlantedToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nowhere_data();
    void nowhere();

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool holds(const QByteArray &bytes, const QByteArray &token)
    {
        return bytes.contains(token) || bytes.contains(token.toPercentEncoding()) || bytes.contains(token.toBase64());
    }
};

void tst_PlantedToken::nowhere_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("carrier");
    const QByteArray jwt = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxLCJleHAiOjF9.cGxhbnRlZA";
    const QByteArray opaque = "planted+token/of~no=shape";
    for (const auto &[shape, token] : {std::pair("jwt", jwt), std::pair("opaque", opaque)}) {
        for (const char *carrier : {"header", "query", "cookie"}) {
            QTest::addRow("watchfloor, %s, %s", shape, carrier)
                << QStringLiteral(NOC_WATCHFLOOR) << token << QString::fromLatin1(carrier);
            QTest::addRow("watchfloorctl, %s, %s", shape, carrier)
                << QStringLiteral(NOC_WATCHFLOORCTL) << token << QString::fromLatin1(carrier);
        }
    }
}

void tst_PlantedToken::nowhere()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, token);
    QFETCH(QString, carrier);
    const bool isConsole = program.endsWith(u"watchfloor"_s);
    QTemporaryDir folder;
    const QString tokenFile = folder.filePath(u"token"_s);
    {
        QFile file(tokenFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(token + '\n');
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }

    RawServer server;
    server.answer = "HTTP/1.1 500 Failed with " + token + "\r\nX-Token: " + token + "\r\nContent-Length: 0\r\n\r\n";
    server.then = RawServer::Then::Closes;
    RawServer api;
    api.answer = "HTTP/1.1 401 No " + token + "\r\nConnection: close\r\nContent-Length: 400\r\n\r\n"
        + ("{\"error\":{\"message\":\"no: " + token + " is not Bearer " + token + "\"}}").leftJustified(400);

    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=true;qt.*=false;qt.network*=true;qt.websockets*=true"_s);
    for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s})
        environment.insert(name, folder.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QStringList connection {u"--server"_s,     server.url(QString()).toString(),
                                  u"--api"_s,        api.httpUrl().toString(),
                                  u"--token-file"_s, tokenFile,
                                  u"--auth"_s,       carrier,
                                  u"--config-dir"_s, folder.filePath(u"config"_s),
                                  u"--channels"_s,   u"dashboard"_s};
    process.start(
        program,
        isConsole ? connection + QStringList {u"--log-file"_s, folder.filePath(u"log"_s)}
                  : QStringList {u"tail"_s, u"--json"_s} + connection);
    QVERIFY(process.waitForStarted());

    // The first attempt is refused with the token in every place that an HTTP answer has.
    QTRY_VERIFY_WITH_TIMEOUT(server.head.contains("\r\n\r\n"), 30'000);
    QVERIFY(server.head.contains(carrier == u"query"_s ? token.toPercentEncoding() : token));
    const QByteArray commandLine = contentOf(u"/proc/%1/cmdline"_s.arg(process.processId()));
    QVERIFY(commandLine.contains("--token-file"));
    QVERIFY(!holds(commandLine, token));

    // The second is greeted, and then told the token in every kind of frame.
    server.head.clear();
    server.then = RawServer::Then::Stays;
    server.answer = "{accept}" + textFrame(R"({"type": "connected", "tenant_id": 5, "timestamp": "2026-01-02T12:00:00+00:00"})");
    QTRY_VERIFY_WITH_TIMEOUT(server.head.contains("\r\n\r\n"), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!server.after.isEmpty(), 30'000); // a ping or a heartbeat: it is greeted
    server.say(textFrame("{\"type\": \"error\", \"message\": \"bad token " + token + "\"}"));
    server.say(textFrame("{\"type\": \"quake\", \"token\": \"" + token + "\"}"));
    server.say(textFrame("no json at all, but ?token=" + token.toPercentEncoding() + "&more"));
    server.say(textFrame("{\"type\": \"alert_notification\", \"message\": \"Bearer " + token + "\"}"));
    server.say(closeFrame(4401, "no good: " + token));
    QTRY_VERIFY_WITH_TIMEOUT(server.gone, 30'000);
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    const QByteArray output = process.readAll();
    QVERIFY2(!holds(output, token), output.constData());
    int files = 0;
    QDirIterator all(folder.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (path == tokenFile)
            continue;
        ++files;
        QVERIFY2(!holds(contentOf(path), token), qPrintable(path));
    }
    if (isConsole) {
        QVERIFY(files > 0);
        QVERIFY(contentOf(folder.filePath(u"log"_s)).contains("noc."));
    }
}

QTEST_GUILESS_MAIN(tst_PlantedToken)
#include "tst_plantedtoken.moc"
