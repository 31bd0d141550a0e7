// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rowaction.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>
#include <QLocale>

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
    case RowAction::Kind::None:
    case RowAction::Kind::Sent:
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
    case RowCommand::State::Queued: return plain(RowAction::Kind::Queued);
    case RowCommand::State::Sent:
        return {
            RowAction::Kind::Sent,
            Words::tr("sent, %1", "state of a command and its age").arg(formatShortAge(now - store.command(slot).since))};
    case RowCommand::State::Unanswered: return plain(RowAction::Kind::Unanswered);
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
    case RowCommand::State::None: break;
    }
    return owed ? plain(offered(key, live)) : RowAction {};
}

bool canBeAsked(const AlertStore &store, AlertSlot slot)
{
    if (!store.unacknowledged(slot))
        return false;
    const RowCommand::State state = store.commandState(slot);
    return state == RowCommand::State::None || state == RowCommand::State::Confirmed || state == RowCommand::State::Refused;
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
