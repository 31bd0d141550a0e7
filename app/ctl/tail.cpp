// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/tail.h"

#include <algorithm>

namespace noc {

Tail::Tail(Terminal terminal, Profile profile, const QString &token)
    : SessionJob(terminal, Tells::States, std::move(profile), token), m_bench(BenchProbe::fromEnvironment(session()))
{
    connect(&session(), &Session::gapClosed, this, [this](const Gap &gap) { m_hadGap = m_hadGap || !gap.atStart; });
    connect(&session(), &Session::alertsFound, this, &Tail::onFound);
    connect(&session(), &Session::alertStatusChanged, this, &Tail::onChange);
    connect(&session(), &Session::channelChanged, this, [this](ChannelKind kind) {
        m_wasLive = m_wasLive || isConnected(session().channel(kind).state);
    });
    if (!m_bench) {
        connect(&session(), &Session::alertRaised, this, &Tail::onRaise);
    } else {
        // What is measured is the way to the store; lines for people would be most of the cost.
        connect(&session().alerts(), &AlertStore::batchApplied, m_bench.get(), [bench = m_bench.get()] {
            bench->paintBegins();
            bench->paintEnded();
        });
    }
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

void Tail::onFound(const QList<AlertKey> &keys)
{
    // What was there before the command began is no news.
    if (!m_hadGap)
        return;
    for (const AlertKey &key : keys) {
        const auto slot = session().alerts().find(key);
        if (!slot)
            continue;
        const AlertStore &alerts = session().alerts();
        const auto told = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional(std::string(text)); };
        AlertRaise raise;
        raise.key = key;
        raise.severity = alerts.severityUtf8(*slot);
        raise.type = alerts.typeUtf8(*slot);
        raise.message = alerts.messageUtf8(*slot);
        raise.status = told(alerts.statusUtf8(*slot));
        raise.client = told(alerts.clientUtf8(*slot));
        raise.site = told(alerts.siteUtf8(*slot));
        raise.raised = alerts.lastRaised(*slot);
        raise.received = session().clock().wallNow();
        sayAlert(terminal(), raise, std::max(1, alerts.count(*slot)));
    }
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
