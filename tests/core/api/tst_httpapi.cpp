// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/httpapi.h"

#include "app/demo/demoserver.h"
#include "core/api/networkapitransport.h"
#include "core/base/redaction.h"
#include "tests/support/rawserver.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

QByteArray
httpAnswer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = "Content-Type: application/json\r\n")
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

//! Waits for one answer.
template<typename T> struct Waiting {
    QObject context;
    std::optional<ApiResult<T>> result;

    HttpApi::Done<T> done()
    {
        return [this](const ApiResult<T> &came) { result = came; };
    }
    bool wait() const
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, 10'000);
    }
};

//! Hands on what a real transport says, with less patience.
class Impatient final : public ApiTransport
{
public:
    void send(const ApiRequest &request, QObject *context, Done done) override
    {
        ApiRequest shorter = request;
        shorter.timeout = 300ms;
        shorter.maxBytes = 10'000;
        m_real->send(shorter, context, std::move(done));
    }

private:
    std::unique_ptr<ApiTransport> m_real = makeNetworkApiTransports()();
};

} // namespace

class tst_HttpApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksWithTheDemoServer();
    void refusals_data();
    void refusals();
    void requestsAreWhatTheyShouldBe();
    void redirectsStayWithinTheHost();
    void redirectElsewhereGetsNoToken();
    void signInIsNeverRedirected();
    void slowServerTimesOut();
    void largeAnswerIsRefused();
    void nobodyListens();
    void serverThatHangsUp();
    void serverThatQuotesSecrets();
    void goneContextIsNotCalled();
};

void tst_HttpApi::worksWithTheDemoServer()
{
    SystemClock clock;
    const auto random = makeSystemRandom();
    DemoServer server(DemoOptions {}, clock, *random);
    QVERIFY(server.listen().ok());
    for (int id = 1; id <= 130; ++id)
        server.raise({id, "DEVICE_OFFLINE", id % 2 ? "HIGH" : "LOW", "Device " + std::to_string(id), 412, "NEW", {}, {}, 0});
    HttpApi api(server.apiUrl(), {}, makeNetworkApiTransports()());

    Waiting<SignInTokens> wrong;
    api.signIn(QStringLiteral("operator"), QStringLiteral("not it"), &wrong.context, wrong.done());
    QVERIFY(wrong.wait());
    QVERIFY(!wrong.result->ok());
    QCOMPARE(wrong.result->error().status, 401);
    QVERIFY(!wrong.result->error().isPassing());

    Waiting<SignInTokens> signedIn;
    api.signIn(QStringLiteral("operator"), QStringLiteral("demo"), &signedIn.context, signedIn.done());
    QVERIFY(signedIn.wait());
    QVERIFY2(signedIn.result->ok(), qPrintable(signedIn.result->error().error.message));
    const SignInTokens tokens = **signedIn.result;
    QCOMPARE(tokens.user, QStringLiteral("operator"));

    Waiting<SignInTokens> renewed;
    api.renew(tokens.refresh, &renewed.context, renewed.done());
    QVERIFY(renewed.wait());
    QVERIFY(renewed.result->ok());
    QVERIFY((*renewed.result)->refresh != tokens.refresh);
    Waiting<SignInTokens> again;
    api.renew(tokens.refresh, &again.context, again.done());
    QVERIFY(again.wait());
    QVERIFY(!again.result->ok()); // it is dead
    QCOMPARE(again.result->error().status, 401);

    Waiting<AlertPage> first;
    api.listAlerts(tokens.access, {}, 1, &first.context, first.done());
    QVERIFY(first.wait());
    QVERIFY(first.result->ok());
    QCOMPARE((*first.result)->alerts.size(), std::size_t(100));
    QCOMPARE((*first.result)->count, std::optional<qint64>(130));
    QVERIFY((*first.result)->hasNext);
    Waiting<AlertPage> second;
    api.listAlerts(tokens.access, QStringLiteral("NEW"), 2, &second.context, second.done());
    QVERIFY(second.wait());
    QCOMPARE((*second.result)->alerts.size(), std::size_t(30));
    QVERIFY(!(*second.result)->hasNext);
    QCOMPARE((*second.result)->alerts.front().client, std::optional(std::string("Northgate DC")));

    DemoFaults faults;
    faults.refreshFails = true;
    faults.listForbidden = true;
    server.setFaults(faults);
    Waiting<SignInTokens> failing;
    api.renew((*renewed.result)->refresh, &failing.context, failing.done());
    QVERIFY(failing.wait());
    QCOMPARE(failing.result->error().status, 500);
    QVERIFY(failing.result->error().isPassing());
    Waiting<AlertPage> forbidden;
    api.listAlerts(tokens.access, {}, 1, &forbidden.context, forbidden.done());
    QVERIFY(forbidden.wait());
    QCOMPARE(forbidden.result->error().status, 403);
    QCOMPARE(forbidden.result->error().error.detail, QStringLiteral("Authentication required"));
}

