// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal.h"

#include "core/base/logging.h"
#include "core/base/memory.h"
#include "core/base/redaction.h"
#include "core/base/storedtime.h"
#include "core/storage/eventbacklog.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr std::size_t kMostInBacklogBatch = 4 * Journal::kMostInBatch;
constexpr qsizetype kMuchWaiting = qsizetype {16} * 1024 * 1024; // bytes
constexpr milliseconds kProofEvery {10'000};
constexpr milliseconds kLongestRetry {60'000};
constexpr milliseconds kFirstPrune {30'000};
constexpr milliseconds kPruneIdle {60'000};
constexpr milliseconds kPruneBusy {50};
constexpr qsizetype kScanned = 20'000; // events looked at for one page: the file's thread must come back to writing
constexpr qint64 kCheckedWhole = 64 * 1024 * 1024; // reading more than this would delay the start
// The wall clock against the boot clock, and a clock that was right when the file was written last.
constexpr milliseconds kClockStep {3'600'000};
constexpr milliseconds kLongPause {std::chrono::days(2)};
constexpr milliseconds kProbation {std::chrono::days(1)};
constexpr qint64 kHighestNumber = qint64(1) << 62;
constexpr qsizetype kMostRaisesKnown = 100'000;

WallTime fromMs(const QVariant &ms)
{
    return fromStored(ms.toLongLong());
}

std::optional<WallTime> timeFrom(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(fromMs(value));
}

QString hashed(const QString &part)
{
    return QString::fromLatin1(QCryptographicHash::hash(part.toUtf8(), QCryptographicHash::Sha256).first(8).toHex());
}

//! Integers as such, so that they cost few bytes; what SQLite's 64 bits do not hold, and strings, as text with a letter before it.
QVariant idValue(const EntityId &id)
{
    if (const auto number = id.toInt64())
        return qint64(*number);
    if (const std::string *text = id.string())
        return QString(u's' + QString::fromStdString(*text));
    return QString(u'u' + id.toText());
}

std::optional<EntityId> idFrom(const QVariant &value)
{
    if (value.typeId() != QMetaType::QString)
        return value.isNull() ? std::nullopt : std::optional(EntityId(std::int64_t(value.toLongLong())));
    const QString text = value.toString();
    if (text.startsWith(u's'))
        return EntityId::fromString(text.mid(1).toStdString());
    bool ok = false;
    const quint64 number = text.mid(1).toULongLong(&ok);
    return ok ? std::optional(EntityId::fromUnsigned(number)) : std::nullopt;
}

//! Between two characters.
void cut(std::string &utf8, std::size_t longest)
{
    if (utf8.size() <= longest)
        return;
    while (longest > 0 && (static_cast<unsigned char>(utf8[longest]) & 0xc0U) == 0x80)
        --longest;
    utf8.resize(longest);
    utf8 += "…";
}

void cutTexts(JournalAlert &alert)
{
    for (std::string *text : {&alert.severity, &alert.status, &alert.type, &alert.message})
        cut(*text, Journal::kLongestText);
    for (auto *text : {&alert.client, &alert.site, &alert.owner}) {
        if (*text)
            cut(**text, Journal::kLongestText);
    }
}

//! The values of one row. What has to be made for it lives as long.
template<std::size_t columns> class RowValues
{
public:
    std::span<const DatabaseValue> all() const { return m_values; }
    void begin() { m_column = 0; }

    void add(std::int64_t number) { m_values[m_column++] = number; }
    void add(const std::optional<std::int64_t> &number) { number ? add(*number) : addNothing(); }
    void add(WallTime time) { add(toStored(time)); }
    void add(const std::optional<WallTime> &time) { time ? add(*time) : addNothing(); }
    void addNothing() { m_values[m_column++] = std::monostate(); }
    void add(const std::string &utf8) { add(std::string_view(utf8)); }
    //! Without secrets.
    void add(std::string_view utf8)
    {
        m_values[m_column] = redacted(utf8, m_made[m_column]);
        ++m_column;
    }
    void add(const std::optional<std::string> &utf8) { utf8 ? add(*utf8) : addNothing(); }
    void add(const EntityId &id)
    {
        if (const auto number = id.toInt64())
            return add(*number);
        m_made[m_column] = idValue(id).toString().toStdString();
        m_values[m_column] = m_made[m_column];
        ++m_column;
    }

private:
    std::array<DatabaseValue, columns> m_values;
    std::array<std::string, columns> m_made;
    std::size_t m_column = 0;
};

std::optional<std::string> toldFrom(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toString().toStdString());
}

enum Mark : int { RaisedAgain = 1, AcknowledgedHere = 2, Seen = 4 };

const QList<Migration> &migrations()
{
    // The numbers are in the files: steps are added, never changed.
    static const QList<Migration> steps = {
        migration(
            {u"CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID"_s,
             u"CREATE TABLE event (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, what INTEGER NOT NULL, kind INTEGER, id,"
             " level INTEGER NOT NULL, channel INTEGER NOT NULL, until INTEGER, word TEXT NOT NULL, text TEXT NOT NULL,"
             " raw TEXT NOT NULL)"_s,
             u"CREATE INDEX event_at ON event (at)"_s, u"CREATE INDEX event_gap ON event (at) WHERE what = 5"_s,
             u"CREATE TABLE alert (kind INTEGER NOT NULL, id NOT NULL, open INTEGER NOT NULL, known INTEGER NOT NULL,"
             " as_of INTEGER, severity TEXT NOT NULL, status TEXT NOT NULL, type TEXT NOT NULL, message TEXT NOT NULL,"
             " client TEXT, site TEXT, owner TEXT, count INTEGER NOT NULL, first_raised INTEGER NOT NULL,"
             " last_raised INTEGER NOT NULL, first_received INTEGER NOT NULL, last_received INTEGER NOT NULL,"
             " acknowledged_at INTEGER, marks INTEGER NOT NULL, raise_number INTEGER)"_s,
             u"CREATE UNIQUE INDEX alert_key ON alert (kind, id)"_s, u"CREATE INDEX alert_known ON alert (open, known)"_s}),
        migration({u"CREATE TABLE shelf (kind INTEGER NOT NULL, id NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,"
                   " reason TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"_s}),
        migration({u"CREATE INDEX event_alert ON event (id, at) WHERE id IS NOT NULL"_s})};
    return steps;
}

Outcome setMeta(DatabaseConnection &connection, const QString &name, const QVariant &value)
{
    return connection.execute(u"INSERT OR REPLACE INTO meta VALUES (?, ?)"_s, {name, value});
}

Result<std::optional<qint64>> number(DatabaseConnection &connection, const QString &sql, const QVariantList &values = {})
{
    const auto rows = connection.rows(sql, values);
    if (!rows.ok())
        return rows.error();
    const QVariant value = rows->isEmpty() ? QVariant() : rows->first().value(0);
    return value.isNull() ? std::optional<qint64>() : std::optional(value.toLongLong());
}

const QString kEventColumns = u"number, at, what, kind, id, level, channel, until, word, text, raw"_s;

JournalEvent eventFrom(const QVariantList &row)
{
    JournalEvent event;
    event.number = row[0].toLongLong();
    event.at = fromMs(row[1]);
    event.what = JournalEvent::What(std::clamp(row[2].toInt(), 0, int(JournalEvent::What::Lost)));
    if (const auto id = idFrom(row[4]); id && !row[3].isNull())
        event.alert = JournalKey {row[3].toInt(), *id};
    event.level = row[5].toInt();
    event.channel = row[6].toInt();
    event.until = timeFrom(row[7]);
    event.word = row[8].toString().toStdString();
    event.text = row[9].toString().toStdString();
    event.raw = row[10].toString().toStdString();
    return event;
}

std::size_t hashOf(const JournalKey &key)
{
    return key.id.hash() * 31 + std::size_t(key.kind);
}

struct KeyHash {
    std::size_t operator()(const JournalKey &key) const { return hashOf(key); }
};

Result<JournalPage> pageOfAlert(DatabaseConnection &connection, const JournalQuery &query)
{
    const QVariant id = idValue(query.alert->id);
    const int kind = query.alert->kind;
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const qint64 before = query.before ? toStored(query.before->at) : most;
    const QString columns = u"number, at, what, kind, id, level, channel, until, word, text, '' AS raw"_s;
    JournalPage page;
    const Outcome outcome = connection.select(
        u"SELECT * FROM (SELECT "_s + columns + u" FROM event WHERE id = ? AND kind = ? AND at <= ? UNION ALL SELECT "_s + columns
            + u" FROM event WHERE what = 5 AND at <= ? AND coalesce(until, at) >= (SELECT min(at) FROM event WHERE id = ? AND kind "
              u"= ?))"
              " WHERE at < ? OR number < ? ORDER BY at DESC, number DESC LIMIT ?"_s,
        {id, kind, before, before, id, kind, before, query.before ? query.before->number : most, query.most + 1},
        [&](const QVariantList &row) {
            if (page.events.size() < query.most)
                page.events.append(eventFrom(row));
            else
                page.next = JournalPlace {page.events.last().at, page.events.last().number};
            return true;
        });
    return outcome.ok() ? Result<JournalPage>(std::move(page)) : outcome.error();
}

} // namespace

//! What is to be kept of an alert's shelf: nothing when it ended.
struct Journal::ShelfChange {
    JournalKey key;
    std::optional<JournalShelf> shelf;
};

//! What goes to the disk in one transaction.
struct Journal::Batch {
    qint64 lost = 0; // events that were dropped before these
    std::vector<EventPage> events;
    std::vector<JournalAlert> alerts;
    std::vector<std::uint32_t> touched; // to be read again should the disk refuse
    std::vector<JournalKey> closed;
    std::vector<ShelfChange> shelves;
    std::optional<WallTime> proof;
    WallTime now;
    bool endsStorm = false; // much waited before it, and nothing waits behind it

    Outcome write(DatabaseConnection &connection, Shared &shared) const;
    Outcome writeEvents(DatabaseConnection &connection, Shared &shared) const;
    Outcome writeAlerts(DatabaseConnection &connection, Shared &shared) const;
    Outcome writeShelves(DatabaseConnection &connection) const;
};

//! What the worker remembers between jobs; only its thread touches it.
struct Journal::Shared {
    qint64 next = 1; // event number
    std::unordered_map<JournalKey, qint64, KeyHash> raises; // events whose alert is yet to be written
    std::optional<WallTime> proofBefore;
    WallTime openedAt;
    bool isMarked = false;

    //! Rows of the run before are known until its last proof and no longer: written down, since the next proof is this run's.
    Outcome markAsOf(DatabaseConnection &connection)
    {
        if (isMarked)
            return done();
        const qint64 now = toStored(openedAt);
        const Outcome marked = connection.execute(
            u"UPDATE alert SET as_of = min(?, max(known, ?)) WHERE open = 1 AND as_of IS NULL"_s,
            {now, proofBefore ? QVariant(toStored(*proofBefore)) : QVariant(std::numeric_limits<qint64>::min())});
        isMarked = marked.ok();
        return marked;
    }
};

Outcome Journal::Batch::writeEvents(DatabaseConnection &connection, Shared &shared) const
{
    static const QString insert =
        u"INSERT OR REPLACE INTO event ("_s + kEventColumns + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    const Result<DatabaseStatement *> statement = connection.prepare(insert);
    if (!statement.ok())
        return statement.error();
    RowValues<11> row;
    Outcome outcome = done();
    const auto write = [&](const PackedEvent &event) {
        const qint64 given = shared.next++;
        row.begin();
        row.add(given);
        row.add(event.at);
        row.add(int(event.what));
        if (event.alert) {
            row.add(event.alert->kind);
            row.add(event.alert->id);
        } else {
            row.addNothing();
            row.addNothing();
        }
        row.add(event.level);
        row.add(event.channel);
        row.add(event.until);
        row.add(event.word);
        row.add(event.text);
        row.add(event.raw);
        outcome = (*statement)->run(row.all());
        if (outcome.ok() && event.what == JournalEvent::What::Raised && event.alert) {
            if (qsizetype(shared.raises.size()) > kMostRaisesKnown)
                shared.raises.clear();
            shared.raises.insert_or_assign(*event.alert, given);
        }
        return outcome.ok();
    };
    if (lost > 0) {
        const std::string count = std::to_string(lost);
        write(
            {.at = now,
             .what = JournalEvent::What::Lost,
             .alert = {},
             .level = 0,
             .channel = -1,
             .until = {},
             .word = count,
             .text = {},
             .raw = {}});
    }
    for (auto page = events.begin(); outcome.ok() && page != events.end(); ++page)
        page->forEach(write);
    return outcome;
}

Outcome Journal::Batch::writeAlerts(DatabaseConnection &connection, Shared &shared) const
{
    static const QString upsert =
        u"INSERT INTO alert (kind, id, open, known, as_of, severity, status, type, message, client, site, owner, count, "
        u"first_raised,"
        " last_raised, first_received, last_received, acknowledged_at, marks, raise_number)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET"
        " open = excluded.open, known = excluded.known, as_of = excluded.as_of, severity = excluded.severity,"
        " status = excluded.status, type = excluded.type, message = excluded.message, client = excluded.client,"
        " site = excluded.site, owner = excluded.owner, count = excluded.count, first_raised = excluded.first_raised,"
        " last_raised = excluded.last_raised, first_received = excluded.first_received, last_received = excluded.last_received,"
        " acknowledged_at = excluded.acknowledged_at, marks = excluded.marks, raise_number = coalesce(excluded.raise_number, raise_number)"_s;
    const Result<DatabaseStatement *> statement = connection.prepare(upsert);
    if (!statement.ok())
        return statement.error();
    RowValues<20> row;
    for (const JournalAlert &alert : alerts) {
        const auto raise = shared.raises.find(alert.key);
        const int marks =
            (alert.raisedAgain ? RaisedAgain : 0) | (alert.acknowledgedHere ? AcknowledgedHere : 0) | (alert.seen ? Seen : 0);
        row.begin();
        row.add(alert.key.kind);
        row.add(alert.key.id);
        row.add(int(alert.isOpen));
        row.add(alert.asOf.value_or(now));
        row.add(alert.asOf);
        row.add(alert.severity);
        row.add(alert.status);
        row.add(alert.type);
        row.add(alert.message);
        row.add(alert.client);
        row.add(alert.site);
        row.add(alert.owner);
        row.add(alert.count);
        row.add(alert.firstRaised);
        row.add(alert.lastRaised);
        row.add(alert.firstReceived);
        row.add(alert.lastReceived);
        row.add(alert.acknowledgedAt);
        row.add(marks);
        row.add(raise == shared.raises.end() ? std::nullopt : std::optional<std::int64_t>(raise->second));
        if (const Outcome outcome = (*statement)->run(row.all()); !outcome.ok())
            return outcome;
        if (raise != shared.raises.end())
            shared.raises.erase(raise);
    }
    return done();
}

Outcome Journal::Batch::writeShelves(DatabaseConnection &connection) const
{
    Outcome outcome = done();
    for (auto change = shelves.begin(); outcome.ok() && change != shelves.end(); ++change) {
        const QVariantList key {change->key.kind, idValue(change->key.id)};
        if (const auto &shelf = change->shelf) {
            std::string made;
            const std::string_view reason = redacted(shelf->reason, made);
            outcome = connection.execute(
                u"INSERT OR REPLACE INTO shelf (kind, id, since, until, reason) VALUES (?, ?, ?, ?, ?)"_s,
                key
                    + QVariantList {
                        toStored(shelf->since), toStored(shelf->until),
                        QString::fromUtf8(reason.data(), qsizetype(reason.size()))});
        } else {
            outcome = connection.execute(u"DELETE FROM shelf WHERE kind = ? AND id = ?"_s, key);
        }
    }
    return outcome;
}

Outcome Journal::Batch::write(DatabaseConnection &connection, Shared &shared) const
{
    Outcome outcome = shared.markAsOf(connection);
    if (outcome.ok())
        outcome = writeEvents(connection, shared);
    if (outcome.ok())
        outcome = writeAlerts(connection, shared);
    for (auto key = closed.begin(); outcome.ok() && key != closed.end(); ++key)
        outcome = connection.execute(
            u"UPDATE alert SET open = 0, known = ? WHERE kind = ? AND id = ?"_s, {toStored(now), key->kind, idValue(key->id)});
    if (outcome.ok())
        outcome = writeShelves(connection);
    if (outcome.ok() && proof)
        outcome = setMeta(connection, u"proof"_s, toStored(*proof));
    return outcome;
}

Journal::Journal(QString folder, const JournalOwner &owner, Clock &clock, Options options, RowReader rows, QObject *parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_owner(owner),
      m_clock(clock),
      m_options(std::move(options)),
      m_rows(std::move(rows)),
      m_gather(clock.makeTimer([this] { send(); })),
      m_prune(clock.makeTimer([this] { prune(); })),
      m_events(std::make_unique<EventBacklog>())
{
}

Journal::~Journal()
{
    if (m_phase == Phase::Open && !m_isDropping && !m_trouble)
        flush();
}

QString Journal::fileName(const JournalOwner &owner)
{
    return u"journal-"_s + hashed(owner.server) + u'-' + hashed(owner.tenant) + u".sqlite"_s;
}

// ---- opening ----------------------------------------------------------------------------------------------------------

void Journal::makeDatabase(bool quickCheck)
{
    DatabasePlan plan;
    plan.path = m_folder + u'/' + fileName(m_owner);
    plan.synchronous = DatabasePlan::Synchronous::Normal;
    plan.migrations = migrations();
    plan.quickCheck = quickCheck || QFileInfo(plan.path).size() <= kCheckedWhole;
    plan.busyTimeout = m_options.busyTimeout;
    plan.ownThread = m_options.ownThread;
    plan.fault = m_options.fault;
    m_shared = std::make_shared<Shared>();
    m_database = std::make_unique<Database>(std::move(plan), m_clock);
}

void Journal::open(qsizetype most)
{
    if (m_phase != Phase::Closed)
        return;
    m_phase = Phase::Opening;
    makeDatabase(false);
    load(most);
}

void Journal::load(qsizetype most)
{
    auto start = std::make_shared<JournalStart>();
    auto damage = std::make_shared<std::optional<Error>>();
    auto newest = std::make_shared<std::optional<qint64>>();
    m_database->open([this, damage](const Result<DatabaseOpened> &opened) {
        if (opened.ok()) {
            *damage = opened->damage;
            return;
        }
        m_phase = Phase::Failed;
        m_events->clear();
        m_touched.clear();
        m_isTouched.clear();
        m_closed.clear();
        m_shelves.clear();
        Q_EMIT openFailed(opened.error());
    });
    const auto begin = [shared = m_shared, newest, now = m_clock.wallNow()](DatabaseConnection &connection) -> Outcome {
        const auto proof = number(connection, u"SELECT value FROM meta WHERE name = 'proof'"_s);
        const auto last = number(connection, u"SELECT max(number) FROM event"_s);
        const auto event = number(connection, u"SELECT max(at) FROM event"_s);
        if (!proof.ok() || !last.ok() || !event.ok())
            return !proof.ok() ? proof.error() : !last.ok() ? last.error() : event.error();
        shared->proofBefore = proof->has_value() ? std::optional(fromStored(**proof)) : std::nullopt;
        shared->next = std::clamp<qint64>(last->value_or(0), 0, kHighestNumber) + 1;
        shared->openedAt = now;
        *newest = std::max(*event, *proof);
        return done();
    };
    m_database->read(begin);
    m_database->read([start](DatabaseConnection &connection) -> Outcome {
        return connection.select(
            u"SELECT kind, id, since, until, reason FROM shelf ORDER BY until LIMIT ?"_s, {kMostShelves},
            [&](const QVariantList &row) {
                if (const auto id = idFrom(row[1]))
                    start->shelves.push_back(
                        {{row[0].toInt(), *id}, fromMs(row[2]), fromMs(row[3]), row[4].toString().toStdString()});
                return true;
            });
    });
    m_database->read(
        [shared = m_shared, start, most](DatabaseConnection &connection) -> Outcome {
            start->lastProof = shared->proofBefore;
            const qint64 now = toStored(shared->openedAt);
            const QVariant proof =
                shared->proofBefore ? QVariant(toStored(*shared->proofBefore)) : QVariant(std::numeric_limits<qint64>::min());
            return connection.select(
                u"SELECT kind, id, severity, status, type, message, client, site, owner, count, first_raised, last_raised,"
                " first_received, last_received, acknowledged_at, marks, min(?, coalesce(as_of, max(known, ?)))"
                " FROM alert WHERE open = 1 ORDER BY known DESC LIMIT ?"_s,
                {now, proof, most}, [&](const QVariantList &row) {
                    const auto id = idFrom(row[1]);
                    if (!id)
                        return true;
                    JournalAlert alert;
                    alert.key = {row[0].toInt(), *id};
                    alert.isOpen = true;
                    alert.severity = row[2].toString().toStdString();
                    alert.status = row[3].toString().toStdString();
                    alert.type = row[4].toString().toStdString();
                    alert.message = row[5].toString().toStdString();
                    alert.client = toldFrom(row[6]);
                    alert.site = toldFrom(row[7]);
                    alert.owner = toldFrom(row[8]);
                    alert.count = std::max(0, row[9].toInt());
                    alert.firstRaised = fromMs(row[10]);
                    alert.lastRaised = fromMs(row[11]);
                    alert.firstReceived = fromMs(row[12]);
                    alert.lastReceived = fromMs(row[13]);
                    alert.acknowledgedAt = timeFrom(row[14]);
                    const int marks = row[15].toInt();
                    alert.raisedAgain = marks & RaisedAgain;
                    alert.acknowledgedHere = marks & AcknowledgedHere;
                    alert.seen = marks & Seen;
                    alert.asOf = fromMs(row[16]);
                    start->open.push_back(std::move(alert));
                    return true;
                });
        },
        [this, start, damage, newest](const Outcome &outcome) {
            if (m_phase == Phase::Failed)
                return;
            if (!outcome.ok())
                qCWarning(lcStorage) << "the journal cannot be read:" << outcome.error().detail;
            m_phase = Phase::Open;
            m_steadyWall = m_clock.wallNow();
            m_steadySince = m_clock.bootNow();
            m_isSuspect = *newest && *m_steadyWall > fromStored(**newest) + kLongPause;
            pruneLater(kFirstPrune);
            Q_EMIT opened(start, *damage);
            gatherSoon();
        });
    // Behind the reading, which does not need it and is waited for. A full disk does not hide what is known: then it is marked with the first
    // batch that can be written.
    m_database->write([shared = m_shared, owner = m_owner](DatabaseConnection &connection) -> Outcome {
        Outcome outcome = shared->markAsOf(connection);
        // So that whoever looks into the folder one day can tell whose it is.
        if (outcome.ok())
            outcome = setMeta(connection, u"server"_s, owner.server);
        if (outcome.ok())
            outcome = setMeta(connection, u"tenant"_s, owner.tenant.isNull() ? u""_s : owner.tenant);
        if (!outcome.ok())
            shared->isMarked = false;
        return outcome;
    });
}

// ---- writing ----------------------------------------------------------------------------------------------------------

void Journal::add(JournalEvent event)
{
    if (m_phase == Phase::Failed)
        return;
    cut(event.word, kLongestText);
    cut(event.text, kLongestText);
    cut(event.raw, kLongestRaw);
    m_events->add(event);
    m_wasStorm = m_wasStorm || m_events->bytes() > kMuchWaiting;
    bound();
    gatherSoon();
}

void Journal::bound()
{
    while (m_events->count() > kMostWaiting || m_events->bytes() > kMostWaitingBytes) {
        m_events->dropFirst();
        ++m_lost;
        ++m_lostUntold;
    }
}

void Journal::touch(std::uint32_t row)
{
    if (m_phase == Phase::Failed)
        return;
    if (m_isTouched.size() <= row)
        m_isTouched.resize(std::max<std::size_t>(row + 1, 2 * m_isTouched.size()));
    if (m_isTouched[row])
        return;
    m_isTouched[row] = true;
    m_touched.push_back(row);
    gatherSoon();
}

void Journal::close(const JournalKey &alert)
{
    if (m_phase == Phase::Failed)
        return;
    m_closed.push_back(alert);
    gatherSoon();
}

void Journal::keepShelves(const std::vector<JournalShelf> &shelves)
{
    std::vector<ShelfChange> changes;
    for (const JournalShelf &shelf : shelves) {
        changes.push_back({shelf.key, shelf});
        cut(changes.back().shelf->reason, kLongestText);
    }
    changeShelves(std::move(changes));
}

void Journal::dropShelves(const std::vector<JournalKey> &alerts)
{
    std::vector<ShelfChange> changes;
    for (const JournalKey &alert : alerts)
        changes.push_back({alert, {}});
    changeShelves(std::move(changes));
}

void Journal::changeShelves(std::vector<ShelfChange> changes)
{
    if (m_phase == Phase::Failed)
        return;
    // While the disk refuses, they come and go by hand, and no faster.
    m_shelves.insert(m_shelves.end(), std::make_move_iterator(changes.begin()), std::make_move_iterator(changes.end()));
    m_trouble ? gatherSoon() : flush();
}

void Journal::noteProof(WallTime at)
{
    m_proof = at;
    if (!m_writtenProof || at - *m_writtenProof >= kProofEvery || at < *m_writtenProof)
        gatherSoon();
}

void Journal::flush()
{
    if (m_phase != Phase::Open || m_isDropping)
        return;
    do {
        m_isWriting = false;
        send();
    } while (!m_events->isEmpty() || !m_touched.empty());
}

void Journal::gatherSoon()
{
    if (m_phase != Phase::Open || m_isWriting)
        return;
    // While the disk refuses, the timer is the retry's.
    if (m_failures > 0 && m_gather->isActive())
        return;
    const bool isMuch = m_events->count() + qsizetype(m_touched.size()) >= kMostInBatch;
    if (isMuch && !m_isSoon)
        m_gather->start(milliseconds(0));
    else if (!m_gather->isActive())
        m_gather->start(kGather);
    m_isSoon = isMuch;
}

void Journal::send()
{
    if (m_phase != Phase::Open || m_isWriting || m_isDropping)
        return;
    m_gather->stop();
    m_isSoon = false;
    auto batch = std::make_shared<Batch>();
    batch->now = m_clock.wallNow();
    batch->lost = m_lostUntold;
    batch->events = m_events->take(qsizetype(kMostInBacklogBatch));
    while (!m_touched.empty() && batch->touched.size() < kMostInBacklogBatch) {
        const std::uint32_t row = m_touched.front();
        m_touched.pop_front();
        m_isTouched[row] = false;
        batch->touched.push_back(row);
        if (std::optional<JournalAlert> alert = m_rows(row)) {
            cutTexts(*alert);
            batch->alerts.push_back(std::move(*alert));
        }
    }
    batch->closed = std::exchange(m_closed, {});
    batch->shelves = std::exchange(m_shelves, {});
    // It vouches for every row until then: not before the last of them is in.
    if (m_touched.empty() && m_proof != m_writtenProof)
        batch->proof = m_proof;
    if (batch->lost == 0 && batch->events.empty() && batch->touched.empty() && batch->closed.empty() && batch->shelves.empty()
        && !batch->proof)
        return;
    if (m_events->isEmpty() && m_touched.empty())
        batch->endsStorm = std::exchange(m_wasStorm, false);
    m_isWriting = true;
    m_database->write(
        [batch, shared = m_shared](DatabaseConnection &connection) {
            const Outcome written = batch->write(connection, *shared);
            if (batch->endsStorm)
                giveFreedMemoryBack();
            return written;
        },
        [this, batch](const Outcome &outcome) { onWritten(batch, outcome); });
}

void Journal::onWritten(const std::shared_ptr<Batch> &batch, const Outcome &outcome)
{
    m_isWriting = false;
    if (outcome.ok()) {
        m_failures = 0;
        if (batch->proof)
            m_writtenProof = batch->proof;
        m_lostUntold -= batch->lost;
        if (std::exchange(m_trouble, std::nullopt))
            Q_EMIT troubleChanged(std::nullopt, m_lost);
        if (!m_events->isEmpty() || !m_touched.empty() || !m_closed.empty() || !m_shelves.empty())
            gatherSoon();
        tellKept(*batch);
        return;
    }
    m_events->putBack(std::move(batch->events));
    m_wasStorm = m_wasStorm || batch->endsStorm;
    bound();
    for (const std::uint32_t row : batch->touched)
        touch(row);
    m_closed.insert(m_closed.begin(), batch->closed.begin(), batch->closed.end());
    m_shelves.insert(m_shelves.begin(), batch->shelves.begin(), batch->shelves.end());

    if (outcome.error().code == ErrorCode::Malformed && !m_database->plan().quickCheck) {
        // Damage that came to light late: checked whole this time, so that the file is kept aside and a fresh one begun.
        // Not from within the database's own call.
        m_phase = Phase::Opening;
        QMetaObject::invokeMethod(
            this,
            [this] {
                makeDatabase(true);
                load(0);
            },
            Qt::QueuedConnection);
        return;
    }
    ++m_failures;
    m_gather->start(std::min<milliseconds>(kLongestRetry, seconds(1) * (1 << std::min(m_failures - 1, 6))));
    if (std::exchange(m_trouble, outcome.error()) != outcome.error())
        Q_EMIT troubleChanged(m_trouble, m_lost);
}

void Journal::tellKept(const Batch &batch)
{
    std::vector<JournalShelf> kept;
    for (const ShelfChange &change : batch.shelves) {
        if (change.shelf)
            kept.push_back(*change.shelf);
    }
    if (!kept.empty())
        Q_EMIT shelvesKept(kept);
}

void Journal::dropPending()
{
    m_isDropping = true;
    if (m_database)
        m_database->dropPending();
}

// ---- reading ----------------------------------------------------------------------------------------------------------

void Journal::read(const JournalQuery &query, std::function<void(const Result<JournalPage> &)> done)
{
    if (!m_database)
        return done(JournalPage {});
    flush();
    m_database->read<JournalPage>(
        [query](DatabaseConnection &connection) -> Result<JournalPage> {
            if (query.alert)
                return pageOfAlert(connection, query);
            JournalPage page;
            constexpr qint64 most = std::numeric_limits<qint64>::max();
            const qint64 before = query.before ? toStored(query.before->at) : most;
            const qint64 to = std::min(query.to ? toStored(*query.to) : most, query.before ? before + 1 : most);
            qsizetype looked = 0;
            JournalPlace last;
            const Outcome outcome = connection.select(
                u"SELECT "_s + kEventColumns
                    + u" FROM event WHERE at >= ? AND at < ? AND (at < ? OR number < ?) ORDER BY at DESC, number DESC LIMIT ?"_s,
                {query.from ? toStored(*query.from) : std::numeric_limits<qint64>::min(), to, before,
                 query.before ? query.before->number : most, kScanned},
                [&](const QVariantList &row) {
                    ++looked;
                    last = {fromMs(row[1]), row[0].toLongLong()};
                    const auto holds = [&](int column) { return row[column].toString().contains(query.text, Qt::CaseInsensitive); };
                    if (query.text.isEmpty() || holds(9) || holds(8) || holds(10))
                        page.events.append(eventFrom(row));
                    return page.events.size() < query.most;
                });
            if (!outcome.ok())
                return outcome.error();
            if (looked == kScanned || page.events.size() >= query.most)
                page.next = last;
            return page;
        },
        std::move(done));
}

void Journal::readRaw(const JournalKey &alert, std::function<void(const Result<QString> &)> done)
{
    if (!m_database)
        return done(QString());
    flush();
    m_database->read<QString>(
        [alert](DatabaseConnection &connection) -> Result<QString> {
            const QVariant id = idValue(alert.id);
            const auto rows = connection.rows(
                u"SELECT raw FROM event WHERE number = (SELECT raise_number FROM alert WHERE kind = ? AND id = ?) AND what = 0 AND "
                u"kind = "
                u"? AND"
                " id = ?"_s,
                {alert.kind, id, alert.kind, id});
            if (!rows.ok())
                return rows.error();
            return rows->isEmpty() ? QString() : rows->first().value(0).toString();
        },
        std::move(done));
}

// ---- pruning ----------------------------------------------------------------------------------------------------------

void Journal::pruneLater(milliseconds wait)
{
    m_prune->start(wait);
}

//! What is older may go. None while the wall clock may be wrong: one that jumped ahead would make everything old. It is believed again when it
//! has run in step with the boot clock for a day.
std::optional<WallTime> Journal::pruneBefore()
{
    const WallTime wall = m_clock.wallNow();
    const auto passed = std::chrono::floor<milliseconds>(m_clock.bootNow() - m_steadySince);
    const milliseconds step = wall - (*m_steadyWall + passed);
    if (step > kClockStep || step < -kClockStep) {
        m_isSuspect = true;
        m_steadyWall = wall;
        m_steadySince = m_clock.bootNow();
        return std::nullopt;
    }
    if (m_isSuspect && passed < kProbation)
        return std::nullopt;
    m_isSuspect = false;
    return wall - m_options.keepFor;
}

void Journal::prune()
{
    if (m_phase != Phase::Open || m_isDropping)
        return;
    struct Pruned {
        qint64 all = 0, open = 0;
    };
    const std::optional<WallTime> before = pruneBefore();
    auto pruned = std::make_shared<Pruned>();
    m_database->write(
        [pruned, before, step = m_options.pruneStep, keepBytes = m_options.keepBytes](DatabaseConnection &connection) -> Outcome {
            const auto size = number(
                connection,
                u"SELECT (pages.page_count - spare.freelist_count) * size.page_size FROM pragma_page_count AS pages,"
                " pragma_freelist_count AS spare, pragma_page_size AS size"_s);
            if (!size.ok())
                return size.error();
            const bool isTooLarge = size->value_or(0) > keepBytes;
            if (!before && !isTooLarge)
                return noc::done();
            constexpr qint64 all = std::numeric_limits<qint64>::max();
            const auto remove = [&](const QString &table, const QString &order, const QVariantList &values) -> Result<qint64> {
                QVariantList bound = values;
                bound.append(step);
                const Outcome outcome = connection.execute(
                    u"DELETE FROM %1 WHERE rowid IN (SELECT rowid FROM %1 WHERE %2 ORDER BY %3 LIMIT ?)"_s.arg(
                        table, values.size() == 2 ? u"open = ? AND known < ?"_s : u"at < ?"_s, order),
                    bound);
                if (!outcome.ok())
                    return outcome.error();
                const auto changes = number(connection, u"SELECT changes()"_s);
                return changes.ok() ? Result<qint64>(changes->value_or(0)) : changes.error();
            };
            // By age everything; for want of room the events first, then what is settled, then what is open.
            const qint64 old = before ? toStored(*before) : std::numeric_limits<qint64>::min();
            const auto events = remove(u"event"_s, u"at"_s, {isTooLarge ? all : old});
            if (!events.ok())
                return events.error();
            const bool stillTooLarge = isTooLarge && *events == 0;
            const auto closed = remove(u"alert"_s, u"known"_s, {0, stillTooLarge ? all : old});
            if (!closed.ok())
                return closed.error();
            const auto open = remove(u"alert"_s, u"known"_s, {1, stillTooLarge && *closed == 0 ? all : old});
            if (!open.ok())
                return open.error();
            pruned->open = *open;
            pruned->all = *events + *closed + *open;
            return noc::done();
        },
        [this, pruned, step = m_options.pruneStep](const Outcome &outcome) {
            if (outcome.ok() && pruned->open > 0)
                Q_EMIT openAlertsPruned(pruned->open);
            pruneLater(outcome.ok() && pruned->all >= step ? kPruneBusy : kPruneIdle);
        });
}

} // namespace noc
