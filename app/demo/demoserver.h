// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoapi.h"
#include "app/demo/demostate.h"
#include "core/base/connectionstate.h"
#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QWebSocketServer>

#include <memory>
#include <vector>

namespace noc {

class DemoConsumer;
class HttpPeer;

//! A NOC server on loopback that speaks the whole protocol through real sockets: dashboard, presence, mobile sync and the part of the
//! HTTP API that a console uses, with every fault on demand. It answers as the real one does, its known bugs included. All in the thread that made it.
class DemoServer : public QObject
{
    Q_OBJECT

public:
    //! `clock` and `random` outlive the server.
    DemoServer(DemoOptions options, Clock &clock, RandomSource &random, QObject *parent = nullptr);
    ~DemoServer() override;

    //! Listens on 127.0.0.1. Errors: NotAvailable when the port is taken.
    Outcome listen();
    //! The port, also while a restart is under way; 0 before listen().
    quint16 port() const { return m_port; }
    //! ws://127.0.0.1:PORT; the endpoints are below it.
    QUrl url() const;
    //! http://127.0.0.1:PORT; the API is below it.
    QUrl apiUrl() const;
    //! An Origin that is listed.
    QString origin() const;
    //! An access token of that user (the first one by default) that ends after `lifetime`, which may be negative.
    QString token() { return token(m_state.options.users.first().id, m_state.options.tokenLifetime); }
    QString token(qint64 userId, seconds lifetime);

    const DemoOptions &options() const { return m_state.options; }
    const DemoFaults &faults() const { return m_state.faults; }
    void setFaults(const DemoFaults &faults);
    const DemoBook &book() const { return m_state.book; }
    const std::map<qint64, DemoAlert> &alerts() const { return m_state.alerts; }

    //! Sockets that are open, of one endpoint or of all.
    int socketCount(ChannelKind kind) const;
    int socketCount() const { return int(m_consumers.size()); }

    // ---- what happens at the customer's ----
    //! Who hears of a new alert: everybody, or, as the older dialect has it for some kinds, only those who subscribed to its client.
    enum class Audience { Tenant, Subscribers };
    //! A new alert, or a repeat of a known id: kept and broadcast. The times are set here; it happened `age` ago.
    void raise(DemoAlert alert, Audience audience = Audience::Tenant, milliseconds age = milliseconds(0));
    //! Sets an alert's status and broadcasts `alert_updated`; nothing for an unknown id.
    void update(qint64 alertId, const std::string &status);
    //! As POST …/ack/ of that user.
    void acknowledgeOverHttp(qint64 alertId, qint64 userId);
    //! A finding, an anomaly, a ticket, a notification, or anything else to every dashboard.
    void broadcast(const wire::ServerMessage &message);

    // ---- what goes wrong on demand ----
    //! Every dashboard's consumer dies, as of a malformed event from outside: 1011 within a second.
    void poisonAll();
    //! Every socket gets a close frame with that code (any number from 1000 to 4999).
    void closeAll(int code);
    //! Every TCP connection ends by FIN, by RST.
    void finishAll();
    void resetAll();
    //! Stops listening and ends every connection by FIN; listens again on the same port after `downFor`. Afterwards
    //! sockets are not counted any more, unless `countersStay`, as with Redis.
    void restart(milliseconds downFor, bool countersStay = false);
    //! False while a restart is under way.
    bool isListening() const { return m_listener.isListening(); }

    // Frames that no good server sends, to every dashboard:
    void sendText(const QString &text);
    void sendBinary(const QByteArray &bytes);
    //! A well-formed alert whose frame has at least so many bytes.
    void sendOversized(qsizetype bytes);
    //! JSON nested so deep.
    void sendDeep(int depth);
    //! Bytes on the TCP stream, past the framing.
    void sendRaw(const QByteArray &bytes);

Q_SIGNALS:
    //! A socket was accepted and greeted.
    void connected(noc::ChannelKind kind);
    //! An accepted socket is gone.
    void disconnected(noc::ChannelKind kind);
    //! It listens again after a restart.
    void restarted();

private:
    struct Accepted {
        ChannelKind kind;
        DemoUser user;
        QString deviceId;
        QTcpSocket *wire;
        QString address;
    };

    void onTcpConnection();
    void judgeHandshake(HttpPeer *peer, const HttpRequest &request);
    void decideHandshake(HttpPeer *peer, const HttpRequest &request);
    void refuse(HttpPeer *peer, const HttpRequest &request, int status);
    void accept(HttpPeer *peer, const HttpRequest &request, ChannelKind kind, const DemoUser &user);
    void onWebSocket();
    void release(const QString &address);
    bool originIsListed(const HttpRequest &request) const;
    const DemoUser *userOf(const HttpRequest &request) const;
    void retryListening();
    void toDashboards(const std::string &utf8);
    std::vector<DemoConsumer *> dashboards() const;
    std::vector<DemoConsumer *> everyone() const;

    DemoState m_state;
    DemoApi m_api;
    QTcpServer m_listener;
    QWebSocketServer m_upgrader; //!< never listens; only turns TCP sockets into WebSockets
    quint16 m_port = 0;
    std::vector<std::unique_ptr<DemoConsumer>> m_consumers;
    QHash<QString, Accepted> m_upgrading; //!< by the peer's address and port
    QHash<QString, int> m_socketsOf; //!< by address
    std::unique_ptr<Timer> m_restart;
};

} // namespace noc
