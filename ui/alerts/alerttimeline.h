// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/commands/command.h"
#include "core/health/coverage.h"
#include "core/session/sessionjournal.h"
#include "ui/alerts/timeline.h"

#include <vector>

namespace noc {

//! What the journal told of an alert.
struct AlertPast {
    QList<JournalEvent> events = {}; //!< newest first
    bool isWhole = false; //!< there is nothing older in the journal
    bool isCurrent = false; //!< there is nothing newer to be known
};

//! What is known to have happened to an alert, oldest first: raised, repeated (many in one line), changed, acknowledged, what the operator asked
//! for and what became of it, and the gaps in between, in which more can have happened. What the journal does not have comes from the alert
//! itself, from `commands` (those for this alert) and from `gaps` (this run's).
QList<Timeline::Entry> alertTimeline(
    const Alert &alert, const AlertPast &past, const QList<Command> &commands, const std::vector<Gap> &gaps, WallTime now);

} // namespace noc
