// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/connectionoptions.h"
#include "core/session/profilestore.h"
#include "core/session/settings.h"

#include <QCommandLineParser>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace noc;

namespace {

Result<ConnectionOptions> read(const QStringList &arguments)
{
    QCommandLineParser parser;
    addConnectionOptions(parser);
    if (!parser.parse(QStringList {u"program"_s} + arguments))
        return Error {ErrorCode::InvalidInput, parser.errorText(), {}};
    return readConnectionOptions(parser);
}

} // namespace

class TestConnectionOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSaid();
    void everythingSaid();
    void refused_data();
    void refused();
    void noTokenOption();
    void overridesOnlyWhatWasSaid();
    void freshProfile();
    void keptProfiles();
    void tokens();
};

void TestConnectionOptions::nothingSaid()
{
    const auto options = read({});
    QVERIFY(options.ok());
    QVERIFY(*options == ConnectionOptions {});
}

void TestConnectionOptions::everythingSaid()
{
    const auto options = read({u"--profile"_s,    u"night"_s,
                               u"--server"_s,     u"wss://noc.example.com"_s,
                               u"--origin"_s,     u"https://other.example.com"_s,
                               u"--auth"_s,       u"cookie"_s,
                               u"--channels"_s,   u"dashboard,mobile"_s,
                               u"--subscribe"_s,  u"12"_s,
                               u"--subscribe"_s,  u"x-1"_s,
                               u"--device-id"_s,  u"wall-1"_s,
                               u"--api"_s,        u"https://noc.example.com"_s,
                               u"--ca-file"_s,    u"ca.pem"_s,
                               u"--token-file"_s, u"token"_s,
                               u"--config-dir"_s, u"conf"_s});
    QVERIFY(options.ok());
    QCOMPARE(options->profile, u"night"_s);
    QCOMPARE(options->server, QUrl(u"wss://noc.example.com"_s));
    QVERIFY(options->carrier == TokenCarrier::Cookie);
    QVERIFY(*options->channels == (std::set {ChannelKind::Dashboard, ChannelKind::MobileSync}));
    QCOMPARE(options->subscribe.size(), 2);
    QVERIFY(options->subscribe[0] == EntityId(12));
    QVERIFY(options->subscribe[1] == EntityId::fromString("x-1"));
    QCOMPARE(options->deviceId, u"wall-1"_s);
    QCOMPARE(options->api, QUrl(u"https://noc.example.com"_s));
    QCOMPARE(options->caFile, u"ca.pem"_s);
    QCOMPARE(options->tokenFile, u"token"_s);
    QVERIFY(settingsFile(*options).endsWith(u"conf/settings.json"_s));
}

void TestConnectionOptions::refused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("auth") << QStringList {u"--auth"_s, u"smoke"_s};
    QTest::newRow("channels") << QStringList {u"--channels"_s, u"dashboard,radio"_s};
    QTest::newRow("no channel") << QStringList {u"--channels"_s, u","_s};
    QTest::newRow("empty client") << QStringList {u"--subscribe"_s, QString(u""_s)};
    QTest::newRow("empty server") << QStringList {u"--server"_s, QString(u""_s)};
}

void TestConnectionOptions::refused()
{
    QFETCH(QStringList, arguments);
    const auto options = read(arguments);
    QVERIFY(!options.ok());
    QCOMPARE(options.error().code, ErrorCode::InvalidInput);
    QVERIFY2(options.error().message.contains(arguments.first()), qPrintable(options.error().message));
}

void TestConnectionOptions::noTokenOption()
{
    QVERIFY(!read({u"--token"_s, u"secret"_s}).ok());
}

void TestConnectionOptions::overridesOnlyWhatWasSaid()
{
    Profile profile;
    profile.name = u"night"_s;
    profile.server = QUrl(u"wss://noc.example.com"_s);
    profile.origin = u"https://kept.example.com"_s;
    profile.carrier = TokenCarrier::Query;
    profile.subscriptions = {{EntityId(12), u"Harbour"_s}};
    QVERIFY(withOptions(profile, {}) == profile);

    ConnectionOptions options;
    options.origin = u"https://other.example.com"_s;
    options.subscribe = {EntityId(12), EntityId(13)};
    const Profile changed = withOptions(profile, options);
    QCOMPARE(changed.origin, u"https://other.example.com"_s);
    QCOMPARE(changed.server, profile.server);
    QVERIFY(changed.carrier == TokenCarrier::Query);
    QCOMPARE(changed.subscriptions.size(), 2);
    QCOMPARE(changed.subscriptions[0].name, u"Harbour"_s);
}

void TestConnectionOptions::freshProfile()
{
    const QTemporaryDir folder;
    ConnectionOptions options;
    options.configDir = folder.path();
    QVERIFY(!loadProfile(options).ok());
    QCOMPARE(loadProfile(options).error().code, ErrorCode::NotFound);
    options.server = QUrl(u"ws://127.0.0.1:8000"_s);
    const auto profile = loadProfile(options);
    QVERIFY(profile.ok());
    QCOMPARE(profile->server, options.server);
    QVERIFY(validate(*profile, u"token"_s).isEmpty());
}

void TestConnectionOptions::keptProfiles()
{
    const QTemporaryDir folder;
    ConnectionOptions options;
    options.configDir = folder.path();
    {
        Settings settings(settingsFile(options));
        ProfileStore store(settings);
        Profile day;
        day.name = u"day"_s;
        day.server = QUrl(u"wss://day.example.com"_s);
        Profile night = day;
        night.name = u"night"_s;
        night.server = QUrl(u"wss://night.example.com"_s);
        QVERIFY(store.save(day).ok());
        QVERIFY(store.save(night).ok());
        store.setLastUsed(u"day"_s);
        QVERIFY(settings.sync().ok());
    }
    QCOMPARE(loadProfile(options)->name, u"day"_s);
    options.profile = u"night"_s;
    QCOMPARE(loadProfile(options)->server, QUrl(u"wss://night.example.com"_s));
    options.profile = u"noon"_s;
    QVERIFY(!loadProfile(options).ok());
    QVERIFY(loadProfile(options).error().message.contains(u"noon"_s));
    // Another server has another user: the profile used last is not bent to it.
    options.profile.clear();
    options.server = QUrl(u"ws://127.0.0.1:8000"_s);
    QCOMPARE(loadProfile(options)->name, u"127.0.0.1"_s);
}

void TestConnectionOptions::tokens()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from-file\n");
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);

    QCOMPARE(*loadToken({}), QString());
    qputenv("WATCHFLOOR_TOKEN", "from-environment");
    QCOMPARE(*loadToken({}), u"from-environment"_s);
    QVERIFY(!qEnvironmentVariableIsSet("WATCHFLOOR_TOKEN"));
    ConnectionOptions options;
    options.tokenFile = file.fileName();
    QCOMPARE(*loadToken(options), u"from-file"_s);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther);
    QVERIFY(!loadToken(options).ok());
}

QTEST_GUILESS_MAIN(TestConnectionOptions)
#include "tst_connectionoptions.moc"
