// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/websockethandshake.h"
#include "core/link/websockettransport.h"
#include "tests/support/faketransport.h"
#include "tests/support/localhostcertificate.h"
#include "tests/support/rawserver.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QTcpSocket>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char kToken[] = "eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl";

//! A transport and what it said, in order.
struct Client {
    std::unique_ptr<WebSocketTransport> transport = std::make_unique<WebSocketTransport>();
    TransportRequest request;
    QStringList said;
    QList<EndCause> ends;
    QList<QByteArray> texts;

    explicit Client(const QUrl &url)
    {
        request.url = url;
        request.token = QString::fromLatin1(kToken);
        request.connectTimeout = 5s;
        QObject::connect(transport.get(), &Transport::opened, [this] { said += u"opened"_s; });
        QObject::connect(transport.get(), &Transport::textReceived, [this](QByteArrayView utf8) {
            said += u"text"_s;
            texts += utf8.toByteArray();
        });
        QObject::connect(transport.get(), &Transport::binaryReceived, [this](qint64 size) { said += u"binary %1"_s.arg(size); });
        QObject::connect(transport.get(), &Transport::pongReceived, [this](const QByteArray &payload) {
            said += u"pong "_s + QString::fromLatin1(payload);
        });
        QObject::connect(transport.get(), &Transport::ended, [this](const EndCause &cause) {
            said += u"ended"_s;
            ends += cause;
        });
    }
    void open() { transport->open(request); }
    bool isOpen() const { return said.contains(u"opened"_s) && ends.isEmpty(); }
    EndCause end() const { return ends.value(0); }
};

} // namespace

#define WAIT_FOR_END(client)                                                                                                       \
    QTRY_COMPARE((client).ends.size(), 1);                                                                                         \
    drain();                                                                                                                       \
    QCOMPARE((client).ends.size(), 1);                                                                                             \
    QCOMPARE((client).said.last(), u"ended"_s)

#define WAIT_FOR_OPEN(client) QTRY_VERIFY2((client).isOpen(), qPrintable((client).said.join(u' ') + (client).end().detail))

class WebSocketTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void httpStatus_data();
    void httpStatus();
    void noWebSocket_data();
    void noWebSocket();
    void unusableUrl_data();
    void unusableUrl();
    void nothingListens();
    void nameIsNotFound();
    void silentServerTimesOut();
    void peerGoneDuringHandshake_data();
    void peerGoneDuringHandshake();
    void closeCodes_data();
    void closeCodes();
    void finIsNoClose();
    void resetIsNoClose();
    void framesToRefuse_data();
    void framesToRefuse();
    void textComesAsItWasSent();
    void binaryIsNoEnd();
    void textGoesOutAsUtf8();
    void pongsCarryTheirPayload();
    void tokenTravels_data();
    void tokenTravels();
    void lineBreaksBecomeNoHeaders();
    void originIsSentOnce();
    void noExtensionIsOffered();
    void selfSignedCertificateIsRefused();
    void ownAuthorityIsTrusted();
    void tlsToPlainServer();
    void endDuringHandshake();
    void endInOrder();
    void endWithUnsentBytes();
    void endFromWithinAMessage();
    void endTwiceTellsOnce();
    void nothingIsSentAfterTheEnd();
    void tokenIsNeverTold_data();
    void tokenIsNeverTold();
    void refusalInAnotherLanguage_data();
    void refusalInAnotherLanguage();

private:
    //! Lets everything that is queued happen.
    static void drain()
    {
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
    }
};

void WebSocketTransportTest::cleanup()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

// ---- the handshake ------------------------------------------------------------------------------------------------------

