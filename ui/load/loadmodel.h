// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace noc {

//! A short list of what loads the operator; each line stands for a filter that shows its alerts.
class LoadModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Line {
        QStringList cells; //!< safe text
        QString filter; //!< tells the lines apart

        friend bool operator==(const Line &, const Line &) = default;
    };

    //! `headings`: the first column is text, the others are figures.
    explicit LoadModel(QStringList headings, QObject *parent = nullptr);

    //! What is selected stays so, wherever its line goes.
    void setLines(QList<Line> lines);
    QString filter(int row) const { return m_lines.value(row).filter; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QStringList m_headings;
    QList<Line> m_lines;
};

} // namespace noc
