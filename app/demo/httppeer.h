// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpmessage.h"
#include "core/base/clock.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QTcpSocket;

namespace noc {

//! One accepted TCP connection until it is known what it wants. It owns the socket until somebody takes it.
class HttpPeer : public QObject
{
    Q_OBJECT

public:
    //! Takes the socket over. After `patience` without a whole request the connection ends.
    HttpPeer(QTcpSocket *socket, Clock &clock, milliseconds patience, QObject *parent = nullptr);
    ~HttpPeer() override;

    //! Gives the socket away, its request still unread; the peer is done. Null when the client is gone.
    QTcpSocket *takeSocket();
    //! Reads nothing until it is false again.
    void setFrozen(bool frozen);
    //! Writes, then closes; the peer deletes itself.
    void answer(const QByteArray &bytes);
    //! No answer is due any more, but the connection stays open until the client gives up.
    void keepSilent();
    //! Ends the connection at once; the peer deletes itself.
    void drop();

Q_SIGNALS:
    //! A WebSocket handshake is waiting, unread.
    void upgradeRequested(const noc::HttpRequest &request);
    //! A whole ordinary request was read.
    void requestReceived(const noc::HttpRequest &request);

private:
    void readOn();

    QPointer<QTcpSocket> m_socket;
    std::unique_ptr<Timer> m_patience;
    bool m_decided = false;
    bool m_frozen = false;
};

} // namespace noc
