// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sessionjob.h"

#include <QHash>

namespace noc {

//! `ack ID…`: acknowledges and waits for the server's answer for each.
class Ack : public SessionJob
{
    Q_OBJECT

public:
    //! `timeout` counts from the last answer; waiting for the command budget does not count.
    Ack(Terminal terminal, Profile profile, const QString &token, const QList<EntityId> &ids, seconds timeout);

    void start() override;
    void interrupt() override;

protected:
    void giveUp() override;

private:
    void onCommand(const Command &command);
    void say(const EntityId &id, const CommandState &state);
    //! True when only the budget holds back what is open.
    bool waitsForBudget();
    void reportOpen();

    QList<EntityId> m_ids;
    QHash<EntityId, CommandState> m_states;
    seconds m_timeout;
};

} // namespace noc
