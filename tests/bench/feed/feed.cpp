// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/feed/feed.h"

#include "core/session/alertfromwire.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace noc::bench {

namespace {

// 22 November 2026, 12:00 UTC, in microseconds.
constexpr std::int64_t kBegin = 1'795'348'800'000'000;

} // namespace

Feed::Feed(std::size_t alerts, std::uint64_t seed, unsigned repeatPercent, int perSecond)
    : m_storm(alerts, seed, repeatPercent), m_perSecond(perSecond)
{
    for (std::size_t frame = 0; frame < alerts; ++frame)
        m_storm.stamp(frame, frame + 1, kBegin + std::int64_t(frame) * 1'000'000 / perSecond);
}

Feed Feed::forRows(std::size_t rows, std::uint64_t seed)
{
    return Feed(rows * 9 / 8, seed);
}

AlertRaise Feed::raise(std::size_t frame)
{
    const std::string_view json = m_storm.json(frame);
    const wire::Decoded decoded = m_decoder.decode(json);
    const auto *message = std::get_if<wire::ServerMessage>(&decoded.result);
    AlertRaise raise;
    // A storm that is no storm measures nothing.
    if (!message || !raiseFromWire(*message, raise))
        std::abort();
    raise.received = WallTime(milliseconds((kBegin + std::int64_t(frame) * 1'000'000 / m_perSecond) / 1000));
    raise.frameHash = std::max<std::size_t>(1, std::hash<std::string_view> {}(json));
    return raise;
}

std::size_t fill(AlertStore &store, Feed &feed, std::size_t rows, std::size_t next)
{
    while (next < feed.size() && std::size_t(store.counts().rows) < rows) {
        store.beginBatch();
        for (std::size_t end = std::min(next + kBatch, feed.size()); next < end && std::size_t(store.counts().rows) < rows; ++next)
            store.raise(feed.raise(next));
        store.endBatch();
    }
    return next;
}

} // namespace noc::bench
