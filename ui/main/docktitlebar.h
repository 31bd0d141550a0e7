// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace noc {

class Theme;

//! A panel's title while panels can be moved: its name to drag it by, a button to let it float and one to close it.
class DockTitleBar : public QWidget
{
    Q_OBJECT

public:
    DockTitleBar(QDockWidget &dock, Theme &theme);
};

//! Stands for a panel's title while panels are locked and need none.
class NoTitleBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoTitleBar(QDockWidget &dock);

    //! Nothing, where QWidget's own hint would be less: the panel adds it to its body's height.
    QSize sizeHint() const override { return {0, 0}; }
    QSize minimumSizeHint() const override { return {0, 0}; }
};

} // namespace noc
