// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/commands/command.h"
#include "core/link/channel.h"
#include "core/session/eventlog.h"
#include "core/session/session.h"

#include <variant>
#include <vector>

//! What the engine tells the session: facts in the order in which they happened, as values, so that they can cross threads.
namespace noc::fact {

//! An alert was acknowledged: by this console's command, or the server told of somebody else's.
struct Acknowledged {
    AlertKey key;
    bool byThisConsole = true;
    WallTime at;
};
//! A command is new or its state changed.
struct CommandMoved {
    Command command;
};
//! How the outbox is kept changed; with `replaced`, all commands known so far belong to somebody else.
struct OutboxMoved {
    OutboxStatus status;
    bool replaced = false;
};
//! A channel's state changed.
struct ChannelMoved {
    ChannelKind kind;
    ConnectionState state;
};
//! A link that had been greeted is gone.
struct LinkLost {
    ChannelKind kind;
    EndCause cause;
    BootTime lastProof;
};
//! Signs of life and traffic of a channel.
struct Pulse {
    ChannelKind kind;
    std::optional<BootTime> lastProof;
    std::optional<BootTime> lastSign;
    std::optional<BootTime> coveredUntil;
    Channel::Traffic traffic;
};
//! One measured round trip.
struct Measured {
    ChannelKind kind;
    RoundTrip sample;
    WallTime at;
};
//! Whether the Dashboard's rows are live changed. `at` is the moment it became so (Stale: the last proof).
struct LivenessMoved {
    Liveness::Kind kind;
    BootTime at;
};
//! A line for the event log.
struct Logged {
    LogEvent event;
};
//! The subscriptions as they stand.
struct SubscriptionsMoved {
    QList<SubscriptionStatus> subscriptions;
};
//! The budget as it stands.
struct BudgetMoved {
    BudgetStatus budget;
};
//! `get_stats` was answered.
struct StatsCame {
    ServerStats stats;
};
//! The Dashboard greeted as this tenant.
struct TenantTold {
    EntityId tenantId;
};
//! A handshake is due, or one was refused: the session says when the token for it is settled.
struct TokenWanted {
    enum class Why { Handshake, Renewal, Refused };
    Why why = Why::Handshake;
};
//! Sending is held back (or, without a reason, no longer).
struct HoldMoved {
    std::optional<Error> reason;
};
//! The Dashboard link is older than the server may remember it (or was renewed).
struct CoverageDoubt {
    bool uncertain = false;
};
//! What a refused handshake can still mean, after what other channels showed.
struct RefusalExplained {
    QString words;
};

} // namespace noc::fact

namespace noc {

//! Everything but raises, which are by far the most (FactQueue).
using Fact = std::variant<
    AlertChange, fact::Acknowledged, fact::CommandMoved, fact::OutboxMoved, fact::ChannelMoved, fact::LinkLost,
    fact::Pulse, fact::Measured, fact::LivenessMoved, fact::Logged, fact::SubscriptionsMoved, fact::BudgetMoved, fact::StatsCame,
    fact::TenantTold, fact::HoldMoved, fact::CoverageDoubt, fact::RefusalExplained, fact::TokenWanted>;

} // namespace noc
