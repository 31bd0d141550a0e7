// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/entityid.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace noc {

//! What an alert-like row is about. Only Alert can be acknowledged on the server; the others are marked seen locally.
enum class AlertKind : std::uint8_t { Alert, Finding, Anomaly, Ticket };

//! Severity by rank. One that is present but unknown ranks with CRITICAL, because the safe mistake is the loud one; its own
//! text is kept. NotTold: the server did not say (a change of an alert never seen).
enum class Severity : std::uint8_t { NotTold, Info, Low, Medium, High, Unknown, Critical };

inline constexpr std::array kTileSeverities = {Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info};

//! Status as the server reports it; an open set, Other keeps its text.
enum class AlertStatus : std::uint8_t { New, Acknowledged, Assigned, Escalated, Resolved, Suppressed, Other };

//! Case is ignored; empty is NotTold.
Severity severityFromText(std::string_view text);
//! Case is ignored. CLOSED and CANCELLED, which incidents and tickets know, are Resolved; anything else not known, and empty, is Other.
AlertStatus statusFromText(std::string_view text);
//! The server's word for it, in capitals; empty for NotTold, Unknown and Other.
std::string_view severityName(Severity severity);
std::string_view statusName(AlertStatus status);
//! Order for sorting and filtering, 0 (not told) to 5; Unknown and Critical share 5.
int severityRank(Severity severity);
//! True for New and Escalated (and Other): somebody is still owed an answer.
bool isUnacknowledged(AlertStatus status);
//! Resolved and Suppressed: an acknowledgement would reopen them.
bool isSettledForGood(AlertStatus status);

//! A row's identity: a finding 12 and an alert 12 are two things.
struct AlertKey {
    AlertKind kind = AlertKind::Alert;
    EntityId id;

    friend bool operator==(const AlertKey &, const AlertKey &) = default;
    friend auto operator<=>(const AlertKey &, const AlertKey &) = default;
};

inline std::size_t qHash(const AlertKey &key, std::size_t seed = 0)
{
    return key.id.hash() * 31 + std::size_t(key.kind) + seed;
}

//! One raise as it arrived. Texts are UTF-8, untrusted.
struct AlertRaise {
    AlertKey key;
    std::string severity;
    std::string type;
    std::string message;
    std::optional<std::string> status;
    std::optional<std::string> client, site, owner; //!< not in live alert messages
    std::optional<WallTime> raised; //!< the server's time
    WallTime received; //!< ours
    std::size_t frameHash = 0; //!< hash of the raw frame: byte-identical frames within 2 s count once; 0: never the same
    std::string raw = {}; //!< the frame, for the journal; the store does not keep it
};

//! One change of status as it arrived (`alert_updated`).
struct AlertChange {
    AlertKey key;
    std::optional<std::string> status;
    std::string message;
    std::optional<WallTime> changed;
    WallTime received;
};

//! One alert as the server's list tells it: a state, where a raise is an event. Texts are UTF-8, untrusted.
struct AlertListing {
    AlertKey key;
    std::string severity, type, message;
    std::optional<std::string> status, client, site;
    WallTime firstRaised, lastRaised; //!< the server's time
    int count = 1; //!< raises
    WallTime received;
    bool liveKnowsBetter = false; //!< a live message about it came since the list was asked for: that one's word counts
};

//! One alert as the journal remembers it. Texts are UTF-8, untrusted.
struct AlertMemory {
    AlertKey key;
    std::string severity, status, type, message;
    std::optional<std::string> client, site, owner;
    int count = 1; //!< raises; 0 when only changes were told
    WallTime firstRaised, lastRaised, firstReceived, lastReceived;
    std::optional<WallTime> acknowledgedAt;
    bool raisedAgain = false, seen = false;
    WallTime asOf; //!< until then it is known to have been so
};

//! Where the operator's command on a row stands, for the row itself. The history is in the Commands view.
struct RowCommand {
    enum class State : std::uint8_t { None, Queued, Sent, Confirmed, Refused, Unanswered, Expired };
    State state = State::None;
    WallTime since; //!< of this state
    milliseconds took {0}; //!< Confirmed: from click to the server's word
    QString words; //!< Refused: the server's words, untrusted
    std::optional<WallTime> heldUntil = {}; //!< Queued: undo grace, not sent before
    bool saved = true; //!< false: the disk refused it, so that it would be lost with this process

    friend bool operator==(const RowCommand &, const RowCommand &) = default;
};

//! It was asked for, and neither confirmed nor given up: somebody's answer is on its way.
inline bool isOnItsWay(RowCommand::State state)
{
    return state == RowCommand::State::Queued || state == RowCommand::State::Sent || state == RowCommand::State::Unanswered;
}

//! One row as it stands. A value made on demand; the store keeps it compactly.
struct Alert {
    AlertKey key;
    Severity severity = Severity::NotTold;
    AlertStatus status = AlertStatus::New;
    QString severityText, statusText; //!< as they came
    QString type, message;
    std::optional<QString> client, site, owner; //!< absent: not told
    int count = 1; //!< raises; 0 when only changes were told
    WallTime firstRaised, lastRaised; //!< the server's time, or ours where it gave none
    WallTime firstReceived, lastReceived; //!< of raises (or of the change that made the row)
    std::optional<WallTime> acknowledgedAt; //!< as told or as confirmed; none while nobody has
    bool raisedAgain = false; //!< repeated after it was acknowledged
    bool acknowledgedHere = false; //!< by this console, confirmed by the server
    bool seen = false; //!< marked seen locally (kinds that cannot be acknowledged)
    bool raisedAway = false; //!< raised while no data came, and not looked at since
    std::optional<WallTime> lastKnown = {}; //!< known from an earlier run as it was then, and the server has not spoken of it since
    RowCommand command;
};

} // namespace noc
