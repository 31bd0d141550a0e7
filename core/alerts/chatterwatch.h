// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/base/clock.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace noc {

//! Finds what chatters: the same source raised again and again within a short time (ISA-18.2: three times in a minute). The source is what type and
//! message say, whatever the alert's id: live messages name no device, and some servers give every raise a new id. Costs the same for every
//! raise, in fixed memory: where more sources come than it has places for, those raised once go first. The time comes from outside. One thread.
class ChatterWatch
{
public:
    //! Made sensible: 2 to kMostRaises raises within a second to an hour.
    struct Limits {
        int raises = 3;
        seconds within {60}; //!< from the first of these to the last, and from there to now
    };
    static constexpr int kMostRaises = 8;
    static constexpr std::size_t kMostListed = 200;

    //! A source's number; two sources that differ have different ones (but for one pair in 2^64).
    using Source = std::uint64_t;
    static Source sourceOf(std::string_view type, std::string_view message);

    struct Chatter {
        AlertKey latest; //!< its newest alert
        BootTime since; //!< it chatters
        BootTime last; //!< raise
        qsizetype raises = 0; //!< since it chatters, those that made it so included
    };

    ChatterWatch() : ChatterWatch(Limits()) { }
    explicit ChatterWatch(Limits limits);

    //! It was raised. `at` is not before that of an earlier call.
    void note(Source source, const AlertKey &alert, BootTime at);
    bool isChattering(Source source, BootTime now) const;
    //! What chatters now, the noisiest first; at most kMostListed, those heard of last.
    std::vector<Chatter> chattering(BootTime now) const;
    const Limits &limits() const { return m_limits; }

private:
    using Tick = std::uint32_t; // tenths of a second since the first raise, from 1
    static constexpr std::size_t kPlaces = 32'768; // a power of two
    static constexpr std::size_t kProbes = 8;

    struct Place {
        Source source = 0;
        std::array<Tick, kMostRaises> ticks {}; // of the latest raises, the newest first; 0: none
    };

    Tick tickOf(BootTime at) const;
    const Place *find(Source source) const;
    Place &placeFor(Source source);
    bool chatters(const Place &place, Tick now) const;
    void list(Source source, const AlertKey &alert, BootTime at);

    Limits m_limits;
    Tick m_within;
    std::vector<Place> m_places; // none before the first raise
    BootTime m_begin;
    std::unordered_map<Source, Chatter> m_listed;
};

} // namespace noc
