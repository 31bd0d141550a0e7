// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertindex.h"

#include "core/base/foldedtext.h"

#include <QThread>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

namespace noc {

namespace {

// Beyond so many, one walk over all rows is cheaper than a search for each: at least, and by keys one for so many rows.
constexpr std::size_t kFewPlaces = 64;
constexpr std::size_t kFewTextPlaces = 8;
constexpr std::size_t kRowsForASearch = 1500;
constexpr int kFewQuestions = 16;

constexpr int kMostThreads = 4;
// A cancelled one may still be sorting while the next begins.
constexpr int kScansAtATime = 2;

//! Rows that follow each other, as first and last.
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

AlertIndex::AlertIndex(const AlertStore &store, QObject *parent, AlertSlot atOnce)
    : QObject(parent), m_store(store), m_atOnce(atOnce), m_ranking(store, {})
{
    m_threads.setMaxThreadCount(kScansAtATime);
    connect(&store, &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        if (m_scan)
            noteTouched(batch);
        if (m_held)
            collectHeld(batch);
        else
            applyBatch(batch);
    });
    // There is nothing on the screen that could stutter.
    AlertScan scan(store, {}, {}, store.slotEnd());
    scan.runHere();
    show(scan);
}

AlertIndex::~AlertIndex()
{
    if (m_scan)
        m_scan->cancel();
    m_threads.waitForDone();
}

// ---- order ----

void AlertIndex::takeKeys(AlertSlot slot)
{
    m_keys[slot] = m_ranking.key(slot);
    if (m_ranking.order().key != AlertSortKey::Urgency)
        m_ties[slot] = m_ranking.urgency(slot);
}

bool AlertIndex::keysChanged(AlertSlot slot) const
{
    return m_keys[slot] != m_ranking.key(slot)
        || (m_ranking.order().key != AlertSortKey::Urgency && m_ties[slot] != m_ranking.urgency(slot));
}

bool AlertIndex::tieBefore(AlertSlot left, AlertSlot right) const
{
    if (m_ranking.order().key != AlertSortKey::Urgency && m_ties[left] != m_ties[right])
        return m_ties[left] > m_ties[right];
    return left > right;
}

bool AlertIndex::before(AlertSlot left, AlertSlot right) const
{
    if (m_keys[left] != m_keys[right])
        return (m_keys[left] < m_keys[right]) != m_ranking.order().descending;
    if (m_ranking.byText()) {
        const std::string_view leftText = m_ranking.text(left);
        const std::string_view rightText = m_ranking.text(right);
        // Rows share their names: mostly it is the very same text.
        const int order = leftText.data() == rightText.data() ? 0 : compareFolded(leftText, rightText);
        if (order != 0)
            return (order < 0) != m_ranking.order().descending;
    }
    return tieBefore(left, right);
}

// ---- search ----

int AlertIndex::findRow(AlertSlot slot) const
{
    // Only with the keys that were taken when the rows got their places: the store's own may be newer.
    const bool byText = m_ranking.byText();
    const int first = m_rows.partitionPoint(0, [&](AlertSlot shown) {
        if (m_keys[shown] != m_keys[slot])
            return (m_keys[shown] < m_keys[slot]) != m_ranking.order().descending;
        return !byText && tieBefore(shown, slot);
    });
    if (!byText)
        return first;
    int found = rowCount();
    m_rows.visitFrom(first, [&](int row, AlertSlot shown) {
        if (shown == slot)
            found = row;
        return shown != slot && m_keys[shown] == m_keys[slot];
    });
    return found;
}

std::vector<AlertIndex::Place> AlertIndex::findRows(const std::vector<AlertSlot> &slots) const
{
    std::vector<Place> places;
    places.reserve(slots.size());
    if (slots.size() <= (m_ranking.byText() ? kFewTextPlaces : std::max(kFewPlaces, std::size_t(rowCount()) / kRowsForASearch))) {
        for (const AlertSlot slot : slots)
            places.push_back({findRow(slot), slot});
        std::sort(places.begin(), places.end(), [](const Place &left, const Place &right) { return left.row < right.row; });
        return places;
    }
    m_rows.visitFrom(0, [&](int row, AlertSlot slot) {
        if (has(slot, Touched) && !isDead(row))
            places.push_back({row, slot});
        return places.size() < slots.size();
    });
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
    return row < rowCount() && m_rows[row] == slot ? std::optional(row) : std::nullopt;
}

std::optional<int> AlertIndex::newRowOf(AlertSlot before) const
{
    if (before == kNoSlot || has(before, Gone) || !has(before, Shown))
        return std::nullopt;
    if (m_newRows.empty() && (m_ranking.byText() || ++m_asked > kFewQuestions)) {
        m_newRows.resize(m_marks.size(), -1);
        m_rows.visitFrom(0, [this](int row, AlertSlot slot) {
            m_newRows[slot] = row;
            return true;
        });
    }
    return m_newRows.empty() ? findRow(before) : m_newRows[before];
}

// ---- books ----

void AlertIndex::growTo(AlertSlot end)
{
    if (end <= m_marks.size())
        return;
    m_marks.resize(end);
    m_keys.resize(end);
    if (m_ranking.order().key != AlertSortKey::Urgency)
        m_ties.resize(end);
}

void AlertIndex::lookAtUrgency(AlertSlot slot)
{
    const bool urgent = m_store.unacknowledged(slot) && !m_store.shelved(slot)
        && severityRank(m_store.severity(slot)) == severityRank(Severity::Critical);
    const int more = int(urgent) - int(has(slot, Urgent));
    m_urgent += more;
    m_urgentHeld += has(slot, Waiting) ? more : 0;
    clear(slot, Urgent);
    if (urgent)
        set(slot, Urgent);
}

void AlertIndex::forget(AlertSlot slot)
{
    m_urgent -= int(has(slot, Urgent));
    m_urgentHeld -= int(has(slot, Urgent) && has(slot, Waiting));
    clear(slot, Shown | Waiting | Urgent | Dirty);
}

void AlertIndex::drop(AlertSlot slot)
{
    forget(slot);
    noteHidden(slot, false);
}

//! Whether the query shows it; and if not, whether that could be judged.
bool AlertIndex::asksFor(AlertSlot slot)
{
    if (m_query.asksForAges())
        m_crossings.note(slot, m_query.nextCrossing(m_store, slot));
    const QueryVerdict verdict = m_query.judge(m_store, slot);
    noteHidden(slot, verdict == QueryVerdict::NotJudged);
    return verdict == QueryVerdict::Shown;
}

void AlertIndex::noteHidden(AlertSlot slot, bool notJudged)
{
    m_notJudged += int(notJudged) - int(has(slot, NotJudged));
    clear(slot, NotJudged);
    if (notJudged)
        set(slot, NotJudged);
}

HiddenAlerts AlertIndex::hidden() const
{
    const AlertCounts &counts = m_store.counts();
    const auto shown = qsizetype(std::size_t(rowCount()) - m_deadRows.size() + m_heldArrivals.size());
    // Shelved while rows hold still, an alert is shown until they are released.
    const auto shelvedShown = counts.shelved == 0
        ? 0
        : std::count_if(m_dirty.begin(), m_dirty.end(), [this](AlertSlot slot) { return m_store.shelved(slot); });
    const auto calling = counts.calling();
    const qsizetype urgent = calling[std::size_t(Severity::Critical)] + calling[std::size_t(Severity::Unknown)];
    return {counts.rows - shown - (counts.shelved - shelvedShown), urgent - m_urgent, m_notJudged};
}

// ---- what is asked for ----

void AlertIndex::setQuery(const AlertQuery &query)
{
    if (query != this->query())
        build(query, order());
}

void AlertIndex::setOrder(AlertOrder order)
{
    if (order != this->order())
        build(query(), order);
}

void AlertIndex::setNow(WallTime now)
{
    if (now < m_now && m_now - now <= kClockJitter)
        return;
    const bool isBackwards = now < m_now;
    m_now = now;
    m_query.setNow(now);
    if (isBackwards && query().asksForAges()) {
        build(query(), order());
        return;
    }
    AlertBatch crossed;
    crossed.changed = m_crossings.takeUntil(now);
    std::erase_if(crossed.changed, [this](AlertSlot slot) { return slot >= m_marks.size() || !m_store.isLive(slot); });
    if (crossed.isEmpty())
        return;
    if (m_scan)
        noteTouched(crossed);
    if (m_held)
        collectHeld(crossed);
    else
        applyBatch(crossed);
}

void AlertIndex::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (!held)
        release();
}

