// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QThread>

#include <atomic>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr int kKeptStatements = 64;

// sqlite.org/rescode.html, primary codes
enum SqliteCode { Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CantOpen = 14, NotADb = 26 };

Error errorOf(const QSqlError &error, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const QString detail = path + u": "_s + error.nativeErrorCode() + u' ' + error.databaseText() + u' ' + error.driverText();
    // The upper bits tell more of the same (extended codes).
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Full:
        return {
            ErrorCode::Storage, QCoreApplication::translate("noc::Database", "The disk is full: “%1” cannot be written.").arg(name),
            detail};
    case Perm:
    case ReadOnly:
        return {
            ErrorCode::Storage,
            QCoreApplication::translate(
                "noc::Database", "“%1” cannot be written. Check the permissions of the file and its folder.")
                .arg(name),
            detail};
    case CantOpen:
        return {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::Database", "“%1” cannot be opened. Check the permissions of the file and its folder.")
                .arg(name),
            detail};
    case IoError:
        return {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::Database", "The disk failed (or a quota was reached): “%1” cannot be written.")
                .arg(name),
            detail};
    case Busy:
    case Locked:
        return {
            ErrorCode::NotAvailable,
            QCoreApplication::translate(
                "noc::Database", "“%1” is in use by another program; another console with the same profile?")
                .arg(name),
            detail};
    case Corrupt:
    case NotADb: return {ErrorCode::Malformed, QCoreApplication::translate("noc::Database", "“%1” is damaged.").arg(name), detail};
    default: return {ErrorCode::Internal, QCoreApplication::translate("noc::Database", "“%1” cannot be used.").arg(name), detail};
    }
}

class SqliteConnection final : public DatabaseConnection
{
public:
    explicit SqliteConnection(QString path) : m_path(std::move(path)), m_name(u"noc-%1"_s.arg(++s_serial)) { }
    ~SqliteConnection() override { close(); }

    Outcome open(const QString &options)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        if (!database.isValid())
            return Error {
                ErrorCode::NotAvailable,
                QCoreApplication::translate("noc::Database", "Qt's SQLite driver is not installed; nothing can be kept on disk."),
                {}};
        database.setDatabaseName(m_path);
        database.setConnectOptions(options);
        return database.open() ? done() : Outcome(errorOf(database.lastError(), m_path));
    }

    void close()
    {
        m_statements.clear();
        if (QSqlDatabase::contains(m_name)) {
            QSqlDatabase::database(m_name, false).close();
            QSqlDatabase::removeDatabase(m_name);
        }
    }

    Outcome execute(const QString &sql, const QVariantList &values = {}) override
    {
        return select(sql, values, [](const QVariantList &) { return true; });
    }

    Outcome select(const QString &sql, const QVariantList &values, const std::function<bool(const QVariantList &)> &row) override
    {
        QSqlQuery *query = prepared(sql);
        if (!query)
            return errorOf(m_prepareError, m_path);
        for (qsizetype i = 0; i < values.size(); ++i)
            query->bindValue(int(i), values[i]);
        if (!query->exec()) {
            const Error error = errorOf(query->lastError(), m_path);
            query->finish();
            return error;
        }
        bool more = true;
        const int columns = query->record().count();
        while (more && query->next()) {
            QVariantList cells;
            cells.reserve(columns);
            for (int i = 0; i < columns; ++i)
                cells.append(query->value(i));
            more = row(cells);
        }
        const QSqlError fault = more ? query->lastError() : QSqlError();
        // A statement that is left standing would keep its lock.
        query->finish();
        return fault.isValid() ? Outcome(errorOf(fault, m_path)) : done();
    }

private:
    QSqlQuery *prepared(const QString &sql)
    {
        if (const auto found = m_statements.find(sql); found != m_statements.end())
            return found->second.get();
        if (m_statements.size() >= kKeptStatements)
            m_statements.clear();
        auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_name, false));
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            m_prepareError = query->lastError();
            return nullptr;
        }
        return m_statements.emplace(sql, std::move(query)).first->second.get();
    }

    static inline std::atomic<int> s_serial = 0;
    const QString m_path;
    const QString m_name;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    QSqlError m_prepareError;
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
    Outcome outcome = connection->open(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(plan.busyTimeout.count()));
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
