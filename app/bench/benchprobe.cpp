// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/benchprobe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kTurnMs = 4;
constexpr float kLongFrameMs = 50;
constexpr qint64 kLatencyEvery = 10;

qint64 monotonicNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

// The server's five words for it, by rank; what is unknown ranks with CRITICAL.
QJsonArray bySeverity(const AlertCounts &counts)
{
    const auto rows = [&counts](Severity severity) { return counts.bySeverity[std::size_t(severity)]; };
    return {
        qint64(rows(Severity::Info)), qint64(rows(Severity::Low)), qint64(rows(Severity::Medium)), qint64(rows(Severity::High)),
        qint64(rows(Severity::Critical) + rows(Severity::Unknown))};
}

} // namespace

std::unique_ptr<BenchProbe> BenchProbe::fromEnvironment(Session &session)
{
    const qint64 frames = qEnvironmentVariable("WATCHFLOOR_BENCH").toLongLong();
    return frames > 0 ? std::make_unique<BenchProbe>(session, frames) : nullptr;
}

BenchProbe::BenchProbe(Session &session, qint64 frames) : m_session(session), m_wanted(frames)
{
    connect(&session, &Session::alertRaised, this, &BenchProbe::count);
}

void BenchProbe::count(const AlertRaise &raise)
{
    if (m_frames == m_wanted)
        return;
    if (m_frames++ == 0) {
        m_turns.start(kTurnMs, Qt::PreciseTimer, this);
        m_lastTurnNs = monotonicNs();
    }
    if (m_frames % kLatencyEvery == 0 && raise.raised)
        m_unpainted.push_back(*raise.raised);
    if (m_frames == m_wanted)
        m_countedNs = monotonicNs();
}

void BenchProbe::paintBegins()
{
    m_painting.insert(m_painting.end(), m_unpainted.begin(), m_unpainted.end());
    m_unpainted.clear();
    m_lastIsPainting = m_countedNs != 0;
}

void BenchProbe::paintEnded()
{
    // Finer than the session's own clock. What was raised is known to the millisecond, rounded down: nothing looks faster than it was.
    const auto now = std::chrono::system_clock::now();
    for (const WallTime raised : m_painting)
        m_latencies.push_back(std::chrono::duration<double, std::milli>(now - raised).count());
    m_painting.clear();
    if (m_lastIsPainting && m_paintedNs == 0) {
        m_paintedNs = monotonicNs();
        tell();
    }
}

void BenchProbe::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turns.timerId())
        return;
    const qint64 now = monotonicNs();
    m_gaps.push_back(std::max(0.0F, float(now - m_lastTurnNs) / 1e6F - float(kTurnMs)));
    m_lastTurnNs = now;
}

void BenchProbe::tell()
{
    m_turns.stop();
    // The turn that is under way counts too.
    m_gaps.push_back(std::max(0.0F, float(m_paintedNs - m_lastTurnNs) / 1e6F - float(kTurnMs)));
    std::sort(m_gaps.begin(), m_gaps.end());
    const auto isLong = [](float gap) { return gap > kLongFrameMs; };
    QJsonArray latencies;
    for (const double latency : m_latencies)
        latencies.append(std::round(latency * 1000) / 1000);
    const AlertCounts &counts = m_session.alerts().counts();
    const QJsonObject line {
        {u"frames"_s, m_frames},
        {u"unique"_s, qint64(counts.rows)},
        {u"unacknowledged"_s, qint64(counts.unacknowledged)},
        {u"repeats"_s, m_frames - qint64(counts.rows + qsizetype(counts.evicted))},
        {u"sev_final"_s, bySeverity(counts)},
        {u"counted_ns"_s, m_countedNs},
        {u"painted_ns"_s, m_paintedNs},
        {u"long_frames"_s,
         QJsonObject {
             {u"n"_s, qint64(std::count_if(m_gaps.begin(), m_gaps.end(), isLong))},
             {u"max_ms"_s, double(m_gaps.back())},
             {u"p99_ms"_s, double(m_gaps[m_gaps.size() * 99 / 100])}}},
        {u"latency_ms"_s, latencies}};
    std::printf("BENCH %s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace noc
