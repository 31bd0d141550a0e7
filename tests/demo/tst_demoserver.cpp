// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "core/protocol/codec.h"
#include "tests/support/fixedrandom.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>

#include <memory>

using namespace Qt::StringLiterals;
using namespace noc;

namespace {

const QString kDashboard = u"/ws/noc/dashboard/"_s;
const QString kPresence = u"/ws/noc/presence/"_s;
const QString kMobile = u"/ws/mobile/sync/"_s;

//! A client's socket that keeps what it hears.
class Client
{
public:
    QWebSocket socket;
    QStringList texts;
    QList<QByteArray> binaries;
    QList<QByteArray> pongs;
    bool opened = false;
    bool closed = false;
    bool failed = false;

    explicit Client(const QString &origin) : socket(origin)
    {
        QObject::connect(&socket, &QWebSocket::connected, &socket, [this] { opened = true; });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { closed = true; });
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) { texts.append(text); });
        QObject::connect(
            &socket, &QWebSocket::binaryMessageReceived, &socket, [this](const QByteArray &bytes) { binaries.append(bytes); });
        QObject::connect(
            &socket, &QWebSocket::pong, &socket, [this](quint64, const QByteArray &payload) { pongs.append(payload); });
        QObject::connect(
            &socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), &socket, [this] { failed = true; });
    }

    int code() const { return int(socket.closeCode()); }
};

//! Turns the event loop often enough for whatever is on the way on loopback, for the proof that nothing is.
void letEverythingArrive()
{
    for (int turn = 0; turn < 50; ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

DemoAlert alertOf(qint64 id, const char *severity = "HIGH", qint64 clientId = 412)
{
    DemoAlert alert;
    alert.id = id;
    alert.type = "DEVICE_OFFLINE";
    alert.severity = severity;
    alert.message = "Device " + std::to_string(id) + " is offline";
    alert.clientId = clientId;
    return alert;
}

} // namespace

class TestDemoServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void greetings();
    void tokenCarriers_data();
    void tokenCarriers();
    void refusedHandshakes_data();
    void refusedHandshakes();
    void orderOfChecks();
    void ordinaryRequestOnAnEndpoint();
    void fiveSocketsAnAddress();
    void refusalsOnDemand();
    void silentHandshake();
    void delayedHandshake();

    void dashboardReplies_data();
    void dashboardReplies();
    void withoutTheRight();
    void poison_data();
    void poison();
    void poisonLosesWhatFollows();
    void poisonThatLeavesAZombie();
    void acknowledgementIsRecorded();
    void presenceReplies_data();
    void presenceReplies();
    void presenceHeartbeatsAndStaleness();
    void mobileReplies();

    void messageLimitOfAUser();
    void messageLimitOfASocket();
    void noLimitOnPresence();

    void broadcasts();
    void repeatOfAnAlert();
    void olderDialect();
    void subscribersOnly();
    void droppedBroadcasts();

    void closeCodes_data();
    void closeCodes();
    void finAndReset();
    void frozen();
    void zombie();
    void lostReplies();
    void noGreeting();
    void delayedReplies();
    void badFrames();
    void restart();
    void countersThatStay();

    void signInAndRenew();
    void acknowledgeOverHttp();
    void listWithPages();
    void httpFailures();

private:
    void serve(DemoOptions options = {});
    std::unique_ptr<Client> open(const QString &path, const QString &token, const QString &origin);
    //! Connected and greeted; the greeting is taken off.
    std::unique_ptr<Client> dashboard() { return greeted(kDashboard); }
    std::unique_ptr<Client> greeted(const QString &path);
    QString handshakeAnswer(const QByteArray &request);
    QByteArray handshakeHead(const QString &path, const QList<QByteArray> &headers) const;
    std::pair<int, QJsonObject> http(const QByteArray &method, const QString &path, const QByteArray &body, const QString &token);

    test::ManualClock m_clock;
    test::FixedRandom m_random;
    std::unique_ptr<DemoServer> m_server;
    QNetworkAccessManager m_network;
};

void TestDemoServer::init()
{
    serve();
}

void TestDemoServer::cleanup()
{
    m_server.reset();
    // Nobody runs the event loop that ends its sockets.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestDemoServer::serve(DemoOptions options)
{
    m_server.reset();
    m_random.set(0.5);
    // The server's clock stands at noon in every test.
    m_clock.jumpWall(std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(12) - m_clock.wallNow());
    m_server = std::make_unique<DemoServer>(std::move(options), m_clock, m_random);
    QVERIFY(m_server->listen().ok());
}

std::unique_ptr<Client> TestDemoServer::open(const QString &path, const QString &token, const QString &origin)
{
    auto client = std::make_unique<Client>(origin);
    QUrl url = m_server->url();
    url.setPath(path.section(u'?', 0, 0));
    url.setQuery(path.section(u'?', 1));
    QNetworkRequest request(url);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    client->socket.open(request);
    return client;
}

std::unique_ptr<Client> TestDemoServer::greeted(const QString &path)
{
    auto client = open(path, m_server->token(), m_server->origin());
    if (!QTest::qWaitFor([&] { return !client->texts.isEmpty(); }))
        qCritical("no greeting on %s", qPrintable(path));
    client->texts.clear();
    return client;
}

QByteArray TestDemoServer::handshakeHead(const QString &path, const QList<QByteArray> &headers) const
{
    QByteArray head = "GET " + path.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_server->port())
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    for (const QByteArray &header : headers)
        head += header + "\r\n";
    return head + "\r\n";
}

//! Everything the server says to these bytes until it closes, or, after a 101, its head.
QString TestDemoServer::handshakeAnswer(const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_server->port());
    socket.write(request);
    QByteArray answer;
    [[maybe_unused]] const bool ended = QTest::qWaitFor([&] {
        answer += socket.readAll();
        return socket.state() == QAbstractSocket::UnconnectedState || answer.startsWith("HTTP/1.1 101");
    });
    return QString::fromLatin1(answer + socket.readAll());
}

std::pair<int, QJsonObject>
TestDemoServer::http(const QByteArray &method, const QString &path, const QByteArray &body, const QString &token)
{
    QUrl url = m_server->apiUrl();
    url.setPath(path.section(u'?', 0, 0));
    url.setQuery(path.section(u'?', 1));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    [[maybe_unused]] const bool finished = QTest::qWaitFor([&] { return reply->isFinished(); });
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), QJsonDocument::fromJson(reply->readAll()).object()};
}

