// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/formfield.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

FormField::FormField(const QString &name, QWidget *editor, const QString &hint, Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_hint(hint)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *label = new QLabel(name, this);
    label->setFont(theme.secondaryFont());
    label->setBuddy(editor);
    setRole(*label, "secondary"_L1);
    column->addWidget(label);
    column->addWidget(editor);
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(QString(name).remove(u'&'));

    m_below = new QLabel(this);
    m_below->setFont(theme.secondaryFont());
    m_below->setTextFormat(Qt::PlainText);
    m_below->setWordWrap(true);
    column->addWidget(m_below);
    setFault({});
}

void FormField::setFault(const QString &text)
{
    m_fault = text;
    const QString shown = text.isEmpty() ? m_hint : text;
    m_below->setText(shown);
    m_below->setVisible(!shown.isEmpty());
    setRole(*m_below, text.isEmpty() ? "secondary"_L1 : "error"_L1);
    m_editor->setAccessibleDescription(shown);
    m_editor->setProperty("fault", !text.isEmpty());
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
}

} // namespace noc
