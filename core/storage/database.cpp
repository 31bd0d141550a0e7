// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <sqlite3.h>

#include <atomic>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error errorOf(int code, const QString &words, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const QString detail = path + u": "_s + QString::number(code) + u' ' + words;
    // The upper bits tell more of the same (sqlite.org/rescode.html, extended codes).
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {
            ErrorCode::Storage, QCoreApplication::translate("noc::Database", "The disk is full: “%1” cannot be written.").arg(name),
            detail};
    case SQLITE_PERM:
    case SQLITE_READONLY:
        return {
            ErrorCode::Storage,
            QCoreApplication::translate(
                "noc::Database", "“%1” cannot be written. Check the permissions of the file and its folder.")
                .arg(name),
            detail};
    case SQLITE_CANTOPEN:
        return {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::Database", "“%1” cannot be opened. Check the permissions of the file and its folder.")
                .arg(name),
            detail};
    case SQLITE_IOERR:
        return {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::Database", "The disk failed (or a quota was reached): “%1” cannot be written.")
                .arg(name),
            detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {
            ErrorCode::NotAvailable,
            QCoreApplication::translate(
                "noc::Database", "“%1” is in use by another program; another console with the same profile?")
                .arg(name),
            detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Malformed, QCoreApplication::translate("noc::Database", "“%1” is damaged.").arg(name), detail};
    default: return {ErrorCode::Internal, QCoreApplication::translate("noc::Database", "“%1” cannot be used.").arg(name), detail};
    }
}

//! One row's value of a column. What SQLite does not know as an integer, a text or nothing does not come from us.
QVariant columnOf(sqlite3_stmt *statement, int column)
{
    const auto size = [&] { return qsizetype(sqlite3_column_bytes(statement, column)); };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return qint64(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_NULL: return {};
    case SQLITE_BLOB: {
        const void *bytes = sqlite3_column_blob(statement, column);
        return QByteArray(static_cast<const char *>(bytes), size());
    }
    default: {
        const unsigned char *text = sqlite3_column_text(statement, column);
        return QString::fromUtf8(reinterpret_cast<const char *>(text), size());
    }
    }
}

class SqliteStatement final : public DatabaseStatement
{
public:
    SqliteStatement(sqlite3 *database, sqlite3_stmt *statement, const QString &path)
        : m_database(database), m_statement(statement), m_path(path)
    {
    }
    ~SqliteStatement() override { sqlite3_finalize(m_statement); }
    SqliteStatement(const SqliteStatement &) = delete;
    SqliteStatement &operator=(const SqliteStatement &) = delete;

    Outcome run(std::span<const DatabaseValue> values) override
    {
        const Outcome bound = bindAll(values);
        return bound.ok() ? step([] { return true; }) : bound;
    }

    Outcome bindAll(std::span<const DatabaseValue> values)
    {
        int place = 0;
        for (const DatabaseValue &value : values) {
            if (const int code = bind(++place, value); code != SQLITE_OK)
                return fault(code);
        }
        return done();
    }

    //! Goes through the rows until there are no more, or `row` says no. What was bound is forgotten: it may not live longer.
    template<typename Row> Outcome step(Row row)
    {
        int code = sqlite3_step(m_statement);
        while (code == SQLITE_ROW && row())
            code = sqlite3_step(m_statement);
        Outcome outcome = code == SQLITE_ROW || code == SQLITE_DONE ? done() : fault(code);
        // A statement that is left standing would keep its lock.
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        return outcome;
    }

