// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/reply.h"

namespace noc::wire {

namespace {

struct ServerTypeName {
    std::string_view operator()(const DashboardGreeting &) const { return "connected"; }
    std::string_view operator()(const ConnectionEstablished &) const { return "connection_established"; }
    std::string_view operator()(const HeartbeatAck &) const { return "heartbeat_ack"; }
    std::string_view operator()(const ServerHeartbeat &) const { return "heartbeat"; }
    std::string_view operator()(const Pong &) const { return "pong"; }
    std::string_view operator()(const Stats &) const { return "stats"; }
    std::string_view operator()(const Subscribed &) const { return "subscribed"; }
    std::string_view operator()(const AlertAcknowledged &) const { return "alert_acknowledged"; }
    std::string_view operator()(const MetricsUpdate &) const { return "metrics_update"; }
    std::string_view operator()(const ErrorReply &) const { return "error"; }
    std::string_view operator()(const AlertCreated &m) const { return m.olderDialect ? "alert_new" : "alert_created"; }
    std::string_view operator()(const AlertUpdated &) const { return "alert_updated"; }
    std::string_view operator()(const FindingCreated &) const { return "finding_created"; }
    std::string_view operator()(const AnomalyDetected &) const { return "anomaly_detected"; }
    std::string_view operator()(const TicketUpdated &) const { return "ticket_updated"; }
    std::string_view operator()(const AlertNotification &) const { return "alert_notification"; }
    std::string_view operator()(const UnknownMessage &m) const { return m.type; }
};

struct ClientTypeName {
    std::string_view operator()(const Heartbeat &) const { return "heartbeat"; }
    std::string_view operator()(const Ping &) const { return "ping"; }
    std::string_view operator()(const GetStats &) const { return "get_stats"; }
    std::string_view operator()(const SubscribeClient &) const { return "subscribe_client"; }
    std::string_view operator()(const AcknowledgeAlert &) const { return "acknowledge_alert"; }
    std::string_view operator()(const RequestMetrics &) const { return "request_metrics"; }
};

//! The fit of a reply that answers `Command` and nothing else; `sameId` compares what both carry.
template<typename Command, typename Same> ReplyFit fitOf(const ClientMessage *inFlight, Same sameId)
{
    if (inFlight == nullptr)
        return ReplyFit::News;
    const auto *command = std::get_if<Command>(inFlight);
    return command != nullptr && sameId(*command) ? ReplyFit::Answers : ReplyFit::Mismatch;
}

template<typename Command> ReplyFit fitOf(const ClientMessage *inFlight)
{
    return fitOf<Command>(inFlight, [](const Command &) { return true; });
}

struct Fit {
    const ClientMessage *inFlight;

    ReplyFit operator()(const HeartbeatAck &) const { return fitOf<Heartbeat>(inFlight); }
    ReplyFit operator()(const Pong &) const { return fitOf<Ping>(inFlight); }
    ReplyFit operator()(const Stats &) const { return fitOf<GetStats>(inFlight); }
    ReplyFit operator()(const Subscribed &reply) const
    {
        return fitOf<SubscribeClient>(inFlight, [&](const SubscribeClient &c) { return c.clientId == reply.clientId; });
    }
    ReplyFit operator()(const MetricsUpdate &reply) const
    {
        return fitOf<RequestMetrics>(inFlight, [&](const RequestMetrics &c) { return c.clientId == reply.clientId; });
    }
    ReplyFit operator()(const AlertAcknowledged &reply) const
    {
        // Neighbouring server code broadcasts this type too, so another id proves no disorder.
        const auto *command = inFlight == nullptr ? nullptr : std::get_if<AcknowledgeAlert>(inFlight);
        return command != nullptr && command->alertId == reply.alertId ? ReplyFit::Answers : ReplyFit::News;
    }
    ReplyFit operator()(const ErrorReply &) const { return inFlight == nullptr ? ReplyFit::News : ReplyFit::Answers; }
    template<typename Broadcast> ReplyFit operator()(const Broadcast &) const { return ReplyFit::NotAReply; }
};

} // namespace

std::string_view typeName(const ServerMessage &message)
{
    return std::visit(ServerTypeName {}, message);
}

std::string_view typeName(const ClientMessage &message)
{
    return std::visit(ClientTypeName {}, message);
}

ReplyFit replyFit(const ServerMessage &message, const ClientMessage *inFlight)
{
    return std::visit(Fit {inFlight}, message);
}

} // namespace noc::wire
