// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertgroups.h"

#include <QAbstractTableModel>

namespace noc {

class AlertLoad;

//! The rows of an AlertIndex for Qt's views, one to one, or in groups with a header each. Holds no row and no text of its own: text is made when it is
//! painted.
class AlertTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        SeverityColumn,
        AgeColumn,
        CountColumn,
        TypeColumn,
        MessageColumn,
        ClientColumn,
        SiteColumn,
        StatusColumn,
        ByColumn,
        CommandColumn,
        ColumnCount
    };
    enum Role {
        KeyRole = Qt::UserRole, //!< AlertKey
        ValueRole, //!< what the cell stands for, unformatted: rank, milliseconds of age, number, text
    };

    //! `index` and `clock` must outlive the model.
    AlertTableModel(AlertIndex &index, Clock &clock, QObject *parent = nullptr);

    AlertIndex &alertIndex() const { return m_index; }
    //! Ask here for folds and headers; what it is grouped by is set below.
    AlertGroups &groups() const { return *m_groups; }
    //! What is selected stays selected.
    void setGroupBy(GroupBy by);
    const AlertStore &store() const { return m_index.store(); }
    Clock &clock() const { return m_clock; }

    //! Whether the rows may be shown as live; told from outside, since the model knows no connection.
    void setLive(bool live);
    bool isLive() const { return m_live; }
    //! Tells which rows chatter or are stale; null: none is marked. Must outlive the model.
    void setLoad(const AlertLoad *load) { m_load = load; }
    bool isChattering(AlertSlot slot) const;
    bool isStale(AlertSlot slot) const;
    //! Server's clock minus ours, so that ages are right on a machine whose clock is not.
    void setClockOffset(milliseconds offset) { m_clockOffset = offset; }

    //! None when the row's alert is gone (while rows are held), for a group's header, and when there is no such row.
    std::optional<AlertSlot> slotAt(int row) const;
    //! The number of the group whose header is in that row; none for other rows.
    std::optional<int> groupAt(int row) const;
    //! What the header says: the group's name, its counts.
    QString groupName(int group) const;
    QString groupWords(int group) const;
    std::optional<AlertKey> keyAt(int row) const;
    std::optional<int> rowOf(const AlertKey &key) const;
    milliseconds age(AlertSlot slot) const;
    //! The whole row in sentences, for assistive technology.
    QString sentence(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    //! A column below zero brings back the default order: most urgent first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! What sort() has to be told to bring that order; a column of -1 for the default one.
    static std::pair<int, Qt::SortOrder> sortingOf(AlertOrder order);
    //! The column's name, for its heading and for menus.
    static QString columnName(int column);

private:
    QString text(AlertSlot slot, int column) const;
    QString toolTip(AlertSlot slot, int column) const;
    QVariant value(AlertSlot slot, int column) const;
    void followIndex();
    void followGroups();
    void rememberPersistent();
    template<typename NewRowOf> void mapPersistent(const NewRowOf &newRowOf);

    AlertIndex &m_index;
    AlertGroups *m_groups;
    Clock &m_clock;
    milliseconds m_clockOffset {0};
    const AlertLoad *m_load = nullptr;
    bool m_live = false;
    // While the layout changes.
    struct RowIdentity {
        AlertSlot slot = kNoSlot;
        std::optional<AlertGroup> group; //!< of a header
    };
    QModelIndexList m_persistent;
    QList<RowIdentity> m_persistentRows;
};

//! Untrusted UTF-8 as one safe line.
QString safeUtf8(std::string_view utf8);
//! The severity as a row writes it: the known word, or what the server said.
QString severityText(const AlertStore &store, AlertSlot slot);
QString statusText(const AlertStore &store, AlertSlot slot);

} // namespace noc
