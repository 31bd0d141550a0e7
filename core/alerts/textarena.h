// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace noc {

//! Many short texts in few large pieces of memory. A text knows its owner (a number of the caller's), so that a piece which is more than half
//! dead is emptied by itself: the living texts move and their owners are told. The work of one release is bounded by one piece
//! (kSegmentBytes) and paid for by what it frees. One thread.
class TextArena
{
public:
    //! Where a text is. None is 0.
    using Ref = std::uint32_t;
    using Owner = std::uint32_t;
    static constexpr std::size_t kSegmentBytes = 256 * 1024;

    //! `moved` is called inside add() and release() for every text that changes its place; it must not call back.
    explicit TextArena(std::function<void(Owner owner, Ref to)> moved);

    //! Keeps a copy; an empty text too has a place. `owner` is any number but the highest.
    Ref add(std::string_view text, Owner owner);
    //! Gives it up. Views into the arena are void afterwards.
    void release(Ref ref);
    //! Valid until the next add() or release().
    std::string_view text(Ref ref) const;
    //! Has the processor fetch that text's beginning: for whoever walks over many, a few before it reads them.
    void fetch(Ref ref) const;

    //! Bytes of living texts with their frames, and bytes taken from the system.
    std::size_t liveBytes() const { return m_liveBytes; }
    std::size_t heldBytes() const { return m_heldBytes; }

private:
    // A text on its way: two numbers, the bytes, and padding up to kUnit.
    struct Frame {
        Owner owner;
        std::uint32_t size;
    };
    struct Segment {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t capacity = 0;
        std::size_t used = 0;
        std::size_t live = 0;
    };

    std::size_t openSegment(std::size_t capacity);
    void emptyIfMostlyDead(std::size_t index);
    Ref put(std::size_t index, std::string_view text, Owner owner);

    std::function<void(Owner, Ref)> m_moved;
    std::vector<Segment> m_segments;
    std::vector<std::size_t> m_freeIndices;
    std::size_t m_current = 0;
    std::size_t m_liveBytes = 0;
    std::size_t m_heldBytes = 0;
};

} // namespace noc
