// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace noc {

//! Text that no spreadsheet takes for a formula: where it begins with a character that starts one (also in its full-width form), an apostrophe is
//! put in front, which spreadsheets take for "this is text".
QString withoutFormula(const QString &text);

//! The same as one cell of tab-separated text: one safe line, that does not begin with a quotation mark either, behind which tabs would not count.
QString pastedCell(const QString &text);

} // namespace noc
