// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttablemodel.h"

#include "core/alerts/alertload.h"
#include "ui/alerts/rowaction.h"
#include "ui/theme/formats.h"

using namespace Qt::StringLiterals;

namespace noc {

QString safeUtf8(std::string_view utf8)
{
    return safeLine(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())));
}

QString severityText(const AlertStore &store, AlertSlot slot)
{
    const Severity severity = store.severity(slot);
    return severity == Severity::Unknown ? safeUtf8(store.severityUtf8(slot)) : severityWord(severity);
}

QString statusText(const AlertStore &store, AlertSlot slot)
{
    const AlertStatus status = store.status(slot);
    const std::string_view told = store.statusUtf8(slot);
    return status == AlertStatus::Other && !told.empty() ? safeUtf8(told) : statusWord(status);
}

AlertTableModel::AlertTableModel(AlertIndex &index, Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_index(index), m_groups(new AlertGroups(index, clock, this)), m_clock(clock)
{
    followIndex();
    followGroups();
}

void AlertTableModel::followIndex()
{
    // While its rows are grouped, only what they say is the index's; where they are is the groups'.
    const auto isOurs = [this] { return !m_groups->isActive(); };
    connect(&m_index, &AlertIndex::rowsAboutToBeRemoved, this, [this, isOurs](int first, int last) {
        if (isOurs())
            beginRemoveRows({}, first, last);
    });
    connect(&m_index, &AlertIndex::rowsRemoved, this, [this, isOurs] {
        if (isOurs())
            endRemoveRows();
    });
    connect(&m_index, &AlertIndex::rowsAboutToBeInserted, this, [this, isOurs](int first, int last) {
        if (isOurs())
            beginInsertRows({}, first, last);
    });
    connect(&m_index, &AlertIndex::rowsInserted, this, [this, isOurs] {
        if (isOurs())
            endInsertRows();
    });
    connect(&m_index, &AlertIndex::rowsChanged, this, [this, isOurs](int first, int last) {
        if (isOurs())
            Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
        else if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
    connect(&m_index, &AlertIndex::layoutAboutToBeChanged, this, [this, isOurs] {
        if (isOurs())
            rememberPersistent();
    });
    connect(&m_index, &AlertIndex::layoutChanged, this, [this, isOurs] {
        if (isOurs())
            mapPersistent([this](const RowIdentity &row) { return m_index.newRowOf(row.slot); });
    });
}

void AlertTableModel::followGroups()
{
    connect(m_groups, &AlertGroups::aboutToChange, this, &AlertTableModel::rememberPersistent);
    connect(m_groups, &AlertGroups::changed, this, [this] {
        mapPersistent([this](const RowIdentity &row) -> std::optional<int> {
            if (!row.group)
                return row.slot == kNoSlot ? std::nullopt : m_groups->rowOf(row.slot);
            const auto group = m_groups->find(*row.group);
            return group ? std::optional(m_groups->headerRow(*group)) : std::nullopt;
        });
    });
    connect(m_groups, &AlertGroups::countsChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

void AlertTableModel::setGroupBy(GroupBy by)
{
    if (by == m_groups->by())
        return;
    rememberPersistent();
    m_groups->setBy(by);
    mapPersistent([this](const RowIdentity &row) -> std::optional<int> {
        if (row.slot == kNoSlot)
            return {};
        return m_groups->isActive() ? m_groups->rowOf(row.slot) : m_index.rowOf(row.slot);
    });
}

void AlertTableModel::rememberPersistent()
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    // Only now: who was told may have made some.
    m_persistent = persistentIndexList();
    m_persistentRows.clear();
    for (const QModelIndex &old : std::as_const(m_persistent)) {
        const std::optional<int> group = groupAt(old.row());
        if (group)
            m_persistentRows.append(RowIdentity {kNoSlot, m_groups->group(*group)});
        else
            m_persistentRows.append(
                RowIdentity {m_groups->isActive() ? m_groups->slotAt(old.row()) : m_index.slotAt(old.row()), {}});
    }
}

template<typename NewRowOf> void AlertTableModel::mapPersistent(const NewRowOf &newRowOf)
{
    QModelIndexList to;
    to.reserve(m_persistent.size());
    for (qsizetype i = 0; i < m_persistent.size(); ++i) {
        const std::optional<int> row = newRowOf(m_persistentRows[i]);
        to.append(row ? index(*row, m_persistent[i].column()) : QModelIndex());
    }
    changePersistentIndexList(m_persistent, to);
    m_persistent.clear();
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void AlertTableModel::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::DisplayRole, Qt::ForegroundRole});
}

std::optional<AlertSlot> AlertTableModel::slotAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const AlertSlot slot = m_groups->isActive() ? m_groups->slotAt(row) : m_index.slotAt(row);
    // Between the two halves of a change a row's alert can already be gone.
    if (slot == kNoSlot || !store().isLive(slot))
        return {};
    return slot;
}

std::optional<AlertKey> AlertTableModel::keyAt(int row) const
{
    const auto slot = slotAt(row);
    return slot ? std::optional(store().key(*slot)) : std::nullopt;
}

std::optional<int> AlertTableModel::rowOf(const AlertKey &key) const
{
    const auto slot = store().find(key);
    if (!slot)
        return {};
    return m_groups->isActive() ? m_groups->rowOf(*slot) : m_index.rowOf(*slot);
}

std::optional<int> AlertTableModel::groupAt(int row) const
{
    return m_groups->isActive() && row >= 0 && row < rowCount() ? m_groups->groupAt(row) : std::nullopt;
}

QString AlertTableModel::groupName(int group) const
{
    const AlertGroup &shown = m_groups->group(group);
    if (m_groups->by() == GroupBy::Severity)
        return shown.severity == Severity::Unknown ? tr("Unknown severity") : severityTitle(shown.severity);
    const bool isByType = m_groups->by() == GroupBy::Type || m_groups->by() == GroupBy::Flood;
    const QString type = shown.name.empty() ? tr("Not told", "a group of alerts whose type, client or site the server did not tell")
        : isByType                          ? formatAlertType(QString::fromStdString(shown.name))
                                            : safeUtf8(shown.name);
    return shown.client.empty() ? type : tr("%1 · %2", "type of alert, client").arg(type, safeUtf8(shown.client));
}

QString AlertTableModel::groupWords(int group) const
{
    const AlertGroup &shown = m_groups->group(group);
    const QString rows = tr("%n alert(s)", nullptr, int(shown.rows));
    const QString alerts = shown.raises > shown.rows
        ? tr("%1, raised %n times", "number of alerts", int(std::min<qint64>(shown.raises, std::numeric_limits<int>::max())))
              .arg(rows)
        : rows;
    return shown.unacknowledged > 0 ? tr("%1, %2", "number of alerts, number of unacknowledged ones")
                                          .arg(alerts, tr("%n unacknowledged", nullptr, int(shown.unacknowledged)))
                                    : tr("%1, all answered", "number of alerts").arg(alerts);
}

milliseconds AlertTableModel::age(AlertSlot slot) const
{
    return m_clock.wallNow() + m_clockOffset - store().firstRaised(slot);
}

bool AlertTableModel::isChattering(AlertSlot slot) const
{
    return m_load && store().unacknowledged(slot) && m_load->isChattering(store(), slot, m_clock.bootNow());
}

bool AlertTableModel::isStale(AlertSlot slot) const
{
    return m_load && m_load->isStale(store(), slot, m_clock.wallNow() + m_clockOffset);
}

QString AlertTableModel::sentence(int row) const
{
    if (const std::optional<int> group = groupAt(row)) {
        const AlertGroup &shown = m_groups->group(*group);
        const QString words =
            tr("Group %1: %2.", "name of a group of alerts, its counts").arg(groupName(*group), groupWords(*group));
        return shown.unacknowledged > 0 ? tr("%1 Worst: %2.", "sentence, severity").arg(words, severityWord(shown.worst)) : words;
    }
    const auto slot = slotAt(row);
    if (!slot)
        return tr("This alert is gone.");
    const AlertStore &alerts = store();
    QStringList sentences;
    const QString message = safeUtf8(alerts.messageUtf8(*slot));
    sentences += tr("%1, %2: %3.", "severity, type, message").arg(severityText(alerts, *slot), text(*slot, TypeColumn), message);
    sentences += m_live
        ? tr("%1, raised %2 ago.", "status, age").arg(statusText(alerts, *slot), formatDuration(age(*slot)))
        : tr("%1, raised %2 ago, not live.", "status, age").arg(statusText(alerts, *slot), formatDuration(age(*slot)));
    if (const int count = alerts.count(*slot); count > 1)
        sentences += tr("Raised %n times.", nullptr, count);
    if (alerts.raisedAgain(*slot))
        sentences += tr("Raised again after it was acknowledged.");
    if (alerts.raisedAway(*slot))
        sentences += tr("Raised while away.");
    if (isChattering(*slot))
        sentences += tr("It chatters.");
    if (isStale(*slot))
        sentences += tr("Unacknowledged for over %1.").arg(formatDuration(m_load->staleAfter()));
    if (const auto asOf = alerts.lastKnown(*slot))
        sentences +=
            tr("Last known %1; the server has not spoken of it since.", "point in time").arg(formatTime(*asOf, m_clock.wallNow()));
    if (!alerts.clientUtf8(*slot).empty())
        sentences += tr("Client %1.").arg(safeUtf8(alerts.clientUtf8(*slot)));
    if (!alerts.siteUtf8(*slot).empty())
        sentences += tr("Site %1.").arg(safeUtf8(alerts.siteUtf8(*slot)));
    const RowAction action = rowAction(alerts, *slot, m_live, m_clock.wallNow());
    if (!action.isButton() && action.kind != RowAction::Kind::None)
        sentences += tr("Your command: %1.", "state of the operator's command").arg(action.text);
    return sentences.join(u' ');
}

int AlertTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_groups->isActive() ? m_groups->rowCount() : m_index.rowCount();
}

int AlertTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags AlertTableModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant AlertTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.column() >= ColumnCount)
        return {};
    if (groupAt(index.row()))
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(sentence(index.row())) : QVariant();
    const auto slot = slotAt(index.row());
    if (!slot)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*slot, index.column());
    case Qt::ToolTipRole: return toolTip(*slot, index.column());
    case Qt::AccessibleTextRole: return text(*slot, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == AgeColumn || index.column() == CountColumn ? Qt::AlignRight : Qt::AlignLeft));
    case KeyRole: return QVariant::fromValue(store().key(*slot));
    case ValueRole: return value(*slot, index.column());
    default: return {};
    }
}

QString AlertTableModel::text(AlertSlot slot, int column) const
{
    const AlertStore &alerts = store();
    switch (column) {
    case SeverityColumn: return severityText(alerts, slot);
    case AgeColumn: return formatAge(age(slot));
    case CountColumn: {
        const int count = alerts.count(slot);
        return count > 1 ? tr("×%1", "how often it was raised").arg(count) : QString();
    }
    case TypeColumn: {
        const std::string_view type = alerts.typeUtf8(slot);
        return formatAlertType(QString::fromUtf8(type.data(), qsizetype(type.size())));
    }
    case MessageColumn: return safeUtf8(alerts.messageUtf8(slot));
    case ClientColumn: return safeUtf8(alerts.clientUtf8(slot));
    case SiteColumn: return safeUtf8(alerts.siteUtf8(slot));
    case StatusColumn:
        if (const auto asOf = alerts.lastKnown(slot))
            return tr("as of %1", "status, point in time").arg(formatTime(*asOf, m_clock.wallNow()));
        if (alerts.raisedAgain(slot))
            return tr("Raised again", "status");
        if (alerts.raisedAway(slot))
            return tr("Raised away", "status");
        // A status that says more than that nobody was there yet stays in sight; the tool tip has both.
        if (alerts.status(slot) != AlertStatus::New)
            return statusText(alerts, slot);
        return isChattering(slot) ? tr("Chattering", "status") : isStale(slot) ? tr("Stale", "status") : statusText(alerts, slot);
    case ByColumn: return answeredBy(alerts, slot);
    case CommandColumn: return rowAction(alerts, slot, m_live, m_clock.wallNow()).text;
    default: return {};
    }
}

