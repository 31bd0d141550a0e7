// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertquery.h"
#include "core/alerts/alertstore.h"

#include <QObject>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace noc {

//! Stands in a row whose alert is gone while the index is held.
inline constexpr AlertSlot kNoSlot = std::numeric_limits<AlertSlot>::max();

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

//! What the present query hides.
struct HiddenAlerts {
    qsizetype rows = 0;
    qsizetype unacknowledgedCritical = 0; //!< unknown severities included

    friend bool operator==(const HiddenAlerts &, const HiddenAlerts &) = default;
};

//! The rows that a query shows, in order: a sorted vector of slots over a store, kept right with every batch by merging, without a proxy
//! model. It lives in the store's thread (the GUI's) and listens to its batches by itself.
//!
//! A model follows it by connecting to its signals, directly, in the same thread. A change is told either as row runs, which
//! map one to one to QAbstractItemModel's begin/end calls (at each signal rowCount() and slotAt() are what such a call needs them to be), or, when
//! it would be more than kMaxRuns of them, as one change of layout, in which rows may also come and go.
//! During rowsAboutToBeRemoved() and layoutAboutToBeChanged() a row's alert can already be gone from the store: ask isLive() before reading.
class AlertIndex : public QObject
{
    Q_OBJECT

public:
    //! More runs than this in one batch are told as a change of layout (measured: cheaper for Qt's views).
    static constexpr int kMaxRuns = 16;

    //! Shows everything in the default order. `store` must outlive the index.
    explicit AlertIndex(const AlertStore &store, QObject *parent = nullptr);
    ~AlertIndex() override;

    const AlertStore &store() const { return m_store; }

    int rowCount() const { return int(m_rows.size()); }
    //! The alert in that row; kNoSlot when it was dropped from the store while the index is held. Precondition: 0 ≤ row < rowCount().
    AlertSlot slotAt(int row) const { return m_rows[std::size_t(row)]; }
    //! The row of that alert, if it is shown. Logarithmic for numbers and times; for texts it looks through those that begin alike.
    std::optional<int> rowOf(AlertSlot slot) const;
    //! Where the row `oldRow` of before is now, -1 when it is gone. Only inside layoutChanged().
    int newRowOf(int oldRow) const;

    //! Shows other rows; told as one change of layout, or not at all when the query is the same. Ends no hold; held arrivals are taken in.
    void setQuery(const AlertQuery &query);
    const AlertQuery &query() const { return m_query; }
    //! Sorts anew; told as one change of layout.
    void setOrder(AlertOrder order);
    AlertOrder order() const { return m_order; }

    //! While held no row moves, comes or goes (rows hold still under the hand): changes are shown in place, arrivals collect. Released, all of it is applied as one
    //! change.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    //! Alerts that match the query and wait for the release, in the order of arrival (for the “12 new” pill and the CRITICAL lane).
    const std::vector<AlertSlot> &heldArrivals() const { return m_heldArrivals; }

    //! What the query hides; held arrivals do not count as hidden.
    HiddenAlerts hidden() const;

Q_SIGNALS:
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved();
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted();
    //! Contents changed, places did not. After many scattered changes one run may cover rows that did not change.
    void rowsChanged(int first, int last);
    void layoutAboutToBeChanged();
    //! Rows are in new places (ask newRowOf()); rows may also have come and gone.
    void layoutChanged();
    //! Once after each change, when all of its row signals are out; hidden() and heldArrivals() may be different.
    void updated();

private:
    //! What the index knows of a slot, by slot number.
    enum Mark : std::uint8_t {
        Shown = 1, //!< it has a row
        UrgentShown = 2, //!< and was an unacknowledged CRITICAL when last looked at
        Dirty = 4, //!< changed while held: its place is to be found anew
        Waiting = 8, //!< in m_heldArrivals
        Leaving = 16, //!< scratch: its row goes in this change
    };

    void applyBatch(const AlertBatch &batch);
    void applyHeld(const AlertBatch &batch);
    //! Takes the rows at `leaving` (ascending) out and puts `arriving` in, telling it the cheapest way; then the contents changed in place.
    void apply(std::vector<int> leaving, std::vector<AlertSlot> arriving, const std::vector<AlertSlot> &changedInPlace);
    void rebuild();
    void growTo(AlertSlot end);
    void markShown(AlertSlot slot);
    void unmarkShown(AlertSlot slot);
    std::uint64_t sortKey(AlertSlot slot) const;
    //! Strict order of two shown slots by the keys kept for them.
    bool before(AlertSlot left, AlertSlot right) const;
    bool isText() const;
    std::string_view sortText(AlertSlot slot) const;

    const AlertStore &m_store;
    AlertQuery m_query;
    AlertOrder m_order;
    std::vector<AlertSlot> m_rows; // sorted by before()
    std::vector<AlertSlot> m_oldRows; // only while a layout changes
    std::vector<std::uint64_t> m_keys; // by slot: as of the moment the slot got its row
    std::vector<std::uint64_t> m_tieKeys; // by slot, only when not sorted by urgency
    std::vector<std::uint8_t> m_marks; // by slot
    std::vector<AlertSlot> m_heldArrivals;
    std::vector<AlertSlot> m_dirty;
    qsizetype m_urgentShown = 0;
    qsizetype m_goneWhileHeld = 0;
    bool m_held = false;
};

} // namespace noc
