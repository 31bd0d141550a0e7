// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democonsumer.h"

#include "app/demo/hardreset.h"
#include "core/protocol/reply.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace noc {

namespace {

//! An id as int() reads it in Python, blanks around it aside.
std::optional<qint64> numberOf(const EntityId &id)
{
    if (id.isInteger())
        return id.toInt64();
    const QByteArray text = id.toText().mid(1).chopped(1).trimmed().toUtf8();
    qint64 value = 0;
    const auto [end, fault] = std::from_chars(text.begin(), text.end(), value);
    if (fault != std::errc() || end != text.end())
        return std::nullopt;
    return value;
}

//! The text of a string id.
std::string textOf(const EntityId &id)
{
    return id.toText().mid(1).chopped(1).toStdString();
}

std::string notANumber(const std::string &prefix, const std::string &id)
{
    return prefix + ": Field 'id' expected a number but got '" + id + "'.";
}

bool hasBlanksAround(const std::string &text)
{
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
}

} // namespace

DemoConsumer::DemoConsumer(
    DemoState &state, ChannelKind kind, const DemoUser &user, const QString &deviceId, QWebSocket *socket, QTcpSocket *wire)
    : m_state(state),
      m_kind(kind),
      m_user(user),
      m_deviceId(deviceId),
      m_socket(socket),
      m_wire(wire),
      m_limit(state.options.messageLimit, state.options.messageWindow),
      m_since(state.clock.bootNow()),
      m_lastHeard(m_since),
      m_delivery(state.clock.makeTimer([this] { deliver(); })),
      m_ticks(state.clock.makeTimer([this] { tick(); })),
      m_death(state.clock.makeTimer([this] { closeWith(1011); }))
{
    m_socket->setParent(nullptr);
    // Bounded only for the sake of this process: the real server takes any size.
    m_socket->setMaxAllowedIncomingFrameSize(16 * 1024 * 1024);
    m_socket->setMaxAllowedIncomingMessageSize(16 * 1024 * 1024);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &DemoConsumer::onText);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &DemoConsumer::onBinary);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &DemoConsumer::noteEnd);
}

DemoConsumer::~DemoConsumer()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void DemoConsumer::greet()
{
    if (m_kind != ChannelKind::Dashboard)
        m_ticks->start(m_state.options.heartbeatInterval);
    if (m_state.faults.noGreeting)
        return;
    const WallTime now = m_state.clock.wallNow();
    if (m_kind == ChannelKind::Dashboard) {
        send(encode(wire::DashboardGreeting {EntityId(m_state.options.tenantId), now}, m_kind));
        return;
    }
    wire::ConnectionEstablished greeting;
    greeting.timestamp = now;
    if (m_kind == ChannelKind::MobileSync) {
        greeting.userId = EntityId::fromString(QByteArray::number(m_user.id).toStdString());
        greeting.deviceId = m_deviceId.toStdString();
    } else {
        greeting.heartbeatInterval = m_state.options.heartbeatInterval.count();
        greeting.presenceTimeout = m_state.options.presenceTimeout.count();
    }
    send(encode(greeting, m_kind));
}

void DemoConsumer::send(const std::string &utf8)
{
    if (isDead())
        return;
    const DemoFaults &faults = m_state.faults;
    milliseconds delay = faults.replyDelay;
    if (faults.replyJitter > milliseconds(0)) {
        const double draw = std::min(4.0, -std::log(1.0 - m_state.random.uniform()));
        delay += milliseconds(std::llround(double(faults.replyJitter.count()) * draw));
    }
    BootTime due = m_state.clock.bootNow() + delay;
    if (!m_delayed.empty())
        due = std::max(due, m_delayed.back().due); // frames never overtake each other
    m_delayed.push_back({due, QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))});
    deliver();
}

void DemoConsumer::deliver()
{
    while (!m_delayed.empty() && !m_frozen && !isDead()) {
        const auto wait = m_delayed.front().due - m_state.clock.bootNow();
        if (wait > nanoseconds(0)) {
            m_delivery->start(std::chrono::ceil<milliseconds>(wait));
            return;
        }
        const QString text = m_delayed.front().text;
        m_delayed.pop_front();
        m_socket->sendTextMessage(text);
    }
}

void DemoConsumer::sendText(const QString &text)
{
    m_socket->sendTextMessage(text);
}

void DemoConsumer::sendBinary(const QByteArray &bytes)
{
    m_socket->sendBinaryMessage(bytes);
}

void DemoConsumer::sendRaw(const QByteArray &bytes)
{
    if (m_wire != nullptr)
        m_wire->write(bytes);
}

void DemoConsumer::poison()
{
    if (m_dead)
        return;
    m_dead = true;
    m_delayed.clear();
    ++m_state.book.poisoned;
    // Daphne looks once a second for consumers that ended.
    if (!m_state.faults.poisonLeavesZombie)
        m_death->start(milliseconds(std::llround(m_state.random.uniform() * 1000.0)));
}

