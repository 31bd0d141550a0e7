// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

namespace noc::wire {

//! The type member as it stands on the wire ("alert_created"); for UnknownMessage what came.
std::string_view typeName(const ServerMessage &message);
std::string_view typeName(const ClientMessage &message);

//! How a server message relates to the command in flight on the same socket. Replies come in the order of commands.
enum class ReplyFit {
    NotAReply, //!< a broadcast, a greeting or the server's own heartbeat: never takes the slot
    Answers,   //!< the reply to it (an `error` answers whatever is in flight)
    News,      //!< an `alert_acknowledged` for another id than the one in flight: news, not a fault
    Mismatch,  //!< a reply to something else: correlation is lost, the socket must end
};

//! Whether `message` answers `inFlight`. With nothing in flight pass nullptr: an `error`, a late reply or an acknowledgement is then News.
ReplyFit replyFit(const ServerMessage &message, const ClientMessage *inFlight);

} // namespace noc::wire
