// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace noc {

//! Hands what was freed back to the system, which glibc does not do by itself: what a storm needs for seconds would stay with a program that runs
//! for weeks. Takes milliseconds, in which other threads may wait for memory. Any thread; not the one that draws.
void giveFreedMemoryBack();

} // namespace noc
