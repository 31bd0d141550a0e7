// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/books.h"

#include <cstdint>
#include <vector>

namespace noc::faults {

struct VirtualOptions {
    bool verbose = false; //!< says each step on standard error
};

struct RoundResult {
    std::vector<Violation> violations;
    // How much happened, so that nobody takes an empty round for a good one.
    int clicks = 0, executions = 0, raised = 0, breaks = 0, kills = 0, repeats = 0;
    milliseconds length {0};
};

//! Plays some minutes of a bad shift in virtual time against the real core: the same seed plays the same round.
RoundResult playVirtualRound(std::uint64_t seed, const VirtualOptions &options);

} // namespace noc::faults
