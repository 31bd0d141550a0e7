// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QObject>

#include <array>
#include <memory>
#include <shared_mutex>
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
    std::array<qsizetype, 7> bySeverity {}; //!< all rows, index Severity
    std::array<qsizetype, 7> unacknowledgedBySeverity {}; //!< index Severity
    qsizetype shelved = 0; //!< rows that a shelf hides; they count in all the others, too
    std::array<qsizetype, 7> shelvedUnacknowledgedBySeverity {}; //!< index Severity
    quint64 raises = 0; //!< raises counted, repeats included
    quint64 duplicates = 0; //!< byte-identical copies left out
    quint64 evicted = 0; //!< rows dropped at the keep limit

    //! Unacknowledged and not shelved, index Severity: what is to be seen and heard.
    std::array<qsizetype, 7> calling() const
    {
        std::array<qsizetype, 7> counts = unacknowledgedBySeverity;
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] -= shelvedUnacknowledgedBySeverity[i];
        return counts;
    }
    //! All of these.
    qsizetype callingTotal() const
    {
        qsizetype total = 0;
        for (const qsizetype count : calling())
            total += count;
        return total;
    }

    friend bool operator==(const AlertCounts &, const AlertCounts &) = default;
};

//! What is known: one row a (kind, id). Compact rows, texts as UTF-8 in shared arenas, no QString until somebody asks.
//! Written in one thread (that of the session), read there at any time, and in others while they own tryRead(). Changes are gathered between
//! beginBatch() and endBatch().
class AlertStore : public QObject
{
    Q_OBJECT

public:
    //! Texts may take so many bytes for each row of the keep limit (and 64 MiB in any case) before rows are dropped as at the limit.
    static constexpr qsizetype kTextBytesPerRow = 1024;

