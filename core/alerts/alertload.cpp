// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertload.h"

#include <algorithm>

namespace noc {

AlertLoad::AlertLoad(Limits limits) : m_limits(limits), m_chatter(limits.chatter)
{
    m_limits.staleAfter = std::max<milliseconds>(m_limits.staleAfter, std::chrono::minutes(1));
}

void AlertLoad::note(const AlertRaise &raise, BootTime at)
{
    m_chatter.note(ChatterWatch::sourceOf(raise.type, raise.message), raise.key, at);
    const auto known = m_noted.find(std::string_view(raise.type));
    if (known != m_noted.end()) {
        ++known->second;
        return;
    }
    // A server that invents types must not fill the memory between two ticks.
    if (m_noted.size() >= NoisySources::kMostTypes)
        flush(at);
    m_noted.emplace(raise.type, 1);
}

void AlertLoad::tick(BootTime now)
{
    flush(now);
    m_noisy.tick(now);
}

void AlertLoad::flush(BootTime now)
{
    for (const auto &[type, raises] : m_noted)
        m_noisy.note(type, raises, now);
    m_noted.clear();
}

bool AlertLoad::isChattering(const AlertStore &store, AlertSlot slot, BootTime now) const
{
    return m_chatter.isChattering(ChatterWatch::sourceOf(store.typeUtf8(slot), store.messageUtf8(slot)), now);
}

bool AlertLoad::isStale(const AlertStore &store, AlertSlot slot, WallTime now) const
{
    return store.unacknowledged(slot) && now - store.firstRaised(slot) > m_limits.staleAfter;
}

} // namespace noc
