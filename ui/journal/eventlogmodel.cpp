// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/eventlogmodel.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

QString levelName(LogEvent::Level level)
{
    switch (level) {
    case LogEvent::Level::Info: return EventLogModel::tr("Info");
    case LogEvent::Level::Notice: return EventLogModel::tr("Notice");
    case LogEvent::Level::Warning: return EventLogModel::tr("Warning");
    case LogEvent::Level::Alarm: return EventLogModel::tr("Alarm");
    }
    Q_UNREACHABLE();
}

EventLogModel::EventLogModel(EventLog &log, Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock), m_events(log.events())
{
    connect(&log, &EventLog::appended, this, &EventLogModel::append);
}

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString EventLogModel::textAt(const LogEvent &event, int column) const
{
    switch (column) {
    case Time: return formatTime(event.at, m_clock.wallNow());
    case Level: return levelName(event.level);
    case Channel: return event.channel ? channelName(*event.channel) : QString();
    case What: return safeLine(event.text);
    default: return {};
    }
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogEvent &event = m_events[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textAt(event, index.column());
    case Qt::AccessibleTextRole: return textAt(event, index.column());
    case LevelRole: return int(event.level);
    case RawRole: return event.raw;
    case SearchRole: return QString(event.text + u'\n' + event.raw);
    default: return {};
    }
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Channel: return tr("Channel");
    case What: return tr("What happened");
    default: return {};
    }
}

QString EventLogModel::textOf(QList<int> rows) const
{
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : rows) {
        const LogEvent &event = m_events[std::size_t(row)];
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << textAt(event, column);
        if (!event.raw.isEmpty())
            cells << safeLine(event.raw);
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void EventLogModel::append(const LogEvent &event, int dropped)
{
    const int leaving = std::min(dropped, rowCount());
    if (leaving > 0) {
        beginRemoveRows({}, 0, leaving - 1);
        m_events.erase(m_events.begin(), m_events.begin() + leaving);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_events.push_back(event);
    endInsertRows();
}

} // namespace noc
