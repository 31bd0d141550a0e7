// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themecolors.h"

#include <QString>

namespace noc {

//! The application's style sheet in `colors`: flat, lines of one pixel, rounded buttons, fields and pills. Lengths are in pixels of a 13 px
//! base font, times `scale`. It sets no font: widgets take theirs from Theme.
QString styleSheet(const ThemeColors &colors, double scale);

} // namespace noc
