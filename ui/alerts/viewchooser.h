// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/savedviews.h"

#include <QToolButton>

namespace noc {

class Theme;
class ViewsMenu;

//! Which saved view is shown, and whether it was changed since; opens the menu of all.
class ViewChooser : public QToolButton
{
    Q_OBJECT

public:
    //! `views` and `theme` must outlive it.
    ViewChooser(SavedViews &views, Theme &theme, QWidget *parent = nullptr);

    //! For a menu bar: the same one that the button opens.
    ViewsMenu &menu() const { return *m_menu; }
    //! What the table shows now; its name does not count.
    void follow(const SavedView &shown);
    //! No view is chosen any more.
    void letGo();

Q_SIGNALS:
    //! To be shown.
    void viewChosen(const noc::SavedView &view);

private:
    void choose(const QString &name);
    void askForName();
    void refresh();
    void adoptTheme();

    SavedViews &m_views;
    Theme &m_theme;
    ViewsMenu *m_menu;
    QString m_chosen;
    SavedView m_shown;
};

} // namespace noc
