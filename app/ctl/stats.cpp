// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/stats.h"

namespace noc {

Stats::Stats(Terminal terminal, Profile profile, const QString &token, seconds timeout)
    : SessionJob(terminal, Tells::StatesAsJson, std::move(profile), token), m_timeout(timeout)
{
    connect(&session(), &Session::channelChanged, this, [this](ChannelKind kind) {
        if (kind != ChannelKind::Presence)
            return;
        // A link that ends takes the question with it.
        const bool isLive = isConnected(session().channel(kind).state);
        if (isLive && !m_isAsked)
            session().requestStats();
        m_isAsked = isLive;
    });
    connect(&session(), &Session::statsReceived, this, [this](const ServerStats &stats) {
        sayStats(this->terminal(), stats);
        Q_EMIT finished(0);
    });
}

void Stats::start()
{
    session().start();
    waitFor(m_timeout);
}

void Stats::giveUp()
{
    const QString why = trouble(ChannelKind::Presence);
    terminal().complain(why.isEmpty() ? tr("The server did not answer.") : why);
    Q_EMIT finished(1);
}

void Stats::interrupt()
{
    Q_EMIT finished(1);
}

} // namespace noc
