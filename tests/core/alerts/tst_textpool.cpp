// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/textpool.h"

#include <QTest>

#include <string>

using namespace noc;

class TestTextPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalTextsShareANumber()
    {
        TextPool pool;
        const auto one = pool.acquire("DEVICE_OFFLINE");
        QCOMPARE(pool.acquire("DEVICE_OFFLINE"), one);
        QVERIFY(pool.acquire("DEVICE_SPOOF") != one);
        QVERIFY(pool.acquire("") != TextPool::kNone);
        QVERIFY(pool.text(one) == "DEVICE_OFFLINE");
        QVERIFY(pool.text(TextPool::kNone).empty());
        QCOMPARE(pool.size(), std::size_t(3));
    }

    void whatNobodyUsesIsForgotten()
    {
        TextPool pool;
        const auto one = pool.acquire("a");
        pool.acquire("a");
        pool.release(one);
        QVERIFY(pool.text(one) == "a");
        pool.release(one);
        QCOMPARE(pool.size(), std::size_t(0));
        QCOMPARE(pool.liveBytes(), std::size_t(0));
        pool.release(TextPool::kNone);
    }

    void assignKeepsTheCountRight()
    {
        TextPool pool;
        TextPool::Id id = TextPool::kNone;
        pool.assign(id, "a");
        const auto first = id;
        pool.assign(id, "a");
        QCOMPARE(id, first);
        pool.assign(id, "b");
        QVERIFY(pool.text(id) == "b");
        QCOMPARE(pool.size(), std::size_t(1));
        pool.release(id);
        QCOMPARE(pool.size(), std::size_t(0));
    }

    void aServerThatNeverRepeatsANameFillsNoMemory()
    {
        TextPool pool;
        const std::string padding(200, 'x');
        TextPool::Id id = TextPool::kNone;
        for (int i = 0; i < 100'000; ++i)
            pool.assign(id, padding + std::to_string(i));
        QCOMPARE(pool.size(), std::size_t(1));
        QVERIFY(pool.text(id) == padding + "99999");
        QVERIFY(pool.heldBytes() < 3 * TextArena::kSegmentBytes);
    }
};

QTEST_APPLESS_MAIN(TestTextPool)
#include "tst_textpool.moc"
