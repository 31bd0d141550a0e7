// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/books.h"

#include <cstdint>
#include <vector>

namespace noc::faults {

//! What a promise says: rows are marked so soon after a cut that nothing tells of.
inline constexpr milliseconds kCutMarkedWithin {10'000};

//! Cuts the link of one live console `cuts` times without a word, in virtual time: each at a random moment between its pings and
//! heartbeats, over quick and slow ways, with alerts coming or none, with an acknowledgement under way or none. How long each took until
//! the rows were not shown as live any more; fewer than asked for when the console did not come back in between.
std::vector<milliseconds> playSilentCuts(int cuts, std::uint64_t seed);

} // namespace noc::faults
