// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <QList>
#include <QObject>

#include <memory>
#include <vector>

namespace noc {

//! What was asked and not yet settled, in order, and the settled ones of late for the Commands view. It decides what goes next and what an
//! answer or its absence means (poison rule); it sends nothing itself. One thread. Durability on disk is behind this same interface.
class Outbox : public QObject
{
    Q_OBJECT

public:
    //! `keepSettled`: how many settled commands are remembered for the view.
    explicit Outbox(Clock &clock, qsizetype keepSettled = 1000, QObject *parent = nullptr);
    ~Outbox() override;

    //! Asks for something. What is already queued, sent or unanswered for that target is not doubled: its id comes back.
    CommandId ask(CommandKind kind, const EntityId &target);
    //! Takes back a queued command that was never sent (or whose every sending was dropped by the server); false when it is too late.
    bool withdraw(CommandId id);
    //! Asks again for a refused, expired or withdrawn command: a fresh command at the end of the queue, or the one already open for
    //! that target. None when `id` is unknown, open or confirmed.
    std::optional<CommandId> askAgain(CommandId id);

    //! The command to send now: acknowledgements first, then subscriptions, then metrics; in each the order of clicks; a poison suspect
    //! only when nothing else is left, alone (not while another one is on the wire), and on a link where the server has answered something
    //! (`linkHasAnswered`), so that a consumer that is dead anyway is not held against it. None when there is nothing. Whether the slot
    //! of a link is free is the caller's to know.
    std::optional<Command> next(bool linkHasAnswered) const;

    // What happened to a command that next() gave; calls that do not fit its state are ignored and logged:
    void markSent(CommandId id);
    void markConfirmed(CommandId id);
    //! An error answered it; `words` are the server's.
    void markRefused(CommandId id, const QString &words);
    //! “Rate limit exceeded” dropped it: queued again (or unanswered, if an earlier sending was), in its old place, not counted as sent.
    void markDropped(CommandId id);
    //! The link ended with it in flight: perhaps executed, so it waits to be sent again in its old place. Only 1011 (ServerClosed) or
    //! NoAnswer while pongs arrive makes a suspect. When that happened twice with a consumer that was surely alive (1011, or it had
    //! answered something else on that link), it is Refused (the server fails on it).
    void markUnanswered(CommandId id, const EndCause &cause);

    //! Open ones in the order of clicks, then the settled ones, newest first.
    QList<Command> all() const;
    std::optional<Command> find(CommandId id) const;
    //! The latest command for that target, if any is remembered.
    std::optional<Command> latestFor(CommandKind kind, const EntityId &target) const;
    qsizetype openCount() const;
    //! Refused ones that nobody has asked for again.
    qsizetype refusedCount() const;

Q_SIGNALS:
    //! A command is new or its state changed; carries it as it stands now.
    void changed(const noc::Command &command);
    //! next() may give something it did not give before.
    void workAvailable();

private:
    void finish(CommandId id, CommandState state);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
