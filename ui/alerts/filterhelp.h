// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace noc {

class Theme;

//! What can be typed into the filter, by examples. Stays open beside the work.
class FilterHelp : public QDialog
{
    Q_OBJECT

public:
    explicit FilterHelp(Theme &theme, QWidget *parent = nullptr);

    //! Opens one over `parent`, or brings forward the one that is open.
    static void open(Theme &theme, QWidget &parent);
};

} // namespace noc
