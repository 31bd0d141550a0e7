// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/runbookdialog.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

enum Column { TypeColumn, UrlColumn, ColumnCount };

QString cellText(const QTableWidget &table, int row, int column)
{
    const QTableWidgetItem *item = table.item(row, column);
    return item ? item->text().trimmed() : QString();
}

} // namespace

RunbookDialog::RunbookDialog(const QList<Runbook> &runbooks, Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_table(new QTableWidget(0, ColumnCount, this)),
      m_fault(new QLabel(this)),
      m_add(new QPushButton(tr("&Add"), this)),
      m_remove(new QPushButton(tr("&Remove"), this)),
      m_up(new QPushButton(tr("&Up"), this)),
      m_down(new QPushButton(tr("&Down"), this))
{
    setWindowTitle(tr("Runbooks"));
    auto *intro = new QLabel(
        tr("For alerts of a type, the panel of the alert links to a page of yours. In the type, * stands for anything; the first "
           "line that "
           "fits counts. In the address, behind the host, {type}, {id}, {client} and {site} stand for the alert's."),
        this);
    intro->setWordWrap(true);
    setRole(*intro, "secondary"_L1);
    m_table->setHorizontalHeaderLabels({tr("Alert type"), tr("Address")});
    m_table->setAccessibleName(tr("Runbooks"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setFont(theme.headingFont());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(TypeColumn, 200);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->setMinimumHeight(2 * m_fault->fontMetrics().lineSpacing());
    setRole(*m_fault, "error"_L1);

    auto *tools = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        tools->addWidget(button);
    }
    tools->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Use these"), QDialogButtonBox::AcceptRole);
    m_accept->setAutoDefault(false);
    setRole(*m_accept, "primary"_L1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(intro);
    column->addWidget(m_table, 1);
    column->addLayout(tools);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    resize(720, 420);

    for (const Runbook &runbook : runbooks)
        add(runbook);
    connect(m_add, &QPushButton::clicked, this, &RunbookDialog::addEmpty);
    connect(m_remove, &QPushButton::clicked, this, &RunbookDialog::removeCurrent);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_table, &QTableWidget::itemChanged, this, &RunbookDialog::check);
    connect(m_table, &QTableWidget::currentCellChanged, this, &RunbookDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QList<Runbook> RunbookDialog::runbooks() const
{
    QList<Runbook> all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Runbook runbook {cellText(*m_table, row, TypeColumn), cellText(*m_table, row, UrlColumn)};
        if (runbook != Runbook {})
            all += runbook;
    }
    return all;
}

void RunbookDialog::add(const Runbook &runbook)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, TypeColumn, new QTableWidgetItem(runbook.type));
    m_table->setItem(row, UrlColumn, new QTableWidgetItem(runbook.url));
}

void RunbookDialog::addEmpty()
{
    add({});
    m_table->setCurrentCell(m_table->rowCount() - 1, TypeColumn);
    m_table->setFocus();
    m_table->editItem(m_table->currentItem());
}

void RunbookDialog::removeCurrent()
{
    m_table->removeRow(m_table->currentRow());
    check();
}

void RunbookDialog::moveCurrent(int by)
{
    const int from = m_table->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_table->rowCount())
        return;
    for (int column = 0; column < ColumnCount; ++column) {
        QTableWidgetItem *moved = m_table->takeItem(from, column);
        m_table->setItem(from, column, m_table->takeItem(to, column));
        m_table->setItem(to, column, moved);
    }
    m_table->setCurrentCell(to, m_table->currentColumn());
}

void RunbookDialog::check()
{
    const int current = m_table->currentRow();
    m_add->setEnabled(m_table->rowCount() < kMostRunbooks);
    m_remove->setEnabled(current >= 0);
    m_up->setEnabled(current > 0);
    m_down->setEnabled(current >= 0 && current + 1 < m_table->rowCount());
    QString words;
    for (int row = 0; row < m_table->rowCount() && words.isEmpty(); ++row) {
        const Runbook runbook {cellText(*m_table, row, TypeColumn), cellText(*m_table, row, UrlColumn)};
        if (const QString fault = runbookFault(runbook); runbook != Runbook {} && !fault.isEmpty())
            words = tr("Line %1: %2", "number, what is wrong").arg(QString::number(row + 1), fault);
    }
    m_fault->setText(words);
    m_accept->setEnabled(words.isEmpty());
    m_accept->setAccessibleDescription(words);
}

} // namespace noc
