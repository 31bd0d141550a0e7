// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/entityid.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <vector>

// What the HTTP API says, read from bytes that may hold anything. Pure functions without I/O. An Error's detail never quotes the bytes.

namespace noc {

//! JSON nested deeper is refused.
inline constexpr int kMostApiDepth = 32;

//! A sign-in or a renewal, answered.
struct SignInTokens {
    QString access;
    QString refresh; //!< renews `access` once; empty where the server gave none
    QString user; //!< as the server calls them; empty in a renewal
    std::optional<bool> mayView; //!< noc:view, by its value; none when not told
    std::optional<bool> mayAcknowledge; //!< noc:ack_alerts, by its presence
};

//! One alert of the list. Texts are UTF-8, untrusted, at most 16 KiB each.
struct ListedAlert {
    EntityId id;
    std::string severity, type, message;
    std::optional<std::string> status, client, site;
    std::optional<WallTime> created; //!< whole seconds
    std::optional<WallTime> firstSeen, lastSeen;
    int repeats = 0; //!< raises after the first

    friend bool operator==(const ListedAlert &, const ListedAlert &) = default;
};

//! A page of the list.
struct AlertPage {
    std::vector<ListedAlert> alerts; //!< newest first; inside a second in any order
    std::optional<qint64> count; //!< in the whole list
    bool hasNext = false;
    int unusable = 0; //!< entries without an id that can be read
};

//! The envelope of api/v2/auth/: `data` with access and refresh. Errors: Malformed, TooLarge (too deep).
Result<SignInTokens> readSignIn(const QByteArray &json);
//! The envelope of alerts/: `data` with results. Errors as above.
Result<AlertPage> readAlertPage(const QByteArray &json);
//! The server's own words for an error, whichever of its envelopes it used; empty when there are none. At most 256 characters.
QString readServerMessage(const QByteArray &json);

} // namespace noc
