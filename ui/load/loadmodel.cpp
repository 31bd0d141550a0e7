// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/loadmodel.h"

#include "ui/theme/formats.h"

#include <QHash>

#include <utility>

namespace noc {

LoadModel::LoadModel(QStringList headings, QObject *parent) : QAbstractTableModel(parent), m_headings(std::move(headings)) { }

void LoadModel::setLines(QList<Line> lines)
{
    if (lines == m_lines)
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QList<Line> before = std::exchange(m_lines, std::move(lines));
    QHash<QString, int> places;
    for (int row = 0; row < int(m_lines.size()); ++row)
        places.insert(m_lines[row].filter, row);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &old : from) {
        const auto place = places.constFind(before[old.row()].filter);
        to.append(place == places.constEnd() ? QModelIndex() : index(*place, old.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

int LoadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LoadModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headings.size());
}

QVariant LoadModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const QString text = m_lines[index.row()].cells.value(index.column());
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::ToolTipRole: return plainToolTip(text);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
    default: return {};
    }
}

QVariant LoadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole: return m_headings.value(section);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    default: return {};
    }
}

} // namespace noc
