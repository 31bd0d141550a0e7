// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace noc::test {

//! A clock that stands still until a test turns it. Timers fire inside advance(), in order of their deadlines, each at its own moment.
//! One thread.
class ManualClock final : public Clock
{
public:
    ManualClock() = default;
    ~ManualClock() override;

    BootTime bootNow() const override { return m_boot; }
    WallTime wallNow() const override { return m_wall; }
    std::unique_ptr<Timer> makeTimer(std::function<void()> expired) override;

    //! Lets time pass; both clocks move, timers fire.
    void advance(milliseconds by);
    //! Only the wall clock moves (somebody set it).
    void jumpWall(milliseconds by) { m_wall += by; }
    //! Time passes without anybody noticing: no timer fires.
    void jumpBoot(milliseconds by) { m_boot += by; }
    //! The machine sleeps: time passes, and timers that came due fire late, at the end.
    void sleep(milliseconds by);
    //! Timers that are running.
    std::size_t pendingTimers() const { return m_pending.size(); }
    //! How long until the first of them; nothing while none is running.
    std::optional<milliseconds> untilNextTimer() const;

private:
    class ManualTimer;
    using Place = std::pair<BootTime, std::uint64_t>;

    void fireUntil(BootTime end);

    BootTime m_boot {std::chrono::hours(1)};
    WallTime m_wall {std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(12)};
    std::map<Place, ManualTimer *> m_pending;
    std::uint64_t m_serial = 0;
};

} // namespace noc::test
