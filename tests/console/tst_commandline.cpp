// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commandline.h"
#include "app/console/logfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsTaken();
    void nothingIsAsked();
    void helpAndVersionAreAnswers();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void languageIsKnownBeforeTheRest();
    void logIsReadableByItsOwnerOnly();
};

static Result<CommandLine> parse(QStringList arguments)
{
    arguments.prepend(u"watchfloor"_s);
    return parseCommandLine(arguments);
}

void TestCommandLine::everythingIsTaken()
{
    const Result<CommandLine> result = parse(
        {u"--profile"_s,
         u"acme"_s,
         u"--server=wss://noc.example.com"_s,
         u"--token-file"_s,
         u"/t"_s,
         u"--config-dir=/c"_s,
         u"--origin=https://o"_s,
         u"--auth=cookie"_s,
         u"--channels=dashboard,mobile"_s,
         u"--subscribe=12"_s,
         u"--subscribe=acme"_s,
         u"--device-id=d-1"_s,
         u"--ca-file=/ca"_s,
         u"--theme=light"_s,
         u"--language=de"_s,
         u"--size=1280x720"_s,
         u"--snapshot=/p.png"_s,
         u"--snapshot-at=disconnected"_s,
         u"--quit-after=30"_s,
         u"--log-file=/l"_s});
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().message));
    const CommandLine &line = *result;
    QCOMPARE(line.connection.profile, u"acme"_s);
    QCOMPARE(line.connection.server, QUrl(u"wss://noc.example.com"_s));
    QCOMPARE(line.connection.subscribe, (QList {EntityId(12), EntityId::fromString("acme")}));
    QCOMPARE(line.theme, ThemeChoice::Light);
    QCOMPARE(line.size, QSize(1280, 720));
    QCOMPARE(line.snapshotMoment, SnapshotMoment::Disconnected);
    QCOMPARE(line.quitAfter, 30s);
    QVERIFY(line.answer.isEmpty());
}

void TestCommandLine::nothingIsAsked()
{
    QVERIFY(parse({}).ok());
    QCOMPARE(*parse({}), CommandLine());
}

void TestCommandLine::helpAndVersionAreAnswers()
{
    const QString help = parse({u"--help"_s})->answer;
    for (const auto option : {"--demo", "--profile", "--server", "--token-file", "--snapshot-at", "--quit-after", "--theme"})
        QVERIFY2(help.contains(QLatin1StringView(option)), option);
    QVERIFY(parse({u"--version"_s})->answer.startsWith(u"watchfloor "_s));
}

void TestCommandLine::nonsenseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList {u"--nonsense"_s};
    QTest::newRow("carrier") << QStringList {u"--auth=smoke"_s};
    QTest::newRow("channel") << QStringList {u"--channels=dashboard,radio"_s};
    QTest::newRow("no channel") << QStringList {u"--channels="_s};
    QTest::newRow("client") << QStringList {u"--subscribe="_s};
    QTest::newRow("theme") << QStringList {u"--theme=sepia"_s};
    QTest::newRow("size") << QStringList {u"--size=large"_s};
    QTest::newRow("tiny") << QStringList {u"--size=10x10"_s};
    QTest::newRow("moment") << QStringList {u"--snapshot-at=never"_s};
    QTest::newRow("no time") << QStringList {u"--quit-after=0"_s};
    QTest::newRow("two servers") << QStringList {u"--demo"_s, u"--server=wss://a"_s};
    QTest::newRow("a token") << QStringList {u"eyJhbGciOiJIUzI1NiJ9.e30.x"_s};
    QTest::newRow("missing value") << QStringList {u"--server"_s};
}

void TestCommandLine::nonsenseIsRefused()
{
    QFETCH(QStringList, arguments);
    const Result<CommandLine> result = parse(arguments);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QVERIFY(!result.error().message.isEmpty());
}

void TestCommandLine::languageIsKnownBeforeTheRest()
{
    QCOMPARE(localeOf({u"watchfloor"_s, u"--language=de"_s}).language(), QLocale::German);
    QCOMPARE(localeOf({u"watchfloor"_s, u"--nonsense"_s}), QLocale());
}

void TestCommandLine::logIsReadableByItsOwnerOnly()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"log"_s);
    QVERIFY(!logToFile(dir.filePath(u"missing/log"_s)).ok());
    QVERIFY(logToFile(path).ok());
    qInfo("a line for the file");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("a line for the file"));
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
