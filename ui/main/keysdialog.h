// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QMenuBar;

namespace noc {

class Theme;

//! Every key of the window, by menu, read off the menus themselves so that the list cannot differ from what the keys do; then the keys of single parts.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    //! One line: a menu's name (and no key), or an action with its keys.
    struct Line {
        QString menu;
        QString action;
        QString keys;
    };
    static QList<Line> linesOf(const QMenuBar &menus);
    //! Keys that work in one part of the window only, and so stand in no menu.
    static QList<Line> localLines();

    KeysDialog(const QMenuBar &menus, Theme &theme, QWidget *parent = nullptr);

private:
    //! In so many columns at most.
    QWidget *makeSheet(const QList<Line> &lines, const Theme &theme, int most);
};

} // namespace noc
