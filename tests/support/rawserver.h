// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QTcpSocket>
#include <QUrl>

#include <memory>

class QSslConfiguration;
class QTcpServer;

namespace noc::test {

//! An unmasked frame as servers send it (RFC 6455 5.2).
QByteArray frame(int opcode, const QByteArray &payload, bool final = true);
QByteArray textFrame(const QByteArray &payload);
QByteArray closeFrame(int code, const QByteArray &reason = {});

//! A server on loopback that says the bytes it is told, for everything a correct server never does: after the request's headers it
//! says `answer`, then it stays, closes or resets. Of several connections it minds the newest.
class RawServer
{
public:
    enum class Then { Stays, Closes, Resets };

    //! Listens on a free port; with TLS it shows kLocalhostCertificate.
    explicit RawServer(bool tls = false);
    //! With TLS and a certificate and a key of the test's own.
    explicit RawServer(const QSslConfiguration &configuration);
    ~RawServer();

    //! ws:// or wss://, 127.0.0.1.
    QUrl url(const QString &path = QStringLiteral("/ws/noc/dashboard/")) const;

    //! http:// or https://, with that host.
    QUrl httpUrl(const QString &host = QStringLiteral("127.0.0.1")) const;

    //! What is said when the request's headers have come; "{accept}" stands for the 101 answer.
    QByteArray answer;
    Then then = Then::Stays;
    bool speaksFirst = false; //!< says `answer` at once, as mail and shell servers do

    QByteArray head; //!< the request as it came
    QByteArray after; //!< what came after it, raw
    QPointer<QTcpSocket> socket;
    bool gone = false; //!< the connection has ended

    //! The first line of the request.
    QByteArray requestLine() const;
    //! The values of a header, in order; empty when it did not come.
    QList<QByteArray> headers(const QByteArray &name) const;

    void say(const QByteArray &bytes);
    //! Ends the connection with RST.
    void reset();

private:
    void listen();
    void take(QTcpSocket *incoming);
    void read();
    void respond();

    bool m_tls;
    std::unique_ptr<QTcpServer> m_server;
};

} // namespace noc::test
