// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertload.h"

#include <QTest>

using namespace noc;
using namespace std::chrono_literals;

namespace {

constexpr BootTime kStart {1h};
constexpr WallTime kNow {std::chrono::days(20'000)};

AlertRaise raiseOf(std::int64_t id, std::string type, std::string message, WallTime raised = kNow)
{
    AlertRaise raise;
    raise.key = {AlertKind::Alert, EntityId(id)};
    raise.severity = "HIGH";
    raise.type = std::move(type);
    raise.message = std::move(message);
    raise.raised = raised;
    raise.received = kNow;
    return raise;
}

} // namespace

class TestAlertLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByType();
    void marksTheRowsOfWhatChatters();
    void marksWhatNobodyAnsweredForADay();
    void inventedTypesAreBounded();
};

void TestAlertLoad::countsByType()
{
    AlertLoad load;
    for (std::int64_t id = 0; id < 5; ++id)
        load.note(raiseOf(id, id < 3 ? "A" : "B", "x"), kStart);
    QCOMPARE(load.noisy().total(), 0);
    load.tick(kStart + 1s);
    load.tick(kStart + 2s);
    QCOMPARE(load.noisy().noisiest(10), (std::vector<NoisySources::Noise> {{"A", 3}, {"B", 2}}));
}

void TestAlertLoad::marksTheRowsOfWhatChatters()
{
    AlertStore store {100};
    AlertLoad load;
    store.beginBatch();
    for (std::int64_t id = 0; id < 3; ++id) {
        const AlertRaise flapping = raiseOf(id, "LINK", "Link of device 7 is down");
        store.raise(flapping);
        load.note(flapping, kStart + seconds(id));
    }
    const AlertRaise other = raiseOf(9, "LINK", "Link of device 8 is down");
    store.raise(other);
    load.note(other, kStart + 2s);
    store.endBatch();
    const auto slot = [&](std::int64_t id) { return *store.find({AlertKind::Alert, EntityId(id)}); };
    for (std::int64_t id = 0; id < 3; ++id)
        QVERIFY(load.isChattering(store, slot(id), kStart + 2s));
    QVERIFY(!load.isChattering(store, slot(9), kStart + 2s));
    QVERIFY(!load.isChattering(store, slot(0), kStart + 2min));
}

void TestAlertLoad::marksWhatNobodyAnsweredForADay()
{
    AlertStore store {100};
    const AlertLoad load;
    store.beginBatch();
    store.raise(raiseOf(1, "A", "old", kNow - 24h - 1s));
    store.raise(raiseOf(2, "A", "not that old", kNow - 24h));
    store.raise(raiseOf(3, "A", "answered", kNow - 48h));
    store.acknowledged({AlertKind::Alert, EntityId(std::int64_t(3))}, true, kNow);
    store.endBatch();
    const auto isStale = [&](std::int64_t id) { return load.isStale(store, *store.find({AlertKind::Alert, EntityId(id)}), kNow); };
    QVERIFY(isStale(1));
    QVERIFY(!isStale(2));
    QVERIFY(!isStale(3));
}

void TestAlertLoad::inventedTypesAreBounded()
{
    AlertLoad load;
    for (std::int64_t id = 0; id < 5'000; ++id)
        load.note(raiseOf(id, "TYPE_" + std::to_string(id), "x"), kStart);
    load.tick(kStart + 1s);
    QVERIFY(load.noisy().noisiest(100'000).size() <= NoisySources::kMostTypes);
    QCOMPARE(load.noisy().forgotten() + qsizetype(load.noisy().noisiest(100'000).size()), 5'000);
}

QTEST_GUILESS_MAIN(TestAlertLoad)
#include "tst_alertload.moc"
