// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <QString>

class QMenu;

namespace noc {

//! More rows are not copied at once; a last line says how many were left out.
inline constexpr qsizetype kMostRowsCopied = 5'000;

//! These texts go to places that are not ours: chats, tickets, spreadsheets. All of them are plain and safe (see safeLine()), and no cell, nor the
//! beginning of a line, starts a formula. Times are local with the offset to UTC, since whoever reads them may sit elsewhere.

//! An alert in one line: severity, type, message, and by what to find it again.
QString alertLine(const AlertStore &store, AlertSlot slot);
//! All that the store knows of it, a line for each fact.
QString alertText(const AlertStore &store, AlertSlot slot);
//! Rows for a spreadsheet: severity, raised, count, type, message, client, site, status, by, id; separated by tabs. What is gone is left out.
QString alertRows(const AlertStore &store, const QList<AlertKey> &keys);
//! The id alone.
QString alertIdText(const AlertKey &key);

//! Menu entries that put the alert's line, all of it, its message or its id into the clipboard, as they are at this moment.
void addAlertCopyActions(QMenu &menu, const AlertStore &store, AlertSlot slot);

} // namespace noc
