// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any file where the outbox is expected: it is read or kept aside, and what is asked for is kept afterwards.
#include "core/commands/outboxfile.h"
#include "tests/fuzz/target.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

using namespace noc;

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication app(argc, argv); // results come through its event loop
    static const QTemporaryDir folder;
    QLoggingCategory::setFilterRules(QStringLiteral("*=false")); // nearly every input is damaged
    const OutboxOwner owner {QStringLiteral("wss://noc.example.com"), QStringLiteral("1"), QStringLiteral("5")};
    test::ManualClock clock;
    {
        QFile file(folder.filePath(OutboxFile::fileName(owner)));
        fuzz::require(file.open(QIODevice::WriteOnly | QIODevice::Truncate), "the file can be written");
        file.write(reinterpret_cast<const char *>(data), qsizetype(size));
    }
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
    const QDir dir(folder.path());
    for (const QString &left : dir.entryList(QDir::Files | QDir::Hidden))
        QFile::remove(dir.filePath(left));
    return 0;
}
