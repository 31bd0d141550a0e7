// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/querytext.h"

#include <QStringView>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr std::array kSeverityWords = {
    QueryWord {"critical", int(Severity::Critical)}, QueryWord {"high", int(Severity::High)},
    QueryWord {"medium", int(Severity::Medium)},     QueryWord {"low", int(Severity::Low)},
    QueryWord {"info", int(Severity::Info)},         QueryWord {"unknown", int(Severity::Unknown)}};
constexpr std::array kStatusWords = {
    QueryWord {"new", int(AlertStatus::New)},           QueryWord {"acknowledged", int(AlertStatus::Acknowledged)},
    QueryWord {"assigned", int(AlertStatus::Assigned)}, QueryWord {"escalated", int(AlertStatus::Escalated)},
    QueryWord {"resolved", int(AlertStatus::Resolved)}, QueryWord {"suppressed", int(AlertStatus::Suppressed)},
    QueryWord {"other", int(AlertStatus::Other)}};
constexpr std::array kKindWords = {
    QueryWord {"alert", int(AlertKind::Alert)}, QueryWord {"finding", int(AlertKind::Finding)},
    QueryWord {"anomaly", int(AlertKind::Anomaly)}, QueryWord {"ticket", int(AlertKind::Ticket)}};
constexpr std::array kStateWords = {
    QueryWord {"unacknowledged", int(QueryState::Unacknowledged)},
    QueryWord {"acknowledged", int(QueryState::Acknowledged)},
    QueryWord {"mine", int(QueryState::Mine)},
    QueryWord {"seen", int(QueryState::Seen)},
    QueryWord {"raised-again", int(QueryState::RaisedAgain)},
    QueryWord {"away", int(QueryState::Away)},
    QueryWord {"last-known", int(QueryState::LastKnown)},
    QueryWord {"queued", int(QueryState::Queued)},
    QueryWord {"refused", int(QueryState::Refused)},
    QueryWord {"unanswered", int(QueryState::Unanswered)}};

constexpr std::array kOperators = {std::pair(":"_L1, QueryOperator::Equal),     std::pair("="_L1, QueryOperator::Equal),
                                   std::pair("!="_L1, QueryOperator::NotEqual), std::pair("<"_L1, QueryOperator::Less),
                                   std::pair("<="_L1, QueryOperator::AtMost),   std::pair(">"_L1, QueryOperator::More),
                                   std::pair(">="_L1, QueryOperator::AtLeast)};

constexpr std::array kUnits = {
    std::pair(u's', std::int64_t(1'000)), std::pair(u'm', std::int64_t(60'000)), std::pair(u'h', std::int64_t(3'600'000)),
    std::pair(u'd', std::int64_t(86'400'000)), std::pair(u'w', std::int64_t(604'800'000))};

// Longer than anything runs, and far from what a number of milliseconds holds.
constexpr std::int64_t kLongest = 100LL * 366 * 86'400'000;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNameCharacter(QChar c)
{
    return isLetter(c) || c == u'-' || c == u'_';
}

bool isOperatorCharacter(QChar c)
{
    return c == u':' || c == u'=' || c == u'!' || c == u'<' || c == u'>';
}

bool isSame(QStringView text, std::string_view word)
{
    return text.compare(QLatin1StringView(word.data(), qsizetype(word.size())), Qt::CaseInsensitive) == 0;
}

std::optional<QueryField> fieldNamed(QStringView name)
{
    for (const QueryField field : kQueryFields) {
        if (isSame(name, queryFieldName(field)))
            return field;
    }
    return std::nullopt;
}

std::optional<std::int64_t> numberIn(QStringView text, qsizetype &at)
{
    std::int64_t number = 0;
    const qsizetype begin = at;
    for (; at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++at) {
        number = number * 10 + (text[at].unicode() - u'0');
        if (number > kLongest)
            return std::nullopt;
    }
    return at > begin ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> countOf(QStringView text)
{
    qsizetype at = 0;
    const auto number = numberIn(text, at);
    return number && at == text.size() ? number : std::nullopt;
}

//! As 90s or 1h30m, in milliseconds.
std::optional<std::int64_t> durationOf(QStringView text)
{
    std::int64_t sum = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto number = numberIn(text, at);
        if (!number || at == text.size())
            return std::nullopt;
        const auto unit =
            std::find_if(kUnits.begin(), kUnits.end(), [&](const auto &one) { return one.first == text[at].toLower(); });
        if (unit == kUnits.end() || *number > kLongest / unit->second)
            return std::nullopt;
        sum = std::min(sum + *number * unit->second, kLongest);
        ++at;
    }
    return text.isEmpty() ? std::nullopt : std::optional(sum);
}

