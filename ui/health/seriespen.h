// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/roundtripmodel.h"
#include "ui/theme/themecolors.h"

#include <QPen>

namespace noc {

//! The line of a series, in the chart and in its legend: told apart by more than colour.
inline QPen seriesPen(RoundTripModel::Series series, const ThemeColors &colors)
{
    if (series == RoundTripModel::Heartbeats)
        // Round ends are drawn for each piece of the line, at twice the cost, and nobody sees them.
        return {colors.action, 1.6, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
    QPen pen(colors.secondary, 1, Qt::CustomDashLine, Qt::FlatCap, Qt::BevelJoin);
    pen.setDashPattern({2, 2});
    return pen;
}

} // namespace noc