void tst_HttpApi::refusals_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isPassing");
    const QByteArray message = R"({"error":{"message":"because"}})";
    QTest::newRow("401") << httpAnswer("401 Unauthorized", message) << QStringLiteral("no longer accepts the token") << false;
    QTest::newRow("403") << httpAnswer("403 Forbidden", message) << QStringLiteral("list of alerts") << false;
    QTest::newRow("404") << httpAnswer("404 Not Found", message) << QStringLiteral("no HTTP API") << false;
    QTest::newRow("429") << httpAnswer("429 Too Many", message, "Retry-After: 17\r\n") << QStringLiteral("17 second") << true;
    QTest::newRow("429 without a time") << httpAnswer("429 Too Many", message) << QStringLiteral("for a while") << true;
    QTest::newRow("500") << httpAnswer("500 Error", "<html>Debug page</html>", "Content-Type: text/html\r\n")
                         << QStringLiteral("failed") << true;
    QTest::newRow("502") << httpAnswer("502 Bad Gateway", "<html>nginx</html>") << QStringLiteral("proxy") << true;
    QTest::newRow("a page") << httpAnswer("200 OK", "<!DOCTYPE html><html>", "Content-Type: text/html\r\n")
                            << QStringLiteral("web page") << false;
    QTest::newRow("a page that says it is JSON") << httpAnswer("200 OK", "\n <html><body>") << QStringLiteral("web page") << false;
    QTest::newRow("no JSON") << httpAnswer("200 OK", "OK") << QStringLiteral("cannot be used") << false;
    QTest::newRow("empty") << httpAnswer("200 OK", "") << QStringLiteral("cannot be used") << false;
    QTest::newRow("other JSON") << httpAnswer("200 OK", "{}") << QStringLiteral("cannot be used") << false;
    QTest::newRow("bad UTF-8") << httpAnswer("200 OK", "{\"data\":{\"results\":[{\"id\":\"\xff\"}]}}")
                               << QStringLiteral("cannot be used") << false;
    QTest::newRow("redirect") << httpAnswer("302 Found", "", "Location: http://127.0.0.2:9/\r\n") << QStringLiteral("redirects")
                              << false;
    QTest::newRow("redirect to nowhere") << httpAnswer("302 Found", "") << QStringLiteral("redirects") << false;
}

void tst_HttpApi::refusals()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    QFETCH(bool, isPassing);
    RawServer server;
    server.answer = answer;
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    Waiting<AlertPage> waiting;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
    QVERIFY(waiting.wait());
    QVERIFY(!waiting.result->ok());
    QVERIFY2(waiting.result->error().error.message.contains(words), qPrintable(waiting.result->error().error.message));
    QCOMPARE(waiting.result->error().isPassing(), isPassing);
}

void tst_HttpApi::requestsAreWhatTheyShouldBe()
{
    RawServer server;
    server.answer = httpAnswer("200 OK", R"({"data":{"results":[]}})", "Set-Cookie: a=b\r\n");
    QUrl base = server.httpUrl();
    base.setPath(QStringLiteral("/prefix/"));
    HttpApi api(base, {}, makeNetworkApiTransports()());
    Waiting<AlertPage> first;
    api.listAlerts(QStringLiteral("sometoken"), QStringLiteral("NEW & more"), 3, &first.context, first.done());
    QVERIFY(first.wait());
    QVERIFY(first.result->ok());
    QCOMPARE(server.requestLine(), QByteArray("GET /prefix/api/noc/alerts/?status=NEW%20%26%20more&page=3&page_size=100 HTTP/1.1"));
    QCOMPARE(server.headers("Authorization"), QList<QByteArray> {"Bearer sometoken"});
    QCOMPARE(server.headers("Accept-Encoding"), QList<QByteArray> {"identity"});

    constexpr char kBody[] = "{\"password\":\"pass&word\",\"username\":\"me \\\"quoted\\\"\"}";
    // The token is in the header alone, and cookies are not kept.
    server.answer = httpAnswer("200 OK", R"({"data":{"access":"a","refresh":"b"}})");
    server.head.clear();
    Waiting<SignInTokens> second;
    api.signIn(QStringLiteral("me \"quoted\""), QStringLiteral("pass&word"), &second.context, second.done());
    QVERIFY(second.wait());
    QVERIFY(second.result->ok());
    QVERIFY(server.head.contains("POST /prefix/api/v2/auth/login/ HTTP/1.1"));
    QVERIFY(!server.head.toLower().contains("cookie"));
    QVERIFY(!server.requestLine().contains("pass"));
    QVERIFY((server.head + server.after).contains(kBody));

    // A token that would split the header is not sent at all.
    server.head.clear();
    Waiting<AlertPage> split;
    api.listAlerts(QStringLiteral("a\r\nX: y"), {}, 1, &split.context, split.done());
    QVERIFY(split.wait());
    QVERIFY(!split.result->ok());
    QVERIFY(server.head.isEmpty());
}

