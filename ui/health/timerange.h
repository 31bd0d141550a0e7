// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <array>

namespace noc {

//! A stretch of wall time, [from, to).
struct TimeRange {
    WallTime from;
    WallTime to;

    milliseconds length() const { return to - from; }
    bool contains(WallTime time) const { return time >= from && time < to; }

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

//! The lengths that can be chosen, shortest first.
inline constexpr std::array kRangeLengths = {
    std::chrono::minutes(1),  std::chrono::minutes(5),      std::chrono::minutes(15),      std::chrono::minutes(30),
    std::chrono::minutes(60), std::chrono::minutes(6 * 60), std::chrono::minutes(24 * 60), std::chrono::minutes(7 * 24 * 60)};
inline constexpr milliseconds kDefaultRange = std::chrono::minutes(30);
inline constexpr milliseconds kShortestRange = std::chrono::minutes(1);
inline constexpr milliseconds kLongestRange = std::chrono::hours(24 * 7);

//! The next choice in either direction; the same length at the end of the row.
milliseconds shorterRange(milliseconds length);
milliseconds longerRange(milliseconds length);

//! "30 min", "6 h", "7 days": the length in its largest round unit.
QString rangeName(milliseconds length);

} // namespace noc
