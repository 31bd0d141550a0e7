// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"

#include <deque>
#include <vector>

namespace noc {

//! What a stretch of time was, for bands and figures. Connecting counts as Reconnecting.
enum class UptimeKind : std::uint8_t { Off, Connected, Reconnecting, Failed };

UptimeKind uptimeKind(const ConnectionState &state);

//! One stretch of one kind; `cause` tells why it is no Connected one.
struct UptimeSpan {
    WallTime from;
    WallTime to; //!< for the running one: the time asked at
    UptimeKind kind = UptimeKind::Off;
    EndCause cause;
    int attempts = 0; //!< Reconnecting: the newest attempt's number, which ended it when Connected follows; else 0

    friend bool operator==(const UptimeSpan &, const UptimeSpan &) = default;
};

struct UptimeFigures {
    double uptimePercent = 0; //!< Connected of all that was not Off, a first attempt that did not fail left out; 0 when nothing was
    int breaks = 0; //!< stretches of Reconnecting or Failed after a Connected one
    milliseconds down {0}; //!< their total
    milliseconds longest {0};
    milliseconds meanBetween {0}; //!< mean time between breaks; 0 with fewer than one break
    friend bool operator==(const UptimeFigures &, const UptimeFigures &) = default;
};

//! The past of one channel's state, seven days of it, bounded to 20,000 spans (the oldest go). Reads WallTime but measures with BootTime,
//! so that a clock jump makes no false outage. One thread.
class UptimeLedger
{
public:
    explicit UptimeLedger(Clock &clock);

    //! The state changed now.
    void note(const ConnectionState &state);
    //! What was counted Connected since `lastProof` was not: the link had been silent (a cut found late).
    void noteSilentSince(BootTime lastProof, const EndCause &cause);

    //! Spans that touch [from, to), oldest first, cut to it.
    std::vector<UptimeSpan> spans(WallTime from, WallTime to) const;
    UptimeFigures figures(WallTime from, WallTime to) const;

private:
    struct Mark {
        BootTime at;
        UptimeKind kind;
        EndCause cause;
        int attempts = 0;
    };
    WallTime toWall(BootTime at) const;

    Clock &m_clock;
    std::deque<Mark> m_marks;
};

} // namespace noc
