// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostate.h"

#include <algorithm>

namespace noc {

const DemoUser *DemoState::user(qint64 id) const
{
    const auto found = std::ranges::find(options.users, id, &DemoUser::id);
    return found == options.users.end() ? nullptr : &*found;
}

const DemoUser *DemoState::userByName(const QString &name) const
{
    const auto found = std::ranges::find(options.users, name, &DemoUser::name);
    return found == options.users.end() ? nullptr : &*found;
}

bool DemoState::hasClient(qint64 id) const
{
    return std::ranges::find(options.clients, id, &DemoClient::id) != options.clients.end();
}

bool DemoState::acknowledge(qint64 alertId, qint64 userId, bool overHttp)
{
    const auto found = alerts.find(alertId);
    if (found == alerts.end())
        return false;
    found->second.status = "ACKNOWLEDGED";
    keepNewest(book.acknowledgements, DemoBook::Acknowledgement {clock.wallNow(), alertId, userId, overHttp});
    return true;
}

} // namespace noc
