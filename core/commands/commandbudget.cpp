// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandbudget.h"

#include <algorithm>

namespace noc {

CommandBudget::CommandBudget(BudgetPlan plan) : m_plan(plan)
{
    m_plan.window = std::max(m_plan.window, milliseconds(1));
    m_plan.heartbeatReserve = std::max(m_plan.heartbeatReserve, 0);
    m_plan.halvedFor = std::max(m_plan.halvedFor, milliseconds(0));
}

int CommandBudget::halved() const
{
    return std::max(1, m_plan.perWindow / 2);
}

int CommandBudget::ceiling(BootTime now) const
{
    if (!m_limitedAt)
        return m_plan.perWindow;
    const nanoseconds restoring = now - *m_limitedAt - m_plan.halvedFor;
    if (restoring <= nanoseconds(0))
        return halved();
    if (restoring >= kRestoredOver)
        return m_plan.perWindow;
    const auto missing = std::int64_t(m_plan.perWindow - halved());
    return halved() + int(missing * restoring.count() / nanoseconds(kRestoredOver).count());
}

std::optional<BootTime> CommandBudget::ceilingReaches(int wanted, BootTime now) const
{
    if (wanted > m_plan.perWindow)
        return std::nullopt;
    if (!m_limitedAt || wanted <= ceiling(now))
        return now;
    // The inverse of ceiling(), rounded up so that the ceiling is really there.
    const auto missing = std::int64_t(m_plan.perWindow - halved());
    const auto steps = std::int64_t(wanted - halved());
    const nanoseconds whole = kRestoredOver;
    const nanoseconds after((steps * whole.count() + missing - 1) / missing);
    return std::max(now, *m_limitedAt + m_plan.halvedFor + after);
}

int CommandBudget::spent(BootTime now) const
{
    // A message leaves the window exactly `window` after it was sent.
    const auto first = std::upper_bound(m_spends.begin(), m_spends.end(), now - m_plan.window);
    return int(m_spends.end() - first);
}

milliseconds CommandBudget::waitFor(Use use, BootTime now) const
{
    if (m_plan.perWindow <= 0)
        return milliseconds(0);

    BootTime earliest = now;
    int reserve = 0;
    if (use == Use::Command) {
        reserve = m_plan.heartbeatReserve;
        if (m_limitedAt)
            earliest = std::max(earliest, *m_limitedAt + kPauseAfterLimit);
    }

    // When the `left` newest are still in the window, the ceiling has to be at least so high; the answer is the earliest moment at which both hold.
    std::optional<BootTime> best;
    const auto total = int(m_spends.size());
    for (int left = spent(now); left >= 0; --left) {
        const BootTime gone = left < total ? m_spends[std::size_t(total - left - 1)] + m_plan.window : now;
        // One message is always left for commands, however small the ceiling: else a tiny limit would hold them back for ever.
        const int wanted = left == 0 ? 1 : left + 1 + reserve;
        // Heartbeats are not halved: without them nobody could tell a dead consumer from a quiet one.
        const auto high = use == Use::Command ? ceilingReaches(wanted, now)
            : wanted <= m_plan.perWindow      ? std::optional(now)
                                              : std::nullopt;
        if (!high)
            continue;
        const BootTime moment = std::max({gone, *high, earliest});
        if (!best || moment < *best)
            best = moment;
    }
    return std::chrono::ceil<milliseconds>(best.value_or(now) - now);
}

milliseconds CommandBudget::timeToSend(qsizetype count, BootTime now) const
{
    CommandBudget ahead(*this);
    BootTime moment = now;
    for (qsizetype i = 0; i < count; ++i) {
        moment += ahead.waitFor(Use::Command, moment);
        ahead.spend(moment);
    }
    return std::chrono::ceil<milliseconds>(moment - now);
}

void CommandBudget::spend(BootTime now)
{
    while (!m_spends.empty() && now - m_spends.front() >= m_plan.window)
        m_spends.pop_front();
    m_spends.push_back(now);
}

void CommandBudget::limited(BootTime now)
{
    m_limitedAt = now;
}

} // namespace noc
