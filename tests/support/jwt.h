// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace noc::test {

//! A token as the server makes it (a JWT, RFC 7519), with these claims and no signature worth the name.
QString makeJwt(const QJsonObject &claims);
//! … of that user (`user_id`); another `serial`, another token.
QString makeJwtOf(const QJsonValue &user, int serial = 0);

} // namespace noc::test
