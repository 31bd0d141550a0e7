// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertquery.h"

#include <QChar>
#include <QStringList>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace noc {

namespace {

constexpr std::array<char, 256> makeLowerTable()
{
    std::array<char, 256> table {};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = char(i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i);
    return table;
}

constexpr std::array<char, 256> kLower = makeLowerTable();

char lower(char c)
{
    return kLower[static_cast<unsigned char>(c)];
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80;
}

//! The next code point of UTF-8, which moves `at` on; bytes that are none count for themselves, so that the walk always ends.
char32_t nextCodePoint(std::string_view text, std::size_t &at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    const int more = first >= 0xf0 && first < 0xf8 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc0 || first >= 0xf8 || at + std::size_t(more) > text.size())
        return first;
    char32_t value = first & (0x3fU >> more);
    for (int i = 0; i < more; ++i) {
        const unsigned char next = byte(at + std::size_t(i));
        if ((next & 0xc0U) != 0x80)
            return first;
        value = (value << 6U) | (next & 0x3fU);
    }
    at += std::size_t(more);
    return value;
}

char32_t foldedCodePoint(std::string_view text, std::size_t &at)
{
    const char32_t c = nextCodePoint(text, at);
    return c < 0x80 ? char32_t(lower(char(c))) : c > QChar::LastValidCodePoint ? c : char32_t(QChar::toCaseFolded(c));
}

bool beginsFolded(std::string_view text, std::string_view folded)
{
    std::size_t at = 0;
    for (std::size_t inFolded = 0; inFolded < folded.size();) {
        if (at >= text.size() || foldedCodePoint(text, at) != nextCodePoint(folded, inFolded))
            return false;
    }
    return true;
}

//! Sixteen bytes, compared at once on whatever machine.
using Block = std::uint8_t __attribute__((vector_size(16)));
constexpr std::size_t kBlock = sizeof(Block);

Block load(const char *from)
{
    Block block;
    std::memcpy(&block, from, kBlock);
    return block;
}

//! A byte to look for, in either case: a letter's cases differ in one bit.
struct Letter {
    explicit Letter(char small) : same(small), cases(small >= 'a' && small <= 'z' ? 'a' - 'A' : 0) { }

    auto in(const Block &block) const { return (block | std::uint8_t(cases)) == std::uint8_t(same); }
    bool is(char c) const { return char(c | cases) == same; }

    char same;
    char cases;
};

bool isFoldedAt(const char *text, std::string_view folded)
{
    std::size_t same = 0;
    while (same < folded.size() && lower(text[same]) == folded[same])
        ++same;
    return same == folded.size();
}

bool containsAscii(std::string_view text, std::string_view folded)
{
    if (text.size() < folded.size())
        return false;
    // The whole word is compared only where its first and its last letter are: rarely. (W. Muła's “generic SIMD” search.)
    const Letter first(folded.front());
    const Letter last(folded.back());
    const std::size_t toLast = folded.size() - 1;
    const std::size_t places = text.size() - toLast;
    const char *const begin = text.data();
    if (places < kBlock) {
        for (std::size_t at = 0; at < places; ++at) {
            if (first.is(begin[at]) && last.is(begin[at + toLast]) && isFoldedAt(begin + at, folded))
                return true;
        }
        return false;
    }
    for (std::size_t at = 0;;) {
        const auto both = first.in(load(begin + at)) & last.in(load(begin + at + toLast));
        const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(both);
        if ((halves[0] | halves[1]) != 0) {
            for (std::size_t i = 0; i < kBlock; ++i) {
                if (both[i] && isFoldedAt(begin + at + i, folded))
                    return true;
            }
        }
        if (at == places - kBlock)
            return false;
        // The last block ends with the text, and looks at some places twice.
        at = std::min(at + kBlock, places - kBlock);
    }
}

