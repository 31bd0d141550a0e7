// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QObject;

namespace noc {

//! One HTTP request. Never logged whole: it holds secrets.
struct ApiRequest {
    enum class Method { Get, Post };
    Method method = Method::Get;
    QUrl url; //!< http:// or https://, without secrets
    QString token; //!< for the Authorization header; empty sends none. Only visible ASCII is ever sent.
    QByteArray body; //!< Post: JSON
    QList<QSslCertificate> extraCa; //!< trusted besides the system's
    milliseconds timeout {15'000}; //!< for everything, from name lookup to the last byte
    qint64 maxBytes = 4 * 1024 * 1024; //!< of the answer's body
};

//! A whole HTTP answer of whatever status.
struct ApiReply {
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    std::optional<seconds> retryAfter;
};

//! The seam between the HTTP API and the world: real (NetworkApiTransport) or fake (tests). One thread.
class ApiTransport
{
public:
    using Done = std::function<void(const Result<ApiReply> &)>;

    virtual ~ApiTransport() = default;
    //! `done` is called once, from the event loop and never from within, or not at all when `context` or the transport is gone by then. Errors are in
    //! words: Unreachable, Timeout, TooLarge, Refused (TLS).
    virtual void send(const ApiRequest &request, QObject *context, Done done) = 0;
};

using ApiTransportFactory = std::function<std::unique_ptr<ApiTransport>()>;

} // namespace noc
