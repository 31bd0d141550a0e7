// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertindex.h"

#include <algorithm>
#include <iterator>

namespace noc {

namespace {

// Beyond so many, one walk over all rows is cheaper than a search for each.
constexpr std::size_t kFewPlaces = 64;
constexpr std::size_t kFewTextPlaces = 8;
constexpr int kFewQuestions = 16;

constexpr int kUrgencyTimeBits = 60;
constexpr int kTextKeyBytes = 7;

std::uint64_t biased(WallTime time, int bits)
{
    // Untrusted times may lie anywhere: what does not fit is the earliest or latest that does.
    const std::int64_t half = std::int64_t(1) << (bits - 1);
    return std::uint64_t(std::clamp<std::int64_t>(time.time_since_epoch().count(), -half, half - 1) + half);
}

int commandRank(RowCommand::State state)
{
    switch (state) {
    case RowCommand::State::None: return 0;
    case RowCommand::State::Confirmed: return 1;
    case RowCommand::State::Queued: return 2;
    case RowCommand::State::Sent: return 3;
    case RowCommand::State::Unanswered: return 4;
    case RowCommand::State::Expired: return 5;
    case RowCommand::State::Refused: return 6;
    }
    Q_UNREACHABLE();
}

std::vector<std::pair<int, int>> runsOf(const std::vector<int> &rows)
{
    std::vector<std::pair<int, int>> runs;
    for (const int row : rows) {
        if (!runs.empty() && runs.back().second + 1 == row)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    return runs;
}

//! The points at which something is put in; what goes to the same point is one run.
int countPoints(const std::vector<int> &points)
{
    int count = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        count += i == 0 || points[i] != points[i - 1];
    return count;
}

} // namespace

AlertIndex::AlertIndex(const AlertStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    connect(&store, &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        if (m_held)
            collectHeld(batch);
        else
            applyBatch(batch);
    });
    rebuild();
}

AlertIndex::~AlertIndex() = default;

// ---- order ----

bool AlertIndex::sortsByText() const
{
    switch (m_order.key) {
    case AlertSortKey::Type:
    case AlertSortKey::Message:
    case AlertSortKey::Client:
    case AlertSortKey::Site:
    case AlertSortKey::Owner: return true;
    default: return false;
    }
}

std::string_view AlertIndex::sortText(AlertSlot slot) const
{
    switch (m_order.key) {
    case AlertSortKey::Type: return m_store.typeUtf8(slot);
    case AlertSortKey::Message: return m_store.messageUtf8(slot);
    case AlertSortKey::Client: return m_store.clientUtf8(slot);
    case AlertSortKey::Site: return m_store.siteUtf8(slot);
    case AlertSortKey::Owner: return m_store.ownerUtf8(slot);
    default: return {};
    }
}

std::uint64_t AlertIndex::urgency(AlertSlot slot) const
{
    const auto unacknowledged = std::uint64_t(m_store.unacknowledged(slot));
    const auto rank = std::uint64_t(severityRank(m_store.severity(slot)));
    return unacknowledged << 63U | rank << kUrgencyTimeBits | biased(m_store.lastRaised(slot), kUrgencyTimeBits);
}

std::uint64_t AlertIndex::sortKey(AlertSlot slot) const
{
    switch (m_order.key) {
    case AlertSortKey::Urgency: return urgency(slot);
    case AlertSortKey::Severity: return std::uint64_t(severityRank(m_store.severity(slot)));
    case AlertSortKey::FirstRaised: return biased(m_store.firstRaised(slot), 64);
    case AlertSortKey::LastRaised: return biased(m_store.lastRaised(slot), 64);
    case AlertSortKey::Count: return std::uint64_t(m_store.count(slot));
    case AlertSortKey::Status: return std::uint64_t(m_store.status(slot));
    case AlertSortKey::Command: return std::uint64_t(commandRank(m_store.commandState(slot)));
    case AlertSortKey::Type:
    case AlertSortKey::Message:
    case AlertSortKey::Client:
    case AlertSortKey::Site:
    case AlertSortKey::Owner: break;
    }
    // What is not told comes last, whichever way the others go.
    const std::string_view text = sortText(slot);
    if (text.empty())
        return m_order.descending ? 0 : ~std::uint64_t(0);
    return (std::uint64_t(1) << (8 * kTextKeyBytes)) | foldedPrefix(text, kTextKeyBytes);
}

void AlertIndex::takeKeys(AlertSlot slot)
{
    m_keys[slot] = sortKey(slot);
    if (m_order.key != AlertSortKey::Urgency)
        m_ties[slot] = urgency(slot);
}

bool AlertIndex::keysChanged(AlertSlot slot) const
{
    return m_keys[slot] != sortKey(slot) || (m_order.key != AlertSortKey::Urgency && m_ties[slot] != urgency(slot));
}

bool AlertIndex::tieBefore(AlertSlot left, AlertSlot right) const
{
    if (m_order.key != AlertSortKey::Urgency && m_ties[left] != m_ties[right])
        return m_ties[left] > m_ties[right];
    return left > right;
}

bool AlertIndex::before(AlertSlot left, AlertSlot right) const
{
    if (m_keys[left] != m_keys[right])
        return (m_keys[left] < m_keys[right]) != m_order.descending;
    if (sortsByText()) {
        const std::string_view leftText = sortText(left);
        const std::string_view rightText = sortText(right);
        // Rows share their names: mostly it is the very same text.
        const int order = leftText.data() == rightText.data() ? 0 : compareFolded(leftText, rightText);
        if (order != 0)
            return (order < 0) != m_order.descending;
    }
    return tieBefore(left, right);
}

// ---- search ----

int AlertIndex::findRow(AlertSlot slot) const
{
    // Only with the keys that were taken when the rows got their places: the store's own may be newer.
    const auto byKey = [this](AlertSlot left, AlertSlot right) {
        return m_keys[left] != m_keys[right] && (m_keys[left] < m_keys[right]) != m_order.descending;
    };
    const auto [first, last] = std::equal_range(m_rows.begin(), m_rows.end(), slot, byKey);
    if (sortsByText())
        return int(std::find(first, last, slot) - m_rows.begin());
    return int(std::lower_bound(first, last, slot, [this](AlertSlot l, AlertSlot r) { return tieBefore(l, r); }) - m_rows.begin());
}

std::vector<AlertIndex::Place> AlertIndex::findRows(const std::vector<AlertSlot> &slots) const
{
    std::vector<Place> places;
    places.reserve(slots.size());
    if (slots.size() <= (sortsByText() ? kFewTextPlaces : kFewPlaces)) {
        for (const AlertSlot slot : slots)
            places.push_back({findRow(slot), slot});
        std::sort(places.begin(), places.end(), [](const Place &left, const Place &right) { return left.row < right.row; });
        return places;
    }
    for (std::size_t row = 0; row < m_rows.size() && places.size() < slots.size(); ++row) {
        if (has(m_rows[row], Touched) && !isDead(int(row)))
            places.push_back({int(row), m_rows[row]});
    }
    return places;
}

bool AlertIndex::isDead(int row) const
{
    return std::binary_search(m_deadRows.begin(), m_deadRows.end(), row);
}

std::optional<int> AlertIndex::rowOf(AlertSlot slot) const
{
    if (slot >= m_marks.size() || !has(slot, Shown))
        return std::nullopt;
    // In the middle of being told, some rows are not in yet.
    const int row = findRow(slot);
    return row < rowCount() && m_rows[std::size_t(row)] == slot ? std::optional(row) : std::nullopt;
}

int AlertIndex::newRowOf(int oldRow) const
{
    const AlertSlot slot = m_oldRows[std::size_t(oldRow)];
    if (has(slot, Gone) || !has(slot, Shown))
        return -1;
    if (m_newRows.empty() && (sortsByText() || ++m_asked > kFewQuestions)) {
        m_newRows.resize(m_marks.size(), -1);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            m_newRows[m_rows[row]] = int(row);
    }
    return m_newRows.empty() ? findRow(slot) : m_newRows[slot];
}

// ---- books ----

void AlertIndex::growTo(AlertSlot end)
{
    if (end <= m_marks.size())
        return;
    m_marks.resize(end);
    m_keys.resize(end);
    if (m_order.key != AlertSortKey::Urgency)
        m_ties.resize(end);
}

void AlertIndex::lookAtUrgency(AlertSlot slot)
{
    const bool urgent = m_store.unacknowledged(slot) && severityRank(m_store.severity(slot)) == severityRank(Severity::Critical);
    m_urgent += int(urgent) - int(has(slot, Urgent));
    clear(slot, Urgent);
    if (urgent)
        set(slot, Urgent);
}

void AlertIndex::forget(AlertSlot slot)
{
    m_urgent -= int(has(slot, Urgent));
    clear(slot, Shown | Waiting | Urgent | Dirty);
}

HiddenAlerts AlertIndex::hidden() const
{
    const AlertCounts &counts = m_store.counts();
    const auto shown = qsizetype(m_rows.size() - m_deadRows.size() + m_heldArrivals.size());
    const auto urgent = counts.unacknowledgedBySeverity[std::size_t(Severity::Critical)]
        + counts.unacknowledgedBySeverity[std::size_t(Severity::Unknown)];
    return {counts.rows - shown, urgent - m_urgent};
}

// ---- what is asked for ----

void AlertIndex::setQuery(const AlertQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    rebuild();
}

void AlertIndex::setOrder(AlertOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    rebuild();
}

void AlertIndex::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (!held)
        release();
}