void WebSocketTransportTest::httpStatus_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("closes");
    const auto rows = [](const char *name, const QByteArray &answer, int status) {
        QTest::addRow("%s, closes", name) << answer << status << true;
        QTest::addRow("%s, stays", name) << answer << status << false;
    };
    rows("200", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200);
    rows("302", "HTTP/1.1 302 Found\r\nLocation: https://login.example/\r\n\r\n", 302);
    rows("400", "HTTP/1.1 400 Bad Request\r\n\r\n", 400);
    rows("400 for the version", "HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 99\r\n\r\n", 400);
    rows("401", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n\r\n", 401);
    rows("403", "HTTP/1.1 403 Access denied\r\n\r\n", 403);
    rows("404", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404);
    rows("407", "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", 407);
    rows("429", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\n\r\n", 429);
    rows("500", "HTTP/1.1 500 Internal Server Error\r\n\r\n", 500);
    rows("502", "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>", 502);
    rows("503 without a phrase", "HTTP/1.1 503\r\n\r\n", 503);
    rows("a phrase like a status", "HTTP/1.1 403 x (y): 500 (z)\r\n\r\n", 403);
}

void WebSocketTransportTest::httpStatus()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(bool, closes);
    RawServer server;
    server.answer = answer;
    server.then = closes ? RawServer::Then::Closes : RawServer::Then::Stays;
    Client client(server.url());
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::HandshakeRefused));
    QCOMPARE(client.end().status, status);
    QVERIFY(!client.end().greeted);
    QCOMPARE(client.said, QStringList {u"ended"_s});
    QTRY_VERIFY(server.gone); // the socket is not left behind
}

void WebSocketTransportTest::noWebSocket_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("speaksFirst");
    QTest::addColumn<bool>("closes");
    const auto rows = [](const char *name, const QByteArray &answer, bool speaksFirst = false) {
        QTest::addRow("%s, closes", name) << answer << speaksFirst << true;
        QTest::addRow("%s, stays", name) << answer << speaksFirst << false;
    };
    rows("shell server", "SSH-2.0-OpenSSH_9.2\r\n", true);
    rows("mail server", "220 mail.example ESMTP\r\n500 what?\r\n", true);
    rows("words and a blank line", "hello\r\nworld\r\n\r\n");
    rows("bytes", QByteArray("\x15\x03\x03\x00\x02\x02\x46", 7));
    rows(
        "101 with a wrong key",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm8=\r\n\r\n");
    rows("101 without an upgrade", "HTTP/1.1 101 Switching Protocols\r\n\r\n");
    rows("broken header", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n");
}

void WebSocketTransportTest::noWebSocket()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, speaksFirst);
    QFETCH(bool, closes);
    RawServer server;
    server.answer = answer;
    server.speaksFirst = speaksFirst;
    server.then = closes ? RawServer::Then::Closes : RawServer::Then::Stays;
    Client client(server.url());
    client.request.connectTimeout = 300ms;
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::NotAWebSocket));
    QVERIFY(!client.end().detail.isEmpty());
}

void WebSocketTransportTest::unusableUrl_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("empty") << QUrl();
    QTest::newRow("no host") << QUrl(u"ws:///ws/noc/dashboard/"_s);
    QTest::newRow("https") << QUrl(u"https://noc.example/ws/noc/dashboard/"_s);
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
    QTest::newRow("relative") << QUrl(u"/ws/noc/dashboard/"_s);
    QTest::newRow("bad port") << QUrl(u"ws://noc.example:99999/"_s);
}

void WebSocketTransportTest::unusableUrl()
{
    QFETCH(QUrl, url);
    Client client(url);
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::InvalidUrl));
}

void WebSocketTransportTest::nothingListens()
{
    QUrl url;
    {
        const RawServer server;
        url = server.url();
    }
    Client client(url);
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::ConnectionRefused));
}

void WebSocketTransportTest::nameIsNotFound()
{
    Client client(QUrl(u"ws://nothing-has-this-name.invalid/"_s)); // RFC 6761 6.4
    client.request.connectTimeout = 30s;
    client.open();
    QTRY_COMPARE_WITH_TIMEOUT(client.ends.size(), 1, 30'000);
    QCOMPARE(int(client.end().kind), int(EndKind::HostNotFound));
}

void WebSocketTransportTest::silentServerTimesOut()
{
    RawServer server; // takes the request and says nothing
    Client client(server.url());
    client.request.connectTimeout = 200ms;
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::ConnectTimeout));
    QTRY_VERIFY(server.gone);
}

void WebSocketTransportTest::peerGoneDuringHandshake_data()
{
    QTest::addColumn<bool>("resets");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("FIN") << false << QByteArray();
    QTest::newRow("RST") << true << QByteArray();
    QTest::newRow("FIN in the middle of the headers") << false << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgr");
}

