// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <array>

namespace noc {

//! Tells when new alerts come faster than an operator can follow, after EEMUA 191 and ISA-18.2: a flood begins with so many in the last minute, and ends
//! when a minute had fewer than a lower number, so that it does not come and go. Counts in whole seconds, at a fixed cost; the time comes from outside.
class FloodMonitor
{
public:
    //! Alerts in a minute. Made sensible: at least 1, and the end not above the begin.
    struct Limits {
        qsizetype beginsAt = 30;
        qsizetype endsBelow = 15;
    };
    static constexpr std::size_t kWindow = 60; //!< seconds, the present one included

    FloodMonitor() : FloodMonitor(Limits()) { }
    explicit FloodMonitor(Limits limits);

    //! So many came. `at` is not before that of an earlier call; should it be, they count for that one's second.
    void note(qsizetype alerts, BootTime at);
    //! Time passes although nothing comes.
    void tick(BootTime now);

    //! As of the last call of these two.
    bool isFlood() const { return m_isFlood; }
    qsizetype lastMinute() const { return m_inWindow; }
    //! Alerts since since(), those of the minute that made it a flood included; 0 without one.
    qsizetype total() const { return m_total; }
    //! The second with the first alert of that minute; meaningless without a flood.
    BootTime since() const { return m_since; }

private:
    qsizetype &inSecond(std::int64_t second) { return m_seconds[std::size_t(second) % kWindow]; }
    void moveTo(BootTime now);

    Limits m_limits;
    std::array<qsizetype, kWindow> m_seconds {};
    std::int64_t m_second = 0;
    qsizetype m_inWindow = 0;
    qsizetype m_total = 0;
    BootTime m_since;
    bool m_isFlood = false;
};

} // namespace noc
