// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace noc {

//! A value of one column: nothing, an integer, or a text in UTF-8, which is only looked at.
using DatabaseValue = std::variant<std::monostate, std::int64_t, std::string_view>;

//! A statement that is run for many rows. Only inside the job that asked for it.
class DatabaseStatement
{
public:
    virtual ~DatabaseStatement() = default;
    //! Runs it once; `values` take the places of its question marks.
    virtual Outcome run(std::span<const DatabaseValue> values) = 0;
};

//! What a job sees of the file. Only inside a job, in the worker's thread.
class DatabaseConnection
{
public:
    virtual ~DatabaseConnection() = default;
    //! Statements are prepared once and kept, here and below: their texts are ours, and few.
    virtual Result<DatabaseStatement *> prepare(const QString &sql) = 0;
    //! Runs one statement; `values` (integers, texts and none) take the places of its question marks.
    virtual Outcome execute(const QString &sql, const QVariantList &values = {}) = 0;
    //! Runs a query and hands over each row; `row` ends the reading by returning false.
    virtual Outcome
    select(const QString &sql, const QVariantList &values, const std::function<bool(const QVariantList &)> &row) = 0;

    //! All rows of a query that is known to be small.
    Result<QList<QVariantList>> rows(const QString &sql, const QVariantList &values = {});
};

//! One step of a schema, from one version to the next.
using Migration = std::function<Outcome(DatabaseConnection &)>;
//! A step that is a list of statements.
Migration migration(const QStringList &statements);

//! Where a test can make the disk fail.
enum class DatabaseStep : std::uint8_t { Open, Begin, Commit };

//! How a file is to be kept.
struct DatabasePlan {
    enum class Synchronous : std::uint8_t {
        Normal, //!< a power cut may cost the last transactions, never the file
        Full, //!< what was committed is on the disk
    };

    QString path; //!< its folder is made where it is missing (0700), the file too (0600)
    Synchronous synchronous = Synchronous::Full;
    QList<Migration> migrations; //!< from version 0 on; their number is the file's `user_version`
    bool quickCheck = true; //!< `PRAGMA quick_check` at opening: reads the whole file once
    bool exclusive = true; //!< no other process (or Database) may have it open
    milliseconds busyTimeout {1'000}; //!< how long the worker waits for somebody else's lock
    bool ownThread = true; //!< false: jobs run in post() itself; their results come later all the same
    std::function<std::optional<Error>(DatabaseStep)>
        fault; //!< tests: the error a step shall end with; called in the worker's thread
};

//! What opening found.
struct DatabaseOpened {
    bool created = false; //!< there was no file (or it was kept aside)
    std::optional<Error> damage; //!< the file was damaged and kept aside: words for people, with the new name
};

//! One SQLite file with a worker thread of its own. Jobs run there one after the other, each in a transaction that is committed when the
//! job succeeds and undone when it does not; results come back as callbacks in the thread of the Database (through its event loop, never
//! from within the call). Everything here is called in that thread.
//!
//! Another process is kept out by SQLite's own exclusive lock (locking_mode=EXCLUSIVE) and not by a lock file: the kernel drops it with the
//! process, however that ends, so there is no stale lock to guess about after a crash or a reboot.
//!
//! Errors: Storage (full disk, no permission, faulty disk), NotAvailable (in use by another program), Malformed (damaged), Refused
//! (made by a newer version), Internal (a statement of ours). None of them ends the program; a later open() may succeed.
class Database : public QObject
{
    Q_OBJECT

public:
    using Job = std::function<Outcome(DatabaseConnection &)>;
    using Done = std::function<void(const Outcome &)>;

    Database(DatabasePlan plan, const Clock &clock, QObject *parent = nullptr);
    //! Finishes what was posted, closes the file and ends the thread; results that were not delivered yet are dropped.
    ~Database() override;

    //! Opens, checks and migrates. A damaged file is renamed (`….damaged-DATE`, with its -wal) and a fresh one made. May be called again
    //! after it failed.
    void open(std::function<void(const Result<DatabaseOpened> &)> done);
    //! Posts a job that changes something. While the file is not open, the result is why it is not.
    void write(Job job, Done done = {});
    //! Posts a job that only reads, all from one state of the file.
    void read(Job job, Done done = {});
    //! The same, for a job that has a result.
    template<typename T> void read(std::function<Result<T>(DatabaseConnection &)> job, std::function<void(const Result<T> &)> done)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        read(
            Job([job = std::move(job), result](DatabaseConnection &connection) -> Outcome {
                result->emplace(job(connection));
                return (*result)->ok() ? noc::done() : Outcome((*result)->error());
            }),
            Done([done = std::move(done), result](const Outcome &outcome) {
                done(outcome.ok() ? **result : Result<T>(outcome.error()));
            }));
    }

    //! What did not begin yet is dropped instead of being finished at the end: what a killed program loses (tests).
    void dropPending();

    const DatabasePlan &plan() const;

private:
    class Worker;
    void post(std::function<void()> job);

    std::unique_ptr<Worker> m_worker;
};

} // namespace noc