// ---- handshake ----------------------------------------------------------------------------------------------------------

void TestDemoServer::greetings()
{
    const auto dashboard = open(kDashboard, m_server->token(), m_server->origin());
    QTRY_COMPARE(
        dashboard->texts.value(0), uR"({"type": "connected", "tenant_id": 5, "timestamp": "2026-01-02T12:00:00+00:00"})"_s);
    const auto presence = open(kPresence, m_server->token(), m_server->origin());
    QTRY_COMPARE(
        presence->texts.value(0),
        uR"({"type": "connection_established", "timestamp": "2026-01-02T12:00:00+00:00", "heartbeat_interval": 30, "presence_timeout": 300})"_s);
    const auto mobile = open(kMobile + u"?device_id=floor-1"_s, m_server->token(), m_server->origin());
    QTRY_COMPARE(
        mobile->texts.value(0),
        uR"({"type": "connection_established", "user_id": "1", "device_id": "floor-1", "server_time": "2026-01-02T12:00:00+00:00", "features": {}})"_s);
    QCOMPARE(m_server->socketCount(), 3);
    QCOMPARE(m_server->socketCount(ChannelKind::Presence), 1);
    QCOMPARE(m_server->book().accepted(), 3);

    presence->socket.close();
    QTRY_COMPARE(m_server->socketCount(), 2);
}

void TestDemoServer::tokenCarriers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QList<QByteArray>>("headers");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("query") << kDashboard + u"?token=GOOD"_s << QList<QByteArray> {} << true;
    QTest::newRow("header") << kDashboard << QList<QByteArray> {"Authorization: Bearer GOOD"} << true;
    QTest::newRow("cookie") << kDashboard << QList<QByteArray> {"Cookie: a=b; ws_token=GOOD; c=d"} << true;
    QTest::newRow("none") << kDashboard << QList<QByteArray> {} << false;
    QTest::newRow("bearer in lower case") << kDashboard << QList<QByteArray> {"Authorization: bearer GOOD"} << false;
    QTest::newRow("a bad query is not saved by the header")
        << kDashboard + u"?token=bad"_s << QList<QByteArray> {"Authorization: Bearer GOOD"} << false;
    QTest::newRow("an empty query is") << kDashboard + u"?token="_s << QList<QByteArray> {"Authorization: Bearer GOOD"} << true;
    QTest::newRow("a bad header is not saved by the cookie")
        << kDashboard << QList<QByteArray> {"Authorization: Bearer bad", "Cookie: ws_token=GOOD"} << false;
}

void TestDemoServer::tokenCarriers()
{
    QFETCH(QString, path);
    QFETCH(QList<QByteArray>, headers);
    QFETCH(bool, accepted);
    headers.append("Origin: " + m_server->origin().toLatin1());
    const QByteArray request = handshakeHead(path, headers).replace("GOOD", m_server->token().toLatin1());
    QCOMPARE(handshakeAnswer(request).startsWith(u"HTTP/1.1 101"_s), accepted);
}

void TestDemoServer::refusedHandshakes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<int>("status"); // 101: accepted
    QTest::newRow("good") << kDashboard << u"good"_s << u"https://127.0.0.1"_s << 101;
    QTest::newRow("path of the origin is ignored") << kDashboard << u"good"_s << u"https://127.0.0.1/console"_s << 101;
    QTest::newRow("no origin: ws and host") << kDashboard << u"good"_s << QString() << 101;
    QTest::newRow("foreign origin") << kDashboard << u"good"_s << u"https://elsewhere.example"_s << 403;
    QTest::newRow("origin with port") << kDashboard << u"good"_s << u"https://127.0.0.1:443"_s << 403;
    QTest::newRow("origin in capitals") << kDashboard << u"good"_s << u"https://LOCALHOST"_s << 403;
    QTest::newRow("null origin") << kDashboard << u"good"_s << u"null"_s << 403;
    QTest::newRow("garbage token") << kDashboard << u"garbage"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("forged token") << kDashboard << u"forged"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("expired token") << kDashboard << u"expired"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("disabled user") << kPresence << u"disabled"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("unknown user") << kPresence << u"nobody"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("no noc:view, dashboard") << kDashboard << u"guest"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("no noc:view, presence") << kPresence << u"guest"_s << u"https://127.0.0.1"_s << 101;
    QTest::newRow("no device id") << kMobile << u"good"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("bad device id") << kMobile + u"?device_id=a/b"_s << u"good"_s << u"https://127.0.0.1"_s << 403;
    QTest::newRow("wrong path") << u"/ws/noc/other/"_s << u"good"_s << u"https://127.0.0.1"_s << 500;
    QTest::newRow("no trailing slash") << u"/ws/noc/dashboard"_s << u"good"_s << u"https://127.0.0.1"_s << 500;
}

void TestDemoServer::refusedHandshakes()
{
    QFETCH(QString, path);
    QFETCH(QString, token);
    QFETCH(QString, origin);
    QFETCH(int, status);
    DemoOptions options;
    DemoUser guest {2, u"guest"_s, u"guest"_s};
    guest.mayView = false;
    DemoUser disabled {3, u"disabled"_s, u"disabled"_s};
    disabled.enabled = false;
    options.users += {guest, disabled};
    serve(options);

    QString text = m_server->token();
    if (token == u"garbage"_s)
        text = u"not-a-token"_s;
    else if (token == u"forged"_s)
        text.replace(text.size() - 2, 1, text.at(text.size() - 2) == u'A' ? u"B"_s : u"A"_s);
    else if (token == u"expired"_s)
        text = m_server->token(1, seconds(-1));
    else if (token == u"disabled"_s)
        text = m_server->token(3, seconds(60));
    else if (token == u"nobody"_s)
        text = m_server->token(9, seconds(60));
    else if (token == u"guest"_s)
        text = m_server->token(2, seconds(60));

    QList<QByteArray> headers {"Authorization: Bearer " + text.toLatin1()};
    if (!origin.isEmpty())
        headers.append("Origin: " + origin.toLatin1());
    const QString answer = handshakeAnswer(handshakeHead(path, headers));
    if (status == 101)
        QVERIFY2(answer.startsWith(u"HTTP/1.1 101"_s), qPrintable(answer));
    else if (status == 403)
        QCOMPARE(answer, u"HTTP/1.1 403 Access denied\r\n\r\n"_s);
    else
        QVERIFY2(answer.startsWith(u"HTTP/1.1 500 "_s), qPrintable(answer));
    QTRY_COMPARE(m_server->book().handshakes.size(), std::size_t(1));
    QCOMPARE(m_server->book().handshakes.front().status, status);
}

