// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/members.h"

#include "core/protocol/codec.h"

#include <cmath>

namespace noc::wire {

namespace {

constexpr std::size_t kMaxDefects = 8;
constexpr std::size_t kMaxIdBytes = 255;
constexpr double kTwoTo63 = 9223372036854775808.0;
constexpr double kTwoTo64 = 18446744073709551616.0;

constexpr std::array<std::string_view, kMemberCount> kMemberNames = {
    "type",           "alert_id",      "alert_type",         "severity",         "message",      "timestamp",   "status",
    "tenant_id",      "server_time",   "heartbeat_interval", "presence_timeout", "user_id",      "device_id",   "latency_ms",
    "uptime_seconds", "message_count", "last_heartbeat_ago", "user_type",        "client_id",    "metrics",     "error_code",
    "finding_id",     "finding_type",  "category",           "site_id",          "site_name",    "title",       "evidence_summary",
    "detected_at",    "anomaly_id",    "person_id",          "person_name",      "anomaly_type", "fraud_score", "ticket_id",
    "ticket_no",      "old_status",    "new_status",         "priority",         "assigned_to",  "description", "updated_at"};

constexpr std::size_t kSlots = 256;
constexpr std::uint8_t kEmpty = 0xFF;

constexpr std::size_t slotOf(std::string_view name)
{
    const auto first = static_cast<unsigned char>(name.front());
    const auto last = static_cast<unsigned char>(name.back());
    return (first * 7U + last * 31U + name.size() * 11U) % kSlots;
}

//! Name to member, open addressing: one comparison for nearly every name, made at compile time.
constexpr std::array<std::uint8_t, kSlots> makeSlots()
{
    std::array<std::uint8_t, kSlots> table {};
    table.fill(kEmpty);
    for (std::size_t i = 0; i < kMemberCount; ++i) {
        std::size_t slot = slotOf(kMemberNames[i]);
        while (table[slot] != kEmpty)
            slot = (slot + 1) % kSlots;
        table[slot] = std::uint8_t(i);
    }
    return table;
}

constexpr std::array<std::uint8_t, kSlots> kSlotTable = makeSlots();

std::size_t memberIndex(std::string_view name)
{
    if (name.empty())
        return kMemberCount;
    for (std::size_t slot = slotOf(name); kSlotTable[slot] != kEmpty; slot = (slot + 1) % kSlots) {
        if (kMemberNames[kSlotTable[slot]] == name)
            return kSlotTable[slot];
    }
    return kMemberCount;
}

} // namespace

std::string_view memberName(Member member)
{
    return kMemberNames[std::size_t(member)];
}

void Members::collect(simdjson::dom::object object)
{
    m_present = 0;
    for (const simdjson::dom::key_value_pair field : object) {
        const std::size_t index = memberIndex(field.key);
        if (index == kMemberCount)
            continue;
        m_values[index] = field.value;
        m_present |= bit(Member(index));
    }
}

std::optional<EntityId> toEntityId(const simdjson::dom::element &value)
{
    switch (value.type()) {
    case simdjson::dom::element_type::INT64: return EntityId(value.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64: return EntityId::fromUnsigned(value.get_uint64().value_unsafe());
    case simdjson::dom::element_type::STRING: {
        const std::string_view text = value.get_string().value_unsafe();
        if (text.empty() || text.size() > kMaxIdBytes)
            return std::nullopt;
        return EntityId::fromString(text);
    }
    case simdjson::dom::element_type::DOUBLE: {
        const double number = value.get_double().value_unsafe();
        if (std::trunc(number) != number)
            return std::nullopt;
        if (number >= -kTwoTo63 && number < kTwoTo63)
            return EntityId(std::int64_t(number));
        if (number >= kTwoTo63 && number < kTwoTo64)
            return EntityId::fromUnsigned(std::uint64_t(number));
        return std::nullopt;
    }
    default: return std::nullopt;
    }
}

const simdjson::dom::element *MemberReader::notNull(Member member) const
{
    const simdjson::dom::element *value = m_members.find(member);
    return value == nullptr || value->is_null() ? nullptr : value;
}

void MemberReader::defect(Member member)
{
    if (m_defects.size() < kMaxDefects)
        m_defects.push_back(memberName(member));
}

std::string_view MemberReader::view(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return {};
    std::string_view text;
    if (value->get(text) != simdjson::SUCCESS)
        defect(member);
    return text;
}

std::optional<std::string> MemberReader::text(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return std::nullopt;
    std::string_view text;
    if (value->get(text) == simdjson::SUCCESS)
        return std::string(text);
    defect(member);
    return std::nullopt;
}

std::optional<std::int64_t> MemberReader::integer(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return std::nullopt;
    std::int64_t whole = 0;
    if (value->get(whole) == simdjson::SUCCESS)
        return whole;
    double real = 0;
    if (value->is_double() && value->get(real) == simdjson::SUCCESS && real > -kTwoTo63 && real < kTwoTo63)
        return std::int64_t(real);
    defect(member);
    return std::nullopt;
}

std::optional<double> MemberReader::number(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return std::nullopt;
    double real = 0;
    if (value->get(real) == simdjson::SUCCESS)
        return real;
    defect(member);
    return std::nullopt;
}

std::optional<EntityId> MemberReader::id(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return std::nullopt;
    std::optional<EntityId> id = toEntityId(*value);
    if (!id)
        defect(member);
    return id;
}

std::optional<WallTime> MemberReader::time(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return std::nullopt;
    std::string_view text;
    std::optional<WallTime> time;
    if (value->get(text) == simdjson::SUCCESS)
        time = parseTime(text);
    if (!time)
        defect(member);
    return time;
}

std::optional<WallTime> MemberReader::timeOr(Member first, Member second)
{
    const std::optional<WallTime> time = this->time(first);
    return time ? time : this->time(second);
}

std::string MemberReader::objectText(Member member)
{
    const simdjson::dom::element *value = notNull(member);
    if (value == nullptr)
        return "{}";
    simdjson::dom::object object;
    if (value->get(object) == simdjson::SUCCESS)
        return simdjson::minify(*value);
    defect(member);
    return "{}";
}

std::string MemberReader::wholeText() const
{
    return simdjson::minify(m_object);
}

} // namespace noc::wire
