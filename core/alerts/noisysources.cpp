// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/noisysources.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace noc {

namespace {

constexpr std::chrono::hours kHour {1};

//! Not longer than is kept, and not within a character.
std::string_view cut(std::string_view text, std::size_t longest)
{
    if (text.size() <= longest)
        return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

} // namespace

void NoisySources::note(std::string_view type, qsizetype raises, BootTime at)
{
    tick(at);
    if (raises <= 0)
        return;
    type = cut(type, kLongestType);
    auto entry = m_types.find(type);
    if (entry == m_types.end()) {
        if (m_types.size() >= kMostTypes)
            makeRoom();
        entry = m_types.emplace(std::string(type), Counts()).first;
        entry->second.minute = m_minute;
    }
    Counts &counts = entry->second;
    // Whatever had no raise within the hour is forgotten, so this turns the ring once at most.
    for (std::int64_t minute = counts.minute + 1; minute <= m_minute; ++minute)
        counts.minutes[std::size_t(minute) % kMinutes] = 0;
    counts.minute = m_minute;
    counts.last = m_now;
    std::uint32_t &present = counts.minutes[std::size_t(m_minute) % kMinutes];
    present += std::uint32_t(std::min<qsizetype>(raises, std::numeric_limits<std::uint32_t>::max() - present));
}

void NoisySources::tick(BootTime now)
{
    m_now = std::max(m_now, now);
    if (const std::int64_t minute = std::chrono::floor<std::chrono::minutes>(m_now.time_since_epoch()).count();
        minute != m_minute) {
        m_minute = minute;
        std::erase_if(m_types, [this](const auto &entry) { return lastHour(entry.second) == 0; });
    }
    if (m_forgotten > 0 && m_now - m_forgotAt >= kHour)
        m_forgotten = 0;
}

//! A quarter at once, so that a server that invents types does not have every raise look through all of them.
void NoisySources::makeRoom()
{
    std::vector<std::pair<BootTime, const std::string *>> byAge;
    byAge.reserve(m_types.size());
    for (const auto &[type, counts] : m_types)
        byAge.emplace_back(counts.last, &type);
    const auto gone = std::ptrdiff_t(kMostTypes / 4);
    std::nth_element(byAge.begin(), byAge.begin() + gone, byAge.end(), [](const auto &left, const auto &right) {
        return left.first < right.first;
    });
    for (auto old = byAge.begin(); old != byAge.begin() + gone; ++old)
        m_types.erase(m_types.find(*old->second));
    m_forgotten += gone;
    m_forgotAt = m_now;
}

qsizetype NoisySources::lastHour(const Counts &counts) const
{
    qsizetype raises = 0;
    // A ring is cleared with the next raise only, so what is older may still be in it.
    const std::int64_t first = m_minute - std::int64_t(kMinutes) + 1;
    for (std::int64_t minute = std::max<std::int64_t>(0, first); minute <= counts.minute; ++minute)
        raises += counts.minutes[std::size_t(minute) % kMinutes];
    return raises;
}

std::vector<NoisySources::Noise> NoisySources::noisiest(std::size_t most) const
{
    std::vector<Noise> all;
    all.reserve(m_types.size());
    for (const auto &[type, counts] : m_types)
        all.push_back({type, lastHour(counts)});
    std::sort(all.begin(), all.end(), [](const Noise &left, const Noise &right) {
        return std::tie(right.lastHour, left.type) < std::tie(left.lastHour, right.type);
    });
    all.resize(std::min(all.size(), most));
    return all;
}

qsizetype NoisySources::total() const
{
    qsizetype total = 0;
    for (const auto &[type, counts] : m_types)
        total += lastHour(counts);
    return total;
}

} // namespace noc