    sqlite3_stmt *handle() const { return m_statement; }

private:
    int bind(int place, const DatabaseValue &value)
    {
        if (const auto *number = std::get_if<std::int64_t>(&value))
            return sqlite3_bind_int64(m_statement, place, *number);
        if (const auto *text = std::get_if<std::string_view>(&value)) {
            // A null pointer would be no text at all.
            const char *bytes = text->data() ? text->data() : "";
            return sqlite3_bind_text64(m_statement, place, bytes, text->size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        return sqlite3_bind_null(m_statement, place);
    }
    Error fault(int code) const { return errorOf(code, QString::fromUtf8(sqlite3_errmsg(m_database)), m_path); }

    sqlite3 *const m_database;
    sqlite3_stmt *const m_statement;
    const QString &m_path;
};

class SqliteConnection final : public DatabaseConnection
{
public:
    explicit SqliteConnection(QString path) : m_path(std::move(path)) { }
    ~SqliteConnection() override
    {
        m_statements.clear();
        sqlite3_close(m_database);
    }
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    Outcome open(milliseconds busyTimeout)
    {
        // One thread at a time uses it, so that SQLite need not lock.
        constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        const int code = sqlite3_open_v2(QFile::encodeName(m_path).constData(), &m_database, flags, nullptr);
        if (code != SQLITE_OK)
            return errorOf(code, QString::fromUtf8(sqlite3_errmsg(m_database)), m_path);
        sqlite3_busy_timeout(m_database, int(busyTimeout.count()));
        return done();
    }

    Result<DatabaseStatement *> prepare(const QString &sql) override
    {
        Result<SqliteStatement *> statement = prepared(sql);
        return statement.ok() ? Result<DatabaseStatement *>(*statement) : statement.error();
    }

    Outcome execute(const QString &sql, const QVariantList &values = {}) override
    {
        return select(sql, values, [](const QVariantList &) { return true; });
    }

    Outcome select(const QString &sql, const QVariantList &values, const std::function<bool(const QVariantList &)> &row) override
    {
        const Result<SqliteStatement *> statement = prepared(sql);
        if (!statement.ok())
            return statement.error();
        // The texts live until the statement has run.
        QList<QByteArray> texts;
        texts.reserve(values.size());
        std::vector<DatabaseValue> bound;
        for (const QVariant &value : values)
            bound.push_back(toValue(value, texts));
        if (const Outcome outcome = (*statement)->bindAll(bound); !outcome.ok())
            return outcome;
        sqlite3_stmt *handle = (*statement)->handle();
        return (*statement)->step([&] {
            QVariantList cells;
            const int columns = sqlite3_data_count(handle);
            cells.reserve(columns);
            for (int i = 0; i < columns; ++i)
                cells.append(columnOf(handle, i));
            return row(cells);
        });
    }

private:
    static DatabaseValue toValue(const QVariant &value, QList<QByteArray> &texts)
    {
        if (value.isNull() && value.typeId() != QMetaType::QString)
            return {};
        if (value.typeId() != QMetaType::QString)
            return std::int64_t(value.toLongLong());
        if (value.toString().isNull())
            return {};
        texts.append(value.toString().toUtf8());
        return std::string_view(texts.last().constData(), std::size_t(texts.last().size()));
    }

    Result<SqliteStatement *> prepared(const QString &sql)
    {
        if (const auto found = m_statements.find(sql); found != m_statements.end())
            return found->second.get();
        sqlite3_stmt *statement = nullptr;
        const QByteArray utf8 = sql.toUtf8();
        const int code =
            sqlite3_prepare_v3(m_database, utf8.constData(), int(utf8.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            return errorOf(code, QString::fromUtf8(sqlite3_errmsg(m_database)), m_path);
        return m_statements.emplace(sql, std::make_unique<SqliteStatement>(m_database, statement, m_path)).first->second.get();
    }

    const QString m_path;
    sqlite3 *m_database = nullptr;
    std::unordered_map<QString, std::unique_ptr<SqliteStatement>> m_statements;
};

Error notOpen()
{
    return {ErrorCode::Storage, QCoreApplication::translate("noc::Database", "The file is not open."), {}};
}

bool isDamage(const Error &error)
{
    return error.code == ErrorCode::Malformed;
}

} // namespace

Result<QList<QVariantList>> DatabaseConnection::rows(const QString &sql, const QVariantList &values)
{
    QList<QVariantList> all;
    const Outcome outcome = select(sql, values, [&all](const QVariantList &row) {
        all.append(row);
        return true;
    });
    if (!outcome.ok())
        return outcome.error();
    return all;
}

Migration migration(const QStringList &statements)
{
    return [statements](DatabaseConnection &connection) {
        for (const QString &statement : statements) {
            if (const Outcome outcome = connection.execute(statement); !outcome.ok())
                return outcome;
        }
        return done();
    };
}

//! The worker's half: everything but the constructor runs in its thread.
class Database::Worker
{
public:
    Worker(DatabasePlan p, const Clock &c) : plan(std::move(p)), clock(c) { }

    Result<DatabaseOpened> open();
    Outcome write(const Job &job) { return transaction(u"BEGIN IMMEDIATE"_s, job); }
    Outcome read(const Job &job) { return transaction(u"BEGIN"_s, job); }
    void close() { connection.reset(); }

    const DatabasePlan plan;
    const Clock &clock;
    QThread thread;
    QObject context; // lives in the thread
    std::atomic<bool> dropping = false;

private:
    Outcome failing(DatabaseStep step) const
    {
        if (const std::optional<Error> error = plan.fault ? plan.fault(step) : std::nullopt)
            return *error;
        return done();
    }
    Outcome transaction(const QString &begin, const Job &job);
    Outcome makeFile(bool &created) const;
    Outcome tryOpen();
    Outcome check();
    Outcome migrate();
    Outcome keepAside(QString &name) const;

    std::unique_ptr<SqliteConnection> connection;
    std::optional<Error> whyNotOpen;
};

Outcome Database::Worker::transaction(const QString &begin, const Job &job)
{
    if (!connection)
        return whyNotOpen.value_or(notOpen());
    Outcome outcome = failing(DatabaseStep::Begin);
    if (outcome.ok())
        outcome = connection->execute(begin);
    if (!outcome.ok())
        return outcome;
    outcome = job(*connection);
    if (outcome.ok())
        outcome = failing(DatabaseStep::Commit);
    if (outcome.ok())
        outcome = connection->execute(u"COMMIT"_s);
    // SQLite undoes some failed transactions by itself; then this fails, and nothing is amiss.
    if (!outcome.ok())
        (void)connection->execute(u"ROLLBACK"_s);
    return outcome;
}

Outcome Database::Worker::makeFile(bool &created) const
{
    const QFileInfo info(plan.path);
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder)) {
        if (!QDir().mkpath(folder))
            return Error {
                ErrorCode::Storage,
                QCoreApplication::translate("noc::Database", "The folder “%1” cannot be made.").arg(folder),
                {}};
        QFile::setPermissions(folder, kOwnerOnly | QFileDevice::ExeOwner);
    }
    created = !info.exists();
    if (!created) {
        // By its name: opening and closing the file here would drop the lock of another Database in this process (POSIX).
        if (info.permissions() & ~(kOwnerOnly | QFileDevice::ReadUser | QFileDevice::WriteUser))
            QFile::setPermissions(plan.path, kOwnerOnly);
        return done();
    }
    QFile file(plan.path);
    // SQLite gives its other files the permissions of this one.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !file.setPermissions(kOwnerOnly)) {
        return Error {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::Database", "“%1” cannot be made. Check the disk and the permissions of its folder.")
                .arg(info.fileName()),
            plan.path + u": "_s + file.errorString()};
    }
    return done();
}

