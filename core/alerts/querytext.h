// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace noc {

//! What a term of the filter's text looks at. Words is free text.
enum class QueryField : std::uint8_t {
    Words,
    Severity,
    Status,
    Type,
    Client,
    Site,
    Age,
    Is,
    Message,
    Owner,
    Seen,
    Count,
    Id,
    Kind
};

//! All that have a name, in the order in which they are offered.
inline constexpr std::array kQueryFields = {QueryField::Severity, QueryField::Status, QueryField::Type,  QueryField::Client,
                                            QueryField::Site,     QueryField::Age,    QueryField::Is,    QueryField::Message,
                                            QueryField::Owner,    QueryField::Seen,   QueryField::Count, QueryField::Id,
                                            QueryField::Kind};

enum class QueryOperator : std::uint8_t { Equal, NotEqual, Less, AtMost, More, AtLeast };

//! What `is:` asks for.
enum class QueryState : std::uint8_t {
    Unacknowledged,
    Acknowledged,
    Mine, //!< acknowledged by this console
    Seen,
    RaisedAgain,
    Away,
    LastKnown,
    Queued,
    Refused,
    Unanswered,
};

//! A word that a field with a closed set of values takes, and the Severity, AlertStatus, AlertKind or QueryState that it stands for.
struct QueryWord {
    std::string_view word;
    int value = 0;
};

//! As it is typed; empty for Words.
std::string_view queryFieldName(QueryField field);
//! The closed set of that field's values; empty where any text, number or time will do.
std::span<const QueryWord> queryWords(QueryField field);
//! Texts take = and !=, times take < and >, severity and count take all.
bool takesOperator(QueryField field, QueryOperator op);

//! A part of the text, in QString's own counting.
struct TextSpan {
    qsizetype begin = 0;
    qsizetype length = 0;

    qsizetype end() const { return begin + length; }

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

//! One of a term's values.
struct QueryValue {
    //! Stands in `text` for a * outside of quotes: any text or none.
    static constexpr char16_t kAnyText = 0xffff;

    QString text; //!< without quotes
    TextSpan span; //!< as it was typed, with them
    std::int64_t number = 0; //!< what a word stands for, a count, or milliseconds

    friend bool operator==(const QueryValue &, const QueryValue &) = default;
};

//! A term that was understood.
struct QueryTerm {
    QueryField field = QueryField::Words;
    QueryOperator op = QueryOperator::Equal;
    bool negated = false; //!< by a leading -
    std::vector<QueryValue> values; //!< at least one; the term holds when one of them does
    TextSpan span;

    friend bool operator==(const QueryTerm &, const QueryTerm &) = default;
};

//! Why a term was not understood.
enum class QueryFault : std::uint8_t {
    UnknownField,
    BadOperator, //!< none, or none for this field
    BadValue, //!< not a word, number or time that this field takes
    MissingValue,
    OneValueOnly, //!< more or less than several values
    UnclosedQuote,
    TooMany, //!< beyond kMostTerms or kMostValues
};

struct QueryError {
    QueryFault fault = QueryFault::UnknownField;
    std::optional<QueryField> field; //!< where it is known
    TextSpan span; //!< the offending part
    TextSpan term; //!< the whole term

    friend bool operator==(const QueryError &, const QueryError &) = default;
};

//! What a person typed into the filter, read. Terms are parted by blanks and must all hold:
//!
//!     term   = ["-"] (word | field operator value {"," value})      a leading - turns it round
//!     operator = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
//!
//! Words and values may stand in double quotes, as a whole or in part; outside of them * stands for any text. A word that is not a field's name
//! with an operator behind it is free text. Any text can be read: what is not understood is in `errors`, by place, and not among the terms.
struct QueryText {
    static constexpr std::size_t kMostTerms = 64;
    static constexpr std::size_t kMostValues = 256; //!< of all terms

    std::vector<QueryTerm> terms;
    std::vector<QueryError> errors;

    friend bool operator==(const QueryText &, const QueryText &) = default;
};

QueryText parseQuery(const QString &text);

//! What could be written at a place in the text.
struct QueryPlace {
    std::optional<QueryField> field; //!< whose value; none: a field's name
    QString begun; //!< what stands there up to the cursor, without quotes
    TextSpan span; //!< what a completion takes the place of
};

//! None inside of what cannot be completed: a phrase, a word that is no name, behind an unknown field.
std::optional<QueryPlace> queryPlaceAt(const QString &text, qsizetype cursor);

//! `value` as it has to be typed, so that parseQuery() reads it as that very text: in quotes where it must be. What cannot be typed, or would not look
//! like what it is (quotes, control and bidirectional characters), becomes a *.
QString quotedQueryValue(const QString &value);

} // namespace noc
