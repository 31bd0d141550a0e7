// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alert.h"

#include <utility>

namespace noc {

namespace {

constexpr char upper(char c)
{
    return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
}

bool equalsName(std::string_view text, std::string_view name)
{
    if (text.size() != name.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (upper(text[i]) != name[i])
            return false;
    }
    return true;
}

} // namespace

std::string_view severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info: return "INFO";
    case Severity::Low: return "LOW";
    case Severity::Medium: return "MEDIUM";
    case Severity::High: return "HIGH";
    case Severity::Critical: return "CRITICAL";
    case Severity::NotTold:
    case Severity::Unknown: break;
    }
    return {};
}

std::string_view statusName(AlertStatus status)
{
    switch (status) {
    case AlertStatus::New: return "NEW";
    case AlertStatus::Acknowledged: return "ACKNOWLEDGED";
    case AlertStatus::Assigned: return "ASSIGNED";
    case AlertStatus::Escalated: return "ESCALATED";
    case AlertStatus::Resolved: return "RESOLVED";
    case AlertStatus::Suppressed: return "SUPPRESSED";
    case AlertStatus::Other: break;
    }
    return {};
}

Severity severityFromText(std::string_view text)
{
    if (text.empty())
        return Severity::NotTold;
    for (const Severity severity : kTileSeverities) {
        if (equalsName(text, severityName(severity)))
            return severity;
    }
    return Severity::Unknown;
}

AlertStatus statusFromText(std::string_view text)
{
    for (const AlertStatus status :
         {AlertStatus::New, AlertStatus::Acknowledged, AlertStatus::Assigned, AlertStatus::Escalated, AlertStatus::Resolved,
          AlertStatus::Suppressed}) {
        if (equalsName(text, statusName(status)))
            return status;
    }
    // Incidents and tickets end so; nobody owes them an answer any more.
    if (equalsName(text, "CLOSED") || equalsName(text, "CANCELLED"))
        return AlertStatus::Resolved;
    return AlertStatus::Other;
}

int severityRank(Severity severity)
{
    switch (severity) {
    case Severity::NotTold: return 0;
    case Severity::Info: return 1;
    case Severity::Low: return 2;
    case Severity::Medium: return 3;
    case Severity::High: return 4;
    case Severity::Unknown:
    case Severity::Critical: return 5;
    }
    Q_UNREACHABLE();
}

bool isUnacknowledged(AlertStatus status)
{
    return status == AlertStatus::New || status == AlertStatus::Escalated || status == AlertStatus::Other;
}

bool isSettledForGood(AlertStatus status)
{
    return status == AlertStatus::Resolved || status == AlertStatus::Suppressed;
}

} // namespace noc
