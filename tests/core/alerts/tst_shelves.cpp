// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/shelves.h"

#include "tests/core/alerts/alertbuilders.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

class TestShelves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsByItself();
    void isNeverForEver();
    void endsByHand();
    void endsWhenItsAlertBecomesCritical();
    void takesBackWhatWasKept();
    void isBounded();
    void isBoundedAlsoWhenTakenBack();
    void clearedHidesNothing();
    void aClockSetBackKeepsNothingForLonger();
};

void TestShelves::endsByItself()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    QSignalSpy ended(&shelves, &Shelves::ended);
    store.raise(raiseOf(1));
    store.raise(raiseOf(2));
    shelves.shelve({alertKey(1)}, 30min, u"a"_s);
    shelves.shelve({alertKey(2)}, 15min, u"b"_s);
    QCOMPARE(store.counts().shelved, 2);
    QCOMPARE(shelves.list().first().reason, u"b"_s);
    clock.advance(15min - 1ms);
    QVERIFY(ended.isEmpty());
    clock.advance(1ms);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!store.shelved(*store.find(alertKey(2))));
    // Shelved again it stays for longer.
    shelves.shelve({alertKey(1)}, 1h, {});
    clock.advance(59min);
    QCOMPARE(shelves.count(), 1);
    clock.advance(1min);
    QCOMPARE(shelves.count(), 0);
    QCOMPARE(store.counts().shelved, 0);
}

void TestShelves::isNeverForEver()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    const auto lasts = [&](milliseconds asked) {
        const QList<Shelf> made = shelves.shelve({alertKey(1)}, asked, {});
        return made.first().until - clock.wallNow();
    };
    QCOMPARE(lasts(milliseconds::max()), Shelves::kLongest);
    QCOMPARE(lasts(-1ms), Shelves::kShortest);
    QCOMPARE(lasts(4h), milliseconds(4h));
}

void TestShelves::endsByHand()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    QSignalSpy changed(&shelves, &Shelves::changed);
    shelves.shelve({alertKey(1), alertKey(2)}, 1h, {});
    QCOMPARE(changed.size(), 1);
    shelves.unshelve({alertKey(2), alertKey(3)});
    QCOMPARE(changed.size(), 2);
    QCOMPARE(shelves.count(), 1);
    shelves.unshelve({alertKey(2)});
    QCOMPARE(changed.size(), 2);
}

void TestShelves::endsWhenItsAlertBecomesCritical()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    QSignalSpy ended(&shelves, &Shelves::ended);
    store.raise(raiseOf(1, "HIGH"));
    shelves.shelve({alertKey(1)}, 1h, {});
    store.raise(raiseOf(1, "CRITICAL", kNoon + 5s));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(shelves.count(), 0);
    QCOMPARE(store.counts().shelved, 0);
}

void TestShelves::takesBackWhatWasKept()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    QSignalSpy ended(&shelves, &Shelves::ended);
    const WallTime now = clock.wallNow();
    shelves.shelve({alertKey(4)}, 2h, u"mine"_s);
    shelves.restore(
        {{alertKey(1), now - 1h, now + 10min, u"x"_s, false},
         {alertKey(2), now - 1h, now, {}, false},
         {alertKey(3), now - 1h, now + std::chrono::days(400), {}, false},
         {alertKey(4), now - 1h, now + 1min, u"theirs"_s, false}});
    const QList<Shelf> list = shelves.list();
    QCOMPARE(list.size(), 3);
    QVERIFY(list[0].key == alertKey(1) && list[0].saved && list[0].until == now + 10min);
    QCOMPARE(list[1].reason, u"mine"_s);
    QVERIFY(list[2].until == now + Shelves::kLongest);
    QCOMPARE(ended.size(), 1);
    store.raise(raiseOf(1));
    QCOMPARE(store.counts().shelved, 1);
    // A word of an earlier end is none of the present one.
    Shelf stale = list[1];
    stale.until -= 1min;
    shelves.noteSaved({stale});
    QVERIFY(!shelves.list()[1].saved);
    shelves.noteSaved({list[1]});
    QVERIFY(shelves.list()[1].saved);
}

void TestShelves::isBounded()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    QList<AlertKey> keys;
    for (int id = 0; id <= int(Shelves::kMost); ++id)
        keys.append(alertKey(id));
    QCOMPARE(shelves.shelve(keys, 1h, {}).size(), Shelves::kMost);
    QCOMPARE(shelves.shelve({keys.last()}, 1h, {}).size(), 0);
    QCOMPARE(shelves.shelve({keys.first()}, 2h, QString(1000, u'x')).first().reason.size(), Shelves::kLongestReason);
}

void TestShelves::isBoundedAlsoWhenTakenBack()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    QSignalSpy ended(&shelves, &Shelves::ended);
    const WallTime now = clock.wallNow();
    QList<Shelf> kept;
    for (int id = 0; id <= int(Shelves::kMost); ++id)
        kept.append({alertKey(id), now - 1h, now + 1h, QString(1000, u'x'), false});
    shelves.restore(kept);
    QCOMPARE(shelves.count(), Shelves::kMost);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(shelves.list().first().reason.size(), Shelves::kLongestReason);
}

void TestShelves::clearedHidesNothing()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    store.raise(raiseOf(1));
    shelves.shelve({alertKey(1)}, 1h, {});
    QVERIFY(store.shelved(*store.find(alertKey(1))));
    shelves.clear();
    QCOMPARE(shelves.count(), 0);
    QVERIFY(!store.shelved(*store.find(alertKey(1))));
    QCOMPARE(store.counts().shelved, 0);
}

void TestShelves::aClockSetBackKeepsNothingForLonger()
{
    ManualClock clock;
    AlertStore store;
    Shelves shelves(store, clock);
    shelves.shelve({alertKey(1)}, 1h, {});
    clock.jumpWall(-48h);
    clock.advance(Shelves::kLongest + 1min);
    QCOMPARE(shelves.count(), 0);
}

QTEST_GUILESS_MAIN(TestShelves)
#include "tst_shelves.moc"
