// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/transport.h"

#include <QNetworkRequest>

namespace noc {

//! The request with which a socket opens: URL without user info and fragment, the token where the carrier puts it (client guide,
//! "Authentication"), nothing but visible ASCII from settings in header and query. Origin is not in it: Qt takes that elsewhere.
QNetworkRequest handshakeRequest(const TransportRequest &request);

//! The Origin header's value, visible ASCII only; empty sends none.
QString originHeader(const TransportRequest &request);

//! Why a URL cannot be opened; empty when it can.
QString faultOfUrl(const QUrl &url);

//! What `errorString` of a refused QWebSocket handshake says. Qt keeps the HTTP status nowhere else. HandshakeRefused with the
//! status, or NotAWebSocket when the answer was no usable HTTP or a wrong 101 (RFC 6455 4.1).
EndCause causeOfRefusal(const QString &errorString);

} // namespace noc
