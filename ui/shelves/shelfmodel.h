// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/shelves.h"

#include <QAbstractTableModel>

namespace noc {

class Session;
class Theme;

//! What is shelved, the next to come back first.
class ShelfModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, TypeColumn, MessageColumn, LeftColumn, UntilColumn, ColumnCount };

    ShelfModel(Session &session, Theme &theme, QObject *parent = nullptr);

    //! Takes the session's shelves as they are now; rows keep their selection wherever they go.
    void refresh();
    //! What time and the alerts themselves change.
    void refreshTexts();
    const QList<Shelf> &shelves() const { return m_shelves; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const Shelf &shelf, int column) const;

    Session &m_session;
    Theme &m_theme;
    QList<Shelf> m_shelves;
};

} // namespace noc
