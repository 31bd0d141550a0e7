// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever is typed into the filter bar, against rows that are the same each time. The first byte chooses tiles and the check box.
#include "core/alerts/alertquery.h"
#include "tests/fuzz/target.h"

using namespace noc;

namespace {

AlertStore &rows()
{
    static AlertStore store;
    if (store.counts().rows > 0)
        return store;
    static constexpr std::array texts {
        "Device 12 is offline", "",
        "\xc3\x9c"
        "berlauf \xe2\x80\xae"
        "drawkcab",
        "-negated \"quoted\"", "a b a b a b"};
    static constexpr std::array severities {"CRITICAL", "low", "", "WEIRD"};
    for (std::size_t i = 0; i < 20; ++i) {
        AlertRaise raise;
        raise.key = {AlertKind(i % 4), i % 3 == 0 ? EntityId::fromString("id-" + std::to_string(i)) : EntityId(std::int64_t(i))};
        raise.severity = severities[i % severities.size()];
        raise.type = "DEVICE_OFFLINE";
        raise.message = texts[i % texts.size()];
        if (i % 2)
            raise.client = "Harbour Line";
        store.raise(raise);
    }
    return store;
}

} // namespace

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    AlertQuery query = AlertQuery::fromText(text);
    fuzz::require(query.text() == text, "the text stays as it was typed");
    fuzz::require(query == AlertQuery::fromText(text), "the same text is the same query");
    SeveritySet severities;
    for (int bit = 0; bit < 6; ++bit) {
        if (data[0] & (1 << bit))
            severities.insert(Severity(bit));
    }
    const AlertStore &store = rows();
    qsizetype shown = 0;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot)
        shown += query.matches(store, slot) ? 1 : 0;
    fuzz::require(!query.matchesEverything() || shown == store.counts().rows, "what matches everything hides nothing");
    query.setSeverities(severities);
    query.setUnacknowledgedOnly(data[0] & 0x80);
    qsizetype left = 0;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot)
        left += query.matches(store, slot) ? 1 : 0;
    fuzz::require(left <= shown, "a further condition shows no more");
    return 0;
}
