// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/command.h"

#include <QAbstractTableModel>

namespace noc {

class Session;
class Theme;

//! What the operator asked for: open commands in order, then settled ones, newest first, as the session has them.
class CommandTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, TargetColumn, AboutColumn, StateColumn, AskedColumn, TookColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    CommandTableModel(Session &session, Theme &theme, QObject *parent = nullptr);

    //! Takes the session's commands as they are now; rows keep their selection wherever they go.
    void refresh();
    //! The running times of what is on the wire are made anew.
    void refreshTimes();
    const QList<Command> &commands() const { return m_commands; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const Command &command, int column) const;
    QString about(const Command &command) const;
    void changeInPlace(const QList<Command> &commands);
    void changeLayout(const QList<Command> &commands);

    Session &m_session;
    Theme &m_theme;
    QList<Command> m_commands;
};

//! Where the command stands, in words; the server's are made one safe line.
QString commandStateWords(const Command &command, WallTime now);
//! What became of it, a line for each step, oldest first; the server's words are made safe.
QString commandHistoryWords(const Command &command, WallTime now);

} // namespace noc