void TestDemoServer::orderOfChecks()
{
    // A wrong path is only found out after the token.
    const QString answer = handshakeAnswer(handshakeHead(u"/ws/nowhere/"_s, {"Origin: " + m_server->origin().toLatin1()}));
    QVERIFY2(answer.startsWith(u"HTTP/1.1 403 "_s), qPrintable(answer));
}

void TestDemoServer::ordinaryRequestOnAnEndpoint()
{
    QCOMPARE(http("GET", kDashboard, {}, m_server->token()).first, 404);
    QVERIFY(handshakeAnswer("what is this\r\n\r\n").startsWith(u"HTTP/1.1 400 "_s));
}

void TestDemoServer::fiveSocketsAnAddress()
{
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(greeted(i % 2 == 0 ? kDashboard : kPresence));
    auto sixth = open(kDashboard, m_server->token(), m_server->origin());
    QTRY_VERIFY(sixth->failed);
    QVERIFY(!sixth->opened);

    // Each of two closed ones is released twice.
    clients.resize(3);
    QTRY_COMPARE(m_server->socketCount(), 3);
    for (int i = 0; i < 4; ++i)
        clients.push_back(greeted(kPresence));
    QCOMPARE(m_server->socketCount(), 7);
    sixth = open(kDashboard, m_server->token(), m_server->origin());
    QTRY_VERIFY(sixth->failed);
}

void TestDemoServer::refusalsOnDemand()
{
    DemoFaults faults;
    for (const int status : {401, 403, 429, 500, 502, 503}) {
        faults.refuseStatus = status;
        m_server->setFaults(faults);
        const QString answer = handshakeAnswer(handshakeHead(kDashboard, {}));
        QVERIFY2(answer.startsWith(u"HTTP/1.1 %1 "_s.arg(status)), qPrintable(answer));
    }
    m_server->setFaults({});
    QVERIFY(dashboard()->opened);
}

void TestDemoServer::silentHandshake()
{
    DemoFaults faults;
    faults.handshakeSilent = true;
    m_server->setFaults(faults);
    const auto client = open(kDashboard, m_server->token(), m_server->origin());
    letEverythingArrive();
    m_clock.advance(seconds(60));
    m_server->setFaults({});
    QVERIFY(dashboard()->opened); // a later one is answered, the first never
    QVERIFY(!client->opened && !client->failed);
}

void TestDemoServer::delayedHandshake()
{
    DemoFaults faults;
    faults.handshakeDelay = seconds(3);
    m_server->setFaults(faults);
    const auto client = open(kDashboard, m_server->token(), m_server->origin());
    // The connection alone starts a timer as well, a longer one.
    QTRY_VERIFY(m_clock.untilNextTimer() == seconds(3));
    m_clock.advance(milliseconds(2999));
    QCOMPARE(m_server->book().accepted(), 0);
    m_clock.advance(milliseconds(1));
    QTRY_VERIFY(!client->texts.isEmpty());
}

// ---- dashboard ----------------------------------------------------------------------------------------------------------

void TestDemoServer::dashboardReplies_data()
{
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("answer");
    const auto error = [](const QString &text) { return uR"({"type": "error", "message": "%1"})"_s.arg(text); };
    QTest::newRow("heartbeat") << uR"({"type":"heartbeat","timestamp":"2026-01-02T12:00:00.000Z"})"_s
                               << uR"({"type": "heartbeat_ack", "timestamp": "2026-01-02T12:00:00+00:00"})"_s;
    QTest::newRow("heartbeat without time") << uR"({"type":"heartbeat"})"_s
                                            << uR"({"type": "heartbeat_ack", "timestamp": "2026-01-02T12:00:00+00:00"})"_s;
    QTest::newRow("subscribe") << uR"({"type":"subscribe_client","client_id":412,"more":1})"_s
                               << uR"({"type": "subscribed", "client_id": 412, "message": "Subscribed to client alerts"})"_s;
    QTest::newRow("subscribe by text")
        << uR"({"type":"subscribe_client","client_id":"412"})"_s
        << uR"({"type": "subscribed", "client_id": "412", "message": "Subscribed to client alerts"})"_s;
    QTest::newRow("acknowledge") << uR"({"type":"acknowledge_alert","alert_id":101})"_s
                                 << uR"({"type": "alert_acknowledged", "alert_id": 101})"_s;
    QTest::newRow("acknowledge by text") << uR"({"type":"acknowledge_alert","alert_id":"101"})"_s
                                         << uR"({"type": "alert_acknowledged", "alert_id": "101"})"_s;
    QTest::newRow("metrics")
        << uR"({"type":"request_metrics","client_id":412})"_s
        << uR"({"type": "metrics_update", "client_id": 412, "metrics": {"open_alerts": 1, "critical_alerts": 0}})"_s;
    QTest::newRow("bad JSON") << u"{"_s << error(u"Invalid JSON data"_s);
    QTest::newRow("no type") << u"{}"_s << error(u"Unknown message type: None"_s);
    QTest::newRow("NaN type") << uR"({"type":NaN})"_s << error(u"Unknown message type: nan"_s);
    QTest::newRow("ping") << uR"({"type":"ping"})"_s << error(u"Unknown message type: ping"_s);
    QTest::newRow("get_stats") << uR"({"type":"get_stats"})"_s << error(u"Unknown message type: get_stats"_s);
    QTest::newRow("unsubscribe") << uR"({"type":"unsubscribe_client"})"_s << error(u"Unknown message type: unsubscribe_client"_s);
    QTest::newRow("no client") << uR"({"type":"subscribe_client"})"_s << error(u"client_id required"_s);
    QTest::newRow("client 0") << uR"({"type":"subscribe_client","client_id":0})"_s << error(u"client_id required"_s);
    QTest::newRow("no alert") << uR"({"type":"acknowledge_alert","alert_id":null})"_s << error(u"alert_id required"_s);
    QTest::newRow("unknown client") << uR"({"type":"subscribe_client","client_id":903})"_s << error(u"Insufficient permissions"_s);
    QTest::newRow("metrics of nobody") << uR"({"type":"request_metrics"})"_s << error(u"Insufficient permissions"_s);
    QTest::newRow("metrics of an unknown client")
        << uR"({"type":"request_metrics","client_id":903})"_s << error(u"Insufficient permissions"_s);
    QTest::newRow("client abc") << uR"({"type":"subscribe_client","client_id":"abc"})"_s
                                << error(u"Invalid message: Field 'id' expected a number but got 'abc'."_s);
    QTest::newRow("alert abc") << uR"({"type":"acknowledge_alert","alert_id":"abc"})"_s
                               << error(u"Failed to acknowledge: Field 'id' expected a number but got 'abc'."_s);
}

