// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QPushButton;
class QTableView;

namespace noc {

class CommandTableModel;
class Session;
class Theme;
class Timer;

//! Every command of this session and where it stands, with the two things that can be done about one: withdraw, ask again.
class CommandsView : public QWidget
{
    Q_OBJECT

public:
    CommandsView(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~CommandsView() override;

public Q_SLOTS:
    //! Takes back the selected ones that were not sent yet.
    void withdrawSelected();
    //! Asks once more for the selected ones that were refused or too old.
    void askAgainSelected();
    //! Gives up the selected ones that are too old.
    void discardSelected();

private:
    QList<Command> selected() const;
    void refresh();
    void adaptActions();
    QString summary() const;
    void adoptTheme();
    void tick();

    Session &m_session;
    Theme &m_theme;
    CommandTableModel *m_model;
    QTableView *m_table;
    QLabel *m_summary;
    QLabel *m_empty;
    QPushButton *m_withdraw;
    QPushButton *m_askAgain;
    QPushButton *m_discard;
    QPushButton *m_cancel; //!< the rest of a bulk
    std::unique_ptr<Timer> m_refreshTimer;
    std::unique_ptr<Timer> m_tick;
};

} // namespace noc
