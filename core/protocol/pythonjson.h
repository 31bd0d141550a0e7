// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/entityid.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace noc::wire {

//! A float as Python's repr() prints it: shortest digits that read back the same, ".0" where whole, exponent from 1e16 and below 1e-4.
std::string pythonFloat(double value);

//! Appends `utf8` as a JSON string the way json.dumps() does: everything outside visible ASCII as \\uXXXX, by surrogate pairs.
void appendPythonString(std::string &out, std::string_view utf8);

//! Appends any value in json.dumps()'s style.
void appendPythonValue(std::string &out, simdjson::dom::element value);
void appendPythonObject(std::string &out, simdjson::dom::object object);

//! Writes one JSON object as json.dumps() does: ", " and ": ", members in the order of the calls. An `optional` member that is
//! absent is left out; a `nullable` one is null.
class PythonObject
{
public:
    explicit PythonObject(std::string_view type);

    void text(std::string_view name, std::string_view utf8);
    void optionalText(std::string_view name, const std::optional<std::string> &utf8);
    void nullableText(std::string_view name, const std::optional<std::string> &utf8);
    void id(std::string_view name, const EntityId &id);
    void optionalId(std::string_view name, const std::optional<EntityId> &id);
    void nullableId(std::string_view name, const std::optional<EntityId> &id);
    void optionalTime(std::string_view name, const std::optional<WallTime> &time);
    void nullableTime(std::string_view name, const std::optional<WallTime> &time);
    void optionalInteger(std::string_view name, const std::optional<std::int64_t> &value);
    void nullableInteger(std::string_view name, const std::optional<std::int64_t> &value);
    void optionalNumber(std::string_view name, const std::optional<double> &value);
    //! `json` as it stands, already in json.dumps()'s style.
    void raw(std::string_view name, std::string_view json);

    //! The object; the writer is used up.
    std::string finish();

private:
    std::string m_out;
};

} // namespace noc::wire