void TestDemoServer::dashboardReplies()
{
    QFETCH(QString, says);
    QFETCH(QString, answer);
    m_server->raise(alertOf(101));
    const auto client = dashboard();
    client->socket.sendTextMessage(says);
    QTRY_COMPARE(client->texts.value(0), answer);
    QCOMPARE(m_server->book().poisoned, 0);
}

void TestDemoServer::withoutTheRight()
{
    DemoOptions options;
    options.users.first().mayAcknowledge = false;
    options.users.first().maySeeClients = false;
    serve(options);
    m_server->raise(alertOf(101));
    const auto client = dashboard();
    client->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":101})"_s);
    client->socket.sendTextMessage(uR"({"type":"subscribe_client","client_id":412})"_s);
    QTRY_COMPARE(client->texts.size(), 2);
    QCOMPARE(client->texts[0], uR"({"type": "error", "message": "Cannot acknowledge alerts"})"_s);
    QCOMPARE(client->texts[1], uR"({"type": "error", "message": "Insufficient permissions"})"_s);
    QVERIFY(m_server->book().acknowledgements.empty());
}

void TestDemoServer::poison_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown alert") << kDashboard << uR"({"type":"acknowledge_alert","alert_id":999})"_s;
    QTest::newRow("true") << kDashboard << uR"({"type":"acknowledge_alert","alert_id":true})"_s;
    QTest::newRow("negative") << kDashboard << uR"({"type":"acknowledge_alert","alert_id":-1})"_s;
    QTest::newRow("too big") << kDashboard << uR"({"type":"acknowledge_alert","alert_id":18446744073709551615})"_s;
    QTest::newRow("array id") << kDashboard << uR"({"type":"acknowledge_alert","alert_id":[1]})"_s;
    QTest::newRow("object id") << kDashboard << uR"({"type":"subscribe_client","client_id":{"a":1}})"_s;
    QTest::newRow("blanks") << kDashboard << uR"({"type":"subscribe_client","client_id":" 412 "})"_s;
    QTest::newRow("no object") << kDashboard << u"[]"_s;
    QTest::newRow("array type") << kDashboard << uR"({"type":["heartbeat"]})"_s;
    QTest::newRow("too deep") << kDashboard << QString(100'000, u'[') + QString(100'000, u']');
    QTest::newRow("no offset") << kPresence << uR"({"type":"heartbeat","timestamp":"2025-10-01T12:00:00"})"_s;
    QTest::newRow("binary") << kDashboard << QString();
}

void TestDemoServer::poison()
{
    QFETCH(QString, path);
    QFETCH(QString, says);
    const auto client = greeted(path);
    if (says.isEmpty())
        client->socket.sendBinaryMessage("\x01");
    else
        client->socket.sendTextMessage(says);
    QTRY_COMPARE(m_server->book().poisoned, 1);
    m_clock.advance(milliseconds(499));
    QVERIFY(!client->closed);
    m_clock.advance(milliseconds(1)); // chance says half of the second
    QTRY_VERIFY(client->closed);
    QCOMPARE(client->code(), 1011);
    QCOMPARE(client->socket.closeReason(), QString());
    QVERIFY(client->texts.isEmpty());
    QTRY_COMPARE(m_server->socketCount(), 0);
}

void TestDemoServer::poisonLosesWhatFollows()
{
    m_server->raise(alertOf(101));
    const auto client = dashboard();
    client->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":999})"_s);
    client->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":101})"_s);
    QTRY_COMPARE(m_server->book().poisoned, 1);
    m_server->raise(alertOf(102));
    m_clock.advance(seconds(1));
    QTRY_VERIFY(client->closed);
    QVERIFY(client->texts.isEmpty());
    QCOMPARE(m_server->book().acknowledgedTimes(101), 0);
}

void TestDemoServer::poisonThatLeavesAZombie()
{
    DemoFaults faults;
    faults.poisonLeavesZombie = true;
    m_server->setFaults(faults);
    const auto client = dashboard();
    client->socket.sendTextMessage(u"[]"_s);
    QTRY_COMPARE(m_server->book().poisoned, 1);
    m_clock.advance(seconds(60));
    client->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    client->socket.ping("alive?");
    QTRY_COMPARE(client->pongs, QList<QByteArray> {"alive?"});
    QVERIFY(client->texts.isEmpty() && !client->closed);
}

void TestDemoServer::acknowledgementIsRecorded()
{
    DemoOptions options;
    options.users.append(DemoUser {2, u"second"_s, u"second"_s});
    serve(options);
    m_server->raise(alertOf(101));
    m_server->update(101, "RESOLVED");
    const auto own = dashboard();
    const auto other = open(kDashboard, m_server->token(2, seconds(60)), m_server->origin());
    QTRY_COMPARE(other->texts.size(), 1);
    own->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":101})"_s);
    QTRY_COMPARE(own->texts.size(), 1);
    m_clock.advance(seconds(2));
    other->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":101})"_s);
    QTRY_COMPARE(other->texts.size(), 2); // greeting and answer: nobody is told of another's acknowledgement

    const auto &acks = m_server->book().acknowledgements;
    QCOMPARE(acks.size(), std::size_t(2));
    QCOMPARE(acks[0].userId, 1);
    QCOMPARE(acks[1].userId, 2);
    QCOMPARE(acks[1].at - acks[0].at, milliseconds(2000));
    QCOMPARE(m_server->book().acknowledgedTimes(101), 2);
    QCOMPARE(QByteArray::fromStdString(m_server->alerts().at(101).status), "ACKNOWLEDGED");
}

