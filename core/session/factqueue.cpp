// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/factqueue.h"

#include <cstring>

namespace noc {

namespace {

// Large enough to be rare, small enough that what is taken soon gives room.
constexpr std::size_t kChunkBytes = std::size_t {256} * 1024;
constexpr std::uint32_t kNotTold = UINT32_MAX;

enum class IdForm : std::uint8_t { Signed, Unsigned, Text };

//! What stands before a raise's texts.
struct RaiseHead {
    std::int64_t number = 0;
    std::int64_t raised = 0, received = 0; // ms since 1970
    std::size_t frameHash = 0;
    std::uint32_t id = kNotTold; // bytes of a text; so are the next
    std::uint32_t severity = 0, type = 0, message = 0, raw = 0;
    std::uint32_t status = kNotTold, client = kNotTold, site = kNotTold, owner = kNotTold;
    AlertKind kind = AlertKind::Alert;
    IdForm idForm = IdForm::Signed;
    bool hasRaised = false;
};

std::uint32_t sizeOf(const std::optional<std::string> &text)
{
    return text ? std::uint32_t(text->size()) : kNotTold;
}

std::size_t bytesOf(const Fact &fact)
{
    std::size_t bytes = sizeof(Fact);
    if (const auto *change = std::get_if<AlertChange>(&fact))
        bytes += change->message.size() + (change->status ? change->status->size() : 0);
    else if (const auto *logged = std::get_if<fact::Logged>(&fact))
        bytes += 2 * std::size_t(logged->event.text.size() + logged->event.raw.size());
    return bytes;
}

// ---- one raise to bytes and back ----

void append(std::string &bytes, const AlertRaise &raise)
{
    RaiseHead head;
    const std::string *id = raise.key.id.string();
    if (const auto number = raise.key.id.toInt64()) {
        head.number = *number;
    } else if (id) {
        head.idForm = IdForm::Text;
        head.id = std::uint32_t(id->size());
    } else {
        head.idForm = IdForm::Unsigned;
        head.number = std::int64_t(raise.key.id.toLargeInteger().value_or(0));
    }
    head.kind = raise.key.kind;
    head.hasRaised = raise.raised.has_value();
    head.raised = raise.raised ? raise.raised->time_since_epoch().count() : 0;
    head.received = raise.received.time_since_epoch().count();
    head.frameHash = raise.frameHash;
    head.severity = std::uint32_t(raise.severity.size());
    head.type = std::uint32_t(raise.type.size());
    head.message = std::uint32_t(raise.message.size());
    head.raw = std::uint32_t(raise.raw.size());
    head.status = sizeOf(raise.status);
    head.client = sizeOf(raise.client);
    head.site = sizeOf(raise.site);
    head.owner = sizeOf(raise.owner);
    bytes.append(reinterpret_cast<const char *>(&head), sizeof(head));
    if (id)
        bytes.append(*id);
    for (const std::string *text : {&raise.severity, &raise.type, &raise.message, &raise.raw})
        bytes.append(*text);
    for (const auto *text : {&raise.status, &raise.client, &raise.site, &raise.owner}) {
        if (*text)
            bytes.append(**text);
    }
}

class RaiseReader
{
public:
    RaiseReader(const std::string &bytes, std::size_t &at) : m_bytes(bytes), m_at(at) { }

    RaiseHead head()
    {
        RaiseHead head;
        std::memcpy(&head, m_bytes.data() + m_at, sizeof(head));
        m_at += sizeof(head);
        return head;
    }
    std::string_view view(std::uint32_t size)
    {
        const std::string_view view(m_bytes.data() + m_at, size);
        m_at += size;
        return view;
    }
    void text(std::string &into, std::uint32_t size) { into.assign(view(size)); }
    void text(std::optional<std::string> &into, std::uint32_t size)
    {
        if (size == kNotTold)
            into.reset();
        else if (into)
            into->assign(view(size));
        else
            into.emplace(view(size));
    }

private:
    const std::string &m_bytes;
    std::size_t &m_at;
};

} // namespace

// ---- a chunk ------------------------------------------------------------------------------------------------------------

bool FactChunk::nextRaise(AlertRaise &into)
{
    if (m_nextRaise == m_raises.size())
        return false;
    RaiseReader reader(m_raises, m_nextRaise);
    const RaiseHead head = reader.head();
    into.key.kind = head.kind;
    switch (head.idForm) {
    case IdForm::Signed: into.key.id = EntityId(head.number); break;
    case IdForm::Unsigned: into.key.id = EntityId::fromUnsigned(std::uint64_t(head.number)); break;
    case IdForm::Text: into.key.id = EntityId::fromString(reader.view(head.id)); break;
    }
    into.raised = head.hasRaised ? std::optional(WallTime(milliseconds(head.raised))) : std::nullopt;
    into.received = WallTime(milliseconds(head.received));
    into.frameHash = head.frameHash;
    reader.text(into.severity, head.severity);
    reader.text(into.type, head.type);
    reader.text(into.message, head.message);
    reader.text(into.raw, head.raw);
    reader.text(into.status, head.status);
    reader.text(into.client, head.client);
    reader.text(into.site, head.site);
    reader.text(into.owner, head.owner);
    return true;
}

Fact *FactChunk::nextFact()
{
    return m_nextFact < m_facts.size() ? &m_facts[m_nextFact++] : nullptr;
}

// ---- the queue ----------------------------------------------------------------------------------------------------------

FactChunk &FactQueue::chunkFor(bool raise)
{
    // A raise behind another fact of a chunk would come before it.
    if (m_chunks.empty() || m_chunks.back()->m_bytes >= kChunkBytes || (raise && !m_chunks.back()->m_facts.empty()))
        m_chunks.push_back(std::make_unique<FactChunk>());
    return *m_chunks.back();
}

bool FactQueue::announce()
{
    return !std::exchange(m_isAnnounced, true);
}

bool FactQueue::put(Fact fact)
{
    const std::lock_guard lock(m_mutex);
    FactChunk &chunk = chunkFor(false);
    const std::size_t bytes = bytesOf(fact);
    chunk.m_facts.push_back(std::move(fact));
    chunk.m_bytes += bytes;
    m_bytes += bytes;
    return announce();
}

bool FactQueue::put(const AlertRaise &raise)
{
    const std::lock_guard lock(m_mutex);
    FactChunk &chunk = chunkFor(true);
    const std::size_t before = chunk.m_raises.size();
    append(chunk.m_raises, raise);
    chunk.m_bytes += chunk.m_raises.size() - before;
    m_bytes += chunk.m_raises.size() - before;
    return announce();
}

bool FactQueue::waitForRoom(milliseconds longest)
{
    std::unique_lock lock(m_mutex);
    return m_taken.wait_for(lock, longest, [this] { return m_isClosed || m_bytes <= kMostBytes / 2; });
}

std::unique_ptr<FactChunk> FactQueue::take()
{
    std::unique_ptr<FactChunk> chunk;
    {
        const std::lock_guard lock(m_mutex);
        if (m_chunks.empty()) {
            m_isAnnounced = false;
            return nullptr;
        }
        chunk = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_bytes -= chunk->m_bytes;
    }
    m_taken.notify_one();
    return chunk;
}

void FactQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_taken.notify_all();
}

} // namespace noc
