// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/filterbar.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace noc {

FilterBar::FilterBar(Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_text(new QLineEdit(this)),
      m_owedOnly(new QPushButton(tr("Unacknowledged only"), this)),
      m_waiting(new QPushButton(this)),
      m_hidden(new QLabel(this)),
      m_hiddenCritical(new QLabel(this))
{
    setRole(*this, "bar"_L1);
    m_text->setPlaceholderText(tr("Filter: words, \"a phrase\", -not this"));
    m_text->setAccessibleName(tr("Filter"));
    m_text->setToolTip(tr("Rows that hold every word, in type, message, client, site or id. Key: /"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(1000);
    m_text->installEventFilter(this);
    m_owedOnly->setCheckable(true);
    m_owedOnly->setToolTip(tr("Hide what has been answered"));
    m_waiting->setToolTip(tr("Arrived while you were at work in the table. Click to let them in."));
    m_waiting->hide();
    setRole(*m_hidden, "secondary"_L1);
    m_hidden->setTextFormat(Qt::PlainText);
    setRole(*m_hiddenCritical, "error"_L1);
    m_hiddenCritical->setTextFormat(Qt::PlainText);
    m_hiddenCritical->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_waiting);
    row->addWidget(m_owedOnly);
    row->addWidget(m_hiddenCritical);
    row->addWidget(m_hidden);

    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::filterChanged);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::left);
    connect(m_owedOnly, &QPushButton::toggled, this, &FilterBar::filterChanged);
    connect(m_waiting, &QPushButton::clicked, this, &FilterBar::waitingRequested);
    connect(&theme, &Theme::changed, this, &FilterBar::adoptTheme);
    adoptTheme();
}

void FilterBar::adoptTheme()
{
    m_text->setFont(m_theme.monoFont());
    for (QWidget *widget :
         {static_cast<QWidget *>(m_owedOnly), static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_hidden)})
        widget->setFont(m_theme.secondaryFont());
    m_hiddenCritical->setFont(m_theme.headingFont());
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString &text)
{
    m_text->setText(text);
}

bool FilterBar::unacknowledgedOnly() const
{
    return m_owedOnly->isChecked();
}

void FilterBar::clear()
{
    m_owedOnly->setChecked(false);
    m_text->clear();
}

void FilterBar::setHidden(const HiddenAlerts &hidden, qsizetype rows)
{
    const QLocale locale;
    m_hidden->setText(
        hidden.rows > 0
            ? tr("hides %1 of %2", "what the filter hides: rows of rows").arg(locale.toString(hidden.rows), locale.toString(rows))
            : tr("hides nothing", "what the filter hides"));
    m_hiddenCritical->setText(tr("%n CRITICAL hidden", nullptr, int(hidden.unacknowledgedCritical)));
    m_hiddenCritical->setVisible(hidden.unacknowledgedCritical > 0);
    // Spoken when it gets worse, not with every batch.
    if (hidden.unacknowledgedCritical > m_saidCritical) {
        QAccessibleEvent event(m_hiddenCritical, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    m_saidCritical = hidden.unacknowledgedCritical;
}

void FilterBar::setWaiting(qsizetype count)
{
    m_waiting->setText(tr("%n new", "arrivals that wait", int(count)));
    m_waiting->setVisible(count > 0);
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            // The first Escape empties, the second leaves.
            if (m_text->text().isEmpty())
                Q_EMIT left();
            else
                m_text->clear();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace noc
