// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/eventlog.h"

#include <QAbstractTableModel>

#include <deque>

namespace noc {

//! The event log as rows, oldest first. It keeps its own copy (texts are shared), so that what went from the log's front is told to views in order.
class EventLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Level, Channel, What, ColumnCount };
    enum Role {
        LevelRole = Qt::UserRole, //!< int of LogEvent::Level
        RawRole, //!< the raw text as it came, untrusted
        SearchRole, //!< everything a search looks at, untrusted
    };

    EventLogModel(EventLog &log, Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! The rows as lines of text, tab between the columns, safe to paste into a terminal.
    QString textOf(QList<int> rows) const;

private:
    void append(const LogEvent &event, int dropped);
    QString textAt(const LogEvent &event, int column) const;

    Clock &m_clock;
    std::deque<LogEvent> m_events;
};

//! "Info", "Notice", "Warning", "Alarm", translated.
QString levelName(LogEvent::Level level);

} // namespace noc
