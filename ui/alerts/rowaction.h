// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <QString>

namespace noc {

//! What the Command cell of a row offers or says: a button, or where the operator's command stands, at the button's place.
struct RowAction {
    enum class Kind : std::uint8_t {
        None,
        Acknowledge,
        Queue,
        MarkSeen,
        Undo, //!< held back for a few seconds; the button withdraws it
        Queued,
        Sent,
        Confirmed,
        Refused,
        Unanswered,
        Expired,
        NotSaved, //!< queued, sent or unanswered, and lost with this program
        Seen
    };
    Kind kind = Kind::None;
    QString text; //!< what is written on the button or in the cell; one safe line

    bool isButton() const
    {
        return kind == Kind::Acknowledge || kind == Kind::Queue || kind == Kind::MarkSeen || kind == Kind::Undo;
    }

    friend bool operator==(const RowAction &, const RowAction &) = default;
};

//! `live`: rows may be shown as live; without it an acknowledgement is offered as one to be queued. `now` is this machine's wall time.
//! Precondition: store.isLive(slot).
RowAction rowAction(const AlertStore &store, AlertSlot slot, bool live, WallTime now);

//! The words of a kind that always has the same; empty for the others.
QString rowActionWord(RowAction::Kind kind);

//! Somebody may still ask for the acknowledgement (or mark as seen) of that row: owed, and not on its way.
bool canBeAsked(const AlertStore &store, AlertSlot slot);

//! There is an acknowledgement of that row that is surely not executed yet, so that it can be withdrawn.
bool canBeWithdrawn(const AlertStore &store, AlertSlot slot);

//! By whom the row was answered and how fast, as far as it is told: "you, 0.04 s", an owner's name, "as reported", or nothing.
QString answeredBy(const AlertStore &store, AlertSlot slot);

} // namespace noc
