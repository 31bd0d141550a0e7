// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/outbox.h"

#include "core/base/logging.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>

namespace noc {

namespace {

// A suspect is set aside when a working consumer broke on it for the second time.
constexpr int kStrikesToRefuse = 2;

using Target = std::pair<CommandKind, EntityId>;

} // namespace

class Outbox::Private
{
public:
    struct Entry {
        Command command;
        BootTime asked;
        BootTime sent;
        CommandState beforeSending = Queued {};
        bool suspect = false; // a link ended with it in flight in a way that points at it
        int strikes = 0; // … and the server's consumer was surely alive
        bool askedAgain = false; // a newer command stands for it
    };

    Private(Clock &c, qsizetype keep) : clock(c), keepSettled(std::max<qsizetype>(keep, 0)) { }

    Entry *entry(CommandId id)
    {
        const auto found = entries.find(id);
        return found == entries.end() ? nullptr : &found->second;
    }
    const Entry *entry(CommandId id) const { return const_cast<Private *>(this)->entry(id); }

    //! The entry, if its command is on the wire; what belongs to no command in flight is a fault of the caller's.
    Entry *inFlight(CommandId id, const char *what)
    {
        Entry *found = entry(id);
        if (found && std::holds_alternative<Sent>(found->command.state))
            return found;
        qCWarning(lcCommands) << "ignored" << what << "for command" << id << "which is not in flight";
        return nullptr;
    }

    void wait(const Entry &entry)
    {
        const Command &command = entry.command;
        if (entry.suspect)
            suspects.insert(command.id);
        else
            waiting[std::size_t(command.kind)].insert(command.id);
    }
    void stopWaiting(const Entry &entry)
    {
        suspects.erase(entry.command.id);
        waiting[std::size_t(entry.command.kind)].erase(entry.command.id);
    }

    void setState(Entry &entry, CommandState state)
    {
        if (std::holds_alternative<Sent>(entry.command.state))
            --onTheWire;
        if (std::holds_alternative<Sent>(state))
            ++onTheWire;
        entry.command.state = std::move(state);
        entry.command.changed = clock.wallNow();
    }

    void settle(Entry &entry, CommandState state)
    {
        stopWaiting(entry);
        setState(entry, std::move(state));
        open.erase(entry.command.id);
        settled.push_front(entry.command.id);
        if (std::holds_alternative<Refused>(entry.command.state))
            ++refused;
    }

    void forgetOldest()
    {
        while (qsizetype(settled.size()) > keepSettled) {
            const auto oldest = entries.find(settled.back());
            settled.pop_back();
            stopCountingRefused(oldest->second);
            const Target target(oldest->second.command.kind, oldest->second.command.target);
            const auto last = latest.find(target);
            if (last != latest.end() && last->second == oldest->first)
                latest.erase(last);
            entries.erase(oldest);
        }
    }

    void stopCountingRefused(Entry &entry)
    {
        if (std::holds_alternative<Refused>(entry.command.state) && !std::exchange(entry.askedAgain, true))
            --refused;
    }

