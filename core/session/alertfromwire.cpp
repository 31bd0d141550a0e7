// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/alertfromwire.h"

namespace noc {

namespace {

struct ToRaise {
    WallTime received;
    std::size_t frameHash;

    AlertRaise base(AlertKind kind, const EntityId &id) const
    {
        AlertRaise raise;
        raise.key = {kind, id};
        raise.received = received;
        raise.frameHash = frameHash;
        return raise;
    }
    std::optional<AlertRaise> operator()(const wire::AlertCreated &alert) const
    {
        AlertRaise raise = base(AlertKind::Alert, alert.alertId);
        raise.severity = alert.severity;
        raise.type = alert.alertType;
        raise.message = alert.message;
        raise.status = alert.status;
        raise.raised = alert.timestamp;
        return raise;
    }
    std::optional<AlertRaise> operator()(const wire::FindingCreated &finding) const
    {
        AlertRaise raise = base(AlertKind::Finding, finding.findingId);
        raise.severity = finding.severity;
        raise.type = finding.findingType;
        raise.message = finding.evidenceSummary.empty() ? finding.title : finding.title + ": " + finding.evidenceSummary;
        raise.site = finding.siteName;
        raise.raised = finding.detectedAt;
        return raise;
    }
    std::optional<AlertRaise> operator()(const wire::AnomalyDetected &anomaly) const
    {
        AlertRaise raise = base(AlertKind::Anomaly, anomaly.anomalyId);
        raise.severity = anomaly.severity;
        raise.type = anomaly.anomalyType;
        raise.message = anomaly.personName;
        raise.site = anomaly.siteName;
        raise.raised = anomaly.timestamp;
        return raise;
    }
    std::optional<AlertRaise> operator()(const wire::TicketUpdated &ticket) const
    {
        AlertRaise raise = base(AlertKind::Ticket, ticket.ticketId);
        raise.severity = ticket.priority.value_or(std::string());
        raise.type = "TICKET_UPDATED";
        raise.message = ticket.ticketNo + ": " + ticket.description;
        raise.status = ticket.newStatus;
        raise.site = ticket.siteName;
        raise.owner = ticket.assignedTo;
        raise.raised = ticket.timestamp;
        return raise;
    }
    std::optional<AlertRaise> operator()(const wire::AlertNotification &notification) const
    {
        if (!notification.alertId || !notification.severity)
            return std::nullopt;
        AlertRaise raise = base(AlertKind::Alert, *notification.alertId);
        raise.severity = *notification.severity;
        raise.type = notification.alertType.value_or(std::string());
        raise.message = notification.message.value_or(std::string());
        return raise;
    }
    template<typename Other> std::optional<AlertRaise> operator()(const Other &) const { return std::nullopt; }
};

} // namespace

std::optional<AlertRaise> raiseFromWire(const wire::ServerMessage &message, WallTime received, std::size_t frameHash)
{
    return std::visit(ToRaise {received, frameHash}, message);
}

std::optional<AlertChange> changeFromWire(const wire::ServerMessage &message, WallTime received)
{
    const auto *update = std::get_if<wire::AlertUpdated>(&message);
    if (!update)
        return std::nullopt;
    return AlertChange {{AlertKind::Alert, update->alertId}, update->status, update->message, update->timestamp, received};
}

} // namespace noc
