// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertgroups.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace noc {

namespace {

constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

bool isCritical(Severity severity)
{
    return severityRank(severity) == severityRank(Severity::Critical);
}

} // namespace

AlertGroups::AlertGroups(AlertIndex &index, Clock &clock, QObject *parent)
    : QObject(parent), m_index(index), m_clock(clock), m_timer(clock.makeTimer([this] { make(); }))
{
    connect(&index, &AlertIndex::updated, this, &AlertGroups::makeSoon);
    // Another query or order is wanted now, held or not.
    connect(&index, &AlertIndex::layoutChanged, this, [this] { m_isMoved = true; });
    connect(&index.store(), &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        if (!isActive())
            return;
        // Their slots may be another's by the time the rows are made anew.
        for (const AlertSlot slot : batch.removed) {
            if (slot < m_gone.size())
                m_gone[slot] = true;
        }
    });
}

AlertGroups::~AlertGroups() = default;

void AlertGroups::setBy(GroupBy by)
{
    m_by = by;
    m_timer->stop();
    collect();
    order();
    layOut();
    m_madeAt = m_clock.bootNow();
}

// ---- made from the index ----------------------------------------------------------------------------------------------

void AlertGroups::makeSoon()
{
    if (!isActive() || m_timer->isActive())
        return;
    // Never at once: this may be in the middle of a batch.
    const nanoseconds since = m_clock.bootNow() - m_madeAt;
    m_timer->start(since >= kEvery ? milliseconds(0) : std::chrono::ceil<milliseconds>(kEvery - since));
}

void AlertGroups::make()
{
    m_madeAt = m_clock.bootNow();
    if (m_index.isHeld() && !m_isMoved) {
        for (Group &group : m_groups)
            count(group);
        Q_EMIT countsChanged();
        return;
    }
    Q_EMIT aboutToChange();
    collect();
    order();
    layOut();
    Q_EMIT changed();
}

std::uint64_t AlertGroups::numberOf(AlertSlot slot) const
{
    const AlertStore &store = m_index.store();
    switch (m_by) {
    case GroupBy::Type: return store.typeName(slot);
    case GroupBy::Client: return store.clientName(slot);
    case GroupBy::Site: return store.siteName(slot);
    case GroupBy::Severity: return std::uint32_t(store.severity(slot));
    case GroupBy::Flood: return std::uint64_t(store.clientName(slot)) << 32 | store.typeName(slot);
    case GroupBy::None: break;
    }
    return 0;
}

AlertGroups::Group AlertGroups::makeGroup(AlertSlot slot) const
{
    const AlertStore &store = m_index.store();
    Group made;
    switch (m_by) {
    case GroupBy::Type: made.name = store.typeUtf8(slot); break;
    case GroupBy::Client: made.name = store.clientUtf8(slot); break;
    case GroupBy::Site: made.name = store.siteUtf8(slot); break;
    case GroupBy::Severity: made.severity = store.severity(slot); break;
    case GroupBy::Flood:
        made.name = store.typeUtf8(slot);
        made.client = store.clientUtf8(slot);
        break;
    case GroupBy::None: break;
    }
    made.isFolded = isFolded(made);
    return made;
}

void AlertGroups::collect()
{
    m_isMoved = false;
    m_groups.clear();
    m_gone.assign(isActive() ? m_index.store().slotEnd() : 0, false);
    if (!isActive())
        return;
    const AlertStore &store = m_index.store();
    std::unordered_map<std::uint64_t, std::uint32_t> groupByNumber;
    std::uint64_t lastNumber = 0;
    std::uint32_t lastGroup = kNoGroup;
    for (int row = 0; row < m_index.rowCount(); ++row) {
        const AlertSlot slot = m_index.slotAt(row);
        if (slot == kNoSlot || !store.isLive(slot))
            continue;
        // Neighbours are often of one group.
        const std::uint64_t number = numberOf(slot);
        if (lastGroup == kNoGroup || number != lastNumber) {
            const auto [found, isNew] = groupByNumber.try_emplace(number, std::uint32_t(m_groups.size()));
            if (isNew)
                m_groups.push_back(makeGroup(slot));
            lastNumber = number;
            lastGroup = found->second;
        }
        m_groups[lastGroup].slots.push_back(slot);
    }
    for (Group &group : m_groups)
        count(group);
}

void AlertGroups::count(Group &group) const
{
    const AlertStore &store = m_index.store();
    group.rows = 0;
    group.raises = 0;
    group.first = kNoSlot;
    group.unacknowledged = 0;
    group.worst = Severity::NotTold;
    for (const AlertSlot slot : group.slots) {
        if (isGone(slot))
            continue;
        ++group.rows;
        group.raises += store.count(slot);
        if (m_by == GroupBy::Flood && store.firstReceived(slot) >= m_floodSince
            && (group.first == kNoSlot || store.firstReceived(slot) < store.firstReceived(group.first)))
            group.first = slot;
        if (store.unacknowledged(slot)) {
            ++group.unacknowledged;
            group.worst = std::max(group.worst, store.severity(slot));
        }
    }
}

