// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/deadlinetimer.h"

#include <algorithm>

namespace noc {

DeadlineTimer::DeadlineTimer(Clock &clock, std::function<void(Lateness)> expired)
    : m_clock(clock), m_expired(std::move(expired)), m_timer(clock.makeTimer([this] { fire(); }))
{
}

void DeadlineTimer::start(nanoseconds delay)
{
    startAt(m_clock.bootNow() + std::max(delay, nanoseconds(0)));
}

void DeadlineTimer::startAt(BootTime deadline)
{
    m_deadline = deadline;
    m_timer->start(std::chrono::ceil<milliseconds>(deadline - m_clock.bootNow()));
}

void DeadlineTimer::stop()
{
    m_deadline.reset();
    m_timer->stop();
}

void DeadlineTimer::fire()
{
    const nanoseconds late = m_clock.bootNow() - *m_deadline;
    m_deadline.reset();
    // The handler may destroy this timer.
    const auto expired = m_expired;
    expired(late > kSleptAfter ? Lateness::Slept : late > kStalledAfter ? Lateness::Stalled : Lateness::Punctual);
}

} // namespace noc
