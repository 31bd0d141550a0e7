// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/health/healthsnapshot.h"

#include <QByteArray>
#include <QString>

namespace noc {

//! What the panel shows as CSV (RFC 4180, UTF-8, times in UTC): one line for each point of both series and each stretch of each channel. No cell
//! can start a formula in a spreadsheet.
QByteArray healthCsv(const HealthSnapshot &snapshot);

//! A cell of a CSV line: quoted where it must be, and with an apostrophe in front where a spreadsheet would take it for a formula.
QString csvCell(const QString &text);

//! Writes `bytes` to `path`, the whole or nothing.
Outcome writeWhole(const QString &path, const QByteArray &bytes);

} // namespace noc
