// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertorder.h"
#include "core/alerts/alertquery.h"

#include <atomic>
#include <mutex>
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
    //! Members by slot are as long as the scan's `end`.
    struct Result {
        std::vector<AlertSlot> rows; //!< what the query shows, sorted
        std::vector<std::uint64_t> keys; //!< by slot, of those rows
        std::vector<std::uint64_t> ties; //!< the same, urgency; empty when that is the key
        std::vector<std::uint8_t> urgent; //!< by slot: shown, and an unacknowledged CRITICAL
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
    //! A row with all that decides its place, side by side: looked up by slot it would be all over the memory.
    struct Sortable {
        std::uint64_t key;
        std::uint64_t tie;
        std::uint32_t text; // a number of m_names, or of the part's own texts
        AlertSlot slot;
    };
    //! One thread's share.
    struct Part {
        AlertSlot from, to;
        std::vector<Sortable> rows;
        std::string texts;
        std::vector<std::size_t> textEnds;
        std::unordered_map<const char *, std::uint32_t> seen; // names of the present piece, by where they lie

        std::string_view text(std::uint32_t number) const
        {
            const std::size_t begin = number == 0 ? 0 : textEnds[number - 1];
            return std::string_view(texts).substr(begin, textEnds[number] - begin);
        }
    };

    void prepare();
    void scan(Part &part);
    std::shared_lock<std::shared_mutex> reading() const;
    void scanPiece(Part &part, AlertMatcher &matcher, AlertSlot from, AlertSlot to);
    std::uint32_t keepText(Part &part, std::string_view text);
    void rankNames();
    void sort(Part &part);
    void merge(std::vector<Part> &parts);
    bool before(const Part &leftPart, const Sortable &left, const Part &rightPart, const Sortable &right) const;

    const AlertStore &m_store;
    const AlertQuery m_query;
    const AlertRanking m_ranking;
    const AlertSlot m_end;
    std::atomic<bool> m_cancelled = false;
    std::mutex m_namesMutex;
    std::unordered_map<std::string, std::uint32_t> m_names; // each text that rows share, once
    std::vector<std::uint32_t> m_ranks; // of a name among all
    Result m_result;
};

} // namespace noc
