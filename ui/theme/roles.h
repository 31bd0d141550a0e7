// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

class QWidget;

namespace noc {

//! Gives `widget` a role of the style sheet (see Theme) and has it take effect at once, also on a widget that is shown already.
void setRole(QWidget &widget, QLatin1StringView role);

} // namespace noc
