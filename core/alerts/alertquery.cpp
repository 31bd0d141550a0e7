// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertquery.h"

#include "core/base/foldedtext.h"

#include <algorithm>
#include <charconv>

namespace noc {

namespace {

template<typename Value> constexpr std::uint32_t bit(Value value)
{
    return std::uint32_t(1) << unsigned(value);
}

template<typename Number> bool holds(QueryOperator op, Number left, Number right)
{
    switch (op) {
    // That a term is negated by its operator is kept apart.
    case QueryOperator::Equal:
    case QueryOperator::NotEqual: return left == right;
    case QueryOperator::Less: return left < right;
    case QueryOperator::AtMost: return left <= right;
    case QueryOperator::More: return left > right;
    case QueryOperator::AtLeast: return left >= right;
    }
    Q_UNREACHABLE();
}

std::uint32_t maskOf(const QueryTerm &term)
{
    std::uint32_t mask = 0;
    for (const QueryValue &value : term.values) {
        if (term.field != QueryField::Severity || term.op == QueryOperator::Equal || term.op == QueryOperator::NotEqual) {
            mask |= bit(value.number);
            continue;
        }
        for (const Severity severity : kTileSeverities) {
            if (holds(term.op, severityRank(severity), severityRank(Severity(value.number))))
                mask |= bit(severity);
        }
    }
    return mask;
}

//! Numbers before names, which are remembered, before texts.
int cost(QueryField field)
{
    switch (field) {
    case QueryField::Type:
    case QueryField::Client:
    case QueryField::Site:
    case QueryField::Owner: return 1;
    case QueryField::Id: return 2;
    case QueryField::Message:
    case QueryField::Words: return 3;
    default: return 0;
    }
}

bool isAge(QueryField field)
{
    return field == QueryField::Age || field == QueryField::Seen;
}

WallTime countedFrom(QueryField field, const AlertStore &store, AlertSlot slot)
{
    return field == QueryField::Age ? store.firstRaised(slot) : store.lastRaised(slot);
}

} // namespace

// ---- compiling ----

AlertQuery AlertQuery::fromText(const QString &text)
{
    QueryText read = parseQuery(text);
    AlertQuery query;
    query.m_text = text;
    query.m_errors = std::move(read.errors);
    for (const QueryTerm &term : read.terms) {
        query.m_conditions.push_back(compile(term));
        query.m_asksForAges = query.m_asksForAges || isAge(term.field);
        query.m_readsMessages = query.m_readsMessages || term.field == QueryField::Words || term.field == QueryField::Message;
    }
    std::stable_sort(query.m_conditions.begin(), query.m_conditions.end(), [](const Condition &left, const Condition &right) {
        return cost(left.field) < cost(right.field);
    });
    return query;
}

AlertQuery::Condition AlertQuery::compile(const QueryTerm &term)
{
    Condition condition;
    condition.field = term.field;
    condition.op = term.op;
    condition.negated = term.negated != (term.op == QueryOperator::NotEqual);
    if (!queryWords(term.field).empty()) {
        condition.mask = maskOf(term);
    } else if (term.field == QueryField::Count || isAge(term.field)) {
        condition.number = term.values.front().number;
    } else {
        for (const QueryValue &value : term.values)
            condition.patterns.push_back(patternOf(value, term.field == QueryField::Message || term.field == QueryField::Words));
    }
    return condition;
}

//! `isPart`: it is looked for inside of a text, and else compared with the whole.
AlertQuery::Pattern AlertQuery::patternOf(const QueryValue &value, bool isPart)
{
    Pattern pattern;
    QString longest;
    for (const QString &part : value.text.split(QChar(QueryValue::kAnyText))) {
        pattern.hasAny = pattern.hasAny || part.size() < value.text.size();
        if (part.size() > longest.size())
            longest = part;
    }
    pattern.plain = foldCase(longest);
    pattern.whole = foldedPattern(value.text, QueryValue::kAnyText);
    if (isPart)
        pattern.whole = kAnyText + pattern.whole + kAnyText;
    const auto all = [&](const auto &is) { return std::all_of(pattern.plain.begin(), pattern.plain.end(), is); };
    pattern.ascii = all([](char c) { return static_cast<unsigned char>(c) < 0x80; });
    pattern.mayBeInNumber = all([](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    return pattern;
}

// ---- asking ----

bool AlertQuery::matchesEverything() const
{
    return m_conditions.empty() && m_severities.isEmpty() && !m_unacknowledgedOnly;
}

bool AlertQuery::isIn(std::string_view text, const Pattern &pattern)
{
    return containsFolded(text, pattern.plain, pattern.ascii) && (!pattern.hasAny || matchesFolded(text, pattern.whole));
}

bool AlertQuery::isInId(const AlertStore &store, AlertSlot slot, const Pattern &pattern)
{
    if (!pattern.mayBeInNumber && store.hasIntegerId(slot))
        return false;
    if (const auto number = store.integerId(slot)) {
        std::array<char, 24> digits {};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
        return matchesFolded({digits.data(), std::size_t(end - digits.data())}, pattern.whole);
    }
    const EntityId id = store.key(slot).id;
    return matchesFolded(id.string() ? *id.string() : id.toJson(), pattern.whole);
}

//! For words: whether it is in the name; for fields: whether the name is it.
bool AlertQuery::isNamed(std::string_view name, const Condition &condition)
{
    return std::any_of(condition.patterns.begin(), condition.patterns.end(), [&](const Pattern &pattern) {
        return condition.field == QueryField::Words ? isIn(name, pattern) : matchesFolded(name, pattern.whole);
    });
}

bool AlertQuery::isInState(const AlertStore &store, AlertSlot slot, std::uint32_t states)
{
    const auto isAsked = [states](QueryState state) { return (states & bit(state)) != 0; };
    const auto isCommand = [&](RowCommand::State state) { return store.commandState(slot) == state; };
    const AlertStatus status = store.status(slot);
    const bool isAnswered = status == AlertStatus::Acknowledged || status == AlertStatus::Assigned;
    return (isAsked(QueryState::Unacknowledged) && store.unacknowledged(slot)) || (isAsked(QueryState::Acknowledged) && isAnswered)
        || (isAsked(QueryState::Mine) && store.acknowledgedHere(slot)) || (isAsked(QueryState::Seen) && store.seen(slot))
        || (isAsked(QueryState::RaisedAgain) && store.raisedAgain(slot)) || (isAsked(QueryState::Away) && store.raisedAway(slot))
        || (isAsked(QueryState::LastKnown) && store.lastKnown(slot).has_value())
        || (isAsked(QueryState::Queued) && isCommand(RowCommand::State::Queued))
        || (isAsked(QueryState::Refused) && isCommand(RowCommand::State::Refused))
        || (isAsked(QueryState::Unanswered) && isCommand(RowCommand::State::Unanswered));
}

AlertQuery::Truth AlertQuery::truthOfSeverity(Severity severity, std::uint32_t mask)
{
    if (severity == Severity::NotTold)
        return Truth::NotTold;
    if ((mask & bit(severity)) != 0)
        return Truth::Yes;
    return severity == Severity::Unknown && (mask & bit(Severity::Critical)) != 0 ? Truth::Either : Truth::No;
}

template<typename Named>
AlertQuery::Truth AlertQuery::truth(const AlertStore &store, AlertSlot slot, std::size_t index, const Named &isNamed) const
{
    const Condition &condition = m_conditions[index];
    const auto known = [](bool holds) { return holds ? Truth::Yes : Truth::No; };
    const auto isAny = [&](const auto &is) { return std::any_of(condition.patterns.begin(), condition.patterns.end(), is); };
    const auto named = [&](std::uint32_t name) { return name == 0 ? Truth::NotTold : known(isNamed(index, name)); };
    switch (condition.field) {
    case QueryField::Severity: return truthOfSeverity(store.severity(slot), condition.mask);
    case QueryField::Status: return known((condition.mask & bit(store.status(slot))) != 0);
    case QueryField::Kind: return known((condition.mask & bit(store.kind(slot))) != 0);
    case QueryField::Is: return known(isInState(store, slot, condition.mask));
    case QueryField::Age:
    case QueryField::Seen:
        return known(
            holds(condition.op, std::int64_t((m_now - countedFrom(condition.field, store, slot)).count()), condition.number));
    case QueryField::Count: {
        // Where only changes were told, nobody told of a raise.
        const int count = store.count(slot);
        return count == 0 ? Truth::NotTold : known(holds(condition.op, std::int64_t(count), condition.number));
    }
    // An empty type is none: a change tells of no type.
    case QueryField::Type: return store.typeUtf8(slot).empty() ? Truth::NotTold : named(store.typeName(slot));
    case QueryField::Client: return named(store.clientName(slot));
    case QueryField::Site: return named(store.siteName(slot));
    case QueryField::Owner: return named(store.ownerName(slot));
    case QueryField::Id: return known(isAny([&](const Pattern &pattern) { return isInId(store, slot, pattern); }));
    case QueryField::Message: return known(isAny([&](const Pattern &pattern) { return isIn(store.messageUtf8(slot), pattern); }));
    case QueryField::Words:
        return known(
            isNamed(index, store.typeName(slot)) || isNamed(index, store.clientName(slot)) || isNamed(index, store.siteName(slot))
            || isAny(
                [&](const Pattern &pattern) { return isIn(store.messageUtf8(slot), pattern) || isInId(store, slot, pattern); }));
    }
    Q_UNREACHABLE();
}

template<typename Named> QueryVerdict AlertQuery::judge(const AlertStore &store, AlertSlot slot, const Named &isNamed) const
{
    if (store.shelved(slot) || (m_unacknowledgedOnly && !store.unacknowledged(slot)))
        return QueryVerdict::Hidden;
    QueryVerdict verdict = QueryVerdict::Shown;
    if (!m_severities.isEmpty()) {
        const Severity severity = store.severity(slot);
        if (!m_severities.contains(severity == Severity::Unknown ? Severity::Critical : severity)) {
            if (severity != Severity::NotTold)
                return QueryVerdict::Hidden;
            verdict = QueryVerdict::NotJudged;
        }
    }
    for (std::size_t i = 0; i < m_conditions.size(); ++i) {
        const Truth found = truth(store, slot, i, isNamed);
        const bool passes = m_conditions[i].negated ? found != Truth::Yes : found == Truth::Yes || found == Truth::Either;
        if (passes)
            continue;
        if (found != Truth::NotTold)
            return QueryVerdict::Hidden;
        verdict = QueryVerdict::NotJudged;
    }
    return verdict;
}

QueryVerdict AlertQuery::judge(const AlertStore &store, AlertSlot slot) const
{
    return judge(store, slot, [&](std::size_t condition, std::uint32_t name) {
        return isNamed(store.nameUtf8(name), m_conditions[condition]);
    });
}

std::optional<WallTime> AlertQuery::nextCrossing(const AlertStore &store, AlertSlot slot) const
{
    std::optional<WallTime> next;
    for (const Condition &condition : m_conditions) {
        if (!isAge(condition.field))
            continue;
        // “At most” and “more” turn when the age is past the bound, the others when it is reached.
        const bool turnsPast = condition.op == QueryOperator::AtMost || condition.op == QueryOperator::More;
        const WallTime turn = countedFrom(condition.field, store, slot) + milliseconds(condition.number + (turnsPast ? 1 : 0));
        if (turn > m_now && (!next || turn < *next))
            next = turn;
    }
    return next;
}

AlertMatcher::AlertMatcher(const AlertQuery &query, const AlertStore &store)
    : m_query(query), m_store(store), m_verdicts(query.m_conditions.size()), m_asOf(store.nameChanges())
{
}

QueryVerdict AlertMatcher::judge(AlertSlot slot)
{
    if (const std::uint64_t changes = m_store.nameChanges(); changes != m_asOf) {
        m_asOf = changes;
        for (std::vector<Verdict> &verdicts : m_verdicts)
            verdicts.clear();
    }
    return m_query.judge(m_store, slot, [this](std::size_t condition, std::uint32_t name) { return isNamed(condition, name); });
}

bool AlertMatcher::isNamed(std::size_t condition, std::uint32_t name)
{
    std::vector<Verdict> &verdicts = m_verdicts[condition];
    if (name >= verdicts.size())
        verdicts.resize(name + 1, NotAsked);
    if (verdicts[name] == NotAsked)
        verdicts[name] = AlertQuery::isNamed(m_store.nameUtf8(name), m_query.m_conditions[condition]) ? Holds : HoldsNot;
    return verdicts[name] == Holds;
}

} // namespace noc
