// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/timerange.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace noc {

milliseconds shorterRange(milliseconds length)
{
    const auto next = std::lower_bound(kRangeLengths.begin(), kRangeLengths.end(), length);
    return next == kRangeLengths.begin() ? length : milliseconds(*std::prev(next));
}

milliseconds longerRange(milliseconds length)
{
    const auto next = std::upper_bound(kRangeLengths.begin(), kRangeLengths.end(), length);
    return next == kRangeLengths.end() ? length : milliseconds(*next);
}

QString rangeName(milliseconds length)
{
    const int minutes = int(std::chrono::round<std::chrono::minutes>(length).count());
    constexpr int kHour = 60;
    constexpr int kDay = 24 * kHour;
    if (minutes >= 2 * kDay && minutes % kDay == 0)
        return QCoreApplication::translate("noc::TimeRange", "%n day(s)", "length of a range of time", minutes / kDay);
    if (minutes >= kHour && minutes % kHour == 0)
        return QCoreApplication::translate("noc::TimeRange", "%1 h", "length of a range of time").arg(minutes / kHour);
    return QCoreApplication::translate("noc::TimeRange", "%1 min", "length of a range of time").arg(minutes);
}

} // namespace noc
