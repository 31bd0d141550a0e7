// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <deque>
#include <optional>

namespace noc {

//! The server counts messages in a fixed 60 s window for a user, all consoles together (100 by default). We stay below in any
//! sliding window, so that wherever the server's window lies it is never overrun. Numbers are settings.
struct BudgetPlan {
    int perWindow = 60; //!< zero or less: the server does not count, nothing is held back
    milliseconds window {60'000};
    int heartbeatReserve = 4; //!< kept free for heartbeats (at least one message is left for commands)
    milliseconds halvedFor {60'000}; //!< after “Rate limit exceeded” half is used for so long, then slowly restored
    friend bool operator==(const BudgetPlan &, const BudgetPlan &) = default;
};

//! How many messages may still be sent. Pure: time comes in with each call (never backwards). One thread.
//!
//! After “Rate limit exceeded” commands pause for kPauseAfterLimit (another console of the same user has filled the server's window, an
//! immediate repetition would only be dropped again), the ceiling is half for `halvedFor` and then grows evenly back to the whole within
//! kRestoredOver. Heartbeats neither pause nor are halved: even a refusal proves that the server's consumer lives, and their absence would
//! hide that it does not.
class CommandBudget
{
public:
    static constexpr milliseconds kPauseAfterLimit {5'000};
    static constexpr milliseconds kRestoredOver {5 * 60'000};

    explicit CommandBudget(BudgetPlan plan = {});

    enum class Use { Heartbeat, Command };
    //! How long `use` has to wait at `now`; zero when it may go at once. After that wait it is zero, if nothing else was sent meanwhile.
    milliseconds waitFor(Use use, BootTime now) const;
    //! How long it takes until `count` commands are sent, if nothing else is; the server's own time for each comes on top.
    milliseconds timeToSend(qsizetype count, BootTime now) const;
    //! A message was put on the wire.
    void spend(BootTime now);
    //! The server said “Rate limit exceeded”.
    void limited(BootTime now);

    //! Spent in the window that ends at `now`, and the present ceiling for commands and heartbeats together.
    int spent(BootTime now) const;
    int ceiling(BootTime now) const;
    const BudgetPlan &plan() const { return m_plan; }

private:
    int halved() const;
    //! The first moment from `now` on at which ceiling() is at least `wanted`; none when it never is.
    std::optional<BootTime> ceilingReaches(int wanted, BootTime now) const;

    BudgetPlan m_plan;
    std::deque<BootTime> m_spends;
    std::optional<BootTime> m_limitedAt;
};

} // namespace noc