// ---- presence and mobile ------------------------------------------------------------------------------------------------

void TestDemoServer::presenceReplies_data()
{
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("answer");
    QTest::newRow("heartbeat")
        << uR"({"type":"heartbeat","timestamp":"2026-01-02T11:59:59.955Z"})"_s
        << uR"({"type": "heartbeat_ack", "server_time": "2026-01-02T12:00:00+00:00", "latency_ms": 45, "uptime_seconds": 0})"_s;
    QTest::newRow("skewed clock")
        << uR"({"type":"heartbeat","timestamp":"2026-01-02T13:00:00+00:00"})"_s
        << uR"({"type": "heartbeat_ack", "server_time": "2026-01-02T12:00:00+00:00", "latency_ms": -3600000, "uptime_seconds": 0})"_s;
    QTest::newRow("no time")
        << uR"({"type":"heartbeat"})"_s
        << uR"({"type": "heartbeat_ack", "server_time": "2026-01-02T12:00:00+00:00", "latency_ms": null, "uptime_seconds": 0})"_s;
    QTest::newRow("ping") << uR"({"type":"ping"})"_s << uR"({"type": "pong", "timestamp": "2026-01-02T12:00:00+00:00"})"_s;
    QTest::newRow("get_stats")
        << uR"({"type":"get_stats"})"_s
        << uR"({"type": "stats", "uptime_seconds": 0, "message_count": 1, "last_heartbeat_ago": 0, "user_type": "authenticated"})"_s;
    QTest::newRow("acknowledge") << uR"({"type":"acknowledge_alert","alert_id":101})"_s
                                 << uR"({"type": "error", "message": "Unknown message type: acknowledge_alert"})"_s;
    QTest::newRow("acknowledge without id") << uR"({"type":"acknowledge_alert"})"_s
                                            << uR"({"type": "error", "message": "Unknown message type: acknowledge_alert"})"_s;
    QTest::newRow("bad JSON") << u"no"_s << uR"({"type": "error", "message": "Invalid JSON data"})"_s;
}

void TestDemoServer::presenceReplies()
{
    QFETCH(QString, says);
    QFETCH(QString, answer);
    m_server->raise(alertOf(101));
    const auto client = greeted(kPresence);
    client->socket.sendTextMessage(says);
    QTRY_COMPARE(client->texts.value(0), answer);
    QCOMPARE(m_server->book().acknowledgements.size(), std::size_t(0));
}

