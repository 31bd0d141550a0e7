// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/uptimeledger.h"

#include <algorithm>

namespace noc {

namespace {

constexpr std::size_t kMaxMarks = 20'000;
constexpr auto kKeep = std::chrono::hours(24 * 7);

EndCause causeOf(const ConnectionState &state)
{
    if (const auto *reconnecting = std::get_if<Reconnecting>(&state))
        return reconnecting->cause;
    if (const auto *failed = std::get_if<Failed>(&state))
        return failed->cause;
    return {};
}

int attemptOf(const ConnectionState &state)
{
    const auto *reconnecting = std::get_if<Reconnecting>(&state);
    return reconnecting ? reconnecting->attempt : 0;
}

} // namespace

UptimeKind uptimeKind(const ConnectionState &state)
{
    if (std::holds_alternative<Disconnected>(state))
        return UptimeKind::Off;
    if (std::holds_alternative<Connected>(state))
        return UptimeKind::Connected;
    if (std::holds_alternative<Failed>(state))
        return UptimeKind::Failed;
    return UptimeKind::Reconnecting;
}

UptimeLedger::UptimeLedger(Clock &clock) : m_clock(clock) { }

void UptimeLedger::note(const ConnectionState &state)
{
    const UptimeKind kind = uptimeKind(state);
    // A stretch keeps the cause that began it; of further attempts within it only the number is news.
    if (!m_marks.empty() && m_marks.back().kind == kind) {
        Mark &running = m_marks.back();
        running.attempts = std::max(running.attempts, attemptOf(state));
        if (running.cause == EndCause {})
            running.cause = causeOf(state);
        return;
    }
    const BootTime now = m_clock.bootNow();
    m_marks.push_back({now, kind, causeOf(state), attemptOf(state)});
    // The mark before the horizon stays: its stretch reaches over it.
    while (m_marks.size() > kMaxMarks || (m_marks.size() > 1 && m_marks[1].at < now - kKeep))
        m_marks.pop_front();
}

void UptimeLedger::noteSilentSince(BootTime lastProof, const EndCause &cause)
{
    if (m_marks.empty())
        return;
    Mark &last = m_marks.back();
    if (last.kind == UptimeKind::Connected) {
        m_marks.push_back({std::max(lastProof, last.at), UptimeKind::Reconnecting, cause, 0});
        return;
    }
    // The state was noted first: the stretch it began reaches back to the proof, but not over the link that broke.
    if (m_marks.size() < 2 || m_marks[m_marks.size() - 2].kind != UptimeKind::Connected)
        return;
    last.at = std::clamp(lastProof, m_marks[m_marks.size() - 2].at, last.at);
    last.cause = cause;
}

WallTime UptimeLedger::toWall(BootTime at) const
{
    return m_clock.wallNow() - std::chrono::floor<milliseconds>(m_clock.bootNow() - at);
}

std::vector<UptimeSpan> UptimeLedger::spans(WallTime from, WallTime to) const
{
    std::vector<UptimeSpan> spans;
    const WallTime now = m_clock.wallNow();
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const WallTime begin = std::max(toWall(m_marks[i].at), from);
        const WallTime end = std::min(i + 1 < m_marks.size() ? toWall(m_marks[i + 1].at) : now, to);
        if (begin < end)
            spans.push_back({begin, end, m_marks[i].kind, m_marks[i].cause, m_marks[i].attempts});
    }
    return spans;
}

UptimeFigures UptimeLedger::figures(WallTime from, WallTime to) const
{
    UptimeFigures figures;
    milliseconds up {0};
    milliseconds running {0};
    bool wasUp = false;
    for (const UptimeSpan &span : spans(from, to)) {
        const milliseconds length = span.to - span.from;
        if (span.kind == UptimeKind::Off) {
            wasUp = false;
            running = milliseconds(0);
            continue;
        }
        if (span.kind == UptimeKind::Connected) {
            up += length;
            wasUp = true;
            running = milliseconds(0);
            continue;
        }
        // The first attempt, as long as it has not failed, is no fault of the link.
        if (span.kind == UptimeKind::Reconnecting && span.cause == EndCause {})
            continue;
        figures.breaks += wasUp ? 1 : 0;
        wasUp = false;
        figures.down += length;
        // Reconnecting and then failed is one outage.
        running += length;
        figures.longest = std::max(figures.longest, running);
    }
    const milliseconds total = up + figures.down;
    if (total > milliseconds(0))
        figures.uptimePercent = 100.0 * double(up.count()) / double(total.count());
    if (figures.breaks > 0)
        figures.meanBetween = up / figures.breaks;
    return figures;
}

} // namespace noc