void WebSocketTransportTest::peerGoneDuringHandshake()
{
    QFETCH(bool, resets);
    QFETCH(QByteArray, before);
    RawServer server;
    server.answer = before;
    server.then = resets ? RawServer::Then::Resets : RawServer::Then::Closes;
    Client client(server.url());
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::ConnectionLost));
}

// ---- the end of an open socket ------------------------------------------------------------------------------------------

void WebSocketTransportTest::closeCodes_data()
{
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("told");
    for (const int code : {1000, 1001, 1002, 1008, 1009, 1011, 3000, 4401, 4403, 4408, 4429})
        QTest::addRow("%d", code) << code << code;
    // Qt tells codes it does not know as 1002.
    for (const int code : {1005, 1012, 1013, 1014, 5000})
        QTest::addRow("%d", code) << code << 1002;
}

void WebSocketTransportTest::closeCodes()
{
    QFETCH(int, sent);
    QFETCH(int, told);
    RawServer server;
    server.answer = "{accept}" + closeFrame(sent);
    Client client(server.url());
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(client.said.first(), u"opened"_s);
    QCOMPARE(int(client.end().kind), int(EndKind::ServerClosed));
    QCOMPARE(client.end().status, told);
}

void WebSocketTransportTest::finIsNoClose()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    server.socket->disconnectFromHost();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::ConnectionLost));
    QCOMPARE(client.end().status, 0);
}

void WebSocketTransportTest::resetIsNoClose()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    server.reset();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::ConnectionLost));
}

void WebSocketTransportTest::framesToRefuse_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<int>("code");
    QTest::newRow("too large") << textFrame(QByteArray(3000, 'x')) << 1009;
    QTest::newRow("header of 8 EiB") << QByteArray("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10) << 1009;
    QTest::newRow("fragments that add up") << frame(0x1, QByteArray(900, 'x'), false) + frame(0x0, QByteArray(900, 'x'), true)
                                           << 1009;
    QTest::newRow("bad UTF-8") << textFrame("\xff\xfe") << 1007;
    QTest::newRow("character split between fragments") << frame(0x1, "a\xc3", false) + frame(0x0, "\xa4", true) << 1007;
    QTest::newRow("compressed") << QByteArray("\xc1\x01x", 3) << 1002;
    QTest::newRow("unknown opcode") << frame(0x3, "x") << 1002;
    QTest::newRow("continuation of nothing") << frame(0x0, "x") << 1002;
}

void WebSocketTransportTest::framesToRefuse()
{
    QFETCH(QByteArray, frames);
    QFETCH(int, code);
    RawServer server;
    server.answer = "{accept}" + textFrame("{}") + frames;
    Client client(server.url());
    client.request.maxFrameBytes = 1024;
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(client.texts, QList<QByteArray> {"{}"});
    QCOMPARE(int(client.end().kind), int(EndKind::ProtocolViolation));
    QCOMPARE(client.end().status, code);
    QVERIFY(!client.end().detail.isEmpty());
}

// ---- what travels -------------------------------------------------------------------------------------------------------

void WebSocketTransportTest::textComesAsItWasSent()
{
    const QByteArray accented = R"({"type": "alert_new", "message": "Kühlung ausgefallen – 冷却 🧊"})";
    const QByteArray full(1024, 'x');
    RawServer server;
    server.answer = "{accept}" + textFrame(accented) + textFrame("") + frame(0x1, "ab", false) + frame(0x9, "p") + frame(0x0, "cd")
        + textFrame(full);
    Client client(server.url());
    client.request.maxFrameBytes = 1024; // exactly the limit is allowed
    client.open();
    QTRY_COMPARE(client.texts.size(), 4);
    QCOMPARE(client.texts, (QList<QByteArray> {accented, "", "abcd", full}));
    QVERIFY(client.ends.isEmpty());
}

void WebSocketTransportTest::binaryIsNoEnd()
{
    RawServer server;
    server.answer = "{accept}" + frame(0x2, QByteArray(7, '\0')) + textFrame("{}");
    Client client(server.url());
    client.open();
    QTRY_COMPARE(client.said, (QStringList {u"opened"_s, u"binary 7"_s, u"text"_s}));
}

