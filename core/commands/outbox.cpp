// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/outbox.h"

#include "core/base/logging.h"
#include "core/commands/outboxstore.h"

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

        bool goingOut = false; // to be marked in the store as perhaps on the wire …
        bool goingOutSaved = false; // … and is
        bool everSaved = false;
        milliseconds withoutLink {0}; // up to agedFrom
        BootTime agedFrom;
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

    //! Metrics are of no use tomorrow.
    bool isKept(const Command &command) const { return store && command.kind == CommandKind::Acknowledge; }
    //! Only what is surely not executed may become too old.
    static bool ages(const Command &command)
    {
        return command.kind == CommandKind::Acknowledge && std::holds_alternative<Queued>(command.state);
    }
    milliseconds age(const Entry &entry) const
    {
        const BootTime from = std::max(entry.agedFrom, linkDownSince);
        const BootTime now = clock.bootNow();
        return entry.withoutLink + (linkLives || now <= from ? milliseconds(0) : std::chrono::floor<milliseconds>(now - from));
    }
    void bringAgeUp(Entry &entry)
    {
        entry.withoutLink = age(entry);
        entry.agedFrom = clock.bootNow();
    }

    void step(Entry &entry, CommandStep::What what, const QString &words = {}, bool byServer = false)
    {
        QList<CommandStep> &history = entry.command.history;
        if (history.size() >= Command::kLongestHistory)
            history.removeAt(1);
        history.append({what, clock.wallNow(), words, byServer});
    }

    OutboxRecord record(Entry &entry)
    {
        bringAgeUp(entry);
        OutboxRecord made;
        made.command = entry.command;
        made.goingOut = entry.goingOut;
        made.suspect = entry.suspect;
        made.strikes = entry.strikes;
        made.askedAgain = entry.askedAgain;
        made.withoutLink = entry.withoutLink;
        return made;
    }

    std::unique_ptr<Timer> &timer(std::unique_ptr<Timer> &place, std::function<void()> fired) const
    {
        if (!place)
            place = clock.makeTimer(std::move(fired));
        return place;
    }

    const Entry *peek(bool linkHasAnswered) const
    {
        for (const auto &ofKind : waiting) {
            if (!ofKind.empty())
                return entry(*ofKind.begin());
        }
        if (!suspects.empty() && onTheWire == 0 && linkHasAnswered)
            return entry(*suspects.begin());
        return nullptr;
    }

    void wait(const Entry &entry)
    {
        const Command &command = entry.command;
        if (command.heldUntil && *command.heldUntil > clock.bootNow())
            held.insert(command.id);
        else if (entry.suspect)
            suspects.insert(command.id);
        else
            waiting[std::size_t(command.kind)].insert(command.id);
    }
    void stopWaiting(const Entry &entry)
    {
        suspects.erase(entry.command.id);
        held.erase(entry.command.id);
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
        if (std::holds_alternative<Expired>(entry.command.state)) {
            expired.insert(entry.command.id);
            return;
        }
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
            dirty.erase(oldest->first);
            if (isKept(oldest->second.command))
                forgotten.append(oldest->first);
            entries.erase(oldest);
        }
    }

    //! A newer command stands for it: nobody has to say anything about it any more.
    void supersede(Entry &entry)
    {
        stopCountingRefused(entry);
        if (expired.erase(entry.command.id) > 0) {
            entry.askedAgain = true;
            settled.push_front(entry.command.id);
        }
        if (entry.askedAgain)
            step(entry, CommandStep::What::AskedAgain);
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
    std::set<CommandId> expired; // nobody has decided about them
    std::set<CommandId> held; // undo grace
    std::deque<CommandId> settled; // newest first
    std::array<std::set<CommandId>, 3> waiting; // by kind, whose order is the order of precedence
    std::set<CommandId> suspects;
    std::map<Target, CommandId> latest;
    qsizetype refused = 0;
    int onTheWire = 0;

    milliseconds grace {0};
    bool linkLives = true;
    BootTime linkDownSince;

    std::unique_ptr<OutboxStore> store;
    bool loaded = false;
    bool loading = false;
    bool saving = false;
    std::optional<Error> trouble; // while there is some, nothing waits for the store
    std::set<CommandId> dirty;
    QList<CommandId> forgotten;
    std::unique_ptr<Timer> flushTimer, patience, saveAgain, ageTimer, expiryTimer, graceTimer;
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
        const CommandId before = last->second;
        Private::Entry &stoodIn = *d->entry(before);
        if (!stoodIn.askedAgain)
            d->supersede(stoodIn);
        if (stoodIn.askedAgain) {
            touch(before);
            Q_EMIT changed(Command(stoodIn.command));
        }
    }

    Private::Entry entry;
    // With a store, ids are moments, so that none is given twice even while the store cannot be read.
    const auto moment =
        CommandId(std::chrono::duration_cast<std::chrono::microseconds>(d->clock.wallNow().time_since_epoch()).count());
    d->lastId = std::max(d->lastId + 1, d->store ? moment : CommandId(1));
    entry.command.id = d->lastId;
    entry.command.kind = kind;
    entry.command.target = target;
    entry.command.asked = entry.command.changed = d->clock.wallNow();
    entry.asked = entry.agedFrom = d->clock.bootNow();
    if (d->isKept(entry.command))
        entry.command.keeping = d->trouble ? Keeping::NotSaved : Keeping::Saving;
    if (kind == CommandKind::Acknowledge && d->grace > milliseconds(0))
        entry.command.heldUntil = entry.asked + d->grace;
    d->step(entry, CommandStep::What::Asked);
    const Command command = entry.command;

    d->wait(entry);
    d->entries.emplace(command.id, std::move(entry));
    d->open.insert(command.id);
    d->latest.insert_or_assign(key, command.id);
    d->forgetOldest();
    touch(command.id);
    if (command.heldUntil)
        releaseHeld();
    ageTick();
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
    d->step(*d->entry(id), CommandStep::What::Withdrawn);
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

