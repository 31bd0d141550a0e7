// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/factqueue.h"

#include <QTest>

#include <thread>

using namespace noc;
using namespace std::chrono_literals;

namespace {

AlertRaise raiseOf(EntityId id, std::size_t messageBytes = 100)
{
    AlertRaise raise;
    raise.key.id = std::move(id);
    raise.severity = "HIGH";
    raise.type = "DEVICE_OFFLINE";
    raise.message = std::string(messageBytes, 'm');
    raise.received = WallTime(1'000ms);
    return raise;
}

void put(FactQueue &queue, const AlertRaise &raise)
{
    (void)queue.put(raise);
}

void put(FactQueue &queue, Fact fact)
{
    (void)queue.put(std::move(fact));
}

//! Everything in the queue, in order: "r12" for a raise, "t12" for a greeted tenant.
QStringList drain(FactQueue &queue)
{
    QStringList order;
    AlertRaise raise;
    while (const std::unique_ptr<FactChunk> chunk = queue.take()) {
        while (chunk->nextRaise(raise))
            order.append(u'r' + raise.key.id.toText());
        while (const Fact *fact = chunk->nextFact())
            order.append(u't' + std::get<fact::TenantTold>(*fact).tenantId.toText());
    }
    return order;
}

} // namespace

class TestFactQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryMemberOfARaise_data();
    void bringsEveryMemberOfARaise();
    void leavesNothingOfTheRaiseBefore();
    void keepsTheOrder();
    void announcesOnceUntilEmptied();
    void isFullAtItsBoundAndGivesRoom();
    void countsLongTextsOfOtherFacts();
    void waitsForRoom();
    void waitsNoLongerThanAsked();
    void closingEndsTheWait();
    void crossesThreads();
};

void TestFactQueue::bringsEveryMemberOfARaise_data()
{
    QTest::addColumn<EntityId>("id");
    QTest::newRow("number") << EntityId(12);
    QTest::newRow("negative") << EntityId(-12);
    QTest::newRow("above int64") << EntityId::fromUnsigned(18446744073709551615U);
    QTest::newRow("text") << EntityId::fromString("a-1");
}

void TestFactQueue::bringsEveryMemberOfARaise()
{
    QFETCH(EntityId, id);
    AlertRaise sent = raiseOf(id);
    sent.key.kind = AlertKind::Ticket;
    sent.status = "NEW";
    sent.client = "";
    sent.site = "Site";
    sent.owner = std::nullopt;
    sent.raised = WallTime(-5ms);
    sent.frameHash = 77;
    sent.raw = std::string("{\"\0\"}", 6);
    FactQueue queue;
    put(queue, sent);

    const std::unique_ptr<FactChunk> chunk = queue.take();
    AlertRaise came;
    QVERIFY(chunk->nextRaise(came));
    QCOMPARE(came.key, sent.key);
    QCOMPARE(came.severity, sent.severity);
    QCOMPARE(came.type, sent.type);
    QCOMPARE(came.message, sent.message);
    QCOMPARE(came.status, sent.status);
    QCOMPARE(came.client, sent.client);
    QCOMPARE(came.site, sent.site);
    QCOMPARE(came.owner, sent.owner);
    QVERIFY(came.raised == sent.raised && came.received == sent.received);
    QCOMPARE(came.frameHash, sent.frameHash);
    QCOMPARE(came.raw, sent.raw);
    QVERIFY(!chunk->nextRaise(came));
    QVERIFY(!chunk->nextFact());
}

void TestFactQueue::leavesNothingOfTheRaiseBefore()
{
    FactQueue queue;
    AlertRaise full = raiseOf(EntityId::fromString("a"));
    full.status = full.client = full.site = full.owner = "x";
    full.raised = WallTime(1ms);
    full.raw = "raw";
    put(queue, full);
    put(queue, AlertRaise {});
    const std::unique_ptr<FactChunk> chunk = queue.take();
    AlertRaise came;
    QVERIFY(chunk->nextRaise(came));
    QVERIFY(chunk->nextRaise(came));
    QCOMPARE(came.key, AlertKey {});
    QVERIFY(came.severity.empty() && came.type.empty() && came.message.empty() && came.raw.empty());
    QVERIFY(!came.status && !came.client && !came.site && !came.owner && !came.raised);
}

