// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any file where the outbox is expected, and any values in the cells of a sound one: it is read or kept aside, and what is asked for is kept
// afterwards. The input's first byte says which: 'f' the rest is the file, else the rest is cells.
#include "core/commands/outboxfile.h"
#include "tests/fuzz/cells.h"
#include "tests/fuzz/target.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <array>

using namespace noc;

namespace {

//! Every column that is read back.
constexpr std::array kCells = {
    fuzz::Cell {"command", "id"},           fuzz::Cell {"command", "kind"},       fuzz::Cell {"command", "target"},
    fuzz::Cell {"command", "state"},        fuzz::Cell {"command", "details"},    fuzz::Cell {"command", "asked"},
    fuzz::Cell {"command", "changed"},      fuzz::Cell {"command", "times_sent"}, fuzz::Cell {"command", "going_out"},
    fuzz::Cell {"command", "suspect"},      fuzz::Cell {"command", "strikes"},    fuzz::Cell {"command", "asked_again"},
    fuzz::Cell {"command", "without_link"}, fuzz::Cell {"command", "stamp_wall"}, fuzz::Cell {"command", "stamp_boot"},
    fuzz::Cell {"command", "boot_id"},      fuzz::Cell {"command", "history"}};

//! A sound outbox's bytes, made once by the outbox itself.
QByteArray soundFile(const OutboxOwner &owner)
{
    const QTemporaryDir folder;
    test::ManualClock clock;
    {
        OutboxFile::Options options;
        options.ownThread = false;
        OutboxFile store(folder.path(), owner, clock, options);
        store.load([](const Result<OutboxContents> &) {});
        QList<OutboxRecord> records;
        const std::array<CommandState, 5> states = {
            Queued {}, Unanswered {}, Confirmed {}, Refused {QStringLiteral("no")}, Expired {}};
        for (std::size_t i = 0; i < states.size(); ++i) {
            OutboxRecord record;
            record.command.id = i + 1;
            record.command.target = EntityId(std::int64_t(i));
            record.command.state = states[i];
            record.command.history.append({CommandStep::What::Asked, clock.wallNow(), {}, false});
            records.append(record);
        }
        store.save(records, {}, [](const Outcome &) {});
        QCoreApplication::processEvents();
    }
    QFile file(QDir(folder.path()).filePath(OutboxFile::fileName(owner)));
    fuzz::require(file.open(QIODevice::ReadOnly) && file.size() > 0, "the outbox wrote its file");
    return file.readAll();
}

} // namespace

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    needApplication(); // results come through its event loop
    static const QTemporaryDir folder;
    QLoggingCategory::setFilterRules(QStringLiteral("*=false")); // nearly every input is damaged
    static const OutboxOwner owner {QStringLiteral("wss://noc.example.com"), QStringLiteral("1"), QStringLiteral("5")};
    static const QByteArray sound = soundFile(owner);
    if (size == 0)
        return 0;
    layFile(folder.filePath(OutboxFile::fileName(owner)), sound, kCells, data, size);
    test::ManualClock clock;
    {
        OutboxFile::Options options;
        options.ownThread = false;
        OutboxFile store(folder.path(), owner, clock, options);
        bool isRead = false, isSaved = false;
        store.load([&](const Result<OutboxContents> &contents) { isRead = contents.ok(); });
        QCoreApplication::processEvents();
        OutboxRecord record;
        record.command.id = 7;
        record.command.target = EntityId(12);
        store.save({record}, {}, [&](const Outcome &outcome) { isSaved = outcome.ok(); });
        QCoreApplication::processEvents();
        fuzz::require(isRead == isSaved, "a file that was read can be written, and one that was not is left alone");
    }
    clearFolder(folder.path());
    return 0;
}
