// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/hardreset.h"

#include <QAbstractSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace noc {

void resetConnection(QAbstractSocket &socket)
{
#ifdef Q_OS_UNIX
    const linger noLingering {.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &noLingering, sizeof noLingering);
#endif
    socket.abort();
}

} // namespace noc
