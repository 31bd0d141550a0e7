// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertgroups.h"

#include "tests/core/alerts/alertbuilders.h"
#include "tests/support/manualclock.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace std::string_literals;
using namespace Qt::StringLiterals;

namespace {

//! A store, its index and the groups over it, on a clock that the test turns.
struct Grouped {
    explicit Grouped(GroupBy by = GroupBy::Type) { groups.setBy(by); }

    void raise(std::int64_t id, std::string severity, std::string type, std::optional<std::string> client = {})
    {
        AlertRaise raise = raiseOf(id, std::move(severity), clock.wallNow());
        raise.type = std::move(type);
        raise.client = std::move(client);
        store.beginBatch();
        store.raise(raise);
        store.endBatch();
    }
    void change(std::int64_t id, const char *status)
    {
        store.beginBatch();
        store.change(changeOf(id, status, clock.wallNow()));
        store.endBatch();
    }
    //! Each row: "TYPE rows/unacknowledged" for a header (with - where it is folded), the alert's number, "gone".
    QStringList shown() const
    {
        QStringList rows;
        for (int row = 0; row < groups.rowCount(); ++row) {
            if (const auto number = groups.groupAt(row)) {
                const AlertGroup &group = groups.group(*number);
                rows << QStringLiteral("%1%2 %3/%4")
                            .arg(group.isFolded ? QStringLiteral("-") : QString(), QString::fromStdString(group.name))
                            .arg(group.rows)
                            .arg(group.unacknowledged);
                if (groups.headerRow(*number) != row)
                    rows << QStringLiteral("a header elsewhere");
            } else if (const AlertSlot slot = groups.slotAt(row); slot == kNoSlot) {
                rows << QStringLiteral("gone");
            } else {
                rows << QString::number(*store.integerId(slot));
                if (groups.rowOf(slot) != row)
                    rows << QStringLiteral("a row elsewhere");
            }
        }
        return rows;
    }
    void settle() { clock.advance(AlertGroups::kEvery); }

    ManualClock clock;
    AlertStore store {1'000};
    AlertIndex index {store};
    AlertGroups groups {index, clock};
};

} // namespace

class TestAlertGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWhileUngrouped();
    void urgentGroupsComeFirst();
    void foldedStayFolded();
    void foldsHideNoCritical();
    void foldedAtMostSoMany();
    void holdsStill();
    void anotherQueryIsShownAlsoWhileHeld();
    void aSlotUsedAgainIsNotTheOldAlert();
    void aSlotUsedAgainIsNotCountedWhileHeld();
    void isMadeAtMostSoOften();
    void aFloodShowsItsFirstAlertsAndCriticals();
    void aFloodKnowsClientsWhereTheyAreTold();
    void aFloodLeavesOtherFoldsAlone();
    void agreesWithANaiveOne_data();
    void agreesWithANaiveOne();
};

void TestAlertGroups::nothingWhileUngrouped()
{
    Grouped g(GroupBy::None);
    QSignalSpy changed(&g.groups, &AlertGroups::changed);
    g.raise(1, "HIGH", "A");
    g.settle();
    QCOMPARE(g.groups.rowCount(), 0);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(g.clock.pendingTimers(), std::size_t(0));
}

void TestAlertGroups::urgentGroupsComeFirst()
{
    Grouped g;
    g.raise(1, "LOW", "B");
    g.raise(2, "LOW", "A");
    g.raise(3, "LOW", "A");
    g.raise(4, "HIGH", "C");
    g.raise(5, "CRITICAL", "D");
    g.change(5, "RESOLVED");
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"C 1/1"_s, u"4"_s, u"A 2/2"_s, u"3"_s, u"2"_s, u"B 1/1"_s, u"1"_s, u"D 1/0"_s, u"5"_s}));
    QCOMPARE(g.groups.group(g.groups.groupOfRow(0)).worst, Severity::High);

    g.groups.setBy(GroupBy::Severity);
    QCOMPARE(g.groups.groupCount(), 3);
    QCOMPARE(g.groups.group(g.groups.groupOfRow(0)).severity, Severity::High);
    g.groups.setBy(GroupBy::Client);
    QCOMPARE(g.shown().first(), QStringLiteral(" 5/4"));
    g.raise(6, "LOW", "B", "acme");
    g.settle();
    QCOMPARE(g.groups.groupCount(), 2);
}

