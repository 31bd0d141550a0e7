// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace noc {

//! Gives the application the texts of `locale`'s language, our own and Qt's, where there are any; English is what remains. Call
//! once, after the application object is made and before the first text is asked for. True when our own texts were found or are
//! the English of the source.
bool installTranslations(const QLocale &locale);

} // namespace noc
