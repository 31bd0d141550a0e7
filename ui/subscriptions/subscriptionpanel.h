// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/entityid.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace noc {

class MetricsCard;
class Session;
class SubscriptionRow;
class Theme;

//! The clients whose alerts were asked for, how each stands, and what the server last measured for one.
class SubscriptionPanel : public QWidget
{
    Q_OBJECT

public:
    SubscriptionPanel(Session &session, Theme &theme, QWidget *parent = nullptr);

public Q_SLOTS:
    //! Opens the dialog for one more client.
    void addSubscription();

private:
    void refresh();
    void adoptTheme();
    void showMetrics(const EntityId &clientId);
    void renameClient(const EntityId &clientId);

    Session &m_session;
    Theme &m_theme;
    QLabel *m_heading;
    QLabel *m_empty;
    QVBoxLayout *m_rowsLayout;
    QList<SubscriptionRow *> m_rows;
    QWidget *m_leaving;
    QLabel *m_leavingText;
    QPushButton *m_reconnect;
    QPushButton *m_add;
    MetricsCard *m_metrics;
    std::optional<EntityId> m_metricsClient;
};

} // namespace noc
