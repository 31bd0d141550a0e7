// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rowheader.h"

namespace noc {

void RowCount::follow(const QAbstractItemModel *rows)
{
    if (m_rows)
        disconnect(m_rows, nullptr, this, nullptr);
    m_rows = rows;
    if (rows) {
        connect(rows, &QAbstractItemModel::rowsInserted, this, &RowCount::adapt);
        connect(rows, &QAbstractItemModel::rowsRemoved, this, &RowCount::adapt);
        connect(rows, &QAbstractItemModel::layoutChanged, this, &RowCount::adapt);
        connect(rows, &QAbstractItemModel::modelReset, this, &RowCount::adapt);
        connect(rows, &QObject::destroyed, this, [this] {
            m_rows = nullptr;
            adapt();
        });
    }
    adapt();
}

void RowCount::adapt()
{
    const int count = m_rows ? m_rows->rowCount() : 0;
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    }
}

RowHeader::RowHeader(QWidget *parent) : QHeaderView(Qt::Vertical, parent) { }

void RowHeader::setModel(QAbstractItemModel *rows)
{
    m_count.follow(rows);
    if (model() != &m_count)
        QHeaderView::setModel(&m_count);
}

void RowHeader::setSelectionModel(QItemSelectionModel *selection)
{
    if (selection && selection->model() == model())
        QHeaderView::setSelectionModel(selection);
}

} // namespace noc
