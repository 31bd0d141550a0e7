// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demodata.h"
#include "app/demo/demotoken.h"
#include "app/demo/fixedwindow.h"
#include "core/base/random.h"

#include <QHash>

#include <map>
#include <optional>

namespace noc {

//! What the demo server's sockets and its HTTP side share: alerts, users, limits, the faults of the moment, and the book.
struct DemoState {
    DemoState(DemoOptions theOptions, Clock &theClock, RandomSource &theRandom)
        : options(std::move(theOptions)), clock(theClock), random(theRandom), tokens(theRandom)
    {
    }

    const DemoOptions options;
    Clock &clock;
    RandomSource &random;
    DemoTokens tokens;
    DemoFaults faults;
    DemoBook book;
    std::map<qint64, DemoAlert> alerts;
    std::map<qint64, FixedWindow> limitOfUser; //!< all sockets of a user together

    const DemoUser *user(qint64 id) const;
    const DemoUser *userByName(const QString &name) const;
    bool hasClient(qint64 id) const;

    //! Sets an alert to ACKNOWLEDGED whatever it was before, as the real server does; false when there is no such alert.
    bool acknowledge(qint64 alertId, qint64 userId, bool overHttp);
};

//! Appends to one of the book's lists, which keep the newest 100,000.
template<typename List, typename Value> void keepNewest(List &list, Value value)
{
    list.push_back(std::move(value));
    if (list.size() > 100'000)
        list.pop_front();
}

} // namespace noc
