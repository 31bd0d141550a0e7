// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/spreadsheetcell.h"

#include "ui/theme/formats.h"

using namespace Qt::StringLiterals;

namespace noc {

QString withoutFormula(const QString &text)
{
    static const QString starters = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return !text.isEmpty() && starters.contains(text.front()) ? u'\'' + text : text;
}

QString pastedCell(const QString &text)
{
    const QString line = safeLine(text).trimmed();
    return line.startsWith(u'"') ? u'\'' + line : withoutFormula(line);
}

} // namespace noc
