// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/storm/storm.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace noc::bench {

namespace {

// A frame of the server: final text frame, length in two bytes (RFC 6455, 5.2).
constexpr std::size_t kHeaderBytes = 4;
constexpr std::size_t kFrameBytes = kHeaderBytes + kAlertBytes;
constexpr std::size_t kStampBytes = 32;
constexpr std::string_view kEnd = "\"}";
constexpr std::size_t kStampAt = kFrameBytes - kEnd.size() - kStampBytes;

constexpr std::array<std::string_view, 12> kTypes {
    "DEVICE_OFFLINE",   "SLA_BREACH",   "TICKET_ESCALATED", "GEOFENCE_BREACH",    "SECURITY_ANOMALY", "SYNC_DEGRADED",
    "GUARD_INACTIVITY", "TOUR_OVERDUE", "GPS_SPOOFING",     "ATTENDANCE_MISSING", "DEVICE_SPOOF",     "WORK_ORDER_OVERDUE"};

// As Python's json.dumps writes what is not ASCII: escapes, surrogate pairs.
constexpr std::array<std::string_view, 8> kPlaces {"Northgate DC", "Harbour Line",    "Mercia Rail",    "M\\u00fcnchen Ost",
                                                   "Dock 7",       "S\\u00e3o Paulo", "\\u6771\\u4eac", "Roof \\ud83d\\udce1"};

constexpr std::array<std::string_view, 6> kFaults {"link down on uplink",        "no answer to three polls from",
                                                   "packet loss above limit at", "power supply failed in",
                                                   "temperature high in",        "BGP session lost at"};

// splitmix64: small, and the same everywhere.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) { }
    std::uint64_t below(std::uint64_t end)
    {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return (z ^ (z >> 31)) % end;
    }

private:
    std::uint64_t m_state;
};

// Most of a storm is of middling severity.
std::uint8_t throwSeverity(Dice &dice)
{
    const std::uint64_t of100 = dice.below(100);
    return of100 < 15 ? 0 : of100 < 40 ? 1 : of100 < 70 ? 2 : of100 < 90 ? 3 : 4;
}

} // namespace

Storm::Storm(std::size_t alerts, std::uint64_t seed, unsigned repeatPercent)
{
    Dice dice(seed);
    m_bytes.reserve(alerts * kFrameBytes);
    m_ids.reserve(alerts);
    m_severities.reserve(alerts);
    const std::string noTime = timestamp(0);
    std::string json;
    for (std::size_t frame = 0; frame < alerts; ++frame) {
        const bool repeats = m_unique > 0 && dice.below(100) < repeatPercent;
        const std::uint32_t id = repeats ? std::uint32_t(1 + dice.below(m_unique)) : ++m_unique;
        const std::uint8_t severity = throwSeverity(dice);
        json.assign("{\"type\": \"alert_created\", \"alert_id\": ").append(std::to_string(id));
        json.append(", \"alert_type\": \"").append(kTypes[dice.below(kTypes.size())]);
        json.append("\", \"severity\": \"").append(kSeverities[severity]);
        json.append("\", \"message\": \"").append(kFaults[dice.below(kFaults.size())]).append(" ");
        json.append(kPlaces[dice.below(kPlaces.size())]).append(", port ").append(std::to_string(frame)).append(" ");
        const std::string_view rest = "\", \"timestamp\": \"";
        const std::size_t behind = rest.size() + kStampBytes + kEnd.size();
        if (json.size() + behind > kAlertBytes)
            std::abort();
        json.append(kAlertBytes - behind - json.size(), '.');
        json.append(rest).append(noTime).append(kEnd);

        m_bytes.append({'\x81', '\x7e', char(kAlertBytes >> 8), char(kAlertBytes & 0xff)});
        m_bytes.append(json);
        m_ids.push_back(id);
        m_severities.push_back(severity);
    }
}

std::string_view Storm::frames(std::size_t first, std::size_t last) const
{
    return std::string_view(m_bytes).substr(first * kFrameBytes, (last - first) * kFrameBytes);
}

std::string_view Storm::json(std::size_t frame) const
{
    return frames(frame, frame + 1).substr(kHeaderBytes);
}

void Storm::stamp(std::size_t first, std::size_t last, std::int64_t microseconds)
{
    const std::string text = timestamp(microseconds);
    for (std::size_t frame = first; frame < last; ++frame)
        std::memcpy(m_bytes.data() + frame * kFrameBytes + kStampAt, text.data(), kStampBytes);
}

// Six digits even where they are zero: the real server leaves them out then, but every frame has to be as long as the others.
std::string timestamp(std::int64_t microseconds)
{
    const std::time_t whole = std::time_t(microseconds / 1'000'000);
    std::tm utc {};
    gmtime_r(&whole, &utc);
    std::array<char, 64> text {};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text.data() + length, text.size() - length, ".%06d+00:00", int(microseconds % 1'000'000));
    return text.data();
}

} // namespace noc::bench
