// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/runbookconfirmation.h"

#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

RunbookConfirmation::RunbookConfirmation(const QUrl &url, UrlOpener opener, Theme &theme, QWidget *parent)
    : QDialog(parent), m_url(url), m_opener(std::move(opener)), m_fault(new QLabel(this))
{
    setWindowTitle(tr("Open the runbook"));
    // As it goes over the wire: letters of other alphabets that look alike show as what they are.
    const QString whole = url.toString(QUrl::FullyEncoded);
    const QString host = safeLine(url.host(QUrl::FullyEncoded));

    auto *sentence = new QLabel(tr("The browser will open a page of the host"), this);
    auto *hostLabel = new QLabel(host, this);
    hostLabel->setTextFormat(Qt::PlainText);
    hostLabel->setFont(theme.titleFont());
    hostLabel->setWordWrap(true);
    hostLabel->setAccessibleName(tr("Host: %1").arg(host));
    auto *address = new QPlainTextEdit(safeLine(whole), this);
    address->setReadOnly(true);
    address->setFont(theme.monoFont());
    address->setWordWrapMode(QTextOption::WrapAnywhere);
    address->setTabChangesFocus(true);
    address->setAccessibleName(tr("Whole address"));
    address->setFixedHeight(5 * address->fontMetrics().lineSpacing());
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    setRole(*m_fault, "warning"_L1);
    m_fault->setVisible(url.scheme() == "http"_L1);
    m_fault->setText(tr("The page comes unencrypted (http): others on the way can read and change it."));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *accept = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    setRole(*accept, "primary"_L1);
    accept->setDefault(true);
    auto *copy = buttons->addButton(tr("Copy address"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [whole] { QGuiApplication::clipboard()->setText(whole); });
    connect(buttons, &QDialogButtonBox::accepted, this, &RunbookConfirmation::follow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(sentence);
    column->addWidget(hostLabel);
    column->addWidget(address);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    setMinimumWidth(480);
    accept->setFocus();
}

void RunbookConfirmation::follow()
{
    if (m_opener(m_url))
        return accept();
    m_fault->setText(tr("No program could be started for it. Copy the address and open it by hand."));
    m_fault->show();
}

} // namespace noc