void TestFactQueue::keepsTheOrder()
{
    FactQueue queue;
    put(queue, raiseOf(EntityId(1)));
    put(queue, raiseOf(EntityId(2)));
    put(queue, fact::TenantTold {EntityId(3)});
    put(queue, fact::TenantTold {EntityId(4)});
    put(queue, raiseOf(EntityId(5)));
    put(queue, fact::TenantTold {EntityId(6)});
    // Over the end of more than one chunk.
    put(queue, raiseOf(EntityId(7), 1'000'000));
    put(queue, raiseOf(EntityId(8)));
    put(queue, fact::TenantTold {EntityId(9)});
    QCOMPARE(drain(queue).join(u' '), QStringLiteral("r1 r2 t3 t4 r5 t6 r7 r8 t9"));
}

void TestFactQueue::announcesOnceUntilEmptied()
{
    FactQueue queue;
    QVERIFY(queue.put(raiseOf(EntityId(1))));
    QVERIFY(!queue.put(raiseOf(EntityId(2))));
    QVERIFY(queue.take());
    // What took this one is still at work, and comes back for more.
    QVERIFY(!queue.put(fact::TenantTold {EntityId(3)}));
    QVERIFY(queue.take());
    QVERIFY(!queue.take());
    QVERIFY(queue.put(fact::TenantTold {EntityId(4)}));
}

void TestFactQueue::isFullAtItsBoundAndGivesRoom()
{
    FactQueue queue;
    std::size_t put = 0;
    for (; !queue.isFull(); ++put)
        ::put(queue, raiseOf(EntityId(1), 60'000));
    QVERIFY((put - 1) * 60'000 <= FactQueue::kMostBytes);
    QVERIFY(put * 61'000 > FactQueue::kMostBytes);
    std::size_t taken = 0;
    while (const auto chunk = queue.take())
        taken += chunk->bytes();
    QVERIFY(taken > FactQueue::kMostBytes);
    QVERIFY(!queue.isFull());
    QVERIFY(queue.waitForRoom(0ms));
}

void TestFactQueue::countsLongTextsOfOtherFacts()
{
    FactQueue queue;
    for (std::size_t i = 0; i * 500'000 < FactQueue::kMostBytes; ++i) {
        AlertChange change;
        change.message = std::string(500'000, 'm');
        put(queue, std::move(change));
    }
    QVERIFY(queue.isFull());
}

void TestFactQueue::waitsForRoom()
{
    FactQueue queue;
    while (!queue.isFull())
        put(queue, raiseOf(EntityId(1), 60'000));
    std::thread session([&queue] { (void)drain(queue); });
    QVERIFY(queue.waitForRoom(60s));
    session.join();
}

void TestFactQueue::waitsNoLongerThanAsked()
{
    FactQueue queue;
    while (!queue.isFull())
        put(queue, raiseOf(EntityId(1), 60'000));
    QVERIFY(!queue.waitForRoom(1ms));
}

void TestFactQueue::closingEndsTheWait()
{
    FactQueue queue;
    while (!queue.isFull())
        put(queue, raiseOf(EntityId(1), 60'000));
    std::thread session([&queue] { queue.close(); });
    QVERIFY(queue.waitForRoom(60s));
    session.join();
}

void TestFactQueue::crossesThreads()
{
    constexpr int kRaises = 50'000;
    FactQueue queue;
    std::thread engine([&queue] {
        for (int i = 0; i < kRaises; ++i) {
            put(queue, raiseOf(EntityId(i)));
            if (i % 100 == 0)
                put(queue, fact::TenantTold {EntityId(i)});
        }
    });
    int raises = 0, tenants = 0;
    AlertRaise raise;
    while (raises < kRaises || tenants < kRaises / 100) {
        const auto chunk = queue.take();
        if (!chunk) {
            std::this_thread::yield();
            continue;
        }
        for (; chunk->nextRaise(raise); ++raises)
            QCOMPARE(raise.key.id, EntityId(raises));
        for (; chunk->nextFact(); ++tenants)
            QVERIFY(raises > tenants * 100);
    }
    engine.join();
    QVERIFY(!queue.take());
}

QTEST_GUILESS_MAIN(TestFactQueue)
#include "tst_factqueue.moc"
