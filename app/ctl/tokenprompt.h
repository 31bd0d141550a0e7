// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace noc {

//! Asks for the token on the terminal without showing it; empty when there is no terminal or nothing was typed.
QString promptForToken();

} // namespace noc
