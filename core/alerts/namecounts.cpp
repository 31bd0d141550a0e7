// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/namecounts.h"

#include <algorithm>

namespace noc {

namespace {

std::uint32_t nameOf(const AlertStore &store, QueryField field, AlertSlot slot)
{
    switch (field) {
    case QueryField::Type: return store.typeName(slot);
    case QueryField::Client: return store.clientName(slot);
    case QueryField::Site: return store.siteName(slot);
    case QueryField::Owner: return store.ownerName(slot);
    default: return 0;
    }
}

} // namespace

std::vector<NameCount> frequentNames(const AlertStore &store, QueryField field, std::size_t most, AlertSlot looks)
{
    std::vector<qsizetype> rows; // by name
    const AlertSlot step = store.slotEnd() / std::max<AlertSlot>(looks, 1) + 1;
    for (AlertSlot slot = 0; slot < store.slotEnd(); slot += step) {
        const std::uint32_t name = store.isLive(slot) ? nameOf(store, field, slot) : 0;
        if (name >= rows.size())
            rows.resize(name + 1);
        rows[name] += 1;
    }
    std::vector<NameCount> counts;
    for (std::uint32_t name = 1; name < rows.size(); ++name) {
        if (rows[name] > 0 && !store.nameUtf8(name).empty())
            counts.push_back({name, rows[name]});
    }
    const auto end = counts.begin() + std::ptrdiff_t(std::min(most, counts.size()));
    std::partial_sort(counts.begin(), end, counts.end(), [](const NameCount &left, const NameCount &right) {
        return left.rows != right.rows ? left.rows > right.rows : left.name < right.name;
    });
    counts.erase(end, counts.end());
    return counts;
}

} // namespace noc
