// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QTableView;

namespace noc {

class Session;
class ShelfModel;
class Theme;
class Timer;

//! What is out of sight for a while, when it comes back, and the way to have it back now.
class ShelfView : public QWidget
{
    Q_OBJECT

public:
    ShelfView(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~ShelfView() override;

public Q_SLOTS:
    void unshelveSelected();
    void unshelveAll();

private:
    QList<AlertKey> keys(bool selectedOnly) const;
    void refresh();
    void adaptActions();
    void adoptTheme();
    void tick();

    Session &m_session;
    Theme &m_theme;
    ShelfModel *m_model;
    QTableView *m_table;
    QLabel *m_summary;
    QLabel *m_empty;
    QPushButton *m_unshelve;
    QPushButton *m_unshelveAll;
    std::unique_ptr<Timer> m_tick;
};

} // namespace noc
