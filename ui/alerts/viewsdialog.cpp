// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/viewsdialog.h"

#include "ui/alerts/savedviews.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

ViewsDialog::ViewsDialog(SavedViews &views, Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_views(views),
      m_list(new QListWidget(this)),
      m_filter(new QLabel(this)),
      m_said(new QLabel(this)),
      m_rename(new QPushButton(tr("&Rename"), this)),
      m_up(new QPushButton(tr("&Up"), this)),
      m_down(new QPushButton(tr("&Down"), this)),
      m_remove(new QPushButton(tr("R&emove"), this)),
      m_copy(new QPushButton(tr("&Copy as text"), this)),
      m_paste(new QPushButton(tr("&Paste"), this))
{
    setWindowTitle(tr("Views"));
    m_list->setAccessibleName(tr("Views"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_filter->setTextFormat(Qt::PlainText);
    m_filter->setFont(theme.monoFont());
    m_filter->setWordWrap(true);
    m_filter->setMinimumHeight(m_filter->fontMetrics().height() * 2);
    m_filter->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    setRole(*m_said, "secondary"_L1);
    m_said->setText(tr("A view is shared as one line of text: copy it here, paste it at the other console."));

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 16, 20, 12);
    outer->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {m_rename, m_up, m_down, m_remove, m_copy, m_paste}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    row->addLayout(buttons);
    outer->addLayout(row, 1);
    outer->addWidget(m_filter);
    outer->addWidget(m_said);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    outer->addWidget(close);
    resize(520, 400);

    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &ViewsDialog::adapt);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) { rename(m_list->row(item)); });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int at = m_list->currentRow();
        m_views.remove(at);
        refresh(at);
    });
    connect(m_copy, &QPushButton::clicked, this, &ViewsDialog::copy);
    connect(m_paste, &QPushButton::clicked, this, &ViewsDialog::paste);
    refresh(0);
}

void ViewsDialog::refresh(int row)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const SavedView &view : m_views.views()) {
        auto *item = new QListWidgetItem(view.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    adapt();
}

void ViewsDialog::adapt()
{
    const int row = m_list->currentRow();
    for (QPushButton *button : {m_rename, m_remove, m_copy})
        button->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    const QString text = row < 0 ? QString() : safeLine(m_views.views()[row].text);
    m_filter->setText(row < 0 ? tr("No view is kept yet") : text.isEmpty() ? tr("no words and terms") : text);
}

void ViewsDialog::move(int by)
{
    const int from = m_list->currentRow();
    m_views.move(from, from + by);
    refresh(from + by);
}

void ViewsDialog::rename(int row)
{
    if (!m_views.rename(row, m_list->item(row)->text()))
        say(tr("A view needs a name that no other has."));
    refresh(row);
}

void ViewsDialog::copy()
{
    const SavedView &view = m_views.views()[m_list->currentRow()];
    QGuiApplication::clipboard()->setText(viewToText(view));
    say(tr("“%1” is in the clipboard as one line of text.").arg(view.name));
}

void ViewsDialog::paste()
{
    const auto view = viewFromText(QGuiApplication::clipboard()->text());
    if (!view) {
        say(tr("The clipboard holds no view. It is one line of text, copied here or in another console."));
        return;
    }
    const QString name = m_views.add(*view);
    if (name.isEmpty()) {
        say(tr("There is no room for more views: remove one first."));
        return;
    }
    refresh(int(m_views.views().size()) - 1);
    say(tr("Added as “%1”.").arg(name));
}

void ViewsDialog::say(const QString &sentence)
{
    m_said->setText(sentence);
    QAccessibleEvent event(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace noc
