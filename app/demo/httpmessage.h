// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace noc {

//! The head of an HTTP/1.1 request (RFC 9112), and its body where it has one.
struct HttpRequest {
    QByteArray method;
    QString path; //!< percent-decoded, without the query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; //!< names in lower case; the last of equal names
    QByteArray body;

    QByteArray header(const QByteArray &lowerName) const { return headers.value(lowerName); }
    //! Asks for a WebSocket (RFC 6455 4.2.1).
    bool isUpgrade() const;
    //! The announced size of the body; none when it is no number.
    std::optional<qint64> contentLength() const;
    //! The value of one cookie; empty when there is none.
    QByteArray cookie(const QByteArray &name) const;
};

//! Parses a head that ends in an empty line; none when it is no HTTP.
std::optional<HttpRequest> parseHttpHead(const QByteArray &head);

struct HttpResponse {
    int status = 200;
    QByteArray body; //!< JSON; empty: none
    QList<std::pair<QByteArray, QByteArray>> headers;
};

//! The whole answer; the connection is closed after it.
QByteArray toBytes(const HttpResponse &response);
//! The refusal of a handshake as Daphne writes it: a status line, no header, no body.
QByteArray refusalBytes(int status);

} // namespace noc
