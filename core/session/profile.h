// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"
#include "core/base/result.h"
#include "core/commands/commandbudget.h"
#include "core/link/backoff.h"
#include "core/link/channel.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <set>

namespace noc {

//! The longest token that is taken, in bytes.
inline constexpr qsizetype kMostTokenBytes = 16 * 1024;

//! A client whose alerts the operator asked for.
struct Subscription {
    EntityId clientId;
    QString name; //!< the operator's own name for it; may be empty

    friend bool operator==(const Subscription &, const Subscription &) = default;
};

//! Everything that is to be known about one server to work with it, but the token, which is kept elsewhere.
struct Profile {
    QString name; //!< unique; letters, digits, blank, - _ . (it names files)
    QUrl server; //!< ws:// or wss:// base URL; a path in it is kept as a prefix
    std::set<ChannelKind> channels {ChannelKind::Dashboard, ChannelKind::Presence};
    TokenCarrier carrier = TokenCarrier::Header;
    QString origin; //!< empty: https:// and the server's host
    QString deviceId; //!< Mobile sync: letters, digits, - and _ (1–255)
    QList<Subscription> subscriptions;
    QUrl api; //!< the HTTP API's base; empty: none
    QString caFile; //!< PEM file with a private CA; empty: none
    bool allowPlainText = false; //!< ws:// to something else than loopback was chosen explicitly
    bool probeWhenFailed = true;
    BackoffPlan backoff;
    LivenessPlan liveness;
    BudgetPlan budget;
    milliseconds renewAfterMin {45 * 60'000}; //!< the Dashboard link is renewed at a random moment between these
    milliseconds renewAfterMax {50 * 60'000};
    qint64 maxFrameBytes = 1024 * 1024;
    qsizetype keepAlerts = 200'000;
    std::optional<EntityId> tenantId; //!< learnt at the first greeting

    friend bool operator==(const Profile &, const Profile &) = default;
};

//! The endpoint's URL below the profile's server, with the device id where the endpoint needs it; never with a token.
QUrl endpointUrl(const Profile &profile, ChannelKind kind);
//! The Origin header the profile sends: its own, or https:// with the server's host (and port, where it is not the usual one).
QString effectiveOrigin(const Profile &profile);

//! One thing wrong with a profile or a token, with the field that causes it, so that a form can say it in the right place.
struct ProfileFault {
    enum class Field { Name, Server, Token, User, Password, Origin, DeviceId, Api, CaFile, Channels };
    Field field;
    Error error;
};
//! Checks what a person or a file gave; empty when all is usable. Rules: `ws://` to anything but loopback needs allowPlainText.
QList<ProfileFault> validate(const Profile &profile, const QString &token);
//! Where the HTTP API of that server most likely is: the same host, port and path by https:// (or http:// for ws://). Empty for no usable URL.
QUrl likelyApiUrl(const QUrl &server);
//! A typed URL made whole: blanks trimmed, https:// and http:// read as wss:// and ws://, a bare host gets wss:// (loopback: ws://), a known
//! endpoint's path is cut off with all that follows it. What makes no URL comes back invalid or without a host, for validate() to refuse.
QUrl normalizedServerUrl(const QString &typed);

} // namespace noc
