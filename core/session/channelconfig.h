// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/channel.h"
#include "core/session/profile.h"

namespace noc {

//! How the profile's channel `kind` is to be run: its endpoint, token, certificates, waits and limits. Reads the CA file.
Channel::Config channelConfig(const Profile &profile, ChannelKind kind, const QString &token);

} // namespace noc
