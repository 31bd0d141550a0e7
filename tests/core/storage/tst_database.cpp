// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::test;

namespace {

const Migration kFirst = migration({u"CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"_s});

// One file with what a test asks of it; every call waits for its result.
struct Desk {
    explicit Desk(DatabasePlan plan) : database(std::move(plan), clock) { }

    Result<DatabaseOpened> open()
    {
        std::optional<Result<DatabaseOpened>> result;
        database.open([&](const Result<DatabaseOpened> &opened) { result.emplace(opened); });
        [&] { QTRY_VERIFY(result); }();
        return *result;
    }
    Outcome write(Database::Job job)
    {
        std::optional<Outcome> result;
        database.write(std::move(job), [&](const Outcome &outcome) { result.emplace(outcome); });
        [&] { QTRY_VERIFY(result); }();
        return *result;
    }
    Outcome add(const QString &words)
    {
        return write([words](DatabaseConnection &c) { return c.execute(u"INSERT INTO note (words) VALUES (?)"_s, {words}); });
    }
    QStringList notes()
    {
        std::optional<Result<QStringList>> result;
        database.read<QStringList>(
            [](DatabaseConnection &c) -> Result<QStringList> {
                const auto rows = c.rows(u"SELECT words FROM note ORDER BY id"_s);
                if (!rows.ok())
                    return rows.error();
                QStringList words;
                for (const QVariantList &row : *rows)
                    words += row[0].toString();
                return words;
            },
            [&](const Result<QStringList> &read) { result.emplace(read); });
        [&] { QTRY_VERIFY(result); }();
        return result->ok() ? **result : QStringList {u"error: "_s + result->error().message};
    }

    ManualClock clock;
    Database database;
};

// Another user than root, who may write everywhere.
class Unprivileged
{
public:
    explicit Unprivileged(const QString &folder) : m_root(geteuid() == 0)
    {
        if (m_root) {
            [[maybe_unused]] const int owned = chown(QFile::encodeName(folder).constData(), 65534, 65534);
            [[maybe_unused]] const int gave = seteuid(65534);
        }
    }
    ~Unprivileged()
    {
        if (m_root) [[maybe_unused]]
            const int back = seteuid(0);
    }

private:
    const bool m_root;
};

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }
    void keepsWhatWasCommitted_data()
    {
        QTest::addColumn<bool>("ownThread");
        QTest::newRow("own thread") << true;
        QTest::newRow("the caller's thread") << false;
    }
    void keepsWhatWasCommitted();
    void undoesAFailedJob();
    void runsJobsInItsOwnThread();
    void answersLaterAndInOrder();
    void migratesStepByStep();
    void leavesAHalfMigrationUndone();
    void refusesANewerSchema();
    void keepsADamagedFileAside_data();
    void keepsADamagedFileAside();
    void isForOneOwner();
    void isReadableByItsOwnerOnly();
    void tellsOfAFolderThatCannotBeWritten();
    void tellsOfAFullDisk();
    void survivesAWriteThatFails();
    void failsWhereATestWantsIt();
    void finishesWhatWasPosted();
    void dropsWhatAKilledProgramLoses();

