// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace noc {

class SavedViews;

//! The saved views to choose from, the first nine by key, and what can be done with them.
class ViewsMenu : public QMenu
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostKeys = 9;

    //! `views` must outlive it.
    explicit ViewsMenu(const SavedViews &views, QWidget *parent = nullptr);

    //! The chosen view's name; empty: none.
    void setChosen(const QString &name);

Q_SIGNALS:
    void viewChosen(const QString &name);
    void keepingRequested();
    void arrangingRequested();

private:
    void rebuild();

    const SavedViews &m_views;
    QString m_chosen;
};

} // namespace noc
