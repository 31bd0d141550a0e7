// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace noc {

//! Finds numbered things by their hash: open addressing in one flat table, eight bytes a place, no tombstones. The things are the caller's, who also
//! compares them; where hashes differ (nearly always) it is not asked. Memory for a size told ahead is taken at once but only
//! touched as it fills, so that no insertion has to pay for a large rehash. One thread.
class SlotTable
{
public:
    using Slot = std::uint32_t; //!< any but the highest number

    //! Room for `expected` things without growing.
    explicit SlotTable(std::size_t expected = 0)
    {
        std::size_t capacity = 16;
        while (capacity / 4 * 3 < expected)
            capacity *= 2;
        allocate(capacity);
    }

    //! The slot with that hash for which `same(slot)` is true.
    template<typename Same> std::optional<Slot> find(std::uint32_t hash, const Same &same) const
    {
        for (std::size_t at = hash & m_mask;; at = (at + 1) & m_mask) {
            const Place &place = m_places[at];
            if (place.slotPlusOne == 0)
                return std::nullopt;
            if (place.hash == hash && same(place.slotPlusOne - 1))
                return place.slotPlusOne - 1;
        }
    }

    //! Precondition: not in the table.
    void insert(std::uint32_t hash, Slot slot)
    {
        if ((m_size + 1) > (m_mask + 1) / 4 * 3)
            grow();
        put({hash, slot + 1});
        ++m_size;
    }

    //! Precondition: in the table.
    void erase(std::uint32_t hash, Slot slot)
    {
        std::size_t hole = hash & m_mask;
        while (m_places[hole].slotPlusOne != slot + 1)
            hole = (hole + 1) & m_mask;
        // What follows without a gap moves up, unless it is already in its own place or between it and the hole.
        for (std::size_t at = (hole + 1) & m_mask; m_places[at].slotPlusOne != 0; at = (at + 1) & m_mask) {
            const std::size_t home = m_places[at].hash & m_mask;
            if (((at - home) & m_mask) >= ((at - hole) & m_mask)) {
                m_places[hole] = m_places[at];
                hole = at;
            }
        }
        m_places[hole] = {};
        --m_size;
    }

    std::size_t size() const { return m_size; }
    std::size_t heldBytes() const { return (m_mask + 1) * sizeof(Place); }

private:
    struct Place {
        std::uint32_t hash = 0;
        std::uint32_t slotPlusOne = 0; // 0: empty
    };
    struct Free {
        void operator()(Place *places) const { std::free(places); }
    };

    void allocate(std::size_t capacity)
    {
        // Zeroed pages come untouched from the system, those of a vector would all be written.
        auto *places = static_cast<Place *>(std::calloc(capacity, sizeof(Place)));
        if (!places)
            throw std::bad_alloc();
        m_places.reset(places);
        m_mask = capacity - 1;
    }

    void put(Place place)
    {
        std::size_t at = place.hash & m_mask;
        while (m_places[at].slotPlusOne != 0)
            at = (at + 1) & m_mask;
        m_places[at] = place;
    }

    void grow()
    {
        const std::size_t capacity = m_mask + 1;
        const auto old = std::exchange(m_places, {});
        allocate(capacity * 2);
        for (std::size_t at = 0; at < capacity; ++at) {
            if (old[at].slotPlusOne != 0)
                put(old[at]);
        }
    }

    std::unique_ptr<Place[], Free> m_places;
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace noc