bool Outbox::discard(CommandId id)
{
    if (!d->expired.contains(id))
        return false;
    d->expired.erase(id);
    d->step(*d->entry(id), CommandStep::What::Withdrawn);
    finish(id, Withdrawn {});
    return true;
}

bool Outbox::hasNext(bool linkHasAnswered) const
{
    return d->peek(linkHasAnswered) != nullptr;
}

std::optional<Command> Outbox::next(bool linkHasAnswered)
{
    const bool mustBeThere = d->store && !d->trouble;
    if (mustBeThere && !d->loaded)
        return std::nullopt;
    const Private::Entry *first = d->peek(linkHasAnswered);
    if (!first)
        return std::nullopt;
    if (d->isKept(first->command) && !first->goingOut) {
        d->entry(first->command.id)->goingOut = true;
        touch(first->command.id);
    }
    if (mustBeThere && d->isKept(first->command) && !first->goingOutSaved)
        return std::nullopt;
    return first->command;
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
    d->step(*entry, CommandStep::What::Sent);
    touch(id);
    Q_EMIT changed(Command(entry->command));
}

void Outbox::markConfirmed(CommandId id)
{
    const Private::Entry *entry = d->inFlight(id, "a confirmation");
    if (!entry)
        return;
    const BootTime now = d->clock.bootNow();
    d->step(*d->entry(id), CommandStep::What::Confirmed);
    finish(
        id, Confirmed {std::chrono::floor<milliseconds>(now - entry->asked), std::chrono::floor<milliseconds>(now - entry->sent)});
}

void Outbox::markRefused(CommandId id, const QString &words)
{
    Private::Entry *entry = d->inFlight(id, "a refusal");
    if (!entry)
        return;
    d->step(*entry, CommandStep::What::Refused, words, true);
    finish(id, Refused {words});
}

void Outbox::markDropped(CommandId id)
{
    Private::Entry *entry = d->inFlight(id, "a drop");
    if (!entry)
        return;
    --entry->command.timesSent;
    d->setState(*entry, entry->beforeSending);
    d->step(*entry, CommandStep::What::Dropped);
    // The server said so: surely not executed by that sending.
    entry->goingOut = entry->goingOutSaved = false;
    touch(id);
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
        const QString words = tr("The server fails on it: the connection broke each time it was sent.");
        d->step(*entry, CommandStep::What::Refused, words);
        finish(id, Refused {words, false});
        return;
    }
    d->setState(*entry, Unanswered {cause});
    d->step(*entry, CommandStep::What::Unanswered, shortWords(cause));
    touch(id);
    d->wait(*entry);
    Q_EMIT changed(Command(entry->command));
    Q_EMIT workAvailable();
}

