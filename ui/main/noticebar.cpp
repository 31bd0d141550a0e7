// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/noticebar.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace noc {

NoticeBar::NoticeBar(Theme &theme, QWidget *parent) : QFrame(parent)
{
    setRole(*this, "warningBar"_L1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 12, 6);
    m_text = new QLabel(this);
    m_text->setFont(theme.baseFont());
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    setRole(*m_text, "warning"_L1);
    row->addWidget(m_text, 1);
    auto *dismiss = new QPushButton(tr("Understood"), this);
    dismiss->setAccessibleDescription(tr("Takes this notice away"));
    connect(dismiss, &QPushButton::clicked, this, &NoticeBar::dismissFirst);
    row->addWidget(dismiss);
    refresh();
}

void NoticeBar::add(const QString &sentence)
{
    if (m_notices.contains(sentence))
        return;
    m_notices << sentence;
    refresh();
}

void NoticeBar::withdraw(const QString &sentence)
{
    if (m_notices.removeAll(sentence) > 0)
        refresh();
}

void NoticeBar::dismissFirst()
{
    if (!m_notices.isEmpty())
        m_notices.removeFirst();
    refresh();
}

void NoticeBar::refresh()
{
    setVisible(!m_notices.isEmpty());
    if (m_notices.isEmpty())
        return;
    const int more = int(m_notices.size()) - 1;
    m_text->setText(more > 0 ? tr("%1 (%n more)", "a sentence; further notices", more).arg(m_notices.first()) : m_notices.first());
    m_text->setAccessibleName(m_text->text());
}

} // namespace noc
