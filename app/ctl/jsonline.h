// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/entityid.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace noc {

//! One line of JSON whose members stand in the order in which they were added, UTF-8. docs/json-lines.md tells what lines there are.
class JsonLine
{
public:
    //! A line of that event.
    explicit JsonLine(const char *event);

    JsonLine &text(const char *name, const QString &value);
    JsonLine &integer(const char *name, std::int64_t value);
    //! With at most three decimals.
    JsonLine &number(const char *name, double value);
    JsonLine &boolean(const char *name, bool value);
    //! An integer or a string, as the server gave it.
    JsonLine &id(const char *name, const EntityId &value);
    //! ISO 8601 in UTC with milliseconds.
    JsonLine &time(const char *name, WallTime value);
    JsonLine &null(const char *name);

    //! The whole object, without a line end.
    QByteArray bytes() const { return m_bytes + '}'; }

private:
    JsonLine &raw(const char *name, const QByteArray &json);

    QByteArray m_bytes;
};

} // namespace noc