void Outbox::finish(CommandId id, CommandState state)
{
    Private::Entry *entry = d->entry(id);
    d->settle(*entry, std::move(state));
    const Command command = entry->command;
    touch(id);
    d->forgetOldest();
    Q_EMIT changed(command);
    // A suspect may have waited for the wire to be clear.
    if (hasNext(true))
        Q_EMIT workAvailable();
}

// ---- on disk ----------------------------------------------------------------------------------------------------------

void Outbox::keepIn(std::unique_ptr<OutboxStore> store)
{
    Q_ASSERT(!d->store);
    d->store = std::move(store);
    for (auto &[id, entry] : d->entries) {
        if (d->isKept(entry.command)) {
            d->dirty.insert(id);
            entry.command.keeping = Keeping::Saving;
            entry.goingOut = std::holds_alternative<Sent>(entry.command.state);
        }
    }
    load();
}

void Outbox::close()
{
    if (d->store && !d->dirty.empty()) {
        // Reading or writing that is under way is waited for by the store's own end; this comes behind it.
        d->saving = false;
        d->loaded = true;
        flush();
    }
    letGo();
}

void Outbox::abandon()
{
    if (d->store)
        d->store->dropPending();
    letGo();
}

void Outbox::letGo()
{
    d->store.reset();
    for (auto *timer : {&d->flushTimer, &d->patience, &d->saveAgain, &d->ageTimer, &d->expiryTimer, &d->graceTimer})
        timer->reset();
}

void Outbox::load()
{
    if (d->loading || d->loaded)
        return;
    d->loading = true;
    d->timer(d->patience, [this] {
         giveUpWaiting({ErrorCode::Timeout, tr("The disk does not answer; what is asked for is not saved."), {}});
     })->start(kPatience);
    d->store->load([this](const Result<OutboxContents> &contents) {
        d->loading = false;
        if (contents.ok())
            takeIn(*contents);
        else
            giveUpWaiting(contents.error());
    });
}

void Outbox::takeIn(const OutboxContents &contents)
{
    d->loaded = true;
    d->patience->stop();
    for (const OutboxRecord &record : contents.records)
        restore(record);
    std::vector<CommandId> order(d->settled.begin(), d->settled.end());
    std::stable_sort(order.begin(), order.end(), [this](CommandId a, CommandId b) {
        return std::pair(d->entry(a)->command.changed, a) > std::pair(d->entry(b)->command.changed, b);
    });
    d->settled.assign(order.begin(), order.end());
    d->forgetOldest();
    Q_EMIT restored(contents.ofOthers, contents.damage);
    if (d->trouble) {
        d->trouble.reset();
        Q_EMIT storeTrouble(std::nullopt);
    }
    expire();
    ageTick();
    flush();
    Q_EMIT workAvailable();
}