//! The number behind a value; none when the field does not take it.
std::optional<std::int64_t> numberFor(QueryField field, const QString &text)
{
    switch (field) {
    case QueryField::Age:
    case QueryField::Seen: return durationOf(text);
    case QueryField::Count: return countOf(text);
    default: break;
    }
    const std::span<const QueryWord> words = queryWords(field);
    const auto word = std::find_if(words.begin(), words.end(), [&](const QueryWord &one) { return isSame(text, one.word); });
    if (word != words.end())
        return word->value;
    return words.empty() ? std::optional<std::int64_t>(0) : std::nullopt;
}

//! A term as it was typed, whether it means anything or not.
struct Token {
    TextSpan span;
    bool negated = false;
    TextSpan name; // empty: free text
    TextSpan op;
    std::vector<QueryValue> values;
    std::optional<qsizetype> openQuote;
};

//! Takes a text apart from the left to the right.
class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text) { }

    bool next(Token &token)
    {
        while (!isAtEnd() && here().isSpace())
            ++m_at;
        if (isAtEnd())
            return false;
        token = {};
        token.span.begin = m_at;
        if (here() == u'-') {
            token.negated = true;
            ++m_at;
        }
        readName(token);
        readValues(token);
        token.span.length = m_at - token.span.begin;
        return true;
    }

private:
    bool isAtEnd() const { return m_at == m_text.size(); }
    QChar here() const { return m_text[m_at]; }

    void readName(Token &token)
    {
        qsizetype at = m_at;
        while (at < m_text.size() && isNameCharacter(m_text[at]))
            ++at;
        const qsizetype nameEnd = at;
        while (at < m_text.size() && isOperatorCharacter(m_text[at]))
            ++at;
        if (nameEnd == m_at || at == nameEnd || !isLetter(here()))
            return;
        token.name = {m_at, nameEnd - m_at};
        token.op = {nameEnd, at - nameEnd};
        m_at = at;
    }

    void readValues(Token &token)
    {
        const bool isList = token.name.length > 0;
        QueryValue value {{}, {m_at, 0}, 0};
        const auto keep = [&] {
            value.span.length = m_at - value.span.begin;
            token.values.push_back(value);
        };
        bool quoted = false;
        for (; !isAtEnd() && (quoted || !here().isSpace()); ++m_at) {
            const QChar c = here();
            if (c == u'"') {
                quoted = !quoted;
                token.openQuote = quoted ? std::optional(m_at) : std::nullopt;
            } else if (c == u',' && isList && !quoted) {
                keep();
                value = {{}, {m_at + 1, 0}, 0};
            } else if (c == u'*' && !quoted) {
                value.text += QChar(QueryValue::kAnyText);
            } else {
                value.text += c == QChar(QueryValue::kAnyText) ? QChar(QChar::ReplacementCharacter) : c;
            }
        }
        keep();
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

//! Makes terms and errors of what was typed.
class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) { }

    QueryText parse()
    {
        Reader reader(m_text);
        for (Token token; reader.next(token);)
            take(token);
        return std::move(m_result);
    }

private:
    void fault(QueryFault fault, TextSpan span, std::optional<QueryField> field = {})
    {
        m_result.errors.push_back({fault, field, span, m_term});
    }

    void take(Token &token)
    {
        m_term = token.span;
        if (token.openQuote) {
            fault(QueryFault::UnclosedQuote, {*token.openQuote, token.span.end() - *token.openQuote});
            return;
        }
        QueryTerm term;
        term.negated = token.negated;
        term.span = token.span;
        if (token.name.length > 0 && !readField(token, term))
            return;
        const bool isFree = term.field == QueryField::Words;
        // Nothing, a lone hyphen and what any text would match ask for nothing.
        const auto isEmpty = [&](const QueryValue &value) {
            return isFree ? QString(value.text).remove(QChar(QueryValue::kAnyText)).isEmpty() : value.span.length == 0;
        };
        std::erase_if(token.values, isEmpty);
        if (token.values.empty()) {
            if (!isFree)
                fault(QueryFault::MissingValue, token.span, term.field);
            return;
        }
        if (!isFree && !readNumbers(token, term))
            return;
        m_values += token.values.size();
        if (m_result.terms.size() == QueryText::kMostTerms || m_values > QueryText::kMostValues) {
            fault(QueryFault::TooMany, token.span);
            return;
        }
        term.values = std::move(token.values);
        m_result.terms.push_back(std::move(term));
    }

    bool readField(const Token &token, QueryTerm &term)
    {
        const QStringView text(m_text);
        const auto field = fieldNamed(text.mid(token.name.begin, token.name.length));
        if (!field) {
            fault(QueryFault::UnknownField, token.name);
            return false;
        }
        const QStringView typed = text.mid(token.op.begin, token.op.length);
        const auto op = std::find_if(kOperators.begin(), kOperators.end(), [&](const auto &one) { return typed == one.first; });
        if (op == kOperators.end() || !takesOperator(*field, op->second)) {
            fault(QueryFault::BadOperator, token.op, field);
            return false;
        }
        term.field = *field;
        term.op = op->second;
        return true;
    }

    bool readNumbers(Token &token, const QueryTerm &term)
    {
        for (QueryValue &value : token.values) {
            const auto number = numberFor(term.field, value.text);
            if (!number) {
                fault(QueryFault::BadValue, value.span, term.field);
                return false;
            }
            value.number = *number;
        }
        const bool compares = term.op != QueryOperator::Equal && term.op != QueryOperator::NotEqual;
        if (compares && token.values.size() > 1) {
            const TextSpan first = token.values.front().span;
            fault(QueryFault::OneValueOnly, {first.begin, token.values.back().span.end() - first.begin}, term.field);
            return false;
        }
        return true;
    }

    const QString &m_text;
    QueryText m_result;
    TextSpan m_term; // the one that is looked at
    std::size_t m_values = 0;
};

