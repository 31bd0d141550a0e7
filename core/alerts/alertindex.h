// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertorder.h"
#include "core/alerts/alertquery.h"
#include "core/alerts/alertscan.h"
#include "core/alerts/slotsequence.h"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace noc {

//! Stands in a row whose alert is gone while the index is held.
inline constexpr AlertSlot kNoSlot = std::numeric_limits<AlertSlot>::max();

//! What the present query hides.
struct HiddenAlerts {
    qsizetype rows = 0;
    qsizetype unacknowledgedCritical = 0; //!< unknown severities included
    qsizetype notJudged = 0; //!< of the rows, those hidden only because the server did not tell what the query asks for

    friend bool operator==(const HiddenAlerts &, const HiddenAlerts &) = default;
};

//! The rows that a query shows, in order: a sorted sequence of slots over a store, kept right with every batch by merging, without a proxy
//! model. It lives in the store's thread (the GUI's) and listens to its batches by itself.
//!
//! A model follows it by connecting to its signals, directly, in the same thread. A change is told either as row runs, which
//! map one to one to QAbstractItemModel's begin/end calls (at each signal rowCount() and slotAt() are what such a call needs them to be), or, when
//! it would be more than kMaxRuns of them or when a row moves (which must not cost it its selection), as a change of layout, in which rows may
//! also come, go and change.
//! Who is told may read, but must not change the store or this index before updated().
//! During rowsAboutToBeRemoved() and layoutAboutToBeChanged() a row's alert can already be gone from the store: ask isLive() before reading.
class AlertIndex : public QObject
{
    Q_OBJECT

public:
    //! More runs than this in one batch are told as a change of layout (measured: cheaper for Qt's views).
    static constexpr int kMaxRuns = 16;

    //! Up to so many slots a query or order is worked out within the call; above, in threads of its own.
    static constexpr AlertSlot kAtOnce = 20'000;

