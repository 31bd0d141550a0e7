// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertindex.h"
#include "tests/support/manualclock.h"
#include "ui/alerts/alerttablemodel.h"

namespace noc::test {

//! A store with its index and model, on a clock that the test turns.
struct AlertRows {
    ManualClock clock;
    AlertStore store {10'000};
    AlertIndex index {store};
    AlertTableModel model {index, clock};

    static AlertKey key(std::int64_t id, AlertKind kind = AlertKind::Alert) { return {kind, EntityId(id)}; }

    void raise(std::int64_t id, std::string severity, std::string message = "Link down", AlertKind kind = AlertKind::Alert)
    {
        AlertRaise raise;
        raise.key = key(id, kind);
        raise.severity = std::move(severity);
        raise.type = "DEVICE_OFFLINE";
        raise.message = std::move(message);
        raise.received = clock.wallNow();
        store.beginBatch();
        store.raise(raise);
        store.endBatch();
    }

    void change(std::int64_t id, std::string status)
    {
        AlertChange change;
        change.key = key(id);
        change.status = std::move(status);
        change.received = clock.wallNow();
        store.beginBatch();
        store.change(change);
        store.endBatch();
    }

    void command(std::int64_t id, RowCommand::State state, milliseconds took = milliseconds(0), const QString &words = {})
    {
        command(id, {.state = state, .since = clock.wallNow(), .took = took, .words = words});
    }

    void command(std::int64_t id, const RowCommand &command)
    {
        store.beginBatch();
        if (command.state == RowCommand::State::Confirmed)
            store.acknowledged(key(id), true, clock.wallNow());
        store.setCommand(key(id), command);
        store.endBatch();
    }

    AlertSlot slot(std::int64_t id) const { return *store.find(key(id)); }
    QString text(std::int64_t id, int column) const { return model.index(*model.rowOf(key(id)), column).data().toString(); }
};

} // namespace noc::test
