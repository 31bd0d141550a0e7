// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertstore.h"

#include "core/alerts/slottable.h"
#include "core/alerts/textarena.h"
#include "core/alerts/textpool.h"

#include <QHash>
#include <QHashSeed>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <limits>
#include <utility>

namespace noc {

namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
constexpr milliseconds kSameFrameWithin {2'000};
constexpr std::size_t kLeastTextBytes = 64 * 1024 * 1024;
// Room in the hash table is taken ahead for so many rows; beyond, it grows.
constexpr qsizetype kMostPreparedRows = 1 << 20;

std::int64_t millis(WallTime time)
{
    return time.time_since_epoch().count();
}

WallTime wallTime(std::int64_t millis)
{
    return WallTime(milliseconds(millis));
}

//! Spreads every bit (the finalizer of MurmurHash3): consecutive ids would else crowd together.
std::uint64_t mix(std::uint64_t bits)
{
    bits ^= bits >> 33;
    bits *= 0xff51afd7ed558ccdULL;
    bits ^= bits >> 33;
    bits *= 0xc4ceb9fe1a85ec53ULL;
    bits ^= bits >> 33;
    return bits;
}

//! Half of a frame's hash; never 0 for a frame that has one.
std::uint32_t shortHash(std::size_t frameHash)
{
    return frameHash == 0 ? 0 : std::uint32_t(mix(frameHash)) | 1U;
}

//! A row as it is kept. Texts lie elsewhere; what few rows have lies in side tables.
struct Row {
    std::int64_t id; // or, with idInTable, its place in the table of ids
    std::int64_t firstRaised, lastRaised, firstReceived, lastReceived;
    std::int64_t acknowledgedAt;
    TextArena::Ref message;
    TextPool::Id type, client, site, owner;
    TextPool::Id severityText, statusText; // only where they are not the canonical ones
    std::uint32_t count;
    // The last two frames that counted, so that copies are known even when two sockets bring them interleaved.
    std::uint32_t frame, frameBefore;
    AlertSlot older, newer; // neighbours among the rows of the same precedence for eviction
    std::uint16_t frameGap; // ms between the two frames, at most 65,535
    std::uint16_t live : 1;
    std::uint16_t kind : 2;
    std::uint16_t severity : 3;
    std::uint16_t status : 3;
    std::uint16_t idInTable : 1;
    std::uint16_t raisedAgain : 1;
    std::uint16_t acknowledgedHere : 1;
    std::uint16_t seen : 1;
    std::uint16_t hasCommand : 1;
    std::uint16_t inBatchAdded : 1;
    std::uint16_t inBatchChanged : 1;
    std::uint16_t shelved : 1;
};
static_assert(sizeof(Row) == 104);

//! Rows in pieces of a fixed size: growing never copies, so the cost of one alert does not depend on how many there are.
class RowTable
{
public:
    static constexpr std::size_t kPerChunk = 4096;

    Row &operator[](AlertSlot slot) { return m_chunks[slot / kPerChunk][slot % kPerChunk]; }
    const Row &operator[](AlertSlot slot) const { return m_chunks[slot / kPerChunk][slot % kPerChunk]; }
    AlertSlot size() const { return m_size; }
    AlertSlot append()
    {
        if (m_size % kPerChunk == 0)
            m_chunks.push_back(std::make_unique<Row[]>(kPerChunk));
        return m_size++;
    }
    std::size_t heldBytes() const { return m_chunks.size() * kPerChunk * sizeof(Row); }

private:
    std::vector<std::unique_ptr<Row[]>> m_chunks;
    AlertSlot m_size = 0;
};

//! In which order rows are dropped at the keep limit.
enum Precedence : std::uint8_t { Settled, Answered, Unacknowledged, PrecedenceCount };

} // namespace

class AlertStore::Private
{
public:
    explicit Private(qsizetype limit)
        : keepLimit(std::max<qsizetype>(limit, 1)),
          textLimit(std::max(std::size_t(keepLimit) * std::size_t(kTextBytesPerRow), kLeastTextBytes)),
          messages([this](TextArena::Owner slot, TextArena::Ref to) { rows[slot].message = to; }),
          slotsByKey(std::size_t(std::min(keepLimit + 1, kMostPreparedRows)))
    {
        for (Ends &ends : queues)
            ends = {kNone, kNone};
    }

