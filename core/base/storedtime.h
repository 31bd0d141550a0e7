// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <algorithm>

namespace noc {

//! A moment as it lies in files: milliseconds since 1970, UTC.
inline qint64 toStored(WallTime time)
{
    return time.time_since_epoch().count();
}

//! What a file says, whoever wrote it: moments beyond some 280,000 years are the nearest edge, so that sums and differences of two never overflow.
inline WallTime fromStored(qint64 ms)
{
    constexpr qint64 kEdge = qint64(1) << 53;
    return WallTime(milliseconds(std::clamp(ms, -kEdge, kEdge)));
}

} // namespace noc
