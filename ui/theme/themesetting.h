// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

namespace noc {

class Settings;

//! The theme that the operator chose last; System when there is none.
ThemeChoice chosenTheme(const Settings &settings);
void keepTheme(Settings &settings, ThemeChoice choice);

} // namespace noc
