// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertindex.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace noc {

//! What the rows of a table are grouped by. Flood: by type, then by client as far as it is told, with all groups folded to the first alert of the
//! flood in them, and every unacknowledged CRITICAL above all groups, the newest first.
enum class GroupBy : std::uint8_t { None, Type, Client, Site, Severity, Flood };

//! One group as its header tells of it.
struct AlertGroup {
    std::string name; //!< as it was told, UTF-8, untrusted; empty: not told
    std::string client; //!< of GroupBy::Flood, likewise
    Severity severity = Severity::NotTold; //!< of GroupBy::Severity
    qsizetype rows = 0;
    qint64 raises = 0; //!< repeats included
    qsizetype unacknowledged = 0;
    Severity worst = Severity::NotTold; //!< of the unacknowledged; meaningless without one
    bool isFolded = false;
};

//! The rows of an AlertIndex in groups: for each a header and, unless it is folded, its alerts in the index's order. A folded one still shows its
//! unacknowledged CRITICALs, which nothing hides. Most urgent group first: by its worst unacknowledged severity, then by how many are unacknowledged,
//! then by name. What was folded stays folded, by name, also while the group is empty (kMostFolded are remembered).
//!
//! It is made anew from the index, one walk over its rows, at most once in kEvery while batches come, and not while the index is held: then nothing
//! moves and only the headers' counts change. With GroupBy::None it is empty and does nothing. Lives in the index's thread.
class AlertGroups : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds kEvery {250};
    static constexpr std::size_t kMostFolded = 1'000;

    //! Both must outlive it.
    AlertGroups(AlertIndex &index, Clock &clock, QObject *parent = nullptr);
    ~AlertGroups() override;

    GroupBy by() const { return m_by; }
    bool isActive() const { return m_by != GroupBy::None; }
    //! Not within a batch of the store. Without a signal: whoever asks for it changes from the index's rows to these, or back.
    void setBy(GroupBy by);
    //! When the flood began, by our clock: for the next setBy(GroupBy::Flood).
    void setFloodSince(WallTime since) { m_floodSince = since; }

    int rowCount() const { return int(m_rows.size()); }
    //! The number of the group whose header is in that row; none for an alert's row. Precondition, here and below: 0 ≤ row < rowCount().
    std::optional<int> groupAt(int row) const;
    //! The alert in that row; kNoSlot for a header and for an alert that is gone since.
    AlertSlot slotAt(int row) const;
    //! The group that the row belongs to, be it a header or an alert.
    int groupOfRow(int row) const { return int(m_rows[std::size_t(row)].group); }
    std::optional<int> rowOf(AlertSlot slot) const;

    int groupCount() const { return int(m_order.size()); }
    const AlertGroup &group(int number) const;
    int headerRow(int number) const;
    //! The number of the group of that name (and, by severity, of that severity), if there is one at present.
    std::optional<int> find(const AlertGroup &like) const;
    //! Its alerts, folded ones too, without those that are gone.
    std::vector<AlertSlot> slotsOf(int number) const;
    //! Not within a batch.
    void setFolded(int number, bool folded);
    //! Every group, those that come later too, until this is said again.
    void setAllFolded(bool folded);

Q_SIGNALS:
    void aboutToChange();
    //! Rows are in new places, came or went.
    void changed();
    //! Headers say something else.
    void countsChanged();

private:
    struct Group : AlertGroup {
        std::vector<AlertSlot> slots;
        AlertSlot first = kNoSlot; // of the flood
    };
    struct Row {
        std::uint32_t group;
        AlertSlot slot; // kNoSlot: the header
    };

    std::uint64_t numberOf(AlertSlot slot) const;
    Group makeGroup(AlertSlot slot) const;
    std::string keyOf(const AlertGroup &group) const;
    bool isFolded(const AlertGroup &group) const;
    bool foldsByDefault() const { return m_foldsAll || m_by == GroupBy::Flood; }
    void makeSoon();
    void make();
    void collect();
    void count(Group &group) const;
    void order();
    void layOut();
    bool isOnTop(AlertSlot slot) const;
    bool isCriticalOwed(AlertSlot slot) const;
    bool isGone(AlertSlot slot) const { return slot < m_gone.size() && m_gone[slot]; }

    AlertIndex &m_index;
    Clock &m_clock;
    std::unique_ptr<Timer> m_timer;
    BootTime m_madeAt;
    GroupBy m_by = GroupBy::None;
    std::vector<Group> m_groups;
    std::vector<std::uint32_t> m_order; // groups as they are shown
    std::vector<Row> m_rows;
    std::vector<int> m_headerRows; // by group
    mutable std::vector<int> m_rowBySlot; // made when it is first asked for
    std::vector<bool> m_gone; // by slot: since the rows were made
    bool m_isMoved = false; // the index shows other rows, or in another order
    bool m_foldsAll = false;
    WallTime m_floodSince;
    std::deque<std::string> m_exceptions; // folded though not all are, or the other way round; newest last
};

} // namespace noc