void DemoConsumer::closeWith(int code)
{
    m_dead = true;
    m_socket->close(QWebSocketProtocol::CloseCode(code));
}

void DemoConsumer::finish()
{
    m_dead = true;
    if (m_wire != nullptr)
        m_wire->disconnectFromHost();
}

void DemoConsumer::reset()
{
    m_dead = true;
    if (m_wire != nullptr)
        resetConnection(*m_wire);
}

void DemoConsumer::setFrozen(bool frozen)
{
    if (m_frozen == frozen)
        return;
    m_frozen = frozen;
    if (m_wire == nullptr)
        return;
    // The WebSocket hears nothing while its TCP socket is silenced.
    m_wire->blockSignals(frozen);
    if (frozen)
        return;
    if (m_wire->bytesAvailable() > 0)
        Q_EMIT m_wire->readyRead();
    if (m_wire != nullptr && m_wire->state() == QAbstractSocket::UnconnectedState)
        noteEnd(); // it ended while nobody listened
    deliver();
}

void DemoConsumer::noteEnd()
{
    if (m_ended)
        return;
    m_ended = true;
    m_ticks->stop();
    m_delivery->stop();
    m_death->stop();
    Q_EMIT ended();
}

void DemoConsumer::onText(const QString &text)
{
    if (isDead())
        return;
    const QByteArray utf8 = text.toUtf8();
    keepNewest(m_state.book.received, utf8);
    if (!passesLimit())
        return;
    const auto decoded = wire::decodeClient(std::string_view(utf8.data(), std::size_t(utf8.size())), m_kind);
    const auto *fault = std::get_if<wire::ClientDecodeFault>(&decoded);
    // Invalid JSON does not count as a sign of life on the presence socket; an unknown type does.
    if (fault == nullptr || fault->fault != wire::ClientFault::NotJson) {
        m_lastHeard = m_state.clock.bootNow();
        ++m_messages;
    }
    if (fault != nullptr)
        judge(*fault);
    else
        judge(std::get<wire::ClientMessage>(decoded));
}

void DemoConsumer::onBinary()
{
    if (!isDead())
        poison();
}

bool DemoConsumer::passesLimit()
{
    if (m_kind == ChannelKind::Presence)
        return true;
    const BootTime now = m_state.clock.bootNow();
    FixedWindow *window = &m_limit;
    if (m_kind == ChannelKind::Dashboard && m_state.options.dialect == DemoDialect::Current) {
        const FixedWindow fresh(m_state.options.messageLimit, m_state.options.messageWindow);
        window = &m_state.limitOfUser.try_emplace(m_user.id, fresh).first->second;
    }
    const bool within = window->take(now);
    if (within && !(m_state.faults.alwaysLimited && m_kind == ChannelKind::Dashboard))
        return true;
    ++m_state.book.limited;
    refuse("Rate limit exceeded", "RATE_LIMIT_EXCEEDED");
    if (m_kind == ChannelKind::MobileSync && ++m_strikes >= 3)
        closeWith(4429);
    return false;
}

void DemoConsumer::answer(const wire::ServerMessage &message)
{
    if (!m_state.faults.loseReplies)
        send(encode(message, m_kind));
}

void DemoConsumer::refuse(const std::string &words, const char *mobileCode)
{
    wire::ErrorReply error {words, std::nullopt};
    if (m_kind == ChannelKind::MobileSync)
        error.errorCode = mobileCode != nullptr ? mobileCode : "INVALID_MESSAGE";
    answer(error);
}

void DemoConsumer::judge(const wire::ClientDecodeFault &fault)
{
    using wire::ClientFault;
    const bool isAck = fault.type == "acknowledge_alert";
    const bool isKnownHere = m_kind == ChannelKind::Dashboard;
    if (fault.fault == ClientFault::IdMissing || fault.fault == ClientFault::IdNotUsable) {
        if (!isKnownHere) {
            refuse("Unknown message type: " + fault.type);
            return;
        }
    } else if (fault.fatal) {
        poison();
        return;
    }
    switch (fault.fault) {
    case ClientFault::NotJson: refuse("Invalid JSON data", "INVALID_JSON"); return;
    case ClientFault::UnknownType: refuse("Unknown message type: " + fault.type); return;
    case ClientFault::IdMissing:
        if (isAck)
            refuse("alert_id required");
        else
            refuse(fault.type == "subscribe_client" ? "client_id required" : "Insufficient permissions");
        return;
    case ClientFault::IdNotUsable:
        // Python takes True for 1; what is left is a text too long to be a number.
        if (fault.fatal || fault.idText == "True") {
            poison();
        } else {
            refuse(notANumber(isAck ? "Failed to acknowledge" : "Invalid message", fault.idText));
        }
        return;
    case ClientFault::NotObject:
    case ClientFault::TimeWithoutOffset: poison(); return;
    }
}

void DemoConsumer::judge(const wire::ClientMessage &message)
{
    if (std::holds_alternative<wire::Heartbeat>(message))
        ++m_state.book.heartbeats;
    switch (m_kind) {
    case ChannelKind::Dashboard: judgeDashboard(message); return;
    case ChannelKind::Presence: judgePresence(message); return;
    case ChannelKind::MobileSync: judgeMobile(message); return;
    }
}

