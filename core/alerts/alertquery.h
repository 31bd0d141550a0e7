// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/querytext.h"

#include <QString>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace noc {

//! A set of severities, as the tiles choose them. Empty means: no choice, everything passes.
class SeveritySet
{
public:
    constexpr SeveritySet() = default;
    constexpr SeveritySet(std::initializer_list<Severity> severities)
    {
        for (const Severity severity : severities)
            insert(severity);
    }

    constexpr void insert(Severity severity) { m_bits |= bit(severity); }
    constexpr void remove(Severity severity) { m_bits &= std::uint8_t(~bit(severity)); }
    constexpr bool contains(Severity severity) const { return (m_bits & bit(severity)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }

    friend bool operator==(const SeveritySet &, const SeveritySet &) = default;

private:
    static constexpr std::uint8_t bit(Severity severity) { return std::uint8_t(1U << unsigned(severity)); }

    std::uint8_t m_bits = 0;
};

//! What a query says of a row.
enum class QueryVerdict : std::uint8_t {
    Shown,
    Hidden,
    NotJudged, //!< hidden, but only because the server did not tell what a term asks for
};

//! Which rows are shown: the filter's text, the tiles' severities and “unacknowledged only”, compiled once and asked for each row. A small
//! value: cheap to copy and compare. All terms must hold (see parseQuery()); case does not matter.
//!
//! - A free word is looked for anywhere in type, message, client, site or the id's text. What is not told holds no word.
//! - type, client, site, owner and id are compared as a whole, a message is searched; a * stands for any text.
//! - A term about what is not told (a client, a site, a severity) does not hold, so the row is hidden and NotJudged; a negated term hides only what
//!   is known to match. A severity this console does not know is taken for CRITICAL where that shows it, never where that hides it.
//! - What is not understood is told by errors() and hides nothing.
class AlertQuery
{
public:
    //! Shows everything.
    AlertQuery() = default;
    //! Compiles what a person typed; any text is a valid query.
    static AlertQuery fromText(const QString &text);

    //! Only these severities; empty: all. One of an unknown severity goes with CRITICAL, as everywhere; one not told is shown only when no
    //! choice is made or NotTold is in it.
    void setSeverities(SeveritySet severities) { m_severities = severities; }
    SeveritySet severities() const { return m_severities; }
    void setUnacknowledgedOnly(bool only) { m_unacknowledgedOnly = only; }
    bool unacknowledgedOnly() const { return m_unacknowledgedOnly; }
    //! As it was typed.
    QString text() const { return m_text; }
    //! What of it was not understood, by place.
    const std::vector<QueryError> &errors() const { return m_errors; }

    //! The moment, by the server's clock, that ages are counted to.
    void setNow(WallTime now) { m_now = now; }
    WallTime now() const { return m_now; }
    //! True when what is shown changes with time alone.
    bool asksForAges() const { return m_asksForAges; }
    //! True when judging a row may take its message.
    bool readsMessages() const { return m_readsMessages; }
    //! When, after now(), the row is the next time of another age for this query; none if never. Precondition: store.isLive(slot).
    std::optional<WallTime> nextCrossing(const AlertStore &store, AlertSlot slot) const;

    //! True when nothing but what is shelved is ever hidden.
    bool matchesEverything() const;
    //! Makes no QString. Precondition: store.isLive(slot).
    QueryVerdict judge(const AlertStore &store, AlertSlot slot) const;
    //! Whether the row is shown.
    bool matches(const AlertStore &store, AlertSlot slot) const { return judge(store, slot) == QueryVerdict::Shown; }

    //! The same is asked for; now() is no part of it.
    friend bool operator==(const AlertQuery &left, const AlertQuery &right)
    {
        return left.m_text == right.m_text && left.m_severities == right.m_severities
            && left.m_unacknowledgedOnly == right.m_unacknowledgedOnly;
    }

private:
    friend class AlertMatcher;
    //! What is known of a term for a row. Either: nobody can tell, and it must not hide the row.
    enum class Truth : std::uint8_t { No, Yes, NotTold, Either };
    //! One text to look for, in small letters.
    struct Pattern {
        std::string plain; //!< without any *, or the longest part between two
        std::u32string whole;
        bool ascii = true; //!< the plain one
        bool hasAny = false;
        bool mayBeInNumber = false; //!< digits only (a leading minus allowed): worth a look at an integer id
    };
    //! One term, ready to be asked.
    struct Condition {
        QueryField field = QueryField::Words;
        QueryOperator op = QueryOperator::Equal;
        bool negated = false;
        std::uint32_t mask = 0; //!< by Severity, AlertStatus, AlertKind or QueryState
        std::int64_t number = 0; //!< a count, or milliseconds
        std::vector<Pattern> patterns;
    };
    static Condition compile(const QueryTerm &term);
    static Pattern patternOf(const QueryValue &value, bool isPart);
    static bool isIn(std::string_view text, const Pattern &pattern);
    static bool isInId(const AlertStore &store, AlertSlot slot, const Pattern &pattern);
    static bool isNamed(std::string_view name, const Condition &condition);
    static bool isInState(const AlertStore &store, AlertSlot slot, std::uint32_t states);
    static Truth truthOfSeverity(Severity severity, std::uint32_t mask);
    template<typename Named>
    Truth truth(const AlertStore &store, AlertSlot slot, std::size_t condition, const Named &isNamed) const;
    template<typename Named> QueryVerdict judge(const AlertStore &store, AlertSlot slot, const Named &isNamed) const;

    QString m_text;
    std::vector<Condition> m_conditions; // the cheapest first
    std::vector<QueryError> m_errors;
    SeveritySet m_severities;
    bool m_unacknowledgedOnly = false;
    bool m_asksForAges = false;
    bool m_readsMessages = false;
    WallTime m_now;
};

//! One query asked for many rows of one store: remembers which of the names that rows share are what which term asks for. One thread.
class AlertMatcher
{
public:
    //! Both must outlive it.
    AlertMatcher(const AlertQuery &query, const AlertStore &store);
    //! As AlertQuery::judge().
    QueryVerdict judge(AlertSlot slot);

private:
    enum Verdict : std::uint8_t { NotAsked, Holds, HoldsNot };
    bool isNamed(std::size_t condition, std::uint32_t name);

    const AlertQuery &m_query;
    const AlertStore &m_store;
    std::vector<std::vector<Verdict>> m_verdicts; // by condition, then by name
    std::uint64_t m_asOf; // changes of the names
};

} // namespace noc
