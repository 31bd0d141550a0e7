// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/agecrossings.h"
#include "core/alerts/alertorder.h"
#include "core/alerts/alertquery.h"
#include "core/alerts/slotsequence.h"

#include <atomic>
#include <deque>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace noc {

//! What a query shows of a whole store, in order: the long work behind AlertIndex::setQuery() and setOrder(). run() may be called in any thread;
//! it reads the store piece by piece under AlertStore::tryRead(), so the thread that writes is never held up for longer than one piece takes, and
//! sorts by copies. Rows that change meanwhile may be found as they were or as they are: who runs it has to look at those again.
class AlertScan
{
public:
    //! What Result::marks tells of a slot.
    enum Mark : std::uint8_t {
        Shown = 1, //!< it is among the rows
        Urgent = 2, //!< so, and an unacknowledged CRITICAL
        NotJudged = 64, //!< it is hidden, and only because something about it was not told
    };

    //! Members by slot are as long as the scan's `end`.
    struct Result {
        SlotSequence rows; //!< what the query shows, sorted
        std::vector<std::uint64_t> keys; //!< by slot, of those rows
        std::vector<std::uint64_t> ties; //!< the same, urgency; empty when that is the key
        std::vector<std::uint8_t> marks; //!< by slot
        qsizetype urgent = 0; //!< rows with that mark
        qsizetype notJudged = 0; //!< slots with that mark
        AgeCrossings crossings; //!< to come, of all rows, where the query asks for ages
    };

    //! Slots in one piece: about a millisecond's work.
    static constexpr AlertSlot kPiece = 4096;

    //! Looks at the slots below `end`. `store` must outlive run().
    AlertScan(const AlertStore &store, AlertQuery query, AlertOrder order, AlertSlot end);

    //! Does the work with so many threads, the caller's among them (at least 1), none of which is the one that writes. Once. After cancel() it
    //! returns soon, and the result is void.
    void run(int threads);
    //! The same in the thread that writes, in one go.
    void runHere();
    //! From any thread.
    void cancel() { m_cancelled = true; }

    const AlertQuery &query() const { return m_query; }
    AlertOrder order() const { return m_ranking.order(); }
    AlertSlot end() const { return m_end; }
    //! When run() has returned.
    Result &result() { return m_result; }

private:
    //! A row with what decides its place, side by side: looked up by slot it would be all over the memory.
    struct Sortable {
        // As AlertRanking's, turned where the order is descending, so that the smaller goes first; for names their number, then their rank;
        // after those what decides next.
        std::uint64_t key;
        const char *text; // a copy of the message
        std::uint32_t textSize;
        AlertSlot slot;

        std::string_view message() const { return {text, textSize}; }
    };
    using Rows = std::span<Sortable>;
    //! One thread's share.
    struct Part {
        AlertSlot from = 0, to = 0;
        Sortable *rows = nullptr; // from where it writes
        std::size_t count = 0;
        std::pmr::monotonic_buffer_resource texts;
        std::unordered_map<const char *, std::uint32_t> names; // of the present piece, by where they lie
        qsizetype urgent = 0;
        qsizetype notJudged = 0;
        std::vector<AgeCrossing> crossings;
    };

    void prepare(std::size_t parts);
    void scan(Part &part);
    std::shared_lock<std::shared_mutex> reading() const;
    void scanPiece(Part &part, AlertMatcher &matcher, AlertSlot from, AlertSlot to);
    std::uint32_t numberOf(Part &part, std::string_view name);
    void sort();
    std::vector<std::uint32_t> rankNames() const;
    void sortByKey(Rows rows);
    template<typename Work> void forEachEqual(Rows rows, const Work &work);
    void sortByText(Rows rows, std::size_t at);
    void sortByTie(Rows rows);
    void sortOnce(Rows rows);
    void sortByBits(Rows rows);
    void sortByComparing(Rows rows, std::size_t at) const;
    bool byMessage() const { return m_ranking.byText() && !m_ranking.byName(); }
    std::uint64_t turned(std::uint64_t key) const { return order().descending ? ~key : key; }

    const AlertStore &m_store;
    const AlertQuery m_query;
    const AlertRanking m_ranking;
    const AlertSlot m_end;
    std::atomic<bool> m_cancelled = false;
    std::mutex m_namesMutex;
    std::unordered_map<std::string, std::uint32_t> m_names; // each text that rows share, once
    std::deque<Part> m_parts;
    // Not filled with zeros first.
    std::unique_ptr<Sortable[]> m_rows, m_spare;
    Result m_result;
};

} // namespace noc
