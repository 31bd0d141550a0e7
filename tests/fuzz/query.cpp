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
        if (i % 5 == 0)
            raise.site = "lab";
        raise.raised = WallTime(std::chrono::minutes(i));
        store.raise(raise);
    }
    return store;
}

void checkPlaces(const QString &text)
{
    const QueryText read = parseQuery(text);
    fuzz::require(read.terms.size() <= QueryText::kMostTerms, "terms are bounded");
    const auto isInside = [&](TextSpan span) { return span.begin >= 0 && span.length >= 0 && span.end() <= text.size(); };
    for (const QueryTerm &term : read.terms) {
        fuzz::require(isInside(term.span) && !term.values.empty(), "a term has a place and a value");
        for (const QueryValue &value : term.values)
            fuzz::require(isInside(value.span), "a value has a place");
    }
    for (const QueryError &error : read.errors)
        fuzz::require(isInside(error.span) && error.span.length > 0, "an error has a place");
    for (qsizetype cursor = 0; cursor <= std::min<qsizetype>(text.size(), 100); ++cursor) {
        if (const auto place = queryPlaceAt(text, cursor))
            fuzz::require(isInside(place->span) && place->span.begin <= cursor, "a completion has a place");
    }
    const QueryText quoted = parseQuery(QStringLiteral("client:") + quotedQueryValue(text.left(200)));
    fuzz::require(quoted.errors.empty() && quoted.terms.size() == 1, "any value can be typed");
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
    checkPlaces(text);
    const AlertStore &store = rows();
    query.setNow(WallTime(std::chrono::minutes(15)));
    AlertMatcher matcher(query, store);
    qsizetype shown = 0;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot) {
        const QueryVerdict verdict = query.judge(store, slot);
        fuzz::require(verdict == matcher.judge(slot), "remembered names say the same");
        shown += verdict == QueryVerdict::Shown ? 1 : 0;
        const auto next = query.nextCrossing(store, slot);
        fuzz::require(!next || (query.asksForAges() && *next > query.now()), "a crossing is still to come");
    }
    fuzz::require(!query.matchesEverything() || shown == store.counts().rows, "what matches everything hides nothing");
    query.setSeverities(severities);
    query.setUnacknowledgedOnly(data[0] & 0x80);
    qsizetype left = 0;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot)
        left += query.matches(store, slot) ? 1 : 0;
    fuzz::require(left <= shown, "a further condition shows no more");
    return 0;
}
