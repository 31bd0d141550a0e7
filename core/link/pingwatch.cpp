// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/pingwatch.h"

#include <algorithm>

namespace noc {

namespace {
// Unanswered pings that are remembered; more cannot be under way before the link is found silent with any sane setting.
constexpr std::size_t kRemembered = 64;
// After a stall: long enough to read what waits in the socket and to have a new ping answered.
constexpr seconds kGrace {2};
} // namespace

PingWatch::PingWatch(const LivenessPlan &plan, Clock &clock, Handler handler)
    : m_plan(plan),
      m_clock(clock),
      m_handler(std::move(handler)),
      m_pingTimer(clock, [this](auto lateness) { pingDue(lateness); }),
      m_silenceTimer(clock, [this](auto lateness) { silenceDue(lateness); })
{
}

void PingWatch::start()
{
    m_lastSign = m_clock.bootNow();
    if (!pings())
        return; // without pings an idle link is silent by right
    m_pingTimer.start(m_plan.pingEvery);
    m_silenceTimer.start(m_plan.silentAfter);
}

void PingWatch::stop()
{
    m_pingTimer.stop();
    m_silenceTimer.stop();
    m_unanswered.clear();
}

std::optional<nanoseconds> PingWatch::pongReceived(const QByteArray &payload, BootTime now)
{
    heard(now);
    const auto found =
        std::find_if(m_unanswered.begin(), m_unanswered.end(), [&](const Sent &ping) { return ping.payload == payload; });
    if (found == m_unanswered.end())
        return std::nullopt;
    const nanoseconds took = now - found->at;
    // A peer may answer only the newest of several pings (RFC 6455 5.5.3).
    m_unanswered.erase(m_unanswered.begin(), std::next(found));
    return took;
}

bool PingWatch::probe()
{
    if (!pings())
        return false;
    sendPing();
    return true;
}

void PingWatch::sendPing()
{
    if (m_unanswered.size() == kRemembered)
        m_unanswered.pop_front();
    const QByteArray payload = QByteArray::number(++m_serial);
    m_unanswered.push_back({payload, m_clock.bootNow()});
    m_handler.ping(payload);
}

void PingWatch::pingDue(DeadlineTimer::Lateness lateness)
{
    if (lateness == DeadlineTimer::Lateness::Slept) {
        stop();
        m_handler.slept();
        return;
    }
    m_pingTimer.start(m_plan.pingEvery);
    sendPing();
}

void PingWatch::silenceDue(DeadlineTimer::Lateness lateness)
{
    if (lateness == DeadlineTimer::Lateness::Slept) {
        stop();
        m_handler.slept();
        return;
    }
    const BootTime due = *m_lastSign + m_plan.silentAfter;
    if (m_clock.bootNow() < due) {
        m_silenceTimer.startAt(due);
        return;
    }
    if (lateness == DeadlineTimer::Lateness::Stalled) {
        m_silenceTimer.start(kGrace);
        sendPing();
        return;
    }
    stop();
    m_handler.silent();
}

} // namespace noc
