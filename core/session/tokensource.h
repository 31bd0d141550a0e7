// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <optional>

namespace noc {

//! The token in a file: read whole, blanks around it cut, at most 16 KiB, visible ASCII. Refused with words when others than its
//! owner could read it. Blocks on the disk; call it at the start or when the operator asks.
Result<QString> readTokenFile(const QString &path);

//! WATCHFLOOR_TOKEN of the environment; empty when unset. Taken out of the environment, so that no child inherits it.
QString takeTokenFromEnvironment();

//! `exp` of a JWT (RFC 7519 4.1.4), read and not trusted: clocks differ, and the server decides. None when it cannot be read.
std::optional<WallTime> tokenExpiry(const QString &token);

//! How long a JWT lasts from when it was issued: `exp` minus `iat`, for which no clock is needed. None when it cannot be read or makes no sense.
std::optional<seconds> tokenLifetime(const QString &token);

//! Whose token it is, to keep operators' clicks apart and for nothing else (it is read, not trusted): the `user_id` claim as text, or a hash
//! of the token where it has none that can be read. Empty for an empty token.
QString tokenUser(const QString &token);

} // namespace noc
