// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/shelves.h"

#include <algorithm>

namespace noc {

namespace {

// The wall clock may be set: nothing is waited for longer than this without looking at it again.
constexpr milliseconds kLookAgain = std::chrono::minutes(1);

} // namespace

Shelves::Shelves(AlertStore &alerts, Clock &clock, QObject *parent)
    : QObject(parent), m_alerts(alerts), m_clock(clock), m_timer(clock.makeTimer([this] { endDue(); }))
{
    connect(&alerts, &AlertStore::shelfBroken, this, [this](const AlertKey &key) { end({key}); });
}

Shelves::~Shelves() = default;

QList<Shelf> Shelves::shelve(const QList<AlertKey> &keys, milliseconds duration, const QString &reason)
{
    const WallTime now = m_clock.wallNow();
    const WallTime until = now + std::clamp(duration, kShortest, kLongest);
    QList<Shelf> shelved;
    m_alerts.beginBatch();
    for (const AlertKey &key : keys) {
        if (count() >= kMost && !m_shelves.contains(key))
            continue;
        const Shelf shelf {key, now, until, reason.left(kLongestReason), false};
        m_shelves.insert_or_assign(key, shelf);
        m_alerts.setShelved(key, true);
        shelved.append(shelf);
    }
    m_alerts.endBatch();
    waitForNext();
    if (!shelved.isEmpty())
        Q_EMIT changed();
    return shelved;
}

void Shelves::unshelve(const QList<AlertKey> &keys)
{
    end(keys);
}

void Shelves::restore(const QList<Shelf> &kept)
{
    const WallTime now = m_clock.wallNow();
    QList<AlertKey> over;
    m_alerts.beginBatch();
    for (Shelf shelf : kept) {
        if (m_shelves.contains(shelf.key))
            continue;
        // A file may say anything, and the clock may have been set back since.
        shelf.until = std::min(shelf.until, latestEnd());
        if (shelf.until <= now || count() >= kMost) {
            over.append(shelf.key);
            continue;
        }
        shelf.saved = true;
        shelf.reason.truncate(kLongestReason);
        m_alerts.setShelved(shelf.key, true);
        m_shelves.emplace(shelf.key, std::move(shelf));
    }
    m_alerts.endBatch();
    waitForNext();
    Q_EMIT changed();
    if (!over.isEmpty())
        Q_EMIT ended(over);
}

void Shelves::noteSaved(const QList<Shelf> &kept)
{
    bool isNews = false;
    for (const Shelf &shelf : kept) {
        const auto found = m_shelves.find(shelf.key);
        if (found == m_shelves.end() || found->second.until != shelf.until || found->second.saved)
            continue;
        found->second.saved = isNews = true;
    }
    if (isNews)
        Q_EMIT changed();
}

void Shelves::clear()
{
    if (m_shelves.empty())
        return;
    m_alerts.beginBatch();
    for (const auto &[key, shelf] : m_shelves)
        m_alerts.setShelved(key, false);
    m_shelves.clear();
    m_alerts.endBatch();
    m_timer->stop();
    Q_EMIT changed();
}

QList<Shelf> Shelves::list() const
{
    QList<Shelf> all;
    all.reserve(count());
    for (const auto &[key, shelf] : m_shelves)
        all.append(shelf);
    std::stable_sort(all.begin(), all.end(), [](const Shelf &left, const Shelf &right) { return left.until < right.until; });
    return all;
}

void Shelves::end(const QList<AlertKey> &keys)
{
    QList<AlertKey> over;
    m_alerts.beginBatch();
    for (const AlertKey &key : keys) {
        if (m_shelves.erase(key) == 0)
            continue;
        m_alerts.setShelved(key, false);
        over.append(key);
    }
    m_alerts.endBatch();
    waitForNext();
    if (over.isEmpty())
        return;
    Q_EMIT changed();
    Q_EMIT ended(over);
}

void Shelves::endDue()
{
    const WallTime now = m_clock.wallNow();
    QList<AlertKey> due;
    for (auto &[key, shelf] : m_shelves) {
        // Set back, the clock would keep it for longer than anybody asked for.
        shelf.until = std::min(shelf.until, now + kLongest);
        if (shelf.until <= now)
            due.append(key);
    }
    end(due);
}

void Shelves::waitForNext()
{
    if (m_shelves.empty())
        return m_timer->stop();
    const auto next = std::min_element(m_shelves.begin(), m_shelves.end(), [](const auto &left, const auto &right) {
        return left.second.until < right.second.until;
    });
    m_timer->start(std::min(next->second.until - m_clock.wallNow(), kLookAgain));
}

} // namespace noc