Outcome Database::Worker::check()
{
    Outcome outcome = done();
    if (plan.exclusive)
        outcome = connection->execute(u"PRAGMA locking_mode=EXCLUSIVE"_s);
    // Takes the lock, reads the header and shows whether it can be written at all.
    if (outcome.ok())
        outcome = connection->execute(u"BEGIN EXCLUSIVE"_s);
    if (outcome.ok())
        outcome = connection->execute(u"COMMIT"_s);
    if (outcome.ok() && plan.quickCheck) {
        const auto rows = connection->rows(u"PRAGMA quick_check(1)"_s);
        if (!rows.ok())
            outcome = rows.error();
        else if (rows->isEmpty() || rows->first().value(0).toString() != "ok"_L1)
            outcome = Error {
                ErrorCode::Malformed,
                QCoreApplication::translate("noc::Database", "“%1” is damaged.").arg(QFileInfo(plan.path).fileName()),
                rows->isEmpty() ? QString() : rows->first().value(0).toString()};
    }
    return outcome;
}

Outcome Database::Worker::migrate()
{
    const auto rows = connection->rows(u"PRAGMA user_version"_s);
    if (!rows.ok())
        return rows.error();
    const qint64 version = rows->isEmpty() ? 0 : rows->first().value(0).toLongLong();
    if (version < 0 || version > plan.migrations.size()) {
        return Error {
            ErrorCode::Refused,
            QCoreApplication::translate(
                "noc::Database", "“%1” was made by a newer version of this program. It is left as it is; use that version.")
                .arg(QFileInfo(plan.path).fileName()),
            u"user_version %1, known %2"_s.arg(version).arg(plan.migrations.size())};
    }
    for (qsizetype next = version; next < plan.migrations.size(); ++next) {
        const Outcome outcome = transaction(u"BEGIN EXCLUSIVE"_s, [&](DatabaseConnection &c) {
            const Outcome step = plan.migrations[next](c);
            return step.ok() ? c.execute(u"PRAGMA user_version=%1"_s.arg(next + 1)) : step;
        });
        if (!outcome.ok())
            return outcome;
    }
    return done();
}

