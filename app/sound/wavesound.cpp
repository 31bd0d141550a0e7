// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sound/wavesound.h"

#include <QtEndian>

namespace noc {

std::optional<QByteArray> waveSamples(const QByteArray &file)
{
    constexpr qsizetype kHeader = 44; // RIFF, "fmt " of 16 bytes, "data"
    if (file.size() <= kHeader || !file.startsWith("RIFF") || file.mid(8, 8) != "WAVEfmt " || file.mid(36, 4) != "data")
        return {};
    const auto number16 = [&](qsizetype at) { return qFromLittleEndian<quint16>(file.constData() + at); };
    const auto number32 = [&](qsizetype at) { return qFromLittleEndian<quint32>(file.constData() + at); };
    const bool isOurs = number16(20) == 1 && number16(22) == 1 && number32(24) == quint32(kWaveRate) && number16(34) == 16;
    if (!isOurs || qsizetype(number32(40)) != file.size() - kHeader)
        return {};
    return file.mid(kHeader);
}

} // namespace noc
