// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/slotsequence.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace noc;

namespace {

using Plain = std::vector<AlertSlot>;

//! What the sequence has, read both ways.
Plain contents(const SlotSequence &sequence)
{
    Plain visited;
    sequence.visitFrom(0, [&](int row, AlertSlot slot) {
        Q_ASSERT(row == int(visited.size()));
        visited.push_back(slot);
        return true;
    });
    Plain indexed;
    for (int row = 0; row < sequence.size(); ++row)
        indexed.push_back(sequence[row]);
    return visited == indexed ? visited : Plain {0xdead};
}

Plain upTo(AlertSlot count)
{
    Plain slots(count);
    std::iota(slots.begin(), slots.end(), 0U);
    return slots;
}

} // namespace

class TestSlotSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyOne()
    {
        SlotSequence sequence;
        QCOMPARE(sequence.size(), 0);
        QCOMPARE(sequence.partitionPoint(0, [](AlertSlot) { return true; }), 0);
        sequence.visitFrom(0, [](int, AlertSlot) -> bool { qFatal("nothing to visit"); });
        sequence.takeOut({});
        sequence.putIn({}, {});
        sequence.putIn(std::vector<int> {0, 0}, std::vector<AlertSlot> {7, 9});
        QCOMPARE(contents(sequence), (Plain {7, 9}));
        sequence.takeOut(std::vector<int> {0, 1});
        QCOMPARE(sequence.size(), 0);
    }

    void takesTheLeavingOutFirst()
    {
        SlotSequence sequence;
        sequence.assign({10, 11, 12, 13});
        sequence.takeOut(std::vector<int> {0, 2});
        sequence.putIn(std::vector<int> {0, 1, 1, 2}, std::vector<AlertSlot> {1, 2, 3, 4});
        QCOMPARE(contents(sequence), (Plain {1, 11, 2, 3, 13, 4}));
    }

    void partitionPointFromAnywhere()
    {
        SlotSequence sequence;
        sequence.assign(upTo(5000));
        for (int from = 0; from <= 5000; from += 7) {
            for (const AlertSlot limit : {0U, 1U, 511U, 512U, 513U, 2047U, 4999U, 5000U})
                QCOMPARE(sequence.partitionPoint(from, [=](AlertSlot slot) { return slot < limit; }), std::max(from, int(limit)));
        }
    }

    void visitsUntilTold()
    {
        SlotSequence sequence;
        sequence.assign(upTo(3000));
        Plain seen;
        sequence.visitFrom(1500, [&](int, AlertSlot slot) {
            seen.push_back(slot);
            return slot != 1700;
        });
        QCOMPARE(seen.size(), std::size_t(201));
        QCOMPARE(seen.front(), 1500U);
    }

    //! As a plain vector would, through growing, shrinking and many at one point.
    void randomLife()
    {
        for (quint32 seed = 1; seed <= 12; ++seed) {
            QRandomGenerator random(seed);
            SlotSequence sequence;
            Plain plain = upTo(random.bounded(6000U));
            sequence.assign(plain);
            AlertSlot next = 100'000;
            for (int step = 0; step < 60; ++step) {
                // Every other time whole stretches go, or come to one place.
                const bool inRuns = random.bounded(2) == 0;
                const quint32 share = random.bounded(4) == 0 ? 90 : 5;
                std::vector<int> leaving;
                for (int row = 0; row < int(plain.size()); ++row) {
                    if (random.bounded(100U) < share) {
                        const int run = inRuns ? int(random.bounded(900U)) : 1;
                        for (int i = 0; i < run && row < int(plain.size()); ++i)
                            leaving.push_back(row++);
                    }
                }
                Plain kept;
                for (int row = 0; row < int(plain.size()); ++row) {
                    if (!std::binary_search(leaving.begin(), leaving.end(), row))
                        kept.push_back(plain[std::size_t(row)]);
                }
                std::vector<int> points;
                const int arrivals = random.bounded(2000);
                const int onePoint = random.bounded(int(kept.size()) + 1);
                for (int i = 0; i < arrivals; ++i)
                    points.push_back(inRuns ? onePoint : random.bounded(int(kept.size()) + 1));
                std::sort(points.begin(), points.end());
                Plain arriving;
                plain.clear();
                std::size_t from = 0;
                for (const int point : points) {
                    plain.insert(plain.end(), kept.begin() + std::ptrdiff_t(from), kept.begin() + point);
                    plain.push_back(next);
                    arriving.push_back(next++);
                    from = std::size_t(point);
                }
                plain.insert(plain.end(), kept.begin() + std::ptrdiff_t(from), kept.end());

                sequence.takeOut(leaving);
                sequence.putIn(points, arriving);
                QCOMPARE(sequence.size(), int(plain.size()));
                QVERIFY(contents(sequence) == plain);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSlotSequence)
#include "tst_slotsequence.moc"
