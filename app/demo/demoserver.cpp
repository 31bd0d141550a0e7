// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/democonsumer.h"
#include "app/demo/httppeer.h"
#include "core/base/logging.h"
#include "core/protocol/codec.h"

#include <QCoreApplication>
#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr seconds kHandshakePatience {5}; // Daphne's
constexpr std::size_t kMaxAlerts = 20'000;

std::optional<ChannelKind> endpointOf(const QString &path)
{
    if (path == u"/ws/noc/dashboard/"_s)
        return ChannelKind::Dashboard;
    if (path == u"/ws/noc/presence/"_s)
        return ChannelKind::Presence;
    if (path == u"/ws/mobile/sync/"_s)
        return ChannelKind::MobileSync;
    return std::nullopt;
}

QString addressKey(const QString &host, quint16 port)
{
    return host + u'#' + QString::number(port);
}

bool isDeviceId(const QString &text)
{
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    };
    return !text.isEmpty() && text.size() <= 255 && std::ranges::all_of(text, isAllowed);
}

} // namespace

DemoServer::DemoServer(DemoOptions options, Clock &clock, RandomSource &random, QObject *parent)
    : QObject(parent),
      m_state(std::move(options), clock, random),
      m_api(m_state, [this](qint64 alertId, qint64 userId) { acknowledgeOverHttp(alertId, userId); }),
      m_upgrader(u"watchfloor-demo"_s, QWebSocketServer::NonSecureMode),
      m_restart(clock.makeTimer([this] { retryListening(); }))
{
    m_listener.setListenBacklogSize(200);
    m_upgrader.setMaxPendingConnections(1000);
    connect(&m_listener, &QTcpServer::newConnection, this, &DemoServer::onTcpConnection);
    connect(&m_upgrader, &QWebSocketServer::newConnection, this, &DemoServer::onWebSocket);
}

DemoServer::~DemoServer()
{
    m_listener.close();
    for (const Accepted &accepted : std::as_const(m_upgrading)) {
        accepted.wire->disconnect(this);
        accepted.wire->deleteLater();
    }
    for (const auto &consumer : m_consumers)
        consumer->disconnect(this);
    m_consumers.clear();
}

Outcome DemoServer::listen()
{
    if (!m_listener.listen(QHostAddress::LocalHost, m_state.options.port)) {
        return Error {
            ErrorCode::NotAvailable,
            QCoreApplication::translate("noc::DemoServer", "The demo server cannot listen on port %1: %2.")
                .arg(m_state.options.port)
                .arg(m_listener.errorString()),
            m_listener.errorString()};
    }
    m_port = m_listener.serverPort();
    return done();
}

QUrl DemoServer::url() const
{
    return QUrl(u"ws://127.0.0.1:%1"_s.arg(m_port));
}

QUrl DemoServer::apiUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

QString DemoServer::origin() const
{
    return m_state.options.origins.isEmpty() ? url().toString() : m_state.options.origins.first();
}

QString DemoServer::token(qint64 userId, seconds lifetime)
{
    const WallTime now = m_state.clock.wallNow();
    return m_state.tokens.issue(DemoTokens::Kind::Access, userId, now, now + lifetime);
}

void DemoServer::setFaults(const DemoFaults &faults)
{
    const bool wasFrozen = std::exchange(m_state.faults, faults).frozen;
    if (wasFrozen == faults.frozen)
        return;
    for (HttpPeer *peer : findChildren<HttpPeer *>(QString(), Qt::FindDirectChildrenOnly))
        peer->setFrozen(faults.frozen);
    for (DemoConsumer *consumer : everyone())
        consumer->setFrozen(faults.frozen);
}

int DemoServer::socketCount(ChannelKind kind) const
{
    return int(std::ranges::count_if(m_consumers, [kind](const auto &consumer) { return consumer->kind() == kind; }));
}

std::vector<DemoConsumer *> DemoServer::everyone() const
{
    std::vector<DemoConsumer *> all;
    for (const auto &consumer : m_consumers)
        all.push_back(consumer.get());
    return all;
}