    Clock &clock;
    const qsizetype keepSettled;
    CommandId lastId = 0;
    std::map<CommandId, Entry> entries;
    std::set<CommandId> open;
    std::deque<CommandId> settled; // newest first
    std::array<std::set<CommandId>, 3> waiting; // by kind, whose order is the order of precedence
    std::set<CommandId> suspects;
    std::map<Target, CommandId> latest;
    qsizetype refused = 0;
    int onTheWire = 0;
};

Outbox::Outbox(Clock &clock, qsizetype keepSettled, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(clock, keepSettled))
{
}

Outbox::~Outbox() = default;

CommandId Outbox::ask(CommandKind kind, const EntityId &target)
{
    const Target key(kind, target);
    if (const auto last = d->latest.find(key); last != d->latest.end()) {
        if (d->open.contains(last->second))
            return last->second;
        d->stopCountingRefused(*d->entry(last->second));
    }

    Private::Entry entry;
    entry.command.id = ++d->lastId;
    entry.command.kind = kind;
    entry.command.target = target;
    entry.command.asked = entry.command.changed = d->clock.wallNow();
    entry.asked = d->clock.bootNow();
    const Command command = entry.command;

    d->wait(entry);
    d->entries.emplace(command.id, std::move(entry));
    d->open.insert(command.id);
    d->latest.insert_or_assign(key, command.id);
    Q_EMIT changed(command);
    Q_EMIT workAvailable();
    return command.id;
}

bool Outbox::withdraw(CommandId id)
{
    // Queued is only what is surely not executed: what was sent and dropped is queued again, what may have been executed is unanswered.
    const Private::Entry *entry = d->entry(id);
    if (!entry || !std::holds_alternative<Queued>(entry->command.state))
        return false;
    finish(id, Withdrawn {});
    return true;
}

std::optional<CommandId> Outbox::askAgain(CommandId id)
{
    const Private::Entry *entry = d->entry(id);
    if (!entry || !isFinal(entry->command.state) || std::holds_alternative<Confirmed>(entry->command.state))
        return std::nullopt;
    // A copy: forgetting old ones may destroy the entry before the fresh one is made.
    const Command again = entry->command;
    return ask(again.kind, again.target);
}

std::optional<Command> Outbox::next(bool linkHasAnswered) const
{
    for (const auto &ofKind : d->waiting) {
        if (!ofKind.empty())
            return d->entry(*ofKind.begin())->command;
    }
    if (!d->suspects.empty() && d->onTheWire == 0 && linkHasAnswered)
        return d->entry(*d->suspects.begin())->command;
    return std::nullopt;
}

void Outbox::markSent(CommandId id)
{
    Private::Entry *entry = d->entry(id);
    if (!entry || isFinal(entry->command.state) || std::holds_alternative<Sent>(entry->command.state)) {
        qCWarning(lcCommands) << "ignored the sending of command" << id << "which does not wait";
        return;
    }
    d->stopWaiting(*entry);
    entry->beforeSending = entry->command.state;
    entry->sent = d->clock.bootNow();
    ++entry->command.timesSent;
    d->setState(*entry, Sent {});
    Q_EMIT changed(Command(entry->command));
}

void Outbox::markConfirmed(CommandId id)
{
    const Private::Entry *entry = d->inFlight(id, "a confirmation");
    if (!entry)
        return;
    const BootTime now = d->clock.bootNow();
    finish(
        id, Confirmed {std::chrono::floor<milliseconds>(now - entry->asked), std::chrono::floor<milliseconds>(now - entry->sent)});
}

void Outbox::markRefused(CommandId id, const QString &words)
{
    if (d->inFlight(id, "a refusal"))
        finish(id, Refused {words});
}

void Outbox::markDropped(CommandId id)
{
    Private::Entry *entry = d->inFlight(id, "a drop");
    if (!entry)
        return;
    --entry->command.timesSent;
    d->setState(*entry, entry->beforeSending);
    d->wait(*entry);
    Q_EMIT changed(Command(entry->command));
    Q_EMIT workAvailable();
}

void Outbox::markUnanswered(CommandId id, const EndCause &cause)
{
    Private::Entry *entry = d->inFlight(id, "a lost link");
    if (!entry)
        return;
    if (isPoisonous(cause)) {
        entry->suspect = true;
        entry->strikes += provesConsumer(cause) ? 1 : 0;
    }
    if (entry->strikes >= kStrikesToRefuse) {
        finish(id, Refused {tr("The server fails on it: the connection broke each time it was sent.")});
        return;
    }
    d->setState(*entry, Unanswered {cause});
    d->wait(*entry);
    Q_EMIT changed(Command(entry->command));
    Q_EMIT workAvailable();
}

void Outbox::finish(CommandId id, CommandState state)
{
    Private::Entry *entry = d->entry(id);
    d->settle(*entry, std::move(state));
    const Command command = entry->command;
    d->forgetOldest();
    Q_EMIT changed(command);
    // A suspect may have waited for the wire to be clear.
    if (next(true))
        Q_EMIT workAvailable();
}

QList<Command> Outbox::all() const
{
    QList<Command> commands;
    commands.reserve(qsizetype(d->entries.size()));
    for (const CommandId id : d->open)
        commands.append(d->entry(id)->command);
    for (const CommandId id : d->settled)
        commands.append(d->entry(id)->command);
    return commands;
}

std::optional<Command> Outbox::find(CommandId id) const
{
    const Private::Entry *entry = d->entry(id);
    return entry ? std::optional(entry->command) : std::nullopt;
}

std::optional<Command> Outbox::latestFor(CommandKind kind, const EntityId &target) const
{
    const auto last = d->latest.find(Target(kind, target));
    return last == d->latest.end() ? std::nullopt : find(last->second);
}

qsizetype Outbox::openCount() const
{
    return qsizetype(d->open.size());
}

qsizetype Outbox::refusedCount() const
{
    return d->refused;
}

} // namespace noc