void AlertIndex::build(const AlertQuery &query, AlertOrder order)
{
    AlertQuery wanted = query;
    wanted.setNow(m_now);
    const auto scan = std::make_shared<AlertScan>(m_store, std::move(wanted), order, m_store.slotEnd());
    if (m_scan)
        m_scan->cancel();
    m_scan.reset();
    m_touched.clear();
    if (m_store.slotEnd() <= m_atOnce) {
        scan->runHere();
        show(*scan);
        return;
    }
    m_scan = scan;
    m_threads.start([this, scan] {
        scan->run(std::clamp(QThread::idealThreadCount(), 1, kMostThreads));
        QMetaObject::invokeMethod(
            this,
            [this, scan] {
                if (m_scan != scan)
                    return;
                m_scan.reset();
                show(*scan);
            },
            Qt::QueuedConnection);
    });
}

void AlertIndex::noteTouched(const AlertBatch &batch)
{
    for (const auto *slots : {&batch.added, &batch.changed, &batch.removed})
        m_touched.insert(m_touched.end(), slots->begin(), slots->end());
}

void AlertIndex::show(AlertScan &scan)
{
    AlertScan::Result &found = scan.result();
    Q_EMIT layoutAboutToBeChanged();
    m_query = scan.query();
    m_query.setNow(m_now);
    m_ranking = AlertRanking(m_store, scan.order());
    m_deadRows.clear();
    m_heldArrivals.clear();
    m_dirty.clear();

    m_rows = std::move(found.rows);
    m_keys = std::move(found.keys);
    m_ties = std::move(found.ties);
    m_marks = std::move(found.marks);
    m_urgent = found.urgent;
    m_urgentHeld = 0;
    m_notJudged = found.notJudged;
    growTo(m_store.slotEnd());
    m_crossings = std::move(found.crossings);
    const std::vector<AlertSlot> crossed = m_crossings.takeUntil(m_now);
    m_touched.insert(m_touched.end(), crossed.begin(), crossed.end());
    takeIn(std::exchange(m_touched, {}));

    Q_EMIT layoutChanged();
    m_newRows = {};
    m_asked = 0;
    Q_EMIT updated();
}