void TestDemoServer::presenceHeartbeatsAndStaleness()
{
    const auto client = greeted(kPresence);
    m_clock.advance(seconds(30));
    QTRY_COMPARE(client->texts.size(), 1);
    QVERIFY(client->texts[0].startsWith(uR"({"type": "heartbeat", "server_time": ")"_s));

    // Invalid JSON is no sign of life; an unknown type is.
    client->socket.sendTextMessage(uR"({"type":"whatever"})"_s);
    QTRY_COMPARE(client->texts.size(), 2);
    m_clock.advance(seconds(300));
    QTRY_COMPARE(client->texts.size(), 12);
    client->socket.sendTextMessage(u"{"_s);
    QTRY_COMPARE(client->texts.size(), 13);
    QVERIFY(!client->closed);
    m_clock.advance(seconds(30));
    QTRY_VERIFY(client->closed);
    QCOMPARE(client->code(), 4408);
}

void TestDemoServer::mobileReplies()
{
    DemoOptions options;
    options.messageLimit = 3;
    serve(options);
    const auto client = greeted(kMobile + u"?device_id=A_1"_s);
    client->socket.sendTextMessage(uR"({"type":"heartbeat","timestamp":"2026-01-02T12:00:00Z"})"_s);
    client->socket.sendTextMessage(uR"({"type":"ping"})"_s);
    QTRY_COMPARE(client->texts.size(), 2);
    QVERIFY(client->texts[0].startsWith(uR"({"type": "heartbeat_ack", "timestamp": ")"_s));
    QCOMPARE(
        client->texts[1], uR"({"type": "error", "message": "Unknown message type: ping", "error_code": "UNKNOWN_MESSAGE_TYPE"})"_s);
    for (int i = 0; i < 4; ++i)
        client->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_VERIFY(client->closed);
    QCOMPARE(client->code(), 4429);
}

// ---- limits -------------------------------------------------------------------------------------------------------------

void TestDemoServer::messageLimitOfAUser()
{
    DemoOptions options;
    options.messageLimit = 3;
    serve(options);
    const QString limited = uR"({"type": "error", "message": "Rate limit exceeded"})"_s;
    const auto first = dashboard();
    const auto second = dashboard();
    first->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    first->socket.sendTextMessage(u"{"_s); // bad JSON counts
    QTRY_COMPARE(first->texts.size(), 2);
    second->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(second->texts.size(), 1);
    second->socket.sendTextMessage(u"{"_s);
    QTRY_COMPARE(second->texts.value(1), limited);
    first->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(first->texts.value(2), limited);
    QCOMPARE(m_server->book().limited, 2);

    // Broadcasts go on; the window ends 60 s after its first message.
    m_server->raise(alertOf(101));
    QTRY_COMPARE(first->texts.size(), 4);
    m_clock.advance(milliseconds(59'999));
    first->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(first->texts.value(4), limited);
    m_clock.advance(milliseconds(1));
    first->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_VERIFY(first->texts.value(5).contains(u"heartbeat_ack"_s));

    DemoFaults faults;
    faults.alwaysLimited = true;
    m_server->setFaults(faults);
    first->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(first->texts.value(6), limited);
}

void TestDemoServer::messageLimitOfASocket()
{
    DemoOptions options;
    options.messageLimit = 1;
    options.dialect = DemoDialect::Document;
    serve(options);
    const auto first = dashboard();
    const auto second = dashboard();
    first->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    second->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(first->texts.size(), 1);
    QTRY_COMPARE(second->texts.size(), 1);
    QVERIFY(second->texts[0].contains(u"heartbeat_ack"_s));
}

void TestDemoServer::noLimitOnPresence()
{
    const auto client = greeted(kPresence);
    for (int i = 0; i < 130; ++i)
        client->socket.sendTextMessage(uR"({"type":"ping"})"_s);
    QTRY_COMPARE(client->texts.size(), 130);
    QVERIFY(client->texts.last().contains(u"pong"_s));
    client->socket.sendTextMessage(uR"({"type":"get_stats"})"_s);
    QTRY_VERIFY(client->texts.last().contains(uR"("message_count": 131)"_s));
}

// ---- broadcasts ---------------------------------------------------------------------------------------------------------

void TestDemoServer::broadcasts()
{
    const auto client = dashboard();
    const auto presence = greeted(kPresence);
    m_server->raise(alertOf(101));
    m_server->update(101, "RESOLVED");
    const WallTime now = m_clock.wallNow();
    m_server->broadcast(
        wire::FindingCreated {EntityId(7), "CAMERA_DARK", "LOW", "SECURITY", EntityId(3), "Pier 2", "Camera dark", "", now});
    m_server->broadcast(wire::AnomalyDetected {
        EntityId::fromString("9"), EntityId(4), "Post 6", EntityId(3), "Pier 2", "GPS_SPOOFING", 0.75, "HIGH", now});
    m_server->broadcast(
        wire::TicketUpdated {EntityId(5), "T-5", "NEW", "OPEN", "HIGH", std::nullopt, EntityId(3), "Pier 2", "Door", now});
    wire::AlertNotification notification;
    notification.json = R"({"type":"alert_notification","message":"metrics_refresh","client_id":412})";
    m_server->broadcast(notification);
    m_server->acknowledgeOverHttp(999, 1); // nobody hears of an alert that does not exist
    QTRY_COMPARE(client->texts.size(), 6);

    const QString stamp = QString::fromStdString(wire::formatServerTime(now));
    QCOMPARE(
        client->texts[0],
        uR"({"type": "alert_created", "alert_id": 101, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": "Device 101 is offline", "timestamp": "%1"})"_s
            .arg(stamp));
    QCOMPARE(
        client->texts[1],
        uR"({"type": "alert_updated", "alert_id": 101, "status": "RESOLVED", "message": "Alert 101 updated to RESOLVED", "timestamp": "%1"})"_s
            .arg(stamp));
    QVERIFY(client->texts[2].startsWith(uR"({"type": "finding_created", "finding_id": 7, )"_s));
    QVERIFY(client->texts[3].startsWith(uR"({"type": "anomaly_detected", "anomaly_id": "9", )"_s));
    QVERIFY(client->texts[4].startsWith(uR"({"type": "ticket_updated", "ticket_id": 5, )"_s));
    QCOMPARE(client->texts[5], uR"({"type": "alert_notification", "message": "metrics_refresh", "client_id": 412})"_s);
    QVERIFY(presence->texts.isEmpty());
}

void TestDemoServer::repeatOfAnAlert()
{
    m_server->raise(alertOf(101));
    m_server->acknowledgeOverHttp(101, 1);
    m_clock.advance(seconds(5));
    m_server->raise(alertOf(101, "CRITICAL"));
    const DemoAlert &alert = m_server->alerts().at(101);
    QCOMPARE(alert.suppressedCount, 1);
    QCOMPARE(alert.lastSeen - alert.firstSeen, milliseconds(5000));
    QCOMPARE(QByteArray::fromStdString(alert.status), "ACKNOWLEDGED");
    QCOMPARE(m_server->book().raised, (std::deque<qint64> {101, 101}));
}

void TestDemoServer::olderDialect()
{
    DemoOptions options;
    options.dialect = DemoDialect::Document;
    serve(options);
    const auto client = dashboard();
    const auto other = dashboard();
    client->socket.sendTextMessage(uR"({"type":"subscribe_client","client_id":412})"_s);
    QTRY_COMPARE(client->texts.size(), 1);
    m_server->raise(alertOf(101));
    QTRY_COMPARE(client->texts.size(), 3);
    QCOMPARE(
        client->texts[1],
        uR"({"type": "alert_new", "alert_id": 101, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": "Device 101 is offline"})"_s);
    QCOMPARE(client->texts[2], client->texts[1]);
    QTRY_COMPARE(other->texts.size(), 1);

    // One acknowledgement over HTTP throws the whole tenant out.
    m_server->acknowledgeOverHttp(101, 1);
    m_clock.advance(seconds(1));
    QTRY_VERIFY(client->closed && other->closed);
    QCOMPARE(client->code(), 1011);
}

void TestDemoServer::subscribersOnly()
{
    const auto client = dashboard();
    const auto other = dashboard();
    client->socket.sendTextMessage(uR"({"type":"subscribe_client","client_id":412})"_s);
    QTRY_COMPARE(client->texts.size(), 1);
    m_server->raise(alertOf(101), DemoServer::Audience::Subscribers);
    m_server->raise(alertOf(102));
    QTRY_COMPARE(client->texts.size(), 3);
    QTRY_COMPARE(other->texts.size(), 1);
    QVERIFY(other->texts[0].contains(u"102"_s));
}

void TestDemoServer::droppedBroadcasts()
{
    const auto client = dashboard();
    DemoFaults faults;
    faults.dropBroadcasts = true;
    m_server->setFaults(faults);
    m_server->raise(alertOf(101));
    m_server->acknowledgeOverHttp(101, 1);
    m_server->setFaults({});
    client->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(client->texts.size(), 1);
    QVERIFY(client->texts[0].contains(u"heartbeat_ack"_s));
    QCOMPARE(m_server->alerts().size(), std::size_t(1));
}

// ---- faults -------------------------------------------------------------------------------------------------------------

void TestDemoServer::closeCodes_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1000, 1001, 1011, 4401, 4403, 4408, 4429})
        QTest::addRow("%d", code) << code;
}

void TestDemoServer::closeCodes()
{
    QFETCH(int, code);
    const auto client = dashboard();
    const auto presence = greeted(kPresence);
    m_server->closeAll(code);
    QTRY_VERIFY(client->closed && presence->closed);
    QCOMPARE(client->code(), code);
    QVERIFY(!client->failed);
    QTRY_COMPARE(m_server->socketCount(), 0);
}