Outcome Database::Worker::tryOpen()
{
    connection = std::make_unique<SqliteConnection>(plan.path);
    Outcome outcome = connection->open(plan.busyTimeout);
    if (outcome.ok())
        outcome = check();
    if (outcome.ok()) {
        const auto mode = connection->rows(u"PRAGMA journal_mode=WAL"_s);
        if (!mode.ok())
            outcome = mode.error();
    }
    if (outcome.ok())
        outcome = connection->execute(
            plan.synchronous == DatabasePlan::Synchronous::Full ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
    if (outcome.ok())
        outcome = connection->execute(u"PRAGMA foreign_keys=ON"_s);
    if (outcome.ok())
        outcome = migrate();
    if (!outcome.ok())
        connection.reset();
    return outcome;
}

Outcome Database::Worker::keepAside(QString &name) const
{
    const QString stem = plan.path + u".damaged-"_s + toDateTime(clock.wallNow()).toString(u"yyyyMMdd-HHmmss"_s);
    QString aside = stem;
    for (int more = 2; QFileInfo::exists(aside); ++more)
        aside = stem + u'-' + QString::number(more);
    if (!QFile::rename(plan.path, aside))
        return Error {
            ErrorCode::Malformed,
            QCoreApplication::translate("noc::Database", "“%1” is damaged and cannot be moved away.")
                .arg(QFileInfo(plan.path).fileName()),
            plan.path};
    // With the names that SQLite looks for, so that the whole can be examined.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(plan.path + suffix) && !QFile::rename(plan.path + suffix, aside + suffix))
            QFile::remove(plan.path + suffix);
    }
    name = QFileInfo(aside).fileName();
    return done();
}

Result<DatabaseOpened> Database::Worker::open()
{
    if (connection)
        return DatabaseOpened {};
    DatabaseOpened opened;
    Outcome outcome = failing(DatabaseStep::Open);
    if (outcome.ok())
        outcome = makeFile(opened.created);
    if (outcome.ok())
        outcome = tryOpen();
    if (!outcome.ok() && isDamage(outcome.error())) {
        const Error damage = outcome.error();
        QString aside;
        outcome = keepAside(aside);
        if (outcome.ok()) {
            opened.damage = Error {
                ErrorCode::Malformed,
                QCoreApplication::translate("noc::Database", "“%1” was damaged. It was kept as “%2”, and a new one was begun.")
                    .arg(QFileInfo(plan.path).fileName(), aside),
                damage.detail};
            outcome = makeFile(opened.created);
        }
        if (outcome.ok())
            outcome = tryOpen();
    }
    if (!outcome.ok()) {
        whyNotOpen = outcome.error();
        qCWarning(lcStorage) << "not opened:" << outcome.error().detail;
        return outcome.error();
    }
    whyNotOpen.reset();
    if (opened.damage)
        qCWarning(lcStorage) << "damaged:" << opened.damage->message << opened.damage->detail;
    return opened;
}

Database::Database(DatabasePlan plan, const Clock &clock, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(std::move(plan), clock))
{
    if (!m_worker->plan.ownThread)
        return;
    m_worker->thread.setObjectName(u"noc-disk"_s);
    m_worker->context.moveToThread(&m_worker->thread);
    m_worker->thread.start();
}

Database::~Database()
{
    // A connection is closed where it was opened.
    if (!m_worker->plan.ownThread) {
        m_worker->close();
        return;
    }
    QMetaObject::invokeMethod(
        &m_worker->context,
        [worker = m_worker.get()] {
            worker->close();
            worker->thread.quit();
        },
        Qt::QueuedConnection);
    m_worker->thread.wait();
}

void Database::post(std::function<void()> job)
{
    if (m_worker->plan.ownThread)
        QMetaObject::invokeMethod(&m_worker->context, std::move(job), Qt::QueuedConnection);
    else
        job();
}

void Database::open(std::function<void(const Result<DatabaseOpened> &)> done)
{
    post([this, worker = m_worker.get(), done = std::move(done)] {
        if (worker->dropping)
            return;
        QMetaObject::invokeMethod(
            this, [result = worker->open(), done] { done(result); }, Qt::QueuedConnection);
    });
}

void Database::write(Job job, Done done)
{
    post([this, worker = m_worker.get(), job = std::move(job), done = std::move(done)] {
        if (worker->dropping)
            return;
        const Outcome outcome = worker->write(job);
        if (done)
            QMetaObject::invokeMethod(
                this, [outcome, done] { done(outcome); }, Qt::QueuedConnection);
    });
}

void Database::read(Job job, Done done)
{
    post([this, worker = m_worker.get(), job = std::move(job), done = std::move(done)] {
        if (worker->dropping)
            return;
        const Outcome outcome = worker->read(job);
        if (done)
            QMetaObject::invokeMethod(
                this, [outcome, done] { done(outcome); }, Qt::QueuedConnection);
    });
}

void Database::dropPending()
{
    m_worker->dropping = true;
}

const DatabasePlan &Database::plan() const
{
    return m_worker->plan;
}

} // namespace noc
