// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/protocol/codec.h"
#include "tests/bench/storm/storm.h"

namespace noc::bench {

//! A storm without a socket: every frame through the real decoder into what a session gives its store.
class Feed
{
public:
    //! `alerts` frames, raised and received at `perSecond`.
    explicit Feed(std::size_t alerts, std::uint64_t seed = 1, unsigned repeatPercent = 10, int perSecond = 250'000);
    //! So many frames that at least `rows` rows come of them.
    static Feed forRows(std::size_t rows, std::uint64_t seed = 1);

    std::size_t size() const { return m_storm.size(); }
    std::string_view json(std::size_t frame) const { return m_storm.json(frame); }
    AlertRaise raise(std::size_t frame);

private:
    Storm m_storm;
    wire::ServerDecoder m_decoder;
    int m_perSecond;
};

//! What a window's store takes in one frame of a storm at full speed.
inline constexpr std::size_t kBatch = 4'000;

//! Raises from frame `next` on, in batches, until the store has `rows` rows or the storm is over; the frame to go on with.
std::size_t fill(AlertStore &store, Feed &feed, std::size_t rows, std::size_t next = 0);

} // namespace noc::bench
