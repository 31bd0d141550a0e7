// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QString>

namespace noc {

//! Translated upper-case word of a known severity; for unknown ones pass the text as it came.
QString severityWord(Severity severity);
//! The same as a word in a sentence: "Critical".
QString severityTitle(Severity severity);
QString statusWord(AlertStatus status);

//! Ages and times as the window writes them: "0:14", "1:22", "9:58", "1:02:05", "3 d 4 h"; never negative.
QString formatAge(milliseconds age);
//! "41 s", "1 min 30 s", "2 h 5 min"; never negative.
QString formatDuration(milliseconds duration);
//! The age of a proof of life: "0.4 s" below ten seconds, then as formatDuration().
QString formatShortAge(milliseconds age);
//! A round trip with its unit: "0.82 ms", "11.8 ms", "412 ms", "1.3 s".
QString formatRoundTrip(double ms);
//! "99.98", rounded down: 99.999 % of a shift is not all of it.
QString formatPercent(double percent);
//! Local clock time "12:26:33", with the date in front when it is not today.
QString formatTime(WallTime time, WallTime now);
//! "DEVICE_OFFLINE" as people read it: "Device offline". Made safe as safeLine().
QString formatAlertType(QStringView type);
//! Untrusted text made safe for one line: control and bidirectional-override characters become visible escapes (U+202E as "\u202E"), line ends a blank.
QString safeLine(QStringView untrusted);
//! The same for text of several lines: line ends and tabs stay.
QString safeText(QStringView untrusted);

//! The same words for a tool tip, which guesses at rich text: nothing in it is markup, line ends stay.
QString plainToolTip(const QString &text);

} // namespace noc
