// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptiondialog.h"

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

SubscriptionDialog::SubscriptionDialog(Theme &theme, QWidget *parent)
    : QDialog(parent), m_id(new QLineEdit(this)), m_name(new QLineEdit(this))
{
    setWindowTitle(tr("Subscribe to a client"));
    m_id->setPlaceholderText(tr("for example 412"));
    m_id->setMaxLength(255);
    m_id->setAccessibleName(tr("Client id"));
    m_name->setPlaceholderText(tr("your own name for it, may stay empty"));
    m_name->setMaxLength(100);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMinimumWidth(280);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Subscribe"), QDialogButtonBox::AcceptRole);
    setRole(*m_accept, "primary"_L1);
    m_accept->setDefault(true);
    m_accept->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_id, &QLineEdit::textChanged, this, [this] { m_accept->setEnabled(subscription().has_value()); });

    auto *note = new QLabel(tr("The server is asked again after every reconnection."), this);
    note->setFont(theme.secondaryFont());
    note->setWordWrap(true);
    setRole(*note, "secondary"_L1);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->addRow(tr("Client &id"), m_id);
    form->addRow(tr("&Name"), m_name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
}

void SubscriptionDialog::setSubscription(const Subscription &subscription)
{
    setWindowTitle(tr("Rename the client"));
    m_fixedId = subscription.clientId;
    m_id->setText(subscription.clientId.toText());
    m_id->setReadOnly(true);
    m_id->setEnabled(false);
    m_name->setText(subscription.name);
    m_name->setFocus();
    m_accept->setText(tr("Rename"));
}

std::optional<Subscription> SubscriptionDialog::subscription() const
{
    const std::optional<EntityId> id = m_fixedId ? m_fixedId : EntityId::fromUserText(m_id->text().trimmed());
    if (!id)
        return {};
    return Subscription {*id, m_name->text().trimmed()};
}

} // namespace noc
