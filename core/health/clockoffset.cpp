// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/clockoffset.h"

#include <algorithm>

namespace noc {

namespace {

constexpr std::size_t kSamples = 16;

} // namespace

void ClockOffset::add(WallTime sent, WallTime received, WallTime serverTime)
{
    const milliseconds roundTrip = received - sent;
    // The wall clock was set between question and answer: the pair says nothing.
    if (roundTrip < milliseconds(0))
        return;
    m_samples.push_back({serverTime - (sent + roundTrip / 2), roundTrip});
    if (m_samples.size() > kSamples)
        m_samples.pop_front();
}

std::optional<milliseconds> ClockOffset::offset() const
{
    if (m_samples.empty())
        return std::nullopt;
    return std::min_element(m_samples.begin(), m_samples.end(), [](const Sample &a, const Sample &b) { return a.roundTrip < b.roundTrip; })
        ->offset;
}

std::optional<milliseconds> ClockOffset::uncertainty() const
{
    if (m_samples.empty())
        return std::nullopt;
    return std::min_element(m_samples.begin(), m_samples.end(), [](const Sample &a, const Sample &b) { return a.roundTrip < b.roundTrip; })
               ->roundTrip
        / 2;
}

} // namespace noc