    static constexpr AlertSlot kNone = std::numeric_limits<AlertSlot>::max();

    // ---- identity ----
    static std::uint32_t hashOf(const AlertKey &key)
    {
        const std::uint64_t id = key.id.toInt64() ? std::uint64_t(*key.id.toInt64()) : key.id.hash();
        return std::uint32_t(mix(id ^ QHashSeed::globalSeed()) + std::uint64_t(key.kind) * 0x9e3779b9U);
    }
    bool isKey(AlertSlot slot, const AlertKey &key) const
    {
        const Row &row = rows[slot];
        if (AlertKind(row.kind) != key.kind)
            return false;
        const auto number = key.id.toInt64();
        if (number)
            return !row.idInTable && row.id == *number;
        return row.idInTable && ids[std::size_t(row.id)] == key.id;
    }
    std::optional<AlertSlot> find(const AlertKey &key) const
    {
        return slotsByKey.find(hashOf(key), [&](AlertSlot slot) { return isKey(slot, key); });
    }
    AlertKey keyOf(const Row &row) const
    {
        return {AlertKind(row.kind), row.idInTable ? ids[std::size_t(row.id)] : EntityId(row.id)};
    }
    void setId(Row &row, const EntityId &id)
    {
        const auto number = id.toInt64();
        row.idInTable = !number;
        if (number) {
            row.id = *number;
        } else if (freeIds.empty()) {
            row.id = std::int64_t(ids.size());
            ids.push_back(id);
        } else {
            row.id = std::int64_t(freeIds.back());
            freeIds.pop_back();
            ids[std::size_t(row.id)] = id;
        }
    }

    // ---- counts and order of eviction, kept by taking a row out before it changes and putting it in again afterwards ----
    static bool unacknowledged(const Row &row)
    {
        return isUnacknowledged(AlertStatus(row.status)) && !(row.seen && AlertKind(row.kind) != AlertKind::Alert);
    }
    static Precedence precedence(const Row &row)
    {
        if (unacknowledged(row))
            return Unacknowledged;
        return isSettledForGood(AlertStatus(row.status)) ? Settled : Answered;
    }
    void count(const Row &row, qsizetype by)
    {
        counts.rows += by;
        counts.bySeverity[row.severity] += by;
        if (unacknowledged(row)) {
            counts.unacknowledged += by;
            counts.unacknowledgedBySeverity[row.severity] += by;
        }
        if (row.shelved) {
            counts.shelved += by;
            if (unacknowledged(row))
                counts.shelvedUnacknowledgedBySeverity[row.severity] += by;
        }
    }
    void enqueue(AlertSlot slot)
    {
        Row &row = rows[slot];
        Ends &ends = queues[precedence(row)];
        row.older = ends.newest;
        row.newer = kNone;
        (ends.newest == kNone ? ends.oldest : rows[ends.newest].newer) = slot;
        ends.newest = slot;
    }
    //! What was known before anything that came.
    void enqueueOldest(AlertSlot slot)
    {
        Row &row = rows[slot];
        Ends &ends = queues[precedence(row)];
        row.newer = ends.oldest;
        row.older = kNone;
        (ends.oldest == kNone ? ends.newest : rows[ends.oldest].older) = slot;
        ends.oldest = slot;
    }
    void dequeue(AlertSlot slot)
    {
        Row &row = rows[slot];
        Ends &ends = queues[precedence(row)];
        (row.older == kNone ? ends.oldest : rows[row.older].newer) = row.newer;
        (row.newer == kNone ? ends.newest : rows[row.newer].older) = row.older;
    }
    void takeOut(AlertSlot slot)
    {
        count(rows[slot], -1);
        dequeue(slot);
    }
    void putIn(AlertSlot slot)
    {
        count(rows[slot], 1);
        enqueue(slot);
    }

