// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace noc {

//! Whether `text` (UTF-8) holds `folded` without regard to case. `folded` comes from foldCase(); `ascii` tells that it is ASCII
//! only, which is fast. An empty one is always found.
bool containsFolded(std::string_view text, std::string_view folded, bool ascii);
//! Small letters, by Unicode's simple case folding, as UTF-8.
std::string foldCase(const QString &text);
//! Stands in a pattern for any text, or none.
inline constexpr char32_t kAnyText = 0x110000;
//! A pattern for matchesFolded(): `text` in small letters, with kAnyText for each `any` in it.
std::u32string foldedPattern(const QString &text, char16_t any);
//! Whether `text` (UTF-8) as a whole, from its beginning to its end, is what the pattern says, without regard to case.
bool matchesFolded(std::string_view text, std::u32string_view pattern);
//! Order of two UTF-8 texts without regard to case, then by bytes, so that different texts are never equal: less than, equal to or
//! greater than 0. Precondition: before byte `from`, which begins a character, they differ in case at most.
int compareFolded(std::string_view left, std::string_view right, std::size_t from = 0);
//! The first `bytes` (at most 8) of the folded text as a number, so that where two numbers differ they are in the order of compareFolded().
std::uint64_t foldedPrefix(std::string_view text, int bytes);
//! The next eight bytes of the folded text from byte `at` on as such a number, with zeros behind its end. Moves `at` behind the characters
//! that are whole in it: from there the next number goes on where two were equal.
std::uint64_t foldedWord(std::string_view text, std::size_t &at);

} // namespace noc
