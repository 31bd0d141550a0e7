// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/entityid.h"

#include <cstdio>
#include <limits>

namespace noc {

EntityId EntityId::fromUnsigned(std::uint64_t value)
{
    if (value <= std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return EntityId(std::int64_t(value));
    return EntityId(Storage(value));
}

std::optional<EntityId> EntityId::fromUserText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    bool ok = false;
    const qlonglong asSigned = trimmed.toLongLong(&ok);
    if (ok)
        return EntityId(std::int64_t(asSigned));
    const qulonglong asUnsigned = trimmed.toULongLong(&ok);
    if (ok)
        return fromUnsigned(asUnsigned);
    return fromString(trimmed.toStdString());
}

std::optional<std::int64_t> EntityId::toInt64() const
{
    if (const auto *value = std::get_if<std::int64_t>(&m_value))
        return *value;
    return std::nullopt;
}

std::optional<std::uint64_t> EntityId::toLargeInteger() const
{
    if (const auto *value = std::get_if<std::uint64_t>(&m_value))
        return *value;
    return std::nullopt;
}

QString EntityId::toText() const
{
    return QString::fromStdString(toJson());
}

std::string EntityId::toJson() const
{
    if (const auto *value = std::get_if<std::int64_t>(&m_value))
        return std::to_string(*value);
    if (const auto *value = std::get_if<std::uint64_t>(&m_value))
        return std::to_string(*value);

    std::string json = "\"";
    for (const char c : std::get<std::string>(m_value)) {
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                char escape[8];
                std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
                json += escape;
            } else {
                json += c;
            }
        }
    }
    json += '"';
    return json;
}

std::size_t EntityId::hash() const
{
    return std::hash<Storage> {}(m_value);
}

} // namespace noc
