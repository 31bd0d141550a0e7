// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bootid.h"

#include <QFile>

namespace noc {

QByteArray bootId()
{
#if defined(Q_OS_LINUX)
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? file.read(64).trimmed() : QByteArray();
#else
    return {};
#endif
}

} // namespace noc
