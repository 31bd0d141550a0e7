// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace noc {

//! Every colour of the window, by role. Text roles have at least 4.5:1 on every ground they meet (7:1 in high contrast).
struct ThemeColors {
    QColor ground, panel, raised; //!< table and window; docks and bars; buttons, fields and tiles
    QColor line, grid; //!< borders; table and chart grid
    QColor text, secondary, settled; //!< main text; labels; what needs nobody any more
    QColor critical, criticalRow; //!< mark and word; row tint
    QColor high, medium, low, info; //!< with critical, apart from each other for every eye (see tst_colorvision)
    QColor action, actionText; //!< the one main action (and links, focus)
    QColor healthy;
    QColor warningGround, warningText; //!< banner, gap lines
    QColor selection;

    friend bool operator==(const ThemeColors &, const ThemeColors &) = default;
};

const ThemeColors &darkColors();
const ThemeColors &lightColors();
const ThemeColors &highContrastColors();

//! Contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
double contrastRatio(const QColor &one, const QColor &other);
//! `share` (0 to 1) of `over` laid on `ground`, opaque.
QColor mixed(const QColor &ground, const QColor &over, double share);

} // namespace noc
