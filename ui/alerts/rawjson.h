// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace noc {

//! A frame laid out for reading: only blanks and line ends between its tokens change, so that doubled members, numbers of any size and what is no
//! JSON at all stay as they came. Made safe as safeText(), inside of strings as safeLine(). Not longer than `most` characters, the end cut.
QString prettyJson(QStringView frame, qsizetype most = 200'000);

} // namespace noc