//! The scan may have seen these as they were: they are taken out of the rows and looked at again.
void AlertIndex::takeIn(const std::vector<AlertSlot> &slots)
{
    if (slots.empty())
        return;
    std::vector<AlertSlot> again;
    for (const AlertSlot slot : slots) {
        if (has(slot, Touched))
            continue;
        set(slot, Touched);
        again.push_back(slot);
    }
    std::vector<int> rows;
    m_rows.visitFrom(0, [&](int row, AlertSlot slot) {
        if (has(slot, Touched))
            rows.push_back(row);
        return true;
    });
    m_rows.takeOut(rows);
    for (const AlertSlot slot : again) {
        clear(slot, Touched);
        drop(slot);
    }
    std::erase_if(again, [this](AlertSlot slot) { return !m_store.isLive(slot) || !asksFor(slot); });
    for (const AlertSlot slot : again) {
        takeKeys(slot);
        set(slot, Shown);
        lookAtUrgency(slot);
    }
    std::sort(again.begin(), again.end(), [this](AlertSlot left, AlertSlot right) { return before(left, right); });
    m_rows.putIn(pointsFor(again), again);
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
        } else {
            drop(slot);
        }
    }
    std::vector<int> goneRows;
    for (const Place &place : findRows(goneSlots))
        goneRows.push_back(place.row);
    for (const AlertSlot slot : goneSlots) {
        clear(slot, Touched);
        set(slot, Gone);
        drop(slot);
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
        drop(slot);
    }
    for (const AlertSlot slot : batch.changed) {
        if (has(slot, Shown)) {
            changedRows.push_back(findRow(slot));
            if (!has(slot, Dirty))
                m_dirty.push_back(slot);
            set(slot, Dirty);
            lookAtUrgency(slot);
        } else if (has(slot, Waiting) && !asksFor(slot)) {
            forget(slot);
            arrivalsLeft = true;
        } else if (has(slot, Waiting)) {
            lookAtUrgency(slot);
        }
    }
    // Before new ones come: a slot may be used again.
    if (arrivalsLeft)
        std::erase_if(m_heldArrivals, [this](AlertSlot slot) { return !has(slot, Waiting); });
    const auto arrive = [this](AlertSlot slot) {
        if (m_marks[slot] & (Shown | Waiting) || !asksFor(slot))
            return;
        set(slot, Waiting);
        m_heldArrivals.push_back(slot);
        lookAtUrgency(slot);
    };
    std::for_each(batch.changed.begin(), batch.changed.end(), arrive);
    std::for_each(batch.added.begin(), batch.added.end(), arrive);

    std::sort(changedRows.begin(), changedRows.end());
    tellChanged(changedRows);
    Q_EMIT updated();
}

