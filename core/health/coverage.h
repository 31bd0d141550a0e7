// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <optional>
#include <vector>

namespace noc {

//! A stretch without data: alerts raised in it may be missing, since the server replays nothing.
struct Gap {
    WallTime from; //!< last proof of the consumer
    std::optional<WallTime> to; //!< new greeting (and answered subscriptions); none while it lasts
    bool atStart = false; //!< the time before the first greeting: unknown, not a break

    bool sinceLastRun = false; //!< atStart, and `from` is the last proof of the run before: a declared gap

    friend bool operator==(const Gap &, const Gap &) = default;
};

//! When this console was covered by live data: shift coverage in per cent and the list of gaps. Measured on the boot clock. One thread.
class Coverage
{
public:
    explicit Coverage(Clock &clock);

    //! The shift starts now (program start, or the operator's word).
    void startShift();
    //! Data are live from now.
    void noteLive();
    //! Data ended; what was said until `coveredUntil` is here.
    void noteLost(BootTime coveredUntil);

    //! The run before had live data until then: what was missed between it and this run's first greeting is a declared gap.
    void noteRunBefore(WallTime lastProof);

    bool isLive() const;
    //! Share of the shift that was covered, 0 to 100.
    double percent() const;
    WallTime shiftStart() const;
    //! Gaps of the shift, oldest first; the newest may be open. At most 1,000 are kept.
    const std::vector<Gap> &gaps() const;

private:
    WallTime toWall(BootTime at) const;

    Clock &m_clock;
    BootTime m_shiftStart;
    std::optional<BootTime> m_liveSince;
    nanoseconds m_covered {};
    BootTime m_openGapSince; //!< begin of the gap that is open, if one is
    std::optional<BootTime> m_runBefore; //!< its last proof, as the wall clock at the start told; before this boot it is below zero
    std::vector<Gap> m_gaps;
};

} // namespace noc
