// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/agecrossings.h"

#include <algorithm>
#include <utility>

namespace noc {

namespace {

bool isLater(const AgeCrossing &left, const AgeCrossing &right)
{
    return left.at > right.at;
}

} // namespace

AgeCrossings::AgeCrossings(std::vector<AgeCrossing> crossings) : m_heap(std::move(crossings))
{
    for (const AgeCrossing &crossing : m_heap)
        earliest(crossing.slot) = crossing.at;
    std::make_heap(m_heap.begin(), m_heap.end(), isLater);
}

WallTime &AgeCrossings::earliest(AlertSlot slot)
{
    if (slot >= m_earliest.size())
        m_earliest.resize(std::max<std::size_t>(slot + 1, m_earliest.size() * 2), kNever);
    return m_earliest[slot];
}

void AgeCrossings::note(AlertSlot slot, std::optional<WallTime> at)
{
    // One that comes too early has the row looked at, and then noted again.
    if (!at || earliest(slot) <= *at)
        return;
    earliest(slot) = *at;
    m_heap.push_back({*at, slot});
    std::push_heap(m_heap.begin(), m_heap.end(), isLater);
}

std::vector<AlertSlot> AgeCrossings::takeUntil(WallTime now)
{
    std::vector<AlertSlot> due;
    while (!m_heap.empty() && m_heap.front().at <= now) {
        std::pop_heap(m_heap.begin(), m_heap.end(), isLater);
        const AgeCrossing crossing = m_heap.back();
        m_heap.pop_back();
        // Else an earlier one overtook it, and what is still to come was noted then.
        if (earliest(crossing.slot) != crossing.at)
            continue;
        earliest(crossing.slot) = kNever;
        due.push_back(crossing.slot);
    }
    return due;
}

} // namespace noc
