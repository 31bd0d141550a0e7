// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/runbooks.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace noc {

class Theme;

//! The list of runbooks, to be changed: which alert types, which address. The first that matches counts. What is wrong is said in words, and
//! taken only when nothing is.
class RunbookDialog : public QDialog
{
    Q_OBJECT

public:
    RunbookDialog(const QList<Runbook> &runbooks, Theme &theme, QWidget *parent = nullptr);

    //! As the table has them; lines that are wholly empty are left out.
    QList<Runbook> runbooks() const;

private:
    void add(const Runbook &runbook);
    void addEmpty();
    void removeCurrent();
    void moveCurrent(int by);
    void check();

    QTableWidget *m_table;
    QLabel *m_fault;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_accept;
};

} // namespace noc
