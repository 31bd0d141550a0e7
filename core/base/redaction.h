// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>

namespace noc {

//! From now on redacted() takes this out of every text, as it is and percent-encoded. What is shorter than 8 characters is not kept: it would
//! take harmless words out too. The newest 64 are known. Any thread.
void keepOutOfTexts(const QString &secret);

//! The text without secrets, for everything that leaves the program's memory as text: logs, errors, the event log, other programs. Taken out is what
//! keepOutOfTexts() knows, `more`, and what has a secret's shape: a JWT (RFC 7519), what follows “Bearer ”, “token=”, “ws_token=”, and the JSON
//! members access, refresh, token and password. An ellipsis stands in its place. Any thread.
QString redacted(QString text, const QStringList &more = {});
//! The same for UTF-8, fast for what holds no secret, which is nearly everything: then `utf8` itself comes back, else `room` is filled and comes back.
std::string_view redacted(std::string_view utf8, std::string &room);

} // namespace noc
