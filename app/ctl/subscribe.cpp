// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/subscribe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

//! The states of a command, as docs/json-lines.md has them.
QString stateName(SubscriptionStatus::State state)
{
    switch (state) {
    case SubscriptionStatus::State::NotSent: return u"queued"_s;
    case SubscriptionStatus::State::Asked: return u"sent"_s;
    case SubscriptionStatus::State::Subscribed: return u"confirmed"_s;
    case SubscriptionStatus::State::Refused: return u"refused"_s;
    case SubscriptionStatus::State::LeavesAtNextConnection: return u"withdrawn"_s;
    }
    return {};
}

Profile withSubscriptions(Profile profile, const QList<EntityId> &ids)
{
    profile.subscriptions.clear();
    for (const EntityId &id : ids)
        profile.subscriptions.append(Subscription {id, {}});
    return profile;
}

bool isAnswer(SubscriptionStatus::State state)
{
    return state == SubscriptionStatus::State::Subscribed || state == SubscriptionStatus::State::Refused;
}

} // namespace

Subscribe::Subscribe(Terminal terminal, Profile profile, const QString &token, const QList<EntityId> &ids, seconds timeout)
    : SessionJob(terminal, Tells::States, withSubscriptions(std::move(profile), ids), token), m_ids(ids), m_timeout(timeout)
{
    for (const EntityId &id : ids)
        m_states.insert(id, SubscriptionStatus::State::NotSent);
    connect(&session(), &Session::subscriptionsChanged, this, &Subscribe::onSubscriptions);
    connect(&session(), &Session::alertRaised, this, [this](const AlertRaise &raise) {
        const auto slot = session().alerts().find(raise.key);
        sayAlert(this->terminal(), raise, slot ? std::max(1, session().alerts().count(*slot)) : 1);
    });
}

void Subscribe::start()
{
    session().start();
    waitFor(m_timeout);
}

bool Subscribe::isEveryOne(SubscriptionStatus::State state) const
{
    return std::ranges::all_of(m_states, [state](SubscriptionStatus::State present) { return present == state; });
}

void Subscribe::onSubscriptions()
{
    for (const SubscriptionStatus &status : session().subscriptions()) {
        const auto known = m_states.find(status.subscription.clientId);
        if (known == m_states.end() || *known == status.state)
            continue;
        *known = status.state;
        if (terminal().isJson() || isAnswer(status.state))
            sayCommand(terminal(), u"subscribe_client"_s, status.subscription.clientId, stateName(status.state), status.words, {});
    }
    if (!std::ranges::all_of(m_states, isAnswer))
        return;
    stopWaiting();
    if (isEveryOne(SubscriptionStatus::State::Refused)) {
        terminal().complain(tr("The server refused every subscription."));
        Q_EMIT finished(1);
    } else if (!std::exchange(m_saidSo, true) && !terminal().isJson()) {
        terminal().complain(tr("The subscriptions last as long as this command runs; Ctrl+C ends it."));
    }
}

void Subscribe::giveUp()
{
    const QString why = trouble(ChannelKind::Dashboard);
    terminal().complain(why.isEmpty() ? tr("The server did not answer every subscription.") : why);
    Q_EMIT finished(1);
}

void Subscribe::interrupt()
{
    Q_EMIT finished(isEveryOne(SubscriptionStatus::State::Subscribed) ? 0 : 1);
}

} // namespace noc
