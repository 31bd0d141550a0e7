// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace noc::faults {

struct SoakPlan {
    std::chrono::hours length {24};
    std::int64_t alerts = 20'000; //!< spread evenly
    std::chrono::milliseconds jitter {20};
    bool faults = true; //!< the link breaks every few hours in some way, and the token is renewed every hour
};

struct SoakResult {
    std::int64_t alerts = 0, confirmed = 0, rowsMissing = 0;
    int breaks = 0; //!< times that rows were marked stale
    int brokenByPlan = 0; //!< … as often as the plan broke the link
    int renewals = 0; //!< Dashboard links that replaced another without a break
    std::vector<long> residentKiB; //!< at each tenth of the time
    double realSeconds = 0;
};

//! Days of work in virtual time: memory, false alarms, renewals.
SoakResult soak(const SoakPlan &plan, std::uint64_t seed);

} // namespace noc::faults