private:
    DatabasePlan plan(bool ownThread = true)
    {
        DatabasePlan made;
        made.path = m_folder->filePath(u"inner/notes.sqlite"_s);
        made.migrations = {kFirst};
        made.busyTimeout = milliseconds(0);
        made.ownThread = ownThread;
        return made;
    }
    QStringList files() { return QDir(m_folder->filePath(u"inner"_s)).entryList(QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::keepsWhatWasCommitted()
{
    QFETCH(const bool, ownThread);
    {
        Desk desk(plan(ownThread));
        const auto opened = desk.open();
        QVERIFY(opened.ok());
        QVERIFY(opened->created);
        QVERIFY(desk.add(u"one"_s).ok());
        QVERIFY(desk.add(u"two"_s).ok());
    }
    Desk desk(plan(ownThread));
    const auto opened = desk.open();
    QVERIFY(opened.ok());
    QVERIFY(!opened->created);
    QVERIFY(!opened->damage);
    QCOMPARE(desk.notes(), QStringList({u"one"_s, u"two"_s}));
}

void TestDatabase::undoesAFailedJob()
{
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    const Outcome outcome = desk.write([](DatabaseConnection &c) -> Outcome {
        (void)c.execute(u"INSERT INTO note (words) VALUES ('half')"_s);
        return Error {ErrorCode::InvalidInput, u"no"_s, {}};
    });
    QCOMPARE(outcome.error().message, u"no"_s);
    const Outcome wrong = desk.write([](DatabaseConnection &c) { return c.execute(u"INSERT INTO nothing VALUES (1)"_s); });
    QCOMPARE(wrong.error().code, ErrorCode::Internal);
    QCOMPARE(desk.notes(), QStringList());
    QVERIFY(desk.add(u"whole"_s).ok());
    QCOMPARE(desk.notes(), QStringList {u"whole"_s});
}

void TestDatabase::runsJobsInItsOwnThread()
{
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    QThread *worker = nullptr;
    QVERIFY(desk.write([&](DatabaseConnection &) {
                    worker = QThread::currentThread();
                    return done();
                })
                .ok());
    QVERIFY(worker && worker != QThread::currentThread());
}

void TestDatabase::answersLaterAndInOrder()
{
    Desk desk(plan(false));
    QVERIFY(desk.open().ok());
    QList<int> order;
    desk.database.write([](DatabaseConnection &) { return done(); }, [&](const Outcome &) { order += 1; });
    desk.database.read([](DatabaseConnection &) { return done(); }, [&](const Outcome &) { order += 2; });
    QCOMPARE(order, QList<int>());
    QTRY_COMPARE(order, QList<int>({1, 2}));
}

void TestDatabase::migratesStepByStep()
{
    {
        Desk desk(plan());
        QVERIFY(desk.open().ok());
        QVERIFY(desk.add(u"old"_s).ok());
    }
    DatabasePlan next = plan();
    next.migrations += migration({u"ALTER TABLE note ADD COLUMN weight INTEGER NOT NULL DEFAULT 7"_s});
    Desk desk(next);
    QVERIFY(desk.open().ok());
    QCOMPARE(desk.notes(), QStringList {u"old"_s});
    QVERIFY(desk.write([](DatabaseConnection &c) { return c.execute(u"UPDATE note SET weight = weight + 1"_s); }).ok());
}

void TestDatabase::leavesAHalfMigrationUndone()
{
    DatabasePlan broken = plan();
    broken.migrations += migration({u"CREATE TABLE other (id INTEGER)"_s, u"CREATE TABLE other (id INTEGER)"_s});
    {
        Desk desk(broken);
        QVERIFY(!desk.open().ok());
        QVERIFY(!desk.add(u"not open"_s).ok());
    }
    broken.migrations.last() = migration({u"CREATE TABLE other (id INTEGER)"_s});
    Desk desk(broken);
    QVERIFY(desk.open().ok());
    QVERIFY(desk.add(u"open"_s).ok());
}

void TestDatabase::refusesANewerSchema()
{
    DatabasePlan newer = plan();
    newer.migrations += migration({u"CREATE TABLE other (id INTEGER)"_s});
    {
        Desk desk(newer);
        QVERIFY(desk.open().ok());
    }
    {
        Desk desk(plan());
        const auto opened = desk.open();
        QCOMPARE(opened.error().code, ErrorCode::Refused);
        QVERIFY(opened.error().message.contains(u"newer version"_s));
    }
    QCOMPARE(files(), QStringList {u"notes.sqlite"_s});
    Desk desk(newer);
    QVERIFY(desk.open().ok());
}

void TestDatabase::keepsADamagedFileAside_data()
{
    QTest::addColumn<int>("from");
    QTest::newRow("header") << 0;
    QTest::newRow("a page") << 4096;
}

void TestDatabase::keepsADamagedFileAside()
{
    QFETCH(const int, from);
    {
        Desk desk(plan());
        QVERIFY(desk.open().ok());
        for (int i = 0; i < 50; ++i)
            QVERIFY(desk.add(QString(500, u'x')).ok());
    }
    QFile file(plan().path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(from);
    file.write(QByteArray(4096, '\x5a'));
    file.close();
    // What an earlier crash may have left beside it.
    QFile wal(plan().path + u"-wal"_s);
    QVERIFY(wal.open(QIODevice::WriteOnly));
    wal.write("left over");
    wal.close();

    Desk desk(plan());
    const auto opened = desk.open();
    QVERIFY(opened.ok());
    QVERIFY(opened->created);
    QVERIFY(opened->damage);
    const QStringList kept = files().filter(QRegularExpression(u"^notes\\.sqlite\\.damaged-20260102-12\\d{4}$"_s));
    QCOMPARE(kept.size(), 1);
    QVERIFY(opened->damage->message.contains(kept.first()));
    QVERIFY(desk.add(u"fresh"_s).ok());
    QCOMPARE(desk.notes(), QStringList {u"fresh"_s});
}

void TestDatabase::isForOneOwner()
{
    std::optional<Desk> first(plan());
    QVERIFY(first->open().ok());
    QVERIFY(first->add(u"mine"_s).ok());
    Desk second(plan());
    const auto opened = second.open();
    QCOMPARE(opened.error().code, ErrorCode::NotAvailable);
    QVERIFY(opened.error().message.contains(u"in use"_s));
    QVERIFY(!second.add(u"not mine"_s).ok());
    QVERIFY(first->add(u"still mine"_s).ok());
    first.reset();
    QVERIFY(second.open().ok());
    QCOMPARE(second.notes(), QStringList({u"mine"_s, u"still mine"_s}));
}

void TestDatabase::isReadableByItsOwnerOnly()
{
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    QVERIFY(desk.add(u"secret"_s).ok());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(files().size() >= 2);
    for (const QString &name : files())
        QVERIFY2(!(QFile::permissions(m_folder->filePath(u"inner/"_s + name)) & others), qPrintable(name));
    QVERIFY(!(QFile::permissions(m_folder->filePath(u"inner"_s)) & others));
}

void TestDatabase::tellsOfAFolderThatCannotBeWritten()
{
    const QString folder = m_folder->path();
    DatabasePlan inFolder = plan();
    inFolder.path = m_folder->filePath(u"notes.sqlite"_s);
    const Unprivileged user(folder);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    {
        Desk desk(inFolder);
        const auto opened = desk.open();
        QCOMPARE(opened.error().code, ErrorCode::Storage);
        QVERIFY(opened.error().message.contains(u"permissions"_s));
    }
    {
        Desk desk(plan());
        QVERIFY(desk.open().error().message.contains(u"cannot be made"_s));
    }
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    // A file that can be read but not written is of no use either.
    {
        Desk desk(inFolder);
        QVERIFY(desk.open().ok());
    }
    QFile::setPermissions(inFolder.path, QFileDevice::ReadOwner);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    {
        Desk desk(inFolder);
        const auto opened = desk.open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::Storage);
    }
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

void TestDatabase::tellsOfAFullDisk()
{
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    // SQLite answers so where the disk has no page left.
    QVERIFY(desk.write([](DatabaseConnection &c) { return c.execute(u"PRAGMA max_page_count=2"_s); }).ok());
    Outcome outcome = done();
    for (int i = 0; i < 20 && outcome.ok(); ++i)
        outcome = desk.add(QString(1000, u'x'));
    QCOMPARE(outcome.error().code, ErrorCode::Storage);
    QVERIFY(outcome.error().message.contains(u"full"_s));
    QVERIFY(desk.write([](DatabaseConnection &c) { return c.execute(u"PRAGMA max_page_count=1000"_s); }).ok());
    QVERIFY(desk.add(QString(1000, u'x')).ok());
}

void TestDatabase::survivesAWriteThatFails()
{
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    QVERIFY(desk.add(u"before"_s).ok());
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tiny {20'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tiny), 0);
    const Outcome outcome = desk.add(QString(100'000, u'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(outcome.error().code, ErrorCode::Storage);
    QVERIFY(desk.add(u"after"_s).ok());
    QCOMPARE(desk.notes(), QStringList({u"before"_s, u"after"_s}));
}

void TestDatabase::failsWhereATestWantsIt()
{
    std::optional<DatabaseStep> failing;
    DatabasePlan faulty = plan(false);
    faulty.fault = [&](DatabaseStep step) {
        return failing == step ? std::optional(Error {ErrorCode::Storage, u"planned"_s, {}}) : std::nullopt;
    };
    Desk desk(faulty);
    failing = DatabaseStep::Open;
    QCOMPARE(desk.open().error().message, u"planned"_s);
    QCOMPARE(desk.add(u"one"_s).error().message, u"planned"_s);
    failing.reset();
    QVERIFY(desk.open().ok());
    for (const DatabaseStep step : {DatabaseStep::Begin, DatabaseStep::Commit}) {
        failing = step;
        QCOMPARE(desk.add(u"one"_s).error().message, u"planned"_s);
        failing.reset();
        QCOMPARE(desk.notes(), QStringList());
    }
    QVERIFY(desk.add(u"one"_s).ok());
}

void TestDatabase::finishesWhatWasPosted()
{
    {
        Desk desk(plan());
        desk.database.open([](const Result<DatabaseOpened> &) {});
        for (int i = 0; i < 20; ++i)
            desk.database.write([](DatabaseConnection &c) { return c.execute(u"INSERT INTO note (words) VALUES ('x')"_s); });
    }
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    QCOMPARE(desk.notes().size(), 20);
}

void TestDatabase::dropsWhatAKilledProgramLoses()
{
    {
        Desk desk(plan());
        QVERIFY(desk.open().ok());
        QVERIFY(desk.add(u"kept"_s).ok());
        desk.database.dropPending();
        desk.database.write([](DatabaseConnection &c) { return c.execute(u"INSERT INTO note (words) VALUES ('lost')"_s); });
    }
    Desk desk(plan());
    QVERIFY(desk.open().ok());
    QCOMPARE(desk.notes(), QStringList {u"kept"_s});
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