void TestAlertGroups::foldedStayFolded()
{
    Grouped g;
    g.raise(1, "LOW", "A");
    g.raise(2, "LOW", "B");
    g.settle();
    g.groups.setFolded(*g.groups.find({.name = "A"}), true);
    QCOMPARE(g.shown(), QStringList({u"-A 1/1"_s, u"B 1/1"_s, u"2"_s}));
    QCOMPARE(g.groups.slotsOf(*g.groups.find({.name = "A"})).size(), std::size_t(1));
    QVERIFY(!g.groups.rowOf(*g.store.find(alertKey(1))));
    // The group empties, another way to group comes and goes: it is folded still.
    AlertQuery query = AlertQuery::fromText(QStringLiteral("nothing-has-this"));
    g.index.setQuery(query);
    g.settle();
    QCOMPARE(g.groups.groupCount(), 0);
    g.index.setQuery({});
    g.groups.setBy(GroupBy::Client);
    g.groups.setBy(GroupBy::Type);
    QCOMPARE(g.shown(), QStringList({u"-A 1/1"_s, u"B 1/1"_s, u"2"_s}));

    g.groups.setAllFolded(true);
    g.raise(3, "HIGH", "C");
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"-C 1/1"_s, u"-A 1/1"_s, u"-B 1/1"_s}));
    g.groups.setFolded(*g.groups.find({.name = "B"}), false);
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"-C 1/1"_s, u"-A 1/1"_s, u"B 1/1"_s, u"2"_s}));
    g.groups.setAllFolded(false);
    QCOMPARE(g.groups.rowCount(), 6);
}

void TestAlertGroups::foldsHideNoCritical()
{
    Grouped g;
    g.groups.setAllFolded(true);
    g.raise(1, "LOW", "A");
    g.raise(2, "CRITICAL", "A");
    g.raise(3, "apocalyptic", "B");
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"-A 2/2"_s, u"2"_s, u"-B 1/1"_s, u"3"_s}));
    g.change(2, "ACKNOWLEDGED");
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"-B 1/1"_s, u"3"_s, u"-A 2/1"_s}));
}

void TestAlertGroups::foldedAtMostSoMany()
{
    Grouped g;
    const int most = int(AlertGroups::kMostFolded);
    for (int i = 0; i < most; ++i)
        g.raise(i, "LOW", "T" + std::to_string(i));
    g.settle();
    for (int i = 0; i < most; ++i)
        g.groups.setFolded(*g.groups.find({.name = "T" + std::to_string(i)}), true);
    g.store.beginBatch();
    g.store.change(changeOf(0, "RESOLVED"));
    g.store.endBatch();
    g.raise(most, "LOW", "more");
    g.settle();
    g.groups.setFolded(*g.groups.find({.name = "more"}), true);
    g.raise(most + 1, "LOW", "other");
    g.settle();
    // The oldest is forgotten, and only that.
    for (const auto &[name, folded] : {std::pair("T1"s, false), std::pair("T2"s, true), std::pair("more"s, true)}) {
        const auto number = g.groups.find({.name = name});
        if (number)
            QCOMPARE(g.groups.group(*number).isFolded, folded);
    }
}

void TestAlertGroups::holdsStill()
{
    Grouped g;
    g.raise(1, "LOW", "A");
    g.raise(2, "LOW", "B");
    g.raise(3, "LOW", "B");
    g.settle();
    const QStringList before {u"B 2/2"_s, u"3"_s, u"2"_s, u"A 1/1"_s, u"1"_s};
    QCOMPARE(g.shown(), before);
    g.index.setHeld(true);
    QSignalSpy changed(&g.groups, &AlertGroups::changed);
    QSignalSpy counts(&g.groups, &AlertGroups::countsChanged);
    g.raise(4, "CRITICAL", "A");
    g.change(3, "ACKNOWLEDGED");
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"B 2/1"_s, u"3"_s, u"2"_s, u"A 1/1"_s, u"1"_s}));
    QCOMPARE(changed.size(), 0);
    QVERIFY(counts.size() > 0);
    // The operator's own fold is done at once, and moves nothing else.
    g.groups.setFolded(*g.groups.find({.name = "B"}), true);
    QCOMPARE(g.shown(), QStringList({u"-B 2/1"_s, u"A 1/1"_s, u"1"_s}));
    g.index.setHeld(false);
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"A 2/2"_s, u"4"_s, u"1"_s, u"-B 2/1"_s}));
}

void TestAlertGroups::anotherQueryIsShownAlsoWhileHeld()
{
    Grouped g;
    g.raise(1, "LOW", "A");
    g.raise(2, "LOW", "B");
    g.settle();
    g.index.setHeld(true);
    AlertQuery query;
    query.setSeverities({Severity::High});
    g.index.setQuery(query);
    g.settle();
    QCOMPARE(g.groups.rowCount(), 0);
}

