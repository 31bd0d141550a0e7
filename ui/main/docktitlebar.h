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

} // namespace noc
