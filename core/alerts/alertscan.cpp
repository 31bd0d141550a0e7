// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertscan.h"

#include "core/base/foldedtext.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

namespace noc {

namespace {

// Below, comparing keys is cheaper than counting their bits, and comparing texts than taking keys from them.
constexpr std::size_t kFewRows = 512;
constexpr std::size_t kVeryFewRows = 4;
// So far texts are read word by word, which bounds the depth of it; what is equal so far is compared.
constexpr std::size_t kMostRead = 512;
// Messages: so many rows take about as long as the memory.
constexpr AlertSlot kFetchAhead = 8;
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

void AlertScan::prepare(std::size_t parts)
{
    m_result.keys.resize(m_end);
    m_result.marks.resize(m_end);
    if (order().key != AlertSortKey::Urgency)
        m_result.ties.resize(m_end);
    m_rows = std::make_unique_for_overwrite<Sortable[]>(m_end);
    for (std::size_t i = 0; i < parts; ++i) {
        Part &part = m_parts.emplace_back();
        part.from = AlertSlot(std::uint64_t(m_end) * i / parts);
        part.to = AlertSlot(std::uint64_t(m_end) * (i + 1) / parts);
        // The higher slot first: that is the order of what is equal in all else.
        part.rows = m_rows.get() + (m_end - part.to);
    }
}

void AlertScan::runHere()
{
    prepare(1);
    AlertMatcher matcher(m_query, m_store);
    scanPiece(m_parts.front(), matcher, 0, m_end);
    sort();
}

void AlertScan::run(int threads)
{
    prepare(std::size_t(std::max(threads, 1)));
    inParallel(m_parts, [this](Part &part) { scan(part); });
    if (!m_cancelled)
        sort();
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
    for (AlertSlot to = part.to; to > part.from; to -= std::min(kPiece, to - part.from)) {
        const auto lock = reading();
        if (!lock.owns_lock() || m_cancelled)
            return;
        if (!matcher)
            matcher.emplace(m_query, m_store);
        // Between two pieces the texts may have moved.
        part.names.clear();
        scanPiece(part, *matcher, to - std::min(kPiece, to - part.from), to);
    }
}

void AlertScan::scanPiece(Part &part, AlertMatcher &matcher, AlertSlot from, AlertSlot to)
{
    const bool byName = m_ranking.byName();
    const bool byMessage = this->byMessage();
    const bool hasTies = !m_result.ties.empty();
    const bool readsMessages = byMessage || m_query.readsMessages();
    for (AlertSlot slot = to; slot-- > from;) {
        // Where the memory is waited for most.
        if (readsMessages && slot >= from + kFetchAhead)
            m_store.fetchMessage(slot - kFetchAhead);
        if (!m_store.isLive(slot))
            continue;
        if (m_query.asksForAges()) {
            if (const auto next = m_query.nextCrossing(m_store, slot))
                part.crossings.push_back({*next, slot});
        }
        const QueryVerdict verdict = matcher.judge(slot);
        if (verdict == QueryVerdict::NotJudged) {
            m_result.marks[slot] = NotJudged;
            ++part.notJudged;
        }
        if (verdict != QueryVerdict::Shown)
            continue;
        const std::uint64_t key = m_ranking.key(slot);
        m_result.keys[slot] = key;
        if (hasTies)
            m_result.ties[slot] = m_ranking.urgency(slot);
        const bool urgent =
            m_store.unacknowledged(slot) && severityRank(m_store.severity(slot)) == severityRank(Severity::Critical);
        m_result.marks[slot] = urgent ? std::uint8_t(Shown | Urgent) : std::uint8_t(Shown);
        part.urgent += urgent;
        Sortable row {turned(key), nullptr, 0, slot};
        if (byName) {
            row.key = numberOf(part, m_ranking.text(slot));
        } else if (byMessage) {
            const std::string_view text = m_ranking.text(slot);
            auto *copy = static_cast<char *>(part.texts.allocate(std::max<std::size_t>(text.size(), 1), 1));
            std::copy(text.begin(), text.end(), copy);
            row.text = copy;
            row.textSize = std::uint32_t(text.size());
        }
        part.rows[part.count++] = row;
    }
}

std::uint32_t AlertScan::numberOf(Part &part, std::string_view name)
{
    const auto known = part.names.find(name.data());
    if (known != part.names.end())
        return known->second;
    const std::lock_guard lock(m_namesMutex);
    const std::uint32_t number = m_names.try_emplace(std::string(name), std::uint32_t(m_names.size())).first->second;
    part.names.emplace(name.data(), number);
    return number;
}

// ---- sorting ----

void AlertScan::sort()
{
    Sortable *end = m_rows.get();
    std::vector<AgeCrossing> crossings;
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part) {
        end = std::move(part->rows, part->rows + part->count, end);
        m_result.urgent += part->urgent;
        m_result.notJudged += part->notJudged;
        crossings.insert(crossings.end(), part->crossings.begin(), part->crossings.end());
    }
    m_result.crossings = AgeCrossings(std::move(crossings));
    const Rows rows(m_rows.get(), end);
    m_spare = std::make_unique_for_overwrite<Sortable[]>(rows.size());
    if (m_ranking.byName()) {
        const std::vector<std::uint32_t> ranks = rankNames();
        for (Sortable &row : rows)
            row.key = ranks[row.key];
    }
    sortByKey(rows);
    if (m_cancelled)
        return;

