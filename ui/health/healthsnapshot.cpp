// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthsnapshot.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>

namespace noc {

namespace {

QString ordinal(int attempt)
{
    switch (attempt) {
    case 1: return QCoreApplication::translate("noc::HealthPanel", "at the first attempt");
    case 2: return QCoreApplication::translate("noc::HealthPanel", "at the second attempt");
    case 3: return QCoreApplication::translate("noc::HealthPanel", "at the third attempt");
    case 4: return QCoreApplication::translate("noc::HealthPanel", "at the fourth attempt");
    case 5: return QCoreApplication::translate("noc::HealthPanel", "at the fifth attempt");
    default: return QCoreApplication::translate("noc::HealthPanel", "at attempt %1").arg(attempt);
    }
}

bool isDown(UptimeKind kind)
{
    return kind == UptimeKind::Reconnecting || kind == UptimeKind::Failed;
}

} // namespace

HealthSnapshot readHealth(const Session &session, const TimeRange &range, int maxPoints)
{
    const SessionHealth &health = session.health();
    HealthSnapshot snapshot;
    snapshot.range = range;
    snapshot.now = session.clock().wallNow();

    const auto read = [&](RoundTrip::Layer layer) {
        const LatencyTracker &tracker = health.latency(ChannelKind::Dashboard, layer);
        return RoundTripSeries {tracker.points(range.from, range.to, maxPoints), tracker.summary(range.from, range.to)};
    };
    snapshot.heartbeats = read(RoundTrip::Layer::Application);
    snapshot.pings = read(RoundTrip::Layer::Transport);

    for (const ChannelKind kind : kAllChannels) {
        const ChannelStatus status = session.channel(kind);
        const UptimeLedger &ledger = health.uptime(kind);
        snapshot.channels[std::size_t(kind)] = {
            status.inProfile, status.state, ledger.spans(range.from, range.to), ledger.figures(range.from, range.to)};
    }

    const ChannelStatus dashboard = session.channel(ChannelKind::Dashboard);
    snapshot.newestMs = dashboard.roundTripMs;
    snapshot.serverLatencyMs = dashboard.serverLatencyMs;
    snapshot.clockOffset = health.clockOffset().offset();
    snapshot.clockUncertainty = health.clockOffset().uncertainty();
    snapshot.stats = session.stats();
    return snapshot;
}

std::vector<LinkBreak> linkBreaks(ChannelKind channel, const std::vector<UptimeSpan> &spans, WallTime now)
{
    std::vector<LinkBreak> breaks;
    bool wasUp = false;
    for (const UptimeSpan &span : spans) {
        if (!isDown(span.kind)) {
            wasUp = span.kind == UptimeKind::Connected;
            continue;
        }
        const bool goesOn = !breaks.empty() && breaks.back().to == span.from;
        if (!wasUp && !goesOn)
            continue; // the first attempts after the start break nothing
        if (!goesOn)
            breaks.push_back({channel, span.from, std::nullopt, span.cause, 0, false});
        LinkBreak &last = breaks.back();
        last.to = span.to;
        last.attempts = span.attempts;
        last.failed = last.failed || span.kind == UptimeKind::Failed;
        wasUp = false;
    }
    // The running span ends at the moment asked for; what was read a blink ago has not ended either.
    const bool lasts = !spans.empty() && isDown(spans.back().kind) && spans.back().to + seconds(1) >= now;
    if (lasts && !breaks.empty() && breaks.back().to == spans.back().to)
        breaks.back().to.reset();
    return breaks;
}

QString describeBreak(const LinkBreak &linkBreak, WallTime now)
{
    // Arguments are set in one call: words from the wire may hold a percent sign.
    const QString begin = formatTime(linkBreak.from, now);
    const QString channel = channelName(linkBreak.channel);
    const QString cause = safeLine(shortWords(linkBreak.cause));
    if (!linkBreak.to)
        return QCoreApplication::translate("noc::HealthPanel", "%1 %2: %3 · not back yet, for %4", "time, channel, cause, duration")
            .arg(begin, channel, cause, formatDuration(now - linkBreak.from));
    const QString length = formatDuration(*linkBreak.to - linkBreak.from);
    if (linkBreak.failed || linkBreak.attempts < 1)
        return QCoreApplication::translate("noc::HealthPanel", "%1 %2: %3 · back after %4", "time, channel, cause, duration")
            .arg(begin, channel, cause, length);
    return QCoreApplication::translate(
               "noc::HealthPanel", "%1 %2: %3 · back after %4 %5", "time, channel, cause, duration, 'at the third attempt'")
        .arg(begin, channel, cause, length, ordinal(linkBreak.attempts));
}

} // namespace noc
