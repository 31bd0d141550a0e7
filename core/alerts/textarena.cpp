// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/textarena.h"

#include <cstring>
#include <limits>

namespace noc {

namespace {

constexpr std::size_t kUnit = 8;
constexpr unsigned kUnitBits = 15;
static_assert(TextArena::kSegmentBytes == (kUnit << kUnitBits));
constexpr TextArena::Owner kDead = std::numeric_limits<TextArena::Owner>::max();

constexpr std::size_t framed(std::size_t textSize)
{
    return (2 * sizeof(std::uint32_t) + textSize + kUnit - 1) / kUnit * kUnit;
}

constexpr std::size_t segmentOf(TextArena::Ref ref)
{
    return ref >> kUnitBits;
}

constexpr std::size_t offsetOf(TextArena::Ref ref)
{
    return std::size_t(ref & ((1U << kUnitBits) - 1)) * kUnit;
}

} // namespace

TextArena::TextArena(std::function<void(Owner, Ref)> moved) : m_moved(std::move(moved))
{
    // Number 0 is never used, so that no text is at 0.
    m_segments.emplace_back();
}

std::size_t TextArena::openSegment(std::size_t capacity)
{
    std::size_t index = m_segments.size();
    if (m_freeIndices.empty()) {
        m_segments.emplace_back();
    } else {
        index = m_freeIndices.back();
        m_freeIndices.pop_back();
    }
    m_segments[index] = {std::unique_ptr<std::byte[]>(new std::byte[capacity]), capacity, 0, 0};
    m_heldBytes += capacity;
    return index;
}

TextArena::Ref TextArena::put(std::size_t index, std::string_view text, Owner owner)
{
    Segment &segment = m_segments[index];
    const Frame frame {owner, std::uint32_t(text.size())};
    std::byte *to = segment.bytes.get() + segment.used;
    std::memcpy(to, &frame, sizeof frame);
    if (!text.empty())
        std::memcpy(to + sizeof frame, text.data(), text.size());
    const auto ref = Ref((index << kUnitBits) | (segment.used / kUnit));
    segment.used += framed(text.size());
    segment.live += framed(text.size());
    m_liveBytes += framed(text.size());
    return ref;
}

TextArena::Ref TextArena::add(std::string_view text, Owner owner)
{
    const std::size_t bytes = framed(text.size());
    if (bytes > kSegmentBytes)
        return put(openSegment(bytes), text, owner);

    // Emptying the full one may leave little room in the next, hence a loop.
    while (m_current == 0 || m_segments[m_current].capacity - m_segments[m_current].used < bytes) {
        const std::size_t full = m_current;
        m_current = openSegment(kSegmentBytes);
        if (full != 0)
            emptyIfMostlyDead(full);
    }
    return put(m_current, text, owner);
}

void TextArena::release(Ref ref)
{
    const std::size_t index = segmentOf(ref);
    Segment &segment = m_segments[index];
    Frame frame;
    std::memcpy(&frame, segment.bytes.get() + offsetOf(ref), sizeof frame);
    segment.live -= framed(frame.size);
    m_liveBytes -= framed(frame.size);
    frame.owner = kDead;
    std::memcpy(segment.bytes.get() + offsetOf(ref), &frame, sizeof frame);
    if (index != m_current)
        emptyIfMostlyDead(index);
}

void TextArena::emptyIfMostlyDead(std::size_t index)
{
    if (m_segments[index].live * 2 > m_segments[index].used)
        return;
    // Its bytes are held here, since add() may move the vector of segments.
    const Segment old = std::move(m_segments[index]);
    m_liveBytes -= old.live;
    m_segments[index] = {};
    m_heldBytes -= old.capacity;
    m_freeIndices.push_back(index);
    for (std::size_t at = 0; at < old.used;) {
        Frame frame;
        std::memcpy(&frame, old.bytes.get() + at, sizeof frame);
        if (frame.owner != kDead) {
            const std::string_view text(reinterpret_cast<const char *>(old.bytes.get() + at + sizeof frame), frame.size);
            m_moved(frame.owner, add(text, frame.owner));
        }
        at += framed(frame.size);
    }
}

void TextArena::fetch(Ref ref) const
{
    constexpr std::size_t kLine = 64;
    if (ref == 0)
        return;
    const std::byte *at = m_segments[segmentOf(ref)].bytes.get() + offsetOf(ref);
    __builtin_prefetch(at);
    __builtin_prefetch(at + kLine);
}

std::string_view TextArena::text(Ref ref) const
{
    if (ref == 0)
        return {};
    const std::byte *from = m_segments[segmentOf(ref)].bytes.get() + offsetOf(ref);
    Frame frame;
    std::memcpy(&frame, from, sizeof frame);
    return {reinterpret_cast<const char *>(from + sizeof frame), frame.size};
}

} // namespace noc
