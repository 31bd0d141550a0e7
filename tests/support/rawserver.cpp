// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawserver.h"

#include "tests/support/localhostcertificate.h"

#include <QCryptographicHash>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <sys/socket.h>

namespace noc::test {

QByteArray frame(int opcode, const QByteArray &payload, bool final)
{
    QByteArray bytes;
    bytes += char((final ? 0x80 : 0) | opcode);
    if (payload.size() < 126) {
        bytes += char(payload.size());
    } else if (payload.size() < 65536) {
        bytes += char(126);
        bytes += char(payload.size() >> 8);
        bytes += char(payload.size());
    } else {
        bytes += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += char(quint64(payload.size()) >> shift);
    }
    return bytes + payload;
}

QByteArray textFrame(const QByteArray &payload)
{
    return frame(0x1, payload);
}

QByteArray closeFrame(int code, const QByteArray &reason)
{
    QByteArray payload;
    payload += char(code >> 8);
    payload += char(code);
    return frame(0x8, payload + reason);
}

RawServer::RawServer(bool tls) : m_tls(tls)
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        QSslConfiguration configuration;
        configuration.setLocalCertificate(QSslCertificate(QByteArray(kLocalhostCertificate)));
        configuration.setPrivateKey(QSslKey(QByteArray(kLocalhostKey), QSsl::Ec));
        server->setSslConfiguration(configuration);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    listen();
}

RawServer::RawServer(const QSslConfiguration &configuration) : m_tls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_server = std::move(server);
    listen();
}

void RawServer::listen()
{
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
        take(m_server->nextPendingConnection());
    });
    m_server->listen(QHostAddress::LocalHost);
}

RawServer::~RawServer()
{
    if (socket)
        socket->disconnect(m_server.get());
}

QUrl RawServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    url.setPath(path);
    return url;
}

QUrl RawServer::httpUrl(const QString &host) const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(m_server->serverPort());
    return url;
}

QByteArray RawServer::requestLine() const
{
    return head.left(head.indexOf('\r'));
}

QList<QByteArray> RawServer::headers(const QByteArray &name) const
{
    QList<QByteArray> values;
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            values += line.mid(name.size() + 1).trimmed();
    }
    return values;
}

void RawServer::say(const QByteArray &bytes)
{
    socket->write(bytes);
    socket->flush();
}

void RawServer::reset()
{
    const linger now {1, 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}

void RawServer::take(QTcpSocket *incoming)
{
    socket = incoming;
    head.clear();
    after.clear();
    gone = false;
    QObject::connect(incoming, &QTcpSocket::disconnected, m_server.get(), [this, incoming] { gone = gone || incoming == socket; });
    QObject::connect(incoming, &QTcpSocket::readyRead, m_server.get(), [this, incoming] {
        if (incoming == socket)
            read();
    });
    if (speaksFirst)
        respond();
    else if (incoming->bytesAvailable() > 0)
        read();
}

void RawServer::read()
{
    if (head.contains("\r\n\r\n")) {
        after += socket->readAll();
        return;
    }
    head += socket->readAll();
    if (head.contains("\r\n\r\n") && !speaksFirst)
        respond();
}

void RawServer::respond()
{
    QByteArray bytes = answer;
    const QByteArray key = headers("Sec-WebSocket-Key").value(0);
    const QByteArray accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                                  .toBase64(); // RFC 6455 4.2.2
    bytes.replace(
        "{accept}",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
            + "\r\n\r\n");
    say(bytes);
    if (then == Then::Closes)
        socket->disconnectFromHost();
    else if (then == Then::Resets)
        reset();
}

} // namespace noc::test
