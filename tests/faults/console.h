// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace noc::faults {

//! A console without a window, to be killed: the real core behind a ConsolePipe. Needs a QCoreApplication.
int runConsole();

} // namespace noc::faults
