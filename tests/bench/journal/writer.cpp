// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal.h"
#include "tests/bench/feed/feed.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

using namespace noc;
using namespace noc::bench;

namespace {

JournalEvent eventOf(const AlertRaise &raise, std::string_view json)
{
    JournalEvent event;
    event.what = JournalEvent::What::Raised;
    event.at = raise.received;
    event.alert = JournalKey {int(raise.key.kind), raise.key.id};
    event.word = raise.severity;
    event.text = raise.message;
    event.raw = json;
    return event;
}

JournalAlert rowOf(const AlertRaise &raise)
{
    JournalAlert alert;
    alert.key = {int(raise.key.kind), raise.key.id};
    alert.isOpen = true;
    alert.severity = raise.severity;
    alert.status = "NEW";
    alert.type = raise.type;
    alert.message = raise.message;
    alert.firstRaised = alert.lastRaised = raise.raised.value_or(raise.received);
    alert.firstReceived = alert.lastReceived = raise.received;
    return alert;
}

//! Turns the event loop until `isDone`.
template<typename IsDone> void waitFor(const IsDone &isDone)
{
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace

// Writes so many alerts, each an event and a row, through the journal with its own thread, batch by batch as a window's frames bring them, and
// says how long it took from the first to the closed file. Arguments: folder, number of alerts.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    Feed feed(std::size_t(std::atoll(argv[2])), 1, 0);
    std::vector<AlertRaise> raises;
    raises.reserve(feed.size());
    for (std::size_t frame = 0; frame < feed.size(); ++frame)
        raises.push_back(feed.raise(frame));

    SystemClock clock;
    auto journal = std::make_unique<Journal>(
        QString::fromLocal8Bit(argv[1]), JournalOwner {QStringLiteral("ws://127.0.0.1:1"), QStringLiteral("5")}, clock,
        Journal::Options(), [&raises](std::uint32_t row) { return std::optional(rowOf(raises[row])); });
    std::optional<bool> isOpen;
    QObject::connect(journal.get(), &Journal::opened, &application, [&isOpen] { isOpen = true; });
    QObject::connect(journal.get(), &Journal::openFailed, &application, [&isOpen] { isOpen = false; });
    journal->open(0);
    waitFor([&isOpen] { return isOpen.has_value(); });
    if (!*isOpen)
        return 1;

    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t frame = 0; frame < raises.size(); ++frame) {
        journal->add(eventOf(raises[frame], feed.json(frame)));
        journal->touch(std::uint32_t(frame));
        if ((frame + 1) % kBatch == 0) {
            journal->flush();
            QCoreApplication::processEvents();
        }
    }
    std::optional<bool> isWritten;
    journal->read(
        {.most = 1}, [&isWritten](const Result<JournalPage> &page) { isWritten = page.ok() && page->events.size() == 1; });
    waitFor([&isWritten] { return isWritten.has_value(); });
    const bool isWhole = *isWritten && journal->lost() == 0 && !journal->trouble();
    journal.reset();
    const auto took = std::chrono::steady_clock::now() - begin;
    std::printf("{\"ms\":%.1f,\"alerts\":%zu}\n", std::chrono::duration<double, std::milli>(took).count(), raises.size());
    return isWhole ? 0 : 1;
}