void TestAlertGroups::aSlotUsedAgainIsNotTheOldAlert()
{
    ManualClock clock;
    AlertStore store(1);
    AlertIndex index(store);
    AlertGroups groups(index, clock);
    groups.setBy(GroupBy::Type);
    store.raise(raiseOf(1, "HIGH", clock.wallNow()));
    clock.advance(AlertGroups::kEvery);
    QCOMPARE(groups.rowCount(), 2);
    const AlertSlot slot = groups.slotAt(1);
    store.raise(raiseOf(2, "HIGH", clock.wallNow()));
    store.raise(raiseOf(3, "HIGH", clock.wallNow()));
    QVERIFY(store.isLive(slot) || store.find(alertKey(3)));
    QCOMPARE(groups.slotAt(1), kNoSlot);
    QVERIFY(groups.slotsOf(0).empty());
    clock.advance(AlertGroups::kEvery);
    QCOMPARE(store.key(groups.slotAt(1)), alertKey(3));
}

void TestAlertGroups::aSlotUsedAgainIsNotCountedWhileHeld()
{
    ManualClock clock;
    AlertStore store(1);
    AlertIndex index(store);
    AlertGroups groups(index, clock);
    groups.setBy(GroupBy::Type);
    store.raise(raiseOf(1, "HIGH", clock.wallNow()));
    clock.advance(AlertGroups::kEvery);
    QCOMPARE(groups.group(0).rows, qsizetype(1));
    index.setHeld(true);
    store.raise(raiseOf(2, "HIGH", clock.wallNow()));
    store.raise(raiseOf(3, "HIGH", clock.wallNow()));
    clock.advance(AlertGroups::kEvery);
    QCOMPARE(groups.rowCount(), 2);
    QCOMPARE(groups.group(0).rows, qsizetype(0));
    QCOMPARE(groups.group(0).unacknowledged, qsizetype(0));
}

void TestAlertGroups::isMadeAtMostSoOften()
{
    Grouped g;
    g.settle();
    QSignalSpy changed(&g.groups, &AlertGroups::changed);
    for (int i = 0; i < 100; ++i) {
        g.raise(i, "LOW", "A");
        g.clock.advance(10ms);
    }
    QVERIFY2(changed.size() >= 4 && changed.size() <= 5, qPrintable(QString::number(changed.size())));
    g.settle();
    QCOMPARE(g.groups.rowCount(), 101);
}

void TestAlertGroups::aFloodShowsItsFirstAlertsAndCriticals()
{
    Grouped g(GroupBy::None);
    g.raise(1, "LOW", "A");
    g.clock.advance(10min);
    const WallTime since = g.clock.wallNow();
    g.raise(2, "LOW", "A");
    g.clock.advance(1s);
    g.raise(3, "HIGH", "A");
    g.raise(4, "CRITICAL", "A");
    g.clock.advance(1s);
    g.raise(5, "CRITICAL", "B");
    g.raise(2, "LOW", "A");
    g.groups.setFloodSince(since);
    g.groups.setBy(GroupBy::Flood);
    QCOMPARE(g.shown(), QStringList({u"5"_s, u"4"_s, u"-A 4/4"_s, u"2"_s, u"-B 1/1"_s}));
    QCOMPARE(g.groups.group(g.groups.groupOfRow(1)).raises, qint64(5));
    QCOMPARE(g.groups.groupOfRow(0), g.groups.groupOfRow(4));

    // Later ones and an answer do not move the first.
    g.raise(6, "HIGH", "A");
    g.change(2, "ACKNOWLEDGED");
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"5"_s, u"4"_s, u"-A 5/4"_s, u"2"_s, u"-B 1/1"_s}));
    // An answered CRITICAL goes to its group.
    g.change(4, "ACKNOWLEDGED");
    g.groups.setFolded(*g.groups.find({.name = "A"}), false);
    g.settle();
    QCOMPARE(g.shown(), QStringList({u"5"_s, u"-B 1/1"_s, u"A 5/3"_s, u"6"_s, u"3"_s, u"1"_s, u"4"_s, u"2"_s}));
}

void TestAlertGroups::aFloodKnowsClientsWhereTheyAreTold()
{
    Grouped g(GroupBy::Flood);
    g.raise(1, "LOW", "A", "acme");
    g.raise(2, "LOW", "A", "umbra");
    g.raise(3, "LOW", "A");
    g.raise(4, "LOW", "B", "acme");
    g.raise(5, "LOW", "A", "acme");
    g.settle();
    QCOMPARE(g.groups.groupCount(), 4);
    QCOMPARE(g.groups.group(*g.groups.find({.name = "A", .client = "acme"})).rows, qsizetype(2));
    QVERIFY(!g.groups.find({.name = "B"}));
}

