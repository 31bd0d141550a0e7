// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionpanel.h"

#include "core/session/session.h"
#include "ui/subscriptions/metricscard.h"
#include "ui/subscriptions/subscriptiondialog.h"
#include "ui/subscriptions/subscriptionrow.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

SubscriptionPanel::SubscriptionPanel(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_heading(new QLabel(tr("Subscriptions"), this)),
      m_empty(new QLabel(tr("No client is subscribed to. Some servers send their alerts to subscribers only."), this)),
      m_rowsLayout(new QVBoxLayout),
      m_leaving(new QWidget(this)),
      m_leavingText(new QLabel(tr("The server keeps sending until the link is made anew."), m_leaving)),
      m_reconnect(new QPushButton(tr("Reconnect now"), m_leaving)),
      m_add(new QPushButton(tr("Subscribe…"), this)),
      m_metrics(new MetricsCard(theme, this))
{
    setAccessibleName(tr("Subscriptions"));
    setRole(*this, "panel"_L1);
    setRole(*m_heading, "heading"_L1);
    setRole(*m_empty, "secondary"_L1);
    setRole(*m_leavingText, "secondary"_L1);
    m_empty->setWordWrap(true);
    m_leavingText->setWordWrap(true);
    m_add->setToolTip(tr("Ask the server for one more client's alerts"));

    auto *leaving = new QVBoxLayout(m_leaving);
    leaving->setContentsMargins(3, 2, 0, 2);
    leaving->setSpacing(4);
    leaving->addWidget(m_leavingText);
    leaving->addWidget(m_reconnect, 0, Qt::AlignLeft);
    m_rowsLayout->setContentsMargins(0, 0, 0, 0);
    m_rowsLayout->setSpacing(0);

    auto *content = new QWidget(this);
    setRole(*content, "panel"_L1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 6, 12, 10);
    column->setSpacing(7);
    column->addWidget(m_heading);
    column->addWidget(m_empty);
    column->addLayout(m_rowsLayout);
    column->addWidget(m_leaving);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(m_metrics);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_add, &QPushButton::clicked, this, &SubscriptionPanel::addSubscription);
    connect(m_reconnect, &QPushButton::clicked, this, [this] { m_session.renewDashboard(); });
    connect(&session, &Session::subscriptionsChanged, this, &SubscriptionPanel::refresh);
    connect(&theme, &Theme::changed, this, &SubscriptionPanel::adoptTheme);
    adoptTheme();
    refresh();
}

void SubscriptionPanel::adoptTheme()
{
    m_heading->setFont(m_theme.headingFont());
    for (QWidget *widget :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_leavingText), static_cast<QWidget *>(m_add),
          static_cast<QWidget *>(m_reconnect)})
        widget->setFont(m_theme.secondaryFont());
    for (SubscriptionRow *row : std::as_const(m_rows)) {
        row->updateGeometry();
        row->update();
    }
}

void SubscriptionPanel::refresh()
{
    const QList<SubscriptionStatus> all = m_session.subscriptions();
    while (m_rows.size() > all.size())
        m_rows.takeLast()->deleteLater();
    while (m_rows.size() < all.size()) {
        auto *row = new SubscriptionRow(m_theme, this);
        connect(row, &SubscriptionRow::metricsRequested, this, [this, row] { showMetrics(row->status().subscription.clientId); });
        connect(row, &SubscriptionRow::askAgainRequested, this, [this, row] { m_session.subscribe(row->status().subscription); });
        connect(row, &SubscriptionRow::renameRequested, this, [this, row] { renameClient(row->status().subscription.clientId); });
        connect(row, &SubscriptionRow::removeRequested, this, [this, row] {
            m_session.unsubscribe(row->status().subscription.clientId);
        });
        m_rowsLayout->addWidget(row);
        // With the Tab key as by eye: the rows from top to bottom, then the button below them.
        setTabOrder(m_rows.isEmpty() ? static_cast<QWidget *>(m_add) : m_rows.last(), row);
        setTabOrder(row, m_add);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < all.size(); ++i)
        m_rows[i]->setStatus(all[i]);

    m_empty->setVisible(all.isEmpty());
    m_leaving->setVisible(std::any_of(all.begin(), all.end(), [](const SubscriptionStatus &status) {
        return status.state == SubscriptionStatus::State::LeavesAtNextConnection;
    }));

    const auto measured = std::find_if(all.begin(), all.end(), [this](const SubscriptionStatus &status) {
        return m_metricsClient && status.subscription.clientId == *m_metricsClient;
    });
    m_metrics->setVisible(measured != all.end());
    if (measured != all.end())
        m_metrics->setStatus(*measured, measured->metricsJson.isEmpty(), m_session.clock().wallNow());
}

void SubscriptionPanel::showMetrics(const EntityId &clientId)
{
    m_metricsClient = clientId;
    m_session.requestMetrics(clientId);
    refresh();
}

void SubscriptionPanel::addSubscription()
{
    auto *dialog = new SubscriptionDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto wanted = dialog->subscription())
            m_session.subscribe(*wanted);
    });
    dialog->open();
}

void SubscriptionPanel::renameClient(const EntityId &clientId)
{
    const QList<SubscriptionStatus> all = m_session.subscriptions();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const SubscriptionStatus &status) { return status.subscription.clientId == clientId; });
    if (found == all.end())
        return;
    auto *dialog = new SubscriptionDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSubscription(found->subscription);
    connect(dialog, &QDialog::accepted, this, [this, dialog, clientId] {
        if (const auto wanted = dialog->subscription())
            m_session.renameSubscription(clientId, wanted->name);
    });
    dialog->open();
}

} // namespace noc
