// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractSocket;

namespace noc {

//! Ends a TCP connection with RST instead of FIN (SO_LINGER of zero), as a crashed machine's kernel does.
void resetConnection(QAbstractSocket &socket);

} // namespace noc
