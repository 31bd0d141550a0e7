// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace noc {

//! Sends every log line of the program to `path` as well, with time and category; the file is appended to and readable by its owner only.
//! Lives until the program ends. Any thread may log.
Outcome logToFile(const QString &path);

} // namespace noc
