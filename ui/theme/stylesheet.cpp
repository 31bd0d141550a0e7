// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QRegularExpression>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// @name is a colour, 12dp a length that grows with the font.
constexpr auto kSheet = R"(
QMainWindow, QDialog { background: @panel; }
QMainWindow::separator { background: @panel; width: 3px; height: 3px; }
QMainWindow::separator:vertical { border-left: 1px solid @line; }
QMainWindow::separator:horizontal { border-bottom: 1px solid @line; }
QMainWindow::separator:hover { background: @selection; }

QMenuBar { background: @panel; border: none; padding: 0 4dp; }
QMenuBar::item { padding: 4dp 8dp; background: transparent; color: @secondary; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @raised; color: @text; }
QMenu { background: @raised; border: 1px solid @line; padding: 4dp 0; }
QMenu::item { padding: 5dp 28dp 5dp 26dp; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @secondary; }
QMenu::separator { height: 1px; background: @line; margin: 4dp 0; }
QMenu::indicator { width: 12dp; height: 12dp; left: 7dp; }

QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4dp 6dp; }

QLabel[role="secondary"], QLabel[role="heading"] { color: @secondary; }
QLabel[role="settled"] { color: @settled; }
QLabel[role="warning"] { color: @warningText; }
QLabel[role="error"] { color: @critical; }

QPushButton, QToolButton[role="button"] { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px; padding: 4dp 11dp; }
QPushButton, QToolButton { outline: none; }
QPushButton:hover, QToolButton[role="button"]:hover { background: @hover; border-color: @hoverLine; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: @pressed; }
QPushButton:focus, QToolButton[role="button"]:focus { border-color: @action; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: @settled; background: @panel; }
QPushButton:checked { background: @selection; border-color: @action; }
QPushButton[role="primary"] { background: @action; color: @actionText; border-color: @action; }
QPushButton[role="primary"]:hover { background: @actionHover; border-color: @actionHover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 3dp 10dp; }
QPushButton[role="primary"]:disabled { background: @panel; color: @settled; border-color: @line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @action; padding: 2dp 4dp; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: @action; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3dp 6dp; color: @secondary; }
QToolButton:hover { background: @raised; color: @text; }
QToolButton[role="warning"] { color: @warningText; }
QToolButton[role="fold"] { padding: 2dp 4dp 2dp 0; }
QToolButton:checked { background: @selection; color: @text; }
QToolButton:focus { border-color: @action; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px;
    selection-background-color: @selection; selection-color: @text; }
QLineEdit { padding: 4dp 7dp; }
QPlainTextEdit, QTextEdit { padding: 3dp 4dp; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @action; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: @settled; background: @panel; }
QLineEdit[fault="true"] { border-color: @critical; }
QAbstractSpinBox { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px; padding: 2dp 4dp; }
QAbstractSpinBox:focus { border-color: @action; }
QAbstractSpinBox:disabled { color: @settled; background: @panel; }

QAbstractItemView { background: @ground; color: @text; border: none; selection-background-color: @selection; selection-color: @text;
    gridline-color: @grid; outline: none; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; }
*[role="card"] QAbstractItemView { background: @raised; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @secondary; border: none; border-bottom: 1px solid @line; padding: 4dp 8dp; }
QTableCornerButton::section { background: @panel; border: none; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10dp; }
QScrollBar:horizontal { height: 10dp; }
QScrollBar::handle { background: @hoverLine; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24dp; }
QScrollBar::handle:horizontal { min-width: 24dp; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QTabBar { background: @panel; }
QTabBar::tab { background: @panel; color: @secondary; border: none; border-bottom: 2px solid transparent; padding: 6dp 2dp 4dp 2dp; margin: 0 8dp; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @action; }
QTabBar::tab:focus { color: @action; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QStatusBar { background: @panel; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @panel; }
QSplitter::handle:horizontal { width: 3px; border-left: 1px solid @line; }
QSplitter::handle:vertical { height: 3px; border-top: 1px solid @line; }
QSlider::groove:horizontal { height: 4px; background: @line; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; margin: -6px 0; background: @secondary; border-radius: 3px; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @action; }
QProgressBar { background: @raised; border: 1px solid @line; border-radius: 4px; text-align: center; color: @text; }
QProgressBar::chunk { background: @selection; }
QGroupBox { border: 1px solid @line; border-radius: 6px; margin-top: 8dp; padding: 10dp; }

*[role="panel"] { background: @panel; }
*[role="ground"] { background: @ground; }
*[role="bar"] { background: @panel; border-bottom: 1px solid @line; }
*[role="footer"] { background: @panel; border-top: 1px solid @line; }
*[role="warningBar"] { background: @warningGround; border-bottom: 1px solid @line; }
*[role="alarmBar"] { background: @criticalRow; border-bottom: 1px solid @critical; }
*[role="door"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
*[role="card"] { background: @raised; border: 1px solid @line; border-radius: 6px; }
*[role="line"] { background: @line; border: none; }
)"_L1;

} // namespace

QString styleSheet(const ThemeColors &colors, double scale)
{
    const std::array<std::pair<QLatin1StringView, QColor>, 24> names {{
        {"actionHover"_L1, mixed(colors.action, colors.text, 0.15)},
        {"actionText"_L1, colors.actionText},
        {"action"_L1, colors.action},
        {"criticalRow"_L1, colors.criticalRow},
        {"critical"_L1, colors.critical},
        {"grid"_L1, colors.grid},
        {"ground"_L1, colors.ground},
        {"healthy"_L1, colors.healthy},
        {"high"_L1, colors.high},
        {"hoverLine"_L1, mixed(colors.line, colors.text, 0.2)},
        {"hover"_L1, mixed(colors.raised, colors.text, 0.06)},
        {"info"_L1, colors.info},
        {"line"_L1, colors.line},
        {"low"_L1, colors.low},
        {"medium"_L1, colors.medium},
        {"panel"_L1, colors.panel},
        {"pressed"_L1, mixed(colors.raised, colors.text, 0.12)},
        {"raised"_L1, colors.raised},
        {"secondary"_L1, colors.secondary},
        {"selection"_L1, colors.selection},
        {"settled"_L1, colors.settled},
        {"text"_L1, colors.text},
        {"warningGround"_L1, colors.warningGround},
        {"warningText"_L1, colors.warningText},
    }};

    static const QRegularExpression token(u"@([A-Za-z]+)|(\\d+)dp"_s);
    const QString sheet = kSheet;
    QString result;
    qsizetype done = 0;
    for (auto it = token.globalMatch(sheet); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += QStringView(sheet).mid(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (match.hasCaptured(2)) {
            result += QString::number(int(std::lround(match.capturedView(2).toInt() * scale))) + u"px"_s;
            continue;
        }
        const auto found =
            std::find_if(names.begin(), names.end(), [&](const auto &name) { return match.capturedView(1) == name.first; });
        Q_ASSERT(found != names.end());
        result += found->second.name();
    }
    result += QStringView(sheet).mid(done);
    return result;
}

} // namespace noc
