// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <memory>
#include <optional>
#include <vector>

namespace noc {

//! One point of a series at some resolution: what happened in [start, start + width).
struct LatencyPoint {
    WallTime start;
    milliseconds width {1000};
    int samples = 0;
    double minMs = 0, maxMs = 0, p50Ms = 0, p95Ms = 0, p99Ms = 0;

    friend bool operator==(const LatencyPoint &, const LatencyPoint &) = default;
};

//! Quantiles over a time range, with the number of samples they rest on.
struct LatencySummary {
    int samples = 0;
    double minMs = 0, maxMs = 0, p50Ms = 0, p95Ms = 0, p99Ms = 0;

    friend bool operator==(const LatencySummary &, const LatencySummary &) = default;
};

//! Round-trip times of one channel and layer: one-second points for an hour, ten-second points for a day, one-minute points for seven days, each
//! keeping minimum, maximum and quantiles, so that a spike never disappears by averaging. Quantiles come from a mergeable sketch
//! (relative error at most 1 %, 1 µs to 10 min). Memory is bounded. One thread.
class LatencyTracker
{
public:
    LatencyTracker();
    ~LatencyTracker();
    LatencyTracker(LatencyTracker &&) noexcept;
    LatencyTracker &operator=(LatencyTracker &&) noexcept;

    //! A sample at `at`. When that is over 2 s before the newest, the wall clock was set back: what was measured before moves back with it.
    void add(nanoseconds roundTrip, WallTime at);

    //! The points that touch [from, to), at the finest resolution kept for `from`, merged so that at most `maxPoints` come; oldest first.
    std::vector<LatencyPoint> points(WallTime from, WallTime to, int maxPoints) const;
    //! Quantiles over [from, to).
    LatencySummary summary(WallTime from, WallTime to) const;
    //! The newest sample.
    std::optional<milliseconds> last() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
