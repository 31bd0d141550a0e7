// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/profile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;
using Field = ProfileFault::Field;

namespace {

Profile good()
{
    Profile profile;
    profile.name = u"Northgate DC"_s;
    profile.server = QUrl(u"wss://noc.example.com"_s);
    return profile;
}

QString fieldsOf(const QList<ProfileFault> &faults)
{
    static const QStringList names {u"name"_s,   u"server"_s, u"token"_s, u"user"_s, u"password"_s,
                                    u"origin"_s, u"device"_s, u"api"_s,   u"ca"_s,   u"channels"_s};
    QStringList fields;
    for (const ProfileFault &fault : faults)
        fields << names.at(int(fault.field));
    return fields.join(u' ');
}

QString faults(const Profile &profile, const QString &token = u"abc.def.ghi"_s)
{
    return fieldsOf(validate(profile, token));
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpoints()
    {
        Profile profile = good();
        QCOMPARE(endpointUrl(profile, ChannelKind::Dashboard).toString(), u"wss://noc.example.com/ws/noc/dashboard/"_s);
        QCOMPARE(endpointUrl(profile, ChannelKind::Presence).toString(), u"wss://noc.example.com/ws/noc/presence/"_s);
        profile.server = QUrl(u"wss://noc.example.com:8443/base%20path/"_s);
        QCOMPARE(
            endpointUrl(profile, ChannelKind::Dashboard).toString(QUrl::FullyEncoded),
            u"wss://noc.example.com:8443/base%20path/ws/noc/dashboard/"_s);
        profile.deviceId = u"desk-1"_s;
        QCOMPARE(
            endpointUrl(profile, ChannelKind::MobileSync).toString(QUrl::FullyEncoded),
            u"wss://noc.example.com:8443/base%20path/ws/mobile/sync/?device_id=desk-1"_s);
        // Nothing secret gets through, whatever the URL held.
        profile.server = QUrl(u"wss://user:secret@noc.example.com/?token=abc#x"_s);
        QCOMPARE(endpointUrl(profile, ChannelKind::Presence).toString(), u"wss://noc.example.com/ws/noc/presence/"_s);
    }

    void origin_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("expected");
        QTest::newRow("host") << u"wss://noc.example.com/x"_s << QString() << u"https://noc.example.com"_s;
        QTest::newRow("usual port") << u"wss://noc.example.com:443"_s << QString() << u"https://noc.example.com"_s;
        QTest::newRow("other port") << u"wss://noc.example.com:8443"_s << QString() << u"https://noc.example.com:8443"_s;
        QTest::newRow("loopback") << u"ws://127.0.0.1:8001"_s << QString() << u"https://127.0.0.1:8001"_s;
        QTest::newRow("IPv6") << u"wss://[2001:db8::1]"_s << QString() << u"https://[2001:db8::1]"_s;
        QTest::newRow("set") << u"wss://noc.example.com"_s << u"https://app.example.com"_s << u"https://app.example.com"_s;
    }
    void origin()
    {
        QFETCH(QString, server);
        QFETCH(QString, origin);
        QFETCH(QString, expected);
        Profile profile = good();
        profile.server = QUrl(server);
        profile.origin = origin;
        QCOMPARE(effectiveOrigin(profile), expected);
    }

