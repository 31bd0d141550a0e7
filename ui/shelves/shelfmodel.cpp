// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shelves/shelfmodel.h"

#include "core/session/session.h"
#include "ui/theme/formats.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QHash>

using namespace Qt::StringLiterals;

namespace noc {

ShelfModel::ShelfModel(Session &session, Theme &theme, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_theme(theme), m_shelves(session.shelves().list())
{
}

void ShelfModel::refresh()
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<Shelf> before = std::exchange(m_shelves, m_session.shelves().list());
    QHash<AlertKey, int> places;
    for (int row = 0; row < int(m_shelves.size()); ++row)
        places.insert(m_shelves[row].key, row);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from) {
        const auto place = places.constFind(before[old.row()].key);
        to.append(place == places.constEnd() ? QModelIndex() : index(*place, old.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ShelfModel::refreshTexts()
{
    if (!m_shelves.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_shelves.size()) - 1, ColumnCount - 1));
}

int ShelfModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shelves.size());
}

int ShelfModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shelves.size())
        return {};
    const Shelf &shelf = m_shelves[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(shelf, index.column());
    case Qt::ToolTipRole: return plainToolTip(text(shelf, index.column()));
    case Qt::ForegroundRole: {
        const ThemeColors &colors = m_theme.colors();
        return index.column() == LeftColumn && !shelf.saved ? colors.high : colors.text;
    }
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    default: return {};
    }
}

QString ShelfModel::text(const Shelf &shelf, int column) const
{
    const WallTime now = m_session.clock().wallNow();
    switch (column) {
    case LeftColumn: {
        const QString left = formatShortAge(std::max(shelf.until - now, milliseconds(0)));
        return shelf.saved ? left : tr("%1, not saved", "time left on the shelf").arg(left);
    }
    case UntilColumn: return formatTime(shelf.until, now);
    default: break;
    }
    const AlertStore &alerts = m_session.alerts();
    const auto slot = alerts.find(shelf.key);
    if (!slot)
        return column == MessageColumn
            ? tr("Alert %1, of which nothing is known at present", "id").arg(safeLine(shelf.key.id.toText()))
            : QString();
    const auto words = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
    switch (column) {
    case SeverityColumn: return severityWord(alerts.severity(*slot));
    case TypeColumn: return formatAlertType(words(alerts.typeUtf8(*slot)));
    case MessageColumn: return safeLine(words(alerts.messageUtf8(*slot)));
    default: return {};
    }
}

QVariant ShelfModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn: return tr("Severity", "column");
    case TypeColumn: return tr("Type", "column");
    case MessageColumn: return tr("Message", "column");
    case LeftColumn: return tr("Back in", "column: time until the alert is shown again");
    case UntilColumn: return tr("Back at", "column: when the alert is shown again");
    default: return {};
    }
}

} // namespace noc