void AlertIndex::rebuild()
{
    // What is compared lies together while sorting: looked up by slot it would be all over the memory.
    struct Sortable {
        std::uint64_t key;
        std::uint64_t tie;
        const char *text;
        std::uint32_t textSize;
        AlertSlot slot;
    };

    Q_EMIT layoutAboutToBeChanged();
    m_oldRows = std::move(m_rows);
    for (const int row : m_deadRows)
        set(m_oldRows[std::size_t(row)], Gone);
    std::vector<AlertSlot> gone;
    for (const int row : m_deadRows)
        gone.push_back(m_oldRows[std::size_t(row)]);
    m_deadRows.clear();
    m_heldArrivals.clear();
    m_dirty.clear();
    m_urgent = 0;
    if (m_order.key == AlertSortKey::Urgency)
        m_ties = {};
    growTo(m_store.slotEnd());
    if (m_order.key != AlertSortKey::Urgency)
        m_ties.resize(m_marks.size());

    std::vector<Sortable> sorted;
    for (AlertSlot slot = 0; slot < m_store.slotEnd(); ++slot) {
        clear(slot, Shown | Waiting | Urgent | Dirty);
        if (!m_store.isLive(slot) || !m_query.matches(m_store, slot))
            continue;
        set(slot, Shown);
        lookAtUrgency(slot);
        takeKeys(slot);
        const std::string_view text = sortText(slot);
        sorted.push_back({m_keys[slot], m_ties.empty() ? 0 : m_ties[slot], text.data(), std::uint32_t(text.size()), slot});
    }
    // The same order as before().
    std::sort(sorted.begin(), sorted.end(), [this](const Sortable &left, const Sortable &right) {
        if (left.key != right.key)
            return (left.key < right.key) != m_order.descending;
        if (left.text != right.text) {
            const int order = compareFolded({left.text, left.textSize}, {right.text, right.textSize});
            if (order != 0)
                return (order < 0) != m_order.descending;
        }
        return left.tie != right.tie ? left.tie > right.tie : left.slot > right.slot;
    });
    m_rows.resize(sorted.size());
    std::transform(sorted.begin(), sorted.end(), m_rows.begin(), [](const Sortable &one) { return one.slot; });
    Q_EMIT layoutChanged();
    m_oldRows = {};
    m_newRows = {};
    m_asked = 0;
    for (const AlertSlot slot : gone)
        clear(slot, Gone);
    Q_EMIT updated();
}

