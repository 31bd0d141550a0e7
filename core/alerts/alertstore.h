// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QObject>

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace noc {

//! A row's place in the store: stable from insertion to eviction, then reused. Cheap to sort and filter by.
using AlertSlot = std::uint32_t;

//! What one batch did, by slot. `removed` slots are already empty (ask `removedKeys`, same order).
struct AlertBatch {
    std::vector<AlertSlot> added;
    std::vector<AlertSlot> changed;
    std::vector<AlertSlot> removed;
    std::vector<AlertKey> removedKeys;

    bool isEmpty() const { return added.empty() && changed.empty() && removed.empty(); }
};

//! Counts that are always right, kept with every change (never by walking).
struct AlertCounts {
    qsizetype rows = 0;
    qsizetype unacknowledged = 0;
    std::array<qsizetype, 7> bySeverity {};               //!< all rows, index Severity
    std::array<qsizetype, 7> unacknowledgedBySeverity {}; //!< index Severity
    quint64 raises = 0;      //!< raises counted, repeats included
    quint64 duplicates = 0;  //!< byte-identical copies left out
    quint64 evicted = 0;     //!< rows dropped at the keep limit

    friend bool operator==(const AlertCounts &, const AlertCounts &) = default;
};

//! What is known: one row a (kind, id). Compact rows, texts as UTF-8 in shared arenas, no QString until somebody asks.
//! Written and read in one thread (that of the session). Changes are gathered between beginBatch() and endBatch().
class AlertStore : public QObject
{
    Q_OBJECT

public:
    //! `keepLimit` rows are kept (product default 200,000); dropped first is what is settled and oldest. An unacknowledged alert is only dropped
    //! when everything is unacknowledged, and then it is counted and reported by evictedUnacknowledged().
    explicit AlertStore(qsizetype keepLimit = 200'000, QObject *parent = nullptr);
    ~AlertStore() override;

    //! Batches nest; batchApplied() comes at the outermost end if anything changed.
    void beginBatch();
    void endBatch();

    //! Inserts or repeats. A repeat raises count and last-seen time; a repeat of an acknowledged row keeps its status and is marked raisedAgain; of a resolved one it is New again.
    void raise(const AlertRaise &raise);
    //! Changes the status; an unknown id makes a silent row of severity NotTold.
    void change(const AlertChange &change);
    //! The server confirmed this console's acknowledgement (or told of another's).
    void acknowledged(const AlertKey &key, bool byThisConsole, WallTime at);
    //! What the row shows of its command.
    void setCommand(const AlertKey &key, const RowCommand &command);
    void setSeen(const AlertKey &key, bool seen);

    const AlertCounts &counts() const;
    std::optional<AlertSlot> find(const AlertKey &key) const;
    //! One past the highest slot ever used: `isLive` tells which below it hold a row.
    AlertSlot slotEnd() const;
    bool isLive(AlertSlot slot) const;

    //! The whole row. Precondition: isLive(slot).
    Alert at(AlertSlot slot) const;
    // Single members without making the rest; the views live until the next change of the store.
    AlertKey key(AlertSlot slot) const;
    Severity severity(AlertSlot slot) const;
    AlertStatus status(AlertSlot slot) const;
    bool unacknowledged(AlertSlot slot) const;
    WallTime lastRaised(AlertSlot slot) const;
    WallTime firstRaised(AlertSlot slot) const;
    int count(AlertSlot slot) const;
    std::string_view typeUtf8(AlertSlot slot) const;
    std::string_view messageUtf8(AlertSlot slot) const;
    //! Empty view when not told.
    std::string_view clientUtf8(AlertSlot slot) const;
    std::string_view siteUtf8(AlertSlot slot) const;
    std::string_view ownerUtf8(AlertSlot slot) const;
    RowCommand command(AlertSlot slot) const;

    //! Bytes held for rows and texts.
    qsizetype memoryBytes() const;

Q_SIGNALS:
    //! Once for each outermost batch that changed anything, after the store is consistent.
    void batchApplied(const noc::AlertBatch &batch);
    //! An unacknowledged row had to be dropped: never silent.
    void evictedUnacknowledged(const noc::AlertKey &key);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
