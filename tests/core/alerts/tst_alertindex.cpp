// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertindex.h"

#include "core/base/foldedtext.h"

#include "tests/core/alerts/alertbuilders.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const std::set<AlertKey> kNothing;
constexpr int kLastSortKey = int(AlertSortKey::Command);

//! Follows an index by its signals alone, as a model does, and complains when they do not fit.
class Follower : public QObject
{
public:
    explicit Follower(const AlertIndex &index, const std::set<AlertKey> &dropped = kNothing) : m_index(index), m_dropped(dropped)
    {
        copy();
        connect(&index, &AlertIndex::rowsAboutToBeRemoved, this, [this](int first, int last) {
            QVERIFY(first >= 0 && first <= last && last < int(rows.size()));
            QCOMPARE(m_index.rowCount(), int(rows.size()));
            rows.erase(rows.begin() + first, rows.begin() + last + 1);
            ++runs;
        });
        connect(&index, &AlertIndex::rowsRemoved, this, [this] { QCOMPARE(m_index.rowCount(), int(rows.size())); });
        connect(&index, &AlertIndex::rowsAboutToBeInserted, this, [this](int first, int last) {
            QVERIFY(first >= 0 && first <= int(rows.size()) && first <= last);
            QCOMPARE(m_index.rowCount(), int(rows.size()));
            m_first = first;
            m_last = last;
            ++runs;
        });
        connect(&index, &AlertIndex::rowsInserted, this, [this] {
            for (int row = m_first; row <= m_last; ++row)
                rows.insert(rows.begin() + row, keyAt(row));
            QCOMPARE(m_index.rowCount(), int(rows.size()));
        });
        connect(&index, &AlertIndex::rowsChanged, this, [this](int first, int last) {
            QVERIFY(first >= 0 && first <= last && last < int(rows.size()));
            for (int row = first; row <= last; ++row) {
                changed.insert(row);
                if (m_index.slotAt(row) == kNoSlot)
                    rows[std::size_t(row)] = AlertKey();
            }
        });
        connect(&index, &AlertIndex::layoutAboutToBeChanged, this, [this] {
            QCOMPARE(m_index.rowCount(), int(rows.size()));
            m_before.clear();
            for (int row = 0; row < m_index.rowCount(); ++row)
                m_before.push_back(m_index.slotAt(row));
        });
        connect(&index, &AlertIndex::layoutChanged, this, [this] {
            const auto old = rows;
            copy();
            std::set<int> taken;
            for (std::size_t row = 0; row < old.size(); ++row) {
                const int now = m_index.newRowOf(m_before[row]).value_or(-1);
                const auto still = std::find(rows.begin(), rows.end(), old[row]);
                if (now < 0) {
                    // Dropped and raised again in one batch, it is another row.
                    QVERIFY(still == rows.end() || m_dropped.contains(old[row]));
                    continue;
                }
                QVERIFY(taken.insert(now).second);
                QVERIFY(rows[std::size_t(now)] == old[row]);
            }
            ++layouts;
        });
        connect(&index, &AlertIndex::updated, this, [this] { ++updates; });
    }

    AlertKey keyAt(int row) const
    {
        const AlertSlot slot = m_index.slotAt(row);
        return slot == kNoSlot ? AlertKey() : m_index.store().key(slot);
    }
    void copy()
    {
        rows.clear();
        for (int row = 0; row < m_index.rowCount(); ++row)
            rows.push_back(keyAt(row));
    }
    void forget()
    {
        runs = layouts = updates = 0;
        changed.clear();
    }
    QString ids() const
    {
        QStringList texts;
        for (const AlertKey &key : rows)
            texts << key.id.toText();
        return texts.join(u' ');
    }

    std::vector<AlertKey> rows;
    std::set<int> changed;
    int runs = 0, layouts = 0, updates = 0;

private:
    const AlertIndex &m_index;
    const std::set<AlertKey> &m_dropped;
    int m_first = 0, m_last = 0;
    std::vector<AlertSlot> m_before; // while the layout changes
};