// ---- batches ----

void AlertIndex::applyBatch(const AlertBatch &batch)
{
    growTo(m_store.slotEnd());
    std::vector<AlertSlot> goneSlots;
    for (const AlertSlot slot : batch.removed) {
        if (has(slot, Shown)) {
            set(slot, Touched);
            goneSlots.push_back(slot);
        }
    }
    std::vector<int> goneRows;
    for (const Place &place : findRows(goneSlots))
        goneRows.push_back(place.row);
    for (const AlertSlot slot : goneSlots) {
        clear(slot, Touched);
        set(slot, Gone);
        forget(slot);
    }
    tell(plan(goneRows, batch.changed, batch.added));
    for (const AlertSlot slot : goneSlots)
        clear(slot, Gone);
    Q_EMIT updated();
}

void AlertIndex::collectHeld(const AlertBatch &batch)
{
    growTo(m_store.slotEnd());
    std::vector<int> changedRows;
    bool arrivalsLeft = false;
    for (const AlertSlot slot : batch.removed) {
        if (has(slot, Shown)) {
            const int row = findRow(slot);
            m_deadRows.insert(std::upper_bound(m_deadRows.begin(), m_deadRows.end(), row), row);
            changedRows.push_back(row);
            std::erase(m_dirty, slot);
        }
        arrivalsLeft |= has(slot, Waiting);
        forget(slot);
    }
    for (const AlertSlot slot : batch.changed) {
        if (has(slot, Shown)) {
            changedRows.push_back(findRow(slot));
            if (!has(slot, Dirty))
                m_dirty.push_back(slot);
            set(slot, Dirty);
            lookAtUrgency(slot);
        } else if (has(slot, Waiting) && !m_query.matches(m_store, slot)) {
            forget(slot);
            arrivalsLeft = true;
        }
    }
    // Before new ones come: a slot may be used again.
    if (arrivalsLeft)
        std::erase_if(m_heldArrivals, [this](AlertSlot slot) { return !has(slot, Waiting); });
    const auto arrive = [this](AlertSlot slot) {
        if (m_marks[slot] & (Shown | Waiting) || !m_query.matches(m_store, slot))
            return;
        set(slot, Waiting);
        m_heldArrivals.push_back(slot);
        lookAtUrgency(slot);
    };
    std::for_each(batch.changed.begin(), batch.changed.end(), arrive);
    std::for_each(batch.added.begin(), batch.added.end(), arrive);

    for (const AlertSlot slot : m_heldArrivals) {
        if (has(slot, Waiting))
            lookAtUrgency(slot);
    }
    std::sort(changedRows.begin(), changedRows.end());
    tellChanged(changedRows);
    Q_EMIT updated();
}