    //! `keepLimit` rows are kept (product default 200,000); dropped first is what is settled and has been so for the longest time: resolved and
    //! suppressed rows, then acknowledged and seen ones. An unacknowledged alert is only dropped when everything is unacknowledged,
    //! the one not heard of for the longest time, and then it is counted and reported by evictedUnacknowledged().
    explicit AlertStore(qsizetype keepLimit = 200'000, QObject *parent = nullptr);
    ~AlertStore() override;

    //! While this is owned by another thread than the writing one, single members of rows (below) may be read there. The writing thread waits
    //! for it, so hold it for a millisecond and not longer. Not owned while that thread writes or waits: never block for it, since the
    //! writing thread may be the one that waits for you to end.
    [[nodiscard]] std::shared_lock<std::shared_mutex> tryRead() const;

    //! Batches nest; batchApplied() comes at the outermost end if anything changed.
    void beginBatch();
    void endBatch();

    //! Inserts or repeats. A repeat raises count and last-seen time and brings the newest severity, type and message. Without a status of
    //! its own, a repeat of an acknowledged or assigned row keeps the status and is marked raisedAgain (so is one that was seen), of
    //! a suppressed one it stays suppressed, of a resolved one it is New again. Byte-identical frames (frameHash) within 2 s count once.
    void raise(const AlertRaise &raise);
    //! Changes the status; an unknown id makes a silent row of severity NotTold. A change's message speaks of the change, so only such a silent
    //! row shows it.
    void change(const AlertChange &change);
    //! Makes the row as the server's list has it; nothing is counted as a raise. True when that list tells of a raise this store had not heard of: the
    //! row is new, or was raised again since; it is then marked raisedAway. Client and site are taken in any case.
    bool adopt(const AlertListing &listing);
    //! Makes a row as it was last known before this run, with the mark lastKnown until the server speaks of it. False for a known key, and where
    //! there is no room: what came since counts more.
    bool restore(const AlertMemory &memory);
    //! Takes out the alerts that still have the mark lastKnown, since the server's whole list of open ones does not name them. Those with a command
    //! stay: its answer settles them. The keys of what is gone.
    QList<AlertKey> dropLastKnown();
    //! Takes the mark raisedAway from a row: the operator has looked at it. Nothing for an unknown key.
    void noteLookedAt(const AlertKey &key);
    //! The server confirmed this console's acknowledgement (or told of another's) at `at`. Nothing for an unknown key.
    void acknowledged(const AlertKey &key, bool byThisConsole, WallTime at);
    //! What the row shows of its command. Nothing for an unknown key.
    void setCommand(const AlertKey &key, const RowCommand &command);
    //! Marks a row of a kind that cannot be acknowledged. Nothing for an unknown key and for alerts.
    void setSeen(const AlertKey &key, bool seen);
    //! Whether the operator has that alert out of sight for a while. It holds for the key: for a row that comes only later, too. A raise or a
    //! listing that makes the alert CRITICAL ends it by itself; see shelfBroken().
    void setShelved(const AlertKey &key, bool shelved);

    const AlertCounts &counts() const;
    std::optional<AlertSlot> find(const AlertKey &key) const;
    //! One past the highest slot ever used: `isLive` tells which below it hold a row.
    AlertSlot slotEnd() const;
    bool isLive(AlertSlot slot) const;

    //! The whole row. Precondition: isLive(slot).
    Alert at(AlertSlot slot) const;
    // Single members without making the rest; the views live until the next change of the store.
    AlertKey key(AlertSlot slot) const;
    AlertKind kind(AlertSlot slot) const;
    //! The id when it is an integer that fits std::int64_t, as nearly all are; cheaper than key().
    std::optional<std::int64_t> integerId(AlertSlot slot) const;
    //! Whether integerId() gives one; cheaper still.
    bool hasIntegerId(AlertSlot slot) const;
    Severity severity(AlertSlot slot) const;
    AlertStatus status(AlertSlot slot) const;
    //! Somebody is still owed an answer: isUnacknowledged(status), and not marked seen.
    bool unacknowledged(AlertSlot slot) const;
    bool raisedAgain(AlertSlot slot) const;
    bool acknowledgedHere(AlertSlot slot) const;
    bool seen(AlertSlot slot) const;
    bool raisedAway(AlertSlot slot) const;
    bool shelved(AlertSlot slot) const;
    WallTime lastRaised(AlertSlot slot) const;
    WallTime firstRaised(AlertSlot slot) const;
    WallTime firstReceived(AlertSlot slot) const;
    WallTime lastReceived(AlertSlot slot) const;
    std::optional<WallTime> acknowledgedAt(AlertSlot slot) const;
    //! Known from an earlier run as it was then, and the server has not spoken of it since; none for every other row.
    std::optional<WallTime> lastKnown(AlertSlot slot) const;
    //! Rows with that mark.
    qsizetype lastKnownCount() const;
    int count(AlertSlot slot) const;
    //! As they came; empty when not told.
    std::string_view severityUtf8(AlertSlot slot) const;
    std::string_view statusUtf8(AlertSlot slot) const;
    std::string_view typeUtf8(AlertSlot slot) const;
    std::string_view messageUtf8(AlertSlot slot) const;
    //! Has the processor fetch what messageUtf8() reads. Precondition: slot < slotEnd().
    void fetchMessage(AlertSlot slot) const;
    //! Empty view when not told.
    std::string_view clientUtf8(AlertSlot slot) const;
    std::string_view siteUtf8(AlertSlot slot) const;
    std::string_view ownerUtf8(AlertSlot slot) const;
    //! Numbers for texts that rows share: equal numbers stand for equal texts as long as nameChanges() stays the same. 0: not told.
    std::uint32_t typeName(AlertSlot slot) const;
    std::uint32_t clientName(AlertSlot slot) const;
    std::uint32_t siteName(AlertSlot slot) const;
    std::uint32_t ownerName(AlertSlot slot) const;
    std::string_view nameUtf8(std::uint32_t name) const;
    std::uint64_t nameChanges() const;
    RowCommand command(AlertSlot slot) const;
    RowCommand::State commandState(AlertSlot slot) const;

    //! Bytes held for rows and texts.
    qsizetype memoryBytes() const;

Q_SIGNALS:
    //! Once for each outermost batch that changed anything, after the store is consistent.
    void batchApplied(const noc::AlertBatch &batch);
    //! An unacknowledged row had to be dropped: never silent.
    void evictedUnacknowledged(const noc::AlertKey &key);
    //! A shelved alert became CRITICAL, and is shelved no more. After batchApplied().
    void shelfBroken(const noc::AlertKey &key);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
