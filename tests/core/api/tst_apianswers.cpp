// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apianswers.h"

#include <QTest>

using namespace noc;
using namespace std::chrono_literals;

class tst_ApiAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signIn();
    void unusableSignIn_data();
    void unusableSignIn();
    void page();
    void idsKeepTheirType();
    void timesAreUtc_data();
    void timesAreUtc();
    void longTextsAreCutBetweenLetters();
    void unusablePage_data();
    void unusablePage();
    void serverMessages();
};

void tst_ApiAnswers::signIn()
{
    const auto tokens =
        readSignIn(R"({"success":true,"data":{"access":"a.b.c","refresh":"d.e.f","user":{"id":1,"username":"operator",
        "capabilities":{"noc:view":true,"noc:ack_alerts":false}}},"meta":{}})");
    QVERIFY(tokens.ok());
    QCOMPARE(tokens->access, QStringLiteral("a.b.c"));
    QCOMPARE(tokens->refresh, QStringLiteral("d.e.f"));
    QCOMPARE(tokens->user, QStringLiteral("operator"));
    QCOMPARE(tokens->mayView, std::optional(true));
    // What counts for this one is that it is there.
    QCOMPARE(tokens->mayAcknowledge, std::optional(true));

    const auto bare = readSignIn(R"({"data":{"access":"a.b.c"}})");
    QVERIFY(bare.ok());
    QVERIFY(bare->refresh.isEmpty());
    QVERIFY(!bare->mayView);
}

void tst_ApiAnswers::unusableSignIn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("no data") << QByteArray("{}");
    QTest::newRow("no token") << QByteArray(R"({"data":{"refresh":"x"}})");
    QTest::newRow("a token that is no text") << QByteArray(R"({"data":{"access":5}})");
    QTest::newRow("a token with a line break") << QByteArray(R"({"data":{"access":"a\nb"}})");
    QTest::newRow("a renewing token with a blank") << QByteArray(R"({"data":{"access":"a","refresh":"b c"}})");
    QTest::newRow("too long") << QByteArray(R"({"data":{"access":")" + QByteArray(20'000, 'a') + "\"}}");
    QTest::newRow("too deep") << QByteArray(R"({"data":{"access":"a"},"x":)" + QByteArray(40, '[') + QByteArray(40, ']') + "}");
}

void tst_ApiAnswers::unusableSignIn()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readSignIn(json).ok());
}

void tst_ApiAnswers::page()
{
    const auto page =
        readAlertPage(R"({"status":"success","data":{"count":63,"next":"http://x/?page=2","previous":null,"page_size":25,
        "results":[{"id":7,"alert_type":"DEVICE_OFFLINE","severity":"HIGH","status":"NEW","message":"Gerät 7","client_name":"Northgate DC",
        "site_name":null,"suppressed_count":2,"first_seen":"2026-11-22T12:08:59.731191Z","last_seen":"2026-11-22T12:09:59Z",
        "cdtz":"2026-11-22T12:08:59Z"},{"message":"no id"},5]}})");
    QVERIFY(page.ok());
    QCOMPARE(page->alerts.size(), std::size_t(1));
    QCOMPARE(page->unusable, 2);
    QCOMPARE(page->count, std::optional<qint64>(63));
    QVERIFY(page->hasNext);
    const ListedAlert &alert = page->alerts.front();
    QCOMPARE(alert.id, EntityId(7));
    QCOMPARE(alert.message, std::string("Gerät 7"));
    QCOMPARE(alert.client, std::optional(std::string("Northgate DC")));
    QVERIFY(!alert.site);
    QCOMPARE(alert.repeats, 2);
    QVERIFY(alert.firstSeen && alert.lastSeen && alert.created);
    QVERIFY(*alert.firstSeen - *alert.created == 731ms);
    QVERIFY(*alert.lastSeen - *alert.created == 60s);
}

