// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/eventbacklog.h"

#include <cstring>
#include <iterator>
#include <type_traits>

namespace noc {

namespace {

// The journal cuts texts to these.
constexpr std::size_t kLongestEvent = Journal::kLongestRaw + 2 * Journal::kLongestText + 4096;
static_assert(kLongestEvent < EventPage::kBytes);

std::size_t idTextSize(const JournalEvent &event)
{
    const std::string *text = event.alert ? event.alert->id.string() : nullptr;
    return text ? text->size() : 0;
}

} // namespace

// ---- a page -----------------------------------------------------------------------------------------------------------

EventPage::EventPage() : m_bytes(new std::byte[kBytes]) { }

std::size_t EventPage::sizeOf(const JournalEvent &event)
{
    return sizeof(Header) + idTextSize(event) + event.word.size() + event.text.size() + event.raw.size();
}

std::size_t EventPage::sizeOf(const Header &header)
{
    return sizeof(Header) + header.idText + header.word + header.text + header.raw;
}

bool EventPage::hasRoomFor(const JournalEvent &event) const
{
    return m_end + sizeOf(event) <= kBytes;
}

void EventPage::add(const JournalEvent &event)
{
    static_assert(std::is_trivially_copyable_v<Header>);
    Header header {};
    header.at = event.at.time_since_epoch().count();
    header.hasUntil = event.until.has_value();
    header.until = event.until ? event.until->time_since_epoch().count() : 0;
    header.kind = event.alert ? std::int8_t(event.alert->kind) : std::int8_t(-1);
    const std::string *idText = nullptr;
    if (event.alert) {
        const EntityId &id = event.alert->id;
        idText = id.string();
        header.isText = idText != nullptr;
        header.isLarge = id.toLargeInteger().has_value();
        header.id = header.isLarge ? std::int64_t(*id.toLargeInteger()) : id.toInt64().value_or(0);
    }
    header.idText = std::uint32_t(idTextSize(event));
    header.word = std::uint32_t(event.word.size());
    header.text = std::uint32_t(event.text.size());
    header.raw = std::uint32_t(event.raw.size());
    header.level = std::int16_t(event.level);
    header.channel = std::int16_t(event.channel);
    header.what = std::uint8_t(event.what);

    const auto put = [this](const void *from, std::size_t size) {
        std::memcpy(m_bytes.get() + m_end, from, size);
        m_end += size;
    };
    put(&header, sizeof header);
    if (idText)
        put(idText->data(), idText->size());
    for (const std::string *text : {&event.word, &event.text, &event.raw})
        put(text->data(), text->size());
    ++m_count;
}

void EventPage::dropFirst()
{
    m_begin += sizeOf(headerAt(m_begin));
    --m_count;
}

EventPage::Header EventPage::headerAt(std::size_t at) const
{
    Header header;
    std::memcpy(&header, m_bytes.get() + at, sizeof header);
    return header;
}

PackedEvent EventPage::eventAt(std::size_t at, const Header &header) const
{
    const char *next = reinterpret_cast<const char *>(m_bytes.get() + at + sizeof header);
    const auto text = [&next](std::size_t size) {
        const std::string_view taken(next, size);
        next += size;
        return taken;
    };
    PackedEvent event {};
    event.at = WallTime(milliseconds(header.at));
    event.what = JournalEvent::What(header.what);
    event.level = header.level;
    event.channel = header.channel;
    if (header.hasUntil)
        event.until = WallTime(milliseconds(header.until));
    const std::string_view idText = text(header.idText);
    if (header.kind >= 0) {
        const EntityId id = header.isLarge ? EntityId::fromUnsigned(std::uint64_t(header.id))
            : header.isText                ? EntityId::fromString(idText)
                                           : EntityId(header.id);
        event.alert = JournalKey {header.kind, id};
    }
    event.word = text(header.word);
    event.text = text(header.text);
    event.raw = text(header.raw);
    return event;
}

// ---- all of them ------------------------------------------------------------------------------------------------------

void EventBacklog::add(const JournalEvent &event)
{
    if (m_pages.empty() || !m_pages.back().hasRoomFor(event))
        m_pages.emplace_back();
    m_bytes -= m_pages.back().bytes();
    m_pages.back().add(event);
    m_bytes += m_pages.back().bytes();
    ++m_count;
}

void EventBacklog::dropFirst()
{
    EventPage &first = m_pages.front();
    m_bytes -= first.bytes();
    first.dropFirst();
    m_bytes += first.bytes();
    --m_count;
    if (first.count() == 0)
        m_pages.pop_front();
}

std::vector<EventPage> EventBacklog::take(qsizetype most)
{
    std::vector<EventPage> taken;
    qsizetype count = 0;
    while (!m_pages.empty() && count < most) {
        count += m_pages.front().count();
        m_bytes -= m_pages.front().bytes();
        taken.push_back(std::move(m_pages.front()));
        m_pages.pop_front();
    }
    m_count -= count;
    return taken;
}

void EventBacklog::putBack(std::vector<EventPage> pages)
{
    for (const EventPage &page : pages) {
        m_count += page.count();
        m_bytes += page.bytes();
    }
    m_pages.insert(m_pages.begin(), std::make_move_iterator(pages.begin()), std::make_move_iterator(pages.end()));
}

void EventBacklog::clear()
{
    m_pages.clear();
    m_count = 0;
    m_bytes = 0;
}

} // namespace noc
