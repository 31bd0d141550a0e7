// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <QList>
#include <QObject>

#include <memory>
#include <vector>

namespace noc {

class OutboxStore;
struct OutboxContents;
struct OutboxRecord;

//! What was asked and not yet settled, in order, and the settled ones of late for the Commands view. It decides what goes next and what an
//! answer or its absence means (poison rule); it sends nothing itself. One thread.
//!
//! With a store, an acknowledgement is given by next() only when the store has it, with the mark that it may be on the wire from now on;
//! both are one write, and all that is asked in one turn of the event loop is one write too. Where the store refuses (or does not answer
//! within kPatience) it is given all the same, marked Keeping::NotSaved, and saving is tried again. After a crash, what bears the mark is
//! Unanswered: perhaps executed.
//!
//! An acknowledgement that spent more than kExpiresAfter without a live link, and was surely not executed, becomes Expired: askAgain() or
//! discard() is the operator's to say; until then it is neither forgotten nor counted as open.
class Outbox : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds kExpiresAfter {15 * 60'000};
    static constexpr milliseconds kPatience {2'000};
    static constexpr milliseconds kSaveAgain {5'000};
    //! How often the waiting time of what waits is written down, for the case of a crash.
    static constexpr milliseconds kAgeWritten {60'000};

    //! `keepSettled`: how many settled commands are remembered for the view.
    explicit Outbox(Clock &clock, qsizetype keepSettled = 1000, QObject *parent = nullptr);
    ~Outbox() override;

    //! Keeps everything in `store` from now on and takes in what it holds. Once, in the thread of the outbox; next() waits for it, but no
    //! longer than kPatience.
    void keepIn(std::unique_ptr<OutboxStore> store);
    //! Writes what is not written and lets the store and all timers go, in the thread of the outbox.
    void close();
    //! As if the program were killed now: what is not written is lost (tests).
    void abandon();
    //! For so long an acknowledgement asked for from now on is held back, so that it can be withdrawn; zero: not at all.
    void setGrace(milliseconds grace);

    //! A live link begins: nothing ages. (A new outbox counts as having one.)
    void linkCame();
    //! There is no live link since `lastProof`.
    void linkLost(BootTime lastProof);

    //! Asks for something. What is already queued, sent or unanswered for that target is not doubled: its id comes back.
    CommandId ask(CommandKind kind, const EntityId &target);
    //! Takes back a queued command that was never sent (or whose every sending was dropped by the server); false when it is too late.
    bool withdraw(CommandId id);
    //! Asks again for a refused, expired or withdrawn command: a fresh command at the end of the queue, or the one already open for
    //! that target. None when `id` is unknown, open or confirmed.
    std::optional<CommandId> askAgain(CommandId id);
    //! Gives up an expired command: Withdrawn. False when it is something else.
    bool discard(CommandId id);

    //! The command to send now: acknowledgements first, then metrics; in each the order of clicks; a poison suspect
    //! only when nothing else is left, alone (not while another one is on the wire), and on a link where the server has answered something
    //! (`linkHasAnswered`), so that a consumer that is dead anyway is not held against it. None when there is nothing. Whether the slot
    //! of a link is free is the caller's to know: called only when it is, because what is first in line is then marked as going out; none,
    //! and workAvailable() later, while that is being written.
    std::optional<Command> next(bool linkHasAnswered);
    //! Whether there is anything that next() would give, now or when it is written.
    bool hasNext(bool linkHasAnswered) const;

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

    //! Open ones in the order of clicks, then the expired ones that wait for a word, then the settled ones, newest first.
    QList<Command> all() const;
    std::optional<Command> find(CommandId id) const;
    //! The latest command for that target, if any is remembered.
    std::optional<Command> latestFor(CommandKind kind, const EntityId &target) const;
    qsizetype openCount() const;
    //! Expired ones that were neither asked for again nor discarded.
    qsizetype expiredCount() const;
    //! Refused ones that nobody has asked for again.
    qsizetype refusedCount() const;

Q_SIGNALS:
    //! A command is new or its state changed; carries it as it stands now.
    void changed(const noc::Command &command);
    //! next() may give something it did not give before.
    void workAvailable();
    //! The store was read: so many open commands are kept for others, and perhaps a damaged file was kept aside.
    void restored(qsizetype ofOthers, const std::optional<noc::Error> &damage);
    //! The store refuses, and why; or (none) it works again. Said once each.
    void storeTrouble(const std::optional<noc::Error> &trouble);

private:
    void finish(CommandId id, CommandState state);
    void letGo();
    void load();
    void takeIn(const OutboxContents &contents);
    void restore(const OutboxRecord &record);
    void touch(CommandId id);
    void flush();
    void saved(const QList<OutboxRecord> &records, const QList<CommandId> &forgotten, const Outcome &outcome);
    void giveUpWaiting(const Error &why);
    void tellKeeping(CommandId id);
    void expire();
    void ageTick();
    void releaseHeld();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