    void typedUrls_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole") << u"wss://noc.example.com"_s << u"wss://noc.example.com"_s;
        QTest::newRow("blanks") << u"  wss://noc.example.com/ \n"_s << u"wss://noc.example.com"_s;
        QTest::newRow("https") << u"https://noc.example.com/"_s << u"wss://noc.example.com"_s;
        QTest::newRow("http") << u"http://noc.example.com:8000"_s << u"ws://noc.example.com:8000"_s;
        QTest::newRow("host") << u"noc.example.com"_s << u"wss://noc.example.com"_s;
        QTest::newRow("host and port") << u"noc.example.com:8443"_s << u"wss://noc.example.com:8443"_s;
        QTest::newRow("loopback") << u"localhost:8000"_s << u"ws://localhost:8000"_s;
        QTest::newRow("loopback address") << u"127.0.0.1:8000"_s << u"ws://127.0.0.1:8000"_s;
        QTest::newRow("loopback IPv6") << u"[::1]:8000"_s << u"ws://[::1]:8000"_s;
        QTest::newRow("loopback with scheme") << u"wss://localhost"_s << u"wss://localhost"_s;
        QTest::newRow("endpoint") << u"wss://noc.example.com/ws/noc/dashboard/"_s << u"wss://noc.example.com"_s;
        QTest::newRow("endpoint, no slash") << u"wss://noc.example.com/ws/noc/presence"_s << u"wss://noc.example.com"_s;
        QTest::newRow("endpoint below a prefix, token")
            << u"https://noc.example.com/base/ws/mobile/sync/?token=secret"_s << u"wss://noc.example.com/base"_s;
        QTest::newRow("prefix") << u"wss://noc.example.com/base/"_s << u"wss://noc.example.com/base"_s;
        QTest::newRow("other scheme") << u"ftp://noc.example.com"_s << u"ftp://noc.example.com"_s;
        QTest::newRow("nothing") << u"  "_s << QString();
    }
    void typedUrls()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        QCOMPARE(normalizedServerUrl(typed).toString(), expected);
    }

    void unusableTypedUrlsAreRefusedLater_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"", "::::", "wss://", "wss:///path", "ws//noc.example.com:x", "noc example com", "ftp://noc.example.com",
              "wss://noc.example.com:99999", "wss://user:pw@noc.example.com", "wss://noc.example.com/?token=abc",
              "ws://noc.example.com", "http://192.0.2.7", "javascript:alert(1)", "wss://noc.example.com:0"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }
    void unusableTypedUrlsAreRefusedLater()
    {
        QFETCH(QString, typed);
        Profile profile = good();
        profile.server = normalizedServerUrl(typed);
        QCOMPARE(faults(profile), u"server"_s);
        for (const ProfileFault &fault : validate(profile, u"x"_s))
            QVERIFY(!fault.error.message.isEmpty());
    }

    void plainTextNeedsAnExplicitChoice()
    {
        Profile profile = good();
        for (const auto &loopback : {u"ws://localhost:1"_s, u"ws://127.0.0.1"_s, u"ws://[::1]:8000"_s, u"ws://127.9.9.9"_s}) {
            profile.server = QUrl(loopback);
            QCOMPARE(faults(profile), QString());
        }
        profile.server = QUrl(u"ws://localhost.example.com"_s);
        QCOMPARE(faults(profile), u"server"_s);
        profile.allowPlainText = true;
        QCOMPARE(faults(profile), QString());
    }

    void everyFaultIsNamedAtItsField()
    {
        QCOMPARE(faults(good()), QString());
        Profile bad;
        bad.channels.clear();
        QCOMPARE(faults(bad, QString()), u"name server token channels"_s);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("blank inside") << u"Northgate DC 2"_s << true;
        QTest::newRow("letters of any script") << u"Größe_夜-1.b"_s << true;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("hidden") << u".a"_s << false;
        QTest::newRow("parent") << u".."_s << false;
        QTest::newRow("blank at an end") << u"a "_s << false;
        QTest::newRow("line break") << u"a\n"_s << false;
        QTest::newRow("long") << QString(65, u'a') << false;
        QTest::newRow("longest") << QString(64, u'a') << true;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        Profile profile = ::good();
        profile.name = name;
        QCOMPARE(faults(profile), good ? QString() : u"name"_s);
    }

    void tokens()
    {
        QCOMPARE(faults(good(), u"a b"_s), u"token"_s);
        QCOMPARE(faults(good(), u"ab\n"_s), u"token"_s);
        QCOMPARE(faults(good(), u"abc\r\nX-Evil: 1"_s), u"token"_s);
        QCOMPARE(faults(good(), u"t\u00f6ken"_s), u"token"_s);
        QCOMPARE(faults(good(), QString(16 * 1024 + 1, u'a')), u"token"_s);
        QCOMPARE(faults(good(), QString(16 * 1024, u'a')), QString());
        // Words about a token never hold it.
        for (const ProfileFault &fault : validate(good(), u"secret token"_s))
            QVERIFY(!fault.error.message.contains(u"secret"_s) && !fault.error.detail.contains(u"secret"_s));
    }

    void origins()
    {
        Profile profile = good();
        for (const auto &origin : {u"https://noc.example.com"_s, u"http://localhost:3000"_s}) {
            profile.origin = origin;
            QCOMPARE(faults(profile), QString());
        }
        for (const auto &origin :
             {u"noc.example.com"_s, u"https://noc.example.com/"_s, u"null"_s, u"https://noc.example.com\r\nX: 1"_s,
              u"wss://a.b"_s}) {
            profile.origin = origin;
            QCOMPARE(faults(profile), u"origin"_s);
        }
    }

    void mobileSyncNeedsADeviceId()
    {
        Profile profile = good();
        profile.channels.insert(ChannelKind::MobileSync);
        QCOMPARE(faults(profile), u"device"_s);
        profile.deviceId = u"desk_1-A"_s;
        QCOMPARE(faults(profile), QString());
        profile.deviceId = u"desk 1"_s;
        QCOMPARE(faults(profile), u"device"_s);
        profile.deviceId = QString(256, u'x');
        QCOMPARE(faults(profile), u"device"_s);
    }

    void apiAddresses()
    {
        Profile profile = good();
        profile.api = QUrl(u"https://noc.example.com/api"_s);
        QCOMPARE(faults(profile), QString());
        profile.api = QUrl(u"http://127.0.0.1:8000"_s);
        QCOMPARE(faults(profile), QString());
        for (const auto &api : {u"http://noc.example.com"_s, u"wss://noc.example.com"_s, u"noc.example.com"_s}) {
            profile.api = QUrl(api);
            QCOMPARE(faults(profile), u"api"_s);
        }
    }

    void aPrivateCaHasToBeReadable()
    {
        QTemporaryDir folder;
        Profile profile = good();
        profile.caFile = folder.filePath(u"none.pem"_s);
        QCOMPARE(faults(profile), u"ca"_s);
        profile.caFile = folder.filePath(u"text.pem"_s);
        QFile file(profile.caFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no certificate");
        file.close();
        QCOMPARE(faults(profile), u"ca"_s);
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
