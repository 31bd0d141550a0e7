// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

class QTcpSocket;

namespace noc::test {

//! A TCP proxy on loopback that does to a connection what networks do: delays it, stops it without a word, closes it, resets it. It
//! works in the thread that made it, which needs an event loop. What a cut cannot show here: the kernel goes on acknowledging, as it
//! does for a frozen peer.
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    //! Listens on a free port and forwards to `target`'s host and port.
    explicit FaultProxy(const QUrl &target, QObject *parent = nullptr);
    ~FaultProxy() override;

    //! The target's URL by way of this proxy.
    QUrl url() const;

    //! What comes is handed on so much later, in order, in both directions.
    void setDelay(std::chrono::milliseconds delay);
    //! From now nothing is handed on, nothing is closed, and new connections are accepted and left alone. Mended, what was held back
    //! goes on, as a retransmission would.
    void cutSilently();
    void mend();
    //! Ends every connection: with FIN towards both sides, after what was handed on already.
    void closeAll();
    //! Ends every connection with RST towards both sides.
    void resetAll();

    //! Connections from clients that have not ended.
    int connectionCount() const { return int(m_pairs.size()); }

Q_SIGNALS:
    //! Bytes from the server were given to the kernel for the client. `connection` is the same for all of one connection.
    void handedToClient(quint64 connection, const QByteArray &bytes);

private:
    struct Chunk {
        qint64 due; //!< m_clock, milliseconds
        QByteArray bytes;
    };
    //! One direction of a connection.
    struct Way {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        std::deque<Chunk> held;
        bool ended = false; //!< `from` has closed; told when everything held was handed on
        quint64 towardsClient = 0; //!< the connection's number; 0: the way towards the server
    };
    struct Pair {
        std::unique_ptr<QTcpSocket> client;
        std::unique_ptr<QTcpSocket> server;
        Way up, down;
    };

    void take();
    void read(Way &way);
    void pump();
    void pump(Way &way, qint64 now);
    void close(Pair &pair);
    static void reset(QTcpSocket &socket);

    QUrl m_target;
    QTcpServer m_listener;
    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_delay = 0;
    bool m_cut = false;
    quint64 m_connections = 0;
    std::vector<std::unique_ptr<Pair>> m_pairs;
};

} // namespace noc::test
