// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/endcause.h"

#include "core/base/tlsfault.h"

#include <QCoreApplication>

namespace noc {

namespace {

// RFC 6455, 7.4.1: the server met a condition that it could not handle; with Channels, an exception in the consumer.
constexpr int kInternalServerError = 1011;

bool crashed(const EndCause &cause)
{
    return cause.kind == EndKind::ServerClosed && cause.status == kInternalServerError;
}

// Client guide, "Error Codes"; what a real server sends instead is a bare HTTP 403, which has all the causes at once.
QString refusedWords(int status)
{
    switch (status) {
    case 0: return QCoreApplication::translate("noc::EndCause", "The server refused the handshake. Check the URL and the token.");
    case 400: return QCoreApplication::translate("noc::EndCause", "The server did not understand the handshake (HTTP 400). A proxy on the way may not pass WebSockets.");
    case 401: return QCoreApplication::translate("noc::EndCause", "The server wants a valid token (HTTP 401). Sign in again or paste a new one.");
    case 403:
        return QCoreApplication::translate("noc::EndCause", "The server refused the handshake (HTTP 403): the token is invalid or expired, the right to view is missing, the "
                     "origin is not listed, or too many sockets are open from this address. The server does not say which.");
    case 404: return QCoreApplication::translate("noc::EndCause", "There is no such endpoint (HTTP 404). Check the server's URL.");
    case 429: return QCoreApplication::translate("noc::EndCause", "Too many requests (HTTP 429). The next attempt waits longer.");
    case 500: return QCoreApplication::translate("noc::EndCause", "The server failed at the handshake (HTTP 500). A wrong path gives this too; check the URL.");
    case 502:
    case 503:
    case 504: return QCoreApplication::translate("noc::EndCause", "The proxy answers, but the server behind it does not (HTTP %1). It may be restarting.").arg(status);
    default:
        if (status >= 300 && status < 400)
            return QCoreApplication::translate("noc::EndCause", "The server redirects elsewhere (HTTP %1), which a WebSocket does not follow. Enter the final URL.").arg(status);
        if (status == 200)
            return QCoreApplication::translate("noc::EndCause", "The server answered with a web page instead of a WebSocket (HTTP 200). Check the URL.");
        return QCoreApplication::translate("noc::EndCause", "The server refused the handshake (HTTP %1).").arg(status);
    }
}

QString closedWords(int code)
{
    switch (code) {
    case 1000: return QCoreApplication::translate("noc::EndCause", "The server closed the connection in good order.");
    case 1001: return QCoreApplication::translate("noc::EndCause", "The server is going away.");
    case kInternalServerError: return QCoreApplication::translate("noc::EndCause", "The server had an internal error while handling this connection (1011).");
    case 4401: return QCoreApplication::translate("noc::EndCause", "The server says the token is invalid or missing (4401). Sign in again.");
    case 4403: return QCoreApplication::translate("noc::EndCause", "The server says the origin or the user's rights do not allow this (4403).");
    case 4408: return QCoreApplication::translate("noc::EndCause", "The server saw no heartbeat in its time and closed the connection (4408).");
    case 4429: return QCoreApplication::translate("noc::EndCause", "The server says there are too many connections (4429). The next attempt waits at least 30 s.");
    default: return QCoreApplication::translate("noc::EndCause", "The server closed the connection with code %1.").arg(code);
    }
}

QString sentence(const EndCause &cause)
{
    switch (cause.kind) {
    case EndKind::InvalidUrl: return QCoreApplication::translate("noc::EndCause", "The server's URL cannot be used. It starts with wss:// (or ws:// where that is allowed) and names a host.");
    case EndKind::HostNotFound: return QCoreApplication::translate("noc::EndCause", "The server's name was not found. Check the URL and the network.");
    case EndKind::ConnectionRefused: return QCoreApplication::translate("noc::EndCause", "Nothing listens at that address and port. The server may be down.");
    case EndKind::NetworkError: return QCoreApplication::translate("noc::EndCause", "The network gave an error before the server was reached.");
    case EndKind::TlsFailed: return tlsWords(TlsFault(cause.status));
    case EndKind::ConnectTimeout: return QCoreApplication::translate("noc::EndCause", "The server did not complete the connection in time.");
    case EndKind::HandshakeRefused: return refusedWords(cause.status);
    case EndKind::NotAWebSocket: return QCoreApplication::translate("noc::EndCause", "What answers there is not a WebSocket server. Check the URL and the port.");
    case EndKind::NoGreeting: return QCoreApplication::translate("noc::EndCause", "The server accepted the connection but did not greet. It may be overloaded, or another service.");
    case EndKind::WrongGreeting: return QCoreApplication::translate("noc::EndCause", "The server greeted in a way that does not belong to this endpoint. Check the URL.");
    case EndKind::ServerClosed: return closedWords(cause.status);
    case EndKind::ConnectionLost: return QCoreApplication::translate("noc::EndCause", "The connection broke without a goodbye, as at a server restart or a network fault.");
    case EndKind::Silent: return QCoreApplication::translate("noc::EndCause", "The link went silent: pings were not answered.");
    case EndKind::NoAnswer: return QCoreApplication::translate("noc::EndCause", "The server still answers pings but no longer answers messages, so the connection was ended.");
    case EndKind::ReplyMismatch: return QCoreApplication::translate("noc::EndCause", "The server's answers no longer matched the questions, so the connection was ended.");
    case EndKind::ProtocolViolation: return QCoreApplication::translate("noc::EndCause", "The server sent something that had to be refused (%1), so the connection was ended.").arg(cause.status);
    case EndKind::TenantChanged: return QCoreApplication::translate("noc::EndCause", "The server greeted as another tenant than this profile's. Nothing is sent until that is settled.");
    case EndKind::Slept: return QCoreApplication::translate("noc::EndCause", "The machine was asleep.");
    case EndKind::NetworkChanged: return QCoreApplication::translate("noc::EndCause", "The network changed.");
    case EndKind::Overrun: return QCoreApplication::translate("noc::EndCause", "More alerts came than this program could take in, so the connection was ended and is made anew.");
    case EndKind::Replaced: return QCoreApplication::translate("noc::EndCause", "The link was renewed.");
    case EndKind::Stopped: return QCoreApplication::translate("noc::EndCause", "The connection was ended here.");
    }
    Q_UNREACHABLE();
}

ErrorCode codeOf(EndKind kind)
{
    switch (kind) {
    case EndKind::InvalidUrl: return ErrorCode::InvalidInput;
    case EndKind::HandshakeRefused:
    case EndKind::TlsFailed:
    case EndKind::TenantChanged: return ErrorCode::Refused;
    case EndKind::ConnectTimeout:
    case EndKind::NoGreeting:
    case EndKind::Silent:
    case EndKind::NoAnswer: return ErrorCode::Timeout;
    case EndKind::NotAWebSocket:
    case EndKind::WrongGreeting:
    case EndKind::ReplyMismatch:
    case EndKind::ProtocolViolation: return ErrorCode::Malformed;
    default: return ErrorCode::Unreachable;
    }
}

} // namespace

bool isPoisonous(const EndCause &cause)
{
    return crashed(cause) || cause.kind == EndKind::NoAnswer;
}

bool provesConsumer(const EndCause &cause)
{
    return crashed(cause) || cause.answered;
}

Error describe(const EndCause &cause)
{
    return Error {codeOf(cause.kind), sentence(cause), cause.detail};
}

QString shortWords(const EndCause &cause)
{
    switch (cause.kind) {
    case EndKind::InvalidUrl: return QCoreApplication::translate("noc::EndCause", "URL not usable");
    case EndKind::HostNotFound: return QCoreApplication::translate("noc::EndCause", "name not found");
    case EndKind::ConnectionRefused: return QCoreApplication::translate("noc::EndCause", "nothing listens");
    case EndKind::NetworkError: return QCoreApplication::translate("noc::EndCause", "network error");
    case EndKind::TlsFailed: return QCoreApplication::translate("noc::EndCause", "certificate refused");
    case EndKind::ConnectTimeout: return QCoreApplication::translate("noc::EndCause", "connecting took too long");
    case EndKind::HandshakeRefused:
        return cause.status == 0 ? QCoreApplication::translate("noc::EndCause", "handshake refused") : QCoreApplication::translate("noc::EndCause", "handshake refused (%1)").arg(cause.status);
    case EndKind::NotAWebSocket: return QCoreApplication::translate("noc::EndCause", "no WebSocket server");
    case EndKind::NoGreeting: return QCoreApplication::translate("noc::EndCause", "no greeting");
    case EndKind::WrongGreeting: return QCoreApplication::translate("noc::EndCause", "wrong greeting");
    case EndKind::ServerClosed: return QCoreApplication::translate("noc::EndCause", "closed by server (%1)").arg(cause.status);
    case EndKind::ConnectionLost: return QCoreApplication::translate("noc::EndCause", "connection broke");
    case EndKind::Silent: return QCoreApplication::translate("noc::EndCause", "silent, no pong");
    case EndKind::NoAnswer: return QCoreApplication::translate("noc::EndCause", "server stopped answering");
    case EndKind::ReplyMismatch: return QCoreApplication::translate("noc::EndCause", "answers out of step");
    case EndKind::ProtocolViolation: return QCoreApplication::translate("noc::EndCause", "frame refused (%1)").arg(cause.status);
    case EndKind::TenantChanged: return QCoreApplication::translate("noc::EndCause", "another tenant");
    case EndKind::Slept: return QCoreApplication::translate("noc::EndCause", "machine slept");
    case EndKind::NetworkChanged: return QCoreApplication::translate("noc::EndCause", "network changed");
    case EndKind::Overrun: return QCoreApplication::translate("noc::EndCause", "too many alerts at once");
    case EndKind::Replaced: return QCoreApplication::translate("noc::EndCause", "renewed");
    case EndKind::Stopped: return QCoreApplication::translate("noc::EndCause", "stopped here");
    }
    Q_UNREACHABLE();
}

} // namespace noc