    // ---- members ----
    void setSeverity(Row &row, std::string_view text)
    {
        const Severity severity = severityFromText(text);
        row.severity = std::uint16_t(severity);
        setWord(row.severityText, text, severityName(severity));
    }
    void setStatus(Row &row, std::string_view text)
    {
        const AlertStatus status = statusFromText(text);
        row.status = std::uint16_t(status);
        setWord(row.statusText, text, statusName(status));
    }
    void setStatus(Row &row, AlertStatus status) { setStatus(row, statusName(status)); }
    void setWord(TextPool::Id &id, std::string_view text, std::string_view canonical)
    {
        if (text == canonical)
            names.release(std::exchange(id, TextPool::kNone));
        else
            names.assign(id, text);
    }
    void setMessage(AlertSlot slot, std::string_view text)
    {
        Row &row = rows[slot];
        if (row.message != 0 && messages.text(row.message) == text)
            return;
        const TextArena::Ref fresh = messages.add(text, slot);
        // Read only now: adding may have moved the old one.
        const TextArena::Ref old = std::exchange(row.message, fresh);
        if (old != 0)
            messages.release(old);
    }

    // ---- coming and going ----
    AlertSlot insert(const AlertKey &key)
    {
        AlertSlot slot = 0;
        if (freeSlots.empty()) {
            slot = rows.append();
        } else {
            slot = freeSlots.back();
            freeSlots.pop_back();
        }
        Row &row = rows[slot];
        row = {};
        row.live = 1;
        row.kind = std::uint16_t(key.kind);
        row.acknowledgedAt = kNever;
        row.shelved = !shelvedKeys.isEmpty() && shelvedKeys.contains(key);
        setId(row, key.id);
        slotsByKey.insert(hashOf(key), slot);
        row.inBatchAdded = 1;
        batch.added.push_back(slot);
        return slot;
    }
    void markChanged(AlertSlot slot)
    {
        Row &row = rows[slot];
        if (row.inBatchAdded || row.inBatchChanged)
            return;
        row.inBatchChanged = 1;
        batch.changed.push_back(slot);
    }
    void evict(AlertSlot slot)
    {
        ++counts.evicted;
        if (unacknowledged(rows[slot]))
            evictedUnacknowledged.push_back(keyOf(rows[slot]));
        remove(slot);
    }
    void remove(AlertSlot slot)
    {
        takeOut(slot);
        Row &row = rows[slot];
        AlertKey key = keyOf(row);
        slotsByKey.erase(hashOf(key), slot);
        messages.release(row.message);
        for (const TextPool::Id id : {row.type, row.client, row.site, row.owner, row.severityText, row.statusText})
            names.release(id);
        if (row.hasCommand)
            commands.remove(slot);
        away.remove(slot);
        lastKnown.remove(slot);
        if (row.idInTable) {
            ids[std::size_t(row.id)] = {};
            freeIds.push_back(std::size_t(row.id));
        }
        if (!row.inBatchAdded) {
            batch.removed.push_back(slot);
            batch.removedKeys.push_back(std::move(key));
        }
        row = {};
        freeSlots.push_back(slot);
    }
    void evictDownToLimits()
    {
        while (counts.rows > keepLimit || (messages.liveBytes() + names.liveBytes() > textLimit && counts.rows > 1)) {
            for (const Ends &ends : queues) {
                if (ends.oldest != kNone) {
                    evict(ends.oldest);
                    break;
                }
            }
        }
    }

    //! A slot may have left and come again within the batch, so each is listed once and only if it still counts.
    AlertBatch takeBatch()
    {
        AlertBatch taken = std::exchange(batch, {});
        std::erase_if(taken.added, [this](AlertSlot slot) {
            const bool stands = rows[slot].inBatchAdded;
            rows[slot].inBatchAdded = 0;
            return !stands;
        });
        std::erase_if(taken.changed, [this](AlertSlot slot) {
            const bool stands = rows[slot].inBatchChanged;
            rows[slot].inBatchChanged = 0;
            return !stands;
        });
        return taken;
    }