void tst_HttpApi::redirectsStayWithinTheHost()
{
    RawServer server;
    server.answer = httpAnswer("302 Found", "", "Location: /elsewhere/\r\nConnection: close\r\n");
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    Waiting<AlertPage> loop;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &loop.context, loop.done());
    QVERIFY(loop.wait());
    // For ever would be too long.
    QVERIFY(!loop.result->ok());
    QCOMPARE(loop.result->error().status, 302);
    QVERIFY(server.head.contains("GET /elsewhere/ HTTP/1.1"));
}

void tst_HttpApi::redirectElsewhereGetsNoToken()
{
    RawServer thief;
    thief.answer = httpAnswer("200 OK", R"({"data":{"results":[]}})");
    RawServer server;
    server.answer = httpAnswer("307 Temporary", "", "Location: " + thief.httpUrl().toEncoded() + "/api/noc/alerts/\r\n");
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    Waiting<AlertPage> waiting;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
    QVERIFY(waiting.wait());
    QVERIFY(!waiting.result->ok());
    QVERIFY(thief.head.isEmpty());
}

void tst_HttpApi::signInIsNeverRedirected()
{
    RawServer server;
    server.answer = httpAnswer("307 Temporary", "", "Location: /again/\r\n");
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    Waiting<SignInTokens> waiting;
    api.signIn(QStringLiteral("operator"), QStringLiteral("secret words"), &waiting.context, waiting.done());
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.result->error().status, 307);
    QVERIFY(!server.head.contains("/again/"));
}

void tst_HttpApi::slowServerTimesOut()
{
    RawServer server;
    // A byte now and then must not keep it alive: the time is for everything.
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    HttpApi api(server.httpUrl(), {}, std::make_unique<Impatient>());
    Waiting<AlertPage> waiting;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.result->error().error.code, ErrorCode::Timeout);
    QVERIFY(waiting.result->error().isPassing());
    QTRY_VERIFY(server.gone);
}

void tst_HttpApi::largeAnswerIsRefused()
{
    RawServer server;
    server.answer = httpAnswer("200 OK", QByteArray(20'000, ' '));
    HttpApi api(server.httpUrl(), {}, std::make_unique<Impatient>());
    Waiting<AlertPage> waiting;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.result->error().error.code, ErrorCode::TooLarge);
}

void tst_HttpApi::nobodyListens()
{
    QUrl nowhere;
    {
        RawServer server;
        nowhere = server.httpUrl();
    }
    HttpApi api(nowhere, {}, makeNetworkApiTransports()());
    Waiting<AlertPage> waiting;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
    QVERIFY(!waiting.result); // never from within the call
    QVERIFY(waiting.wait());
    QCOMPARE(waiting.result->error().error.code, ErrorCode::Unreachable);
    QVERIFY(waiting.result->error().isPassing());
    QVERIFY(waiting.result->error().error.message.contains(QStringLiteral("Nothing listens")));
}

void tst_HttpApi::serverThatHangsUp()
{
    RawServer server;
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    server.then = RawServer::Then::Closes;
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    Waiting<AlertPage> waiting;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
    QVERIFY(waiting.wait());
    QVERIFY(!waiting.result->ok());
    QCOMPARE(waiting.result->error().error.code, ErrorCode::Unreachable);
}

void tst_HttpApi::serverThatQuotesSecrets()
{
    RawServer server;
    server.answer =
        httpAnswer("401 Unauthorized", R"({"error":{"message":"user x with password open sesame and token plain-words-token"}})");
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    Waiting<SignInTokens> signIn;
    api.signIn(QStringLiteral("x"), QStringLiteral("open sesame"), &signIn.context, signIn.done());
    QVERIFY(signIn.wait());
    QVERIFY(!signIn.result->error().error.detail.contains(QStringLiteral("sesame")));
    QVERIFY(signIn.result->error().error.detail.contains(QStringLiteral("user x")));
    server.head.clear();
    Waiting<SignInTokens> renew;
    api.renew(QStringLiteral("plain-words-token"), &renew.context, renew.done());
    QVERIFY(renew.wait());
    QVERIFY(!renew.result->error().error.detail.contains(QStringLiteral("plain-words-token")));
}

void tst_HttpApi::goneContextIsNotCalled()
{
    RawServer server;
    server.answer = "HTTP/1.1 200 OK\r\n";
    HttpApi api(server.httpUrl(), {}, makeNetworkApiTransports()());
    {
        Waiting<AlertPage> waiting;
        api.listAlerts(QStringLiteral("sometoken"), {}, 1, &waiting.context, waiting.done());
        QTRY_VERIFY(server.head.contains("\r\n\r\n"));
    }
    // The request is given up as well.
    QTRY_VERIFY(server.gone);
}

QTEST_GUILESS_MAIN(tst_HttpApi)
#include "tst_httpapi.moc"
