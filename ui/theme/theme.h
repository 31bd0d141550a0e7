// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "ui/theme/formats.h"
#include "ui/theme/severitymark.h"
#include "ui/theme/themecolors.h"

#include <QColor>
#include <QFont>
#include <QObject>

namespace noc {

//! What the operator chose; System follows the desktop's own light or dark.
enum class ThemeChoice { System, Dark, Light, HighContrast };

//! Stable names for settings and the command line: "system", "dark", "light", "high-contrast".
QString themeChoiceId(ThemeChoice choice);
std::optional<ThemeChoice> themeChoiceFromId(QStringView id);

//! The looks of the whole window: colours, fonts, the application's palette and style sheet. One per program, made in main and handed
//! down. GUI thread.
//!
//! The style sheet knows a dynamic property "role", to be set before a widget is shown:
//! QLabel: secondary, heading (bold secondary: name of a section), settled, warning, error, figure;
//! QPushButton: primary (the one main action), link; QFrame and QWidget with WA_StyledBackground: panel, bar, warning, card, line.
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
    //! `wanted` where it can be read on `ground`, else the main text colour: for words on selected and tinted rows.
    QColor readable(const QColor &wanted, const QColor &ground) const;
    //! `color` as it looks on `ground` while the rows are not live.
    QColor dimmed(const QColor &color, const QColor &ground) const;

    //! 13 px base, 12 px secondary, 15 px title, 24 px key figures, all times the system's font scale; numbers tabular where the font can.
    QFont baseFont() const;
    QFont secondaryFont() const;
    //! Secondary and bold: names of sections and of table columns.
    QFont headingFont() const;
    QFont titleFont() const;
    QFont figureFont() const;
    QFont monoFont() const;

Q_SIGNALS:
    //! After apply() changed anything: repaint whatever caches colours.
    void changed();

private:
    QFont sized(int pixels) const;

    ThemeChoice m_choice = ThemeChoice::System;
    ThemeColors m_colors;
    QString m_systemFamily;
    bool m_systemIsDark = false;
    double m_fontScale = 1;
};

} // namespace noc