void WebSocketTransportTest::textGoesOutAsUtf8()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    const QByteArray message = R"({"note":"Kühlung"})";
    QVERIFY(client.transport->sendText({message.data(), std::size_t(message.size())}));
    // Client frames are masked (RFC 6455 5.3).
    QTRY_COMPARE(server.after.size(), 6 + message.size());
    QCOMPARE(uchar(server.after[0]), uchar(0x81));
    QCOMPARE(uchar(server.after[1]), uchar(0x80 | message.size()));
    QByteArray unmasked = server.after.mid(6);
    for (int i = 0; i < unmasked.size(); ++i)
        unmasked[i] = char(unmasked[i] ^ server.after[2 + i % 4]);
    QCOMPARE(unmasked, message);
}

void WebSocketTransportTest::pongsCarryTheirPayload()
{
    RawServer server;
    server.answer = "{accept}" + frame(0xA, "unasked");
    Client client(server.url());
    client.open();
    QTRY_VERIFY(client.said.contains(u"pong unasked"_s));
    client.transport->ping("17");
    QTRY_COMPARE(server.after.size(), 8);
    QCOMPARE(uchar(server.after[0]), uchar(0x89));
    server.say(frame(0xA, "17"));
    QTRY_COMPARE(client.said.last(), u"pong 17"_s);
}

void WebSocketTransportTest::tokenTravels_data()
{
    QTest::addColumn<TokenCarrier>("carrier");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("query"); // of the URL
    QTest::addColumn<QByteArray>("requestLine");
    QTest::addColumn<QList<QByteArray>>("authorization");
    QTest::addColumn<QList<QByteArray>>("cookie");
    const QByteArray plain = "GET /ws/noc/dashboard/ HTTP/1.1";
    const QString jwt = QString::fromLatin1(kToken);
    const QList<QByteArray> none;
    QTest::newRow("header") << TokenCarrier::Header << jwt << QString() << plain
                            << QList<QByteArray> {"Bearer " + QByteArray(kToken)} << none;
    QTest::newRow("query") << TokenCarrier::Query << jwt << QString()
                           << QByteArray("GET /ws/noc/dashboard/?token=") + kToken + " HTTP/1.1" << none << none;
    QTest::newRow("query beside another") << TokenCarrier::Query << jwt << u"device_id=a%2Bb"_s
                                          << QByteArray("GET /ws/noc/dashboard/?device_id=a%2Bb&token=") + kToken + " HTTP/1.1"
                                          << none << none;
    QTest::newRow("query encoded") << TokenCarrier::Query << u"a+b/c=d&e%f#g"_s << QString()
                                   << QByteArray("GET /ws/noc/dashboard/?token=a%2Bb%2Fc%3Dd%26e%25f%23g HTTP/1.1") << none << none;
    QTest::newRow("cookie") << TokenCarrier::Cookie << jwt << QString() << plain << none
                            << QList<QByteArray> {"ws_token=" + QByteArray(kToken)};
    QTest::newRow("cookie that would be two")
        << TokenCarrier::Cookie << u"abc; admin=1"_s << QString() << plain << none << QList<QByteArray> {"ws_token=abcadmin=1"};
    QTest::newRow("no token") << TokenCarrier::Query << QString() << QString() << plain << none << none;
}

void WebSocketTransportTest::tokenTravels()
{
    QFETCH(TokenCarrier, carrier);
    QFETCH(QString, token);
    QFETCH(QString, query);
    RawServer server;
    server.answer = "{accept}";
    QUrl url = server.url();
    if (!query.isEmpty())
        url.setQuery(query);
    Client client(url);
    client.request.carrier = carrier;
    client.request.token = token;
    client.open();
    WAIT_FOR_OPEN(client);
    QTEST(server.requestLine(), "requestLine");
    QTEST(server.headers("Authorization"), "authorization");
    QTEST(server.headers("Cookie"), "cookie");
}

