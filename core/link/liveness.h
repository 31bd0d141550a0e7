// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace noc {

//! Dashboard's heartbeats go out so often where the profile names no other interval (product rule; its greeting names none).
inline constexpr milliseconds kDashboardHeartbeat {15'000};

//! When a link counts as alive. Product defaults; all are settings.
struct LivenessPlan {
    std::optional<milliseconds>
        heartbeatEvery; //!< none: as the greeting tells, 30 s if it does not; Dashboard: 15 s. Clamped to 1–120 s
    milliseconds heartbeatDeadline {10'000}; //!< for heartbeats and commands
    milliseconds pingEvery {3'000}; //!< WebSocket ping (RFC 6455 5.5.2)
    milliseconds silentAfter {8'000}; //!< pings unanswered and nothing received for so long: the link is dead
    milliseconds greetingDeadline {10'000};

    friend bool operator==(const LivenessPlan &, const LivenessPlan &) = default;
};

//! What the owner of a channel calls one message that waits for an answer; unique while in flight.
using RequestId = quint64;

//! One round trip, measured by the boot clock.
struct RoundTrip {
    enum class Layer : std::uint8_t { Application, Transport }; //!< heartbeat or ping frame
    Layer layer = Layer::Application;
    nanoseconds took {};
    BootTime at;
    bool afterOtherReply = false; //!< another frame came right before: Nagle delays such a one, keep it out of quantiles
    std::optional<std::int64_t> serverLatencyMs; //!< as the server says, wrong by the clocks' difference
    std::optional<WallTime> serverTime;
    std::optional<std::int64_t> serverUptimeSeconds;
};

//! One received frame that gave no message, or a message with members left out or of an unknown type.
struct FrameNote {
    QString
        what; //!< stable English: "not JSON", "wrong type of member severity", "unknown message type sync_x", "binary"; untrusted
    QString rawExcerpt; //!< at most 4 KiB of the raw text, untrusted
};

//! Messages (text and binary) and payload bytes; pings are not counted.
struct Traffic {
    quint64 messagesIn = 0, messagesOut = 0, bytesIn = 0, bytesOut = 0;

    Traffic &operator+=(const Traffic &other)
    {
        messagesIn += other.messagesIn;
        messagesOut += other.messagesOut;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
        return *this;
    }
    friend bool operator==(const Traffic &, const Traffic &) = default;
};

} // namespace noc

Q_DECLARE_METATYPE(noc::RoundTrip)
Q_DECLARE_METATYPE(noc::FrameNote)
