// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/profilestore.h"

#include "core/session/settings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace noc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Profile plain(const QString &name = u"Northgate DC"_s)
{
    Profile profile;
    profile.name = name;
    profile.server = QUrl(u"wss://noc.example.com/base"_s);
    return profile;
}

//! Every member differs from its default.
Profile full()
{
    Profile profile = plain();
    profile.channels = {ChannelKind::Dashboard, ChannelKind::MobileSync};
    profile.carrier = TokenCarrier::Cookie;
    profile.origin = u"https://app.example.com"_s;
    profile.deviceId = u"desk-1"_s;
    profile.subscriptions = {
        {EntityId(12), u"Harbour Line"_s},
        {EntityId::fromString("12"), {}},
        {EntityId::fromString("a\"b\\c\n\u00e4"), u"odd"_s},
        {EntityId::fromUnsigned(std::numeric_limits<std::uint64_t>::max()), {}},
        {EntityId(9007199254740993), {}},
    };
    profile.api = QUrl(u"https://noc.example.com/api"_s);
    profile.allowPlainText = true;
    profile.probeWhenFailed = false;
    profile.tenantId = EntityId(5);
    profile.maxFrameBytes = 2 * 1024 * 1024;
    profile.keepAlerts = 50'000;
    profile.renewAfterMin = 10min;
    profile.renewAfterMax = 20min;
    profile.backoff = {
        .base = 2s,
        .factor = 1.5,
        .attempts = 7,
        .jitter = 0.25,
        .stableAfter = 20s,
        .slowInterval = 30s,
        .slowFor = 5min,
        .rareInterval = 90s,
        .laterAfter = 45s,
        .probeWhenFailed = true};
    profile.liveness = {.heartbeatEvery = 20s, .heartbeatDeadline = 8s, .pingEvery = 4s, .silentAfter = 9s, .greetingDeadline = 7s};
    profile.budget = {.perWindow = 80, .window = 30s, .heartbeatReserve = 5, .halvedFor = 45s};
    return profile;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberComesBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.json"_s);
        {
            Settings settings(path);
            QVERIFY(ProfileStore(settings).save(full()).ok());
        }
        Settings settings(path);
        const auto loaded = ProfileStore(settings).load(u"Northgate DC"_s);
        QVERIFY(loaded);
        QVERIFY(*loaded == full());
        QVERIFY(!ProfileStore(settings).load(u"other"_s));
        QVERIFY(!ProfileStore(settings).load(QString()));
    }

    void usualValuesAreNotWritten()
    {
        Settings settings {QString()};
        QVERIFY(ProfileStore(settings).save(plain()).ok());
        const QJsonObject written = settings.object("profiles").value(u"list"_s).toArray().at(0).toObject();
        QCOMPARE(written.keys(), (QStringList {u"name"_s, u"server"_s}));
        QVERIFY(*ProfileStore(settings).load(u"Northgate DC"_s) == plain());
    }

    void namesAreInTheOrderTheyWereMade()
    {
        Settings settings {QString()};
        ProfileStore store(settings);
        for (const auto &name : {u"Mercia Rail"_s, u"Harbour Line"_s, u"Northgate DC"_s})
            QVERIFY(store.save(plain(name)).ok());
        Profile changed = plain(u"Harbour Line"_s);
        changed.server = QUrl(u"wss://other.example.com"_s);
        QVERIFY(store.save(changed).ok());
        QCOMPARE(store.names(), (QStringList {u"Mercia Rail"_s, u"Harbour Line"_s, u"Northgate DC"_s}));
        QVERIFY(*store.load(u"Harbour Line"_s) == changed);
        store.remove(u"Harbour Line"_s);
        QCOMPARE(store.names(), (QStringList {u"Mercia Rail"_s, u"Northgate DC"_s}));
        QVERIFY(!store.load(u"Harbour Line"_s));
    }

    void theLastUsedIsRemembered()
    {
        Settings settings {QString()};
        ProfileStore store(settings);
        QCOMPARE(store.lastUsed(), QString());
        QVERIFY(store.save(plain()).ok());
        store.setLastUsed(u"Northgate DC"_s);
        QCOMPARE(store.lastUsed(), u"Northgate DC"_s);
        store.remove(u"Northgate DC"_s);
        QCOMPARE(store.lastUsed(), QString());
    }

    void anUnusableProfileIsRefused()
    {
        Settings settings {QString()};
        ProfileStore store(settings);
        Profile bad = plain();
        bad.server = QUrl(u"ftp://noc.example.com"_s);
        const Outcome outcome = store.save(bad);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(store.names().isEmpty());
    }

    void nonsenseInTheFileDoesNoHarm()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"profiles\": {\"list\": [3, {\"name\": \"\"}, {\"name\": \"a\", \"server\": 5, \"channels\": [\"x\", "
                   "\"presence\"], \"tokenIn\": \"air\","
                   "\"subscriptions\": [1, {\"client\": \"\\\"x\"}, {\"client\": \"\"}, {\"client\": \"7\"}], \"renewAfterMinMs\": "
                   "1e300, \"renewAfterMaxMs\": -5,"
                   "\"backoffAttempts\": 1e9, \"backoffJitter\": -1, \"messagesPerWindow\": -4, \"keepAlerts\": \"many\", "
                   "\"heartbeatEveryMs\": 1,"
                   "\"tenantId\": \"\"}], \"lastUsed\": [\"a\"]}}");
        file.close();
        Settings settings(path);
        const ProfileStore store(settings);
        QCOMPARE(store.names(), QStringList {u"a"_s});
        QCOMPARE(store.lastUsed(), QString());
        const Profile profile = *store.load(u"a"_s);
        QVERIFY(profile.server.isEmpty());
        QVERIFY(profile.channels == std::set {ChannelKind::Presence});
        QCOMPARE(profile.carrier, TokenCarrier::Header);
        QCOMPARE(profile.subscriptions.size(), 1);
        QVERIFY(profile.renewAfterMin == 24h && profile.renewAfterMax == 24h);
        QCOMPARE(profile.backoff.attempts, 100);
        QCOMPARE(profile.backoff.jitter, 0.0);
        QCOMPARE(profile.budget.perWindow, 0);
        QCOMPARE(profile.keepAlerts, 200'000);
        QVERIFY(profile.liveness.heartbeatEvery == 1s);
        QVERIFY(!profile.tenantId);
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