void WebSocketTransportTest::lineBreaksBecomeNoHeaders()
{
    for (const TokenCarrier carrier : {TokenCarrier::Header, TokenCarrier::Query, TokenCarrier::Cookie}) {
        RawServer server;
        server.answer = "{accept}";
        Client client(server.url());
        client.request.carrier = carrier;
        client.request.token = u"abc\r\nX-Injected: yes\u00e4\n"_s;
        client.request.origin = u"https://noc.example\r\nX-Injected: yes"_s;
        client.open();
        WAIT_FOR_OPEN(client);
        QVERIFY2(server.headers("X-Injected").isEmpty(), server.head.constData());
    }
}

void WebSocketTransportTest::originIsSentOnce()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.request.origin = u"https://noc.example"_s;
    client.open();
    WAIT_FOR_OPEN(client);
    QCOMPARE(server.headers("Origin"), QList<QByteArray> {"https://noc.example"});

    RawServer other;
    other.answer = "{accept}";
    Client without(other.url());
    without.open();
    WAIT_FOR_OPEN(without);
    QCOMPARE(other.headers("Origin"), QList<QByteArray>());
}

void WebSocketTransportTest::noExtensionIsOffered()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    // Qt cannot read compressed frames; the first one would end the link.
    QVERIFY(server.headers("Sec-WebSocket-Extensions").isEmpty());
}

// ---- TLS ----------------------------------------------------------------------------------------------------------------

void WebSocketTransportTest::selfSignedCertificateIsRefused()
{
    RawServer server(true);
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::TlsFailed));
    QVERIFY2(client.end().detail.contains(u"self-signed"), qPrintable(client.end().detail));
    QVERIFY2(server.head.isEmpty(), "the token went to a server that was not trusted");
}

void WebSocketTransportTest::ownAuthorityIsTrusted()
{
    RawServer server(true);
    server.answer = "{accept}" + textFrame("{}");
    Client client(server.url());
    client.request.extraCa = {QSslCertificate(QByteArray(kLocalhostCertificate))};
    client.open();
    QTRY_COMPARE(client.said, (QStringList {u"opened"_s, u"text"_s}));
    server.socket->disconnectFromHost();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::ConnectionLost));
}

void WebSocketTransportTest::tlsToPlainServer()
{
    RawServer server;
    server.speaksFirst = true;
    server.answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
    QUrl url = server.url();
    url.setScheme(u"wss"_s);
    Client client(url);
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(int(client.end().kind), int(EndKind::TlsFailed));
    QVERIFY(!client.end().detail.isEmpty());
}

// ---- ending it from here ------------------------------------------------------------------------------------------------

void WebSocketTransportTest::endDuringHandshake()
{
    RawServer server;
    Client client(server.url());
    client.open();
    QTRY_VERIFY(server.head.contains("\r\n\r\n"));
    client.transport->end(endCause(EndKind::Slept));
    QCOMPARE(client.ends.size(), 1);
    QCOMPARE(int(client.end().kind), int(EndKind::Slept));
    QTRY_VERIFY(server.gone);
    drain();
    QCOMPARE(client.ends.size(), 1);
}

void WebSocketTransportTest::endInOrder()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    client.transport->end(endCause(EndKind::Stopped));
    QCOMPARE(client.ends.size(), 1);
    QTRY_VERIFY(server.gone);
    QCOMPARE(uchar(server.after.at(0)), uchar(0x88)); // a close frame went first
}

void WebSocketTransportTest::endWithUnsentBytes()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    server.socket->setReadBufferSize(1); // reads no more
    server.socket->blockSignals(true);
    const std::string large(8 * 1024 * 1024, 'x');
    QVERIFY(client.transport->sendText(large));
    QPointer<QTcpSocket> tcp = client.transport->findChild<QTcpSocket *>();
    QVERIFY(tcp && tcp->bytesToWrite() > 0);
    client.transport->end(endCause(EndKind::Silent));
    QCOMPARE(client.ends.size(), 1);
    // Gone, not waiting for a peer that does not read.
    QVERIFY(!tcp || tcp->state() == QAbstractSocket::UnconnectedState);
}