std::vector<DemoConsumer *> DemoServer::dashboards() const
{
    auto all = everyone();
    std::erase_if(all, [](const DemoConsumer *consumer) { return consumer->kind() != ChannelKind::Dashboard; });
    return all;
}

// ---- handshakes ---------------------------------------------------------------------------------------------------------

void DemoServer::onTcpConnection()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *peer = new HttpPeer(socket, m_state.clock, kHandshakePatience, this);
        peer->setFrozen(m_state.faults.frozen);
        connect(
            peer, &HttpPeer::upgradeRequested, this, [this, peer](const HttpRequest &request) { judgeHandshake(peer, request); });
        connect(peer, &HttpPeer::requestReceived, this, [this, peer](const HttpRequest &request) {
            if (endpointOf(request.path))
                peer->answer(toBytes({404, {}, {}}));
            else
                peer->answer(toBytes(m_api.answer(request, apiUrl().toString())));
        });
    }
}

void DemoServer::judgeHandshake(HttpPeer *peer, const HttpRequest &request)
{
    if (m_state.faults.handshakeSilent) {
        peer->keepSilent();
        return;
    }
    if (m_state.faults.handshakeDelay <= milliseconds(0)) {
        decideHandshake(peer, request);
        return;
    }
    auto timer = std::make_shared<std::unique_ptr<Timer>>();
    *timer = m_state.clock.makeTimer([this, peer, request] { decideHandshake(peer, request); });
    (*timer)->start(m_state.faults.handshakeDelay);
    connect(peer, &QObject::destroyed, this, [timer] { timer->reset(); });
}

void DemoServer::decideHandshake(HttpPeer *peer, const HttpRequest &request)
{
    // Daphne and a proxy before it answer first; then the real order: origin, throttle, token, route, capability.
    if (m_state.faults.refuseStatus != 0) {
        refuse(peer, request, m_state.faults.refuseStatus);
        return;
    }
    const QString address = u"127.0.0.1"_s;
    const DemoUser *user = nullptr;
    if (!originIsListed(request) || m_socketsOf.value(address) >= m_state.options.socketsPerAddress
        || (user = userOf(request)) == nullptr) {
        refuse(peer, request, 403);
        return;
    }
    const auto kind = endpointOf(request.path);
    if (!kind) {
        refuse(peer, request, 500);
        return;
    }
    const bool mayEnter = *kind == ChannelKind::MobileSync ? isDeviceId(request.query.queryItemValue(u"device_id"_s))
                                                           : *kind == ChannelKind::Presence || user->mayView;
    if (mayEnter)
        accept(peer, request, *kind, *user);
    else
        refuse(peer, request, 403);
}

bool DemoServer::originIsListed(const HttpRequest &request) const
{
    // Without an Origin the real server compares ws:// and the Host header, behind TLS too.
    const QString host = QString::fromLatin1(request.header("host"));
    const QByteArray sent = request.header("origin");
    QString origin = sent.isEmpty() ? u"ws://"_s + host : QString::fromLatin1(sent);
    const qsizetype path = origin.indexOf(u'/', origin.indexOf("://"_L1) + 3);
    if (path > 0)
        origin.truncate(path);
    if (m_state.options.origins.contains(origin))
        return true;
    const auto isOwn = [&](const QString &name) {
        const QString own = name + u':' + QString::number(m_port);
        return origin == u"ws://"_s + own || origin == u"http://"_s + own || origin == u"https://"_s + own;
    };
    return m_state.options.ownHostIsListed && (isOwn(u"127.0.0.1"_s) || isOwn(u"localhost"_s));
}

const DemoUser *DemoServer::userOf(const HttpRequest &request) const
{
    // The first source that is not empty decides, even when it is bad.
    QString token = request.query.queryItemValue(u"token"_s, QUrl::FullyDecoded);
    if (token.isEmpty() && request.header("authorization").startsWith("Bearer "))
        token = QString::fromLatin1(request.header("authorization").mid(7));
    if (token.isEmpty())
        token = QString::fromLatin1(request.cookie("ws_token"));
    const auto claims = m_state.tokens.verify(DemoTokens::Kind::Access, token, m_state.clock.wallNow());
    const DemoUser *user = claims ? m_state.user(claims->userId) : nullptr;
    return user != nullptr && user->enabled ? user : nullptr;
}

