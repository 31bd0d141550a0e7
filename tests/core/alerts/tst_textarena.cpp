// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/textarena.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <string>

using namespace noc;

class TestTextArena : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTexts()
    {
        TextArena arena([](TextArena::Owner, TextArena::Ref) { QFAIL("nothing has to move"); });
        QVERIFY(arena.text(0).empty());
        const auto empty = arena.add("", 1);
        const auto word = arena.add("Störung", 2);
        QVERIFY(empty != 0 && word != 0 && empty != word);
        QCOMPARE(arena.text(empty).size(), std::size_t(0));
        QVERIFY(arena.text(word) == "Störung");
        arena.release(empty);
        arena.release(word);
        QCOMPARE(arena.liveBytes(), std::size_t(0));
    }

    void aTextLargerThanAPieceHasOneOfItsOwn()
    {
        TextArena arena([](TextArena::Owner, TextArena::Ref) {});
        const std::string large(3 * TextArena::kSegmentBytes, 'x');
        const auto ref = arena.add(large, 1);
        QVERIFY(arena.text(ref) == large);
        QVERIFY(arena.heldBytes() >= large.size());
        arena.release(ref);
        QCOMPARE(arena.heldBytes(), std::size_t(0));
    }

    //! Whatever comes and goes, every living text is what it was, and never much more than double their bytes are held.
    void randomLife()
    {
        struct Kept {
            TextArena::Ref ref;
            std::string text;
        };
        std::map<TextArena::Owner, Kept> kept;
        int moves = 0;
        TextArena arena([&](TextArena::Owner owner, TextArena::Ref to) {
            kept.at(owner).ref = to;
            ++moves;
        });
        QRandomGenerator random(7);
        for (TextArena::Owner owner = 0; owner < 60'000; ++owner) {
            std::string text(std::size_t(random.bounded(owner % 1000 == 0 ? 300'000 : 300)), char('a' + owner % 26));
            // First a place in the map: adding may move others.
            kept[owner] = {0, text};
            const auto ref = arena.add(text, owner);
            kept[owner].ref = ref;
            const auto rate = owner < 30'000 ? 3 : 1;
            for (int i = 0; i < 2 && random.bounded(rate) == 0 && !kept.empty(); ++i) {
                auto leaving = kept.lower_bound(TextArena::Owner(random.bounded(quint32(owner + 1))));
                if (leaving == kept.end())
                    leaving = kept.begin();
                const auto gone = leaving->second.ref;
                kept.erase(leaving);
                arena.release(gone);
            }
            if (owner % 5000 == 0) {
                std::size_t bytes = 0;
                for (const auto &[key, value] : kept) {
                    QVERIFY(arena.text(value.ref) == value.text);
                    bytes += (8 + value.text.size() + 7) / 8 * 8;
                }
                QCOMPARE(arena.liveBytes(), bytes);
                // Half of each sealed piece lives; the tail that a text did not fit into and the piece in use come on top.
                QVERIFY(arena.heldBytes() <= 2 * bytes + bytes / 4 + 2 * TextArena::kSegmentBytes);
            }
        }
        QVERIFY(moves > 0);
    }
};

QTEST_APPLESS_MAIN(TestTextArena)
#include "tst_textarena.moc"