void AlertIndex::release()
{
    const std::vector<int> goneRows = std::exchange(m_deadRows, {});
    std::vector<AlertSlot> goneSlots;
    for (const int row : goneRows) {
        goneSlots.push_back(m_rows[std::size_t(row)]);
        set(goneSlots.back(), Gone);
    }
    const std::vector<AlertSlot> changed = std::exchange(m_dirty, {});
    const std::vector<AlertSlot> arrivals = std::exchange(m_heldArrivals, {});
    for (const AlertSlot slot : arrivals)
        forget(slot);
    tell(plan(goneRows, changed, arrivals));
    for (const AlertSlot slot : goneSlots)
        clear(slot, Gone);
    Q_EMIT updated();
}

AlertIndex::Step
AlertIndex::plan(const std::vector<int> &goneRows, const std::vector<AlertSlot> &changed, const std::vector<AlertSlot> &added)
{
    Step step;
    step.leaving = goneRows;
    std::vector<AlertSlot> shownChanged;
    for (const AlertSlot slot : changed) {
        if (has(slot, Shown)) {
            set(slot, Touched);
            shownChanged.push_back(slot);
        } else if (m_query.matches(m_store, slot)) {
            step.arriving.push_back(slot);
        }
    }
    std::vector<AlertSlot> moving;
    for (const Place &place : findRows(shownChanged)) {
        if (!m_query.matches(m_store, place.slot)) {
            step.leaving.push_back(place.row);
            forget(place.slot);
        } else if (keysChanged(place.slot) || (sortsByText() && !staysBetweenItsNeighbours(place.row))) {
            step.leaving.push_back(place.row);
            moving.push_back(place.slot);
        } else {
            step.inPlace.push_back(place.row);
            lookAtUrgency(place.slot);
        }
    }
    for (const AlertSlot slot : shownChanged)
        clear(slot, Touched | Dirty);
    step.moves = !moving.empty();
    std::sort(step.leaving.begin(), step.leaving.end());

    // From here on the old places are known, so the keys may be renewed.
    std::copy_if(added.begin(), added.end(), std::back_inserter(step.arriving), [this](AlertSlot slot) {
        // A query set in the middle of a batch has already found it.
        return !has(slot, Shown) && m_query.matches(m_store, slot);
    });
    step.arriving.insert(step.arriving.end(), moving.begin(), moving.end());
    for (const AlertSlot slot : step.arriving) {
        takeKeys(slot);
        set(slot, Shown);
        lookAtUrgency(slot);
    }
    std::sort(step.arriving.begin(), step.arriving.end(), [this](AlertSlot left, AlertSlot right) { return before(left, right); });
    return step;
}