    std::vector<AlertSlot> slots;
    slots.reserve(rows.size());
    for (const Sortable &row : rows)
        slots.push_back(row.slot);
    m_result.rows.assign(slots);
    m_parts.clear();
    m_rows.reset();
    m_spare.reset();
}

//! The place of each name among all.
std::vector<std::uint32_t> AlertScan::rankNames() const
{
    std::vector<std::pair<std::string_view, std::uint32_t>> names(m_names.begin(), m_names.end());
    std::sort(names.begin(), names.end(), [this](const auto &left, const auto &right) {
        // What is not told comes last, whichever way the others go.
        if (left.first.empty() || right.first.empty())
            return !left.first.empty();
        return (compareFolded(left.first, right.first) < 0) != order().descending;
    });
    std::vector<std::uint32_t> ranks(names.size());
    for (std::size_t rank = 0; rank < names.size(); ++rank)
        ranks[names[rank].second] = std::uint32_t(rank);
    return ranks;
}

void AlertScan::sortByKey(Rows rows)
{
    sortOnce(rows);
    forEachEqual(rows, [this](Rows equal) { byMessage() ? sortByText(equal, 0) : sortByTie(equal); });
}

template<typename Work> void AlertScan::forEachEqual(Rows rows, const Work &work)
{
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end].key == rows[begin].key)
            ++end;
        if (end - begin > 1)
            work(rows.subspan(begin, end - begin));
        begin = end;
    }
}

//! Rows whose messages are equal, but for case, as far as byte `at`.
void AlertScan::sortByText(Rows rows, std::size_t at)
{
    if (rows.size() < kVeryFewRows || at >= kMostRead) {
        sortByComparing(rows, at);
        return;
    }
    bool areSame = true;
    for (Sortable &row : rows) {
        std::size_t next = at;
        row.key = turned(foldedWord(row.message(), next));
        areSame = areSame && row.message() == rows.front().message();
    }
    if (areSame) {
        sortByTie(rows);
        return;
    }
    sortOnce(rows);
    forEachEqual(rows, [&](Rows equal) {
        const auto behind = [at](const Sortable &row) {
            std::size_t next = at;
            foldedWord(row.message(), next);
            return next;
        };
        // Eight plain letters end in the same place; others may be of different lengths.
        constexpr std::uint64_t kNotPlain = 0x8080808080808080;
        const std::uint64_t word = turned(equal.front().key);
        const std::size_t next = behind(equal.front());
        const bool isEven = ((word & kNotPlain) == 0 && (word & 0xff) != 0)
            || std::all_of(equal.begin(), equal.end(), [&](const Sortable &row) { return behind(row) == next; });
        if (isEven && next > at)
            sortByText(equal, next);
        else
            sortByComparing(equal, at);
    });
}

void AlertScan::sortByTie(Rows rows)
{
    for (Sortable &row : rows)
        row.key = m_result.ties.empty() ? 0 : ~m_result.ties[row.slot];
    sortOnce(rows);
}

//! By the key alone; equal ones stay with the higher slot first.
void AlertScan::sortOnce(Rows rows)
{
    if (rows.size() < kFewRows)
        std::sort(rows.begin(), rows.end(), [](const Sortable &left, const Sortable &right) {
            return left.key != right.key ? left.key < right.key : left.slot > right.slot;
        });
    else
        sortByBits(rows);
}

//! A radix sort, the lowest bits first, by only those in which the keys differ. Keeps the order of equal ones.
void AlertScan::sortByBits(Rows rows)
{
    constexpr unsigned kGroupBits = 11;
    constexpr std::uint64_t kGroup = (1U << kGroupBits) - 1;
    std::uint64_t different = 0;
    for (const Sortable &row : rows)
        different |= row.key ^ rows.front().key;
    Rows from = rows;
    Rows to(m_spare.get(), rows.size());
    while (different != 0 && !m_cancelled) {
        const auto shift = unsigned(std::countr_zero(different));
        different &= ~(kGroup << shift);
        std::array<std::uint32_t, kGroup + 1> places {};
        for (const Sortable &row : from)
            ++places[row.key >> shift & kGroup];
        std::uint32_t next = 0;
        for (std::uint32_t &place : places)
            place = std::exchange(next, next + place);
        for (const Sortable &row : from)
            to[places[row.key >> shift & kGroup]++] = row;
        std::swap(from, to);
    }
    if (from.data() != rows.data())
        std::copy(from.begin(), from.end(), rows.begin());
}

//! Rows whose messages are equal, but for case, as far as byte `at`.
void AlertScan::sortByComparing(Rows rows, std::size_t at) const
{
    std::sort(rows.begin(), rows.end(), [this, at](const Sortable &left, const Sortable &right) {
        const int order = compareFolded(left.message(), right.message(), at);
        if (order != 0)
            return (order < 0) != this->order().descending;
        const std::uint64_t leftTie = m_result.ties[left.slot];
        const std::uint64_t rightTie = m_result.ties[right.slot];
        return leftTie != rightTie ? leftTie > rightTie : left.slot > right.slot;
    });
}

} // namespace noc
