// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <cstdint>
#include <string_view>

namespace noc {

//! What rows are ordered by. Urgency is the product's default: unacknowledged first, then severity, then newest.
enum class AlertSortKey : std::uint8_t {
    Urgency,
    Severity,
    FirstRaised, //!< age
    LastRaised, //!< last seen
    Count,
    Type,
    Message,
    Client,
    Site,
    Status,
    Owner,
    Command,
};

//! A sort key with its direction. Equal rows are always in the order of urgency, then newest stored first, so rows never swap without a reason.
//! For Urgency `descending` is the natural one (most urgent on top). Not-told texts come last in both directions.
struct AlertOrder {
    AlertSortKey key = AlertSortKey::Urgency;
    bool descending = true;

    friend bool operator==(const AlertOrder &, const AlertOrder &) = default;
};

//! The numbers and the text by which rows of a store are put in that order: by key(), where those are equal by text() (compareFolded()), where
//! those are by the higher urgency(), and at last by the higher slot. Reads the store in whatever thread may.
class AlertRanking
{
public:
    AlertRanking(const AlertStore &store, AlertOrder order) : m_store(&store), m_order(order) { }

    AlertOrder order() const { return m_order; }
    bool byText() const;
    //! Whether rows mostly share their texts: all but the message.
    bool byName() const { return byText() && m_order.key != AlertSortKey::Message; }
    //! For texts its beginning, folded, so that only equal keys need the text itself.
    std::uint64_t key(AlertSlot slot) const;
    std::uint64_t urgency(AlertSlot slot) const;
    //! Empty where it is not a text that is sorted by.
    std::string_view text(AlertSlot slot) const;

private:
    const AlertStore *m_store;
    AlertOrder m_order;
};

} // namespace noc
