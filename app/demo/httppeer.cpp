// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httppeer.h"

#include <QTcpSocket>

namespace noc {

namespace {

constexpr qint64 kMaxHead = 16 * 1024;
constexpr qint64 kMaxBody = 1024 * 1024;

} // namespace

HttpPeer::HttpPeer(QTcpSocket *socket, Clock &clock, milliseconds patience, QObject *parent)
    : QObject(parent), m_socket(socket), m_patience(clock.makeTimer([this] { drop(); }))
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &HttpPeer::readOn);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_patience->start(patience);
    QMetaObject::invokeMethod(this, &HttpPeer::readOn, Qt::QueuedConnection);
}

HttpPeer::~HttpPeer() = default;

QTcpSocket *HttpPeer::takeSocket()
{
    QTcpSocket *socket = m_socket;
    m_socket = nullptr;
    deleteLater();
    if (socket == nullptr)
        return nullptr;
    disconnect(socket, nullptr, this, nullptr);
    socket->setParent(nullptr);
    return socket;
}

void HttpPeer::setFrozen(bool frozen)
{
    m_frozen = frozen;
    if (!frozen)
        readOn();
}

void HttpPeer::answer(const QByteArray &bytes)
{
    if (m_socket == nullptr)
        return;
    m_socket->write(bytes);
    m_socket->disconnectFromHost();
}

void HttpPeer::keepSilent()
{
    m_patience->stop();
}

void HttpPeer::drop()
{
    if (m_socket != nullptr)
        m_socket->abort();
    deleteLater();
}

void HttpPeer::readOn()
{
    if (m_decided || m_frozen || m_socket == nullptr)
        return;
    const QByteArray seen = m_socket->peek(kMaxHead);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0) {
        if (seen.size() >= kMaxHead)
            answer(toBytes({400, {}, {}}));
        return;
    }
    auto request = parseHttpHead(seen.left(end));
    const auto length = request ? request->contentLength() : std::nullopt;
    if (!length || *length > kMaxBody) {
        m_decided = true;
        answer(toBytes({400, {}, {}}));
        return;
    }
    if (request->isUpgrade()) {
        m_decided = true;
        m_patience->stop();
        Q_EMIT upgradeRequested(*request);
        return;
    }
    if (m_socket->bytesAvailable() < end + 4 + *length)
        return;
    m_decided = true;
    m_patience->stop();
    m_socket->skip(end + 4);
    request->body = m_socket->read(*length);
    Q_EMIT requestReceived(*request);
}

} // namespace noc
