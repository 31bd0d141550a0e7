// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demostate.h"
#include "core/protocol/codec.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <deque>
#include <memory>

class QTcpSocket;
class QWebSocket;

namespace noc {

//! The server's half of one WebSocket: answers what its client says, in order, as the real consumer of that endpoint does.
class DemoConsumer : public QObject
{
    Q_OBJECT

public:
    //! Takes `socket` over. `wire` is the TCP socket below it. `state` outlives the consumer.
    DemoConsumer(
        DemoState &state, ChannelKind kind, const DemoUser &user, const QString &deviceId, QWebSocket *socket, QTcpSocket *wire);
    ~DemoConsumer() override;

    ChannelKind kind() const { return m_kind; }
    //! The first message of the endpoint, and the server's heartbeats from now on.
    void greet();
    //! True when this socket asked for that client's alerts.
    bool isSubscribedTo(qint64 clientId) const { return m_subscriptions.contains(clientId); }

    //! Hands a text frame to the socket, through the delay of the moment; nothing when the consumer is dead.
    void send(const std::string &utf8);
    //! Frames that no good server sends, at once and past all faults.
    void sendText(const QString &text);
    void sendBinary(const QByteArray &bytes);
    //! Bytes on the TCP stream as they are.
    void sendRaw(const QByteArray &bytes);

    //! The consumer dies as of an exception: whatever comes is lost, and within a second 1011 follows (or never, by the faults).
    void poison();
    //! A close frame with that code, without a reason.
    void closeWith(int code);
    //! TCP ends without a close frame.
    void finish();
    void reset();
    //! Reads and writes nothing until it is false again.
    void setFrozen(bool frozen);

Q_SIGNALS:
    //! The socket is gone. Once.
    void ended();

private:
    struct Delayed {
        BootTime due;
        QString text;
    };

    void onText(const QString &text);
    void onBinary();
    void noteEnd();
    bool isDead() const { return m_dead || m_ended || m_state.faults.zombie; }

    void answer(const wire::ServerMessage &message);
    void refuse(const std::string &words, const char *mobileCode = nullptr);
    bool passesLimit();
    void judge(const wire::ClientMessage &message);
    void judge(const wire::ClientDecodeFault &fault);
    void judgeDashboard(const wire::ClientMessage &message);
    void judgePresence(const wire::ClientMessage &message);
    void judgeMobile(const wire::ClientMessage &message);
    void acknowledge(const EntityId &alertId);
    void subscribe(const EntityId &clientId);
    void requestMetrics(const EntityId &clientId);

    void deliver();
    void tick();
    std::int64_t uptimeSeconds() const;

    DemoState &m_state;
    const ChannelKind m_kind;
    const DemoUser m_user;
    const QString m_deviceId;
    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QTcpSocket> m_wire;
    QSet<qint64> m_subscriptions;
    FixedWindow m_limit; //!< of this socket alone
    int m_strikes = 0; //!< mobile: messages over the limit
    bool m_dead = false; //!< an exception killed the consumer
    bool m_frozen = false;
    bool m_ended = false;
    BootTime m_since;
    BootTime m_lastHeard;
    std::int64_t m_messages = 0;
    std::deque<Delayed> m_delayed;
    std::unique_ptr<Timer> m_delivery;
    std::unique_ptr<Timer> m_ticks;
    std::unique_ptr<Timer> m_death;
};

} // namespace noc
