// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/health/timerange.h"

#include <array>
#include <optional>
#include <vector>

namespace noc {

//! The round trips of one layer in a range: points to draw, and figures over every sample.
struct RoundTripSeries {
    std::vector<LatencyPoint> points;
    LatencySummary summary;
};

//! A break of a channel: from its first moment without the link to the new one.
struct LinkBreak {
    ChannelKind channel = ChannelKind::Dashboard;
    WallTime from;
    std::optional<WallTime> to; //!< none while it lasts
    EndCause cause;
    int attempts = 0; //!< the attempt that ended it; 0: not known
    bool failed = false; //!< the quick attempts were used up

    friend bool operator==(const LinkBreak &, const LinkBreak &) = default;
};

//! One channel's past in the range.
struct ChannelPast {
    bool inProfile = false;
    ConnectionState state = Disconnected {};
    std::vector<UptimeSpan> spans;
    UptimeFigures figures;
};

//! Everything the health panel shows, read at one moment.
struct HealthSnapshot {
    TimeRange range;
    WallTime now;
    RoundTripSeries heartbeats; //!< Dashboard's, the application
    RoundTripSeries pings; //!< Dashboard's, the transport
    std::array<ChannelPast, kAllChannels.size()> channels;
    std::optional<double> newestMs; //!< newest heartbeat's round trip
    std::optional<std::int64_t> serverLatencyMs;
    std::optional<milliseconds> clockOffset, clockUncertainty;
    std::optional<ServerStats> stats;

    const ChannelPast &channel(ChannelKind kind) const { return channels[std::size_t(kind)]; }
};

//! Reads the session for `range`; at most `maxPoints` points a series.
HealthSnapshot readHealth(const Session &session, const TimeRange &range, int maxPoints);

//! Stretches without the link after a connected one, oldest first; `now` tells whether the last one lasts.
std::vector<LinkBreak> linkBreaks(ChannelKind channel, const std::vector<UptimeSpan> &spans, WallTime now);

//! "12:19:10 Dashboard: silent, no pong · back after 41 s at the third attempt".
QString describeBreak(const LinkBreak &linkBreak, WallTime now);

} // namespace noc
