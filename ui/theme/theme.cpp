// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/flatstyle.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QScreen>
#include <QStyleFactory>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct ChoiceName {
    ThemeChoice choice;
    QLatin1StringView id;
};

constexpr std::array kChoiceNames = {
    ChoiceName {ThemeChoice::System, "system"_L1},
    ChoiceName {ThemeChoice::Dark, "dark"_L1},
    ChoiceName {ThemeChoice::Light, "light"_L1},
    ChoiceName {ThemeChoice::HighContrast, "high-contrast"_L1},
};

// The ratios that text must have: WCAG 2.1, 1.4.3 (AA) and 1.4.6 (AAA).
constexpr double kReadable = 4.5;
constexpr double kReadableHighContrast = 7.0;

bool desktopIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QPalette paletteFor(const ThemeColors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.panel);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.raised);
    palette.setColor(QPalette::AlternateBase, colors.panel);
    palette.setColor(QPalette::ToolTipBase, colors.raised);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.secondary);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.raised);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.critical);
    palette.setColor(QPalette::Light, mixed(colors.raised, colors.text, 0.12));
    palette.setColor(QPalette::Midlight, mixed(colors.raised, colors.text, 0.06));
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.line);
    palette.setColor(QPalette::Shadow, colors.ground);
    palette.setColor(QPalette::Highlight, colors.selection);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::Link, colors.action);
    palette.setColor(QPalette::LinkVisited, colors.action);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.settled);
    for (const QPalette::ColorRole role : {QPalette::Base, QPalette::Button})
        palette.setColor(QPalette::Disabled, role, colors.panel);
    return palette;
}

} // namespace

QString themeChoiceId(ThemeChoice choice)
{
    for (const ChoiceName &name : kChoiceNames) {
        if (name.choice == choice)
            return name.id;
    }
    Q_UNREACHABLE();
}

std::optional<ThemeChoice> themeChoiceFromId(QStringView id)
{
    for (const ChoiceName &name : kChoiceNames) {
        if (id.compare(name.id, Qt::CaseInsensitive) == 0)
            return name.choice;
    }
    return {};
}

Theme::Theme(QObject *parent)
    : QObject(parent),
      m_colors(darkColors()),
      m_systemFamily(QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()),
      m_systemIsDark(desktopIsDark())
{
    // Without it a widget that was polished and is then given to another parent loses the font it was told to have (seen with Qt 6.4).
    QCoreApplication::setAttribute(Qt::AA_UseStyleSheetPropagationInWidgetStyles);
    // Device pixels are Qt's business; what is left is the desktop's text size, told as a resolution.
    if (const QScreen *screen = QGuiApplication::primaryScreen())
        m_fontScale = std::clamp(screen->logicalDotsPerInch() / 96.0, 0.75, 3.0);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemIsDark = desktopIsDark();
        if (m_choice == ThemeChoice::System)
            apply(m_choice);
    });
#endif
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    switch (choice) {
    case ThemeChoice::System: m_colors = m_systemIsDark ? darkColors() : lightColors(); break;
    case ThemeChoice::Dark: m_colors = darkColors(); break;
    case ThemeChoice::Light: m_colors = lightColors(); break;
    case ThemeChoice::HighContrast: m_colors = highContrastColors(); break;
    }

    QApplication::setStyle(new FlatStyle(m_colors));
    QApplication::setPalette(paletteFor(m_colors));
    QApplication::setFont(baseFont());
    qApp->setStyleSheet(styleSheet(m_colors, m_fontScale));
    Q_EMIT changed();
}

bool Theme::isDark() const
{
    return m_colors.ground.lightness() < m_colors.text.lightness();
}

QColor Theme::severityColor(Severity severity) const
{
    switch (severity) {
    case Severity::Critical:
    case Severity::Unknown: return m_colors.critical;
    case Severity::High: return m_colors.high;
    case Severity::Medium: return m_colors.medium;
    case Severity::Low: return m_colors.low;
    case Severity::Info:
    case Severity::NotTold: return m_colors.info;
    }
    Q_UNREACHABLE();
}

QColor Theme::readable(const QColor &wanted, const QColor &ground) const
{
    const double needed = m_choice == ThemeChoice::HighContrast ? kReadableHighContrast : kReadable;
    return contrastRatio(wanted, ground) >= needed ? wanted : m_colors.text;
}

QColor Theme::dimmed(const QColor &color, const QColor &ground) const
{
    // Dimmed rows are still read and acted upon, so the dimming stops where the words would become hard to read.
    const double needed = m_choice == ThemeChoice::HighContrast ? kReadableHighContrast : kReadable;
    for (const double share : {0.66, 0.74, 0.82, 0.9}) {
        const QColor result = mixed(ground, color, share);
        if (contrastRatio(result, ground) >= needed)
            return result;
    }
    return color;
}

QFont Theme::sized(int pixels) const
{
    QFont font(m_systemFamily);
    font.setPixelSize(int(std::lround(pixels * m_fontScale)));
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

QFont Theme::baseFont() const
{
    return sized(13);
}

QFont Theme::secondaryFont() const
{
    return sized(12);
}

QFont Theme::headingFont() const
{
    QFont font = sized(12);
    font.setBold(true);
    return font;
}

QFont Theme::titleFont() const
{
    QFont font = sized(15);
    font.setBold(true);
    return font;
}

QFont Theme::figureFont() const
{
    QFont font = sized(24);
    font.setBold(true);
    return font;
}

QFont Theme::monoFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(int(std::lround(12 * m_fontScale)));
    return font;
}

} // namespace noc
