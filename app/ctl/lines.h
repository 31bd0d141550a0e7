// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/terminal.h"
#include "core/session/session.h"

namespace noc {

//! The lines that commands print, in both forms. What their members mean is in docs/json-lines.md.

//! The first line of all: schema, program and command. People are not greeted.
void sayHello(const Terminal &terminal, const QString &command);
//! A channel's state. `now` gives the wait that is left.
void sayState(const Terminal &terminal, ChannelKind kind, const ConnectionState &state, BootTime now);
//! A raise, repeats included; `count` is how many there were.
void sayAlert(const Terminal &terminal, const AlertRaise &raise, int count);
//! A change of status; severity and type are those of the row, empty when not told.
void sayChange(const Terminal &terminal, const AlertChange &change, const QString &severity, const QString &type);
//! Where a command stands. `reason`: why it is not confirmed, may be empty; `took`: from click to answer.
void sayCommand(
    const Terminal &terminal, const QString &command, const EntityId &id, const QString &state, const QString &reason,
    std::optional<milliseconds> took);
//! Round trip and what the server says of itself.
void sayHealth(const Terminal &terminal, ChannelKind kind, const ChannelStatus &status);
//! A stretch without data that has ended.
void sayGap(const Terminal &terminal, const Gap &gap);
//! The answer to get_stats.
void sayStats(const Terminal &terminal, const ServerStats &stats);

} // namespace noc
