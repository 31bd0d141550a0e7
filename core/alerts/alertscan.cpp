// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertscan.h"

#include "core/base/foldedtext.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

namespace noc {

namespace {

// A turn of the writer takes milliseconds.
constexpr std::chrono::microseconds kWriterGoesFirst {100};

//! Calls `work` for every part, each in a thread of its own, the first one in this.
template<typename Parts, typename Work> void inParallel(Parts &parts, const Work &work)
{
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < parts.size(); ++i)
        helpers.emplace_back([&work, &part = parts[i]] { work(part); });
    work(parts.front());
}

} // namespace

AlertScan::AlertScan(const AlertStore &store, AlertQuery query, AlertOrder order, AlertSlot end)
    : m_store(store), m_query(std::move(query)), m_ranking(store, order), m_end(end)
{
}

void AlertScan::prepare()
{
    m_result.keys.resize(m_end);
    m_result.urgent.resize(m_end);
    if (order().key != AlertSortKey::Urgency)
        m_result.ties.resize(m_end);
}

void AlertScan::runHere()
{
    prepare();
    std::vector<Part> parts(1);
    AlertMatcher matcher(m_query, m_store);
    scanPiece(parts.front(), matcher, 0, m_end);
    rankNames();
    sort(parts.front());
    merge(parts);
}

void AlertScan::run(int threads)
{
    prepare();
    std::vector<Part> parts(std::size_t(std::max(threads, 1)));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].from = AlertSlot(std::uint64_t(m_end) * i / parts.size());
        parts[i].to = AlertSlot(std::uint64_t(m_end) * (i + 1) / parts.size());
    }
    inParallel(parts, [this](Part &part) { scan(part); });
    if (m_cancelled)
        return;
    rankNames();
    inParallel(parts, [this](Part &part) { sort(part); });
    if (!m_cancelled)
        merge(parts);
}

//! Not owned when it was cancelled.
std::shared_lock<std::shared_mutex> AlertScan::reading() const
{
    std::shared_lock<std::shared_mutex> lock = m_store.tryRead();
    while (!lock.owns_lock() && !m_cancelled) {
        std::this_thread::sleep_for(kWriterGoesFirst);
        lock = m_store.tryRead();
    }
    return lock;
}

void AlertScan::scan(Part &part)
{
    std::optional<AlertMatcher> matcher;
    for (AlertSlot from = part.from; from < part.to; from += std::min(kPiece, part.to - from)) {
        const auto lock = reading();
        if (!lock.owns_lock() || m_cancelled)
            return;
        if (!matcher)
            matcher.emplace(m_query, m_store);
        // Between two pieces the texts may have moved.
        part.seen.clear();
        scanPiece(part, *matcher, from, from + std::min(kPiece, part.to - from));
    }
}

void AlertScan::scanPiece(Part &part, AlertMatcher &matcher, AlertSlot from, AlertSlot to)
{
    const bool byText = m_ranking.byText();
    const bool hasTies = !m_result.ties.empty();
    for (AlertSlot slot = from; slot < to; ++slot) {
        if (!m_store.isLive(slot) || !matcher.matches(slot))
            continue;
        const std::uint64_t key = m_ranking.key(slot);
        const std::uint64_t tie = hasTies ? m_ranking.urgency(slot) : 0;
        m_result.keys[slot] = key;
        if (hasTies)
            m_result.ties[slot] = tie;
        m_result.urgent[slot] =
            m_store.unacknowledged(slot) && severityRank(m_store.severity(slot)) == severityRank(Severity::Critical);
        part.rows.push_back({key, tie, byText ? keepText(part, m_ranking.text(slot)) : 0, slot});
    }
}

std::uint32_t AlertScan::keepText(Part &part, std::string_view text)
{
    if (!m_ranking.byName()) {
        part.texts += text;
        part.textEnds.push_back(part.texts.size());
        return std::uint32_t(part.textEnds.size() - 1);
    }
    const auto seen = part.seen.find(text.data());
    if (seen != part.seen.end())
        return seen->second;
    const std::lock_guard lock(m_namesMutex);
    const std::uint32_t number = m_names.try_emplace(std::string(text), std::uint32_t(m_names.size())).first->second;
    part.seen.emplace(text.data(), number);
    return number;
}

void AlertScan::rankNames()
{
    std::vector<std::pair<std::string_view, std::uint32_t>> names(m_names.begin(), m_names.end());
    std::sort(
        names.begin(), names.end(), [](const auto &left, const auto &right) { return compareFolded(left.first, right.first) < 0; });
    m_ranks.resize(names.size());
    for (std::size_t rank = 0; rank < names.size(); ++rank)
        m_ranks[names[rank].second] = std::uint32_t(rank);
}

bool AlertScan::before(const Part &leftPart, const Sortable &left, const Part &rightPart, const Sortable &right) const
{
    const bool descending = order().descending;
    if (left.key != right.key)
        return (left.key < right.key) != descending;
    if (!m_ranks.empty()) {
        if (left.text != right.text)
            return (m_ranks[left.text] < m_ranks[right.text]) != descending;
    } else if (m_ranking.byText()) {
        const int order = compareFolded(leftPart.text(left.text), rightPart.text(right.text));
        if (order != 0)
            return (order < 0) != descending;
    }
    return left.tie != right.tie ? left.tie > right.tie : left.slot > right.slot;
}

void AlertScan::sort(Part &part)
{
    std::sort(part.rows.begin(), part.rows.end(), [&](const Sortable &left, const Sortable &right) {
        return before(part, left, part, right);
    });
}

void AlertScan::merge(std::vector<Part> &parts)
{
    // Row by row the first of all parts; there are only a few.
    std::size_t total = 0;
    for (const Part &part : parts)
        total += part.rows.size();
    std::vector<std::size_t> next(parts.size());
    m_result.rows.reserve(total);
    while (m_result.rows.size() < total) {
        std::size_t first = parts.size();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (next[i] < parts[i].rows.size()
                && (first == parts.size()
                    || before(parts[i], parts[i].rows[next[i]], parts[first], parts[first].rows[next[first]])))
                first = i;
        }
        m_result.rows.push_back(parts[first].rows[next[first]++].slot);
    }
}

} // namespace noc
