// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/querytext.h"

#include <vector>

namespace noc {

//! A name that rows share, and how many of those looked at have it.
struct NameCount {
    std::uint32_t name = 0;
    qsizetype rows = 0;

    friend bool operator==(const NameCount &, const NameCount &) = default;
};

//! Of more slots than these only some are looked at, evenly spread.
inline constexpr AlertSlot kMostSlotsCounted = 200'000;

//! The names that Type, Client, Site or Owner has in the store's rows, the most frequent first, at most so many; empty for other fields. Milliseconds
//! of work, for when a person asks.
std::vector<NameCount>
frequentNames(const AlertStore &store, QueryField field, std::size_t most, AlertSlot looks = kMostSlotsCounted);

} // namespace noc