void DemoServer::refuse(HttpPeer *peer, const HttpRequest &request, int status)
{
    keepNewest(m_state.book.handshakes, DemoBook::Handshake {m_state.clock.wallNow(), request.path, status});
    peer->answer(refusalBytes(status));
}

void DemoServer::accept(HttpPeer *peer, const HttpRequest &request, ChannelKind kind, const DemoUser &user)
{
    QTcpSocket *wire = peer->takeSocket();
    if (wire == nullptr)
        return;
    const QString address = u"127.0.0.1"_s;
    const QString key = addressKey(wire->peerAddress().toString(), wire->peerPort());
    m_upgrading.insert(key, {kind, user, request.query.queryItemValue(u"device_id"_s), wire, address});
    ++m_socketsOf[address];
    // A client that goes away during the upgrade gives its place back.
    connect(wire, &QTcpSocket::disconnected, this, [this, key, address, wire] {
        if (m_upgrading.remove(key) > 0) {
            release(address);
            wire->deleteLater();
        }
    });
    keepNewest(m_state.book.handshakes, DemoBook::Handshake {m_state.clock.wallNow(), request.path, 101});
    m_upgrader.handleConnection(wire);
}

void DemoServer::onWebSocket()
{
    while (QWebSocket *socket = m_upgrader.nextPendingConnection()) {
        const QString key = addressKey(socket->peerAddress().toString(), socket->peerPort());
        const auto found = m_upgrading.constFind(key);
        if (found == m_upgrading.constEnd()) {
            socket->deleteLater();
            continue;
        }
        const Accepted accepted = *found;
        m_upgrading.erase(found);
        accepted.wire->disconnect(this);
        m_consumers.push_back(
            std::make_unique<DemoConsumer>(m_state, accepted.kind, accepted.user, accepted.deviceId, socket, accepted.wire));
        DemoConsumer *consumer = m_consumers.back().get();
        connect(consumer, &DemoConsumer::ended, this, [this, consumer, address = accepted.address] {
            const auto own = std::ranges::find(m_consumers, consumer, &std::unique_ptr<DemoConsumer>::get);
            if (own == m_consumers.end())
                return;
            own->release()->deleteLater();
            m_consumers.erase(own);
            release(address);
            Q_EMIT disconnected(consumer->kind());
        });
        consumer->greet();
        consumer->setFrozen(m_state.faults.frozen);
        Q_EMIT connected(accepted.kind);
    }
}

void DemoServer::release(const QString &address)
{
    int &count = m_socketsOf[address];
    count = std::max(0, count - (m_state.options.releasesTwice ? 2 : 1));
}

// ---- what happens -------------------------------------------------------------------------------------------------------

void DemoServer::raise(DemoAlert alert, Audience audience, milliseconds age)
{
    const WallTime now = m_state.clock.wallNow() - age;
    alert.firstSeen = alert.lastSeen = now;
    const auto known = m_state.alerts.find(alert.id);
    if (known != m_state.alerts.end()) {
        alert.firstSeen = known->second.firstSeen;
        alert.suppressedCount = known->second.suppressedCount + 1;
        alert.status = known->second.status;
    }
    keepNewest(m_state.book.raised, alert.id);

    wire::AlertCreated created {EntityId(alert.id), alert.type, alert.severity, alert.message, now, std::nullopt, false};
    const bool older = m_state.options.dialect == DemoDialect::Document;
    if (older) {
        created.olderDialect = true;
        created.timestamp.reset();
    }
    const std::string frame = encode(created, ChannelKind::Dashboard);
    const qint64 clientId = alert.clientId;
    m_state.alerts.insert_or_assign(alert.id, std::move(alert));
    if (m_state.alerts.size() > kMaxAlerts)
        m_state.alerts.erase(m_state.alerts.begin());
    if (m_state.faults.dropBroadcasts)
        return;
    for (DemoConsumer *consumer : dashboards()) {
        if (audience == Audience::Tenant)
            consumer->send(frame);
        // The older server sends to the client's group as well.
        if ((older || audience == Audience::Subscribers) && consumer->isSubscribedTo(clientId))
            consumer->send(frame);
    }
}

