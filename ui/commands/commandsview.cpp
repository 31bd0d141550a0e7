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

bool canWithdraw(const Command &command)
{
    return std::holds_alternative<Queued>(command.state) && command.timesSent == 0;
}

bool canAskAgain(const Command &command)
{
    return std::holds_alternative<Refused>(command.state) || std::holds_alternative<Expired>(command.state);
}

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
      m_askAgain(new QPushButton(tr("Ask again"), this))
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
    m_table->addActions({withdraw, askAgain});
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
    const BudgetStatus budget = m_session.budget();
    QStringList parts;
    parts += tr("%n open", "commands", int(budget.waiting));
    if (const qsizetype refused = m_session.refusedCount(); refused > 0)
        parts += tr("%n refused", "commands", int(refused));
    if (budget.ceiling > 0)
        parts += tr("%1 of %2 messages this minute", "command budget").arg(budget.spent).arg(budget.ceiling);
    m_summary->setText(parts.join(u" · "_s));
    adaptActions();
}

void CommandsView::tick()
{
    if (isVisible())
        m_model->refreshTimes();
    m_tick->start(kTick);
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
}

void CommandsView::withdrawSelected()
{
    for (const Command &command : selected()) {
        if (canWithdraw(command))
            m_session.withdraw(command.id);
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
