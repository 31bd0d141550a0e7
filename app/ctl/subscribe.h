// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sessionjob.h"

#include <QHash>

namespace noc {

//! `subscribe ID…`: subscribes and stays, printing alerts, since a subscription belongs to its socket. It succeeds when the server
//! takes every one.
class Subscribe : public SessionJob
{
    Q_OBJECT

public:
    Subscribe(Terminal terminal, Profile profile, const QString &token, const QList<EntityId> &ids, seconds timeout);

    void start() override;
    void interrupt() override;

protected:
    void giveUp() override;

private:
    void onSubscriptions();
    bool isEveryOne(SubscriptionStatus::State state) const;

    QList<EntityId> m_ids;
    QHash<EntityId, SubscriptionStatus::State> m_states;
    bool m_saidSo = false;
    seconds m_timeout;
};

} // namespace noc
