// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace noc {

//! The samples of a WAV file as the project makes them (PCM, 16 bit, mono, 44.1 kHz), nothing for any other.
std::optional<QByteArray> waveSamples(const QByteArray &file);

inline constexpr int kWaveRate = 44'100;

} // namespace noc