void AlertIndex::release()
{
    const std::vector<int> goneRows = std::exchange(m_deadRows, {});
    std::vector<AlertSlot> goneSlots;
    for (const int row : goneRows) {
        goneSlots.push_back(m_rows[row]);
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
        } else if (asksFor(slot)) {
            step.arriving.push_back(slot);
        }
    }
    std::vector<AlertSlot> moving;
    for (const Place &place : findRows(shownChanged)) {
        if (!asksFor(place.slot)) {
            step.leaving.push_back(place.row);
            forget(place.slot);
        } else if (keysChanged(place.slot) || (m_ranking.byText() && !staysBetweenItsNeighbours(place.row))) {
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
        return !has(slot, Shown) && asksFor(slot);
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
    if (row > 0 && !(settled(m_rows[row - 1]) && before(m_rows[row - 1], m_rows[row])))
        return false;
    return row + 1 == rowCount() || (settled(m_rows[row + 1]) && before(m_rows[row], m_rows[row + 1]));
}

//! Where in the rows each of the arriving goes.
std::vector<int> AlertIndex::pointsFor(const std::vector<AlertSlot> &arriving) const
{
    std::vector<int> points;
    points.reserve(arriving.size());
    int from = 0;
    for (const AlertSlot slot : arriving) {
        from = m_rows.partitionPoint(from, [&](AlertSlot shown) { return before(shown, slot); });
        points.push_back(from);
    }
    return points;
}

void AlertIndex::tell(const Step &step)
{
    const std::vector<Run> leaving = runsOf(step.leaving);
    if (step.moves || leaving.size() > std::size_t(kMaxRuns))
        tellLayout(step.leaving, step.arriving);
    else
        tellRuns(step, leaving);
}

void AlertIndex::tellRuns(const Step &step, const std::vector<Run> &leaving)
{
    for (auto run = leaving.rbegin(); run != leaving.rend(); ++run) {
        Q_EMIT rowsAboutToBeRemoved(run->first, run->second);
        std::vector<int> rows(std::size_t(run->second - run->first + 1));
        std::iota(rows.begin(), rows.end(), run->first);
        m_rows.takeOut(rows);
        Q_EMIT rowsRemoved();
    }
    const std::vector<int> points = pointsFor(step.arriving);
    if (countPoints(points) > kMaxRuns) {
        tellLayout({}, step.arriving);
        return;
    }
    const std::span<const AlertSlot> arriving = step.arriving;
    for (std::size_t begin = 0; begin < points.size();) {
        std::size_t end = begin;
        while (end < points.size() && points[end] == points[begin])
            ++end;
        // Those before it are already in.
        const int first = points[begin] + int(begin);
        Q_EMIT rowsAboutToBeInserted(first, first + int(end - begin) - 1);
        m_rows.putIn(std::vector<int>(end - begin, first), arriving.subspan(begin, end - begin));
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

void AlertIndex::tellLayout(const std::vector<int> &leaving, const std::vector<AlertSlot> &arriving)
{
    Q_EMIT layoutAboutToBeChanged();
    m_rows.takeOut(leaving);
    m_rows.putIn(pointsFor(arriving), arriving);
    Q_EMIT layoutChanged();
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
