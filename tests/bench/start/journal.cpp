// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal.h"
#include "tests/bench/storm/storm.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;
using namespace noc;

// Writes the journal of a run in which a whole storm was heard and nothing answered. Arguments: folder, server, tenant, number of alerts.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 5)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    const bench::Storm storm(std::size_t(std::atoll(argv[4])), 1, 0);
    SystemClock clock;
    const WallTime now = clock.wallNow();
    const auto alertOf = [&](std::uint32_t frame) -> std::optional<JournalAlert> {
        const std::string_view json = storm.json(frame);
        const QJsonObject alert = QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size()))).object();
        JournalAlert known;
        known.key.id = EntityId(std::int64_t(storm.id(frame)));
        known.isOpen = true;
        known.severity = alert.value("severity"_L1).toString().toStdString();
        known.type = alert.value("alert_type"_L1).toString().toStdString();
        known.message = alert.value("message"_L1).toString().toStdString();
        known.status = "NEW";
        known.firstRaised = known.lastRaised = known.firstReceived = known.lastReceived = now - milliseconds(storm.size() - frame);
        return known;
    };

    Journal::Options options;
    // Every batch is written where it is sent.
    options.ownThread = false;
    Journal journal(folder, {QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3])}, clock, options, alertOf);
    std::optional<bool> isOpen;
    QObject::connect(&journal, &Journal::opened, &application, [&isOpen] { isOpen = true; });
    QObject::connect(&journal, &Journal::openFailed, &application, [&isOpen] { isOpen = false; });
    journal.open(0);
    while (!isOpen)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!*isOpen)
        return 1;
    for (std::uint32_t frame = 0; frame < storm.size(); ++frame) {
        const JournalAlert alert = *alertOf(frame);
        const std::string_view json = storm.json(frame);
        JournalEvent event;
        event.what = JournalEvent::What::Raised;
        event.at = alert.lastReceived;
        event.alert = alert.key;
        event.word = alert.severity;
        event.text = alert.message;
        event.raw = json;
        journal.add(std::move(event));
        journal.touch(frame);
        if (frame % Journal::kMostInBatch == 0) {
            journal.flush();
            QCoreApplication::processEvents();
        }
    }
    journal.noteProof(now);
    journal.flush();
    QCoreApplication::processEvents();
    return journal.lost() == 0 && !journal.trouble() ? 0 : 1;
}