void TestDemoServer::finAndReset()
{
    const auto finished = dashboard();
    m_server->finishAll();
    QTRY_VERIFY(finished->closed);
    QVERIFY(finished->failed); // no close frame
    QTRY_COMPARE(m_server->socketCount(), 0);

    QTcpSocket raw;
    raw.connectToHost(QHostAddress::LocalHost, m_server->port());
    raw.write(handshakeHead(kDashboard + u"?token="_s + m_server->token(), {"Origin: " + m_server->origin().toLatin1()}));
    QTRY_COMPARE(m_server->socketCount(), 1);
    m_server->resetAll();
    QTRY_COMPARE(raw.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(raw.error(), QAbstractSocket::RemoteHostClosedError);
    QTRY_COMPARE(m_server->socketCount(), 0);
}

void TestDemoServer::frozen()
{
    const auto client = dashboard();
    const auto leaver = greeted(kPresence);
    DemoFaults faults;
    faults.frozen = true;
    m_server->setFaults(faults);
    client->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    client->socket.ping("alive?");
    leaver->socket.abort();
    const auto late = open(kDashboard, m_server->token(), m_server->origin());
    m_server->raise(alertOf(101));
    letEverythingArrive();
    QVERIFY(client->texts.isEmpty() && client->pongs.isEmpty() && !late->opened && !client->closed);
    QCOMPARE(m_server->book().heartbeats, 0);

    m_server->setFaults({});
    QTRY_COMPARE(client->texts.size(), 2);
    QTRY_COMPARE(client->pongs.size(), 1);
    QTRY_VERIFY(!late->texts.isEmpty());
    QTRY_COMPARE(m_server->socketCount(ChannelKind::Presence), 0);
}

void TestDemoServer::zombie()
{
    m_server->raise(alertOf(101));
    const auto client = dashboard();
    DemoFaults faults;
    faults.zombie = true;
    m_server->setFaults(faults);
    client->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":101})"_s);
    m_server->raise(alertOf(102));
    client->socket.ping("alive?");
    QTRY_COMPARE(client->pongs.size(), 1);
    QVERIFY(client->texts.isEmpty());
    QCOMPARE(m_server->book().acknowledgedTimes(101), 0);
}

void TestDemoServer::lostReplies()
{
    m_server->raise(alertOf(101));
    const auto client = dashboard();
    DemoFaults faults;
    faults.loseReplies = true;
    m_server->setFaults(faults);
    client->socket.sendTextMessage(uR"({"type":"acknowledge_alert","alert_id":101})"_s);
    QTRY_COMPARE(m_server->book().acknowledgedTimes(101), 1);
    m_server->raise(alertOf(102));
    QTRY_COMPARE(client->texts.size(), 1);
    QVERIFY(client->texts[0].contains(u"alert_created"_s));
    QVERIFY(greeted(kPresence)->opened); // a greeting is no reply
}

void TestDemoServer::noGreeting()
{
    DemoFaults faults;
    faults.noGreeting = true;
    m_server->setFaults(faults);
    const auto client = open(kDashboard, m_server->token(), m_server->origin());
    QTRY_VERIFY(client->opened);
    client->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(client->texts.size(), 1);
    QVERIFY(client->texts[0].contains(u"heartbeat_ack"_s));
}

void TestDemoServer::delayedReplies()
{
    const auto client = dashboard();
    DemoFaults faults;
    faults.replyDelay = milliseconds(60);
    faults.replyJitter = milliseconds(10);
    m_server->setFaults(faults);
    client->socket.sendTextMessage(uR"({"type":"heartbeat"})"_s);
    QTRY_COMPARE(m_server->book().heartbeats, 1);
    m_server->setFaults({}); // what comes later does not overtake
    m_server->raise(alertOf(101));
    m_clock.advance(milliseconds(66));
    client->socket.ping("turn");
    QTRY_COMPARE(client->pongs.size(), 1);
    QVERIFY(client->texts.isEmpty());
    m_clock.advance(milliseconds(1)); // 60 ms and ln 2 of 10 ms
    QTRY_COMPARE(client->texts.size(), 2);
    QVERIFY(client->texts[0].contains(u"heartbeat_ack"_s));
}

void TestDemoServer::badFrames()
{
    const auto client = dashboard();
    m_server->sendText(u"no JSON"_s);
    m_server->sendBinary("\x01\x02");
    m_server->sendDeep(2000);
    m_server->sendOversized(2 * 1024 * 1024);
    QTRY_COMPARE(client->texts.size(), 3);
    QCOMPARE(client->binaries, QList<QByteArray> {"\x01\x02"});
    QCOMPARE(client->texts[0], u"no JSON"_s);
    QVERIFY(client->texts[1].contains(QString(2000, u'[')));
    QVERIFY(client->texts[2].size() > 2 * 1024 * 1024);
    QVERIFY(QJsonDocument::fromJson(client->texts[2].toUtf8()).isObject());

    m_server->sendRaw(QByteArray::fromHex("8102fffe")); // a text frame that is no UTF-8
    QTRY_VERIFY(client->closed);
}

void TestDemoServer::restart()
{
    const auto client = dashboard();
    const quint16 port = m_server->port();
    QSignalSpy restarted(m_server.get(), &DemoServer::restarted);
    m_server->restart(seconds(5));
    QVERIFY(!m_server->isListening());
    QTRY_VERIFY(client->closed);
    QVERIFY(client->failed); // FIN, no close frame
    auto refused = open(kDashboard, m_server->token(), m_server->origin());
    QTRY_VERIFY(refused->failed);
    m_clock.advance(seconds(5));
    QCOMPARE(restarted.count(), 1);
    QCOMPARE(m_server->port(), port);
    QVERIFY(dashboard()->opened);
}

void TestDemoServer::countersThatStay()
{
    const auto client = dashboard();
    m_server->restart(seconds(1), true);
    QTRY_VERIFY(client->closed);
    QTRY_COMPARE(m_server->socketCount(), 0);
    m_clock.advance(seconds(1));
    const auto stuck = open(kDashboard, m_server->token(), m_server->origin());
    QTRY_VERIFY(stuck->failed);
    QCOMPARE(m_server->book().handshakes.back().status, 403);
}

