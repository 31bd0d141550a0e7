// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <string_view>

namespace noc::wire {

//! What an ISO 8601 text says. Only Exact names a moment; a time without an offset is somebody's local time, which the presence
//! consumer crashes on.
struct TimeReading {
    enum Kind { NotATime, NoOffset, Exact };
    Kind kind = NotATime;
    WallTime time; //!< with NoOffset: as if it were UTC
};

//! Reads YYYY-MM-DD with an optional time of day to the second or finer, and an optional `Z` or offset.
TimeReading readTime(std::string_view iso8601);

} // namespace noc::wire