bool AlertIndex::staysBetweenItsNeighbours(int row) const
{
    // A neighbour whose own place is in doubt proves nothing.
    const auto settled = [this](AlertSlot slot) { return (m_marks[slot] & (Shown | Touched | Gone)) == Shown; };
    const auto at = std::size_t(row);
    if (row > 0 && !(settled(m_rows[at - 1]) && before(m_rows[at - 1], m_rows[at])))
        return false;
    return at + 1 == m_rows.size() || (settled(m_rows[at + 1]) && before(m_rows[at], m_rows[at + 1]));
}

void AlertIndex::tell(Step step)
{
    // What is left when the leaving are gone, and where in it each of the arriving goes.
    std::vector<AlertSlot> kept;
    const std::vector<AlertSlot> *base = &m_rows;
    if (!step.leaving.empty()) {
        kept.reserve(m_rows.size() - step.leaving.size());
        std::size_t from = 0;
        for (const int row : step.leaving) {
            kept.insert(kept.end(), m_rows.begin() + std::ptrdiff_t(from), m_rows.begin() + row);
            from = std::size_t(row) + 1;
        }
        kept.insert(kept.end(), m_rows.begin() + std::ptrdiff_t(from), m_rows.end());
        base = &kept;
    }
    std::vector<int> points;
    points.reserve(step.arriving.size());
    auto from = base->begin();
    for (const AlertSlot slot : step.arriving) {
        from = std::lower_bound(from, base->end(), slot, [this](AlertSlot left, AlertSlot right) { return before(left, right); });
        points.push_back(int(from - base->begin()));
    }

    const auto runs = std::size_t(countPoints(points)) + runsOf(step.leaving).size();
    if (step.moves || runs > std::size_t(kMaxRuns))
        tellLayout(step, std::move(kept), points);
    else
        tellRuns(step, points);
}

void AlertIndex::tellRuns(const Step &step, const std::vector<int> &points)
{
    const std::vector<Run> leaving = runsOf(step.leaving);
    for (auto run = leaving.rbegin(); run != leaving.rend(); ++run) {
        Q_EMIT rowsAboutToBeRemoved(run->first, run->second);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        Q_EMIT rowsRemoved();
    }
    for (std::size_t begin = 0; begin < points.size();) {
        std::size_t end = begin;
        while (end < points.size() && points[end] == points[begin])
            ++end;
        // Those before it are already in.
        const int first = points[begin] + int(begin);
        Q_EMIT rowsAboutToBeInserted(first, first + int(end - begin) - 1);
        m_rows.insert(
            m_rows.begin() + first, step.arriving.begin() + std::ptrdiff_t(begin), step.arriving.begin() + std::ptrdiff_t(end));
        Q_EMIT rowsInserted();
        begin = end;
    }

    std::vector<int> changed;
    changed.reserve(step.inPlace.size());
    std::size_t gone = 0;
    std::size_t come = 0;
    for (const int row : step.inPlace) {
        while (gone < step.leaving.size() && step.leaving[gone] < row)
            ++gone;
        const int left = row - int(gone);
        while (come < points.size() && points[come] <= left)
            ++come;
        changed.push_back(left + int(come));
    }
    tellChanged(changed);
}

void AlertIndex::tellLayout(const Step &step, std::vector<AlertSlot> kept, const std::vector<int> &points)
{
    Q_EMIT layoutAboutToBeChanged();
    m_oldRows = std::move(m_rows);
    const std::vector<AlertSlot> &base = step.leaving.empty() ? m_oldRows : kept;
    m_rows = {};
    m_rows.reserve(base.size() + step.arriving.size());
    int from = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        m_rows.insert(m_rows.end(), base.begin() + from, base.begin() + points[i]);
        m_rows.push_back(step.arriving[i]);
        from = points[i];
    }
    m_rows.insert(m_rows.end(), base.begin() + from, base.end());
    Q_EMIT layoutChanged();
    m_oldRows = {};
    m_newRows = {};
    m_asked = 0;
}

void AlertIndex::tellChanged(const std::vector<int> &rows)
{
    const std::vector<Run> runs = runsOf(rows);
    if (runs.size() > std::size_t(kMaxRuns)) {
        Q_EMIT rowsChanged(rows.front(), rows.back());
        return;
    }
    for (const Run &run : runs)
        Q_EMIT rowsChanged(run.first, run.second);
}

} // namespace noc
