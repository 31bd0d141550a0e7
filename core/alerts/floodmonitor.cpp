// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/floodmonitor.h"

#include <algorithm>

namespace noc {

FloodMonitor::FloodMonitor(Limits limits) : m_limits(limits)
{
    m_limits.beginsAt = std::max<qsizetype>(1, m_limits.beginsAt);
    m_limits.endsBelow = std::clamp<qsizetype>(m_limits.endsBelow, 1, m_limits.beginsAt);
}

void FloodMonitor::note(qsizetype alerts, BootTime at)
{
    tick(at);
    inSecond(m_second) += alerts;
    m_inWindow += alerts;
    if (m_isFlood) {
        m_total += alerts;
        return;
    }
    if (m_inWindow < m_limits.beginsAt)
        return;
    m_isFlood = true;
    m_total = m_inWindow;
    std::int64_t first = m_second;
    for (std::int64_t second = m_second; second > m_second - std::int64_t(kWindow) && second >= 0; --second) {
        if (inSecond(second) > 0)
            first = second;
    }
    m_since = BootTime(std::chrono::seconds(first));
}

void FloodMonitor::tick(BootTime now)
{
    moveTo(now);
    if (m_isFlood && m_inWindow < m_limits.endsBelow) {
        m_isFlood = false;
        m_total = 0;
    }
}

//! Forgets what is a minute old.
void FloodMonitor::moveTo(BootTime now)
{
    const std::int64_t second = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    if (second - m_second >= std::int64_t(kWindow)) {
        m_seconds.fill(0);
        m_inWindow = 0;
        m_second = second;
    }
    while (m_second < second) {
        qsizetype &oldest = inSecond(++m_second);
        m_inWindow -= oldest;
        oldest = 0;
    }
}

} // namespace noc
