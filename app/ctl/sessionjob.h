// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/job.h"
#include "app/ctl/lines.h"
#include "core/session/session.h"

#include <array>

namespace noc {

//! A command that works through a session of its own.
class SessionJob : public Job
{
    Q_OBJECT

public:
    //! What is told of the link besides the command's own lines.
    enum class Tells { Nothing, StatesAsJson, States };

    SessionJob(Terminal terminal, Tells tells, Profile profile, const QString &token);
    ~SessionJob() override;

protected:
    Session &session() { return *m_session; }
    //! Why there is no live link on that channel; empty when there is one.
    QString trouble(ChannelKind kind) const;
    //! Restarts the time after which giveUp() is called.
    void waitFor(seconds timeout);
    void stopWaiting() { m_deadline->stop(); }
    //! No answer came in time.
    virtual void giveUp() { }

private:
    void onChannelChanged(ChannelKind kind);

    Tells m_tells;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Timer> m_deadline;
    std::array<ConnectionState, 3> m_told {};
    std::array<std::optional<double>, 3> m_toldRoundTrip {};
};

} // namespace noc