void tst_ApiAnswers::idsKeepTheirType()
{
    const auto page =
        readAlertPage(R"({"data":{"results":[{"id":9007199254740993},{"id":"7"},{"id":-1},{"id":1.5},{"id":1e30},{"id":""},
        {"id":null},{"id":true}]}})");
    QVERIFY(page.ok());
    QCOMPARE(page->alerts.size(), std::size_t(3));
    QCOMPARE(page->unusable, 5);
    QCOMPARE(page->alerts[0].id, EntityId(9007199254740993));
    QCOMPARE(page->alerts[1].id, EntityId::fromString("7"));
    QCOMPARE(page->alerts[2].id, EntityId(-1));
    QVERIFY(!page->hasNext);
    QVERIFY(!page->count);
}

void tst_ApiAnswers::timesAreUtc_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("second"); // of the day; -1: no time
    QTest::newRow("Z") << QStringLiteral("2026-01-01T00:00:05Z") << qint64(5);
    QTest::newRow("offset") << QStringLiteral("2026-01-01T02:00:05+02:00") << qint64(5);
    QTest::newRow("without an offset") << QStringLiteral("2026-01-01T00:00:05") << qint64(5);
    QTest::newRow("words") << QStringLiteral("yesterday evening") << qint64(-1);
    QTest::newRow("long") << QString(100, u'1') << qint64(-1);
}

void tst_ApiAnswers::timesAreUtc()
{
    QFETCH(QString, text);
    QFETCH(qint64, second);
    const auto page = readAlertPage("{\"data\":{\"results\":[{\"id\":1,\"cdtz\":\"" + text.toUtf8() + "\"}]}}");
    QVERIFY(page.ok());
    const auto created = page->alerts.front().created;
    QCOMPARE(created.has_value(), second >= 0);
    if (created)
        QCOMPARE(
            toDateTime(*created).toSecsSinceEpoch() - QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch(),
            second);
}

void tst_ApiAnswers::longTextsAreCutBetweenLetters()
{
    const auto page = readAlertPage(
        "{\"data\":{\"results\":[{\"id\":1,\"message\":\"" + QByteArray("x") + QByteArray("\xc3\xa4").repeated(10'000) + "\"}]}}");
    QVERIFY(page.ok());
    const std::string &message = page->alerts.front().message;
    QVERIFY(message.size() <= 16 * 1024);
    QVERIFY(message.size() > 16 * 1024 - 4);
    QVERIFY(!QString::fromStdString(message).contains(QChar(QChar::ReplacementCharacter)));
}

void tst_ApiAnswers::unusablePage_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("page") << QByteArray("<html></html>");
    QTest::newRow("cut") << QByteArray(R"({"data":{"results":[{"id":1})");
    QTest::newRow("no results") << QByteArray(R"({"data":{}})");
    QTest::newRow("results are an object") << QByteArray(R"({"data":{"results":{}}})");
    QTest::newRow("deep in a member") << QByteArray(
        R"({"data":{"results":[{"id":1,"m":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}]}}");
}

void tst_ApiAnswers::unusablePage()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readAlertPage(json).ok());
}

void tst_ApiAnswers::serverMessages()
{
    QCOMPARE(readServerMessage(R"({"error":{"code":"X","message":"Not here"}})"), QStringLiteral("Not here"));
    QCOMPARE(
        readServerMessage(R"({"error":"Authentication required","status":"unauthorized"})"),
        QStringLiteral("Authentication required"));
    QCOMPARE(readServerMessage(R"({"status":"error","message":"Alert not found"})"), QStringLiteral("Alert not found"));
    QCOMPARE(readServerMessage(R"({"detail":"No"})"), QStringLiteral("No"));
    QCOMPARE(readServerMessage("<html>"), QString());
    QCOMPARE(readServerMessage("{\"detail\":\"" + QByteArray(5000, 'x') + "\"}").size(), 256);
}

QTEST_GUILESS_MAIN(tst_ApiAnswers)
#include "tst_apianswers.moc"
