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
            [&](const Queued &) {
                if (command.keeping == Keeping::NotSaved)
                    return Words::tr("queued, not saved", "state of a command");
                return command.heldUntil ? Words::tr("held back, can be withdrawn", "state of a command")
                                         : Words::tr("queued", "state of a command");
            },
            [&](const Sent &) {
                return Words::tr("sent, %1", "state of a command and its age").arg(formatShortAge(now - command.changed));
            },
            [](const Confirmed &) { return Words::tr("confirmed", "state of a command"); },
            [](const Refused &refused) {
                if (!refused.byServer)
                    return Words::tr("set aside: %1", "state of a command, our words").arg(refused.words);
                return Words::tr("refused: %1", "state of a command, the server's words").arg(safeLine(refused.words));
            },
            [&](const Unanswered &) {
                if (command.keeping == Keeping::NotSaved)
                    return Words::tr("no answer yet, will be asked again, not saved", "state of a command");
                return Words::tr("no answer yet, will be asked again", "state of a command");
            },
            [](const Expired &) { return Words::tr("too old to be sent without asking", "state of a command"); },
            [](const Withdrawn &) { return Words::tr("withdrawn", "state of a command"); },
        },
        command.state);
}

QString commandHistoryWords(const Command &command, WallTime now)
{
    QStringList lines;
    for (const CommandStep &step : command.history) {
        const QString at = formatTime(step.at, now);
        const QString words = safeLine(step.words);
        switch (step.what) {
        case CommandStep::What::Asked: lines += Words::tr("%1 asked for", "history of a command, time").arg(at); break;
        case CommandStep::What::Sent: lines += Words::tr("%1 sent", "history of a command, time").arg(at); break;
        case CommandStep::What::Dropped:
            lines += Words::tr("%1 dropped by the server's rate limit", "history of a command, time").arg(at);
            break;
        case CommandStep::What::Unanswered:
            lines += Words::tr("%1 no answer: %2", "history of a command, time and cause").arg(at, words);
            break;
        case CommandStep::What::Confirmed:
            lines += Words::tr("%1 confirmed by the server", "history of a command, time").arg(at);
            break;
        case CommandStep::What::Refused:
            lines += step.byServer
                ? Words::tr("%1 refused by the server: %2", "history of a command, time and words").arg(at, words)
                : Words::tr("%1 set aside by this console: %2", "history of a command, time and words").arg(at, words);
            break;
        case CommandStep::What::Expired:
            lines += Words::tr("%1 too old to be sent without asking", "history of a command, time").arg(at);
            break;
        case CommandStep::What::Withdrawn: lines += Words::tr("%1 withdrawn", "history of a command, time").arg(at); break;
        case CommandStep::What::AskedAgain: lines += Words::tr("%1 asked for again", "history of a command, time").arg(at); break;
        case CommandStep::What::Restored:
            lines += Words::tr("%1 read from the disk after a restart", "history of a command, time").arg(at);
            break;
        }
    }
    return lines.join(u'\n');
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
    case Qt::ToolTipRole:
        return plainToolTip(
            index.column() == StateColumn ? commandHistoryWords(command, m_session.clock().wallNow())
                                          : text(command, index.column()));
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
