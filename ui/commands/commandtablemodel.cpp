// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandtablemodel.h"

#include "core/session/session.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::CommandTableModel)
};

template<class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

QString commandStateWords(const Command &command, WallTime now)
{
    return std::visit(
        Overloaded {
            [](const Queued &) { return Words::tr("queued", "state of a command"); },
            [&](const Sent &) {
                return Words::tr("sent, %1", "state of a command and its age").arg(formatShortAge(now - command.changed));
            },
            [](const Confirmed &) { return Words::tr("confirmed", "state of a command"); },
            [](const Refused &refused) {
                return Words::tr("refused: %1", "state of a command, the server's words").arg(safeLine(refused.words));
            },
            [](const Unanswered &) { return Words::tr("no answer yet, will be asked again", "state of a command"); },
            [](const Expired &) { return Words::tr("too old to be sent without asking", "state of a command"); },
            [](const Withdrawn &) { return Words::tr("withdrawn", "state of a command"); },
        },
        command.state);
}

CommandTableModel::CommandTableModel(Session &session, Theme &theme, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_theme(theme), m_commands(session.commands())
{
}

void CommandTableModel::refresh()
{
    const QList<Command> commands = m_session.commands();
    const bool samePlaces = std::equal(
        commands.begin(), commands.end(), m_commands.begin(), m_commands.end(),
        [](const Command &now, const Command &before) { return now.id == before.id; });
    if (samePlaces)
        changeInPlace(commands);
    else
        changeLayout(commands);
}

void CommandTableModel::changeInPlace(const QList<Command> &commands)
{
    const QList<Command> before = std::exchange(m_commands, commands);
    for (int row = 0; row < int(commands.size()); ++row) {
        if (commands[row] != before[row])
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void CommandTableModel::changeLayout(const QList<Command> &commands)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<CommandId, int> places;
    for (int row = 0; row < int(commands.size()); ++row)
        places.insert(commands[row].id, row);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    QList<CommandId> ids;
    for (const QModelIndex &old : from)
        ids.append(m_commands[old.row()].id);
    m_commands = commands;
    for (qsizetype i = 0; i < from.size(); ++i) {
        const auto place = places.constFind(ids[i]);
        to.append(place == places.constEnd() ? QModelIndex() : index(*place, from[i].column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void CommandTableModel::refreshTimes()
{
    for (int row = 0; row < int(m_commands.size()); ++row) {
        if (std::holds_alternative<Sent>(m_commands[row].state))
            Q_EMIT dataChanged(index(row, StateColumn), index(row, StateColumn), {Qt::DisplayRole});
    }
}

int CommandTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_commands.size());
}

int CommandTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommandTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_commands.size())
        return {};
    const Command &command = m_commands[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(command, index.column());
    case Qt::ToolTipRole: {
        // Tooltips guess at rich text; untrusted words must stay words.
        const QString tip = text(command, index.column());
        return tip.isEmpty() ? QString() : u"<span>%1</span>"_s.arg(tip.toHtmlEscaped());
    }
    case Qt::ForegroundRole: {
        const ThemeColors &colors = m_theme.colors();
        if (index.column() == StateColumn
            && (std::holds_alternative<Refused>(command.state) || std::holds_alternative<Unanswered>(command.state)))
            return colors.high;
        if (index.column() == StateColumn && std::holds_alternative<Sent>(command.state))
            return colors.action;
        return isFinal(command.state) && !std::holds_alternative<Refused>(command.state) ? colors.settled : colors.text;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == TookColumn ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole: return QVariant::fromValue(command.id);
    default: return {};
    }
}

QString CommandTableModel::text(const Command &command, int column) const
{
    const WallTime now = m_session.clock().wallNow();
    switch (column) {
    case KindColumn:
        switch (command.kind) {
        case CommandKind::Acknowledge: return tr("Acknowledge", "kind of command");
        case CommandKind::Subscribe: return tr("Subscribe", "kind of command");
        case CommandKind::RequestMetrics: return tr("Ask for metrics", "kind of command");
        }
        Q_UNREACHABLE();
    case TargetColumn: {
        const QString id = safeLine(command.target.toText());
        return command.kind == CommandKind::Acknowledge ? tr("Alert %1", "id").arg(id) : tr("Client %1", "id").arg(id);
    }
    case AboutColumn: return about(command);
    case StateColumn: return commandStateWords(command, now);
    case AskedColumn: return formatTime(command.asked, now);
    case TookColumn:
        if (const auto *confirmed = std::get_if<Confirmed>(&command.state))
            return formatRoundTrip(double(confirmed->took.count()));
        return {};
    default: return {};
    }
}

QString CommandTableModel::about(const Command &command) const
{
    if (command.kind == CommandKind::Acknowledge) {
        const AlertStore &store = m_session.alerts();
        const auto slot = store.find({AlertKind::Alert, command.target});
        if (!slot)
            return {};
        const std::string_view message = store.messageUtf8(*slot);
        return safeLine(QString::fromUtf8(message.data(), qsizetype(message.size())));
    }
    for (const SubscriptionStatus &status : m_session.subscriptions()) {
        if (status.subscription.clientId == command.target)
            return safeLine(status.subscription.name);
    }
    return {};
}

QVariant CommandTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == TookColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn: return tr("Command", "column");
    case TargetColumn: return tr("For", "column: what the command is for");
    case AboutColumn: return tr("About", "column: message or client name");
    case StateColumn: return tr("State", "column");
    case AskedColumn: return tr("Asked", "column: when");
    case TookColumn: return tr("Took", "column: how long");
    default: return {};
    }
}

} // namespace noc
