// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/tail.h"

#include <algorithm>

namespace noc {

Tail::Tail(Terminal terminal, Profile profile, const QString &token)
    : SessionJob(terminal, Tells::States, std::move(profile), token)
{
    connect(&session(), &Session::alertRaised, this, &Tail::onRaise);
    connect(&session(), &Session::alertStatusChanged, this, &Tail::onChange);
    connect(&session(), &Session::channelChanged, this, [this](ChannelKind kind) {
        m_wasLive = m_wasLive || isConnected(session().channel(kind).state);
    });
}

void Tail::start()
{
    session().start();
}

void Tail::interrupt()
{
    if (!m_wasLive) {
        for (const ChannelKind kind : session().profile().channels)
            terminal().complain(trouble(kind));
    }
    Q_EMIT finished(m_wasLive ? 0 : 1);
}

void Tail::onRaise(const AlertRaise &raise)
{
    const auto slot = session().alerts().find(raise.key);
    sayAlert(terminal(), raise, slot ? std::max(1, session().alerts().count(*slot)) : 1);
}

void Tail::onChange(const AlertChange &change)
{
    QString severity;
    QString type;
    if (const auto slot = session().alerts().find(change.key)) {
        const auto text = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
        severity = text(session().alerts().severityUtf8(*slot));
        type = text(session().alerts().typeUtf8(*slot));
    }
    sayChange(terminal(), change, severity, type);
}

} // namespace noc
