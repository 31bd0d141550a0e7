// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/protocol/messages.h"

namespace noc {

//! The raise that a broadcast tells of: alerts, findings, anomalies, tickets, and a notification that holds an alert. None for
//! every other message. `frameHash` as in AlertRaise.
std::optional<AlertRaise> raiseFromWire(const wire::ServerMessage &message, WallTime received, std::size_t frameHash);

//! The change that `alert_updated` tells of; none for every other message.
std::optional<AlertChange> changeFromWire(const wire::ServerMessage &message, WallTime received);

} // namespace noc
