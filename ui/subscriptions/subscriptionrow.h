// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QAbstractButton>

namespace noc {

class Theme;

//! One client: its name on the left, how it stands on the right. Pressed, it opens its menu.
class SubscriptionRow : public QAbstractButton
{
    Q_OBJECT

public:
    SubscriptionRow(Theme &theme, QWidget *parent = nullptr);

    void setStatus(const SubscriptionStatus &status);
    const SubscriptionStatus &status() const { return m_status; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void renameRequested();
    void metricsRequested();
    void askAgainRequested();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void openMenu(const QPoint &at);

    Theme &m_theme;
    SubscriptionStatus m_status;
};

//! The operator's name for the client, or "Client 903".
QString subscriptionName(const Subscription &subscription);
//! How it stands, in words.
QString subscriptionStateWords(const SubscriptionStatus &status);

} // namespace noc
