// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace noc::faults {

//! A console without a window, to be killed: the real core in a process of its own. The first line on standard input is its profile
//! ({"server", "origin", "token", "tenant", "folder"}), each further one a click ({"ack": 12}, {"retry": true}); standard output tells what
//! it shows, one JSON object a line, with the wall time in milliseconds as "at". Ends with its standard input. Needs a QCoreApplication.
int runConsole();

} // namespace noc::faults