//! Words parted by blanks; what stands in double quotes is one word, a missing end quote is no fault.
QStringList splitWords(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"') {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!word.isEmpty())
                words.append(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

std::string foldCase(const QString &text)
{
    // Not QString::toCaseFolded(): full folding makes two letters of some, which the walk over the store's bytes does not.
    QList<uint> codePoints = text.toUcs4();
    for (uint &c : codePoints)
        c = QChar::toCaseFolded(char32_t(c));
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(codePoints.constData()), codePoints.size()).toStdString();
}

bool containsFolded(std::string_view text, std::string_view folded, bool ascii)
{
    if (folded.empty())
        return true;
    if (ascii)
        return containsAscii(text, folded);
    const bool asciiFirst = static_cast<unsigned char>(folded.front()) < 0x80;
    for (std::size_t at = 0; at < text.size();) {
        // Most of a text is passed over byte by byte: only what can be the beginning is looked at.
        const char c = text[at];
        if (asciiFirst ? lower(c) == folded.front() : static_cast<unsigned char>(c) >= 0x80) {
            if (beginsFolded(text.substr(at), folded))
                return true;
            nextCodePoint(text, at);
        } else {
            ++at;
        }
    }
    return false;
}

int compareFolded(std::string_view left, std::string_view right)
{
    // Equal bytes fold alike, so the walk begins with the code point in which they first differ.
    std::size_t same = std::size_t(std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first - left.begin());
    if (same == left.size() && same == right.size())
        return 0;
    while (same > 0 && ((same < left.size() && isContinuation(left[same])) || (same < right.size() && isContinuation(right[same]))))
        --same;
    std::size_t inLeft = same;
    std::size_t inRight = same;
    while (inLeft < left.size() && inRight < right.size()) {
        const char32_t a = foldedCodePoint(left, inLeft);
        const char32_t b = foldedCodePoint(right, inRight);
        if (a != b)
            return a < b ? -1 : 1;
    }
    if (inLeft < left.size() || inRight < right.size())
        return inLeft < left.size() ? 1 : -1;
    const int bytes = left.compare(right);
    return (bytes > 0) - (bytes < 0);
}

std::uint64_t foldedPrefix(std::string_view text, int bytes)
{
    std::uint64_t prefix = 0;
    int left = bytes;
    const auto put = [&](std::uint32_t byte) {
        if (left > 0) {
            prefix = (prefix << 8U) | (byte & 0xffU);
            --left;
        }
    };
    for (std::size_t at = 0; at < text.size() && left > 0;) {
        // UTF-8 keeps the order of code points byte by byte.
        const char32_t c = foldedCodePoint(text, at);
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xc0U | c >> 6U);
            put(0x80U | (c & 0x3fU));
        } else if (c < 0x10000) {
            put(0xe0U | c >> 12U);
            put(0x80U | (c >> 6U & 0x3fU));
            put(0x80U | (c & 0x3fU));
        } else {
            put(0xf0U | c >> 18U);
            put(0x80U | (c >> 12U & 0x3fU));
            put(0x80U | (c >> 6U & 0x3fU));
            put(0x80U | (c & 0x3fU));
        }
    }
    return prefix << (8U * unsigned(left));
}

AlertQuery AlertQuery::fromText(const QString &text)
{
    AlertQuery query;
    query.m_text = text;
    const QStringList words = splitWords(text);
    for (const QString &part : words) {
        Word word;
        word.negated = part.startsWith(u'-');
        const QString wanted = word.negated ? part.mid(1) : part;
        if (wanted.isEmpty())
            continue;
        word.folded = foldCase(wanted);
        word.ascii =
            std::all_of(word.folded.begin(), word.folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        word.mayBeInNumber =
            std::all_of(word.folded.begin(), word.folded.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
        query.m_words.push_back(std::move(word));
    }
    return query;
}

bool AlertQuery::matchesEverything() const
{
    return m_words.empty() && m_severities.isEmpty() && !m_unacknowledgedOnly;
}

template<typename InName> bool AlertQuery::matches(const AlertStore &store, AlertSlot slot, const InName &inName) const
{
    if (m_unacknowledgedOnly && !store.unacknowledged(slot))
        return false;
    if (!m_severities.isEmpty()) {
        const Severity severity = store.severity(slot);
        if (!m_severities.contains(severity == Severity::Unknown ? Severity::Critical : severity))
            return false;
    }
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        const Word &word = m_words[i];
        const bool isFound = inName(i, store.typeName(slot)) || inName(i, store.clientName(slot)) || inName(i, store.siteName(slot))
            || isIn(store.messageUtf8(slot), word) || isInId(store, slot, word);
        if (isFound == word.negated)
            return false;
    }
    return true;
}

bool AlertQuery::matches(const AlertStore &store, AlertSlot slot) const
{
    return matches(store, slot, [&](std::size_t word, std::uint32_t name) { return isIn(store.nameUtf8(name), m_words[word]); });
}

bool AlertQuery::isIn(std::string_view text, const Word &word)
{
    return containsFolded(text, word.folded, word.ascii);
}

bool AlertQuery::isInId(const AlertStore &store, AlertSlot slot, const Word &word)
{
    if (!word.mayBeInNumber && store.hasIntegerId(slot))
        return false;
    if (const auto number = store.integerId(slot)) {
        std::array<char, 24> digits {};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
        return isIn({digits.data(), std::size_t(end - digits.data())}, word);
    }
    return isIn(store.key(slot).id.toJson(), word);
}

AlertMatcher::AlertMatcher(const AlertQuery &query, const AlertStore &store)
    : m_query(query), m_store(store), m_verdicts(query.m_words.size()), m_asOf(store.nameChanges())
{
}

bool AlertMatcher::matches(AlertSlot slot)
{
    if (const std::uint64_t changes = m_store.nameChanges(); changes != m_asOf) {
        m_asOf = changes;
        for (std::vector<Verdict> &verdicts : m_verdicts)
            verdicts.clear();
    }
    return m_query.matches(m_store, slot, [this](std::size_t word, std::uint32_t name) { return holds(word, name); });
}

bool AlertMatcher::holds(std::size_t word, std::uint32_t name)
{
    std::vector<Verdict> &verdicts = m_verdicts[word];
    if (name >= verdicts.size())
        verdicts.resize(name + 1, NotAsked);
    if (verdicts[name] == NotAsked)
        verdicts[name] = AlertQuery::isIn(m_store.nameUtf8(name), m_query.m_words[word]) ? Holds : HoldsNot;
    return verdicts[name] == Holds;
}

} // namespace noc
