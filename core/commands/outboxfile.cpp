// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/outboxfile.h"

#include "core/base/storedtime.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

QString hashed(const QStringList &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : parts)
        hash.addData(QByteArray::number(part.size()) + ':' + part.toUtf8());
    return QString::fromLatin1(hash.result().first(8).toHex());
}

// Nothing real is more; what a broken file says must not overflow.
constexpr int kMostCounted = 1'000'000;
constexpr milliseconds kLongestAway {std::chrono::days(3650)};

QString serverPrefix(const OutboxOwner &owner)
{
    return u"outbox-"_s + hashed({owner.server}) + u'-';
}

const QList<Migration> &migrations()
{
    static const QList<Migration> steps = {migration(
        {u"CREATE TABLE owner (server TEXT NOT NULL, user TEXT NOT NULL, tenant TEXT NOT NULL)"_s,
         u"CREATE TABLE command (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, state TEXT NOT NULL,"
         " details TEXT NOT NULL, asked INTEGER NOT NULL, changed INTEGER NOT NULL, times_sent INTEGER NOT NULL,"
         " going_out INTEGER NOT NULL, suspect INTEGER NOT NULL, strikes INTEGER NOT NULL, asked_again INTEGER NOT NULL,"
         " without_link INTEGER NOT NULL, stamp_wall INTEGER NOT NULL, stamp_boot INTEGER NOT NULL, boot_id TEXT NOT NULL,"
         " history TEXT NOT NULL)"_s})};
    return steps;
}

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

std::optional<EntityId> idFromJson(const QString &json)
{
    if (json.startsWith(u'"')) {
        const QJsonValue value = QJsonDocument::fromJson(u"[%1]"_s.arg(json).toUtf8()).array().first();
        return value.isString() ? std::optional(EntityId::fromString(value.toString().toStdString())) : std::nullopt;
    }
    bool ok = false;
    if (const qint64 number = json.toLongLong(&ok); ok)
        return EntityId(std::int64_t(number));
    const quint64 large = json.toULongLong(&ok);
    return ok ? std::optional(EntityId::fromUnsigned(large)) : std::nullopt;
}

QJsonObject detailsOf(const CommandState &state)
{
    if (const auto *confirmed = std::get_if<Confirmed>(&state))
        return {{u"took"_s, qint64(confirmed->took.count())}, {u"server_took"_s, qint64(confirmed->serverTook.count())}};
    if (const auto *refused = std::get_if<Refused>(&state))
        return {{u"words"_s, refused->words}, {u"by_server"_s, refused->byServer}};
    if (const auto *unanswered = std::get_if<Unanswered>(&state))
        return {
            {u"kind"_s, int(unanswered->cause.kind)},
            {u"status"_s, unanswered->cause.status},
            {u"detail"_s, unanswered->cause.detail}};
    return {};
}

std::optional<CommandState> stateFrom(const QString &name, const QJsonObject &details)
{
    if (name == "queued"_L1)
        return Queued {};
    if (name == "sent"_L1)
        return Sent {};
    if (name == "confirmed"_L1)
        return Confirmed {milliseconds(details[u"took"_s].toInteger()), milliseconds(details[u"server_took"_s].toInteger())};
    if (name == "refused"_L1)
        return Refused {details[u"words"_s].toString(), details[u"by_server"_s].toBool(true)};
    if (name == "unanswered"_L1) {
        EndCause cause;
        const int kind = details[u"kind"_s].toInt(int(EndKind::Stopped));
        cause.kind = kind >= 0 && kind <= int(EndKind::Stopped) ? EndKind(kind) : EndKind::Stopped;
        cause.status = details[u"status"_s].toInt();
        cause.detail = details[u"detail"_s].toString();
        return Unanswered {cause};
    }
    if (name == "expired"_L1)
        return Expired {};
    if (name == "withdrawn"_L1)
        return Withdrawn {};
    return std::nullopt;
}

QString historyText(const QList<CommandStep> &history)
{
    QJsonArray steps;
    for (const CommandStep &step : history)
        steps.append(QJsonArray {int(step.what), toStored(step.at), step.words, step.byServer});
    return compact(QJsonDocument(steps));
}