void WebSocketTransportTest::endFromWithinAMessage()
{
    RawServer server;
    server.answer = "{accept}" + textFrame("1") + textFrame("2") + textFrame("3");
    Client client(server.url());
    WebSocketTransport *transport = client.transport.get();
    connect(transport, &Transport::textReceived, transport, [&](QByteArrayView) {
        transport->end(endCause(EndKind::ReplyMismatch));
        client.transport.release()->deleteLater();
    });
    client.open();
    WAIT_FOR_END(client);
    QCOMPARE(client.texts, QList<QByteArray> {"1"});
    QTRY_VERIFY(server.gone);
}

void WebSocketTransportTest::endTwiceTellsOnce()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    client.transport->end(endCause(EndKind::Stopped));
    client.transport->end(endCause(EndKind::Silent));
    drain();
    QCOMPARE(client.ends.size(), 1);
}

void WebSocketTransportTest::nothingIsSentAfterTheEnd()
{
    RawServer server;
    server.answer = "{accept}";
    Client client(server.url());
    client.open();
    WAIT_FOR_OPEN(client);
    server.socket->disconnectFromHost();
    WAIT_FOR_END(client);
    QVERIFY(!client.transport->sendText("{}"));
    client.transport->ping("1");
}

// ---- secrets and languages ----------------------------------------------------------------------------------------------

namespace {
QStringList *g_logged = nullptr;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    g_logged->append(text);
}
} // namespace

void WebSocketTransportTest::tokenIsNeverTold_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("accepted and closed") << QByteArray("{accept}" + closeFrame(4401, kToken));
    QTest::newRow("refused, token in the phrase") << QByteArray("HTTP/1.1 403 bad token " + QByteArray(kToken) + "\r\n\r\n");
    QTest::newRow("no HTTP") << QByteArray(kToken) + "\r\n\r\n";
    QTest::newRow("gone") << QByteArray();
}

void WebSocketTransportTest::tokenIsNeverTold()
{
    QFETCH(QByteArray, answer);
    QStringList logged;
    g_logged = &logged;
    QLoggingCategory::setFilterRules(u"noc.*=true"_s);
    const auto restore = qScopeGuard([before = qInstallMessageHandler(keepLog)] {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
    });
    EndCause end;
    {
        RawServer server;
        server.answer = answer;
        server.then = RawServer::Then::Closes;
        Client client(server.url());
        client.request.carrier = TokenCarrier::Query;
        client.open();
        QTRY_COMPARE(client.ends.size(), 1);
        end = client.end();
    }
    QVERIFY(!logged.isEmpty()); // else this shows nothing
    QVERIFY2(!logged.join(u'\n').contains(QLatin1String(kToken)), qPrintable(logged.join(u'\n')));
    QVERIFY2(!end.detail.contains(QLatin1String(kToken)), qPrintable(end.detail));
    QVERIFY(end.detail.size() <= 512);
}

void WebSocketTransportTest::refusalInAnotherLanguage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<EndKind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("German") << u"Unbehandelter HTTP-Statuscode: 403 (Access denied)."_s << EndKind::HandshakeRefused << 403;
    QTest::newRow("401 of later Qt versions")
        << u"QWebSocket::processHandshake: Host requires authentication"_s << EndKind::HandshakeRefused << 401;
    QTest::newRow("401 with a challenge Qt does not know")
        << u"QWebSocketPrivate::processHandshake: Unsupported WWW-Authenticate challenge encountered."_s
        << EndKind::HandshakeRefused << 401;
    QTest::newRow("no number") << u"Unbekannter Fehler"_s << EndKind::NotAWebSocket << 0;
    QTest::newRow("empty") << QString() << EndKind::NotAWebSocket << 0;
    QTest::newRow("number of four digits") << u"code: 4030 (x)"_s << EndKind::NotAWebSocket << 0;
}

void WebSocketTransportTest::refusalInAnotherLanguage()
{
    QFETCH(QString, words);
    QFETCH(EndKind, kind);
    QFETCH(int, status);
    const EndCause cause = causeOfRefusal(words);
    QCOMPARE(int(cause.kind), int(kind));
    QCOMPARE(cause.status, status);
}

QTEST_GUILESS_MAIN(WebSocketTransportTest)
#include "tst_websockettransport.moc"
