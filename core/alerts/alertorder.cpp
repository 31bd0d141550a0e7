// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertorder.h"

#include "core/base/foldedtext.h"

#include <algorithm>
#include <limits>

namespace noc {

namespace {

constexpr int kUrgencyTimeBits = 60;
constexpr int kTextKeyBytes = 7;

std::uint64_t biased(WallTime time, int bits)
{
    // Untrusted times may lie anywhere: what does not fit is the earliest or latest that does.
    const std::int64_t highest = std::numeric_limits<std::int64_t>::max() >> (64 - bits);
    const std::int64_t fitting = std::clamp<std::int64_t>(time.time_since_epoch().count(), -highest - 1, highest);
    return std::uint64_t(fitting) + std::uint64_t(highest) + 1;
}

int commandRank(RowCommand::State state)
{
    switch (state) {
    case RowCommand::State::None: return 0;
    case RowCommand::State::Confirmed: return 1;
    case RowCommand::State::Queued: return 2;
    case RowCommand::State::Sent: return 3;
    case RowCommand::State::Unanswered: return 4;
    case RowCommand::State::Expired: return 5;
    case RowCommand::State::Refused: return 6;
    }
    Q_UNREACHABLE();
}

} // namespace

bool AlertRanking::byText() const
{
    switch (m_order.key) {
    case AlertSortKey::Type:
    case AlertSortKey::Message:
    case AlertSortKey::Client:
    case AlertSortKey::Site:
    case AlertSortKey::Owner: return true;
    default: return false;
    }
}

std::string_view AlertRanking::text(AlertSlot slot) const
{
    switch (m_order.key) {
    case AlertSortKey::Type: return m_store->typeUtf8(slot);
    case AlertSortKey::Message: return m_store->messageUtf8(slot);
    case AlertSortKey::Client: return m_store->clientUtf8(slot);
    case AlertSortKey::Site: return m_store->siteUtf8(slot);
    case AlertSortKey::Owner: return m_store->ownerUtf8(slot);
    default: return {};
    }
}

std::uint64_t AlertRanking::urgency(AlertSlot slot) const
{
    const auto unacknowledged = std::uint64_t(m_store->unacknowledged(slot));
    const auto rank = std::uint64_t(severityRank(m_store->severity(slot)));
    return unacknowledged << 63U | rank << kUrgencyTimeBits | biased(m_store->lastRaised(slot), kUrgencyTimeBits);
}

std::uint64_t AlertRanking::key(AlertSlot slot) const
{
    switch (m_order.key) {
    case AlertSortKey::Urgency: return urgency(slot);
    case AlertSortKey::Severity: return std::uint64_t(severityRank(m_store->severity(slot)));
    case AlertSortKey::FirstRaised: return biased(m_store->firstRaised(slot), 64);
    case AlertSortKey::LastRaised: return biased(m_store->lastRaised(slot), 64);
    case AlertSortKey::Count: return std::uint64_t(m_store->count(slot));
    case AlertSortKey::Status: return std::uint64_t(m_store->status(slot));
    case AlertSortKey::Command: return std::uint64_t(commandRank(m_store->commandState(slot)));
    case AlertSortKey::Type:
    case AlertSortKey::Message:
    case AlertSortKey::Client:
    case AlertSortKey::Site:
    case AlertSortKey::Owner: break;
    }
    // What is not told comes last, whichever way the others go.
    const std::string_view told = text(slot);
    if (told.empty())
        return m_order.descending ? 0 : ~std::uint64_t(0);
    return (std::uint64_t(1) << (8 * kTextKeyBytes)) | foldedPrefix(told, kTextKeyBytes);
}

} // namespace noc
