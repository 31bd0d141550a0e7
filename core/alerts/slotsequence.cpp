// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/slotsequence.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace noc {

void SlotSequence::assign(const std::vector<AlertSlot> &slots)
{
    // Half full, so that the first arrivals split nothing.
    constexpr std::size_t kFirst = kMostInChunk / 2;
    m_chunks.clear();
    for (std::size_t from = 0; from < slots.size(); from += kFirst) {
        const auto begin = slots.begin() + std::ptrdiff_t(from);
        m_chunks.emplace_back(begin, begin + std::ptrdiff_t(std::min(kFirst, slots.size() - from)));
    }
    count();
}

void SlotSequence::takeOut(std::span<const int> rows)
{
    if (rows.empty())
        return;
    auto next = rows.begin();
    while (next != rows.end()) {
        const std::size_t chunk = chunkOf(*next);
        Chunk &slots = m_chunks[chunk];
        const int begin = m_begins[chunk];
        const int end = begin + int(slots.size());
        auto to = slots.begin() + (*next - begin);
        for (int row = *next; row < end; ++row) {
            if (next != rows.end() && *next == row)
                ++next;
            else
                *to++ = slots[std::size_t(row - begin)];
        }
        slots.erase(to, slots.end());
    }
    std::erase_if(m_chunks, [](const Chunk &slots) { return slots.empty(); });
    join();
    count();
}

void SlotSequence::putIn(std::span<const int> points, std::span<const AlertSlot> arriving)
{
    if (arriving.empty())
        return;
    insert(points, arriving);
    split();
    count();
}

void SlotSequence::insert(std::span<const int> points, std::span<const AlertSlot> arriving)
{
    if (m_chunks.empty()) {
        m_chunks.emplace_back(arriving.begin(), arriving.end());
        return;
    }
    std::size_t next = 0;
    while (next < points.size()) {
        const std::size_t chunk = chunkOf(std::min(points[next], m_size - 1));
        const Chunk &slots = m_chunks[chunk];
        const int begin = m_begins[chunk];
        const bool isLast = chunk + 1 == m_chunks.size();
        m_spare.clear();
        int from = 0;
        for (; next < points.size() && (isLast || points[next] < begin + int(slots.size())); ++next) {
            m_spare.insert(m_spare.end(), slots.begin() + from, slots.begin() + (points[next] - begin));
            m_spare.push_back(arriving[next]);
            from = points[next] - begin;
        }
        m_spare.insert(m_spare.end(), slots.begin() + from, slots.end());
        std::swap(m_chunks[chunk], m_spare);
    }
}

void SlotSequence::split()
{
    if (std::none_of(m_chunks.begin(), m_chunks.end(), [](const Chunk &slots) { return slots.size() > kMostInChunk; }))
        return;
    std::vector<Chunk> chunks;
    for (Chunk &slots : m_chunks) {
        if (slots.size() <= kMostInChunk) {
            chunks.push_back(std::move(slots));
            continue;
        }
        const std::size_t pieces = (slots.size() + kMostInChunk / 2 - 1) / (kMostInChunk / 2);
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            const auto at = [&](std::size_t number) { return slots.begin() + std::ptrdiff_t(slots.size() * number / pieces); };
            chunks.emplace_back(at(piece), at(piece + 1));
        }
    }
    m_chunks = std::move(chunks);
}

void SlotSequence::join()
{
    const auto isSmall = [](const Chunk &left, const Chunk &right) {
        return left.size() < kMostInChunk / 4 && left.size() + right.size() <= kMostInChunk / 2;
    };
    if (std::adjacent_find(m_chunks.begin(), m_chunks.end(), isSmall) == m_chunks.end())
        return;
    std::vector<Chunk> chunks;
    for (Chunk &slots : m_chunks) {
        if (!chunks.empty() && isSmall(chunks.back(), slots))
            chunks.back().insert(chunks.back().end(), slots.begin(), slots.end());
        else
            chunks.push_back(std::move(slots));
    }
    m_chunks = std::move(chunks);
}

void SlotSequence::count()
{
    m_begins.clear();
    m_firsts.clear();
    m_size = 0;
    for (const Chunk &slots : m_chunks) {
        m_begins.push_back(m_size);
        m_firsts.push_back(slots.front());
        m_size += int(slots.size());
    }
    m_begins.push_back(m_size);
    m_lastChunk = 0;
}

std::size_t SlotSequence::chunkOf(int row) const
{
    // By the rows as last counted: in the middle of a change the chunks themselves are longer or shorter.
    if (row < m_begins[m_lastChunk] || row >= m_begins[m_lastChunk + 1])
        m_lastChunk = std::size_t(std::upper_bound(m_begins.begin(), m_begins.end(), row) - m_begins.begin()) - 1;
    return m_lastChunk;
}

} // namespace noc
