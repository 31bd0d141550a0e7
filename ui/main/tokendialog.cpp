// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/tokendialog.h"

#include "ui/main/tokenfield.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

TokenDialog::TokenDialog(Theme &theme, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("New token"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto *text = new QLabel(
        tr("The server looks at the token only when a connection is made. An open link goes on as it is; the new "
           "token is used from the next attempt."),
        this);
    text->setWordWrap(true);
    setRole(*text, "secondary"_L1);
    column->addWidget(text);
    m_field = new TokenField(theme, this);
    column->addWidget(m_field);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("Use this token"), QDialogButtonBox::AcceptRole);
    setRole(*m_use, "primary"_L1);
    m_use->setDefault(true);
    m_use->setEnabled(false);
    connect(m_field, &TokenField::changed, this, [this] { m_use->setEnabled(!m_field->token().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    setMinimumWidth(480);
}

QString TokenDialog::token() const
{
    return m_field->token();
}

} // namespace noc
