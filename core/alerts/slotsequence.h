// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace noc {

//! A long sequence of slots in pieces: a change costs the pieces it touches and a word for each of the others, not the whole length. Rows
//! are numbered from 0. One thread.
class SlotSequence
{
public:
    //! A piece is split beyond so many and joined with the next below a quarter of it.
    static constexpr std::size_t kMostInChunk = 1024;

    int size() const { return m_size; }
    //! Precondition: 0 ≤ row < size().
    AlertSlot operator[](int row) const
    {
        const std::size_t chunk = chunkOf(row);
        return m_chunks[chunk][std::size_t(row - m_begins[chunk])];
    }

    void assign(const std::vector<AlertSlot> &slots);
    //! Takes these rows out (ascending).
    void takeOut(std::span<const int> rows);
    //! Puts arriving[i] in before row points[i] as it is numbered before the call (ascending, as many as arriving).
    void putIn(std::span<const int> points, std::span<const AlertSlot> arriving);

    //! The first row from `from` on whose slot is not `before`; all for which it is must come first. Logarithmic, and at once where that is
    //! `from` itself.
    template<typename Before> int partitionPoint(int from, const Before &before) const;
    //! Calls visit(row, slot) for the rows from `from` on, in order, until it says false.
    template<typename Visit> void visitFrom(int from, const Visit &visit) const;

private:
    using Chunk = std::vector<AlertSlot>;

    std::size_t chunkOf(int row) const;
    void insert(std::span<const int> points, std::span<const AlertSlot> arriving);
    void split();
    void join();
    void count();

    std::vector<Chunk> m_chunks; // none empty
    std::vector<int> m_begins; // the row of each chunk's first slot, and at the end the size
    std::vector<AlertSlot> m_firsts; // that slot: a search looks at these first, so they lie together
    int m_size = 0;
    mutable std::size_t m_lastChunk = 0; // rows are mostly asked for one after the other
    Chunk m_spare;
};

template<typename Before> int SlotSequence::partitionPoint(int from, const Before &before) const
{
    if (from == m_size || !before((*this)[from]))
        return from;
    // The last chunk that begins with one of those before, and in it the first that is not.
    std::size_t chunk = chunkOf(from);
    std::size_t end = m_chunks.size();
    while (end - chunk > 1) {
        const std::size_t middle = chunk + (end - chunk) / 2;
        (before(m_firsts[middle]) ? chunk : end) = middle;
    }
    const Chunk &slots = m_chunks[chunk];
    std::size_t low = std::size_t(std::max(from - m_begins[chunk], 0));
    std::size_t high = slots.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (before(slots[middle]))
            low = middle + 1;
        else
            high = middle;
    }
    return m_begins[chunk] + int(low);
}

template<typename Visit> void SlotSequence::visitFrom(int from, const Visit &visit) const
{
    int row = from;
    for (std::size_t chunk = row < m_size ? chunkOf(row) : m_chunks.size(); chunk < m_chunks.size(); ++chunk) {
        for (std::size_t at = std::size_t(row - m_begins[chunk]); at < m_chunks[chunk].size(); ++at) {
            if (!visit(row++, m_chunks[chunk][at]))
                return;
        }
    }
}

} // namespace noc
