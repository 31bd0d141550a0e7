// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/slottable.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace noc;

class TestSlotTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByHashAndAsksOnlyThen()
    {
        SlotTable table;
        table.insert(5, 1);
        table.insert(5, 2);
        table.insert(21, 3);
        int asked = 0;
        const auto found = table.find(5, [&](SlotTable::Slot slot) {
            ++asked;
            return slot == 2;
        });
        QCOMPARE(found, std::optional<SlotTable::Slot>(2));
        QCOMPARE(asked, 2);
        QVERIFY(!table.find(37, [](SlotTable::Slot) { return true; }));
    }

    void roomTakenAheadIsEnough()
    {
        SlotTable table(1000);
        const auto before = table.heldBytes();
        for (SlotTable::Slot slot = 0; slot < 1000; ++slot)
            table.insert(slot * 7, slot);
        QCOMPARE(table.heldBytes(), before);
    }

    //! Many equal and crowded hashes, also around the end of the table.
    void randomLife()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            QRandomGenerator random(seed);
            SlotTable table;
            std::map<SlotTable::Slot, std::uint32_t> model;
            for (int step = 0; step < 5000; ++step) {
                const SlotTable::Slot slot(random.bounded(300U));
                const auto known = model.find(slot);
                if (known == model.end()) {
                    const std::uint32_t hash = random.bounded(2) ? random.bounded(40U) : 0xfffffff0U + random.bounded(16U);
                    table.insert(hash, slot);
                    model[slot] = hash;
                } else {
                    table.erase(known->second, slot);
                    model.erase(known);
                }
                QCOMPARE(table.size(), model.size());
                if (step % 50 == 0) {
                    for (const auto &[kept, hash] : model)
                        QVERIFY(table.find(hash, [wanted = kept](SlotTable::Slot found) { return found == wanted; }));
                    QVERIFY(!table.find(3, [&](SlotTable::Slot found) { return !model.contains(found); }));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSlotTable)
#include "tst_slottable.moc"
