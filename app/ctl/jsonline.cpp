// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/jsonline.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace noc {

namespace {

QByteArray quoted(const QString &text)
{
    return QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
}

} // namespace

JsonLine::JsonLine(const char *event) : m_bytes(QByteArray("{\"event\":\"") + event + '"') { }

JsonLine &JsonLine::raw(const char *name, const QByteArray &json)
{
    m_bytes += QByteArray(",\"") + name + "\":" + json;
    return *this;
}

JsonLine &JsonLine::text(const char *name, const QString &value)
{
    return raw(name, quoted(value));
}

JsonLine &JsonLine::integer(const char *name, std::int64_t value)
{
    return raw(name, QByteArray::number(qint64(value)));
}

JsonLine &JsonLine::number(const char *name, double value)
{
    return std::isfinite(value) ? raw(name, QByteArray::number(std::round(value * 1000.0) / 1000.0, 'g', 15)) : null(name);
}

JsonLine &JsonLine::boolean(const char *name, bool value)
{
    return raw(name, value ? "true" : "false");
}

JsonLine &JsonLine::id(const char *name, const EntityId &value)
{
    return raw(name, QByteArray::fromStdString(value.toJson()));
}

JsonLine &JsonLine::time(const char *name, WallTime value)
{
    return text(name, toDateTime(value).toString(Qt::ISODateWithMs));
}

JsonLine &JsonLine::null(const char *name)
{
    return raw(name, "null");
}

} // namespace noc
