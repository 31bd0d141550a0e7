// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pythonjson.h"

#include "core/protocol/codec.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace noc::wire {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

//! Takes the next character off `utf8`; a byte that starts none gives U+FFFD.
char32_t takeCharacter(std::string_view &utf8)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char first = byteAt(0);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    char32_t character = length == 1 ? first : first & (0xFFU >> (length + 1));
    bool valid = first < 0x80 || (first >= 0xC2 && first < 0xF5);
    for (std::size_t i = 1; valid && i < length; ++i) {
        valid = i < utf8.size() && (byteAt(i) & 0xC0U) == 0x80;
        if (valid)
            character = (character << 6) | (byteAt(i) & 0x3FU);
    }
    utf8.remove_prefix(valid ? length : 1);
    return valid ? character : kReplacement;
}

void appendUnit(std::string &out, unsigned unit)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hex[(unit >> shift) & 0xFU];
}

void appendCharacter(std::string &out, char32_t character)
{
    switch (character) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\f': out += "\\f"; return;
    case '\b': out += "\\b"; return;
    default: break;
    }
    if (character >= 0x20 && character < 0x7F) {
        out += char(character);
    } else if (character < 0x10000) {
        appendUnit(out, unsigned(character));
    } else {
        const unsigned offset = unsigned(character) - 0x10000;
        appendUnit(out, 0xD800 + (offset >> 10));
        appendUnit(out, 0xDC00 + (offset & 0x3FF));
    }
}

void appendPythonArray(std::string &out, simdjson::dom::array array)
{
    out += '[';
    bool first = true;
    for (const simdjson::dom::element item : array) {
        if (!first)
            out += ", ";
        first = false;
        appendPythonValue(out, item);
    }
    out += ']';
}

} // namespace

std::string pythonFloat(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";

    char buffer[64];
    const auto shortest = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const std::string text(buffer, shortest.ptr);
    const int exponent = std::atoi(text.c_str() + text.find('e') + 1);
    if (exponent < -4 || exponent >= 16)
        return text;
    const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
    std::string result(buffer, fixed.ptr);
    if (result.find('.') == std::string::npos)
        result += ".0";
    return result;
}

void appendPythonString(std::string &out, std::string_view utf8)
{
    out += '"';
    while (!utf8.empty())
        appendCharacter(out, takeCharacter(utf8));
    out += '"';
}

void appendPythonObject(std::string &out, simdjson::dom::object object)
{
    out += '{';
    bool first = true;
    for (const simdjson::dom::key_value_pair field : object) {
        if (!first)
            out += ", ";
        first = false;
        appendPythonString(out, field.key);
        out += ": ";
        appendPythonValue(out, field.value);
    }
    out += '}';
}

void appendPythonValue(std::string &out, simdjson::dom::element value)
{
    using Type = simdjson::dom::element_type;
    switch (value.type()) {
    case Type::ARRAY: appendPythonArray(out, simdjson::dom::array(value)); return;
    case Type::OBJECT: appendPythonObject(out, simdjson::dom::object(value)); return;
    case Type::INT64: out += std::to_string(std::int64_t(value)); return;
    case Type::UINT64: out += std::to_string(std::uint64_t(value)); return;
    case Type::DOUBLE: out += pythonFloat(double(value)); return;
    case Type::STRING: appendPythonString(out, std::string_view(value)); return;
    case Type::BOOL: out += bool(value) ? "true" : "false"; return;
    default: out += "null"; return;
    }
}

PythonObject::PythonObject(std::string_view type)
{
    m_out = "{\"type\": ";
    appendPythonString(m_out, type);
}

void PythonObject::raw(std::string_view name, std::string_view json)
{
    m_out += ", \"";
    m_out += name;
    m_out += "\": ";
    m_out += json;
}

void PythonObject::text(std::string_view name, std::string_view utf8)
{
    raw(name, {});
    appendPythonString(m_out, utf8);
}

void PythonObject::optionalText(std::string_view name, const std::optional<std::string> &utf8)
{
    if (utf8)
        text(name, *utf8);
}

void PythonObject::nullableText(std::string_view name, const std::optional<std::string> &utf8)
{
    if (utf8)
        text(name, *utf8);
    else
        raw(name, "null");
}

void PythonObject::id(std::string_view name, const EntityId &id)
{
    raw(name, {});
    if (const std::string *text = id.string())
        appendPythonString(m_out, *text);
    else
        m_out += id.toJson();
}

void PythonObject::optionalId(std::string_view name, const std::optional<EntityId> &id)
{
    if (id)
        this->id(name, *id);
}

void PythonObject::nullableId(std::string_view name, const std::optional<EntityId> &id)
{
    if (id)
        this->id(name, *id);
    else
        raw(name, "null");
}

void PythonObject::optionalTime(std::string_view name, const std::optional<WallTime> &time)
{
    if (time)
        text(name, formatServerTime(*time));
}

void PythonObject::nullableTime(std::string_view name, const std::optional<WallTime> &time)
{
    if (time)
        text(name, formatServerTime(*time));
    else
        raw(name, "null");
}

void PythonObject::optionalInteger(std::string_view name, const std::optional<std::int64_t> &value)
{
    if (value)
        raw(name, std::to_string(*value));
}

void PythonObject::nullableInteger(std::string_view name, const std::optional<std::int64_t> &value)
{
    raw(name, value ? std::to_string(*value) : "null");
}

void PythonObject::optionalNumber(std::string_view name, const std::optional<double> &value)
{
    if (value)
        raw(name, std::isfinite(*value) ? pythonFloat(*value) : "NaN");
}

std::string PythonObject::finish()
{
    m_out += '}';
    return std::move(m_out);
}

} // namespace noc::wire
