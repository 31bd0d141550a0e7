// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include "core/protocol/jsonreader.h"
#include "core/protocol/members.h"
#include "core/protocol/pythonjson.h"
#include "core/protocol/wiretime.h"

namespace noc::wire {

namespace {

using ClientDecoded = std::variant<ClientMessage, ClientDecodeFault>;
using Type = simdjson::dom::element_type;

//! Deep enough for what Python's own reader takes without failing.
constexpr DecodeLimits kServerLimits {16 * 1024 * 1024, 900};

bool isContainer(const simdjson::dom::element &value)
{
    return value.type() == Type::ARRAY || value.type() == Type::OBJECT;
}

//! The value as Python's str() prints it; containers in JSON's style.
std::string pythonText(const simdjson::dom::element *value)
{
    if (value == nullptr || value->is_null())
        return "None";
    if (value->is_bool())
        return bool(*value) ? "True" : "False";
    if (value->is_string())
        return std::string(std::string_view(*value));
    std::string text;
    appendPythonValue(text, *value);
    return text;
}

//! What `if not value` means in Python.
bool isFalsy(const simdjson::dom::element &value)
{
    switch (value.type()) {
    case Type::NULL_VALUE: return true;
    case Type::BOOL: return !bool(value);
    case Type::STRING: return std::string_view(value).empty();
    case Type::ARRAY: return simdjson::dom::array(value).size() == 0;
    case Type::OBJECT: return simdjson::dom::object(value).size() == 0;
    case Type::DOUBLE: return double(value) == 0.0;
    default: return value.is_int64() && std::int64_t(value) == 0;
    }
}

//! The command about one id, or why the id cannot be used.
template<typename Command> ClientDecoded withId(const Members &members, Member member, const std::string &type)
{
    const simdjson::dom::element *value = members.find(member);
    if (value == nullptr || isFalsy(*value))
        return ClientDecodeFault {ClientFault::IdMissing, type, {}, false};
    if (auto id = toEntityId(*value))
        return ClientMessage(Command {*std::move(id)});
    const bool fatal = isContainer(*value) || value->is_double();
    return ClientDecodeFault {ClientFault::IdNotUsable, type, pythonText(value), fatal};
}

ClientDecoded heartbeat(const Members &members, ChannelKind channel)
{
    const simdjson::dom::element *value = members.find(Member::Timestamp);
    std::string_view text;
    if (value == nullptr || value->get(text) != simdjson::SUCCESS)
        return ClientMessage(Heartbeat {});
    const TimeReading reading = readTime(text);
    if (reading.kind == TimeReading::Exact)
        return ClientMessage(Heartbeat {reading.time});
    if (reading.kind == TimeReading::NoOffset && channel == ChannelKind::Presence)
        return ClientDecodeFault {ClientFault::TimeWithoutOffset, "heartbeat", {}, true};
    return ClientMessage(Heartbeat {});
}

} // namespace

ClientDecoded decodeClient(std::string_view utf8, ChannelKind channel)
{
    JsonReader reader(kServerLimits, NonFinite::AsPythonText);
    const JsonReader::Read read = reader.read(utf8);
    if (const auto *fault = std::get_if<FrameFault>(&read)) {
        if (*fault == FrameFault::NotObject)
            return ClientDecodeFault {ClientFault::NotObject, {}, {}, true};
        return ClientDecodeFault {ClientFault::NotJson, {}, {}, *fault == FrameFault::TooDeep};
    }

    Members members;
    members.collect(std::get<simdjson::dom::object>(read));
    const simdjson::dom::element *type = members.find(Member::Type);
    const std::string name = pythonText(type);
    const bool isText = type != nullptr && type->is_string();
    if (isText && name == "heartbeat")
        return heartbeat(members, channel);
    if (isText && name == "ping")
        return ClientMessage(Ping {});
    if (isText && name == "get_stats")
        return ClientMessage(GetStats {});
    if (isText && name == "subscribe_client")
        return withId<SubscribeClient>(members, Member::ClientId, name);
    if (isText && name == "acknowledge_alert")
        return withId<AcknowledgeAlert>(members, Member::AlertId, name);
    if (isText && name == "request_metrics")
        return withId<RequestMetrics>(members, Member::ClientId, name);
    return ClientDecodeFault {ClientFault::UnknownType, name, {}, type != nullptr && isContainer(*type)};
}

} // namespace noc::wire
