// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/chatterwatch.h"
#include "core/alerts/noisysources.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace noc {

//! What loads an operator beside sheer number (ISA-18.2, EEMUA 191): which types make the noise, what chatters, and what has gone stale. Told of every
//! raise, repeats included; costs about a quarter of a microsecond each (perf, a storm of a million). One thread, that of the store.
class AlertLoad
{
public:
    struct Limits {
        ChatterWatch::Limits chatter;
        milliseconds staleAfter = std::chrono::hours(24); //!< unacknowledged for longer
    };

    AlertLoad() : AlertLoad(Limits()) { }
    explicit AlertLoad(Limits limits);

    void note(const AlertRaise &raise, BootTime at);
    //! Time passes; what was noted is in noisy() from then on.
    void tick(BootTime now);

    const NoisySources &noisy() const { return m_noisy; }
    const ChatterWatch &chatter() const { return m_chatter; }
    milliseconds staleAfter() const { return m_limits.staleAfter; }
    //! The row's source chatters. Precondition: store.isLive(slot).
    bool isChattering(const AlertStore &store, AlertSlot slot, BootTime now) const;
    //! `now` by the server's clock. Precondition: store.isLive(slot).
    bool isStale(const AlertStore &store, AlertSlot slot, WallTime now) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    void flush(BootTime now);

    Limits m_limits;
    NoisySources m_noisy;
    ChatterWatch m_chatter;
    std::unordered_map<std::string, qsizetype, Hash, std::equal_to<>> m_noted; // raises by type since the last tick
};

} // namespace noc
