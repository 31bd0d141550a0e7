// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertstore.h"

#include "tests/core/alerts/alertbuilders.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Alert row(const AlertStore &store, const AlertKey &key)
{
    const auto slot = store.find(key);
    return slot ? store.at(*slot) : Alert();
}

Alert row(const AlertStore &store, std::int64_t id)
{
    return row(store, alertKey(id));
}

//! What the store ought to hold, written as plainly as can be.
struct Model {
    struct Entry {
        Alert alert;
        quint64 touched = 0; // for eviction
        std::vector<std::pair<std::size_t, WallTime>> frames; // the last two that counted
    };
    static int precedence(const Alert &alert)
    {
        if (unacknowledged(alert))
            return 2;
        return isSettledForGood(alert.status) ? 0 : 1;
    }
    static bool unacknowledged(const Alert &alert)
    {
        return isUnacknowledged(alert.status) && !(alert.seen && alert.key.kind != AlertKind::Alert);
    }

    std::map<AlertKey, Entry> rows;
    quint64 clock = 0;
    quint64 raises = 0, duplicates = 0, evicted = 0;
    std::vector<AlertKey> evictedUnacknowledged;
    qsizetype limit = 0;

    void setStatus(Alert &alert, const std::string &text, WallTime at)
    {
        const AlertStatus before = alert.status;
        alert.status = statusFromText(text);
        alert.statusText = QString::fromStdString(text);
        if (alert.status == before)
            return;
        if (alert.status == AlertStatus::Acknowledged) {
            alert.acknowledgedAt = at;
            alert.acknowledgedHere = alert.raisedAgain = false;
        } else if (isUnacknowledged(alert.status)) {
            alert.acknowledgedAt.reset();
            alert.acknowledgedHere = alert.raisedAgain = false;
            forgetCommand(alert);
        }
    }
    static void forgetCommand(Alert &alert)
    {
        if (alert.command.state == RowCommand::State::Confirmed || alert.command.state == RowCommand::State::Refused)
            alert.command = {};
    }
    Entry &make(const AlertKey &key)
    {
        Entry &entry = rows[key];
        entry.alert.key = key;
        entry.alert.count = 0;
        entry.alert.statusText = u"NEW"_s;
        return entry;
    }
    void raise(const AlertRaise &raise)
    {
        const auto known = rows.find(raise.key);
        if (known != rows.end() && raise.frameHash != 0) {
            for (const auto &[hash, at] : known->second.frames) {
                if (hash == raise.frameHash && raise.received - at <= 2s) {
                    ++duplicates;
                    return;
                }
            }
        }
        Entry &entry = known == rows.end() ? make(raise.key) : known->second;
        Alert &alert = entry.alert;
        const WallTime raised = raise.raised.value_or(raise.received);
        if (known == rows.end())
            alert.firstReceived = raise.received;
        if (alert.count == 0) {
            alert.firstRaised = alert.lastRaised = raised;
        } else {
            alert.firstRaised = std::min(alert.firstRaised, raised);
            alert.lastRaised = std::max(alert.lastRaised, raised);
        }
        if (!raise.severity.empty()) {
            alert.severity = severityFromText(raise.severity);
            alert.severityText = QString::fromStdString(raise.severity);
        }
        alert.type = QString::fromStdString(raise.type);
        alert.message = QString::fromStdString(raise.message);
        if (raise.client)
            alert.client = QString::fromStdString(*raise.client);
        if (raise.site)
            alert.site = QString::fromStdString(*raise.site);
        if (raise.status) {
            setStatus(alert, *raise.status, raise.received);
        } else if (alert.count > 0) {
            if (alert.status == AlertStatus::Resolved) {
                alert.status = AlertStatus::New;
                alert.statusText = u"NEW"_s;
                alert.acknowledgedAt.reset();
                alert.acknowledgedHere = alert.raisedAgain = alert.seen = false;
                forgetCommand(alert);
            } else if (
                alert.status == AlertStatus::Acknowledged || alert.status == AlertStatus::Assigned
                || (alert.seen && isUnacknowledged(alert.status))) {
                alert.raisedAgain = true;
            }
        }
        entry.frames.emplace_back(raise.frameHash, raise.received);
        if (entry.frames.size() > 2)
            entry.frames.erase(entry.frames.begin());
        alert.lastReceived = raise.received;
        ++alert.count;
        ++raises;
        touch(entry);
        evict();
    }
    void change(const AlertChange &change)
    {
        const auto known = rows.find(change.key);
        if (known != rows.end() && !change.status)
            return;
        Entry &entry = known == rows.end() ? make(change.key) : known->second;
        Alert &alert = entry.alert;
        const WallTime at = change.changed.value_or(change.received);
        if (known == rows.end()) {
            alert.firstRaised = alert.lastRaised = at;
            alert.firstReceived = alert.lastReceived = change.received;
        }
        if (alert.count == 0)
            alert.message = QString::fromStdString(change.message);
        if (change.status)
            setStatus(alert, *change.status, at);
        touch(entry);
        evict();
    }
    void acknowledged(const AlertKey &key, bool here, WallTime at)
    {
        const auto known = rows.find(key);
        if (known == rows.end())
            return;
        Alert &alert = known->second.alert;
        alert.status = AlertStatus::Acknowledged;
        alert.statusText = u"ACKNOWLEDGED"_s;
        alert.acknowledgedAt = at;
        alert.acknowledgedHere = here;
        alert.raisedAgain = false;
        touch(known->second);
    }
    void setSeen(const AlertKey &key, bool seen)
    {
        const auto known = rows.find(key);
        if (known == rows.end() || key.kind == AlertKind::Alert || known->second.alert.seen == seen)
            return;
        known->second.alert.seen = seen;
        known->second.alert.raisedAgain = false;
        touch(known->second);
    }
    void touch(Entry &entry) { entry.touched = ++clock; }
    void evict()
    {
        while (qsizetype(rows.size()) > limit) {
            const auto victim = std::min_element(rows.begin(), rows.end(), [](const auto &left, const auto &right) {
                return std::pair(precedence(left.second.alert), left.second.touched)
                    < std::pair(precedence(right.second.alert), right.second.touched);
            });
            if (precedence(victim->second.alert) == 2)
                evictedUnacknowledged.push_back(victim->first);
            rows.erase(victim);
            ++evicted;
        }
    }
};

