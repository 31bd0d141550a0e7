// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;
class QPainter;
class QRectF;

namespace noc {

//! What the operator chose; System follows the desktop's own light or dark.
enum class ThemeChoice { System, Dark, Light, HighContrast };

//! Every colour of the window, by role. Text roles have at least 4.5:1 on every ground they meet (7:1 in high contrast).
struct ThemeColors {
    QColor ground, panel, raised;      //!< table and window; docks and bars; buttons, fields and tiles
    QColor line, grid;                 //!< borders; table and chart grid
    QColor text, secondary, settled;   //!< main text; labels; what needs nobody any more
    QColor critical, criticalRow;      //!< mark and word; row tint
    QColor high, medium, low, info;
    QColor action, actionText;         //!< the one main action (and links, focus)
    QColor healthy;
    QColor warningGround, warningText; //!< banner, gap lines
    QColor selection;
};

//! The looks of the whole window: colours, fonts, the application's palette and style sheet. One per program, made in main and handed
//! down. GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    //! Applies palette, fonts and style sheet to the whole application.
    void apply(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    bool isDark() const;

    const ThemeColors &colors() const { return m_colors; }
    QColor severityColor(Severity severity) const;

    //! 13 px base, 12 px secondary, 15 px title, 24 px key figures, all times the system's font scale; numbers tabular where the font can.
    QFont baseFont() const;
    QFont secondaryFont() const;
    QFont titleFont() const;
    QFont figureFont() const;
    QFont monoFont() const;

Q_SIGNALS:
    //! After apply() changed anything: repaint whatever caches colours.
    void changed();

private:
    ThemeChoice m_choice = ThemeChoice::System;
    ThemeColors m_colors;
};

//! Draws the severity's shape into `box` (a square): octagon CRITICAL, triangle HIGH, diamond MEDIUM, disc LOW, ring INFO and not told; with
//! `settled` always a ring.
void drawSeverityMark(QPainter &painter, const QRectF &box, Severity severity, const QColor &color, bool settled = false);

//! Translated upper-case word of a known severity; for unknown ones pass the text as it came.
QString severityWord(Severity severity);
QString statusWord(AlertStatus status);

//! Ages and times as the window writes them: "0:14", "1:22", "9:58", "1:02:05", "3 d 4 h"; never negative.
QString formatAge(milliseconds age);
//! "41 s", "1 min 30 s", "2 h 5 min".
QString formatDuration(milliseconds duration);
//! Local clock time "12:26:33", with the date in front when it is not today.
QString formatTime(WallTime time, WallTime now);
//! "DEVICE_OFFLINE" as people read it: "Device offline".
QString formatAlertType(QStringView type);
//! Untrusted text made safe for one line: control and bidirectional-override characters become visible escapes (U+202E as "\u202E"), line ends a blank.
QString safeLine(QStringView untrusted);

} // namespace noc