void DemoServer::update(qint64 alertId, const std::string &status)
{
    const auto found = m_state.alerts.find(alertId);
    if (found == m_state.alerts.end())
        return;
    found->second.status = status;
    broadcast(wire::AlertUpdated {
        EntityId(alertId), status, "Alert " + std::to_string(alertId) + " updated to " + status, m_state.clock.wallNow()});
}

void DemoServer::acknowledgeOverHttp(qint64 alertId, qint64 userId)
{
    if (m_state.acknowledge(alertId, userId, true))
        update(alertId, "ACKNOWLEDGED");
}

void DemoServer::broadcast(const wire::ServerMessage &message)
{
    if (m_state.faults.dropBroadcasts)
        return;
    // The older server's consumers crash on anything but a new alert.
    if (m_state.options.dialect == DemoDialect::Document && !std::holds_alternative<wire::AlertCreated>(message)) {
        poisonAll();
        return;
    }
    toDashboards(encode(message, ChannelKind::Dashboard));
}

void DemoServer::toDashboards(const std::string &utf8)
{
    for (DemoConsumer *consumer : dashboards())
        consumer->send(utf8);
}

// ---- what goes wrong ----------------------------------------------------------------------------------------------------

void DemoServer::poisonAll()
{
    for (DemoConsumer *consumer : dashboards())
        consumer->poison();
}

void DemoServer::closeAll(int code)
{
    for (DemoConsumer *consumer : everyone())
        consumer->closeWith(code);
}

void DemoServer::finishAll()
{
    for (DemoConsumer *consumer : everyone())
        consumer->finish();
}

void DemoServer::resetAll()
{
    for (DemoConsumer *consumer : everyone())
        consumer->reset();
}

void DemoServer::restart(milliseconds downFor, bool countersStay)
{
    m_listener.close();
    for (HttpPeer *peer : findChildren<HttpPeer *>(QString(), Qt::FindDirectChildrenOnly))
        peer->drop();
    for (const Accepted &accepted : std::as_const(m_upgrading))
        accepted.wire->disconnectFromHost();
    finishAll();
    m_state.limitOfUser.clear();
    if (countersStay) {
        // The closed sockets will be released; what a killed server had counted stays for ever.
        m_socketsOf.insert(u"127.0.0.1"_s, m_state.options.socketsPerAddress + 2 * socketCount());
    } else {
        m_socketsOf.clear();
    }
    m_restart->start(downFor);
}

void DemoServer::retryListening()
{
    if (m_listener.isListening())
        return;
    if (!m_listener.listen(QHostAddress::LocalHost, m_port)) {
        qCWarning(lcApp) << "the demo server's port is taken, trying again:" << m_listener.errorString();
        m_restart->start(seconds(1));
        return;
    }
    Q_EMIT restarted();
}

void DemoServer::sendText(const QString &text)
{
    for (DemoConsumer *consumer : dashboards())
        consumer->sendText(text);
}

void DemoServer::sendBinary(const QByteArray &bytes)
{
    for (DemoConsumer *consumer : dashboards())
        consumer->sendBinary(bytes);
}

void DemoServer::sendOversized(qsizetype bytes)
{
    sendText(
        uR"({"type": "alert_created", "alert_id": 1, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": ")"_s
        + QString(bytes, u'x') + uR"(", "timestamp": null})"_s);
}

void DemoServer::sendDeep(int depth)
{
    sendText(uR"({"type": "alert_created", "alert_id": )"_s + QString(depth, u'[') + QString(depth, u']') + u'}');
}

void DemoServer::sendRaw(const QByteArray &bytes)
{
    for (DemoConsumer *consumer : dashboards())
        consumer->sendRaw(bytes);
}

} // namespace noc