void Outbox::restore(const OutboxRecord &record)
{
    Private::Entry entry;
    entry.command = record.command;
    Command &command = entry.command;
    const bool rewrite = d->entries.contains(command.id);
    if (rewrite) {
        // Only where the clock was set back and the store could not be read in time.
        d->forgotten.append(command.id);
        command.id = d->lastId + 1;
    }
    d->lastId = std::max(d->lastId, command.id);
    command.keeping = Keeping::Saved;
    command.heldUntil.reset();
    entry.suspect = record.suspect;
    entry.strikes = record.strikes;
    entry.askedAgain = record.askedAgain;
    entry.everSaved = true;
    entry.withoutLink = record.withoutLink;
    entry.agedFrom = d->clock.bootNow();
    entry.asked = entry.agedFrom - std::max(milliseconds(0), d->clock.wallNow() - command.asked);
    const bool wasOnTheWire =
        std::holds_alternative<Sent>(command.state) || (record.goingOut && std::holds_alternative<Queued>(command.state));
    if (wasOnTheWire) {
        // The program ended before it was written what became of it.
        EndCause cause;
        cause.kind = EndKind::Stopped;
        command.state = Unanswered {cause};
        command.timesSent = std::max(1, command.timesSent);
    }

    const CommandId id = command.id;
    const Target key(command.kind, command.target);
    const bool isOpen = !isFinal(command.state);
    const auto last = d->latest.find(key);
    Private::Entry *fresh = last == d->latest.end() ? nullptr : d->entry(last->second);
    const bool freshIsOpen = fresh && d->open.contains(fresh->command.id);
    if (isOpen)
        d->step(entry, CommandStep::What::Restored);
    d->entries.emplace(id, entry);
    Private::Entry &kept = *d->entry(id);
    if (isOpen) {
        d->open.insert(id);
        // What was perhaps on the wire once is so for ever: nothing new has to be written before it goes again.
        kept.goingOut = kept.goingOutSaved = std::holds_alternative<Unanswered>(command.state);
        d->wait(kept);
    } else if (std::holds_alternative<Expired>(command.state) && !kept.askedAgain) {
        d->expired.insert(id);
    } else {
        d->settled.push_front(id);
        if (std::holds_alternative<Refused>(command.state) && !kept.askedAgain)
            ++d->refused;
    }
    if (!fresh || fresh->command.id < id)
        d->latest.insert_or_assign(key, id);
    if (rewrite || wasOnTheWire)
        touch(id);
    Q_EMIT changed(Command(kept.command));
    if (!freshIsOpen)
        return;
    // Asked for again while the store could not be read yet: one of the two is enough.
    if (!isOpen) {
        d->supersede(kept);
        touch(id);
    } else if (std::holds_alternative<Queued>(fresh->command.state)) {
        d->latest.insert_or_assign(key, id);
        d->step(*fresh, CommandStep::What::Withdrawn);
        finish(fresh->command.id, Withdrawn {});
    } else if (std::holds_alternative<Queued>(kept.command.state)) {
        d->step(kept, CommandStep::What::Withdrawn);
        finish(id, Withdrawn {});
    }
}

void Outbox::touch(CommandId id)
{
    const Private::Entry *entry = d->entry(id);
    if (!entry || !d->isKept(entry->command))
        return;
    d->dirty.insert(id);
    const auto &timer = d->timer(d->flushTimer, [this] { flush(); });
    if (!timer->isActive())
        timer->start(milliseconds(0));
}

void Outbox::flush()
{
    if (!d->store || !d->loaded || d->saving || (d->dirty.empty() && d->forgotten.isEmpty()))
        return;
    d->saving = true;
    QList<OutboxRecord> records;
    for (const CommandId id : std::exchange(d->dirty, {})) {
        if (Private::Entry *entry = d->entry(id))
            records.append(d->record(*entry));
    }
    const QList<CommandId> forgotten = std::exchange(d->forgotten, {});
    d->patience->start(kPatience);
    d->store->save(records, forgotten, [this, records, forgotten](const Outcome &outcome) { saved(records, forgotten, outcome); });
}

void Outbox::saved(const QList<OutboxRecord> &records, const QList<CommandId> &forgotten, const Outcome &outcome)
{
    d->saving = false;
    if (!outcome.ok()) {
        for (const OutboxRecord &record : records)
            d->dirty.insert(record.command.id);
        d->forgotten = forgotten + d->forgotten;
        giveUpWaiting(outcome.error());
        return;
    }
    d->patience->stop();
    for (const OutboxRecord &record : records) {
        Private::Entry *entry = d->entry(record.command.id);
        if (!entry)
            continue;
        entry->everSaved = true;
        // It may have been called back while it was being written.
        entry->goingOutSaved = record.goingOut && entry->goingOut;
        tellKeeping(record.command.id);
    }
    if (d->trouble) {
        d->trouble.reset();
        Q_EMIT storeTrouble(std::nullopt);
    }
    flush();
    Q_EMIT workAvailable();
}

void Outbox::giveUpWaiting(const Error &why)
{
    d->patience->stop();
    d->timer(d->saveAgain, [this] { d->loaded ? flush() : load(); })->start(kSaveAgain);
    const bool fresh = !std::exchange(d->trouble, why);
    for (const CommandId id : QList<CommandId>(d->open.begin(), d->open.end()))
        tellKeeping(id);
    if (fresh) {
        qCWarning(lcCommands) << "not saved:" << why.message << why.detail;
        Q_EMIT storeTrouble(why);
    }
    Q_EMIT workAvailable();
}

