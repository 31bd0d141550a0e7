// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/liveness.h"
#include "core/protocol/codec.h"

#include <QByteArrayView>

namespace noc {

//! The first 4 KiB of a frame as text, cut between two characters.
QString excerptOf(QByteArrayView raw);

//! The note of a frame that gave no message.
FrameNote noteOfFault(wire::FrameFault fault, const wire::Decoded &decoded, QByteArrayView raw);

//! The note of a message with members left out or of an unknown type; none for a whole one of a known type.
std::optional<FrameNote> noteOfMessage(const wire::ServerMessage &message, const wire::Decoded &decoded, QByteArrayView raw);

} // namespace noc