    // ---- the rules of a raise ----
    static bool isCopy(const Row &row, std::uint32_t frame, WallTime received)
    {
        if (frame == 0)
            return false;
        const std::int64_t sinceLast = millis(received) - row.lastReceived;
        if (row.frame == frame)
            return std::abs(sinceLast) <= kSameFrameWithin.count();
        return row.frameBefore == frame && std::abs(sinceLast + row.frameGap) <= kSameFrameWithin.count();
    }
    static bool isCritical(const Row &row) { return severityRank(Severity(row.severity)) == severityRank(Severity::Critical); }
    //! What became CRITICAL is to be seen, whatever it was shelved for.
    void breakShelf(Row &row)
    {
        row.shelved = 0;
        AlertKey key = keyOf(row);
        shelvedKeys.remove(key);
        brokenShelves.push_back(std::move(key));
    }
    void repeatStatus(AlertSlot slot)
    {
        Row &row = rows[slot];
        switch (AlertStatus(row.status)) {
        case AlertStatus::Acknowledged:
        case AlertStatus::Assigned: row.raisedAgain = 1; break;
        case AlertStatus::Resolved:
            setStatus(row, AlertStatus::New);
            row.acknowledgedHere = 0;
            row.raisedAgain = 0;
            row.seen = 0;
            row.acknowledgedAt = kNever;
            forgetSettledCommand(slot);
            break;
        case AlertStatus::New:
        case AlertStatus::Escalated:
        case AlertStatus::Other:
            if (row.seen)
                row.raisedAgain = 1;
            break;
        case AlertStatus::Suppressed: break;
        }
    }
    //! An old confirmation beside an alert that is New would look like an answer to it.
    void forgetSettledCommand(AlertSlot slot)
    {
        const auto command = commands.constFind(slot);
        if (command == commands.constEnd())
            return;
        if (command->state == RowCommand::State::Confirmed || command->state == RowCommand::State::Refused) {
            commands.erase(command);
            rows[slot].hasCommand = 0;
        }
    }
    void setToldStatus(AlertSlot slot, std::string_view text, WallTime at)
    {
        Row &row = rows[slot];
        const auto before = AlertStatus(row.status);
        setStatus(row, text);
        const auto now = AlertStatus(row.status);
        if (now == before)
            return;
        if (now == AlertStatus::Acknowledged) {
            row.acknowledgedAt = millis(at);
            row.acknowledgedHere = 0;
            row.raisedAgain = 0;
        } else if (isUnacknowledged(now)) {
            row.acknowledgedAt = kNever;
            row.acknowledgedHere = 0;
            row.raisedAgain = 0;
            forgetSettledCommand(slot);
        }
    }

    struct Ends {
        AlertSlot oldest, newest;
    };

