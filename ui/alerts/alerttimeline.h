// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/commands/command.h"
#include "core/health/coverage.h"
#include "ui/alerts/timeline.h"

#include <vector>

namespace noc {

//! What this console knows to have happened to an alert, oldest first: raised, repeated, acknowledged, what the operator asked for and what became of it,
//! and the gaps in between, in which more can have happened. `commands` are those for this alert. At most kTimelineEntries; the oldest
//! stays, then the newest.
QList<Timeline::Entry>
alertTimeline(const Alert &alert, const QList<Command> &commands, const std::vector<Gap> &gaps, WallTime now);

inline constexpr qsizetype kTimelineEntries = 24;

} // namespace noc