//! The order as the product tells it, over whole alerts.
bool moreUrgent(const AlertStore &store, AlertSlot left, AlertSlot right)
{
    const auto key = [&store](AlertSlot slot) {
        return std::tuple(store.unacknowledged(slot), severityRank(store.severity(slot)), store.lastRaised(slot), slot);
    };
    return key(left) > key(right);
}

std::vector<AlertSlot> expectedRows(const AlertStore &store, const AlertQuery &query, AlertOrder order)
{
    std::vector<AlertSlot> rows;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot) {
        if (store.isLive(slot) && query.matches(store, slot))
            rows.push_back(slot);
    }
    const auto number = [&](AlertSlot slot) -> std::int64_t {
        switch (order.key) {
        case AlertSortKey::Severity: return severityRank(store.severity(slot));
        case AlertSortKey::FirstRaised: return store.firstRaised(slot).time_since_epoch().count();
        case AlertSortKey::LastRaised: return store.lastRaised(slot).time_since_epoch().count();
        case AlertSortKey::Count: return store.count(slot);
        case AlertSortKey::Status: return int(store.status(slot));
        case AlertSortKey::Command: {
            const int ranks[] = {0, 2, 3, 1, 5, 4};
            return ranks[int(store.commandState(slot))];
        }
        default: return 0;
        }
    };
    const auto text = [&](AlertSlot slot) -> std::string_view {
        switch (order.key) {
        case AlertSortKey::Type: return store.typeUtf8(slot);
        case AlertSortKey::Message: return store.messageUtf8(slot);
        case AlertSortKey::Client: return store.clientUtf8(slot);
        case AlertSortKey::Site: return store.siteUtf8(slot);
        case AlertSortKey::Owner: return store.ownerUtf8(slot);
        default: return {};
        }
    };
    std::sort(rows.begin(), rows.end(), [&](AlertSlot left, AlertSlot right) {
        if (order.key == AlertSortKey::Urgency) {
            const auto urgency = [&store](AlertSlot slot) {
                return std::tuple(store.unacknowledged(slot), severityRank(store.severity(slot)), store.lastRaised(slot));
            };
            if (urgency(left) != urgency(right))
                return (urgency(left) > urgency(right)) == order.descending;
            return left > right;
        }
        if (number(left) != number(right))
            return (number(left) < number(right)) != order.descending;
        if (text(left).empty() != text(right).empty())
            return text(right).empty();
        if (const int compared = compareFolded(text(left), text(right)); compared != 0)
            return (compared < 0) != order.descending;
        return moreUrgent(store, left, right);
    });
    return rows;
}

void check(const AlertIndex &index, const Follower &follower)
{
    const AlertStore &store = index.store();
    const auto expected = expectedRows(store, index.query(), index.order());
    QCOMPARE(index.rowCount(), int(expected.size()));
    HiddenAlerts hidden;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot) {
        if (!store.isLive(slot) || store.shelved(slot) || index.query().matches(store, slot))
            continue;
        ++hidden.rows;
        hidden.notJudged += index.query().judge(store, slot) == QueryVerdict::NotJudged;
        hidden.unacknowledgedCritical += store.unacknowledged(slot) && severityRank(store.severity(slot)) == 5;
        QVERIFY(!index.rowOf(slot));
    }
    for (int row = 0; row < index.rowCount(); ++row) {
        QCOMPARE(index.slotAt(row), expected[std::size_t(row)]);
        QCOMPARE(index.rowOf(index.slotAt(row)), std::optional(row));
        QVERIFY(follower.rows[std::size_t(row)] == store.key(index.slotAt(row)));
    }
    QVERIFY(index.hidden() == hidden);
}

