// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace noc {

//! Lets large pieces of memory go back to the system as soon as they are freed. glibc raises its own limit with every large piece that is freed,
//! so that what a storm needed for seconds would stay with a program that runs for weeks. First thing in main(), before any thread.
void giveFreedMemoryBack();

} // namespace noc
