// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/subscriptionbook.h"

#include <algorithm>

namespace noc {

namespace {

using State = SubscriptionStatus::State;

constexpr int kDeathsToGiveUp = 2;

} // namespace

SubscriptionBook::SubscriptionBook(const QList<Subscription> &wanted)
{
    for (const Subscription &subscription : wanted)
        want(subscription);
}

SubscriptionBook::Entry *SubscriptionBook::find(const EntityId &clientId)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&clientId](const Entry &entry) {
        return entry.status.subscription.clientId == clientId;
    });
    return it == m_entries.end() ? nullptr : &*it;
}

void SubscriptionBook::want(const Subscription &subscription)
{
    Entry *entry = find(subscription.clientId);
    if (!entry)
        entry = &m_entries.emplace_back();
    entry->status.subscription = subscription;
    entry->status.state = State::NotSent;
    entry->status.words.clear();
    entry->suspect = false;
    entry->deaths = 0;
}

void SubscriptionBook::drop(const EntityId &clientId, bool linkLives)
{
    Entry *entry = find(clientId);
    if (!entry)
        return;
    const bool serverKnows = entry->status.state == State::Subscribed || entry->status.state == State::Asked;
    entry->status.state = State::LeavesAtNextConnection;
    if (!serverKnows || !linkLives)
        std::erase_if(m_entries, [&clientId](const Entry &e) { return e.status.subscription.clientId == clientId; });
}

void SubscriptionBook::rename(const EntityId &clientId, const QString &name)
{
    if (Entry *entry = find(clientId))
        entry->status.subscription.name = name;
}

void SubscriptionBook::setMetrics(const EntityId &clientId, const QString &json, WallTime at)
{
    if (Entry *entry = find(clientId)) {
        entry->status.metricsJson = json;
        entry->status.metricsAt = at;
    }
}

void SubscriptionBook::eraseLeaving()
{
    std::erase_if(m_entries, [](const Entry &entry) { return entry.status.state == State::LeavesAtNextConnection; });
}

void SubscriptionBook::linkCame()
{
    eraseLeaving();
    for (Entry &entry : m_entries) {
        if (entry.deaths < kDeathsToGiveUp)
            entry.status.state = State::NotSent;
    }
}

void SubscriptionBook::linkLost()
{
    eraseLeaving();
    for (Entry &entry : m_entries) {
        if (entry.status.state == State::Subscribed || entry.status.state == State::Asked)
            entry.status.state = State::NotSent;
    }
}

std::optional<EntityId> SubscriptionBook::next(bool linkHasAnswered) const
{
    for (const bool suspect : {false, true}) {
        if (suspect && !linkHasAnswered)
            break;
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), [suspect](const Entry &entry) {
            return entry.status.state == State::NotSent && entry.suspect == suspect;
        });
        if (it != m_entries.end())
            return it->status.subscription.clientId;
    }
    return std::nullopt;
}

void SubscriptionBook::asked(const EntityId &clientId)
{
    if (Entry *entry = find(clientId))
        entry->status.state = State::Asked;
}

void SubscriptionBook::notAsked(const EntityId &clientId)
{
    Entry *entry = find(clientId);
    if (entry && (entry->status.state == State::Asked || entry->status.state == State::Subscribed))
        entry->status.state = State::NotSent;
}

void SubscriptionBook::accepted(const EntityId &clientId)
{
    Entry *entry = find(clientId);
    // Removed by the operator while the question was on its way.
    if (!entry || entry->status.state == State::LeavesAtNextConnection)
        return;
    entry->status.state = State::Subscribed;
    entry->status.words.clear();
    entry->suspect = false;
    entry->deaths = 0;
}

void SubscriptionBook::refused(const EntityId &clientId, const QString &words)
{
    Entry *entry = find(clientId);
    if (!entry || entry->status.state == State::LeavesAtNextConnection)
        return;
    entry->status.state = State::Refused;
    entry->status.words = words;
}

bool SubscriptionBook::unanswered(const EntityId &clientId, const EndCause &cause, const QString &words)
{
    Entry *entry = find(clientId);
    if (!entry)
        return false;
    if (isPoisonous(cause)) {
        entry->suspect = true;
        entry->deaths += provesConsumer(cause) ? 1 : 0;
    }
    if (entry->deaths >= kDeathsToGiveUp) {
        entry->status.state = State::Refused;
        entry->status.words = words;
        return true;
    }
    notAsked(clientId);
    return false;
}

bool SubscriptionBook::settled() const
{
    return std::none_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
        return entry.status.state == State::NotSent || entry.status.state == State::Asked;
    });
}

void SubscriptionBook::successorCame()
{
    for (Entry &entry : m_entries)
        entry.askedSuccessor = entry.status.state == State::LeavesAtNextConnection || entry.deaths >= kDeathsToGiveUp;
}

std::optional<EntityId> SubscriptionBook::nextForSuccessor() const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return !entry.askedSuccessor; });
    if (it == m_entries.end())
        return std::nullopt;
    return it->status.subscription.clientId;
}

void SubscriptionBook::successorAsked(const EntityId &clientId)
{
    if (Entry *entry = find(clientId))
        entry->askedSuccessor = true;
}

void SubscriptionBook::successorNotAsked(const EntityId &clientId)
{
    if (Entry *entry = find(clientId))
        entry->askedSuccessor = false;
}

void SubscriptionBook::successorPromoted()
{
    eraseLeaving();
    for (Entry &entry : m_entries) {
        if (!entry.askedSuccessor)
            entry.status.state = State::NotSent;
    }
}

QList<SubscriptionStatus> SubscriptionBook::all() const
{
    QList<SubscriptionStatus> statuses;
    statuses.reserve(qsizetype(m_entries.size()));
    for (const Entry &entry : m_entries)
        statuses.append(entry.status);
    return statuses;
}

} // namespace noc
