// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace noc {

//! The same as long as the machine is not started anew, so that the boot clock of two processes can be compared; empty where unknown.
QByteArray bootId();

} // namespace noc