//! Lets what works beside come in.
void finish(const AlertIndex &index)
{
    while (index.isWorking())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace

class TestAlertIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urgentFirst()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.raise(raiseOf(1, "LOW"));
        store.raise(raiseOf(2, "CRITICAL"));
        store.raise(raiseOf(3, "CRITICAL", kNoon + 1s));
        store.raise(raiseOf(4, "Odd", kNoon - 1s));
        store.raise(raiseOf(5, "HIGH"));
        QCOMPARE(follower.ids(), u"3 2 4 5 1"_s);
        QCOMPARE(follower.layouts, 0);
        store.acknowledged(alertKey(3), true, kNoon);
        QCOMPARE(follower.ids(), u"2 4 5 1 3"_s);
        index.setOrder({AlertSortKey::Urgency, false});
        QCOMPARE(follower.ids(), u"3 1 5 4 2"_s);
    }

    void anIndexStartsWithWhatIsThere()
    {
        AlertStore store;
        store.raise(raiseOf(1, "LOW"));
        store.raise(raiseOf(2, "HIGH"));
        AlertIndex index(store);
        Follower follower(index);
        QCOMPARE(follower.ids(), u"2 1"_s);
    }

    void aBatchIsToldInRuns()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.beginBatch();
        for (int id = 1; id <= 10; ++id)
            store.raise(raiseOf(id, id % 2 ? "LOW" : "CRITICAL", kNoon + seconds(id)));
        store.endBatch();
        QCOMPARE(follower.runs, 1);
        store.beginBatch();
        for (int id = 11; id <= 20; ++id)
            store.raise(raiseOf(id, id % 2 ? "LOW" : "CRITICAL", kNoon + seconds(id)));
        store.endBatch();
        QCOMPARE(follower.runs, 3);
        QCOMPARE(follower.layouts, 0);
        QCOMPARE(follower.updates, 2);
        check(index, follower);
    }

    void manyRunsAreToldAsALayout()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.beginBatch();
        for (int id = 0; id <= 40; id += 2)
            store.raise(raiseOf(id, "LOW", kNoon + seconds(id)));
        store.endBatch();
        follower.forget();
        store.beginBatch();
        for (int id = 1; id <= 31; id += 2)
            store.raise(raiseOf(id, "LOW", kNoon + seconds(id)));
        store.endBatch();
        QCOMPARE(follower.runs, 16);
        QCOMPARE(follower.layouts, 0);
        follower.forget();
        store.beginBatch();
        for (int id = 0; id <= 32; id += 2)
            store.raise(raiseOf(100 + id, "LOW", kNoon + seconds(id) + 500ms));
        store.endBatch();
        QCOMPARE(follower.runs, 0);
        QCOMPARE(follower.layouts, 1);
        check(index, follower);
    }

    void aChangeInPlaceMovesNothing()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        for (int id = 1; id <= 5; ++id)
            store.raise(raiseOf(id, "LOW", kNoon + seconds(id)));
        follower.forget();
        store.setCommand(alertKey(4), {.state = RowCommand::State::Queued, .since = kNoon, .took = 0ms, .words = {}});
        QVERIFY(follower.changed == std::set {1});
        QCOMPARE(follower.runs + follower.layouts, 0);

        // Beside what comes and goes, the rows told are those of afterwards.
        follower.forget();
        store.beginBatch();
        store.raise(raiseOf(6, "CRITICAL"));
        store.setCommand(alertKey(4), {});
        store.raise(raiseOf(7, "INFO"));
        store.endBatch();
        QVERIFY(follower.changed == std::set {2});
        QCOMPARE(follower.layouts, 0);
    }

    void aMoveKeepsTheRow()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        for (int id = 1; id <= 5; ++id)
            store.raise(raiseOf(id, "LOW", kNoon + seconds(id)));
        follower.forget();
        store.raise(raiseOf(2, "LOW", kNoon + 1min));
        // Removed and put in again, it would lose its selection.
        QCOMPARE(follower.runs, 0);
        QCOMPARE(follower.layouts, 1);
        QCOMPARE(follower.ids(), u"2 5 4 3 1"_s);
    }

    void theFilterHidesAndSaysHowMuch()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.raise(raiseOf(1, "CRITICAL"));
        store.raise(raiseOf(2, "Odd"));
        store.raise(raiseOf(3, "LOW"));
        AlertRaise other = raiseOf(4, "CRITICAL");
        other.message = "Disk full";
        store.raise(other);
        index.setQuery(AlertQuery::fromText(u"disk"_s));
        QCOMPARE(follower.ids(), u"4"_s);
        QVERIFY(index.hidden() == (HiddenAlerts {3, 2, 0}));
        store.acknowledged(alertKey(1), true, kNoon);
        QVERIFY(index.hidden() == (HiddenAlerts {3, 1, 0}));
        // A repeat brings other words: it comes out, the other goes.
        follower.forget();
        other.key = alertKey(3);
        store.raise(other);
        QCOMPARE(follower.ids(), u"4 3"_s);
        store.raise(raiseOf(4, "CRITICAL", kNoon + 1s));
        QCOMPARE(follower.ids(), u"3"_s);
        QCOMPARE(follower.layouts, 0);
        index.setQuery(AlertQuery::fromText(u"disk"_s));
        QCOMPARE(follower.layouts, 0);
        index.setQuery({});
        check(index, follower);
    }

    //! Enough rows that they are not sorted by comparing, with texts that begin alike, differ in case alone, or late.
    void manyRowsInEveryOrder_data()
    {
        QTest::addColumn<int>("sortKey");
        QTest::addColumn<bool>("descending");
        for (int key = 0; key <= kLastSortKey; ++key) {
            for (const bool descending : {false, true})
                QTest::addRow("%d %s", key, descending ? "down" : "up") << key << descending;
        }
    }

    void manyRowsInEveryOrder()
    {
        QFETCH(int, sortKey);
        QFETCH(bool, descending);
        QRandomGenerator random(8);
        const auto anyOf = [&random](std::initializer_list<const char *> texts) {
            return std::string(texts.begin()[random.bounded(int(texts.size()))]);
        };
        AlertStore store;
        store.beginBatch();
        for (int id = 1; id <= 6000; ++id) {
            std::string message =
                anyOf({"Interface on core router is down: ", "interface on core router is down: ", "Überlast ", "€ ", ""});
            if (random.bounded(10) == 0)
                message += std::string(std::size_t(random.bounded(490, 530)), 'x');
            message += anyOf({"port ", "PORT ", "Pört "}) + (random.bounded(4) ? std::to_string(random.bounded(3000)) : "");
            if (random.bounded(50) == 0)
                message = std::string("nul\0", 4) + (random.bounded(2) ? std::string("\0", 1) : "");
            const std::string type =
                anyOf({"", "LINK_DOWN", "link_down", "LINK_DOWN_TWICE", "ÄRGER"}) + std::to_string(random.bounded(3));
            AlertRaise raise = raiseOf(id, anyOf({"LOW", "HIGH", "CRITICAL", "odd"}).c_str(), kNoon + seconds(random.bounded(400)));
            raise.type = type;
            raise.message = random.bounded(20) == 0 ? std::string_view() : std::string_view(message);
            const std::string client = anyOf({"", "Northgate DC", "northgate DC", "Harbour Line"});
            if (random.bounded(2))
                raise.client = client;
            store.raise(raise);
            if (random.bounded(3) == 0)
                store.acknowledged(alertKey(id), random.bounded(2), kNoon);
        }
        store.endBatch();
        const AlertOrder order {AlertSortKey(sortKey), descending};
        AlertIndex index(store);
        index.setOrder(order);
        const auto expected = expectedRows(store, {}, order);
        QCOMPARE(index.rowCount(), int(expected.size()));
        for (int row = 0; row < index.rowCount(); ++row)
            QCOMPARE(index.slotAt(row), expected[std::size_t(row)]);
    }

    void whatIsNotToldComesLast()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        for (const auto &[id, client] :
             {std::pair(1, "mercia"), std::pair(2, "Harbour"), std::pair(3, ""), std::pair(4, "Äther")}) {
            AlertRaise raise = raiseOf(id);
            if (*client)
                raise.client = client;
            store.raise(raise);
        }
        index.setOrder({AlertSortKey::Client, false});
        QCOMPARE(follower.ids(), u"2 1 4 3"_s);
        index.setOrder({AlertSortKey::Client, true});
        QCOMPARE(follower.ids(), u"4 1 2 3"_s);
    }

    void heldRowsDoNotMove()
    {
        AlertStore store(6);
        AlertIndex index(store);
        Follower follower(index);
        for (int id = 1; id <= 5; ++id)
            store.raise(raiseOf(id, "LOW", kNoon + seconds(id)));
        index.setHeld(true);
        follower.forget();

        store.raise(raiseOf(6, "CRITICAL"));
        store.acknowledged(alertKey(4), true, kNoon);
        QCOMPARE(follower.ids(), u"5 4 3 2 1"_s);
        QVERIFY(follower.changed == std::set {1});
        QCOMPARE(index.heldArrivals().size(), std::size_t(1));
        QCOMPARE(store.key(index.heldArrivals().front()), alertKey(6));
        QVERIFY(index.hidden() == HiddenAlerts());

        // The acknowledged one is dropped at the keep limit, its slot used again.
        store.raise(raiseOf(7, "LOW"));
        QVERIFY(!store.find(alertKey(4)));
        QCOMPARE(index.slotAt(1), kNoSlot);
        QCOMPARE(follower.ids(), u"5 0 3 2 1"_s);
        QCOMPARE(index.heldArrivals().size(), std::size_t(2));
        QVERIFY(index.hidden() == HiddenAlerts());
        QCOMPARE(follower.runs + follower.layouts, 0);

        index.setHeld(false);
        QVERIFY(index.heldArrivals().empty());
        check(index, follower);
        QCOMPARE(follower.ids(), u"6 5 3 2 1 7"_s);
    }

    void aQueryWhileHeldTakesAllIn()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.raise(raiseOf(1));
        index.setHeld(true);
        store.raise(raiseOf(2));
        AlertQuery query;
        query.setUnacknowledgedOnly(true);
        index.setQuery(query);
        QVERIFY(index.heldArrivals().empty());
        QVERIFY(index.isHeld());
        check(index, follower);
        store.raise(raiseOf(3));
        QCOMPARE(index.rowCount(), 2);
        index.setHeld(false);
        check(index, follower);
    }

    void aQueryInTheMiddleOfABatch()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.beginBatch();
        store.raise(raiseOf(1));
        AlertQuery query;
        query.setUnacknowledgedOnly(true);
        index.setQuery(query);
        store.raise(raiseOf(2));
        store.endBatch();
        check(index, follower);
    }

    void randomLife_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("descending");
        for (int key = 0; key <= kLastSortKey; ++key) {
            for (const bool descending : {true, false})
                QTest::addRow("key %d %s", key, descending ? "down" : "up") << key << descending;
        }
    }
    void randomLife()
    {
        QFETCH(int, key);
        QFETCH(bool, descending);
        const AlertQuery queries[] = {
            {},
            AlertQuery::fromText(u"message 1"_s),
            AlertQuery::fromText(u"-\"a 2\""_s),
            [] {
                AlertQuery query;
                query.setSeverities({Severity::Critical, Severity::Low});
                return query;
            }(),
            [] {
                AlertQuery query;
                query.setUnacknowledgedOnly(true);
                return query;
            }(),
            AlertQuery::fromText(u"age<40s -client:alpha*"_s),
            AlertQuery::fromText(u"client:a* seen>=2s"_s),
        };
        const std::string severities[] = {"INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL", "Odd", ""};
        const std::string statuses[] = {"NEW", "ACKNOWLEDGED", "RESOLVED", "ESCALATED"};
        const std::string names[] = {"Alpha", "alpha", "alphabet soup", "alphabet soap", "beta", "Ärger", ""};
        for (quint32 seed = 1; seed <= 12; ++seed) {
            QRandomGenerator random(seed);
            AlertStore store(random.bounded(20, 300));
            // Connected before the index, which is told after it.
            std::set<AlertKey> dropped;
            connect(&store, &AlertStore::batchApplied, this, [&dropped](const AlertBatch &batch) {
                dropped.insert(batch.removedKeys.begin(), batch.removedKeys.end());
            });
            // Every other one works in threads of its own, beside the changes.
            const bool isBeside = seed % 2 == 0;
            AlertIndex index(store, nullptr, isBeside ? 0 : AlertIndex::kAtOnce);
            index.setOrder({AlertSortKey(key), descending});
            Follower follower(index, dropped);
            WallTime now = kNoon;
            for (int step = 0; step < 120; ++step) {
                store.beginBatch();
                const int size = random.bounded(4) == 0 ? random.bounded(200) : random.bounded(6);
                for (int i = 0; i < size; ++i) {
                    now += milliseconds(random.bounded(300));
                    const int id = random.bounded(1, 400);
                    switch (random.bounded(6)) {
                    case 0: store.change(changeOf(id, statuses[random.bounded(4)], now)); break;
                    case 1: store.acknowledged(alertKey(id), true, now); break;
                    case 2:
                        store.setCommand(
                            alertKey(id), {.state = RowCommand::State(random.bounded(6)), .since = now, .took = 0ms, .words = {}});
                        break;
                    default: {
                        AlertRaise raise = raiseOf(id, severities[random.bounded(7)], now);
                        raise.raised = now - seconds(random.bounded(50));
                        raise.type = names[random.bounded(6)];
                        raise.message = "a " + std::to_string(random.bounded(4)) + " message " + names[random.bounded(7)];
                        if (random.bounded(3) == 0)
                            raise.client = names[random.bounded(7)];
                        if (random.bounded(3) == 0)
                            raise.site = names[random.bounded(7)];
                        if (random.bounded(3) == 0)
                            raise.owner = names[random.bounded(7)];
                        store.raise(raise);
                    }
                    }
                }
                store.endBatch();
                switch (random.bounded(12)) {
                case 0: index.setHeld(true); break;
                case 1: index.setHeld(false); break;
                case 2: index.setQuery(queries[random.bounded(7)]); break;
                case 3:
                case 4:
                case 5: index.setNow(now + milliseconds(random.bounded(1'000))); break;
                case 6: index.setNow(now - seconds(random.bounded(20))); break;
                default: break;
                }
                if (isBeside && random.bounded(3) == 0)
                    QCoreApplication::processEvents();
                if (!index.isHeld() && !index.isWorking())
                    check(index, follower);
                const auto &waiting = index.heldArrivals();
                QCOMPARE(index.urgentHeldArrivals(), std::count_if(waiting.begin(), waiting.end(), [&store](AlertSlot slot) {
                             return store.unacknowledged(slot)
                                 && severityRank(store.severity(slot)) == severityRank(Severity::Critical);
                         }));
                if (QTest::currentTestFailed()) {
                    qWarning("seed %u, step %d", seed, step);
                    return;
                }
            }
            index.setHeld(false);
            finish(index);
            check(index, follower);
        }
    }

    void whatCannotBeJudgedIsCounted()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        AlertRaise told = raiseOf(1);
        told.client = "acme";
        store.raise(told);
        told.key = alertKey(2);
        told.client = "other";
        store.raise(told);
        store.raise(raiseOf(3));
        store.raise(raiseOf(4));
        index.setQuery(AlertQuery::fromText(u"client:acme"_s));
        QCOMPARE(follower.ids(), u"1"_s);
        QVERIFY(index.hidden() == (HiddenAlerts {3, 0, 2}));
        // One more, one that is told now, one that is dropped.
        store.raise(raiseOf(5));
        QVERIFY(index.hidden() == (HiddenAlerts {4, 0, 3}));
        told.key = alertKey(3);
        store.raise(told);
        QVERIFY(index.hidden() == (HiddenAlerts {4, 0, 2}));
        index.setHeld(true);
        told.key = alertKey(4);
        told.client = "acme";
        store.raise(told);
        QVERIFY(index.hidden() == (HiddenAlerts {3, 0, 1}));
        store.raise(raiseOf(6));
        QVERIFY(index.hidden() == (HiddenAlerts {4, 0, 2}));
        index.setHeld(false);
        QCOMPARE(follower.ids(), u"4 1"_s);
        check(index, follower);
        // A negated term hides only what is known to match.
        index.setQuery(AlertQuery::fromText(u"-client:acme"_s));
        QVERIFY(index.hidden() == (HiddenAlerts {2, 0, 0}));
    }

    void aDroppedRowIsNotCountedAnyMore()
    {
        AlertStore store(2);
        AlertIndex index(store);
        Follower follower(index);
        index.setQuery(AlertQuery::fromText(u"client:acme"_s));
        for (int id = 1; id <= 5; ++id)
            store.raise(raiseOf(id));
        QVERIFY(index.hidden() == (HiddenAlerts {2, 0, 2}));
        check(index, follower);
    }

    void whatIsShelvedIsNeitherShownNorHidden()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        store.raise(raiseOf(1, "CRITICAL"));
        store.raise(raiseOf(2, "HIGH", kNoon + 1s));
        store.raise(raiseOf(3, "LOW", kNoon + 2s));
        store.setShelved(alertKey(1), true);
        store.setShelved(alertKey(4), true);
        store.raise(raiseOf(4, "HIGH"));
        check(index, follower);
        QCOMPARE(follower.ids(), u"2 3"_s);
        QVERIFY(index.hidden() == HiddenAlerts());
        index.setQuery(AlertQuery::fromText(u"severity:low"_s));
        check(index, follower);
        QVERIFY(index.hidden() == (HiddenAlerts {1, 0, 0}));
        store.setShelved(alertKey(1), false);
        QVERIFY(index.hidden() == (HiddenAlerts {2, 1, 0}));
        index.setQuery({});
        // Under the hand it stays, and is still not hidden.
        index.setHeld(true);
        store.setShelved(alertKey(1), true);
        QCOMPARE(follower.ids(), u"1 2 3"_s);
        QVERIFY(index.hidden() == HiddenAlerts());
        index.setHeld(false);
        check(index, follower);
        QCOMPARE(follower.ids(), u"2 3"_s);
    }

    void agesCrossBoundsByTimeAlone()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        index.setNow(kNoon);
        for (int id = 1; id <= 5; ++id)
            store.raise(raiseOf(id, "HIGH", kNoon - 1min * id));
        index.setQuery(AlertQuery::fromText(u"age<3m"_s));
        QCOMPARE(follower.ids(), u"1 2"_s);
        follower.forget();
        index.setNow(kNoon + 59s);
        QCOMPARE(follower.updates, 0);
        index.setNow(kNoon + 60s);
        QCOMPARE(follower.ids(), u"1"_s);
        QCOMPARE(follower.runs, 1);
        QCOMPARE(follower.layouts, 0);
        QCOMPARE(index.hidden().rows, 4);
        // Raised again it is no younger; by when it was last seen it is.
        store.raise(raiseOf(2, "HIGH", kNoon + 1min));
        QCOMPARE(follower.ids(), u"1"_s);
        index.setQuery(AlertQuery::fromText(u"seen<3m"_s));
        QCOMPARE(follower.ids(), u"2 1"_s);
        store.raise(raiseOf(2, "HIGH", kNoon + 2min));
        index.setNow(kNoon + 4min + 59s);
        QCOMPARE(follower.ids(), u"2"_s);
        index.setNow(kNoon + 5min);
        QCOMPARE(follower.ids(), QString());
        // What becomes old comes.
        index.setQuery(AlertQuery::fromText(u"age>=10m"_s));
        QCOMPARE(follower.ids(), u"5"_s);
        index.setNow(kNoon + 9min);
        QCOMPARE(follower.ids(), u"2 1 3 4 5"_s);
        check(index, follower);
    }

    void agesWaitWhileHeld()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        index.setNow(kNoon);
        store.raise(raiseOf(1, "HIGH", kNoon));
        store.raise(raiseOf(2, "HIGH", kNoon - 1min));
        index.setQuery(AlertQuery::fromText(u"age<90s"_s));
        QCOMPARE(follower.ids(), u"1 2"_s);
        index.setHeld(true);
        index.setNow(kNoon + 1min);
        QCOMPARE(follower.ids(), u"1 2"_s);
        index.setHeld(false);
        QCOMPARE(follower.ids(), u"1"_s);
        index.setQuery(AlertQuery::fromText(u"-age<10m"_s));
        index.setHeld(true);
        index.setNow(kNoon + 1h);
        QCOMPARE(index.heldArrivals().size(), std::size_t(2));
        index.setHeld(false);
        check(index, follower);
        QCOMPARE(index.rowCount(), 2);
    }

    void timeGoesBackwards()
    {
        AlertStore store;
        AlertIndex index(store);
        Follower follower(index);
        index.setNow(kNoon);
        store.raise(raiseOf(1, "HIGH", kNoon - 1min));
        index.setQuery(AlertQuery::fromText(u"age<1m"_s));
        QCOMPARE(index.rowCount(), 0);
        // The estimate of the server's clock wobbles.
        index.setNow(kNoon - 1s);
        QCOMPARE(index.rowCount(), 0);
        index.setNow(kNoon - 1min);
        QCOMPARE(index.rowCount(), 1);
        index.setNow(kNoon);
        QCOMPARE(index.rowCount(), 0);
        check(index, follower);
    }

    void repeatsDoNotFillTheCrossings()
    {
        AgeCrossings crossings;
        for (int i = 0; i < 1000; ++i)
            crossings.note(7, kNoon + seconds(i));
        QCOMPARE(crossings.size(), std::size_t(1));
        QVERIFY(crossings.takeUntil(kNoon - 1ms).empty());
        QVERIFY(crossings.takeUntil(kNoon) == std::vector<AlertSlot> {7});
        // An earlier one overtakes.
        crossings.note(7, kNoon + 10s);
        crossings.note(7, kNoon + 5s);
        crossings.note(3, kNoon + 7s);
        QVERIFY((crossings.takeUntil(kNoon + 20s) == std::vector<AlertSlot> {7, 3}));
        QCOMPARE(crossings.size(), std::size_t(0));
    }

    void aNewerWishTakesTheOldersPlace()
    {
        AlertStore store;
        for (int id = 1; id <= 500; ++id)
            store.raise(raiseOf(id, id % 2 ? "HIGH" : "LOW", kNoon + seconds(id)));
        AlertIndex index(store, nullptr, 0);
        QSignalSpy layouts(&index, &AlertIndex::layoutChanged);
        AlertQuery high;
        high.setSeverities({Severity::High});
        AlertQuery low;
        low.setSeverities({Severity::Low});
        index.setQuery(high);
        QVERIFY(index.isWorking());
        QCOMPARE(index.query(), high);
        QCOMPARE(index.rowCount(), 500);
        index.setQuery(low);
        index.setOrder({AlertSortKey::FirstRaised, false});
        QCOMPARE(index.query(), low);
        // What comes meanwhile counts.
        store.raise(raiseOf(1000, "LOW", kNoon));
        finish(index);
        QCOMPARE(layouts.count(), 1);
        QCOMPARE(index.rowCount(), 251);
        QCOMPARE(store.key(index.slotAt(0)), alertKey(1000));
        QCOMPARE(store.key(index.slotAt(250)), alertKey(500));
        QCOMPARE(index.hidden().rows, 250);
        // Asked for what is shown already, nothing is told.
        index.setQuery(low);
        QVERIFY(!index.isWorking());
    }

    void endsInTheMiddleOfABatch()
    {
        AlertStore store;
        for (int id = 1; id <= 20'000; ++id)
            store.raise(raiseOf(id, "HIGH", kNoon + seconds(id)));
        auto index = std::make_unique<AlertIndex>(store, nullptr, 0);
        // Whoever hears a signal of the session may close the window: the index must not wait for who waits for the batch.
        store.beginBatch();
        index->setQuery(AlertQuery::fromText(u"nothing like it"_s));
        index.reset();
        store.endBatch();
    }

    void endsWhileItWorks()
    {
        AlertStore store;
        for (int id = 1; id <= 20'000; ++id)
            store.raise(raiseOf(id, "HIGH", kNoon + seconds(id)));
        AlertIndex index(store, nullptr, 0);
        index.setQuery(AlertQuery::fromText(u"nothing like it"_s));
    }
};

QTEST_GUILESS_MAIN(TestAlertIndex)
#include "tst_alertindex.moc"
