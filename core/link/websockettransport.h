// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tlsfault.h"
#include "core/link/transport.h"

#include <QAbstractSocket>
#include <QTimer>

class QSslError;
class QWebSocket;

namespace noc {

//! A Transport over a real socket, and the only user of QWebSocket. Each one makes a fresh QWebSocket, since close code and error
//! text of a used one are stale. Never logs a URL's query or a token. Signals come straight from the socket's: a receiver must not
//! run an event loop of its own, which would freeze the socket.
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    explicit WebSocketTransport(QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const TransportRequest &request) override;
    bool sendText(std::string_view utf8) override;
    void ping(const QByteArray &payload) override;
    void end(const EndCause &cause) override;

private:
    void onConnected();
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void onSslErrors(const QList<QSslError> &errors);
    void onConnectTimeout();
    void judge(QAbstractSocket::SocketError error);
    EndCause causeOfFailedAttempt(QAbstractSocket::SocketError error) const;
    EndCause causeOfClose() const;
    //! The start of what came instead of an HTTP answer; empty when nothing did.
    QString foreignWords() const;
    void finish(EndCause cause);
    void tearDown();

    enum class Phase { Idle, Connecting, Open, Ended };
    Phase m_phase = Phase::Idle;
    QWebSocket *m_socket = nullptr;
    QString m_token; //!< to be taken out of texts
    TlsFault m_tlsFault = TlsFault::Other;
    QString m_tlsWords;
    QTimer m_connectTimer;
};

//! Makes WebSocketTransports.
TransportFactory makeWebSocketTransports();

} // namespace noc
