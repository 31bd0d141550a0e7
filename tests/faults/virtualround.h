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

//! Plays some minutes of a bad shift in virtual time against the real core: the same seed plays the same round.
RoundResult playVirtualRound(std::uint64_t seed, const VirtualOptions &options);

} // namespace noc::faults