    //! The server's clock is estimated, and the estimate wobbles: a moment earlier than the last by so much is the last.
    static constexpr milliseconds kClockJitter {5'000};

    //! Shows everything in the default order. `store` must outlive the index. `atOnce` as kAtOnce (tests).
    explicit AlertIndex(const AlertStore &store, QObject *parent = nullptr, AlertSlot atOnce = kAtOnce);
    //! Waits for what still reads the store (milliseconds).
    ~AlertIndex() override;

    const AlertStore &store() const { return m_store; }

    int rowCount() const { return m_rows.size(); }
    //! The alert in that row; kNoSlot when it was dropped from the store while the index is held. Precondition: 0 ≤ row < rowCount().
    AlertSlot slotAt(int row) const { return m_deadRows.empty() || !isDead(row) ? m_rows[row] : kNoSlot; }
    //! The row of that alert, if it is shown. Logarithmic for numbers and times; for texts it looks through those that begin alike.
    std::optional<int> rowOf(AlertSlot slot) const;
    //! Where the row is now for which slotAt() said `before` when layoutAboutToBeChanged() came; none when its alert has left. Only inside
    //! layoutChanged().
    std::optional<int> newRowOf(AlertSlot before) const;

    //! Shows other rows; told as one change of layout, or not at all when the query is the same. Ends no hold; held arrivals are taken in. With many
    //! alerts this is worked out beside, and what was shown stays, kept right, until it is done; a newer wish takes the place of an older one.
    void setQuery(const AlertQuery &query);
    //! As last asked for.
    const AlertQuery &query() const { return m_scan ? m_scan->query() : m_query; }
    //! What time it is by the server's clock. Where the query asks for ages, rows that crossed a bound since are shown or hidden by it, at the cost of
    //! these rows; held, they wait. Time that goes backwards by more than kClockJitter has everything looked at again.
    void setNow(WallTime now);
    //! Sorts anew, in the same way.
    void setOrder(AlertOrder order);
    AlertOrder order() const { return m_scan ? m_scan->order() : m_ranking.order(); }
    //! What is shown is not yet what was asked for; updated() comes with it.
    bool isWorking() const { return m_scan != nullptr; }

    //! While held no row moves, comes or goes (rows hold still under the hand): changes are shown in place, arrivals collect. Released, all of it is applied as one
    //! change.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    //! Alerts that match the query and wait for the release, in the order of arrival (for the “12 new” pill and the CRITICAL lane).
    const std::vector<AlertSlot> &heldArrivals() const { return m_heldArrivals; }
    //! How many of these are unacknowledged CRITICALs.
    qsizetype urgentHeldArrivals() const { return m_urgentHeld; }

    //! What the query hides; held arrivals do not count as hidden, and neither do shelved alerts.
    HiddenAlerts hidden() const;

Q_SIGNALS:
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved();
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted();
    //! Contents changed, places did not. After many scattered changes one run may cover rows that did not change.
    void rowsChanged(int first, int last);
    void layoutAboutToBeChanged();
    //! Rows are in new places (ask newRowOf()); rows may also have come, gone and changed.
    void layoutChanged();
    //! Once after each change, when all of its row signals are out; hidden() and heldArrivals() may be different.
    void updated();

private:
    //! What the index knows of a slot, by slot number.
    enum Mark : std::uint8_t {
        Shown = AlertScan::Shown, //!< it has a row
        Urgent = AlertScan::Urgent, //!< shown or waiting, and an unacknowledged CRITICAL when last looked at
        Waiting = 4, //!< it is in m_heldArrivals
        Dirty = 8, //!< changed while held: its place is to be found anew
        Touched = 16, //!< scratch: something happens to its row in this change
        Gone = 32, //!< scratch: the alert that had the slot before this change is gone
        NotJudged = AlertScan::NotJudged, //!< hidden, and only because something was not told
    };
    //! A row and what it is to become.
    struct Place {
        int row;
        AlertSlot slot;
    };
    //! One change of the rows, worked out before anything is told.
    struct Step {
        std::vector<int> leaving; // rows, ascending
        std::vector<AlertSlot> arriving; // sorted
        std::vector<int> inPlace; // rows before the step, ascending
        bool moves = false; // some of the arriving are among the leaving
    };
    using Run = std::pair<int, int>; // first, last

    void applyBatch(const AlertBatch &batch);
    void collectHeld(const AlertBatch &batch);
    void release();
    Step plan(const std::vector<int> &goneRows, const std::vector<AlertSlot> &changed, const std::vector<AlertSlot> &added);
    void tell(const Step &step);
    void tellRuns(const Step &step, const std::vector<Run> &leaving);
    void tellLayout(const std::vector<int> &leaving, const std::vector<AlertSlot> &arriving);
    void tellChanged(const std::vector<int> &rows);
    std::vector<int> pointsFor(const std::vector<AlertSlot> &arriving) const;
    void build(const AlertQuery &query, AlertOrder order);
    void show(AlertScan &scan);
    void takeIn(const std::vector<AlertSlot> &slots);
    void noteTouched(const AlertBatch &batch);
    bool asksFor(AlertSlot slot);
    void noteHidden(AlertSlot slot, bool notJudged);

    void growTo(AlertSlot end);
    bool isDead(int row) const;
    bool has(AlertSlot slot, Mark mark) const { return (m_marks[slot] & mark) != 0; }
    void set(AlertSlot slot, Mark mark) { m_marks[slot] = std::uint8_t(m_marks[slot] | mark); }
    void clear(AlertSlot slot, unsigned marks) { m_marks[slot] = std::uint8_t(m_marks[slot] & ~marks); }
    void lookAtUrgency(AlertSlot slot);
    void forget(AlertSlot slot);
    void drop(AlertSlot slot);

    void takeKeys(AlertSlot slot);
    bool keysChanged(AlertSlot slot) const;
    bool before(AlertSlot left, AlertSlot right) const;
    bool tieBefore(AlertSlot left, AlertSlot right) const;
    int findRow(AlertSlot slot) const;
    std::vector<Place> findRows(const std::vector<AlertSlot> &slots) const;
    bool staysBetweenItsNeighbours(int row) const;

    const AlertStore &m_store;
    const AlertSlot m_atOnce;
    AlertQuery m_query;
    AlertRanking m_ranking;
    SlotSequence m_rows; // sorted by before()
    mutable std::vector<int> m_newRows; // by slot, only while a layout changes and many ask
    mutable int m_asked = 0;
    std::vector<std::uint64_t>
        m_keys; // by slot: as of the moment the slot got its place, so that the rows can be searched although the store moved on
    std::vector<std::uint64_t> m_ties; // by slot: urgency, when that is not the key
    std::vector<std::uint8_t> m_marks; // by slot
    std::vector<AlertSlot> m_heldArrivals;
    std::vector<AlertSlot> m_dirty;
    std::vector<int> m_deadRows; // sorted
    qsizetype m_urgentHeld = 0;
    qsizetype m_urgent = 0;
    qsizetype m_notJudged = 0;
    AgeCrossings m_crossings; // of the rows, by m_query
    WallTime m_now;
    bool m_held = false;

    std::shared_ptr<AlertScan> m_scan; // under way; a cancelled one is not this one any more
    std::vector<AlertSlot> m_touched; // came, went or changed since it began
    QThreadPool m_threads; // ends first: what runs in it reads the store
};

} // namespace noc