QList<CommandStep> historyFrom(const QString &text)
{
    QList<CommandStep> history;
    const QJsonArray steps = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : steps) {
        const QJsonArray step = value.toArray();
        const int what = step.at(0).toInt(-1);
        if (what >= 0 && what <= int(CommandStep::What::Restored) && history.size() < Command::kLongestHistory)
            history.append(
                {CommandStep::What(what), fromStored(step.at(1).toInteger()), step.at(2).toString(), step.at(3).toBool()});
    }
    return history;
}

milliseconds awaySince(WallTime wall, BootTime boot, const QByteArray &bootId, const Clock &clock, const QByteArray &present)
{
    if (!bootId.isEmpty() && bootId == present)
        return std::max(milliseconds(0), std::chrono::floor<milliseconds>(clock.bootNow() - boot));
    const milliseconds passed = clock.wallNow() - wall;
    if (passed < milliseconds(0))
        return OutboxFile::kUnknownAway;
    const auto uptime = std::chrono::floor<milliseconds>(clock.bootNow().time_since_epoch());
    return bootId.isEmpty() || present.isEmpty() ? passed : std::max(passed, uptime);
}

const QString kColumns = u"id, kind, target, state, details, asked, changed, times_sent, going_out, suspect, strikes, asked_again,"
                         " without_link, stamp_wall, stamp_boot, boot_id, history"_s;

QVariantList toRow(const OutboxRecord &record, const Clock &clock, const QByteArray &bootId)
{
    const Command &command = record.command;
    return {
        qint64(command.id), commandKindId(command.kind), QString::fromStdString(command.target.toJson()),
        commandStateId(command.state), compact(QJsonDocument(detailsOf(command.state))), toStored(command.asked),
        toStored(command.changed), command.timesSent, record.goingOut, record.suspect, record.strikes, record.askedAgain,
        qint64(record.withoutLink.count()), toStored(clock.wallNow()), qint64(clock.bootNow().time_since_epoch().count()),
        // A null text would be no text at all for SQLite.
        bootId.isEmpty() ? u""_s : QString::fromLatin1(bootId), historyText(command.history)};
}

std::optional<OutboxRecord> fromRow(const QVariantList &row, const Clock &clock, const QByteArray &bootId)
{
    OutboxRecord record;
    Command &command = record.command;
    command.id = CommandId(row[0].toLongLong());
    const std::optional<EntityId> target = idFromJson(row[2].toString());
    const std::optional<CommandState> state =
        stateFrom(row[3].toString(), QJsonDocument::fromJson(row[4].toString().toUtf8()).object());
    if (row[1].toString() != commandKindId(CommandKind::Acknowledge) || !target || !state || row[0].toLongLong() <= 0)
        return std::nullopt;
    command.target = *target;
    command.state = *state;
    command.asked = fromStored(row[5].toLongLong());
    command.changed = fromStored(row[6].toLongLong());
    command.timesSent = std::clamp(row[7].toInt(), 0, kMostCounted);
    record.goingOut = row[8].toBool();
    record.suspect = row[9].toBool();
    record.strikes = std::clamp(row[10].toInt(), 0, kMostCounted);
    record.askedAgain = row[11].toBool();
    record.withoutLink = std::clamp(milliseconds(row[12].toLongLong()), milliseconds(0), kLongestAway)
        + awaySince(fromStored(row[13].toLongLong()), BootTime(nanoseconds(std::max<qint64>(row[14].toLongLong(), 0))),
                    row[15].toString().toLatin1(), clock, bootId);
    command.history = historyFrom(row[16].toString());
    return record;
}

const QString kOpenCount = u"SELECT count(*) FROM command WHERE state IN ('queued', 'sent', 'unanswered')"
                           " OR (state = 'expired' AND NOT asked_again)"_s;

