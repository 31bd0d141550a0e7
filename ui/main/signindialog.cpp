// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/signindialog.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

SignInDialog::SignInDialog(Session &session, Theme &theme, QWidget *parent) : QDialog(parent), m_session(session)
{
    setWindowTitle(tr("Sign in"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto *text = new QLabel(
        tr("Signing in to %1. Rows, queue and an open link stay as they are; the password is not kept.")
            .arg(session.profile().api.host()),
        this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    setRole(*text, "secondary"_L1);
    column->addWidget(text);

    auto *form = new QFormLayout;
    m_user = new QLineEdit(this);
    m_user->setAccessibleName(tr("User name"));
    form->addRow(tr("&User name"), m_user);
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    form->addRow(tr("&Password"), m_password);
    column->addLayout(form);

    m_state = new QLabel(this);
    m_state->setFont(theme.baseFont());
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    column->addWidget(m_state);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_signIn = buttons->addButton(tr("Sign in"), QDialogButtonBox::AcceptRole);
    setRole(*m_signIn, "primary"_L1);
    m_signIn->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &SignInDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    setMinimumWidth(440);

    connect(m_user, &QLineEdit::textChanged, this, &SignInDialog::adapt);
    connect(m_password, &QLineEdit::textChanged, this, &SignInDialog::adapt);
    connect(&session, &Session::signInFinished, this, [this](const std::optional<Error> &error) {
        if (!std::exchange(m_isAsking, false))
            return;
        if (!error) {
            QDialog::accept();
            return;
        }
        setRole(*m_state, "error"_L1);
        m_state->setText(error->message);
        m_password->selectAll();
        m_password->setFocus();
        adapt();
    });
    adapt();
}

void SignInDialog::accept()
{
    if (m_isAsking || !m_signIn->isEnabled())
        return;
    m_isAsking = true;
    setRole(*m_state, "secondary"_L1);
    m_state->setText(tr("Asking the server…"));
    adapt();
    m_session.signIn(m_user->text().trimmed(), m_password->text());
}

void SignInDialog::adapt()
{
    m_signIn->setEnabled(!m_isAsking && !m_user->text().trimmed().isEmpty() && !m_password->text().isEmpty());
    m_state->setVisible(!m_state->text().isEmpty());
}

} // namespace noc
