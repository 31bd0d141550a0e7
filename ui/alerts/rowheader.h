// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHeaderView>

namespace noc {

//! As many rows as another model has; which they are is not said. Rows come and go at the end.
class RowCount : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void follow(const QAbstractItemModel *rows);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &, int) const override { return {}; }

private:
    void adapt();

    const QAbstractItemModel *m_rows = nullptr;
    int m_count = 0;
};

//! The vertical header of a table whose rows are all of one height: it knows how many there are, so that a change of their order costs it nothing.
//! Qt's own looks at every row for it, twice.
class RowHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *rows) override;
    //! The table's is of another model, and nothing is shown here.
    void setSelectionModel(QItemSelectionModel *selection) override;

private:
    RowCount m_count;
};

} // namespace noc
