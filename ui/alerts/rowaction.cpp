// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rowaction.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::RowAction)
};

RowAction::Kind offered(const AlertKey &key, bool live)
{
    if (key.kind != AlertKind::Alert)
        return RowAction::Kind::MarkSeen;
    return live ? RowAction::Kind::Acknowledge : RowAction::Kind::Queue;
}

RowAction plain(RowAction::Kind kind)
{
    return {kind, rowActionWord(kind)};
}

// Queued, sent or unanswered.
RowAction onItsWay(const RowCommand &command, WallTime now)
{
    if (command.state == RowCommand::State::Queued && command.heldUntil) {
        const auto left = std::max(std::chrono::ceil<seconds>(*command.heldUntil - now), seconds(0));
        return {RowAction::Kind::Undo, Words::tr("Undo · %1 s", "button in a row: seconds left to press it").arg(left.count())};
    }
    const RowAction::Kind saved = command.state == RowCommand::State::Queued ? RowAction::Kind::Queued
        : command.state == RowCommand::State::Sent                           ? RowAction::Kind::Sent
                                                                             : RowAction::Kind::Unanswered;
    const QString age = formatShortAge(now - command.since);
    if (command.saved)
        return saved == RowAction::Kind::Sent ? RowAction {saved, Words::tr("sent, %1", "state of a command and its age").arg(age)}
                                              : plain(saved);
    switch (saved) {
    case RowAction::Kind::Queued: return {RowAction::Kind::NotSaved, Words::tr("queued, not saved", "state of a command")};
    case RowAction::Kind::Sent:
        return {RowAction::Kind::NotSaved, Words::tr("sent, %1, not saved", "state of a command and its age").arg(age)};
    default: return {RowAction::Kind::NotSaved, Words::tr("no answer yet, not saved", "state of a command")};
    }
}

} // namespace

QString rowActionWord(RowAction::Kind kind)
{
    switch (kind) {
    case RowAction::Kind::Acknowledge: return Words::tr("Acknowledge", "button in a row");
    case RowAction::Kind::Queue: return Words::tr("Queue ack", "button in a row while the link is lost");
    case RowAction::Kind::MarkSeen: return Words::tr("Mark seen", "button in a row");
    case RowAction::Kind::Queued: return Words::tr("queued", "state of a command");
    case RowAction::Kind::Confirmed: return Words::tr("✓ confirmed", "state of a command");
    case RowAction::Kind::Unanswered: return Words::tr("no answer yet, will be asked again", "state of a command");
    case RowAction::Kind::Seen: return Words::tr("seen", "state of a row");
    case RowAction::Kind::Expired: return Words::tr("! not sent: too old", "state of a command");
    case RowAction::Kind::None:
    case RowAction::Kind::Undo:
    case RowAction::Kind::Sent:
    case RowAction::Kind::NotSaved:
    case RowAction::Kind::Refused: break;
    }
    return {};
}

RowAction rowAction(const AlertStore &store, AlertSlot slot, bool live, WallTime now)
{
    const AlertKey key = store.key(slot);
    const bool owed = store.unacknowledged(slot);
    if (key.kind != AlertKind::Alert && store.seen(slot))
        return plain(RowAction::Kind::Seen);

    switch (store.commandState(slot)) {
    case RowCommand::State::Queued:
    case RowCommand::State::Sent:
    case RowCommand::State::Unanswered: return onItsWay(store.command(slot), now);
    case RowCommand::State::Confirmed:
        // A row that is owed an answer again (reopened, raised after it was resolved) offers one again.
        if (!owed)
            return plain(RowAction::Kind::Confirmed);
        break;
    case RowCommand::State::Refused:
        if (owed)
            return {
                RowAction::Kind::Refused,
                Words::tr("! refused: %1", "state of a command, the server's words").arg(safeLine(store.command(slot).words))};
        break;
    case RowCommand::State::Expired:
        if (owed)
            return plain(RowAction::Kind::Expired);
        break;
    case RowCommand::State::None: break;
    }
    return owed ? plain(offered(key, live)) : RowAction {};
}

bool canBeAsked(const AlertStore &store, AlertSlot slot)
{
    if (!store.unacknowledged(slot))
        return false;
    const RowCommand::State state = store.commandState(slot);
    return state == RowCommand::State::None || state == RowCommand::State::Confirmed || state == RowCommand::State::Refused
        || state == RowCommand::State::Expired;
}

bool canBeWithdrawn(const AlertStore &store, AlertSlot slot)
{
    return store.commandState(slot) == RowCommand::State::Queued;
}

QString answeredBy(const AlertStore &store, AlertSlot slot)
{
    if (store.acknowledgedHere(slot)) {
        const RowCommand command = store.command(slot);
        if (command.state != RowCommand::State::Confirmed)
            return Words::tr("you", "who acknowledged");
        const double took = double(command.took.count()) / 1000;
        return Words::tr("you, %1 s", "who acknowledged, and in how many seconds")
            .arg(QLocale().toString(took, 'f', took < 10 ? 2 : 0));
    }
    if (const std::string_view owner = store.ownerUtf8(slot); !owner.empty())
        return safeLine(QString::fromUtf8(owner.data(), qsizetype(owner.size())));
    const AlertStatus status = store.status(slot);
    if (status == AlertStatus::Acknowledged || status == AlertStatus::Assigned || isSettledForGood(status))
        return Words::tr("as reported", "who acknowledged: the server did not say");
    return {};
}

} // namespace noc
