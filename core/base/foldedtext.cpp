// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/foldedtext.h"

#include <QChar>
#include <QList>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

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

constexpr unsigned kWord = sizeof(std::uint64_t);

//! foldedWord() of eight ASCII characters; none where there are others or fewer.
std::optional<std::uint64_t> asciiWord(std::string_view text, std::size_t at)
{
    if (text.size() - at < kWord)
        return std::nullopt;
    constexpr std::uint64_t kEach = 0x0101010101010101;
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, kWord);
    if ((word & 0x80 * kEach) != 0)
        return std::nullopt;
    // The eighth bit of each sum tells of a character from 'A' on, and of one beyond 'Z'.
    const std::uint64_t capitals = ((word + (0x80 - 'A') * kEach) & ~(word + (0x80 - 'Z' - 1) * kEach)) & 0x80 * kEach;
    word |= capitals >> 2U;
    return qFromBigEndian(word);
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

std::u32string foldedPattern(const QString &text, char16_t any)
{
    std::u32string pattern;
    for (const uint c : text.toUcs4())
        pattern += c == any ? kAnyText : char32_t(QChar::toCaseFolded(char32_t(c)));
    return pattern;
}

bool matchesFolded(std::string_view text, std::u32string_view pattern)
{
    // Greedy: where it fails, only the last kAnyText can make up for it, by one character more.
    std::size_t at = 0;
    std::size_t inPattern = 0;
    std::size_t retryAt = 0;
    std::size_t retryPattern = std::u32string_view::npos;
    while (true) {
        if (inPattern < pattern.size() && pattern[inPattern] == kAnyText) {
            retryPattern = ++inPattern;
            retryAt = at;
            if (inPattern == pattern.size())
                return true;
            continue;
        }
        if (at == text.size())
            return inPattern == pattern.size();
        std::size_t next = at;
        if (inPattern < pattern.size() && foldedCodePoint(text, next) == pattern[inPattern]) {
            at = next;
            ++inPattern;
            continue;
        }
        if (retryPattern == std::u32string_view::npos)
            return false;
        nextCodePoint(text, retryAt);
        at = retryAt;
        inPattern = retryPattern;
    }
}

int compareFolded(std::string_view left, std::string_view right, std::size_t from)
{
    // Equal bytes fold alike, so the walk begins with the code point in which they first differ.
    const std::string_view leftRest = left.substr(from);
    const std::string_view rightRest = right.substr(from);
    std::size_t same = from
        + std::size_t(std::mismatch(leftRest.begin(), leftRest.end(), rightRest.begin(), rightRest.end()).first - leftRest.begin());
    while (same > from
           && ((same < left.size() && isContinuation(left[same])) || (same < right.size() && isContinuation(right[same]))))
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
    std::size_t at = 0;
    return foldedWord(text, at) >> (8 * (kWord - unsigned(bytes)));
}

std::uint64_t foldedWord(std::string_view text, std::size_t &at)
{
    if (const auto word = asciiWord(text, at)) {
        at += kWord;
        return *word;
    }
    std::uint64_t word = 0;
    unsigned used = 0;
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = foldedCodePoint(text, next);
        // UTF-8 keeps the order of code points byte by byte.
        const unsigned size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        constexpr std::array<std::uint32_t, 5> kFirst {0, 0, 0xc0, 0xe0, 0xf0};
        for (unsigned i = 0; i < size && used + i < kWord; ++i) {
            const unsigned shift = 6 * (size - 1 - i);
            const std::uint32_t bits = i == 0 ? kFirst[size] | c >> shift : 0x80U | (c >> shift & 0x3fU);
            word |= std::uint64_t(bits) << (8 * (kWord - 1 - used - i));
        }
        used += size;
        if (used > kWord)
            break;
        at = next;
        if (used == kWord)
            break;
    }
    return word;
}

} // namespace noc
