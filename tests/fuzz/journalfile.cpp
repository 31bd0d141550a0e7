// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any file where the journal is expected, and any values in the cells of a sound one: it is read or kept aside, questions are answered, and
// what happens is written afterwards. The input's first byte says which: 'f' the rest is the file, else the rest is cells.
#include "core/storage/journal.h"
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
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOpen = 20;

//! Every column that is read back.
constexpr std::array kCells = {
    fuzz::Cell {"meta", "value"},
    fuzz::Cell {"event", "at"},
    fuzz::Cell {"event", "what"},
    fuzz::Cell {"event", "kind"},
    fuzz::Cell {"event", "id"},
    fuzz::Cell {"event", "level"},
    fuzz::Cell {"event", "channel"},
    fuzz::Cell {"event", "until"},
    fuzz::Cell {"event", "word"},
    fuzz::Cell {"event", "text"},
    fuzz::Cell {"event", "raw"},
    fuzz::Cell {"alert", "kind"},
    fuzz::Cell {"alert", "id"},
    fuzz::Cell {"alert", "open"},
    fuzz::Cell {"alert", "known"},
    fuzz::Cell {"alert", "as_of"},
    fuzz::Cell {"alert", "severity"},
    fuzz::Cell {"alert", "status"},
    fuzz::Cell {"alert", "type"},
    fuzz::Cell {"alert", "message"},
    fuzz::Cell {"alert", "client"},
    fuzz::Cell {"alert", "site"},
    fuzz::Cell {"alert", "owner"},
    fuzz::Cell {"alert", "count"},
    fuzz::Cell {"alert", "first_raised"},
    fuzz::Cell {"alert", "last_raised"},
    fuzz::Cell {"alert", "first_received"},
    fuzz::Cell {"alert", "last_received"},
    fuzz::Cell {"alert", "acknowledged_at"},
    fuzz::Cell {"alert", "marks"},
    fuzz::Cell {"alert", "raise_number"}};

std::optional<JournalAlert> someAlert(std::uint32_t row)
{
    JournalAlert alert;
    alert.key = {int(row % 4), row % 2 ? EntityId(std::int64_t(row)) : EntityId::fromString("a-" + std::to_string(row))};
    alert.isOpen = row % 3 != 0;
    alert.severity = "HIGH";
    alert.status = "NEW";
    alert.type = "DEVICE_OFFLINE";
    alert.message = "Access switch unreachable";
    return alert;
}

//! A sound journal's bytes, made once by the journal itself.
QByteArray soundFile(const JournalOwner &owner)
{
    const QTemporaryDir folder;
    test::ManualClock clock;
    Journal::Options options;
    options.ownThread = false;
    {
        Journal journal(folder.path(), owner, clock, options, someAlert);
        journal.open(kMostOpen);
        for (std::uint32_t row = 0; row < 6; ++row)
            journal.touch(row);
        for (int what = 0; what <= int(JournalEvent::What::Lost); ++what) {
            JournalEvent event;
            event.what = JournalEvent::What(what);
            event.at = clock.wallNow();
            event.alert = JournalKey {0, EntityId(std::int64_t(what))};
            event.raw = "{\"type\": \"alert_created\", \"alert_id\": 1}";
            journal.add(event);
        }
        journal.noteProof(clock.wallNow());
        journal.flush();
        QCoreApplication::processEvents();
    }
    QFile file(QDir(folder.path()).filePath(Journal::fileName(owner)));
    fuzz::require(file.open(QIODevice::ReadOnly) && file.size() > 0, "the journal wrote its file");
    return file.readAll();
}

} // namespace

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    needApplication(); // results come through its event loop
    static const QTemporaryDir folder;
    static const JournalOwner owner {u"wss://noc.example.com"_s, u"5"_s};
    static const QByteArray sound = soundFile(owner);
    QLoggingCategory::setFilterRules(u"*=false"_s); // nearly every input is damaged
    if (size == 0)
        return 0;
    layFile(folder.filePath(Journal::fileName(owner)), sound, kCells, data, size);

    test::ManualClock clock;
    {
        Journal::Options options;
        options.ownThread = false;
        Journal journal(folder.path(), owner, clock, options, someAlert);
        int opened = 0, failed = 0, answers = 0;
        std::size_t open = 0;
        QObject::connect(&journal, &Journal::opened, &journal, [&](const std::shared_ptr<JournalStart> &start) {
            ++opened;
            open = start->open.size();
        });
        QObject::connect(&journal, &Journal::openFailed, &journal, [&] { ++failed; });
        journal.open(kMostOpen);
        QCoreApplication::processEvents();
        require(opened + failed == 1, "opening has one outcome");
        require(open <= std::size_t(kMostOpen), "no more is taken in than was asked for");

        journal.touch(1);
        JournalEvent event;
        event.text = "Link lost";
        event.at = clock.wallNow();
        journal.add(event);
        journal.flush();
        QCoreApplication::processEvents();
        const auto ask = [&](const JournalQuery &query, std::function<void(const JournalPage &)> onPage) {
            journal.read(query, [&, most = query.most, onPage = std::move(onPage)](const Result<JournalPage> &page) {
                ++answers;
                require(!page.ok() || page->events.size() <= most, "a page is no longer than was asked for");
                if (page.ok())
                    onPage(*page);
            });
        };
        JournalQuery query;
        query.most = 3;
        std::optional<JournalPlace> next;
        ask(query, [&](const JournalPage &page) { next = page.next; });
        query.text = u"lost"_s;
        ask(query, [](const JournalPage &) {});
        QCoreApplication::processEvents();
        query.text.clear();
        query.before = next;
        ask(query, [](const JournalPage &) {});
        journal.readRaw({0, EntityId(0)}, [&](const Result<QString> &) { ++answers; });
        QCoreApplication::processEvents();
        require(answers == 4, "every question is answered");
        clock.advance(std::chrono::hours(2)); // pruning
        QCoreApplication::processEvents();
    }
    clearFolder(folder.path());
    return 0;
}
