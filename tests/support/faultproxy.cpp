// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QTcpSocket>

#include <sys/socket.h>

#include <algorithm>

namespace noc::test {

FaultProxy::FaultProxy(const QUrl &target, QObject *parent) : QObject(parent), m_target(target)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { pump(); });
    connect(&m_listener, &QTcpServer::pendingConnectionAvailable, this, [this] { take(); });
    m_listener.listen(QHostAddress::LocalHost);
}

FaultProxy::~FaultProxy()
{
    for (const auto &pair : m_pairs) {
        pair->client->disconnect(this);
        pair->server->disconnect(this);
    }
}

QUrl FaultProxy::url() const
{
    QUrl url = m_target;
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_listener.serverPort());
    return url;
}

void FaultProxy::setDelay(std::chrono::milliseconds delay)
{
    m_delay = delay.count();
}

void FaultProxy::cutSilently()
{
    m_cut = true;
}

void FaultProxy::mend()
{
    m_cut = false;
    pump();
}

void FaultProxy::closeAll()
{
    for (const auto &pair : std::exchange(m_pairs, {}))
        close(*pair);
}

void FaultProxy::resetAll()
{
    for (const auto &pair : std::exchange(m_pairs, {})) {
        for (QTcpSocket *socket : {pair->client.get(), pair->server.get()}) {
            socket->disconnect(this);
            reset(*socket);
        }
    }
}

// The sockets outlive the pair until what was handed on is sent; perhaps it is their own signal that ends it.
void FaultProxy::close(Pair &pair)
{
    for (QTcpSocket *socket : {pair.client.release(), pair.server.release()}) {
        socket->disconnect(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->setParent(this);
        socket->disconnectFromHost();
        if (socket->state() == QAbstractSocket::UnconnectedState)
            socket->deleteLater();
    }
}

void FaultProxy::reset(QTcpSocket &socket)
{
    const linger now {1, 0};
    if (socket.socketDescriptor() != -1)
        setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.abort();
}

void FaultProxy::take()
{
    auto pair = std::make_unique<Pair>();
    pair->client.reset(m_listener.nextPendingConnection());
    pair->client->setParent(nullptr);
    pair->server = std::make_unique<QTcpSocket>();
    Pair *p = pair.get();
    p->up = {p->client.get(), p->server.get(), {}, false, 0};
    p->down = {p->server.get(), p->client.get(), {}, false, ++m_connections};
    m_pairs.push_back(std::move(pair));
    for (Way *way : {&p->up, &p->down}) {
        connect(way->from, &QTcpSocket::readyRead, this, [this, way] { read(*way); });
        connect(way->from, &QTcpSocket::disconnected, this, [this, way] {
            way->ended = true;
            pump();
        });
    }
    // Its bytes wait in the socket's own buffer until this is done.
    connect(p->server.get(), &QTcpSocket::connected, this, [this] { pump(); });
    connect(p->server.get(), &QTcpSocket::errorOccurred, this, [this, p] {
        if (p->server->state() != QAbstractSocket::ConnectedState)
            p->down.ended = true;
        pump();
    });
    p->server->connectToHost(m_target.host(), quint16(m_target.port()));
    read(p->up);
}

void FaultProxy::read(Way &way)
{
    const QByteArray bytes = way.from->readAll();
    if (!bytes.isEmpty())
        way.held.push_back({m_clock.elapsed() + m_delay, bytes});
    pump();
}

void FaultProxy::pump()
{
    if (m_cut)
        return;
    const qint64 now = m_clock.elapsed();
    qint64 next = -1;
    for (const auto &pair : m_pairs) {
        for (Way *way : {&pair->up, &pair->down}) {
            pump(*way, now);
            if (!way->held.empty() && (next < 0 || way->held.front().due < next))
                next = way->held.front().due;
        }
    }
    std::vector<std::unique_ptr<Pair>> ended;
    for (auto it = m_pairs.begin(); it != m_pairs.end();) {
        const Pair &pair = **it;
        const bool over = (pair.up.ended && pair.up.held.empty()) || (pair.down.ended && pair.down.held.empty());
        if (!over) {
            ++it;
            continue;
        }
        ended.push_back(std::move(*it));
        it = m_pairs.erase(it);
    }
    for (const auto &pair : ended)
        close(*pair);
    if (next >= 0)
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(1, next - now)));
}

void FaultProxy::pump(Way &way, qint64 now)
{
    // While the server's side is not connected yet, what is written to it would be lost.
    if (way.to->state() != QAbstractSocket::ConnectedState)
        return;
    while (!way.held.empty() && way.held.front().due <= now) {
        const QByteArray bytes = way.held.front().bytes;
        way.held.pop_front();
        way.to->write(bytes);
        if (way.towardsClient)
            Q_EMIT handedToClient(way.towardsClient, bytes);
    }
}

} // namespace noc::test
