// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themecolors.h"

#include <algorithm>
#include <cmath>

namespace noc {

const ThemeColors &darkColors()
{
    static const ThemeColors colors {
        .ground = QColor(0x14, 0x17, 0x1b),
        .panel = QColor(0x1b, 0x1f, 0x24),
        .raised = QColor(0x23, 0x28, 0x30),
        .line = QColor(0x2f, 0x36, 0x3f),
        .grid = QColor(0x2a, 0x30, 0x38),
        .text = QColor(0xdf, 0xe4, 0xea),
        .secondary = QColor(0x98, 0xa3, 0xaf),
        .settled = QColor(0x81, 0x8c, 0x98),
        .critical = QColor(0xff, 0x6b, 0x61),
        .criticalRow = QColor(0x3a, 0x1f, 0x20),
        .high = QColor(0xff, 0xa3, 0x40),
        .medium = QColor(0xf2, 0xd2, 0x4b),
        .low = QColor(0x6c, 0xb6, 0xff),
        .info = QColor(0x8f, 0x9b, 0xa8),
        .action = QColor(0x6c, 0xb6, 0xff),
        .actionText = QColor(0x0e, 0x16, 0x20),
        .healthy = QColor(0x8f, 0xa3, 0x9a),
        .warningGround = QColor(0x3a, 0x2f, 0x16),
        .warningText = QColor(0xff, 0xcf, 0x70),
        .selection = QColor(0x27, 0x41, 0x5c),
    };
    return colors;
}

const ThemeColors &lightColors()
{
    static const ThemeColors colors {
        .ground = QColor(0xec, 0xef, 0xf2),
        .panel = QColor(0xf8, 0xf9, 0xfa),
        .raised = QColor(0xff, 0xff, 0xff),
        .line = QColor(0xcf, 0xd6, 0xdd),
        .grid = QColor(0xdf, 0xe4, 0xe9),
        .text = QColor(0x1a, 0x20, 0x26),
        .secondary = QColor(0x52, 0x5e, 0x6a),
        .settled = QColor(0x5f, 0x6a, 0x75),
        .critical = QColor(0xac, 0x15, 0x0c),
        .criticalRow = QColor(0xfb, 0xe1, 0xdf),
        .high = QColor(0xaa, 0x49, 0x00),
        .medium = QColor(0x7e, 0x66, 0x28),
        .low = QColor(0x0a, 0x5e, 0xa8),
        .info = QColor(0x5b, 0x67, 0x72),
        .action = QColor(0x0a, 0x5e, 0xa8),
        .actionText = QColor(0xff, 0xff, 0xff),
        .healthy = QColor(0x4d, 0x5f, 0x56),
        .warningGround = QColor(0xff, 0xf0, 0xcc),
        .warningText = QColor(0x7a, 0x4b, 0x00),
        .selection = QColor(0xcf, 0xe3, 0xf7),
    };
    return colors;
}

const ThemeColors &highContrastColors()
{
    static const ThemeColors colors {
        .ground = QColor(0x00, 0x00, 0x00),
        .panel = QColor(0x00, 0x00, 0x00),
        .raised = QColor(0x12, 0x12, 0x12),
        .line = QColor(0xa8, 0xa8, 0xa8),
        .grid = QColor(0x5a, 0x5a, 0x5a),
        .text = QColor(0xff, 0xff, 0xff),
        .secondary = QColor(0xe0, 0xe0, 0xe0),
        .settled = QColor(0xc4, 0xc4, 0xc4),
        .critical = QColor(0xff, 0xa0, 0x98),
        .criticalRow = QColor(0x3d, 0x00, 0x00),
        .high = QColor(0xff, 0xb8, 0x5c),
        .medium = QColor(0xff, 0xe6, 0x6b),
        .low = QColor(0x8c, 0xd0, 0xff),
        .info = QColor(0xd0, 0xd0, 0xd0),
        .action = QColor(0x8c, 0xd0, 0xff),
        .actionText = QColor(0x00, 0x00, 0x00),
        .healthy = QColor(0xc2, 0xd8, 0xcc),
        .warningGround = QColor(0x33, 0x26, 0x00),
        .warningText = QColor(0xff, 0xdf, 0x80),
        .selection = QColor(0x00, 0x36, 0x66),
    };
    return colors;
}

namespace {

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor &ground, const QColor &over, double share)
{
    const auto mix = [share](float under, float top) { return float(under + (top - under) * share); };
    return QColor::fromRgbF(
        mix(ground.redF(), over.redF()), mix(ground.greenF(), over.greenF()), mix(ground.blueF(), over.blueF()));
}

} // namespace noc
