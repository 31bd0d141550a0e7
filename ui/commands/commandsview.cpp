// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandsview.h"

#include "core/session/session.h"
#include "ui/commands/commandtablemodel.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// A bulk changes a thousand commands in a moment; the eye needs twenty pictures a second.
constexpr milliseconds kRefresh {50};
constexpr milliseconds kTick {500};
constexpr milliseconds kCalmTick {1000};

bool canWithdraw(const Command &command)
{
    return std::holds_alternative<Queued>(command.state);
}

bool canAskAgain(const Command &command)
{
    return std::holds_alternative<Refused>(command.state) || std::holds_alternative<Expired>(command.state);
}

bool canDiscard(const Command &command)
{
    return std::holds_alternative<Expired>(command.state)
        && (command.history.isEmpty() || command.history.last().what != CommandStep::What::AskedAgain);
}

// From here on a bulk has a progress and a way out.
constexpr qsizetype kBulk = 10;

} // namespace

CommandsView::CommandsView(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_model(new CommandTableModel(session, theme, this)),
      m_table(new QTableView(this)),
      m_summary(new QLabel(this)),
      m_empty(
          new QLabel(tr("Nothing was asked for yet. What you acknowledge or subscribe to shows here until it is settled."), this)),
      m_withdraw(new QPushButton(tr("Withdraw"), this)),
      m_askAgain(new QPushButton(tr("Ask again"), this)),
      m_discard(new QPushButton(tr("Discard"), this)),
      m_cancel(new QPushButton(tr("Cancel the rest"), this))
{
    setRole(*this, "panel"_L1);
    setRole(*m_summary, "secondary"_L1);
    setRole(*m_empty, "secondary"_L1);
    m_summary->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    m_table->setAccessibleName(tr("Commands"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setStyleSheet(u"QTableView::item { padding: 0 6px; border: none; }"_s);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(CommandTableModel::AboutColumn, QHeaderView::Stretch);

    auto *withdraw = new QAction(tr("Withdraw"), m_table);
    withdraw->setShortcut(Qt::Key_Delete);
    withdraw->setShortcutContext(Qt::WidgetShortcut);
    connect(withdraw, &QAction::triggered, this, &CommandsView::withdrawSelected);
    auto *askAgain = new QAction(tr("Ask again"), m_table);
    askAgain->setShortcut(Qt::Key_R);
    askAgain->setShortcutContext(Qt::WidgetShortcut);
    connect(askAgain, &QAction::triggered, this, &CommandsView::askAgainSelected);
    auto *discard = new QAction(tr("Discard"), m_table);
    connect(discard, &QAction::triggered, this, &CommandsView::discardSelected);
    m_table->addActions({withdraw, askAgain, discard});
    m_discard->setToolTip(tr("Give up what waited too long and was not sent."));
    m_cancel->setToolTip(tr("Withdraw every acknowledgement that was not sent yet."));
    connect(m_discard, &QPushButton::clicked, this, &CommandsView::discardSelected);
    connect(m_cancel, &QPushButton::clicked, &session, &Session::withdrawUnsent);
    m_withdraw->setToolTip(tr("Take back what was not sent yet. Key: Del"));
    m_askAgain->setToolTip(tr("Ask once more for what was refused. Key: R"));
    connect(m_withdraw, &QPushButton::clicked, this, &CommandsView::withdrawSelected);
    connect(m_askAgain, &QPushButton::clicked, this, &CommandsView::askAgainSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CommandsView::adaptActions);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_withdraw);
    bar->addWidget(m_askAgain);
    bar->addWidget(m_discard);
    bar->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);

    m_refreshTimer = session.clock().makeTimer([this] { refresh(); });
    connect(&session, &Session::commandChanged, this, [this] {
        if (!m_refreshTimer->isActive())
            m_refreshTimer->start(kRefresh);
    });
    connect(&session, &Session::outboxChanged, this, &CommandsView::refresh);
    connect(&session, &Session::budgetChanged, this, [this] {
        if (!m_refreshTimer->isActive())
            m_refreshTimer->start(kRefresh);
    });
    connect(&theme, &Theme::changed, this, &CommandsView::adoptTheme);
    adoptTheme();
    m_tick = session.clock().makeTimer([this] { tick(); });
    refresh();
    tick();
}

CommandsView::~CommandsView() = default;

void CommandsView::adoptTheme()
{
    m_summary->setFont(m_theme.secondaryFont());
    m_withdraw->setFont(m_theme.secondaryFont());
    m_askAgain->setFont(m_theme.secondaryFont());
    m_discard->setFont(m_theme.secondaryFont());
    m_cancel->setFont(m_theme.secondaryFont());
    m_table->horizontalHeader()->setFont(m_theme.headingFont());
    const QFontMetrics metrics(m_theme.baseFont());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 10);
    const auto width = [&](const QString &sample) { return metrics.horizontalAdvance(sample) + 24; };
    m_table->setColumnWidth(CommandTableModel::KindColumn, width(tr("Ask for metrics", "kind of command")));
    m_table->setColumnWidth(CommandTableModel::TargetColumn, width(u"Client 0123456789"_s));
    m_table->setColumnWidth(CommandTableModel::StateColumn, width(tr("no answer yet, will be asked again", "state of a command")));
    m_table->setColumnWidth(CommandTableModel::AskedColumn, width(u"2026-12-24 23:59:59"_s));
    m_table->setColumnWidth(CommandTableModel::TookColumn, width(u"1234 ms"_s));
    m_table->viewport()->update();
}

