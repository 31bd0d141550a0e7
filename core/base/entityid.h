// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace noc {

//! An id as the server gave it: an integer of up to 64 bits or a string. It keeps the JSON type it came with and goes back in
//! a command just so: 12 and "12" are two different ids. Total order: signed, unsigned above int64, then strings.
class EntityId
{
public:
    //! The integer 0, which no server gives.
    EntityId() = default;
    explicit EntityId(std::int64_t value) : m_value(value) {}
    //! Values that fit std::int64_t are kept as such, so that equal numbers are equal ids.
    static EntityId fromUnsigned(std::uint64_t value);
    //! A string id, UTF-8. Bounded by the codec to 255 bytes.
    static EntityId fromString(std::string_view utf8) { return EntityId(Storage(std::string(utf8))); }
    //! What a person typed: digits (with an optional minus) that fit 64 bits are an integer, anything else a string; empty gives none.
    static std::optional<EntityId> fromUserText(const QString &text);

    bool isInteger() const { return !std::holds_alternative<std::string>(m_value); }
    //! The value when it is an integer that fits std::int64_t.
    std::optional<std::int64_t> toInt64() const;
    //! The value when it is an integer that is too large for toInt64().
    std::optional<std::uint64_t> toLargeInteger() const;
    //! The text of a string id, UTF-8; nullptr for an integer.
    const std::string *string() const { return std::get_if<std::string>(&m_value); }

    //! For people and as a key in files: the digits, or the string in double quotes with JSON's escapes. Two ids never share one.
    QString toText() const;
    //! The JSON value, UTF-8: 12 or "abc" with its quotes and escapes.
    std::string toJson() const;

    friend bool operator==(const EntityId &, const EntityId &) = default;
    friend auto operator<=>(const EntityId &, const EntityId &) = default;

    std::size_t hash() const;

private:
    using Storage = std::variant<std::int64_t, std::uint64_t, std::string>;
    explicit EntityId(Storage value) : m_value(std::move(value)) {}

    Storage m_value = std::int64_t(0);
};

inline std::size_t qHash(const EntityId &id, std::size_t seed = 0)
{
    return id.hash() ^ seed;
}

} // namespace noc

template<>
struct std::hash<noc::EntityId> {
    std::size_t operator()(const noc::EntityId &id) const { return id.hash(); }
};
