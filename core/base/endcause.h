// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace noc {

//! Why a link, or the attempt to make one, ended. Told apart by what Qt really reports, not by the close code alone.
enum class EndKind {
    InvalidUrl,        //!< not ws:// or wss://, no host, or ws:// where the profile does not allow it
    HostNotFound,      //!< the name does not resolve
    ConnectionRefused, //!< nothing listens there (TCP)
    NetworkError,      //!< no route, network down, proxy
    TlsFailed,         //!< certificate or TLS fault; `status` is the TlsFault, `detail` the system's words
    ConnectTimeout,    //!< TCP, TLS and handshake were not done in time
    HandshakeRefused,  //!< an HTTP answer other than 101; `status` is it (0 when Qt lost the number)
    NotAWebSocket,     //!< the other side talks, but not HTTP or not RFC 6455
    NoGreeting,        //!< accepted, then silent: the first message did not come in time
    WrongGreeting,     //!< the first message was not the endpoint's greeting
    ServerClosed,      //!< a close frame; `status` is its code (RFC 6455 7.4 or the client guide's 44xx)
    ConnectionLost,    //!< FIN or RST without a close frame: restart, deploy, network
    Silent,            //!< pings unanswered: packets are dropped or the peer is frozen
    NoAnswer,          //!< pings answered but a command or heartbeat was not: the consumer is dead (zombie)
    ReplyMismatch,     //!< a reply that belongs to no command in flight: correlation is lost
    ProtocolViolation, //!< a frame this side had to refuse (too large, bad UTF-8, binary); `status` is our close code
    TenantChanged,     //!< greeted as another tenant than the profile's
    Slept,             //!< the machine woke up: what was before proves nothing
    NetworkChanged,    //!< the system announced another network
    Overrun,           //!< more came than this program could take in
    Replaced,          //!< renewal moved on to a newer link; not a break
    Stopped,           //!< this side was asked to stop
};

//! Why a link ended, with the numbers that belong to it.
struct EndCause {
    EndKind kind = EndKind::Stopped;
    int status = 0;         //!< HTTP status or WebSocket close code, by kind; 0 when there is none
    QString detail;         //!< the peer's or the system's own words; untrusted, at most 512 characters, never a token
    bool greeted = false;   //!< true when the link had been live
    bool answered = false;  //!< true when the server had answered anything on it: its consumer worked

    friend bool operator==(const EndCause &, const EndCause &) = default;
};

//! The link ended in a way for which the message in flight may be to blame (poison rule): the consumer crashed (1011), or it did not answer
//! although pings were answered.
bool isPoisonous(const EndCause &cause);
//! The consumer was surely alive: 1011 is the word of one that ran, and one that had answered something on that link worked until then.
bool provesConsumer(const EndCause &cause);

//! The cause as a translated sentence that says what happened and what can be done (client guide, Error Codes).
Error describe(const EndCause &cause);

//! The cause in two to five translated words, for a pill or a chart's band ("refused (403)", "silent").
QString shortWords(const EndCause &cause);

} // namespace noc
