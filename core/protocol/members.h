// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/entityid.h"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noc::wire {

//! Every member that some message of ours has. The order is that of kMemberNames.
enum class Member : std::uint8_t {
    Type,
    AlertId,
    AlertType,
    Severity,
    Message,
    Timestamp,
    Status,
    TenantId,
    ServerTime,
    HeartbeatInterval,
    PresenceTimeout,
    UserId,
    DeviceId,
    LatencyMs,
    UptimeSeconds,
    MessageCount,
    LastHeartbeatAgo,
    UserType,
    ClientId,
    Metrics,
    ErrorCode,
    FindingId,
    FindingType,
    Category,
    SiteId,
    SiteName,
    Title,
    EvidenceSummary,
    DetectedAt,
    AnomalyId,
    PersonId,
    PersonName,
    AnomalyType,
    FraudScore,
    TicketId,
    TicketNo,
    OldStatus,
    NewStatus,
    Priority,
    AssignedTo,
    Description,
    UpdatedAt,
    Count
};

inline constexpr std::size_t kMemberCount = std::size_t(Member::Count);

//! The member's name on the wire.
std::string_view memberName(Member member);

//! The known members of one object, found in one walk over it. The last of duplicates stands.
class Members
{
public:
    void collect(simdjson::dom::object object);

    //! The member's value, none when it is missing.
    const simdjson::dom::element *find(Member member) const
    {
        return (m_present & bit(member)) != 0 ? &m_values[std::size_t(member)] : nullptr;
    }

private:
    static constexpr std::uint64_t bit(Member member) { return std::uint64_t(1) << unsigned(member); }
    static_assert(kMemberCount <= 64);

    std::uint64_t m_present = 0;
    std::array<simdjson::dom::element, kMemberCount> m_values;
};

//! An id from a JSON value: an integer of up to 64 bits, a double that is one, or a string of 1 to 255 bytes.
std::optional<EntityId> toEntityId(const simdjson::dom::element &value);

//! Reads members as what they should be. Missing and null are absent; another type is absent too and is noted as a defect.
class MemberReader
{
public:
    //! All arguments outlive the reader. At most 8 names go into `defects`.
    MemberReader(const Members &members, simdjson::dom::object object, std::vector<std::string_view> &defects)
        : m_members(members), m_object(object), m_defects(defects)
    {
    }

    std::string_view view(Member member);
    std::optional<std::string> text(Member member);
    std::string textOrEmpty(Member member) { return std::string(view(member)); }
    //! Any number, cut to an integer.
    std::optional<std::int64_t> integer(Member member);
    std::optional<double> number(Member member);
    std::optional<EntityId> id(Member member);
    //! A text that parseTime() understands; another text is a defect.
    std::optional<WallTime> time(Member member);
    //! The second member's time where the first has none.
    std::optional<WallTime> timeOr(Member first, Member second);
    //! A member that is an object, as compact JSON; "{}" where it is none.
    std::string objectText(Member member);
    //! The whole message as compact JSON.
    std::string wholeText() const;

private:
    const simdjson::dom::element *notNull(Member member) const;
    void defect(Member member);

    const Members &m_members;
    simdjson::dom::object m_object;
    std::vector<std::string_view> &m_defects;
};

} // namespace noc::wire
