// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include "core/protocol/jsonreader.h"
#include "core/protocol/pythonjson.h"
#include "core/protocol/reply.h"

namespace noc::wire {

namespace {

//! `json` again in json.dumps()'s style, or "{}" when it is no object.
std::string restyled(std::string_view json)
{
    JsonReader reader(DecodeLimits {}, NonFinite::AsNull);
    const JsonReader::Read read = reader.read(json);
    std::string out;
    if (const auto *object = std::get_if<simdjson::dom::object>(&read))
        appendPythonObject(out, *object);
    else
        out = "{}";
    return out;
}

struct ServerEncoder {
    PythonObject out;
    ChannelKind channel;

    void operator()(const DashboardGreeting &m)
    {
        out.optionalId("tenant_id", m.tenantId);
        out.optionalTime("timestamp", m.timestamp);
    }
    void operator()(const ConnectionEstablished &m)
    {
        if (channel == ChannelKind::MobileSync) {
            out.optionalId("user_id", m.userId);
            out.optionalText("device_id", m.deviceId);
            out.optionalTime("server_time", m.timestamp);
            out.raw("features", "{}");
        } else {
            out.optionalTime("timestamp", m.timestamp);
        }
        out.optionalInteger("heartbeat_interval", m.heartbeatInterval);
        out.optionalInteger("presence_timeout", m.presenceTimeout);
    }
    void operator()(const HeartbeatAck &m)
    {
        if (channel == ChannelKind::Presence) {
            out.optionalTime("server_time", m.serverTime);
            out.nullableInteger("latency_ms", m.latencyMs);
            out.optionalInteger("uptime_seconds", m.uptimeSeconds);
        } else {
            out.optionalTime("timestamp", m.timestamp);
        }
    }
    void operator()(const ServerHeartbeat &m) { out.optionalTime("server_time", m.serverTime); }
    void operator()(const Pong &m) { out.optionalTime("timestamp", m.timestamp); }
    void operator()(const Stats &m)
    {
        out.optionalInteger("uptime_seconds", m.uptimeSeconds);
        out.optionalInteger("message_count", m.messageCount);
        out.optionalInteger("last_heartbeat_ago", m.lastHeartbeatAgo);
        out.optionalText("user_type", m.userType);
    }
    void operator()(const Subscribed &m)
    {
        out.id("client_id", m.clientId);
        out.text("message", m.message);
    }
    void operator()(const AlertAcknowledged &m) { out.id("alert_id", m.alertId); }
    void operator()(const MetricsUpdate &m)
    {
        out.id("client_id", m.clientId);
        out.raw("metrics", restyled(m.metricsJson));
    }
    void operator()(const ErrorReply &m)
    {
        out.text("message", m.message);
        out.optionalText("error_code", m.errorCode);
    }
    void operator()(const AlertCreated &m)
    {
        out.id("alert_id", m.alertId);
        out.text("alert_type", m.alertType);
        out.text("severity", m.severity);
        out.text("message", m.message);
        if (m.olderDialect)
            out.optionalTime("timestamp", m.timestamp);
        else
            out.nullableTime("timestamp", m.timestamp);
        out.optionalText("status", m.status);
    }
    void operator()(const AlertUpdated &m)
    {
        out.id("alert_id", m.alertId);
        out.nullableText("status", m.status);
        out.text("message", m.message);
        out.nullableTime("timestamp", m.timestamp);
    }
    void operator()(const FindingCreated &m)
    {
        out.id("finding_id", m.findingId);
        out.text("finding_type", m.findingType);
        out.text("severity", m.severity);
        out.text("category", m.category);
        out.nullableId("site_id", m.siteId);
        out.nullableText("site_name", m.siteName);
        out.text("title", m.title);
        out.text("evidence_summary", m.evidenceSummary);
        out.optionalTime("detected_at", m.detectedAt);
    }
    void operator()(const AnomalyDetected &m)
    {
        out.id("anomaly_id", m.anomalyId);
        out.optionalId("person_id", m.personId);
        out.text("person_name", m.personName);
        out.optionalId("site_id", m.siteId);
        out.optionalText("site_name", m.siteName);
        out.text("anomaly_type", m.anomalyType);
        out.optionalNumber("fraud_score", m.fraudScore);
        out.text("severity", m.severity);
        out.optionalTime("timestamp", m.timestamp);
    }
    void operator()(const TicketUpdated &m)
    {
        out.id("ticket_id", m.ticketId);
        out.text("ticket_no", m.ticketNo);
        out.text("old_status", m.oldStatus);
        out.text("new_status", m.newStatus);
        out.nullableText("priority", m.priority);
        out.nullableText("assigned_to", m.assignedTo);
        out.nullableId("site_id", m.siteId);
        out.nullableText("site_name", m.siteName);
        out.text("description", m.description);
        out.nullableTime("updated_at", m.timestamp);
        out.nullableTime("timestamp", m.timestamp);
    }
    void operator()(const AlertNotification &m)
    {
        out.optionalId("alert_id", m.alertId);
        out.optionalText("alert_type", m.alertType);
        out.optionalText("severity", m.severity);
        out.optionalText("message", m.message);
    }
    void operator()(const UnknownMessage &) { }
};

std::string compactWithId(std::string_view type, std::string_view name, const EntityId &id)
{
    std::string out = "{\"type\":\"";
    out += type;
    out += "\",\"";
    out += name;
    out += "\":";
    out += id.toJson();
    out += '}';
    return out;
}

struct ClientEncoder {
    std::string operator()(const Heartbeat &m) const
    {
        if (!m.timestamp)
            return R"({"type":"heartbeat"})";
        return R"({"type":"heartbeat","timestamp":")" + formatClientTime(*m.timestamp) + "\"}";
    }
    std::string operator()(const Ping &) const { return R"({"type":"ping"})"; }
    std::string operator()(const GetStats &) const { return R"({"type":"get_stats"})"; }
    std::string operator()(const SubscribeClient &m) const { return compactWithId("subscribe_client", "client_id", m.clientId); }
    std::string operator()(const AcknowledgeAlert &m) const { return compactWithId("acknowledge_alert", "alert_id", m.alertId); }
    std::string operator()(const RequestMetrics &m) const { return compactWithId("request_metrics", "client_id", m.clientId); }
};

} // namespace

std::string encode(const ClientMessage &message)
{
    return std::visit(ClientEncoder {}, message);
}

std::string encode(const ServerMessage &message, ChannelKind channel)
{
    // A notification is passed on as its sender wrote it.
    const auto *notification = std::get_if<AlertNotification>(&message);
    if (notification != nullptr && !notification->json.empty())
        return restyled(notification->json);

    ServerEncoder encoder {PythonObject(typeName(message)), channel};
    std::visit(encoder, message);
    return encoder.out.finish();
}

} // namespace noc::wire
