// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/slottable.h"
#include "core/alerts/textarena.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace noc {

//! Keeps each text once and counts who uses it: for the few names that many rows share (types, clients, sites, owners). What nobody uses any
//! more is forgotten, so a server that never repeats a name cannot fill the memory. One thread.
class TextPool
{
public:
    //! A text's number. None is 0: not told, which is something else than an empty text.
    using Id = std::uint32_t;
    static constexpr Id kNone = 0;

    TextPool();

    //! The number of `text`, used once more.
    Id acquire(std::string_view text);
    //! Used once less. kNone is nothing.
    void release(Id id);
    //! Empty for kNone. Valid until the next change of the pool.
    std::string_view text(Id id) const { return id == kNone ? std::string_view() : m_arena.text(m_entries[id].text); }
    //! Makes `id` stand for `text`, when they differ; for members that may be told anew.
    void assign(Id &id, std::string_view text);

    //! Grows whenever a number begins or ends to stand for a text.
    std::uint64_t changes() const { return m_changes; }
    //! How many different texts are kept.
    std::size_t size() const { return m_table.size(); }
    std::size_t liveBytes() const { return m_arena.liveBytes(); }
    std::size_t heldBytes() const;

private:
    struct Entry {
        TextArena::Ref text = 0;
        std::uint32_t uses = 0;
        std::uint32_t hash = 0;
    };

    TextArena m_arena;
    SlotTable m_table;
    std::vector<Entry> m_entries;
    std::vector<Id> m_free;
    std::uint64_t m_changes = 0;
};

} // namespace noc
