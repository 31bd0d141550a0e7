// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <deque>
#include <optional>

namespace noc {

//! How far the server's clock stands from ours, from heartbeats: server time − (sent + received) / 2, the sample with the smallest round
//! trip of the last 16 (NTP's clock filter, RFC 5905 section 10). One thread.
class ClockOffset
{
public:
    //! One answered heartbeat.
    void add(WallTime sent, WallTime received, WallTime serverTime);
    //! Server minus ours; none before the first sample.
    std::optional<milliseconds> offset() const;
    //! Half the round trip of the sample it rests on.
    std::optional<milliseconds> uncertainty() const;

private:
    struct Sample {
        milliseconds offset;
        milliseconds roundTrip;
    };
    std::deque<Sample> m_samples;
};

} // namespace noc
