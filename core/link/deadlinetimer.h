// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <functional>
#include <memory>
#include <optional>

namespace noc {

//! A timer that knows when it should have fired, and tells how late it is. Qt's timers do not count through sleep and cannot fire
//! while the event loop hangs; a deadline that is judged then condemns a link whose answer waits unread in the socket.
class DeadlineTimer
{
public:
    enum class Lateness {
        Punctual,
        Stalled, //!< over 2 s late: the event loop hung; what the sockets received meanwhile is not read yet
        Slept, //!< over 15 s late: the machine slept (or the program was stopped); what was before proves nothing
    };
    static constexpr seconds kStalledAfter {2};
    static constexpr seconds kSleptAfter {15};

    //! A stopped timer. `expired` may destroy it.
    DeadlineTimer(Clock &clock, std::function<void(Lateness)> expired);

    //! Fires once after `delay`; a running timer starts anew.
    void start(nanoseconds delay);
    void startAt(BootTime deadline);
    void stop();
    bool isActive() const { return m_deadline.has_value(); }
    //! When it fires; none when it is stopped.
    std::optional<BootTime> deadline() const { return m_deadline; }
    //! True when it should have fired over 15 s before `now` and did not: the machine just woke up.
    bool sleptThrough(BootTime now) const { return m_deadline && now - *m_deadline > kSleptAfter; }

private:
    void fire();

    Clock &m_clock;
    std::function<void(Lateness)> m_expired;
    std::optional<BootTime> m_deadline;
    std::unique_ptr<Timer> m_timer;
};

} // namespace noc
