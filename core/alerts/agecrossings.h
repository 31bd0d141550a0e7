// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <optional>
#include <vector>

namespace noc {

//! When a row is the next time older than a query's bound.
struct AgeCrossing {
    WallTime at;
    AlertSlot slot = 0;
};

//! Which rows are to be looked at again as time goes on, in the order of their moments: what crosses costs, what waits does not. A moment that is told may be
//! too early (the row was raised again since); it is never too late. One entry a row, so repeats do not fill it. One thread.
class AgeCrossings
{
public:
    AgeCrossings() = default;
    //! One entry a slot at most.
    explicit AgeCrossings(std::vector<AgeCrossing> crossings);

    //! The row's next moment, if it has one.
    void note(AlertSlot slot, std::optional<WallTime> at);
    //! Slots whose moments have come, without their entries; each once.
    std::vector<AlertSlot> takeUntil(WallTime now);
    //! Entries, those that were overtaken by earlier ones included.
    std::size_t size() const { return m_heap.size(); }

private:
    static constexpr WallTime kNever = WallTime::max();

    WallTime &earliest(AlertSlot slot);

    std::vector<AgeCrossing> m_heap; // the earliest in front
    std::vector<WallTime> m_earliest; // by slot, of those in the heap; kNever without one
};

} // namespace noc
