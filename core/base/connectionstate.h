// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/endcause.h"
#include "core/base/entityid.h"

#include <array>
#include <optional>
#include <variant>

namespace noc {

//! The three sockets of the client guide ("Endpoints").
enum class ChannelKind : std::uint8_t { Dashboard, Presence, MobileSync };

inline constexpr std::array kAllChannels = {ChannelKind::Dashboard, ChannelKind::Presence, ChannelKind::MobileSync};

//! Stable lower-case name for settings and JSON lines: "dashboard", "presence", "mobile".
QString channelId(ChannelKind kind);
//! The channel of that name, if there is one.
std::optional<ChannelKind> channelFromId(QStringView id);
//! Translated name for people: "Dashboard", "Presence", "Mobile sync".
QString channelName(ChannelKind kind);

//! What a channel's first message told, in our own types.
struct Greeting {
    std::optional<EntityId> tenantId;             //!< Dashboard only
    std::optional<seconds> heartbeatInterval;     //!< as told, not clamped
    std::optional<seconds> presenceTimeout;
    std::optional<WallTime> serverTime;

    friend bool operator==(const Greeting &, const Greeting &) = default;
};

//! Off: never started, or stopped on purpose.
struct Disconnected {
    friend bool operator==(const Disconnected &, const Disconnected &) = default;
};
//! The first attempt is under way.
struct Connecting {
    BootTime since;
    friend bool operator==(const Connecting &, const Connecting &) = default;
};
//! Greeted. Whether it is proved alive is the age of its last proof, not this.
struct Connected {
    BootTime since;
    Greeting greeting;
    friend bool operator==(const Connected &, const Connected &) = default;
};
//! Lost or not yet reached; waits until `deadline` or, without one, is trying right now.
struct Reconnecting {
    int attempt = 1;      //!< the attempt that comes next or is under way, from 1
    int maxAttempts = 5;  //!< attempts before the state becomes Failed
    std::optional<BootTime> deadline;
    EndCause cause;       //!< why the last link or attempt ended
    BootTime since;       //!< since when there is no link
    friend bool operator==(const Reconnecting &, const Reconnecting &) = default;
};
//! The quick attempts are used up (or would be blind); slow ones go on. Without `nextProbe` one is under way, or, when
//! `givenUp`, none will come by itself.
struct Failed {
    EndCause cause;
    std::optional<BootTime> nextProbe;
    BootTime since;       //!< since when there is no link
    bool givenUp = false;
    friend bool operator==(const Failed &, const Failed &) = default;
};

//! The state of a channel: exactly one of the client guide's five, each with its data.
using ConnectionState = std::variant<Disconnected, Connecting, Connected, Reconnecting, Failed>;

//! Stable lower-case name of the state for JSON lines: "disconnected", "connecting", …
QString stateId(const ConnectionState &state);
//! Translated name of the state for people.
QString stateName(const ConnectionState &state);

inline bool isConnected(const ConnectionState &state)
{
    return std::holds_alternative<Connected>(state);
}

} // namespace noc
