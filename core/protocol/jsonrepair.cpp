// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/jsonrepair.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>

namespace noc::wire {

namespace {

constexpr std::string_view kReplacementEscape = "\\ufffd";

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isNumberCharacter(char c)
{
    return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

constexpr bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '.';
}

//! The code unit of "\uXXXX" at the start of `text`; none when that is not what stands there.
std::optional<unsigned> codeUnit(std::string_view text)
{
    if (text.size() < 6 || text[0] != '\\' || text[1] != 'u')
        return std::nullopt;
    unsigned unit = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
    if (error != std::errc() || end != text.data() + 6)
        return std::nullopt;
    return unit;
}

constexpr bool isHighSurrogate(unsigned unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

constexpr bool isLowSurrogate(unsigned unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

class Repairer
{
public:
    Repairer(std::string_view json, NonFinite nonFinite, std::string &out) : m_json(json), m_nonFinite(nonFinite), m_out(out)
    {
        m_out.clear();
    }

    bool run()
    {
        while (m_at < m_json.size()) {
            const char c = m_json[m_at];
            if (c == '"')
                string();
            else if (c == 'N')
                name("NaN", "\"nan\"");
            else if (c == 'I')
                name("Infinity", "\"inf\"");
            else if (c == '-' && m_json.substr(m_at + 1, 1) == "I")
                name("-Infinity", "\"-inf\"");
            else if (c == '-' || isDigit(c))
                number();
            else
                ++m_at;
        }
        if (m_copied == 0)
            return false;
        copyUpTo(m_at);
        return true;
    }

private:
    //! Puts `text` in place of the next `length` bytes.
    void replace(std::size_t length, std::string_view text)
    {
        copyUpTo(m_at);
        m_out += text;
        m_at += length;
        m_copied = m_at;
    }

    void copyUpTo(std::size_t end)
    {
        m_out += m_json.substr(m_copied, end - m_copied);
        m_copied = end;
    }

    void name(std::string_view spelling, std::string_view pythonText)
    {
        std::size_t end = m_at + 1;
        while (end < m_json.size() && isNameCharacter(m_json[end]))
            ++end;
        if (m_json.substr(m_at, end - m_at) == spelling)
            replace(spelling.size(), m_nonFinite == NonFinite::AsNull ? "null" : pythonText);
        else
            m_at = end;
    }

    void number()
    {
        std::size_t end = m_at;
        while (end < m_json.size() && isNumberCharacter(m_json[end]))
            ++end;
        const std::string_view token = m_json.substr(m_at, end - m_at);
        const bool negative = token.front() == '-';
        const std::string_view digits = token.substr(negative ? 1 : 0);
        const bool isInteger = std::all_of(digits.begin(), digits.end(), isDigit);
        // 18 digits always fit, and so does a fraction without an exponent of that length.
        if (token.size() <= 18 && (isInteger || token.find_first_of("eE") == std::string_view::npos)) {
            m_at = end;
            return;
        }

        double value = 0;
        const auto [last, error] = std::from_chars(token.data(), token.data() + token.size(), value);
        if (last != token.data() + token.size()) {
            m_at = end;
        } else if (error == std::errc::result_out_of_range) {
            const bool underflows = token.find("e-") != std::string_view::npos || token.find("E-") != std::string_view::npos;
            if (underflows)
                replace(token.size(), "0.0");
            else if (m_nonFinite == NonFinite::AsNull)
                replace(token.size(), "null");
            else
                replace(token.size(), negative ? "\"-inf\"" : "\"inf\"");
        } else if (isInteger && !fits64(token, negative)) {
            replace(token.size(), std::string(token) + ".0");
        } else {
            m_at = end;
        }
    }

    static bool fits64(std::string_view token, bool negative)
    {
        std::int64_t asSigned = 0;
        std::uint64_t asUnsigned = 0;
        const char *first = token.data();
        const char *last = token.data() + token.size();
        return (negative ? std::from_chars(first, last, asSigned).ec : std::from_chars(first, last, asUnsigned).ec) == std::errc();
    }

    void string()
    {
        ++m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"') {
            if (m_json[m_at] == '\\')
                escape();
            else
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_json.size());
    }

    void escape()
    {
        const std::optional<unsigned> unit = codeUnit(m_json.substr(m_at));
        if (!unit) {
            m_at = std::min(m_at + 2, m_json.size());
            return;
        }
        if (isHighSurrogate(*unit)) {
            const std::optional<unsigned> next = codeUnit(m_json.substr(m_at + 6));
            if (next && isLowSurrogate(*next)) {
                m_at += 12;
                return;
            }
        }
        if (isHighSurrogate(*unit) || isLowSurrogate(*unit))
            replace(6, kReplacementEscape);
        else
            m_at += 6;
    }

    std::string_view m_json;
    NonFinite m_nonFinite;
    std::string &m_out;
    std::size_t m_at = 0;
    std::size_t m_copied = 0;
};

} // namespace

bool hasSurrogateEscape(std::string_view json)
{
    const char *at = json.data();
    const char *end = at + json.size();
    while (at < end) {
        at = static_cast<const char *>(std::memchr(at, '\\', std::size_t(end - at)));
        if (at == nullptr || end - at < 3)
            return false;
        if (at[1] == 'u' && (at[2] == 'd' || at[2] == 'D'))
            return true;
        at += 2;
    }
    return false;
}

bool repairJson(std::string_view json, NonFinite nonFinite, std::string &repaired)
{
    return Repairer(json, nonFinite, repaired).run();
}

} // namespace noc::wire
