// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/journal.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace noc {

//! A JournalEvent that lies in an EventPage.
struct PackedEvent {
    WallTime at;
    JournalEvent::What what;
    std::optional<JournalKey> alert;
    int level, channel;
    std::optional<WallTime> until;
    std::string_view word, text, raw;
};

//! Events one behind the other in one piece of memory: little more than their texts, and freed at once. Made in one thread, then read in another.
class EventPage
{
public:
    static constexpr std::size_t kBytes = std::size_t {256} * 1024;

    EventPage();

    bool hasRoomFor(const JournalEvent &event) const;
    //! Precondition: hasRoomFor(event).
    void add(const JournalEvent &event);
    //! Precondition: count() > 0.
    void dropFirst();
    qsizetype count() const { return m_count; }
    //! What the events take.
    qsizetype bytes() const { return qsizetype(m_end - m_begin); }
    //! Calls visit(PackedEvent) for each, oldest first, until it says false.
    template<typename Visit> void forEach(const Visit &visit) const;

private:
    //! What comes before an event's texts.
    struct Header {
        std::int64_t at, until;
        std::int64_t id; // or the bits of a larger one
        std::uint32_t idText, word, text, raw; // sizes
        std::int16_t level, channel;
        std::int8_t kind; // of the alert; none: -1
        std::uint8_t what;
        bool isLarge, isText, hasUntil;
    };
    static std::size_t sizeOf(const JournalEvent &event);
    static std::size_t sizeOf(const Header &header);
    Header headerAt(std::size_t at) const;
    PackedEvent eventAt(std::size_t at, const Header &header) const;

    std::unique_ptr<std::byte[]> m_bytes;
    std::size_t m_begin = 0, m_end = 0;
    qsizetype m_count = 0;
};

template<typename Visit> void EventPage::forEach(const Visit &visit) const
{
    for (std::size_t at = m_begin; at < m_end;) {
        const Header header = headerAt(at);
        if (!visit(eventAt(at, header)))
            return;
        at += sizeOf(header);
    }
}

//! The events that wait for the disk, in pages. One thread.
class EventBacklog
{
public:
    void add(const JournalEvent &event);
    //! Precondition: not empty.
    void dropFirst();
    //! The oldest pages, until they hold `most` events or all that wait.
    std::vector<EventPage> take(qsizetype most);
    //! What take() gave, before all that came since.
    void putBack(std::vector<EventPage> pages);
    void clear();

    bool isEmpty() const { return m_count == 0; }
    qsizetype count() const { return m_count; }
    qsizetype bytes() const { return m_bytes; }

private:
    std::deque<EventPage> m_pages; // none empty
    qsizetype m_count = 0, m_bytes = 0;
};

} // namespace noc