// What the other users and tenants of this server left behind. A file that another console has open is that console's to show.
qsizetype countOthers(const QString &folder, const OutboxOwner &owner, const Clock &clock)
{
    qsizetype count = 0;
    const QStringList names = QDir(folder).entryList({serverPrefix(owner) + u"*.sqlite"_s}, QDir::Files);
    for (const QString &name : names) {
        if (name == OutboxFile::fileName(owner))
            continue;
        DatabasePlan plan;
        plan.path = folder + u'/' + name;
        plan.migrations = migrations();
        plan.busyTimeout = milliseconds(0);
        plan.quickCheck = false;
        plan.ownThread = false;
        Database other(plan, clock);
        other.open([](const Result<DatabaseOpened> &) {});
        other.read([&count](DatabaseConnection &connection) {
            const auto rows = connection.rows(kOpenCount);
            if (rows.ok() && !rows->isEmpty())
                count += rows->first().first().toLongLong();
            return done();
        });
    }
    return count;
}

} // namespace

OutboxFile::OutboxFile(const QString &folder, const OutboxOwner &owner, const Clock &clock, Options options)
    : m_folder(folder), m_owner(owner), m_clock(clock), m_bootId(options.bootId)
{
    DatabasePlan plan;
    plan.path = folder + u'/' + fileName(owner);
    plan.migrations = migrations();
    plan.busyTimeout = options.busyTimeout;
    plan.ownThread = options.ownThread;
    plan.fault = std::move(options.fault);
    m_database = std::make_unique<Database>(std::move(plan), clock);
}

OutboxFile::~OutboxFile() = default;

QString OutboxFile::fileName(const OutboxOwner &owner)
{
    return serverPrefix(owner) + hashed({owner.user, owner.tenant}) + u".sqlite"_s;
}

void OutboxFile::load(std::function<void(const Result<OutboxContents> &)> done)
{
    auto damage = std::make_shared<std::optional<Error>>();
    auto failed = std::make_shared<bool>(false);
    m_database->open([damage, failed, done](const Result<DatabaseOpened> &opened) {
        *failed = !opened.ok();
        if (opened.ok())
            *damage = opened->damage;
        else
            done(opened.error());
    });
    m_database->write([owner = m_owner](DatabaseConnection &connection) -> Outcome {
        // So that whoever looks into the folder one day can tell whose it is.
        const Outcome cleared = connection.execute(u"DELETE FROM owner"_s);
        return cleared.ok() ? connection.execute(u"INSERT INTO owner VALUES (?, ?, ?)"_s, {owner.server, owner.user, owner.tenant})
                            : cleared;
    });
    m_database->read<OutboxContents>(
        [folder = m_folder, owner = m_owner, &clock = m_clock,
         bootId = m_bootId](DatabaseConnection &connection) -> Result<OutboxContents> {
            OutboxContents contents;
            const Outcome outcome =
                connection.select(u"SELECT "_s + kColumns + u" FROM command ORDER BY id"_s, {}, [&](const QVariantList &row) {
                    if (std::optional<OutboxRecord> record = fromRow(row, clock, bootId))
                        contents.records.append(std::move(*record));
                    return true;
                });
            if (!outcome.ok())
                return outcome.error();
            contents.ofOthers = countOthers(folder, owner, clock);
            return contents;
        },
        [damage, failed, done](const Result<OutboxContents> &read) {
            // Why it is not open was said already.
            if (*failed)
                return;
            if (!read.ok())
                return done(read);
            OutboxContents contents = *read;
            contents.damage = *damage;
            done(contents);
        });
}

void OutboxFile::save(
    const QList<OutboxRecord> &records, const QList<CommandId> &forgotten, std::function<void(const Outcome &)> done)
{
    QList<QVariantList> rows;
    rows.reserve(records.size());
    for (const OutboxRecord &record : records)
        rows.append(toRow(record, m_clock, m_bootId));
    m_database->write(
        [rows = std::move(rows), forgotten](DatabaseConnection &connection) -> Outcome {
            static const QString insert = u"INSERT OR REPLACE INTO command ("_s + kColumns
                + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
            // First, since a number that was given twice is among both.
            for (const CommandId id : forgotten) {
                if (const Outcome outcome = connection.execute(u"DELETE FROM command WHERE id = ?"_s, {qint64(id)}); !outcome.ok())
                    return outcome;
            }
            for (const QVariantList &row : rows) {
                if (const Outcome outcome = connection.execute(insert, row); !outcome.ok())
                    return outcome;
            }
            return noc::done();
        },
        std::move(done));
}

void OutboxFile::dropPending()
{
    m_database->dropPending();
}

} // namespace noc
