// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/httpapi.h"
#include "core/api/networkapitransport.h"
#include "core/base/tlsfault.h"
#include "core/link/websockettransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testcertificates.h"

#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;

//! A certificate that is wrong in one thing is refused in words of its own, on the WebSocket and on the HTTP API, and nothing is sent.
class tst_Tls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void webSocket_data();
    void webSocket();
    void httpApi_data();
    void httpApi();
    void everyFaultHasItsOwnSentence();

private:
    static void rows();
    QList<QSslCertificate> authorities() const { return QSslCertificate::fromPath(m_certificates.authorityFile(), QSsl::Pem); }

    TestCertificates m_certificates;
};

void tst_Tls::initTestCase()
{
    QVERIFY2(m_certificates.fault().isEmpty(), qPrintable(m_certificates.fault()));
    QCOMPARE(authorities().size(), 1);
}

void tst_Tls::rows()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("isAdded");
    QTest::addColumn<int>("fault"); // -1: accepted
    QTest::newRow("good, authority added") << QStringLiteral("good") << true << -1;
    QTest::newRow("good, authority not added") << QStringLiteral("good") << false << int(TlsFault::UntrustedAuthority);
    QTest::newRow("expired") << QStringLiteral("expired") << true << int(TlsFault::Expired);
    QTest::newRow("not yet valid") << QStringLiteral("future") << true << int(TlsFault::NotYetValid);
    QTest::newRow("wrong host") << QStringLiteral("wrong-host") << true << int(TlsFault::WrongHost);
    QTest::newRow("self-signed") << QStringLiteral("self-signed") << true << int(TlsFault::SelfSigned);
    QTest::newRow("another authority") << QStringLiteral("untrusted") << true << int(TlsFault::UntrustedAuthority);
}

void tst_Tls::webSocket_data()
{
    rows();
}

void tst_Tls::webSocket()
{
    QFETCH(QString, certificate);
    QFETCH(bool, isAdded);
    QFETCH(int, fault);
    RawServer server(m_certificates.server(certificate));
    server.answer = "{accept}";
    WebSocketTransport transport;
    QSignalSpy opened(&transport, &Transport::opened);
    QSignalSpy ended(&transport, &Transport::ended);
    TransportRequest request;
    request.url = server.url();
    request.token = QStringLiteral("sometoken");
    if (isAdded)
        request.extraCa = authorities();
    transport.open(request);
    QTRY_VERIFY(opened.count() + ended.count() > 0);
    QCOMPARE(opened.count(), fault < 0 ? 1 : 0);
    if (fault < 0)
        return;
    const EndCause cause = ended.first().first().value<EndCause>();
    QCOMPARE(cause.kind, EndKind::TlsFailed);
    QCOMPARE(cause.status, fault);
    QCOMPARE(describe(cause).message, tlsWords(TlsFault(fault)));
    QVERIFY(!cause.detail.isEmpty());
    QVERIFY(server.head.isEmpty());
}

void tst_Tls::httpApi_data()
{
    rows();
}

void tst_Tls::httpApi()
{
    QFETCH(QString, certificate);
    QFETCH(bool, isAdded);
    QFETCH(int, fault);
    RawServer server(m_certificates.server(certificate));
    server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{\"data\":{\"results\":[]}}";
    HttpApi api(server.httpUrl(), isAdded ? authorities() : QList<QSslCertificate>(), makeNetworkApiTransports()());
    std::optional<ApiResult<AlertPage>> result;
    api.listAlerts(QStringLiteral("sometoken"), {}, 1, this, [&result](const ApiResult<AlertPage> &came) { result = came; });
    QTRY_VERIFY(result);
    QCOMPARE(result->ok(), fault < 0);
    if (fault < 0)
        return;
    QCOMPARE(result->error().error.message, tlsWords(TlsFault(fault)));
    QVERIFY(!result->error().error.detail.isEmpty());
    // Waiting mends no certificate.
    QVERIFY(!result->error().isPassing());
    QVERIFY(server.head.isEmpty());
}

void tst_Tls::everyFaultHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (int fault = 0; fault <= int(TlsFault::Revoked); ++fault)
        sentences.insert(tlsWords(TlsFault(fault)));
    QCOMPARE(sentences.size(), int(TlsFault::Revoked) + 1);
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"
