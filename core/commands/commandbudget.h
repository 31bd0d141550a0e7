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
    int perWindow = 60;
    milliseconds window {60'000};
    int heartbeatReserve = 4;       //!< kept free for heartbeats
    milliseconds halvedFor {60'000}; //!< after “Rate limit exceeded” half is used for so long, then slowly restored
    friend bool operator==(const BudgetPlan &, const BudgetPlan &) = default;
};

//! How many messages may still be sent. Pure: time comes in with each call (never backwards). One thread.
class CommandBudget
{
public:
    explicit CommandBudget(BudgetPlan plan = {});

    enum class Use { Heartbeat, Command };
    //! How long `use` has to wait at `now`; zero when it may go at once.
    milliseconds waitFor(Use use, BootTime now) const;
    //! A message was put on the wire.
    void spend(BootTime now);
    //! The server said “Rate limit exceeded”.
    void limited(BootTime now);

    //! Spent in the window that ends at `now`, and the present ceiling for commands and heartbeats together.
    int spent(BootTime now) const;
    int ceiling(BootTime now) const;
    const BudgetPlan &plan() const { return m_plan; }

private:
    BudgetPlan m_plan;
    std::deque<BootTime> m_spends;
    std::optional<BootTime> m_limitedAt;
};

} // namespace noc