// ---- HTTP ---------------------------------------------------------------------------------------------------------------

void TestDemoServer::signInAndRenew()
{
    const QString login = u"/api/v2/auth/login/"_s;
    const QString refresh = u"/api/v2/auth/refresh/"_s;
    auto [status, answer] = http("POST", login, R"({"username":"operator","password":"demo"})", {});
    QCOMPARE(status, 200);
    QCOMPARE(answer.value("success"_L1).toBool(), true);
    const QJsonObject data = answer.value("data"_L1).toObject();
    QVERIFY(data.value("user"_L1).toObject().value("capabilities"_L1).toObject().contains("noc:ack_alerts"_L1));
    QTRY_VERIFY(!open(kDashboard, data.value("access"_L1).toString(), m_server->origin())->failed);
    QCOMPARE(http("GET", u"/api/noc/alerts/"_s, {}, data.value("access"_L1).toString()).first, 200);
    // A refresh token opens no door itself.
    QCOMPARE(http("GET", u"/api/noc/alerts/"_s, {}, data.value("refresh"_L1).toString()).first, 401);

    const QByteArray renewal = QJsonDocument(QJsonObject {{u"refresh"_s, data.value("refresh"_L1)}}).toJson();
    std::tie(status, answer) = http("POST", refresh, renewal, {});
    QCOMPARE(status, 200);
    QVERIFY(answer.value("data"_L1).toObject().contains("refresh"_L1));
    std::tie(status, answer) = http("POST", refresh, renewal, {}); // it was rotated away
    QCOMPARE(status, 401);
    QCOMPARE(answer.value("error"_L1).toObject().value("code"_L1).toString(), u"INVALID_TOKEN"_s);

    QCOMPARE(http("POST", refresh, "{}", {}).first, 400);
    QCOMPARE(http("POST", login, "{}", {}).first, 400);
    std::tie(status, answer) = http("POST", login, R"({"username":"operator","password":"wrong"})", {});
    QCOMPARE(status, 401);
    QCOMPARE(answer.value("error"_L1).toObject().value("code"_L1).toString(), u"INVALID_CREDENTIALS"_s);
    DemoFaults faults;
    faults.refreshFails = true;
    m_server->setFaults(faults);
    QCOMPARE(http("POST", refresh, renewal, {}).first, 500);
}

void TestDemoServer::acknowledgeOverHttp()
{
    m_server->raise(alertOf(101));
    const auto client = dashboard();
    const auto [status, answer] = http("POST", u"/api/noc/alerts/101/ack/"_s, "{}", m_server->token());
    QCOMPARE(status, 200);
    QCOMPARE(answer.value("data"_L1).toObject().value("alert_id"_L1).toInt(), 101);
    QTRY_COMPARE(client->texts.size(), 1);
    QVERIFY(client->texts[0].startsWith(uR"({"type": "alert_updated", "alert_id": 101, "status": "ACKNOWLEDGED", )"_s));
    QVERIFY(m_server->book().acknowledgements.front().overHttp);
    QCOMPARE(http("POST", u"/noc/alerts/101/ack/"_s, {}, m_server->token()).first, 200); // the other name
    m_server->update(101, "RESOLVED");
    QCOMPARE(http("POST", u"/api/noc/alerts/101/ack/"_s, {}, m_server->token()).first, 400);
    QCOMPARE(http("POST", u"/api/noc/alerts/102/ack/"_s, {}, m_server->token()).first, 404);
}

void TestDemoServer::listWithPages()
{
    for (int id = 1; id <= 63; ++id) {
        m_server->raise(alertOf(id, id % 2 == 0 ? "HIGH" : "LOW"));
        m_clock.advance(seconds(1));
    }
    auto [status, answer] = http("GET", u"/api/noc/alerts/"_s, {}, m_server->token());
    QCOMPARE(status, 200);
    QJsonObject data = answer.value("data"_L1).toObject();
    QCOMPARE(data.value("count"_L1).toInt(), 63);
    QCOMPARE(data.value("total_pages"_L1).toInt(), 3);
    QCOMPARE(data.value("previous"_L1), QJsonValue(QJsonValue::Null));
    const QJsonObject newest = data.value("results"_L1).toArray().first().toObject();
    QCOMPARE(newest.value("id"_L1).toInt(), 63);
    QCOMPARE(newest.value("client_name"_L1).toString(), u"Northgate DC"_s);
    QCOMPARE(newest.value("alert_type"_L1).toString(), u"DEVICE_OFFLINE"_s);
    QVERIFY(newest.value("first_seen"_L1).toString().endsWith(u"000Z"_s));

    const QUrl next(data.value("next"_L1).toString());
    data = http("GET", next.path() + u'?' + next.query(), {}, m_server->token()).second.value("data"_L1).toObject();
    QCOMPARE(data.value("current_page"_L1).toInt(), 2);
    QCOMPARE(data.value("results"_L1).toArray().size(), 25);
    data = http("GET", u"/api/noc/alerts/?severity=HIGH&page_size=100"_s, {}, m_server->token()).second.value("data"_L1).toObject();
    QCOMPARE(data.value("results"_L1).toArray().size(), 31);
    QCOMPARE(http("GET", u"/api/noc/alerts/?page=9"_s, {}, m_server->token()).first, 404);
    QCOMPARE(http("GET", u"/api/noc/alerts/?status=ODD"_s, {}, m_server->token()).first, 200);
}

void TestDemoServer::httpFailures()
{
    QCOMPARE(http("GET", u"/api/noc/alerts/"_s, {}, {}).first, 401);
    QCOMPARE(http("GET", u"/api/noc/alerts/"_s, {}, m_server->token(1, seconds(-1))).first, 401);
    QCOMPARE(http("GET", u"/api/noc/alerts/1/ack/"_s, {}, m_server->token()).first, 405);
    QCOMPARE(http("GET", u"/nowhere/"_s, {}, m_server->token()).first, 404);
    DemoFaults faults;
    faults.listForbidden = true;
    m_server->setFaults(faults);
    QCOMPARE(http("GET", u"/api/noc/alerts/"_s, {}, m_server->token()).first, 403);
}

QTEST_GUILESS_MAIN(TestDemoServer)
#include "tst_demoserver.moc"