QString AlertTableModel::toolTip(AlertSlot slot, int column) const
{
    const AlertStore &alerts = store();
    QString tip;
    switch (column) {
    case AgeColumn:
        tip = m_live ? tr("First raised %1").arg(formatTime(alerts.firstRaised(slot), m_clock.wallNow()))
                     : tr("First raised %1. The rows are not live: what happened since is unknown.")
                           .arg(formatTime(alerts.firstRaised(slot), m_clock.wallNow()));
        break;
    case CountColumn:
        if (alerts.count(slot) > 1)
            tip = tr("Last raised %1").arg(formatTime(alerts.lastRaised(slot), m_clock.wallNow()));
        break;
    case ClientColumn:
    case SiteColumn: tip = text(slot, column).isEmpty() ? tr("Not told by the server") : text(slot, column); break;
    case StatusColumn:
        if (const auto asOf = alerts.lastKnown(slot))
            tip = tr("%1. So it was %2, when this console last had live data; the server has not spoken of it since.",
                     "status, point in time")
                      .arg(statusText(alerts, slot), formatTime(*asOf, m_clock.wallNow()));
        else if (alerts.raisedAgain(slot))
            tip = tr("%1, and raised again since", "status").arg(statusText(alerts, slot));
        else if (alerts.raisedAway(slot))
            tip = tr("%1. It was raised while no data came; the server's list told of it.", "status").arg(statusText(alerts, slot));
        else if (isChattering(slot))
            tip = tr("%1. It chatters: the same message comes again and again.", "status").arg(statusText(alerts, slot));
        else if (isStale(slot))
            tip = tr("%1, unacknowledged for over %2.", "status, duration")
                      .arg(statusText(alerts, slot), formatDuration(m_load->staleAfter()));
        break;
    case CommandColumn: {
        const RowAction action = rowAction(alerts, slot, m_live, m_clock.wallNow());
        tip = action.kind == RowAction::Kind::Queue
            ? tr("The link is lost: the acknowledgement is queued and sent when it is back.")
            : action.isButton() ? QString()
                                : action.text;
        break;
    }
    default: tip = text(slot, column);
    }
    return plainToolTip(tip);
}

