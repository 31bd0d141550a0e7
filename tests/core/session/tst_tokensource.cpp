// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tokensource.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;

namespace {

QString jwt(const QByteArray &payload)
{
    return QStringLiteral("h.")
        + QString::fromLatin1(payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))
        + QStringLiteral(".s");
}

} // namespace

class tst_TokenSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void file_data();
    void file();
    void fileThatOthersCanReadIsRefused();
    void missingFileIsSaid();
    void environmentIsTakenOnce();
    void expiry_data();
    void expiry();
};

void tst_TokenSource::file_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("token");
    QTest::newRow("plain") << QByteArray("abc.def.ghi") << QStringLiteral("abc.def.ghi");
    QTest::newRow("line end") << QByteArray("  abc\n") << QStringLiteral("abc");
    QTest::newRow("empty") << QByteArray("\n") << QString();
    QTest::newRow("two lines") << QByteArray("abc\ndef") << QString();
    QTest::newRow("header injection") << QByteArray("abc\r\nX: y") << QString();
    QTest::newRow("not ASCII") << QByteArray("ab\xc3\xa4") << QString();
    QTest::newRow("16 KiB") << QByteArray(16 * 1024, 'a') << QString(16 * 1024, u'a');
    QTest::newRow("too large") << QByteArray(16 * 1024 + 1, 'a') << QString();
}

void tst_TokenSource::file()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, token);
    QTemporaryDir dir;
    QFile f(dir.filePath(QStringLiteral("token")));
    QVERIFY(f.open(QIODevice::WriteOnly));
    f.write(content);
    f.close();
    f.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const Result<QString> result = readTokenFile(f.fileName());
    QCOMPARE(result.ok(), !token.isEmpty());
    if (result)
        QCOMPARE(*result, token);
    else
        QVERIFY(!result.error().message.isEmpty());
}

void tst_TokenSource::fileThatOthersCanReadIsRefused()
{
    QTemporaryDir dir;
    QFile f(dir.filePath(QStringLiteral("token")));
    QVERIFY(f.open(QIODevice::WriteOnly));
    f.write("abc");
    f.close();
    f.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    const Result<QString> result = readTokenFile(f.fileName());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Refused);
    QVERIFY(!result.error().message.contains(QStringLiteral("abc")));
}

void tst_TokenSource::missingFileIsSaid()
{
    QCOMPARE(readTokenFile(QStringLiteral("/nonexistent/token")).error().code, ErrorCode::NotFound);
}

void tst_TokenSource::environmentIsTakenOnce()
{
    qputenv("WATCHFLOOR_TOKEN", " abc ");
    QCOMPARE(takeTokenFromEnvironment(), QStringLiteral("abc"));
    QVERIFY(!qEnvironmentVariableIsSet("WATCHFLOOR_TOKEN"));
    QVERIFY(takeTokenFromEnvironment().isEmpty());
}

void tst_TokenSource::expiry_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("number") << jwt("{\"exp\": 1767355200}") << qint64(1767355200);
    QTest::newRow("fraction") << jwt("{\"exp\": 1767355200.9}") << qint64(1767355200);
    QTest::newRow("string") << jwt("{\"exp\": \"1767355200\"}") << qint64(-1);
    QTest::newRow("missing") << jwt("{}") << qint64(-1);
    QTest::newRow("huge") << jwt("{\"exp\": 1e300}") << qint64(-1);
    QTest::newRow("negative") << jwt("{\"exp\": -5}") << qint64(-1);
    QTest::newRow("no JSON") << jwt("abc") << qint64(-1);
    QTest::newRow("no base64") << QStringLiteral("a.!!!.c") << qint64(-1);
    QTest::newRow("two parts") << QStringLiteral("a.b") << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
}

void tst_TokenSource::expiry()
{
    QFETCH(QString, token);
    QFETCH(qint64, seconds);
    const std::optional<WallTime> expiry = tokenExpiry(token);
    QCOMPARE(expiry.has_value(), seconds >= 0);
    if (expiry)
        QCOMPARE(std::chrono::floor<std::chrono::seconds>(*expiry).time_since_epoch().count(), seconds);
}

QTEST_APPLESS_MAIN(tst_TokenSource)
#include "tst_tokensource.moc"
