// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"

#include <QByteArray>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <functional>
#include <memory>
#include <string_view>

class QNetworkProxy;

namespace noc {

//! How the token travels to the server (client guide, "Authentication").
enum class TokenCarrier { Header, Query, Cookie };

//! Everything one connection attempt needs. Never logged whole: it holds the token.
struct TransportRequest {
    QUrl url; //!< ws:// or wss://, with path, without token
    QString token; //!< only visible ASCII is ever sent
    TokenCarrier carrier = TokenCarrier::Header;
    QString origin; //!< Origin header, scheme://host[:port]; empty sends none
    QList<QSslCertificate> extraCa; //!< trusted besides the system's
    milliseconds connectTimeout {10'000}; //!< TCP, TLS and handshake together
    qint64 maxFrameBytes = 1024 * 1024; //!< for a frame and for a message
};

//! One socket's life, the seam between a link and the world: real (WebSocketTransport), fake (tests) or played back.
//! open() at most once. Exactly one ended() comes after open(), and nothing after it. All in the owner's thread.
//! ended() may come from within open() or abort().
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open(const TransportRequest &request) = 0;
    //! Hands one text frame to the socket. Only after opened(); false when the socket is no longer open.
    virtual bool sendText(std::string_view utf8) = 0;
    //! Sends a ping frame (RFC 6455 5.5.2), `payload` at most 125 bytes. Only after opened().
    virtual void ping(const QByteArray &payload) = 0;
    //! Ends the socket for good, in order when that needs no waiting, else at once; ended() is emitted with `cause` before it returns.
    //! Nothing before open() and after the end.
    virtual void end(const EndCause &cause) = 0;

Q_SIGNALS:
    //! The handshake is done (HTTP 101).
    void opened();
    //! One whole text message, UTF-8; the view's bytes live only during the signal.
    void textReceived(QByteArrayView utf8);
    //! A binary message, which no server of ours sends.
    void binaryReceived(qint64 size);
    //! The pong whose payload this is.
    void pongReceived(const QByteArray &payload);
    //! The socket is gone. `cause.greeted` is not known here and false.
    void ended(const noc::EndCause &cause);
};

//! Makes a fresh transport for each attempt.
using TransportFactory = std::function<std::unique_ptr<Transport>()>;

} // namespace noc
