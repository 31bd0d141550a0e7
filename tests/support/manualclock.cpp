// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"

#include <algorithm>

namespace noc::test {

class ManualClock::ManualTimer final : public Timer
{
public:
    ManualTimer(ManualClock &clock, std::function<void()> expired) : m_clock(clock), m_expired(std::move(expired)) { }
    ~ManualTimer() override { ManualTimer::stop(); }

    void start(milliseconds delay) override
    {
        stop();
        m_place = {m_clock.m_boot + std::max(delay, milliseconds(0)), m_clock.m_serial++};
        m_clock.m_pending.emplace(m_place, this);
        m_active = true;
    }
    void stop() override
    {
        if (m_active)
            m_clock.m_pending.erase(m_place);
        m_active = false;
    }
    bool isActive() const override { return m_active; }

    void fire()
    {
        m_active = false;
        // The handler may destroy this timer.
        const auto expired = m_expired;
        expired();
    }

private:
    ManualClock &m_clock;
    std::function<void()> m_expired;
    Place m_place;
    bool m_active = false;
};

ManualClock::~ManualClock() = default;

std::unique_ptr<Timer> ManualClock::makeTimer(std::function<void()> expired)
{
    return std::make_unique<ManualTimer>(*this, std::move(expired));
}

std::optional<milliseconds> ManualClock::untilNextTimer() const
{
    if (m_pending.empty())
        return std::nullopt;
    return std::chrono::ceil<milliseconds>(m_pending.begin()->first.first - m_boot);
}

void ManualClock::fireUntil(BootTime end)
{
    while (!m_pending.empty() && m_pending.begin()->first.first <= end) {
        const auto first = m_pending.begin();
        ManualTimer *timer = first->second;
        if (first->first.first > m_boot) {
            m_wall += std::chrono::floor<milliseconds>(first->first.first - m_boot);
            m_boot = first->first.first;
        }
        m_pending.erase(first);
        timer->fire();
    }
}

void ManualClock::advance(milliseconds by)
{
    const BootTime end = m_boot + by;
    fireUntil(end);
    m_wall += std::chrono::floor<milliseconds>(end - m_boot);
    m_boot = end;
}

void ManualClock::sleep(milliseconds by)
{
    m_boot += by;
    m_wall += by;
    fireUntil(m_boot);
}

} // namespace noc::test
