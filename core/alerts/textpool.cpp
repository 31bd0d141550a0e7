// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/textpool.h"

#include <QHashSeed>

namespace noc {

TextPool::TextPool() : m_arena([this](TextArena::Owner owner, TextArena::Ref to) { m_entries[owner].text = to; }), m_entries(1) { }

TextPool::Id TextPool::acquire(std::string_view text)
{
    // Seeded for each process, so that a hostile server cannot choose names that collide.
    const auto hash = std::uint32_t(qHashBits(text.data(), text.size(), QHashSeed::globalSeed()));
    if (const auto known = m_table.find(hash, [&](Id id) { return m_arena.text(m_entries[id].text) == text; })) {
        ++m_entries[*known].uses;
        return *known;
    }
    Id id = Id(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    // Two steps: adding may move other texts, whose entries are written to.
    const TextArena::Ref ref = m_arena.add(text, id);
    m_entries[id] = {ref, 1, hash};
    m_table.insert(hash, id);
    ++m_changes;
    return id;
}

void TextPool::release(Id id)
{
    if (id == kNone || --m_entries[id].uses > 0)
        return;
    m_table.erase(m_entries[id].hash, id);
    m_arena.release(m_entries[id].text);
    m_entries[id] = {};
    m_free.push_back(id);
    ++m_changes;
}

void TextPool::assign(Id &id, std::string_view text)
{
    if (id != kNone && this->text(id) == text)
        return;
    const Id fresh = acquire(text);
    release(id);
    id = fresh;
}

std::size_t TextPool::heldBytes() const
{
    return m_arena.heldBytes() + m_table.heldBytes() + m_entries.capacity() * sizeof(Entry) + m_free.capacity() * sizeof(Id);
}

} // namespace noc