bool looksLikeItself(QChar c)
{
    return c.isPrint() || c.isSurrogate();
}

} // namespace

std::string_view queryFieldName(QueryField field)
{
    switch (field) {
    case QueryField::Words: break;
    case QueryField::Severity: return "severity";
    case QueryField::Status: return "status";
    case QueryField::Kind: return "kind";
    case QueryField::Is: return "is";
    case QueryField::Type: return "type";
    case QueryField::Message: return "message";
    case QueryField::Client: return "client";
    case QueryField::Site: return "site";
    case QueryField::Owner: return "owner";
    case QueryField::Id: return "id";
    case QueryField::Count: return "count";
    case QueryField::Age: return "age";
    case QueryField::Seen: return "seen";
    }
    return {};
}

std::span<const QueryWord> queryWords(QueryField field)
{
    switch (field) {
    case QueryField::Severity: return kSeverityWords;
    case QueryField::Status: return kStatusWords;
    case QueryField::Kind: return kKindWords;
    case QueryField::Is: return kStateWords;
    default: return {};
    }
}

bool takesOperator(QueryField field, QueryOperator op)
{
    const bool isEquality = op == QueryOperator::Equal || op == QueryOperator::NotEqual;
    switch (field) {
    case QueryField::Severity:
    case QueryField::Count: return true;
    // A moment later no age is what it was.
    case QueryField::Age:
    case QueryField::Seen: return !isEquality;
    default: return isEquality;
    }
}

QueryText parseQuery(const QString &text)
{
    return Parser(text).parse();
}

std::optional<QueryPlace> queryPlaceAt(const QString &text, qsizetype cursor)
{
    Reader reader(text);
    for (Token token; reader.next(token) && token.span.begin <= cursor;) {
        if (cursor > token.span.end())
            continue;
        if (token.name.length == 0 || cursor <= token.name.end()) {
            const qsizetype begin = token.span.begin + (token.negated ? 1 : 0);
            const QString begun = text.mid(begin, std::max<qsizetype>(cursor - begin, 0));
            if (cursor < begin || !std::all_of(begun.begin(), begun.end(), isNameCharacter))
                return std::nullopt;
            // A name that stands is replaced together with its operator.
            const qsizetype end = token.name.length > 0 ? token.op.end() : token.span.end();
            return QueryPlace {std::nullopt, begun, {begin, end - begin}};
        }
        const auto field = fieldNamed(QStringView(text).mid(token.name.begin, token.name.length));
        if (!field || cursor < token.op.end())
            return std::nullopt;
        const auto value =
            std::find_if(token.values.begin(), token.values.end(), [&](const QueryValue &one) { return cursor <= one.span.end(); });
        if (value == token.values.end())
            return std::nullopt;
        return QueryPlace {field, text.mid(value->span.begin, cursor - value->span.begin).remove(u'"'), value->span};
    }
    return QueryPlace {std::nullopt, {}, {cursor, 0}};
}

QString quotedQueryValue(const QString &value)
{
    QString typed;
    bool needsQuotes = value.isEmpty();
    for (const QChar c : value) {
        if (c == u'"' || c == QChar(QueryValue::kAnyText) || !looksLikeItself(c)) {
            typed += u"\"*\""_s;
            needsQuotes = true;
        } else {
            typed += c;
            needsQuotes = needsQuotes || c.isSpace() || c == u',' || c == u'*' || isOperatorCharacter(c);
        }
    }
    return needsQuotes ? u'"' + typed + u'"' : typed;
}

} // namespace noc
