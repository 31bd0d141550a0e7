// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/endcause.h"
#include "core/base/entityid.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace noc {

//! Unique in the outbox of one (server, user, tenant), growing in the order of clicks.
using CommandId = quint64;

enum class CommandKind : std::uint8_t { Acknowledge, RequestMetrics };

//! Stable names for JSON lines: "acknowledge_alert", "request_metrics".
QString commandKindId(CommandKind kind);

//! Waits for the link, the slot or the budget.
struct Queued {
    friend bool operator==(const Queued &, const Queued &) = default;
};
//! On the wire, the answer is awaited.
struct Sent {
    friend bool operator==(const Sent &, const Sent &) = default;
};
//! The server said yes.
struct Confirmed {
    milliseconds took {0}; //!< from the click to the server's word
    milliseconds serverTook {0}; //!< from the wire to the server's word
    friend bool operator==(const Confirmed &, const Confirmed &) = default;
};
//! The server said no, or fails on it.
struct Refused {
    QString words; //!< the server's own, untrusted, or ours where it only crashes
    bool byServer = true; //!< whose words they are
    friend bool operator==(const Refused &, const Refused &) = default;
};
//! The link ended first: perhaps executed. It is asked again.
struct Unanswered {
    EndCause cause;
    friend bool operator==(const Unanswered &, const Unanswered &) = default;
};
//! Too old to be sent without asking.
struct Expired {
    friend bool operator==(const Expired &, const Expired &) = default;
};
//! Taken back by the operator before it was sent.
struct Withdrawn {
    friend bool operator==(const Withdrawn &, const Withdrawn &) = default;
};

//! The visible life of a command: exactly one of these.
using CommandState = std::variant<Queued, Sent, Confirmed, Refused, Unanswered, Expired, Withdrawn>;

//! Stable lower-case name for JSON lines: "queued", "sent", …
QString commandStateId(const CommandState &state);
//! True when nothing more will happen by itself.
bool isFinal(const CommandState &state);

//! Whether a command outlives this process.
enum class Keeping : std::uint8_t {
    InMemory, //!< it is not meant to: no folder was given, or it is no acknowledgement
    Saving, //!< on its way to the disk; not sent before it is there
    Saved, //!< on the disk
    NotSaved, //!< the disk refused: it is sent all the same, and lost with this process
};

//! One step in the life of a command.
struct CommandStep {
    enum class What : std::uint8_t {
        Asked,
        Sent,
        Dropped,
        Unanswered,
        Confirmed,
        Refused,
        Expired,
        Withdrawn,
        AskedAgain,
        Restored
    };
    What what = What::Asked;
    WallTime at;
    QString words; //!< Refused: the server's (untrusted) or ours; Unanswered: why the link ended
    bool byServer = false; //!< the words are the server's

    friend bool operator==(const CommandStep &, const CommandStep &) = default;
};

//! One thing the operator asked for.
struct Command {
    CommandId id = 0;
    CommandKind kind = CommandKind::Acknowledge;
    EntityId target; //!< alert id, or client id
    CommandState state = Queued {};
    WallTime asked; //!< when the operator clicked
    WallTime changed; //!< when the present state began
    int timesSent = 0;
    Keeping keeping = Keeping::InMemory;
    std::optional<BootTime> heldUntil; //!< undo grace: not sent before
    QList<CommandStep> history; //!< oldest first; at most kLongestHistory, of which the first is never left out

    static constexpr qsizetype kLongestHistory = 40;

    friend bool operator==(const Command &, const Command &) = default;
};

} // namespace noc

Q_DECLARE_METATYPE(noc::Command)