void Outbox::tellKeeping(CommandId id)
{
    Private::Entry *entry = d->entry(id);
    if (!entry || !d->isKept(entry->command))
        return;
    // What is there already is not lost, even if its newest turn is not written: it would be asked for again.
    const Keeping keeping = entry->everSaved ? Keeping::Saved : d->trouble ? Keeping::NotSaved : Keeping::Saving;
    if (std::exchange(entry->command.keeping, keeping) != keeping)
        Q_EMIT changed(Command(entry->command));
}

// ---- time -------------------------------------------------------------------------------------------------------------

void Outbox::setGrace(milliseconds grace)
{
    d->grace = std::max(grace, milliseconds(0));
}

void Outbox::releaseHeld()
{
    const BootTime now = d->clock.bootNow();
    std::optional<BootTime> first;
    bool any = false;
    for (const CommandId id : QList<CommandId>(d->held.begin(), d->held.end())) {
        Private::Entry &entry = *d->entry(id);
        if (*entry.command.heldUntil > now) {
            first = std::min(first.value_or(*entry.command.heldUntil), *entry.command.heldUntil);
            continue;
        }
        any = true;
        d->held.erase(id);
        entry.command.heldUntil.reset();
        d->wait(entry);
        Q_EMIT changed(Command(entry.command));
    }
    if (first)
        d->timer(d->graceTimer, [this] { releaseHeld(); })->start(std::chrono::ceil<milliseconds>(*first - now));
    if (any)
        Q_EMIT workAvailable();
}

void Outbox::linkCame()
{
    if (d->linkLives)
        return;
    expire();
    for (const CommandId id : d->open)
        d->bringAgeUp(*d->entry(id));
    d->linkLives = true;
    if (d->expiryTimer)
        d->expiryTimer->stop();
}

void Outbox::linkLost(BootTime lastProof)
{
    if (!d->linkLives)
        return;
    d->linkLives = false;
    d->linkDownSince = lastProof;
    for (const CommandId id : d->open) {
        Private::Entry &entry = *d->entry(id);
        if (!Private::ages(entry.command) || !entry.goingOut)
            continue;
        // It was written that it might be on the wire; it was not.
        entry.goingOut = entry.goingOutSaved = false;
        touch(id);
    }
    expire();
}

void Outbox::expire()
{
    milliseconds nextIn = kExpiresAfter;
    bool any = false;
    for (const CommandId id : QList<CommandId>(d->open.begin(), d->open.end())) {
        Private::Entry *entry = d->entry(id);
        if (!entry || !Private::ages(entry->command))
            continue;
        const milliseconds age = d->age(*entry);
        if (age > kExpiresAfter) {
            d->step(*entry, CommandStep::What::Expired);
            finish(id, Expired {});
            continue;
        }
        any = true;
        nextIn = std::min(nextIn, kExpiresAfter - age);
    }
    if (any && !d->linkLives)
        d->timer(d->expiryTimer, [this] { expire(); })->start(nextIn + milliseconds(1));
}

void Outbox::ageTick()
{
    if (!d->linkLives && (!d->expiryTimer || !d->expiryTimer->isActive()))
        expire();
    if (!d->store || d->open.empty())
        return;
    const auto &timer = d->timer(d->ageTimer, [this] {
        for (const CommandId id : d->open) {
            if (Private::ages(d->entry(id)->command))
                touch(id);
        }
        ageTick();
    });
    if (!timer->isActive())
        timer->start(kAgeWritten);
}

QList<Command> Outbox::all() const
{
    QList<Command> commands;
    commands.reserve(qsizetype(d->entries.size()));
    for (const CommandId id : d->open)
        commands.append(d->entry(id)->command);
    for (const CommandId id : d->expired)
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

qsizetype Outbox::expiredCount() const
{
    return qsizetype(d->expired.size());
}

qsizetype Outbox::refusedCount() const
{
    return d->refused;
}

} // namespace noc