void compare(const Alert &is, const Alert &ought)
{
    QVERIFY(is.key == ought.key);
    QCOMPARE(is.severity, ought.severity);
    QCOMPARE(is.status, ought.status);
    QCOMPARE(is.severityText, ought.severityText);
    QCOMPARE(is.statusText, ought.statusText);
    QCOMPARE(is.type, ought.type);
    QCOMPARE(is.message, ought.message);
    QVERIFY(is.client == ought.client);
    QVERIFY(is.site == ought.site);
    QVERIFY(is.owner == ought.owner);
    QCOMPARE(is.count, ought.count);
    QVERIFY(is.firstRaised == ought.firstRaised);
    QVERIFY(is.lastRaised == ought.lastRaised);
    QVERIFY(is.firstReceived == ought.firstReceived);
    QVERIFY(is.lastReceived == ought.lastReceived);
    QVERIFY(is.acknowledgedAt == ought.acknowledgedAt);
    QCOMPARE(is.raisedAgain, ought.raisedAgain);
    QCOMPARE(is.acknowledgedHere, ought.acknowledgedHere);
    QCOMPARE(is.seen, ought.seen);
    QVERIFY(is.command == ought.command);
}

void compare(const AlertStore &store, const Model &model)
{
    AlertCounts counts;
    counts.raises = model.raises;
    counts.duplicates = model.duplicates;
    counts.evicted = model.evicted;
    for (const auto &[key, entry] : model.rows) {
        const auto slot = store.find(key);
        QVERIFY(slot);
        QVERIFY(store.isLive(*slot));
        compare(store.at(*slot), entry.alert);
        if (QTest::currentTestFailed())
            return;
        ++counts.rows;
        ++counts.bySeverity[std::size_t(entry.alert.severity)];
        if (Model::unacknowledged(entry.alert)) {
            ++counts.unacknowledged;
            ++counts.unacknowledgedBySeverity[std::size_t(entry.alert.severity)];
        }
        QCOMPARE(store.unacknowledged(*slot), Model::unacknowledged(entry.alert));
    }
    QVERIFY(store.counts() == counts);
    qsizetype live = 0;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot)
        live += store.isLive(slot);
    QCOMPARE(live, counts.rows);
}

} // namespace

class TestAlertStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShelfIsCountedForItsKey()
    {
        AlertStore store(2);
        store.setShelved(alertKey(2), true);
        QCOMPARE(store.counts().shelved, 0);
        store.raise(raiseOf(1, "HIGH"));
        store.raise(raiseOf(2, "HIGH"));
        QVERIFY(store.shelved(*store.find(alertKey(2))) && !store.shelved(*store.find(alertKey(1))));
        QCOMPARE(store.counts().shelved, 1);
        QCOMPARE(store.counts().unacknowledged, 2);
        QCOMPARE(store.counts().calling()[std::size_t(Severity::High)], 1);
        store.acknowledged(alertKey(2), true, kNoon);
        QCOMPARE(store.counts().shelved, 1);
        QCOMPARE(store.counts().shelvedUnacknowledgedBySeverity[std::size_t(Severity::High)], 0);
        // Dropped at the keep limit, and back.
        store.raise(raiseOf(3, "HIGH"));
        QVERIFY(!store.find(alertKey(2)));
        QCOMPARE(store.counts().shelved, 0);
        store.acknowledged(alertKey(1), true, kNoon);
        store.raise(raiseOf(2, "HIGH"));
        QCOMPARE(store.counts().shelved, 1);
        QSignalSpy batches(&store, &AlertStore::batchApplied);
        store.setShelved(alertKey(2), false);
        store.setShelved(alertKey(2), false);
        QCOMPARE(batches.size(), 1);
        QCOMPARE(store.counts().shelved, 0);
        QCOMPARE(store.counts().calling(), store.counts().unacknowledgedBySeverity);
    }

    void whatBecomesCriticalLeavesItsShelf()
    {
        AlertStore store;
        QSignalSpy broken(&store, &AlertStore::shelfBroken);
        store.raise(raiseOf(1, "HIGH"));
        store.raise(raiseOf(2, "CRITICAL"));
        store.setShelved(alertKey(1), true);
        store.setShelved(alertKey(2), true);
        // It was so already when it was shelved.
        store.raise(raiseOf(2, "CRITICAL", kNoon + 10s));
        store.raise(raiseOf(1, "HIGH", kNoon + 10s));
        QCOMPARE(store.counts().shelved, 2);
        store.raise(raiseOf(1, "CRITICAL", kNoon + 20s));
        QCOMPARE(broken.size(), 1);
        QVERIFY(!store.shelved(*store.find(alertKey(1))));
        QCOMPARE(store.counts().shelved, 1);
        QCOMPARE(store.counts().calling()[std::size_t(Severity::Critical)], 1);
        // The server's list says it, too.
        store.raise(raiseOf(3, "LOW"));
        store.setShelved(alertKey(3), true);
        AlertListing listing;
        listing.key = alertKey(3);
        listing.severity = "CRITICAL";
        listing.firstRaised = listing.lastRaised = kNoon;
        store.adopt(listing);
        QCOMPARE(broken.size(), 2);
        QCOMPARE(store.counts().shelved, 1);
    }

    void severitiesAndStatusesAreReadWithoutCase()
    {
        QCOMPARE(severityFromText("critical"), Severity::Critical);
        QCOMPARE(severityFromText("HIGH"), Severity::High);
        QCOMPARE(severityFromText("Medium"), Severity::Medium);
        QCOMPARE(severityFromText("LOW"), Severity::Low);
        QCOMPARE(severityFromText("INFO"), Severity::Info);
        QCOMPARE(severityFromText(""), Severity::NotTold);
        QCOMPARE(severityFromText("CATASTROPHIC"), Severity::Unknown);
        QCOMPARE(severityRank(Severity::Unknown), severityRank(Severity::Critical));
        QVERIFY(severityRank(Severity::NotTold) < severityRank(Severity::Info));
        QCOMPARE(statusFromText("resolved"), AlertStatus::Resolved);
        QCOMPARE(statusFromText("CLOSED"), AlertStatus::Resolved);
        QCOMPARE(statusFromText("ONHOLD"), AlertStatus::Other);
        QVERIFY(isUnacknowledged(AlertStatus::Other));
        QVERIFY(isUnacknowledged(AlertStatus::Escalated));
        QVERIFY(!isUnacknowledged(AlertStatus::Assigned));
    }

    void aRaiseMakesARow()
    {
        AlertStore store;
        QSignalSpy spy(&store, &AlertStore::batchApplied);
        AlertRaise raise = raiseOf(12, "CRITICAL");
        raise.message = "Größte Störung 😀";
        raise.received = kNoon + 40ms;
        store.raise(raise);
        const Alert alert = row(store, 12);
        QVERIFY(alert.key == alertKey(12));
        QCOMPARE(alert.severity, Severity::Critical);
        QCOMPARE(alert.severityText, u"CRITICAL"_s);
        QCOMPARE(alert.status, AlertStatus::New);
        QCOMPARE(alert.statusText, u"NEW"_s);
        QCOMPARE(alert.type, u"DEVICE_OFFLINE"_s);
        QCOMPARE(alert.message, u"Größte Störung 😀"_s);
        QVERIFY(!alert.client && !alert.site && !alert.owner);
        QCOMPARE(alert.count, 1);
        QVERIFY(alert.firstRaised == kNoon && alert.lastRaised == kNoon);
        QVERIFY(alert.firstReceived == kNoon + 40ms);
        QVERIFY(!alert.acknowledgedAt);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].value<AlertBatch>().added.size(), std::size_t(1));
        QCOMPARE(store.counts().unacknowledgedBySeverity[std::size_t(Severity::Critical)], 1);
    }

    void idsKeepTheirTypeAndKind()
    {
        AlertStore store;
        const AlertKey keys[] = {
            alertKey(12),
            {AlertKind::Alert, EntityId::fromString("12")},
            {AlertKind::Finding, EntityId(12)},
            {AlertKind::Alert, EntityId::fromUnsigned(std::numeric_limits<std::uint64_t>::max())},
            alertKey(std::numeric_limits<std::int64_t>::min()),
            {AlertKind::Anomaly, EntityId::fromString("12")},
        };
        for (const AlertKey &key : keys)
            store.raise(raiseOf(key));
        QCOMPARE(store.counts().rows, 6);
        for (const AlertKey &key : keys) {
            QVERIFY(store.find(key));
            QVERIFY(store.key(*store.find(key)) == key);
        }
        QVERIFY(!store.find(alertKey(13)));
        QVERIFY(!store.find({AlertKind::Ticket, EntityId(12)}));
        QVERIFY(!store.find({AlertKind::Alert, EntityId::fromString("13")}));
    }

    void aRepeatCountsAndBringsTheNewestWords()
    {
        AlertStore store;
        store.raise(raiseOf(12, "LOW"));
        AlertRaise again = raiseOf(12, "HIGH", kNoon + 5min);
        again.message = "still offline";
        again.client = "acme";
        store.raise(again);
        const Alert alert = row(store, 12);
        QCOMPARE(alert.count, 2);
        QCOMPARE(alert.severity, Severity::High);
        QCOMPARE(alert.message, u"still offline"_s);
        QCOMPARE(*alert.client, u"acme"_s);
        QVERIFY(alert.firstRaised == kNoon && alert.lastRaised == kNoon + 5min);
        QVERIFY(!alert.raisedAgain);
        QCOMPARE(store.counts().raises, 2U);
        QCOMPARE(store.counts().bySeverity[std::size_t(Severity::Low)], 0);
        QCOMPARE(store.counts().bySeverity[std::size_t(Severity::High)], 1);
        // What is not told again is not forgotten, and a late old one does not make the row younger or older than it is.
        AlertRaise late = raiseOf(12, "", kNoon - 1min);
        late.received = kNoon + 6min;
        store.raise(late);
        QCOMPARE(row(store, 12).severity, Severity::High);
        QCOMPARE(*row(store, 12).client, u"acme"_s);
        QVERIFY(row(store, 12).firstRaised == kNoon - 1min && row(store, 12).lastRaised == kNoon + 5min);
    }

    void ourTimeWhereTheServerGivesNone()
    {
        AlertStore store;
        AlertRaise raise = raiseOf(12);
        raise.raised.reset();
        raise.received = kNoon + 7s;
        store.raise(raise);
        QVERIFY(row(store, 12).firstRaised == kNoon + 7s);
    }

    void listingIsAStateAndNoRaise()
    {
        AlertStore store;
        AlertListing listing;
        listing.key = alertKey(12);
        listing.severity = "HIGH";
        listing.type = "DEVICE_OFFLINE";
        listing.message = "m";
        listing.status = "ESCALATED";
        listing.client = "Northgate DC";
        listing.firstRaised = kNoon;
        listing.lastRaised = kNoon + 1min;
        listing.count = 3;
        listing.received = kNoon + 1h;
        QVERIFY(store.adopt(listing));
        QCOMPARE(store.counts().raises, quint64(0));
        Alert alert = row(store, 12);
        QCOMPARE(alert.status, AlertStatus::Escalated);
        QCOMPARE(alert.client, std::optional(u"Northgate DC"_s));
        QCOMPARE(alert.count, 3);
        QVERIFY(alert.raisedAway);
        QVERIFY(alert.firstRaised == kNoon && alert.lastRaised == kNoon + 1min);

        // The same once more is no news, also after a look.
        store.noteLookedAt(alertKey(12));
        QVERIFY(!store.adopt(listing));
        QVERIFY(!row(store, 12).raisedAway);

        // Answered meanwhile: no raise either.
        listing.status = "RESOLVED";
        QVERIFY(!store.adopt(listing));
        QCOMPARE(row(store, 12).status, AlertStatus::Resolved);
        QCOMPARE(store.counts().unacknowledged, 0);

        // Where a live message knows better, only what it does not tell is taken.
        AlertRaise raise = raiseOf(12, "CRITICAL");
        raise.received = kNoon + 2h;
        raise.raised = kNoon + 2h;
        store.raise(raise);
        listing.liveKnowsBetter = true;
        listing.site = "Hall 4";
        QVERIFY(!store.adopt(listing));
        alert = row(store, 12);
        QCOMPARE(alert.status, AlertStatus::New);
        QCOMPARE(alert.severity, Severity::Critical);
        QCOMPARE(alert.site, std::optional(u"Hall 4"_s));
        QVERIFY(alert.lastRaised == kNoon + 2h);

        // Raised again while nobody listened, and acknowledged before.
        store.acknowledged(alertKey(12), true, kNoon + 3h);
        listing.liveKnowsBetter = false;
        listing.status = "ACKNOWLEDGED";
        listing.lastRaised = kNoon + 4h;
        QVERIFY(store.adopt(listing));
        QVERIFY(row(store, 12).raisedAgain);
        QVERIFY(row(store, 12).raisedAway);
    }

    void whatIsRememberedIsMarkedUntilTheServerSpeaks()
    {
        AlertStore store(4);
        const auto memoryOf = [](std::int64_t id) {
            AlertMemory memory;
            memory.key = alertKey(id);
            memory.severity = "HIGH";
            memory.status = "NEW";
            memory.firstRaised = memory.lastRaised = memory.firstReceived = memory.lastReceived = kNoon;
            memory.asOf = kNoon + 1h;
            return memory;
        };
        QSignalSpy evicted(&store, &AlertStore::evictedUnacknowledged);
        store.raise(raiseOf(9, "LOW"));
        for (std::int64_t id = 1; id <= 3; ++id)
            QVERIFY(store.restore(memoryOf(id)));
        // What came since counts more, and so does the limit.
        QVERIFY(!store.restore(memoryOf(9)));
        QVERIFY(!store.restore(memoryOf(4)));
        QVERIFY(!row(store, 9).lastKnown);
        QVERIFY(row(store, 1).lastKnown == kNoon + 1h);
        QCOMPARE(store.counts().raises, quint64(1));
        QCOMPARE(store.counts().unacknowledged, 4);
        QCOMPARE(evicted.count(), 0);

        store.change({alertKey(1), "ASSIGNED", "", std::nullopt, kNoon + 2h});
        QVERIFY(!row(store, 1).lastKnown);
        QCOMPARE(store.lastKnownCount(), 2);
        RowCommand queued;
        queued.state = RowCommand::State::Queued;
        store.setCommand(alertKey(2), queued);
        QVERIFY(row(store, 2).lastKnown);
        // The whole list does not name them: the one with a command waits for its answer.
        QCOMPARE(store.dropLastKnown(), QList<AlertKey> {alertKey(3)});
        QVERIFY(!store.find(alertKey(3)));
        QCOMPARE(store.counts().rows, 3);
        QCOMPARE(store.counts().evicted, quint64(0));
        QCOMPARE(evicted.count(), 0);

        // At the limit the remembered go before what came.
        for (std::int64_t id = 20; id < 22; ++id)
            store.raise(raiseOf(id, "LOW"));
        store.raise(raiseOf(22, "LOW"));
        QVERIFY(!store.find(alertKey(2)));
        QVERIFY(store.find(alertKey(9)));
        QCOMPARE(store.lastKnownCount(), 0);
    }

    void listingFillsAStub()
    {
        AlertStore store;
        store.change({alertKey(12), "ACKNOWLEDGED", "x", std::nullopt, kNoon});
        AlertListing listing;
        listing.key = alertKey(12);
        listing.severity = "LOW";
        listing.message = "m";
        listing.status = "NEW";
        listing.firstRaised = listing.lastRaised = kNoon - 1h;
        listing.liveKnowsBetter = true;
        QVERIFY(store.adopt(listing));
        QCOMPARE(row(store, 12).severity, Severity::Low);
        QCOMPARE(row(store, 12).status, AlertStatus::Acknowledged);
        QCOMPARE(row(store, 12).count, 1);
    }

    void identicalFramesCountOnce()
    {
        AlertStore store;
        QSignalSpy spy(&store, &AlertStore::batchApplied);
        AlertRaise raise = raiseOf(12);
        raise.frameHash = 0x1234;
        store.raise(raise);
        store.raise(raise);
        raise.received += 2s;
        store.raise(raise);
        QCOMPARE(row(store, 12).count, 1);
        QCOMPARE(store.counts().duplicates, 2U);
        QCOMPARE(spy.count(), 1);
        // After that it is a true repeat, and so is one that differs.
        raise.received += 1ms;
        store.raise(raise);
        QCOMPARE(row(store, 12).count, 2);
        raise.frameHash = 0x1235;
        store.raise(raise);
        QCOMPARE(row(store, 12).count, 3);
        raise.frameHash = 0;
        store.raise(raise);
        store.raise(raise);
        QCOMPARE(row(store, 12).count, 5);
    }

    void copiesFromTwoSocketsMayComeInterleaved()
    {
        AlertStore store;
        AlertRaise first = raiseOf(12), second = raiseOf(12);
        first.frameHash = 1;
        second.frameHash = 2;
        second.received = kNoon + 100ms;
        store.raise(first);
        store.raise(second);
        first.received = kNoon + 1900ms;
        second.received = kNoon + 2000ms;
        store.raise(first);
        store.raise(second);
        QCOMPARE(row(store, 12).count, 2);
        first.received = kNoon + 2001ms;
        store.raise(first);
        QCOMPARE(row(store, 12).count, 3);
    }

    void theSameFrameForAnotherRowIsNoCopy()
    {
        AlertStore store;
        AlertRaise raise = raiseOf(12);
        raise.frameHash = 1;
        store.raise(raise);
        raise.key = alertKey(13);
        store.raise(raise);
        QCOMPARE(store.counts().rows, 2);
    }

    void aRepeatAfterTheAcknowledgementIsMarked()
    {
        AlertStore store;
        store.raise(raiseOf(12));
        store.acknowledged(alertKey(12), true, kNoon + 1s);
        QVERIFY(row(store, 12).acknowledgedHere);
        QVERIFY(row(store, 12).acknowledgedAt == kNoon + 1s);
        QCOMPARE(store.counts().unacknowledged, 0);
        store.raise(raiseOf(12, "HIGH", kNoon + 2s));
        QCOMPARE(row(store, 12).status, AlertStatus::Acknowledged);
        QVERIFY(row(store, 12).raisedAgain);
        QCOMPARE(store.counts().unacknowledged, 0);
        store.acknowledged(alertKey(12), false, kNoon + 3s);
        QVERIFY(!row(store, 12).raisedAgain);
        QVERIFY(!row(store, 12).acknowledgedHere);
        store.acknowledged(alertKey(99), true, kNoon);
        QCOMPARE(store.counts().rows, 1);
    }

    void aRepeatOfAResolvedAlertIsNewAgain()
    {
        AlertStore store;
        store.raise(raiseOf(12));
        store.acknowledged(alertKey(12), true, kNoon);
        store.setCommand(alertKey(12), {.state = RowCommand::State::Confirmed, .since = kNoon, .took = 41ms, .words = {}});
        store.change(changeOf(12, "RESOLVED"));
        QCOMPARE(store.counts().unacknowledged, 0);
        store.raise(raiseOf(12, "HIGH", kNoon + 1h));
        const Alert alert = row(store, 12);
        QCOMPARE(alert.status, AlertStatus::New);
        QVERIFY(!alert.raisedAgain && !alert.acknowledgedHere && !alert.acknowledgedAt);
        QCOMPARE(alert.command.state, RowCommand::State::None);
        QCOMPARE(alert.count, 2);
        QCOMPARE(store.counts().unacknowledged, 1);
    }

    void aRepeatOfASuppressedAlertStaysQuiet()
    {
        AlertStore store;
        store.raise(raiseOf(12));
        store.change(changeOf(12, "SUPPRESSED"));
        store.raise(raiseOf(12, "HIGH", kNoon + 1h));
        QCOMPARE(row(store, 12).status, AlertStatus::Suppressed);
        QCOMPARE(store.counts().unacknowledged, 0);
    }

    void aChangeShowsTheStatusButKeepsTheMessage()
    {
        AlertStore store;
        store.raise(raiseOf(12));
        AlertChange change = changeOf(12, "ACKNOWLEDGED", kNoon + 5s);
        change.changed = kNoon + 4s;
        store.change(change);
        const Alert alert = row(store, 12);
        QCOMPARE(alert.status, AlertStatus::Acknowledged);
        QCOMPARE(alert.message, u"Device is offline"_s);
        QVERIFY(alert.acknowledgedAt == kNoon + 4s);
        QVERIFY(!alert.acknowledgedHere);

        QSignalSpy spy(&store, &AlertStore::batchApplied);
        change.status.reset();
        store.change(change);
        QCOMPARE(spy.count(), 0);
        store.change(changeOf(12, "ESCALATED"));
        QVERIFY(!row(store, 12).acknowledgedAt);
        QCOMPARE(store.counts().unacknowledged, 1);
        store.change(changeOf(12, "Weird"));
        QCOMPARE(row(store, 12).status, AlertStatus::Other);
        QCOMPARE(row(store, 12).statusText, u"Weird"_s);
    }

    void aChangeOfAnUnknownIdMakesASilentRow()
    {
        AlertStore store;
        store.change(changeOf(121, "ACKNOWLEDGED"));
        Alert alert = row(store, 121);
        QCOMPARE(alert.severity, Severity::NotTold);
        QCOMPARE(alert.severityText, QString());
        QCOMPARE(alert.status, AlertStatus::Acknowledged);
        QCOMPARE(alert.message, u"Alert updated to ACKNOWLEDGED"_s);
        QCOMPARE(alert.count, 0);
        QCOMPARE(store.counts().raises, 0U);

        // Its first raise is no repeat.
        store.raise(raiseOf(121, "HIGH", kNoon + 1s));
        alert = row(store, 121);
        QCOMPARE(alert.severity, Severity::High);
        QCOMPARE(alert.status, AlertStatus::Acknowledged);
        QVERIFY(!alert.raisedAgain);
        QCOMPARE(alert.count, 1);
        QVERIFY(alert.firstRaised == kNoon + 1s);
        QCOMPARE(alert.message, u"Device is offline"_s);
    }

    void whatCannotBeAcknowledgedIsMarkedSeen()
    {
        AlertStore store;
        const AlertKey finding {AlertKind::Finding, EntityId(12)};
        store.raise(raiseOf(finding));
        store.raise(raiseOf(12));
        QCOMPARE(store.counts().unacknowledged, 2);
        store.setSeen(finding, true);
        store.setSeen(alertKey(12), true);
        QCOMPARE(store.counts().unacknowledged, 1);
        QVERIFY(row(store, finding).seen);
        QVERIFY(!row(store, 12).seen);
        store.raise(raiseOf(finding, "HIGH", kNoon + 1s));
        QVERIFY(row(store, finding).seen && row(store, finding).raisedAgain);
        store.setSeen(finding, false);
        QCOMPARE(store.counts().unacknowledged, 2);
    }

    void aRowShowsItsCommand()
    {
        AlertStore store;
        store.raise(raiseOf(12));
        QSignalSpy spy(&store, &AlertStore::batchApplied);
        const RowCommand refused {.state = RowCommand::State::Refused, .since = kNoon, .took = 0ms, .words = u"no"_s};
        store.setCommand(alertKey(12), refused);
        store.setCommand(alertKey(12), refused);
        QCOMPARE(spy.count(), 1);
        QVERIFY(row(store, 12).command == refused);
        QCOMPARE(store.commandState(*store.find(alertKey(12))), RowCommand::State::Refused);
        store.setCommand(alertKey(12), {});
        QCOMPARE(store.commandState(*store.find(alertKey(12))), RowCommand::State::None);
        store.setCommand(alertKey(99), refused);
        QCOMPARE(spy.count(), 2);
    }

    void unknownSeveritiesKeepTheirWord()
    {
        AlertStore store;
        store.raise(raiseOf(12, "Catastrophic"));
        store.raise(raiseOf(13, "high"));
        QCOMPARE(row(store, 12).severity, Severity::Unknown);
        QCOMPARE(row(store, 12).severityText, u"Catastrophic"_s);
        QCOMPARE(row(store, 13).severity, Severity::High);
        QCOMPARE(row(store, 13).severityText, u"high"_s);
        store.raise(raiseOf(12, "LOW", kNoon + 1s));
        QCOMPARE(row(store, 12).severityText, u"LOW"_s);
    }

    void batchesNestAndTellOnce()
    {
        AlertStore store(3);
        store.raise(raiseOf(1));
        QSignalSpy spy(&store, &AlertStore::batchApplied);
        store.beginBatch();
        store.beginBatch();
        store.raise(raiseOf(1, "LOW", kNoon + 1s));
        store.raise(raiseOf(2));
        store.raise(raiseOf(2, "LOW", kNoon + 1s));
        store.raise(raiseOf(3));
        store.endBatch();
        store.change(changeOf(1, "RESOLVED"));
        store.raise(raiseOf(4));
        QCOMPARE(spy.count(), 0);
        store.endBatch();
        QCOMPARE(spy.count(), 1);
        const auto batch = spy[0][0].value<AlertBatch>();
        QCOMPARE(batch.added.size(), std::size_t(3));
        QVERIFY(batch.changed.empty());
        QVERIFY(batch.removedKeys == std::vector {alertKey(1)});
        QCOMPARE(batch.removed.size(), std::size_t(1));
        store.beginBatch();
        store.endBatch();
        QCOMPARE(spy.count(), 1);
    }

    void settledRowsGoFirstThenAnsweredThenOldest()
    {
        AlertStore store(4);
        for (const int id : {1, 2, 3, 4})
            store.raise(raiseOf(id));
        QSignalSpy spy(&store, &AlertStore::evictedUnacknowledged);
        store.acknowledged(alertKey(2), true, kNoon);
        store.change(changeOf(4, "RESOLVED"));
        store.raise(raiseOf(5));
        QVERIFY(!store.find(alertKey(4)));
        store.raise(raiseOf(6));
        QVERIFY(!store.find(alertKey(2)));
        QCOMPARE(spy.count(), 0);
        // A repeat makes 1 younger than 3.
        store.raise(raiseOf(1, "LOW", kNoon + 1s));
        store.raise(raiseOf(7));
        QVERIFY(!store.find(alertKey(3)));
        QVERIFY(store.find(alertKey(1)));
        QCOMPARE(spy.count(), 1);
        QVERIFY(spy[0][0].value<AlertKey>() == alertKey(3));
        QCOMPARE(store.counts().evicted, 3U);
        QCOMPARE(store.counts().rows, 4);
    }

    void hugeTextsAreBoundedToo()
    {
        AlertStore store(100);
        AlertRaise raise = raiseOf(1);
        raise.message = std::string(1024 * 1024, 'x');
        for (int id = 1; id <= 100; ++id) {
            raise.key = alertKey(id);
            store.raise(raise);
        }
        QVERIFY(store.counts().rows < 70);
        QVERIFY(store.counts().rows > 50);
        QVERIFY(store.find(alertKey(100)));
        QVERIFY(store.memoryBytes() < 80 * 1024 * 1024);
    }

    void namesThatNeverRepeatLeaveWithTheirRows()
    {
        AlertStore store(100);
        for (int id = 1; id <= 20'000; ++id) {
            AlertRaise raise = raiseOf(id, "severity " + std::to_string(id));
            raise.type = std::string(200, 't') + std::to_string(id);
            raise.client = std::string(200, 'c') + std::to_string(id);
            store.raise(raise);
        }
        QCOMPARE(store.counts().rows, 100);
        QVERIFY2(store.memoryBytes() < 2 * 1024 * 1024, qPrintable(QString::number(store.memoryBytes())));
    }

    void whoeverListensMayChangeTheStore()
    {
        AlertStore store;
        int calls = 0;
        connect(&store, &AlertStore::batchApplied, this, [&](const AlertBatch &batch) {
            const int call = ++calls;
            if (call == 1)
                store.acknowledged(store.key(batch.added.front()), true, kNoon);
            QCOMPARE(call == 1 ? batch.added.size() : batch.changed.size(), std::size_t(1));
        });
        store.raise(raiseOf(1));
        QCOMPARE(calls, 2);
        QCOMPARE(row(store, 1).status, AlertStatus::Acknowledged);
    }

    //! A thousand steps against a plain model; small limits, so that slots are reused all the time.
    void randomLife()
    {
        for (quint32 seed = 1; seed <= 120; ++seed) {
            QRandomGenerator random(seed);
            Model model;
            model.limit = random.bounded(1, 40);
            AlertStore store(model.limit);
            std::vector<AlertKey> lost;
            std::map<AlertSlot, AlertKey> shadow;
            connect(&store, &AlertStore::evictedUnacknowledged, this, [&](const AlertKey &key) { lost.push_back(key); });
            connect(&store, &AlertStore::batchApplied, this, [&](const AlertBatch &batch) {
                // A listener that only follows batches knows the same rows.
                QCOMPARE(batch.removed.size(), batch.removedKeys.size());
                for (std::size_t i = 0; i < batch.removed.size(); ++i) {
                    QVERIFY(shadow.at(batch.removed[i]) == batch.removedKeys[i]);
                    shadow.erase(batch.removed[i]);
                }
                for (const AlertSlot slot : batch.added)
                    QVERIFY(shadow.emplace(slot, store.key(slot)).second);
                for (const AlertSlot slot : batch.changed)
                    QVERIFY(shadow.at(slot) == store.key(slot));
            });

            WallTime now = kNoon;
            const std::string severities[] = {"INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL", "high", "Odd", ""};
            const std::string statuses[] = {"NEW",      "ACKNOWLEDGED", "ASSIGNED", "ESCALATED",
                                            "RESOLVED", "SUPPRESSED",   "OPEN",     "closed"};
            for (int step = 0; step < 1000; ++step) {
                now += milliseconds(random.bounded(900));
                const int number = random.bounded(60);
                AlertKey key {AlertKind(random.bounded(10) == 0 ? 1 : 0), EntityId(number)};
                if (number % 7 == 0)
                    key.id = EntityId::fromString("id-" + std::to_string(number));
                else if (number % 11 == 0)
                    key.id = EntityId::fromUnsigned(std::numeric_limits<std::uint64_t>::max() - quint64(number));

                const int open = random.bounded(4);
                for (int i = 0; i < open; ++i)
                    store.beginBatch();
                switch (random.bounded(8)) {
                case 0: {
                    AlertChange change = changeOf(key, statuses[random.bounded(8)], now);
                    if (random.bounded(8) == 0)
                        change.status.reset();
                    store.change(change);
                    model.change(change);
                    break;
                }
                case 1:
                    store.acknowledged(key, number % 2, now);
                    model.acknowledged(key, number % 2, now);
                    break;
                case 2: {
                    const RowCommand command {
                        .state = RowCommand::State(random.bounded(6)), .since = now, .took = 3ms, .words = u"words"_s};
                    store.setCommand(key, command);
                    if (const auto known = model.rows.find(key); known != model.rows.end())
                        known->second.alert.command = command.state == RowCommand::State::None ? RowCommand() : command;
                    break;
                }
                case 3: {
                    const bool seen = random.bounded(2);
                    store.setSeen(key, seen);
                    model.setSeen(key, seen);
                    break;
                }
                default: {
                    AlertRaise raise = raiseOf(key, severities[random.bounded(8)], now - seconds(random.bounded(100)));
                    raise.received = now;
                    raise.type = "TYPE_" + std::to_string(random.bounded(5));
                    raise.message = std::string(std::size_t(random.bounded(200)), 'm') + std::to_string(random.bounded(3));
                    raise.frameHash = std::size_t(random.bounded(4));
                    if (random.bounded(4) == 0)
                        raise.raised.reset();
                    if (random.bounded(4) == 0)
                        raise.client = "client " + std::to_string(random.bounded(4));
                    if (random.bounded(4) == 0)
                        raise.site = std::string();
                    if (random.bounded(6) == 0)
                        raise.status = statuses[random.bounded(8)];
                    store.raise(raise);
                    model.raise(raise);
                }
                }
                for (int i = 0; i < open; ++i)
                    store.endBatch();
                if (step % 20 == 0)
                    compare(store, model);
                if (QTest::currentTestFailed()) {
                    qWarning("seed %u, step %d", seed, step);
                    return;
                }
            }
            compare(store, model);
            QVERIFY(lost == model.evictedUnacknowledged);
            std::set<AlertKey> followed;
            for (const auto &[slot, key] : shadow)
                followed.insert(key);
            QCOMPARE(followed.size(), model.rows.size());
        }
    }
};

Q_DECLARE_METATYPE(noc::AlertBatch)
Q_DECLARE_METATYPE(noc::AlertKey)

QTEST_APPLESS_MAIN(TestAlertStore)
#include "tst_alertstore.moc"