void TestAlertGroups::aFloodLeavesOtherFoldsAlone()
{
    Grouped g;
    g.raise(1, "LOW", "A");
    g.raise(2, "LOW", "B");
    g.settle();
    g.groups.setFolded(*g.groups.find({.name = "A"}), true);
    g.groups.setBy(GroupBy::Flood);
    g.groups.setFolded(*g.groups.find({.name = "B"}), false);
    g.groups.setBy(GroupBy::Type);
    QCOMPARE(g.shown(), QStringList({u"-A 1/1"_s, u"B 1/1"_s, u"2"_s}));
    g.groups.setBy(GroupBy::Flood);
    QCOMPARE(g.shown(), QStringList({u"-A 1/1"_s, u"1"_s, u"B 1/1"_s, u"2"_s}));
}

void TestAlertGroups::agreesWithANaiveOne_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestAlertGroups::agreesWithANaiveOne()
{
    QFETCH(uint, seed);
    QRandomGenerator random(seed);
    const auto one = [&random](auto... values) {
        const std::array<const char *, sizeof...(values)> all {values...};
        return all[random.bounded(quint32(all.size()))];
    };
    ManualClock clock;
    AlertStore store(150);
    AlertIndex index(store);
    AlertGroups groups(index, clock);
    groups.setBy(GroupBy(1 + random.bounded(4)));
    for (int step = 0; step < 120; ++step) {
        store.beginBatch();
        for (int i = int(random.bounded(12)); i > 0; --i) {
            AlertRaise raise =
                raiseOf(std::int64_t(random.bounded(300)), one("CRITICAL", "HIGH", "LOW", "INFO", "odd"), clock.wallNow());
            raise.type = one("A", "B", "C", "");
            raise.client = one("acme", "umbra");
            raise.site = one("north", "south", "east");
            store.raise(raise);
        }
        for (int i = int(random.bounded(5)); i > 0; --i)
            store.change(changeOf(std::int64_t(random.bounded(300)), one("RESOLVED", "ACKNOWLEDGED", "NEW"), clock.wallNow()));
        store.endBatch();
        if (random.bounded(6) == 0)
            index.setHeld(!index.isHeld());
        if (random.bounded(8) == 0)
            groups.setBy(GroupBy(1 + random.bounded(4)));
        if (random.bounded(4) == 0 && groups.groupCount() > 0)
            groups.setFolded(int(random.bounded(groups.groupCount())), random.bounded(2) == 0);
        clock.advance(milliseconds(random.bounded(300)));
    }
    index.setHeld(false);
    clock.advance(AlertGroups::kEvery);

    // Naively: every alert of the index under its group, in the index's order.
    std::map<std::string, std::vector<AlertSlot>> wanted;
    const auto nameOf = [&](AlertSlot slot) {
        switch (groups.by()) {
        case GroupBy::Type: return std::string(store.typeUtf8(slot));
        case GroupBy::Client: return std::string(store.clientUtf8(slot));
        case GroupBy::Site: return std::string(store.siteUtf8(slot));
        default: return std::to_string(int(store.severity(slot)));
        }
    };
    for (int row = 0; row < index.rowCount(); ++row)
        wanted[nameOf(index.slotAt(row))].push_back(index.slotAt(row));
    QCOMPARE(groups.groupCount(), int(wanted.size()));
    int row = 0;
    int lastRank = 100;
    while (row < groups.rowCount()) {
        const auto number = groups.groupAt(row++);
        QVERIFY(number);
        const AlertGroup &group = groups.group(*number);
        const auto &slots = wanted.at(groups.by() == GroupBy::Severity ? std::to_string(int(group.severity)) : group.name);
        QCOMPARE(group.rows, qsizetype(slots.size()));
        QCOMPARE(group.unacknowledged, std::count_if(slots.begin(), slots.end(), [&](AlertSlot slot) {
                     return store.unacknowledged(slot);
                 }));
        QVERIFY(severityRank(group.worst) <= lastRank);
        lastRank = severityRank(group.worst);
        for (const AlertSlot slot : slots) {
            const bool shows = !group.isFolded || (store.unacknowledged(slot) && severityRank(store.severity(slot)) == 5);
            if (!shows)
                continue;
            QCOMPARE(groups.slotAt(row), slot);
            QCOMPARE(groups.rowOf(slot), std::optional(row));
            ++row;
        }
    }
}

QTEST_GUILESS_MAIN(TestAlertGroups)
#include "tst_alertgroups.moc"
