// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/coverage.h"

#include <algorithm>

namespace noc {

namespace {

constexpr std::size_t kMaxGaps = 1'000;

} // namespace

Coverage::Coverage(Clock &clock) : m_clock(clock)
{
    startShift();
}

WallTime Coverage::toWall(BootTime at) const
{
    return m_clock.wallNow() - std::chrono::floor<milliseconds>(m_clock.bootNow() - at);
}

void Coverage::startShift()
{
    m_shiftStart = m_clock.bootNow();
    m_covered = {};
    if (m_liveSince) {
        m_liveSince = m_shiftStart;
        m_gaps.clear();
        return;
    }
    // What is open stays open: a new shift does not end an outage.
    const bool open = !m_gaps.empty() && !m_gaps.back().to;
    if (!open)
        m_openGapSince = m_shiftStart;
    const Gap gap = open ? m_gaps.back() : Gap {m_clock.wallNow(), std::nullopt, true};
    m_gaps = {gap};
}

void Coverage::noteLive()
{
    if (m_liveSince)
        return;
    m_liveSince = m_clock.bootNow();
    if (m_gaps.empty() || m_gaps.back().to)
        return;
    // The wall clock may have been set meanwhile: both ends are told by what it says now.
    m_gaps.back().from = toWall(m_openGapSince);
    if (m_gaps.back().sinceLastRun)
        m_gaps.back().from = std::min(m_gaps.back().from, toWall(*m_runBefore));
    m_gaps.back().to = m_clock.wallNow();
}

void Coverage::noteLost(BootTime coveredUntil)
{
    if (!m_liveSince)
        return;
    const BootTime end = std::clamp(coveredUntil, *m_liveSince, m_clock.bootNow());
    m_covered += end - *m_liveSince;
    m_liveSince.reset();
    m_openGapSince = end;
    m_gaps.push_back({toWall(end), std::nullopt, false});
    if (m_gaps.size() > kMaxGaps)
        m_gaps.erase(m_gaps.begin());
}

void Coverage::noteRunBefore(WallTime lastProof)
{
    // A proof in the future tells that the clock was set, and nothing else.
    if (m_gaps.empty() || !m_gaps.front().atStart || lastProof > m_gaps.front().from)
        return;
    m_runBefore = m_clock.bootNow() - (m_clock.wallNow() - lastProof);
    m_gaps.front().from = lastProof;
    m_gaps.front().sinceLastRun = true;
}

bool Coverage::isLive() const
{
    return m_liveSince.has_value();
}

double Coverage::percent() const
{
    const BootTime now = m_clock.bootNow();
    const nanoseconds shift = now - m_shiftStart;
    if (shift <= nanoseconds(0))
        return m_liveSince ? 100 : 0;
    const nanoseconds covered = m_covered + (m_liveSince ? now - *m_liveSince : nanoseconds(0));
    return std::clamp(100.0 * double(covered.count()) / double(shift.count()), 0.0, 100.0);
}

WallTime Coverage::shiftStart() const
{
    return toWall(m_shiftStart);
}

const std::vector<Gap> &Coverage::gaps() const
{
    return m_gaps;
}

} // namespace noc
