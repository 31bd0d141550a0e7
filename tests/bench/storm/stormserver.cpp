// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/storm/stormserver.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace noc::bench {

namespace {

// Replies wait for the end of what is on its way, so that this bounds their delay.
constexpr std::size_t kMostFramesAtOnce = 500;

constexpr unsigned char kText = 1, kClose = 8, kPing = 9, kPong = 10;

std::int64_t now(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::int64_t monotonicNs()
{
    return now(CLOCK_MONOTONIC);
}

std::int64_t wallMicroseconds()
{
    return now(CLOCK_REALTIME) / 1000;
}

QByteArray wallText()
{
    return QByteArray::fromStdString(timestamp(wallMicroseconds()));
}

QByteArray header(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

struct StormServer::Peer {
    int socket = -1;
    QByteArray in, out; // out: replies, not yet on the wire
    std::string_view storm; // what is on its way of the storm; goes before replies once begun
    bool open = false, dashboard = false, gone = false;
    std::int64_t greetedNs = 0;

    ~Peer() { ::close(socket); }
};

StormServer::StormServer(Storm storm, Plan plan) : m_storm(std::move(storm)), m_plan(plan), m_acknowledged(m_storm.unique() + 1) { }

StormServer::~StormServer()
{
    if (m_listener >= 0)
        ::close(m_listener);
}

quint16 StormServer::listen(quint16 port)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t length = sizeof address;
    if (::bind(m_listener, generic, length) != 0 || ::listen(m_listener, 16) != 0
        || ::getsockname(m_listener, generic, &length) != 0)
        return 0;
    return ntohs(address.sin_port);
}

void StormServer::serve()
{
    for (;;) {
        std::vector<pollfd> waits {{STDIN_FILENO, POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const auto &peer : m_peers) {
            const bool writes = !peer->out.isEmpty() || !peer->storm.empty() || (peer.get() == m_stormy && pollMs() == 0);
            waits.push_back({peer->socket, short(writes ? POLLIN | POLLOUT : POLLIN), 0});
        }
        ::poll(waits.data(), waits.size(), pollMs() == 0 ? -1 : pollMs());
        std::array<char, 256> ignored {};
        if (waits[0].revents != 0 && ::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            return;
        for (std::size_t i = 2; i < waits.size(); ++i) {
            Peer &peer = *m_peers[i - 2];
            if ((waits[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
                read(peer);
            if (!peer.gone)
                write(peer);
        }
        if (waits[1].revents != 0)
            accept();
        m_stormyLeft = m_stormyLeft || (m_stormy && m_stormy->gone);
        if (m_stormyLeft)
            return;
        std::erase_if(m_peers, [](const auto &peer) { return peer->gone; });
    }
}

// 0: there is something to send now; -1: nothing ever will be by itself.
int StormServer::pollMs() const
{
    if (!m_stormy || m_sent == m_storm.size())
        return -1;
    const std::int64_t wait = m_startNs - monotonicNs();
    if (wait > 0)
        return int(wait / 1'000'000) + 1;
    return m_plan.rate > 0 && m_stormy->storm.empty() ? 1 : 0;
}

void StormServer::accept()
{
    const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0)
        return;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_peers.push_back(std::make_unique<Peer>());
    m_peers.back()->socket = socket;
}

void StormServer::read(Peer &peer)
{
    std::array<char, 16384> bytes {};
    const ssize_t count = ::recv(peer.socket, bytes.data(), bytes.size(), 0);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
        peer.gone = true;
        return;
    }
    if (count < 0)
        return;
    peer.in.append(bytes.data(), count);
    if (!peer.open)
        shakeHands(peer);
    if (peer.open)
        takeFrames(peer);
}

void StormServer::shakeHands(Peer &peer)
{
    const qsizetype end = peer.in.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray request = peer.in.left(end);
    peer.in.remove(0, end + 4);
    const QByteArray key = header(request, "Sec-WebSocket-Key");
    const QByteArray path = request.split(' ').value(1).split('?').first();
    peer.dashboard = path == "/ws/noc/dashboard/";
    if (key.isEmpty() || (!peer.dashboard && path != "/ws/noc/presence/")) {
        peer.out = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";
        return;
    }
    const QByteArray accepted =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
    peer.out = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accepted
        + "\r\n\r\n";
    peer.open = true;
    if (!peer.dashboard) {
        say(peer, kText,
            "{\"type\": \"connection_established\", \"timestamp\": \"" + wallText()
                + "\", \"heartbeat_interval\": 30, \"presence_timeout\": 300}");
        return;
    }
    say(peer, kText, "{\"type\": \"connected\", \"tenant_id\": 5, \"timestamp\": \"" + wallText() + "\"}");
    if (!m_stormy) {
        m_stormy = &peer;
        m_startNs = monotonicNs() + std::int64_t(m_plan.delayMs) * 1'000'000;
    }
}

void StormServer::takeFrames(Peer &peer)
{
    for (;;) {
        const auto *bytes = reinterpret_cast<const unsigned char *>(peer.in.constData());
        const qsizetype size = peer.in.size();
        if (size < 6)
            return;
        const unsigned char opcode = bytes[0] & 0x0f;
        qsizetype length = bytes[1] & 0x7f;
        qsizetype at = 2;
        // Commands are short: longer lengths do not come.
        if (length == 126) {
            length = (bytes[2] << 8) | bytes[3];
            at = 4;
        }
        if (size < at + 4 + length)
            return;
        QByteArray payload(length, Qt::Uninitialized);
        for (qsizetype i = 0; i < length; ++i)
            payload[i] = char(bytes[at + 4 + i] ^ bytes[at + i % 4]);
        peer.in.remove(0, at + 4 + length);
        if (opcode == kText)
            onText(peer, payload);
        else if (opcode == kPing)
            say(peer, kPong, payload);
        else if (opcode == kClose)
            say(peer, kClose, QByteArray("\x03\xe8", 2));
    }
}

void StormServer::onText(Peer &peer, const QByteArray &json)
{
    const QJsonObject message = QJsonDocument::fromJson(json).object();
    const QString type = message.value("type"_L1).toString();
    const auto reply = [&peer](const QByteArray &text) { say(peer, kText, text); };
    if (type == "heartbeat"_L1) {
        ++m_heartbeats;
        reply(
            peer.dashboard ? "{\"type\": \"heartbeat_ack\", \"timestamp\": \"" + wallText() + "\"}"
                           : "{\"type\": \"heartbeat_ack\", \"server_time\": \"" + wallText()
                    + "\", \"latency_ms\": 0, \"uptime_seconds\": 1}");
    } else if (type == "acknowledge_alert"_L1 && peer.dashboard) {
        acknowledge(peer, message);
    } else if (type == "subscribe_client"_L1 && peer.dashboard) {
        ++m_subscriptions;
        reply(
            "{\"type\": \"subscribed\", \"client_id\": " + QByteArray::number(message.value("client_id"_L1).toInteger())
            + ", \"message\": \"Subscribed to client alerts\"}");
    } else if (type == "ping"_L1 && !peer.dashboard) {
        reply("{\"type\": \"pong\", \"timestamp\": \"" + wallText() + "\"}");
    } else {
        reply("{\"type\": \"error\", \"message\": \"Unknown message type: " + type.toUtf8() + "\"}");
    }
}

void StormServer::acknowledge(Peer &peer, const QJsonObject &message)
{
    const std::int64_t heard = monotonicNs();
    const qint64 id = message.value("alert_id"_L1).toInteger();
    if (id < 1 || id > qint64(m_storm.unique())) {
        // What the real server does with an alert it does not know.
        say(peer, kClose, QByteArray("\x03\xf3", 2));
        return;
    }
    m_acknowledged[std::size_t(id)] = 1;
    m_acknowledgements.emplace_back(id, heard);
    say(peer, kText, "{\"type\": \"alert_acknowledged\", \"alert_id\": " + QByteArray::number(id) + "}");
}

void StormServer::say(Peer &peer, unsigned char opcode, const QByteArray &payload)
{
    peer.out.append(char(0x80 | opcode));
    if (payload.size() < 126) {
        peer.out.append(char(payload.size()));
    } else {
        peer.out.append(char(126));
        peer.out.append(char(payload.size() >> 8));
        peer.out.append(char(payload.size() & 0xff));
    }
    peer.out.append(payload);
}

void StormServer::write(Peer &peer)
{
    for (bool tookMore = false;;) {
        if (!peer.storm.empty()) {
            const ssize_t count = ::send(peer.socket, peer.storm.data(), peer.storm.size(), MSG_NOSIGNAL);
            if (count < 0)
                return;
            peer.storm.remove_prefix(std::size_t(count));
            m_lastNs = monotonicNs();
            if (!peer.storm.empty())
                return;
        }
        if (!peer.out.isEmpty()) {
            const ssize_t count = ::send(peer.socket, peer.out.constData(), std::size_t(peer.out.size()), MSG_NOSIGNAL);
            if (count < 0)
                return;
            peer.out.remove(0, count);
            if (!peer.out.isEmpty())
                return;
        }
        // One chunk a turn, so that commands are heard in between.
        if (tookMore || !takeMoreOfStorm(peer))
            return;
        tookMore = true;
    }
}

bool StormServer::takeMoreOfStorm(Peer &peer)
{
    const std::int64_t elapsed = monotonicNs() - m_startNs;
    if (&peer != m_stormy || m_sent == m_storm.size() || elapsed < 0)
        return false;
    std::size_t end = m_storm.size();
    if (m_plan.rate > 0)
        end = std::min(end, std::size_t(double(elapsed) * m_plan.rate / 1e9) + 1);
    end = std::min(end, m_sent + kMostFramesAtOnce);
    if (end <= m_sent)
        return false;
    if (m_firstNs == 0)
        m_firstNs = monotonicNs();
    m_storm.stamp(m_sent, end, wallMicroseconds());
    peer.storm = m_storm.frames(m_sent, end);
    m_sent = end;
    return true;
}

QJsonObject StormServer::book() const
{
    std::vector<std::uint8_t> last(m_storm.unique() + 1);
    std::vector<std::uint8_t> raised(last.size());
    for (std::size_t frame = 0; frame < m_sent; ++frame) {
        last[m_storm.id(frame)] = m_storm.severity(frame);
        raised[m_storm.id(frame)] = 1;
    }
    std::array<qint64, kSeverities.size()> bySeverity {};
    qint64 rows = 0;
    qint64 acknowledged = 0;
    for (std::size_t id = 1; id < last.size(); ++id) {
        rows += raised[id];
        bySeverity[last[id]] += raised[id];
        acknowledged += raised[id] != 0 && m_acknowledged[id] != 0;
    }
    QJsonArray severities;
    for (const qint64 count : bySeverity)
        severities.append(count);
    QJsonArray acknowledgements;
    for (const auto &[id, ns] : m_acknowledgements)
        acknowledgements.append(QJsonArray {qint64(id), qint64(ns)});
    return {
        {u"frames"_s, qint64(m_sent)},
        {u"unique"_s, rows},
        {u"repeats"_s, qint64(m_sent) - rows},
        {u"sev_final"_s, severities},
        {u"unacknowledged"_s, rows - acknowledged},
        {u"acknowledgements"_s, acknowledgements},
        {u"subscriptions"_s, m_subscriptions},
        {u"heartbeats"_s, m_heartbeats},
        {u"bytes"_s, qint64(m_sent * kAlertBytes)},
        {u"first_ns"_s, qint64(m_firstNs)},
        {u"last_ns"_s, qint64(m_lastNs)}};
}

} // namespace noc::bench
