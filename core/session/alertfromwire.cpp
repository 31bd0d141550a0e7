// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/alertfromwire.h"

namespace noc {

namespace {

struct ToRaise {
    AlertRaise &raise;

    //! Begins it; texts keep their memory.
    void begin(AlertKind kind, const EntityId &id) const
    {
        raise.key.kind = kind;
        raise.key.id = id;
        raise.severity.clear();
        raise.type.clear();
        raise.message.clear();
        raise.status.reset();
        raise.client.reset();
        raise.site.reset();
        raise.owner.reset();
        raise.raised.reset();
    }
    bool operator()(const wire::AlertCreated &alert) const
    {
        begin(AlertKind::Alert, alert.alertId);
        raise.severity = alert.severity;
        raise.type = alert.alertType;
        raise.message = alert.message;
        raise.status = alert.status;
        raise.raised = alert.timestamp;
        return true;
    }
    bool operator()(const wire::FindingCreated &finding) const
    {
        begin(AlertKind::Finding, finding.findingId);
        raise.severity = finding.severity;
        raise.type = finding.findingType;
        raise.message = finding.evidenceSummary.empty() ? finding.title : finding.title + ": " + finding.evidenceSummary;
        raise.site = finding.siteName;
        raise.raised = finding.detectedAt;
        return true;
    }
    bool operator()(const wire::AnomalyDetected &anomaly) const
    {
        begin(AlertKind::Anomaly, anomaly.anomalyId);
        raise.severity = anomaly.severity;
        raise.type = anomaly.anomalyType;
        raise.message = anomaly.personName;
        raise.site = anomaly.siteName;
        raise.raised = anomaly.timestamp;
        return true;
    }
    bool operator()(const wire::TicketUpdated &ticket) const
    {
        begin(AlertKind::Ticket, ticket.ticketId);
        raise.severity = ticket.priority.value_or(std::string());
        raise.type = "TICKET_UPDATED";
        raise.message = ticket.ticketNo + ": " + ticket.description;
        raise.status = ticket.newStatus;
        raise.site = ticket.siteName;
        raise.owner = ticket.assignedTo;
        raise.raised = ticket.timestamp;
        return true;
    }
    bool operator()(const wire::AlertNotification &notification) const
    {
        if (!notification.alertId || !notification.severity)
            return false;
        begin(AlertKind::Alert, *notification.alertId);
        raise.severity = *notification.severity;
        raise.type = notification.alertType.value_or(std::string());
        raise.message = notification.message.value_or(std::string());
        return true;
    }
    template<typename Other> bool operator()(const Other &) const { return false; }
};

} // namespace

bool raiseFromWire(const wire::ServerMessage &message, AlertRaise &raise)
{
    return std::visit(ToRaise {raise}, message);
}

std::optional<AlertChange> changeFromWire(const wire::ServerMessage &message, WallTime received)
{
    const auto *update = std::get_if<wire::AlertUpdated>(&message);
    if (!update)
        return std::nullopt;
    return AlertChange {{AlertKind::Alert, update->alertId}, update->status, update->message, update->timestamp, received};
}

} // namespace noc
