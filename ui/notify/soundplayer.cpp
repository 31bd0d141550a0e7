// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/soundplayer.h"

namespace noc {

SoundPlayer::SoundPlayer(QObject *parent) : QObject(parent) { }

SoundPlayer::~SoundPlayer() = default;

} // namespace noc
