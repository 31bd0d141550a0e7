// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

namespace noc::test {

inline constexpr WallTime kNoon {std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(12)};

inline AlertKey alertKey(std::int64_t id)
{
    return {AlertKind::Alert, EntityId(id)};
}

//! A raise with what every live message has.
inline AlertRaise raiseOf(const AlertKey &key, std::string severity = "HIGH", WallTime at = kNoon)
{
    AlertRaise raise;
    raise.key = key;
    raise.severity = std::move(severity);
    raise.type = "DEVICE_OFFLINE";
    raise.message = "Device is offline";
    raise.raised = at;
    raise.received = at;
    return raise;
}

inline AlertRaise raiseOf(std::int64_t id, std::string severity = "HIGH", WallTime at = kNoon)
{
    return raiseOf(alertKey(id), std::move(severity), at);
}

inline AlertChange changeOf(const AlertKey &key, std::string status, WallTime at = kNoon)
{
    AlertChange change;
    change.key = key;
    change.status = std::move(status);
    change.message = "Alert updated to " + *change.status;
    change.received = at;
    return change;
}

inline AlertChange changeOf(std::int64_t id, std::string status, WallTime at = kNoon)
{
    return changeOf(alertKey(id), std::move(status), at);
}

} // namespace noc::test
