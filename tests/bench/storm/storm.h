// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace noc::bench {

inline constexpr std::array<std::string_view, 5> kSeverities {"INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL"};
//! The length of every alert's JSON, as the real server writes one with a usual message.
inline constexpr std::size_t kAlertBytes = 260;

//! A storm of alerts: the WebSocket frames as they go over the wire, the same for the same seed but for the moments of sending.
class Storm
{
public:
    //! `alerts` frames, of which `repeatPercent` in the hundred (but for chance) are raises of an id raised before.
    Storm(std::size_t alerts, std::uint64_t seed, unsigned repeatPercent);

    std::size_t size() const { return m_ids.size(); }
    //! The frames `first` to `last` (without), header and JSON, one behind the other.
    std::string_view frames(std::size_t first, std::size_t last) const;
    //! The JSON of one frame.
    std::string_view json(std::size_t frame) const;
    //! Ids are 1 to unique().
    std::uint32_t id(std::size_t frame) const { return m_ids[frame]; }
    std::uint32_t unique() const { return m_unique; }
    //! Index in kSeverities.
    std::uint8_t severity(std::size_t frame) const { return m_severities[frame]; }
    //! Writes the moment, microseconds since 1970, into the timestamps of these frames.
    void stamp(std::size_t first, std::size_t last, std::int64_t microseconds);

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_ids;
    std::vector<std::uint8_t> m_severities;
    std::uint32_t m_unique = 0;
};

//! `2026-11-22T12:08:59.731191+00:00`
std::string timestamp(std::int64_t microseconds);

} // namespace noc::bench