QVariant AlertTableModel::value(AlertSlot slot, int column) const
{
    switch (column) {
    case SeverityColumn: return severityRank(store().severity(slot));
    case AgeColumn: return qint64(age(slot).count());
    case CountColumn: return store().count(slot);
    default: return text(slot, column);
    }
}

QVariant AlertTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole: return columnName(section);
    case Qt::ToolTipRole:
        return section == AgeColumn  ? tr("Since it was first raised")
            : section == CountColumn ? tr("How often it was raised")
                                     : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (section == AgeColumn || section == CountColumn ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

QString AlertTableModel::columnName(int column)
{
    switch (column) {
    case SeverityColumn: return tr("Severity", "column");
    case AgeColumn: return tr("Age", "column");
    case CountColumn: return tr("Count", "column");
    case TypeColumn: return tr("Type", "column");
    case MessageColumn: return tr("Message", "column");
    case ClientColumn: return tr("Client", "column");
    case SiteColumn: return tr("Site", "column");
    case StatusColumn: return tr("Status", "column");
    case ByColumn: return tr("By", "column: by whom");
    case CommandColumn: return tr("Command", "column");
    default: return {};
    }
}

void AlertTableModel::sort(int column, Qt::SortOrder order)
{
    const bool descending = order == Qt::DescendingOrder;
    switch (column) {
    // The first click shows what one looks for: the most severe, the youngest.
    case SeverityColumn: m_index.setOrder({AlertSortKey::Severity, !descending}); break;
    case AgeColumn: m_index.setOrder({AlertSortKey::FirstRaised, !descending}); break;
    case CountColumn: m_index.setOrder({AlertSortKey::Count, !descending}); break;
    case TypeColumn: m_index.setOrder({AlertSortKey::Type, descending}); break;
    case MessageColumn: m_index.setOrder({AlertSortKey::Message, descending}); break;
    case ClientColumn: m_index.setOrder({AlertSortKey::Client, descending}); break;
    case SiteColumn: m_index.setOrder({AlertSortKey::Site, descending}); break;
    case StatusColumn: m_index.setOrder({AlertSortKey::Status, descending}); break;
    case ByColumn: m_index.setOrder({AlertSortKey::Owner, descending}); break;
    case CommandColumn: m_index.setOrder({AlertSortKey::Command, descending}); break;
    default: m_index.setOrder({});
    }
}

std::pair<int, Qt::SortOrder> AlertTableModel::sortingOf(AlertOrder order)
{
    const auto sorting = [](int column, bool descending) {
        return std::pair(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    };
    switch (order.key) {
    case AlertSortKey::Severity: return sorting(SeverityColumn, !order.descending);
    case AlertSortKey::FirstRaised: return sorting(AgeColumn, !order.descending);
    case AlertSortKey::Count: return sorting(CountColumn, !order.descending);
    case AlertSortKey::Type: return sorting(TypeColumn, order.descending);
    case AlertSortKey::Message: return sorting(MessageColumn, order.descending);
    case AlertSortKey::Client: return sorting(ClientColumn, order.descending);
    case AlertSortKey::Site: return sorting(SiteColumn, order.descending);
    case AlertSortKey::Status: return sorting(StatusColumn, order.descending);
    case AlertSortKey::Owner: return sorting(ByColumn, order.descending);
    case AlertSortKey::Command: return sorting(CommandColumn, order.descending);
    case AlertSortKey::Urgency:
    case AlertSortKey::LastRaised: break;
    }
    return sorting(-1, false);
}

} // namespace noc
