// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <QString>

#include <cstdint>
#include <initializer_list>
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

//! Which rows are shown: free text, the tiles' severities and “unacknowledged only”, compiled once and asked for each row. A small
//! value: cheap to copy and compare. Free text: words are parted by blanks, all must be found (in any order, each anywhere in type,
//! message, client, site or the id's text); case does not matter; "two words" in double quotes are one; a leading - hides what is
//! found. What is not told (a client, a site) matches nothing, so a negated word hides only what is known to match.
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

    //! True when nothing is ever hidden.
    bool matchesEverything() const;
    //! Whether the row is shown. Makes no QString. Precondition: store.isLive(slot).
    bool matches(const AlertStore &store, AlertSlot slot) const;

    friend bool operator==(const AlertQuery &, const AlertQuery &) = default;

private:
    friend class AlertMatcher;
    //! One word, folded to small letters.
    struct Word {
        std::string folded;
        bool negated = false;
        bool ascii = true;
        bool mayBeInNumber = false; //!< digits only (a leading minus allowed): worth a look at an integer id

        friend bool operator==(const Word &, const Word &) = default;
    };
    static bool isIn(std::string_view text, const Word &word);
    static bool isInId(const AlertStore &store, AlertSlot slot, const Word &word);
    template<typename InName> bool matches(const AlertStore &store, AlertSlot slot, const InName &inName) const;

    QString m_text;
    std::vector<Word> m_words;
    SeveritySet m_severities;
    bool m_unacknowledgedOnly = false;
};

//! One query asked for many rows of one store: remembers which of the names that rows share hold which word. One thread.
class AlertMatcher
{
public:
    //! Both must outlive it.
    AlertMatcher(const AlertQuery &query, const AlertStore &store);
    //! As AlertQuery::matches().
    bool matches(AlertSlot slot);

private:
    enum Verdict : std::uint8_t { NotAsked, Holds, HoldsNot };
    bool holds(std::size_t word, std::uint32_t name);

    const AlertQuery &m_query;
    const AlertStore &m_store;
    std::vector<std::vector<Verdict>> m_verdicts; // by word, then by name
    std::uint64_t m_asOf; // changes of the names
};

} // namespace noc