    const qsizetype keepLimit;
    const std::size_t textLimit;
    RowTable rows;
    TextArena messages;
    TextPool names;
    SlotTable slotsByKey;
    std::vector<AlertSlot> freeSlots;
    std::vector<EntityId> ids; // strings, and numbers above int64
    std::vector<std::size_t> freeIds;
    QHash<AlertSlot, RowCommand> commands;
    QSet<AlertSlot> away; // few at any time
    QHash<AlertSlot, WallTime> lastKnown; // rows of an earlier run
    std::array<Ends, PrecedenceCount> queues;
    AlertCounts counts;
    AlertBatch batch;
    std::vector<AlertKey> evictedUnacknowledged;
    QSet<AlertKey> shelvedKeys; // with or without a row
    std::vector<AlertKey> brokenShelves;
    int batchDepth = 0;
    mutable std::shared_mutex access; // held for writing from the begin of a batch to its end
    std::atomic<bool> wantsToWrite = false; // the lock alone would let readers starve the writer
};

AlertStore::AlertStore(qsizetype keepLimit, QObject *parent) : QObject(parent), d(std::make_unique<Private>(keepLimit)) { }

AlertStore::~AlertStore()
{
    // Whoever heard a signal in the middle of a batch may have ended everything.
    if (d->batchDepth > 0)
        d->access.unlock();
}

std::shared_lock<std::shared_mutex> AlertStore::tryRead() const
{
    if (d->wantsToWrite)
        return {};
    return std::shared_lock(d->access, std::try_to_lock);
}

void AlertStore::beginBatch()
{
    if (++d->batchDepth > 1)
        return;
    d->wantsToWrite = true;
    d->access.lock();
    d->wantsToWrite = false;
}

void AlertStore::endBatch()
{
    Q_ASSERT(d->batchDepth > 0);
    if (--d->batchDepth > 0)
        return;
    // All is taken out first: whoever listens may change the store again.
    const AlertBatch batch = d->takeBatch();
    const auto evicted = std::exchange(d->evictedUnacknowledged, {});
    const auto broken = std::exchange(d->brokenShelves, {});
    d->access.unlock();
    if (!batch.isEmpty())
        Q_EMIT batchApplied(batch);
    for (const AlertKey &key : evicted)
        Q_EMIT evictedUnacknowledged(key);
    for (const AlertKey &key : broken)
        Q_EMIT shelfBroken(key);
}

void AlertStore::raise(const AlertRaise &raise)
{
    const std::uint32_t frame = shortHash(raise.frameHash);
    const auto known = d->find(raise.key);
    if (known && Private::isCopy(d->rows[*known], frame, raise.received)) {
        ++d->counts.duplicates;
        return;
    }

    beginBatch();
    const AlertSlot slot = known ? *known : d->insert(raise.key);
    if (known)
        d->takeOut(slot);
    d->lastKnown.remove(slot);
    Row &row = d->rows[slot];
    const std::int64_t received = millis(raise.received);
    const std::int64_t raised = millis(raise.raised.value_or(raise.received));
    const bool firstRaise = row.count == 0;
    if (!known || firstRaise) {
        row.firstRaised = row.lastRaised = raised;
        if (!known)
            row.firstReceived = received;
    } else {
        row.firstRaised = std::min(row.firstRaised, raised);
        row.lastRaised = std::max(row.lastRaised, raised);
    }
    const bool mayBreakShelf = row.shelved && !(known && Private::isCritical(row));
    if (!known || !raise.severity.empty())
        d->setSeverity(row, raise.severity);
    if (mayBreakShelf && Private::isCritical(row))
        d->breakShelf(row);
    d->names.assign(row.type, raise.type);
    d->setMessage(slot, raise.message);
    for (const auto &[id, told] :
         {std::pair(&row.client, &raise.client), std::pair(&row.site, &raise.site), std::pair(&row.owner, &raise.owner)}) {
        if (*told)
            d->names.assign(*id, **told);
    }
    if (raise.status)
        d->setToldStatus(slot, *raise.status, raise.received);
    else if (!firstRaise)
        d->repeatStatus(slot);

    row.frameGap = firstRaise ? 0 : std::uint16_t(std::clamp<std::int64_t>(received - row.lastReceived, 0, 0xffff));
    row.frameBefore = std::exchange(row.frame, frame);
    row.lastReceived = received;
    if (row.count < std::uint32_t(std::numeric_limits<int>::max()))
        ++row.count;
    ++d->counts.raises;
    d->putIn(slot);
    if (known)
        d->markChanged(slot);
    d->evictDownToLimits();
    endBatch();
}

void AlertStore::change(const AlertChange &change)
{
    const auto known = d->find(change.key);
    if (known && !change.status)
        return;
    beginBatch();
    const AlertSlot slot = known ? *known : d->insert(change.key);
    if (known)
        d->takeOut(slot);
    d->lastKnown.remove(slot);
    Row &row = d->rows[slot];
    const WallTime at = change.changed.value_or(change.received);
    if (!known) {
        row.firstRaised = row.lastRaised = millis(at);
        row.firstReceived = row.lastReceived = millis(change.received);
        d->names.assign(row.type, {});
    }
    if (row.count == 0)
        d->setMessage(slot, change.message);
    if (change.status)
        d->setToldStatus(slot, *change.status, at);
    d->putIn(slot);
    if (known)
        d->markChanged(slot);
    d->evictDownToLimits();
    endBatch();
}

bool AlertStore::adopt(const AlertListing &listing)
{
    const auto known = d->find(listing.key);
    beginBatch();
    const AlertSlot slot = known ? *known : d->insert(listing.key);
    if (known)
        d->takeOut(slot);
    d->lastKnown.remove(slot);
    Row &row = d->rows[slot];
    const std::int64_t first = millis(listing.firstRaised);
    const std::int64_t last = std::max(first, millis(listing.lastRaised));
    // A live message without a time of the server's was dated by our clock, so a second does not count.
    const bool isNews = !known || row.count == 0 || (last > row.lastRaised + 1000 && !listing.liveKnowsBetter);
    const bool isStub = row.count == 0;
    if (isStub) {
        row.firstRaised = first;
        row.lastRaised = last;
        if (!known)
            row.firstReceived = row.lastReceived = millis(listing.received);
    } else {
        row.firstRaised = std::min(row.firstRaised, first);
        row.lastRaised = std::max(row.lastRaised, last);
    }
    row.count = std::max(row.count, std::uint32_t(std::max(listing.count, 1)));
    if (isStub || !listing.liveKnowsBetter) {
        const bool mayBreakShelf = row.shelved && !(known && Private::isCritical(row));
        d->setSeverity(row, listing.severity);
        if (mayBreakShelf && Private::isCritical(row))
            d->breakShelf(row);
        d->names.assign(row.type, listing.type);
        d->setMessage(slot, listing.message);
    }
    if (!known || !listing.liveKnowsBetter) {
        if (listing.status)
            d->setToldStatus(slot, *listing.status, listing.lastRaised);
        if (known && isNews && !isStub && !isUnacknowledged(AlertStatus(row.status)) && !isSettledForGood(AlertStatus(row.status)))
            row.raisedAgain = 1;
    }
    if (listing.client)
        d->names.assign(row.client, *listing.client);
    if (listing.site)
        d->names.assign(row.site, *listing.site);
    if (isNews)
        d->away.insert(slot);
    d->putIn(slot);
    if (known)
        d->markChanged(slot);
    d->evictDownToLimits();
    endBatch();
    return isNews;
}

bool AlertStore::restore(const AlertMemory &memory)
{
    if (d->find(memory.key) || d->counts.rows >= d->keepLimit)
        return false;
    beginBatch();
    const AlertSlot slot = d->insert(memory.key);
    Row &row = d->rows[slot];
    row.firstRaised = millis(memory.firstRaised);
    row.lastRaised = millis(std::max(memory.firstRaised, memory.lastRaised));
    row.firstReceived = millis(memory.firstReceived);
    row.lastReceived = millis(memory.lastReceived);
    row.acknowledgedAt = memory.acknowledgedAt ? millis(*memory.acknowledgedAt) : kNever;
    row.count = std::uint32_t(std::max(memory.count, 0));
    row.raisedAgain = memory.raisedAgain;
    row.seen = memory.seen && memory.key.kind != AlertKind::Alert;
    d->setSeverity(row, memory.severity);
    d->setStatus(row, memory.status);
    d->names.assign(row.type, memory.type);
    d->setMessage(slot, memory.message);
    for (const auto &[id, told] :
         {std::pair(&row.client, &memory.client), std::pair(&row.site, &memory.site), std::pair(&row.owner, &memory.owner)}) {
        if (*told)
            d->names.assign(*id, **told);
    }
    d->lastKnown.insert(slot, memory.asOf);
    d->count(row, 1);
    d->enqueueOldest(slot);
    endBatch();
    return true;
}

QList<AlertKey> AlertStore::dropLastKnown()
{
    QList<AlertKey> dropped;
    const QList<AlertSlot> marked = d->lastKnown.keys();
    beginBatch();
    for (const AlertSlot slot : marked) {
        if (kind(slot) != AlertKind::Alert || d->rows[slot].hasCommand)
            continue;
        dropped.append(key(slot));
        d->remove(slot);
    }
    endBatch();
    return dropped;
}

void AlertStore::noteLookedAt(const AlertKey &key)
{
    const auto slot = d->find(key);
    if (!slot || !d->away.contains(*slot))
        return;
    beginBatch();
    d->away.remove(*slot);
    d->markChanged(*slot);
    endBatch();
}

void AlertStore::acknowledged(const AlertKey &key, bool byThisConsole, WallTime at)
{
    const auto slot = d->find(key);
    if (!slot)
        return;
    beginBatch();
    d->away.remove(*slot);
    d->lastKnown.remove(*slot);
    d->takeOut(*slot);
    Row &row = d->rows[*slot];
    d->setStatus(row, AlertStatus::Acknowledged);
    row.acknowledgedAt = millis(at);
    row.acknowledgedHere = byThisConsole;
    row.raisedAgain = 0;
    d->putIn(*slot);
    d->markChanged(*slot);
    endBatch();
}

void AlertStore::setCommand(const AlertKey &key, const RowCommand &command)
{
    const auto slot = d->find(key);
    if (!slot || this->command(*slot) == command)
        return;
    beginBatch();
    const bool has = command.state != RowCommand::State::None;
    if (has)
        d->commands.insert(*slot, command);
    else
        d->commands.remove(*slot);
    d->rows[*slot].hasCommand = has;
    d->markChanged(*slot);
    endBatch();
}

void AlertStore::setSeen(const AlertKey &key, bool seen)
{
    const auto slot = key.kind == AlertKind::Alert ? std::nullopt : d->find(key);
    if (!slot || bool(d->rows[*slot].seen) == seen)
        return;
    beginBatch();
    d->takeOut(*slot);
    d->rows[*slot].seen = seen;
    d->rows[*slot].raisedAgain = 0;
    d->putIn(*slot);
    d->markChanged(*slot);
    endBatch();
}

void AlertStore::setShelved(const AlertKey &key, bool shelved)
{
    if (shelved)
        d->shelvedKeys.insert(key);
    else
        d->shelvedKeys.remove(key);
    const auto slot = d->find(key);
    if (!slot || bool(d->rows[*slot].shelved) == shelved)
        return;
    beginBatch();
    // The count alone: nothing was heard of it, so its turn to be dropped stays.
    d->count(d->rows[*slot], -1);
    d->rows[*slot].shelved = shelved;
    d->count(d->rows[*slot], 1);
    d->markChanged(*slot);
    endBatch();
}

const AlertCounts &AlertStore::counts() const
{
    return d->counts;
}

std::optional<AlertSlot> AlertStore::find(const AlertKey &key) const
{
    return d->find(key);
}

AlertSlot AlertStore::slotEnd() const
{
    return d->rows.size();
}

bool AlertStore::isLive(AlertSlot slot) const
{
    return slot < d->rows.size() && d->rows[slot].live;
}

Alert AlertStore::at(AlertSlot slot) const
{
    const Row &row = d->rows[slot];
    const auto toText = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
    const auto toldText = [&](TextPool::Id id) {
        return id == TextPool::kNone ? std::optional<QString>() : std::optional(toText(d->names.text(id)));
    };
    Alert alert;
    alert.key = d->keyOf(row);
    alert.severity = Severity(row.severity);
    alert.status = AlertStatus(row.status);
    alert.severityText = toText(severityUtf8(slot));
    alert.statusText = toText(statusUtf8(slot));
    alert.type = toText(typeUtf8(slot));
    alert.message = toText(messageUtf8(slot));
    alert.client = toldText(row.client);
    alert.site = toldText(row.site);
    alert.owner = toldText(row.owner);
    alert.count = int(row.count);
    alert.firstRaised = wallTime(row.firstRaised);
    alert.lastRaised = wallTime(row.lastRaised);
    alert.firstReceived = wallTime(row.firstReceived);
    alert.lastReceived = wallTime(row.lastReceived);
    if (row.acknowledgedAt != kNever)
        alert.acknowledgedAt = wallTime(row.acknowledgedAt);
    alert.raisedAgain = row.raisedAgain;
    alert.acknowledgedHere = row.acknowledgedHere;
    alert.seen = row.seen;
    alert.raisedAway = raisedAway(slot);
    alert.lastKnown = lastKnown(slot);
    alert.command = command(slot);
    return alert;
}

AlertKey AlertStore::key(AlertSlot slot) const
{
    return d->keyOf(d->rows[slot]);
}

AlertKind AlertStore::kind(AlertSlot slot) const
{
    return AlertKind(d->rows[slot].kind);
}

bool AlertStore::hasIntegerId(AlertSlot slot) const
{
    return !d->rows[slot].idInTable;
}

std::optional<std::int64_t> AlertStore::integerId(AlertSlot slot) const
{
    const Row &row = d->rows[slot];
    return row.idInTable ? std::nullopt : std::optional(row.id);
}

Severity AlertStore::severity(AlertSlot slot) const
{
    return Severity(d->rows[slot].severity);
}

AlertStatus AlertStore::status(AlertSlot slot) const
{
    return AlertStatus(d->rows[slot].status);
}

bool AlertStore::unacknowledged(AlertSlot slot) const
{
    return Private::unacknowledged(d->rows[slot]);
}

bool AlertStore::raisedAgain(AlertSlot slot) const
{
    return d->rows[slot].raisedAgain;
}

bool AlertStore::acknowledgedHere(AlertSlot slot) const
{
    return d->rows[slot].acknowledgedHere;
}

bool AlertStore::seen(AlertSlot slot) const
{
    return d->rows[slot].seen;
}

bool AlertStore::raisedAway(AlertSlot slot) const
{
    return !d->away.isEmpty() && d->away.contains(slot);
}

bool AlertStore::shelved(AlertSlot slot) const
{
    return d->rows[slot].shelved;
}

WallTime AlertStore::lastRaised(AlertSlot slot) const
{
    return wallTime(d->rows[slot].lastRaised);
}

WallTime AlertStore::firstRaised(AlertSlot slot) const
{
    return wallTime(d->rows[slot].firstRaised);
}

WallTime AlertStore::firstReceived(AlertSlot slot) const
{
    return wallTime(d->rows[slot].firstReceived);
}

WallTime AlertStore::lastReceived(AlertSlot slot) const
{
    return wallTime(d->rows[slot].lastReceived);
}

std::optional<WallTime> AlertStore::acknowledgedAt(AlertSlot slot) const
{
    const std::int64_t at = d->rows[slot].acknowledgedAt;
    return at == kNever ? std::nullopt : std::optional(wallTime(at));
}

std::optional<WallTime> AlertStore::lastKnown(AlertSlot slot) const
{
    const auto found = d->lastKnown.constFind(slot);
    return found == d->lastKnown.constEnd() ? std::nullopt : std::optional(*found);
}

qsizetype AlertStore::lastKnownCount() const
{
    return d->lastKnown.size();
}

int AlertStore::count(AlertSlot slot) const
{
    return int(d->rows[slot].count);
}

std::string_view AlertStore::severityUtf8(AlertSlot slot) const
{
    const Row &row = d->rows[slot];
    return row.severityText == TextPool::kNone ? severityName(Severity(row.severity)) : d->names.text(row.severityText);
}

std::string_view AlertStore::statusUtf8(AlertSlot slot) const
{
    const Row &row = d->rows[slot];
    return row.statusText == TextPool::kNone ? statusName(AlertStatus(row.status)) : d->names.text(row.statusText);
}

std::string_view AlertStore::typeUtf8(AlertSlot slot) const
{
    return d->names.text(d->rows[slot].type);
}

void AlertStore::fetchMessage(AlertSlot slot) const
{
    d->messages.fetch(d->rows[slot].message);
}

std::string_view AlertStore::messageUtf8(AlertSlot slot) const
{
    return d->messages.text(d->rows[slot].message);
}

std::string_view AlertStore::clientUtf8(AlertSlot slot) const
{
    return d->names.text(d->rows[slot].client);
}

std::string_view AlertStore::siteUtf8(AlertSlot slot) const
{
    return d->names.text(d->rows[slot].site);
}

std::string_view AlertStore::ownerUtf8(AlertSlot slot) const
{
    return d->names.text(d->rows[slot].owner);
}

std::uint32_t AlertStore::typeName(AlertSlot slot) const
{
    return d->rows[slot].type;
}

std::uint32_t AlertStore::clientName(AlertSlot slot) const
{
    return d->rows[slot].client;
}

std::uint32_t AlertStore::siteName(AlertSlot slot) const
{
    return d->rows[slot].site;
}

std::uint32_t AlertStore::ownerName(AlertSlot slot) const
{
    return d->rows[slot].owner;
}

std::string_view AlertStore::nameUtf8(std::uint32_t name) const
{
    return d->names.text(name);
}

std::uint64_t AlertStore::nameChanges() const
{
    return d->names.changes();
}

RowCommand AlertStore::command(AlertSlot slot) const
{
    return d->rows[slot].hasCommand ? d->commands.value(slot) : RowCommand();
}

RowCommand::State AlertStore::commandState(AlertSlot slot) const
{
    return d->rows[slot].hasCommand ? d->commands.constFind(slot)->state : RowCommand::State::None;
}

qsizetype AlertStore::memoryBytes() const
{
    const std::size_t bytes = d->rows.heldBytes() + d->messages.heldBytes() + d->names.heldBytes() + d->slotsByKey.heldBytes()
        + d->freeSlots.capacity() * sizeof(AlertSlot) + d->ids.capacity() * sizeof(EntityId)
        + d->freeIds.capacity() * sizeof(std::size_t)
        + std::size_t(d->commands.capacity()) * (sizeof(AlertSlot) + sizeof(RowCommand));
    return qsizetype(bytes);
}

} // namespace noc
