// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/protocol/messages.h"

namespace noc {

//! Makes `raise` what a broadcast tells: of alerts, findings, anomalies, tickets, and of a notification that holds an alert; but for when it was
//! received, its frame and the hash of that. False for every other message. A raise that is used again saves its memory.
bool raiseFromWire(const wire::ServerMessage &message, AlertRaise &raise);

//! The change that `alert_updated` tells of; none for every other message.
std::optional<AlertChange> changeFromWire(const wire::ServerMessage &message, WallTime received);

} // namespace noc
