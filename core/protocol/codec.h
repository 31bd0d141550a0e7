// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"
#include "core/protocol/messages.h"

#include <memory>
#include <string_view>
#include <vector>

namespace noc::wire {

//! Why a frame gave no message.
enum class FrameFault {
    TooLarge, //!< over the byte limit
    NotUtf8,
    NotJson,
    TooDeep, //!< nested deeper than the limit
    NotObject, //!< JSON, but no object
    NoId, //!< a known type whose id is missing, null or of no usable type
};

//! Stable English name for logs: "too large", "not JSON", …
QString faultName(FrameFault fault);

//! What became of one received frame: a message (with the members that had to be left out), or a fault.
struct Decoded {
    std::variant<ServerMessage, FrameFault> result;
    //! Known members with a wrong JSON type, or a time that is none, at most 8, by name; the message stands without them.
    std::vector<std::string_view> defects;
    //! The `type` member when it could be read, else empty; at most 64 bytes.
    std::string type;
};

struct DecodeLimits {
    std::size_t maxBytes = std::size_t {1024} * 1024;
    int maxDepth = 64; //!< nested objects and arrays that hold something, the outermost counted
};

//! Decodes what servers say. Keeps its buffers from frame to frame; one decoder a thread. Never throws.
//! Rules: the last of duplicate keys wins; unknown members are ignored; NaN and Infinity, which a Python server can write,
//! read as null; a BOM is not JSON; strings are valid UTF-8 (a lone surrogate escape becomes U+FFFD).
class ServerDecoder
{
public:
    explicit ServerDecoder(DecodeLimits limits = {});
    ~ServerDecoder();
    ServerDecoder(ServerDecoder &&) noexcept;
    ServerDecoder &operator=(ServerDecoder &&) noexcept;

    //! `utf8` is one whole text frame, valid only during the call.
    Decoded decode(std::string_view utf8);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

//! The frame of a client message: compact JSON, UTF-8.
std::string encode(const ClientMessage &message);

//! The frame of a server message as the real server writes it: fixed member order, ", " and ": ", non-ASCII as \\uXXXX. For the
//! demo server and tests. An UnknownMessage has only its type.
std::string encode(const ServerMessage &message, ChannelKind channel);

//! Why the server's consumer could not use a client's frame (protocol texts: "Invalid JSON data", "Unknown message type: X").
enum class ClientFault {
    NotJson,
    NotObject,
    UnknownType,
    IdMissing, //!< not there, or what Python holds for false: null, 0, "", false, empty containers
    IdNotUsable, //!< neither a 64-bit integer nor a string of 1 to 255 bytes
    TimeWithoutOffset, //!< a heartbeat's timestamp on the presence socket
};
struct ClientDecodeFault {
    ClientFault fault;
    std::string type; //!< the message's type as Python's str() would print it; empty where it could not be read
    std::string idText; //!< the offending id as Python's str() would print it, for IdNotUsable
    bool fatal = false; //!< the real consumer dies of it: no error reply, close 1011 within a second
};
//! Decodes what clients say, for the demo server and tests. A string id is an id here, as on servers that use them; whether "abc"
//! names something is the server's question.
std::variant<ClientMessage, ClientDecodeFault> decodeClient(std::string_view utf8, ChannelKind channel = ChannelKind::Dashboard);

//! ISO 8601 with offset or `Z`, with or without fraction, to UTC; none when it is anything else or has no offset.
std::optional<WallTime> parseTime(std::string_view iso8601);
//! As the sockets write it: 2026-11-22T18:47:20.343000+00:00, without the fraction when it is zero.
std::string formatServerTime(WallTime time);
//! As clients write it: 2026-11-22T18:47:20.343Z.
std::string formatClientTime(WallTime time);

} // namespace noc::wire
