// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/entityid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

//! The wire's messages as plain values, one struct a type, in two variants: what the server says and what the client says.
//! Texts are UTF-8 as received, untrusted. A member that the peer left out, sent as null or with a wrong JSON type is absent.
namespace noc::wire {

// ---- what the server says ---------------------------------------------------------------------------------------------

//! `connected`: the dashboard's greeting.
struct DashboardGreeting {
    std::optional<EntityId> tenantId;
    std::optional<WallTime> timestamp;
    friend bool operator==(const DashboardGreeting &, const DashboardGreeting &) = default;
};

//! `connection_established`: the greeting of presence and mobile sync.
struct ConnectionEstablished {
    std::optional<WallTime> timestamp; //!< presence: `timestamp`; mobile: `server_time`
    std::optional<std::int64_t> heartbeatInterval; //!< seconds, as sent
    std::optional<std::int64_t> presenceTimeout;   //!< seconds, as sent
    std::optional<EntityId> userId;                //!< mobile
    std::optional<std::string> deviceId;           //!< mobile
    friend bool operator==(const ConnectionEstablished &, const ConnectionEstablished &) = default;
};

//! `heartbeat_ack`: dashboard and mobile give only `timestamp`, presence the other three.
struct HeartbeatAck {
    std::optional<WallTime> timestamp;
    std::optional<WallTime> serverTime;
    std::optional<std::int64_t> latencyMs; //!< wrong by the clocks' difference; may be negative
    std::optional<std::int64_t> uptimeSeconds;
    friend bool operator==(const HeartbeatAck &, const HeartbeatAck &) = default;
};

//! `heartbeat` from the server: not a reply, needs none.
struct ServerHeartbeat {
    std::optional<WallTime> serverTime;
    friend bool operator==(const ServerHeartbeat &, const ServerHeartbeat &) = default;
};

//! `pong`: answers the message `ping`, not the WebSocket frame.
struct Pong {
    std::optional<WallTime> timestamp;
    friend bool operator==(const Pong &, const Pong &) = default;
};

//! `stats`: answers `get_stats`.
struct Stats {
    std::optional<std::int64_t> uptimeSeconds;
    std::optional<std::int64_t> messageCount;
    std::optional<std::int64_t> lastHeartbeatAgo; //!< seconds
    std::optional<std::string> userType;
    friend bool operator==(const Stats &, const Stats &) = default;
};

//! `subscribed`: answers `subscribe_client`.
struct Subscribed {
    EntityId clientId;
    std::string message;
    friend bool operator==(const Subscribed &, const Subscribed &) = default;
};

//! `alert_acknowledged`: answers `acknowledge_alert`, or is news where it answers nothing in flight.
struct AlertAcknowledged {
    EntityId alertId;
    friend bool operator==(const AlertAcknowledged &, const AlertAcknowledged &) = default;
};

//! `metrics_update`: answers `request_metrics`. `metricsJson` is the object as sent, compacted.
struct MetricsUpdate {
    EntityId clientId;
    std::string metricsJson;
    friend bool operator==(const MetricsUpdate &, const MetricsUpdate &) = default;
};

//! `error`: answers whatever is in flight, without saying what.
struct ErrorReply {
    std::string message;
    std::optional<std::string> errorCode; //!< mobile only
    friend bool operator==(const ErrorReply &, const ErrorReply &) = default;
};

//! `alert_created`, and `alert_new` of the older dialect, which is the same event.
struct AlertCreated {
    EntityId alertId;
    std::string alertType;
    std::string severity; //!< as sent; see alerts/severity for its rank
    std::string message;
    std::optional<WallTime> timestamp;
    std::optional<std::string> status; //!< not in live messages of known servers
    bool olderDialect = false;         //!< came as `alert_new`
    friend bool operator==(const AlertCreated &, const AlertCreated &) = default;
};

//! `alert_updated`: a change over HTTP by anybody.
struct AlertUpdated {
    EntityId alertId;
    std::optional<std::string> status;
    std::string message;
    std::optional<WallTime> timestamp;
    friend bool operator==(const AlertUpdated &, const AlertUpdated &) = default;
};

//! `finding_created`.
struct FindingCreated {
    EntityId findingId;
    std::string findingType;
    std::string severity;
    std::string category;
    std::optional<EntityId> siteId;
    std::optional<std::string> siteName;
    std::string title;
    std::string evidenceSummary;
    std::optional<WallTime> detectedAt;
    friend bool operator==(const FindingCreated &, const FindingCreated &) = default;
};

//! `anomaly_detected` as the dashboard sends it.
struct AnomalyDetected {
    EntityId anomalyId; //!< a string on known servers
    std::optional<EntityId> personId;
    std::string personName;
    std::optional<EntityId> siteId;
    std::optional<std::string> siteName;
    std::string anomalyType;
    std::optional<double> fraudScore;
    std::string severity;
    std::optional<WallTime> timestamp;
    friend bool operator==(const AnomalyDetected &, const AnomalyDetected &) = default;
};

//! `ticket_updated`.
struct TicketUpdated {
    EntityId ticketId;
    std::string ticketNo;
    std::string oldStatus;
    std::string newStatus;
    std::optional<std::string> priority;
    std::optional<std::string> assignedTo;
    std::optional<EntityId> siteId;
    std::optional<std::string> siteName;
    std::string description;
    std::optional<WallTime> timestamp;
    friend bool operator==(const TicketUpdated &, const TicketUpdated &) = default;
};

//! `alert_notification`: whatever a sender put in. When it holds an alert (alert_id, severity) it is one; else it is shown in
//! the event log. `json` is the object as sent, compacted.
struct AlertNotification {
    std::optional<EntityId> alertId;
    std::optional<std::string> alertType;
    std::optional<std::string> severity;
    std::optional<std::string> message;
    std::string json;
    friend bool operator==(const AlertNotification &, const AlertNotification &) = default;
};

//! A well-formed object of a type nobody told us of (mobile's `sync_…` among them): logged, never an end.
struct UnknownMessage {
    std::string type; //!< empty when the object has none
    friend bool operator==(const UnknownMessage &, const UnknownMessage &) = default;
};

using ServerMessage = std::variant<DashboardGreeting, ConnectionEstablished, HeartbeatAck, ServerHeartbeat, Pong, Stats, Subscribed,
    AlertAcknowledged, MetricsUpdate, ErrorReply, AlertCreated, AlertUpdated, FindingCreated, AnomalyDetected, TicketUpdated,
    AlertNotification, UnknownMessage>;

// ---- what the client says ---------------------------------------------------------------------------------------------

//! `heartbeat`. The time is written in UTC with milliseconds and a `Z`: without an offset the presence consumer crashes.
struct Heartbeat {
    std::optional<WallTime> timestamp;
    friend bool operator==(const Heartbeat &, const Heartbeat &) = default;
};
//! `ping` (presence).
struct Ping {
    friend bool operator==(const Ping &, const Ping &) = default;
};
//! `get_stats` (presence).
struct GetStats {
    friend bool operator==(const GetStats &, const GetStats &) = default;
};
//! `subscribe_client` (dashboard).
struct SubscribeClient {
    EntityId clientId;
    friend bool operator==(const SubscribeClient &, const SubscribeClient &) = default;
};
//! `acknowledge_alert` (dashboard).
struct AcknowledgeAlert {
    EntityId alertId;
    friend bool operator==(const AcknowledgeAlert &, const AcknowledgeAlert &) = default;
};
//! `request_metrics` (dashboard).
struct RequestMetrics {
    EntityId clientId;
    friend bool operator==(const RequestMetrics &, const RequestMetrics &) = default;
};

using ClientMessage = std::variant<Heartbeat, Ping, GetStats, SubscribeClient, AcknowledgeAlert, RequestMetrics>;

} // namespace noc::wire
