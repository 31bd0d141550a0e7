// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace noc {

class SavedViews;
class Theme;

//! Views: rename, reorder, remove, and share as a line of text over the clipboard.
class ViewsDialog : public QDialog
{
    Q_OBJECT

public:
    //! `views` must outlive it.
    ViewsDialog(SavedViews &views, Theme &theme, QWidget *parent = nullptr);

private:
    void refresh(int row);
    void adapt();
    void move(int by);
    void rename(int row);
    void copy();
    void paste();
    void say(const QString &sentence);

    SavedViews &m_views;
    QListWidget *m_list;
    QLabel *m_filter;
    QLabel *m_said;
    QPushButton *m_rename, *m_up, *m_down, *m_remove, *m_copy, *m_paste;
};

} // namespace noc
