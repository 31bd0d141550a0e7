// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table/desk.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

using namespace noc;
using namespace noc::bench;
using namespace Qt::StringLiterals;

namespace {

struct Column {
    const char *name;
    AlertOrder order;
};
constexpr std::array kColumns {
    Column {"severity", {AlertSortKey::Severity, true}}, Column {"time", {AlertSortKey::FirstRaised, false}},
    Column {"type", {AlertSortKey::Type, false}}, Column {"message", {AlertSortKey::Message, false}}};

using Pairs = std::vector<std::pair<std::uint64_t, AlertSlot>>;

Pairs pairsOf(const AlertStore &store, AlertOrder order)
{
    const AlertRanking ranking(store, order);
    Pairs pairs;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot) {
        if (store.isLive(slot))
            pairs.emplace_back(ranking.key(slot), slot);
    }
    return pairs;
}

} // namespace

// Arguments: rows kept, rounds.
int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const std::size_t rows = std::strtoull(argv[1], nullptr, 10);
    const int rounds = std::atoi(argv[2]);
    Desk desk {qsizetype(rows) * 2};
    {
        Feed feed = Feed::forRows(rows);
        fill(desk.store, feed, rows);
    }
    desk.settle();

    QJsonObject found;
    bool isRight = true;
    for (int round = 0; round < rounds; ++round) {
        for (const Column &column : kColumns) {
            Pairs pairs = pairsOf(desk.store, column.order);
            const double floorMs = millisecondsOf([&] { std::sort(pairs.begin(), pairs.end()); });
            application.takeLongestHold();
            const double ms = desk.timed([&] { desk.index.setOrder(column.order); });
            desk.settle();
            const double heldMs = application.takeLongestHold();

            const AlertRanking ranking(desk.store, column.order);
            isRight = isRight && desk.index.rowCount() == int(pairs.size());
            for (int row = 1; row < desk.index.rowCount() && isRight; ++row) {
                const std::uint64_t before = ranking.key(desk.index.slotAt(row - 1));
                const std::uint64_t after = ranking.key(desk.index.slotAt(row));
                isRight = column.order.descending ? before >= after : before <= after;
            }
            const QString name = QString::fromLatin1(column.name);
            QJsonObject told = found.value(name).toObject();
            for (const auto &[member, value] :
                 {std::pair(u"ms"_s, ms), std::pair(u"floor_ms"_s, floorMs), std::pair(u"held_ms"_s, heldMs)}) {
                QJsonArray values = told.value(member).toArray();
                values.append(value);
                told.insert(member, values);
            }
            found.insert(name, told);
        }
    }
    say({{u"columns"_s, found}, {u"right"_s, isRight}});
    return isRight ? 0 : 1;
}
