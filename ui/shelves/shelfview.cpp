// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shelves/shelfview.h"

#include "core/session/session.h"
#include "ui/shelves/shelfmodel.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr milliseconds kTick {1000};

} // namespace

ShelfView::ShelfView(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_model(new ShelfModel(session, theme, this)),
      m_table(new QTableView(this)),
      m_summary(new QLabel(this)),
      m_empty(new QLabel(
          tr("Nothing is shelved. Key S takes the selected alerts out of the table for a while; they come back by themselves."),
          this)),
      m_unshelve(new QPushButton(tr("Unshelve"), this)),
      m_unshelveAll(new QPushButton(tr("Unshelve all"), this))
{
    setRole(*this, "panel"_L1);
    setRole(*m_summary, "secondary"_L1);
    setRole(*m_empty, "secondary"_L1);
    m_summary->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    m_table->setAccessibleName(tr("Shelved alerts"));
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
    m_table->horizontalHeader()->setSectionResizeMode(ShelfModel::MessageColumn, QHeaderView::Stretch);

    auto *unshelve = new QAction(tr("Unshelve"), m_table);
    unshelve->setShortcut(Qt::Key_Delete);
    unshelve->setShortcutContext(Qt::WidgetShortcut);
    connect(unshelve, &QAction::triggered, this, &ShelfView::unshelveSelected);
    m_table->addAction(unshelve);
    m_unshelve->setToolTip(tr("Show the selected alerts again. Key: Del"));
    m_unshelveAll->setToolTip(tr("Show everything that is shelved again."));
    connect(m_unshelve, &QPushButton::clicked, this, &ShelfView::unshelveSelected);
    connect(m_unshelveAll, &QPushButton::clicked, this, &ShelfView::unshelveAll);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ShelfView::adaptActions);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_unshelve);
    bar->addWidget(m_unshelveAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);

    connect(&session.shelves(), &Shelves::changed, this, &ShelfView::refresh);
    connect(&theme, &Theme::changed, this, &ShelfView::adoptTheme);
    adoptTheme();
    m_tick = session.clock().makeTimer([this] { tick(); });
    refresh();
    tick();
}

ShelfView::~ShelfView() = default;

void ShelfView::adoptTheme()
{
    m_summary->setFont(m_theme.secondaryFont());
    m_unshelve->setFont(m_theme.secondaryFont());
    m_unshelveAll->setFont(m_theme.secondaryFont());
    m_table->horizontalHeader()->setFont(m_theme.headingFont());
    const QFontMetrics metrics(m_theme.baseFont());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 10);
    const auto width = [&](const QString &sample) { return metrics.horizontalAdvance(sample) + 24; };
    m_table->setColumnWidth(ShelfModel::SeverityColumn, width(u"CRITICAL"_s));
    m_table->setColumnWidth(ShelfModel::TypeColumn, width(u"Backup server offline"_s));
    m_table->setColumnWidth(ShelfModel::LeftColumn, width(tr("%1, not saved", "time left on the shelf").arg(u"11 h 59 min"_s)));
    m_table->setColumnWidth(ShelfModel::UntilColumn, width(u"2026-12-24 23:59:59"_s));
    m_table->viewport()->update();
}

void ShelfView::refresh()
{
    m_model->refresh();
    const int count = m_model->rowCount();
    m_table->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_summary->setText(tr("%n shelved", "alerts", count));
    m_unshelveAll->setEnabled(count > 0);
    adaptActions();
}

void ShelfView::adaptActions()
{
    m_unshelve->setEnabled(m_table->selectionModel()->hasSelection());
}

void ShelfView::tick()
{
    if (isVisible())
        m_model->refreshTexts();
    m_tick->start(untilNext(m_session.clock(), kTick));
}

QList<AlertKey> ShelfView::keys(bool selectedOnly) const
{
    QList<AlertKey> keys;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!selectedOnly || m_table->selectionModel()->isRowSelected(row, {}))
            keys.append(m_model->shelves().at(row).key);
    }
    return keys;
}

void ShelfView::unshelveSelected()
{
    m_session.unshelve(keys(true));
}

void ShelfView::unshelveAll()
{
    m_session.unshelve(keys(false));
}

} // namespace noc