void AlertGroups::order()
{
    m_order.resize(m_groups.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::sort(m_order.begin(), m_order.end(), [this](std::uint32_t left, std::uint32_t right) {
        const Group &a = m_groups[left];
        const Group &b = m_groups[right];
        if (severityRank(a.worst) != severityRank(b.worst))
            return severityRank(a.worst) > severityRank(b.worst);
        if (a.unacknowledged != b.unacknowledged)
            return a.unacknowledged > b.unacknowledged;
        if (a.severity != b.severity)
            return a.severity > b.severity;
        return std::tie(a.name, a.client) < std::tie(b.name, b.client);
    });
}

bool AlertGroups::isCriticalOwed(AlertSlot slot) const
{
    const AlertStore &store = m_index.store();
    return store.unacknowledged(slot) && isCritical(store.severity(slot));
}

bool AlertGroups::isOnTop(AlertSlot slot) const
{
    return m_by == GroupBy::Flood && isCriticalOwed(slot);
}

void AlertGroups::layOut()
{
    m_rows.clear();
    m_rowBySlot.clear();
    m_headerRows.assign(m_groups.size(), 0);
    const auto add = [this](std::uint32_t number, const auto &isShown) {
        for (const AlertSlot slot : m_groups[number].slots) {
            if (!isGone(slot) && isShown(slot))
                m_rows.push_back({number, slot});
        }
    };
    if (m_by == GroupBy::Flood) {
        for (const std::uint32_t number : m_order)
            add(number, [this](AlertSlot slot) { return isOnTop(slot); });
        const AlertStore &store = m_index.store();
        std::sort(m_rows.begin(), m_rows.end(), [&store](const Row &left, const Row &right) {
            return std::pair(store.lastRaised(left.slot), left.slot) > std::pair(store.lastRaised(right.slot), right.slot);
        });
    }
    for (const std::uint32_t number : m_order) {
        const Group &group = m_groups[number];
        m_headerRows[number] = int(m_rows.size());
        m_rows.push_back({number, kNoSlot});
        if (!group.isFolded)
            add(number, [this](AlertSlot slot) { return !isOnTop(slot); });
        else if (m_by == GroupBy::Flood)
            add(number, [this, &group](AlertSlot slot) { return slot == group.first && !isOnTop(slot); });
        else
            add(number, [this](AlertSlot slot) { return isCriticalOwed(slot); });
    }
}

// ---- what is asked for ------------------------------------------------------------------------------------------------

std::optional<int> AlertGroups::groupAt(int row) const
{
    const Row &found = m_rows[std::size_t(row)];
    return found.slot == kNoSlot ? std::optional(int(found.group)) : std::nullopt;
}

AlertSlot AlertGroups::slotAt(int row) const
{
    const AlertSlot slot = m_rows[std::size_t(row)].slot;
    return slot != kNoSlot && isGone(slot) ? kNoSlot : slot;
}

std::optional<int> AlertGroups::rowOf(AlertSlot slot) const
{
    if (m_rowBySlot.empty()) {
        m_rowBySlot.assign(std::max<std::size_t>(m_gone.size(), 1), -1);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (m_rows[row].slot != kNoSlot)
                m_rowBySlot[m_rows[row].slot] = int(row);
        }
    }
    if (slot >= m_rowBySlot.size() || isGone(slot) || m_rowBySlot[slot] < 0)
        return {};
    return m_rowBySlot[slot];
}

const AlertGroup &AlertGroups::group(int number) const
{
    return m_groups[std::size_t(number)];
}

int AlertGroups::headerRow(int number) const
{
    return m_headerRows[std::size_t(number)];
}

std::optional<int> AlertGroups::find(const AlertGroup &like) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &group) {
        return group.name == like.name && group.client == like.client && group.severity == like.severity;
    });
    return found == m_groups.end() ? std::nullopt : std::optional(int(found - m_groups.begin()));
}

std::vector<AlertSlot> AlertGroups::slotsOf(int number) const
{
    std::vector<AlertSlot> slots = m_groups[std::size_t(number)].slots;
    std::erase_if(slots, [this](AlertSlot slot) { return isGone(slot); });
    return slots;
}

// ---- folding ----------------------------------------------------------------------------------------------------------

std::string AlertGroups::keyOf(const AlertGroup &group) const
{
    return std::to_string(int(m_by)) + ':' + std::to_string(int(group.severity)) + ':' + group.name + '\n' + group.client;
}

bool AlertGroups::isFolded(const AlertGroup &group) const
{
    const bool isException =
        !m_exceptions.empty() && std::find(m_exceptions.begin(), m_exceptions.end(), keyOf(group)) != m_exceptions.end();
    return foldsByDefault() != isException;
}

void AlertGroups::setFolded(int number, bool folded)
{
    Group &group = m_groups[std::size_t(number)];
    if (group.isFolded == folded)
        return;
    const std::string key = keyOf(group);
    std::erase(m_exceptions, key);
    if (folded != foldsByDefault())
        m_exceptions.push_back(key);
    if (m_exceptions.size() > kMostFolded)
        m_exceptions.pop_front();
    Q_EMIT aboutToChange();
    group.isFolded = folded;
    layOut();
    Q_EMIT changed();
}

void AlertGroups::setAllFolded(bool folded)
{
    Q_EMIT aboutToChange();
    m_foldsAll = folded;
    m_exceptions.clear();
    for (Group &group : m_groups)
        group.isFolded = folded;
    layOut();
    Q_EMIT changed();
}

} // namespace noc