void CommandsView::refresh()
{
    m_model->refresh();
    const bool any = m_model->rowCount() > 0;
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    const BulkStatus bulk = m_session.bulk();
    m_cancel->setVisible(bulk.asked >= kBulk && bulk.withdrawable > 0);
    m_summary->setText(summary());
    adaptActions();
}

QString CommandsView::summary() const
{
    const BudgetStatus budget = m_session.budget();
    QStringList parts;
    if (const BulkStatus bulk = m_session.bulk(); bulk.asked >= kBulk && bulk.settled < bulk.asked) {
        parts += tr("%1 of %2 answered", "progress of a bulk").arg(bulk.settled).arg(bulk.asked);
        if (budget.remaining > milliseconds(0))
            parts += tr("about %1 left", "duration").arg(formatShortAge(budget.remaining));
    } else {
        parts += tr("%n open", "commands", int(budget.waiting));
    }
    if (const qsizetype expired = m_session.expiredCommands().size(); expired > 0)
        parts += tr("%n waited too long: ask again or discard", "commands", int(expired));
    if (const qsizetype refused = m_session.refusedCount(); refused > 0)
        parts += tr("%n refused", "commands", int(refused));
    if (budget.ceiling > 0)
        parts += tr("%1 of %2 messages this minute", "command budget").arg(budget.spent).arg(budget.ceiling);
    return parts.join(u" · "_s);
}

void CommandsView::tick()
{
    if (isVisible())
        m_model->refreshTimes();
    m_tick->start(untilNext(m_session.clock(), isVisible() && m_session.queuedCount() > 0 ? kTick : kCalmTick));
}

QList<Command> CommandsView::selected() const
{
    QList<Command> commands;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        commands.append(m_model->commands().at(index.row()));
    return commands;
}

void CommandsView::adaptActions()
{
    const QList<Command> chosen = selected();
    m_withdraw->setEnabled(std::any_of(chosen.begin(), chosen.end(), canWithdraw));
    m_askAgain->setEnabled(std::any_of(chosen.begin(), chosen.end(), canAskAgain));
    m_discard->setEnabled(std::any_of(chosen.begin(), chosen.end(), canDiscard));
}

void CommandsView::withdrawSelected()
{
    for (const Command &command : selected()) {
        if (canWithdraw(command))
            m_session.withdraw(command.id);
    }
}

void CommandsView::discardSelected()
{
    for (const Command &command : selected()) {
        if (canDiscard(command))
            m_session.discard(command.id);
    }
}

void CommandsView::askAgainSelected()
{
    for (const Command &command : selected()) {
        if (canAskAgain(command))
            m_session.askAgain(command.id);
    }
}

} // namespace noc
