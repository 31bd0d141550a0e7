// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/commands/command.h"

#include <QList>

#include <functional>

namespace noc {

//! One command as it is kept.
struct OutboxRecord {
    Command command;
    bool goingOut = false; //!< it may have been put on the wire since this was written
    bool suspect = false; //!< poison rule
    int strikes = 0;
    bool askedAgain = false; //!< settled for the operator too: a newer command stands for it
    milliseconds withoutLink {0}; //!< how long it waited without a live link; what passed since it was written is added by load()
};

//! What a store held.
struct OutboxContents {
    QList<OutboxRecord> records; //!< by id
    qsizetype ofOthers = 0; //!< open commands that belong to other users or tenants of the same server
    std::optional<Error> damage; //!< an earlier file was damaged and kept aside
};

//! Where an outbox keeps its commands. Results come later, never from within the call; none after the store is gone. One thread.
class OutboxStore
{
public:
    virtual ~OutboxStore() = default;
    //! Reads all; may be called again after it failed.
    virtual void load(std::function<void(const Result<OutboxContents> &)> done) = 0;
    //! Writes all of `records` and takes out all of `forgotten`, or nothing.
    virtual void
    save(const QList<OutboxRecord> &records, const QList<CommandId> &forgotten, std::function<void(const Outcome &)> done) = 0;
    //! As if the program were killed now: what was not written yet is lost (tests).
    virtual void dropPending() { }
};

} // namespace noc