void DemoConsumer::judgeDashboard(const wire::ClientMessage &message)
{
    if (std::holds_alternative<wire::Heartbeat>(message)) {
        wire::HeartbeatAck ack;
        ack.timestamp = m_state.clock.wallNow();
        answer(ack);
    } else if (const auto *ack = std::get_if<wire::AcknowledgeAlert>(&message)) {
        acknowledge(ack->alertId);
    } else if (const auto *subscription = std::get_if<wire::SubscribeClient>(&message)) {
        subscribe(subscription->clientId);
    } else if (const auto *metrics = std::get_if<wire::RequestMetrics>(&message)) {
        requestMetrics(metrics->clientId);
    } else {
        refuse("Unknown message type: " + std::string(typeName(message)));
    }
}

void DemoConsumer::judgePresence(const wire::ClientMessage &message)
{
    const WallTime now = m_state.clock.wallNow();
    if (const auto *heartbeat = std::get_if<wire::Heartbeat>(&message)) {
        wire::HeartbeatAck ack;
        ack.serverTime = now;
        if (heartbeat->timestamp)
            ack.latencyMs = (now - *heartbeat->timestamp).count();
        ack.uptimeSeconds = uptimeSeconds();
        answer(ack);
    } else if (std::holds_alternative<wire::Ping>(message)) {
        answer(wire::Pong {now});
    } else if (std::holds_alternative<wire::GetStats>(message)) {
        // Asking counts as being heard, so the last heartbeat is always 0 s ago.
        answer(wire::Stats {uptimeSeconds(), m_messages, 0, m_user.staff ? "staff" : "authenticated"});
    } else {
        refuse("Unknown message type: " + std::string(typeName(message)));
    }
}

void DemoConsumer::judgeMobile(const wire::ClientMessage &message)
{
    if (std::holds_alternative<wire::Heartbeat>(message)) {
        wire::HeartbeatAck ack;
        ack.timestamp = m_state.clock.wallNow();
        answer(ack);
    } else {
        refuse("Unknown message type: " + std::string(typeName(message)), "UNKNOWN_MESSAGE_TYPE");
    }
}

void DemoConsumer::acknowledge(const EntityId &alertId)
{
    if (!m_user.mayAcknowledge) {
        refuse("Cannot acknowledge alerts");
        return;
    }
    const auto id = numberOf(alertId);
    if (!id && !alertId.isInteger()) {
        refuse(notANumber("Failed to acknowledge", textOf(alertId)));
        return;
    }
    if (!id || !m_state.acknowledge(*id, m_user.id, false)) {
        poison(); // DoesNotExist is not caught
        return;
    }
    answer(wire::AlertAcknowledged {alertId});
}

void DemoConsumer::subscribe(const EntityId &clientId)
{
    if (!clientId.isInteger() && hasBlanksAround(textOf(clientId))) {
        poison();
        return;
    }
    const auto id = numberOf(clientId);
    if (!id && !clientId.isInteger()) {
        refuse(notANumber("Invalid message", textOf(clientId)));
    } else if (!id) {
        poison(); // too big for the database
    } else if (!m_user.maySeeClients || !m_state.hasClient(*id)) {
        refuse("Insufficient permissions");
    } else {
        m_subscriptions.insert(*id);
        ++m_state.book.subscriptions;
        answer(wire::Subscribed {clientId, "Subscribed to client alerts"});
    }
}

void DemoConsumer::requestMetrics(const EntityId &clientId)
{
    const auto id = numberOf(clientId);
    if (!id && !clientId.isInteger()) {
        refuse(notANumber("Invalid message", textOf(clientId)));
        return;
    }
    if (!id || !m_user.maySeeClients || !m_state.hasClient(*id)) {
        refuse("Insufficient permissions");
        return;
    }
    int open = 0;
    int critical = 0;
    for (const auto &[key, alert] : m_state.alerts) {
        if (alert.clientId != *id || alert.status != "NEW")
            continue;
        ++open;
        if (alert.severity == "CRITICAL")
            ++critical;
    }
    answer(wire::MetricsUpdate {
        clientId, "{\"open_alerts\":" + std::to_string(open) + ",\"critical_alerts\":" + std::to_string(critical) + '}'});
}

void DemoConsumer::tick()
{
    if (m_dead || m_ended)
        return;
    const bool isStale = m_state.clock.bootNow() - m_lastHeard > m_state.options.presenceTimeout;
    if (m_kind == ChannelKind::Presence && isStale && !isDead() && !m_frozen) {
        closeWith(4408);
        return;
    }
    send(encode(wire::ServerHeartbeat {m_state.clock.wallNow()}, m_kind));
    m_ticks->start(m_state.options.heartbeatInterval);
}

std::int64_t DemoConsumer::uptimeSeconds() const
{
    return std::chrono::floor<seconds>(m_state.clock.bootNow() - m_since).count();
}

} // namespace noc
