// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/chatterwatch.h"

#include <algorithm>
#include <functional>
#include <ratio>
#include <utility>

namespace noc {

namespace {

using Tenths = std::chrono::duration<std::int64_t, std::deci>;

} // namespace

ChatterWatch::Source ChatterWatch::sourceOf(std::string_view type, std::string_view message)
{
    const std::hash<std::string_view> hash;
    return (Source(hash(type)) * 0x9E3779B97F4A7C15U) ^ Source(hash(message));
}

ChatterWatch::ChatterWatch(Limits limits) : m_limits(limits)
{
    m_limits.raises = std::clamp(m_limits.raises, 2, kMostRaises);
    m_limits.within = std::clamp<seconds>(m_limits.within, seconds(1), std::chrono::hours(1));
    m_within = Tick(std::chrono::duration_cast<Tenths>(m_limits.within).count());
}

ChatterWatch::Tick ChatterWatch::tickOf(BootTime at) const
{
    return Tick(std::max<std::int64_t>(0, std::chrono::floor<Tenths>(at - m_begin).count())) + 1;
}

const ChatterWatch::Place *ChatterWatch::find(Source source) const
{
    for (std::size_t i = 0; !m_places.empty() && i < kProbes; ++i) {
        const Place &place = m_places[(source + i) % kPlaces];
        if (place.source == source && place.ticks[0] != 0)
            return &place;
    }
    return nullptr;
}

//! Its own, or that of one which is missed the least: raised once before raised often, the one that is quiet for longest before others.
ChatterWatch::Place &ChatterWatch::placeFor(Source source)
{
    if (const Place *known = find(source))
        return m_places[std::size_t(known - m_places.data())];
    Place *least = &m_places[source % kPlaces];
    for (std::size_t i = 0; i < kProbes; ++i) {
        Place &place = m_places[(source + i) % kPlaces];
        const auto worth = [](const Place &one) { return std::pair(one.ticks[1] != 0, one.ticks[0]); };
        if (worth(place) < worth(*least))
            least = &place;
    }
    *least = {source, {}};
    return *least;
}

bool ChatterWatch::chatters(const Place &place, Tick now) const
{
    const Tick first = place.ticks[std::size_t(m_limits.raises) - 1];
    return first != 0 && now - first <= m_within;
}

void ChatterWatch::note(Source source, const AlertKey &alert, BootTime at)
{
    if (m_places.empty()) {
        m_places.resize(kPlaces);
        m_begin = at;
    }
    Place &place = placeFor(source);
    const Tick now = tickOf(at);
    // Something that fell silent before begins anew: it must not keep its place before others for what it once was.
    if (now - place.ticks[0] > m_within)
        place.ticks = {};
    std::rotate(place.ticks.begin(), place.ticks.end() - 1, place.ticks.end());
    place.ticks[0] = now;
    if (chatters(place, now))
        list(source, alert, at);
}

void ChatterWatch::list(Source source, const AlertKey &alert, BootTime at)
{
    const auto [entry, isNew] = m_listed.try_emplace(source, Chatter {alert, at, at, m_limits.raises});
    if (!isNew) {
        Chatter &known = entry->second;
        known = at - known.last > m_limits.within ? Chatter {alert, at, at, m_limits.raises}
                                                  : Chatter {alert, known.since, at, known.raises + 1};
        return;
    }
    if (m_listed.size() <= kMostListed)
        return;
    const auto oldest = std::min_element(
        m_listed.begin(), m_listed.end(), [](const auto &left, const auto &right) { return left.second.last < right.second.last; });
    m_listed.erase(oldest);
}

bool ChatterWatch::isChattering(Source source, BootTime now) const
{
    const Place *place = find(source);
    return place && chatters(*place, tickOf(now));
}

std::vector<ChatterWatch::Chatter> ChatterWatch::chattering(BootTime now) const
{
    std::vector<Chatter> found;
    for (const auto &[source, chatter] : m_listed) {
        if (now - chatter.last <= m_limits.within && isChattering(source, now))
            found.push_back(chatter);
    }
    std::sort(found.begin(), found.end(), [](const Chatter &left, const Chatter &right) {
        return std::pair(right.raises, left.since) < std::pair(left.raises, right.since);
    });
    return found;
}

} // namespace noc
