// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/roundtripmodel.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// Pings go every 3 s and heartbeats every 15 s: after three that did not come the line would only be a guess.
constexpr std::array<milliseconds, RoundTripModel::SeriesCount> kLongestSilence = {seconds(50), seconds(12)};

constexpr auto kFirstAttempt = seconds(2);

double toX(WallTime time)
{
    return double(time.time_since_epoch().count());
}

WallTime middle(const LatencyPoint &point)
{
    return point.start + point.width / 2;
}

// The smallest of 1, 2 and 5 times a power of ten that is not under `least`.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * 0.999)
            return factor * power;
    }
    return 10 * power;
}

void appendPoint(RoundTripModel::Line &line, const LatencyPoint &point)
{
    if (point.minMs == point.maxMs) {
        line.append({toX(middle(point)), point.maxMs});
        return;
    }
    // First the end that is nearer to where the line comes from: fewer strokes cross.
    const bool fromBelow = line.isEmpty() || std::abs(line.last().y() - point.minMs) <= std::abs(line.last().y() - point.maxMs);
    const double first = toX(point.start + point.width / 4);
    const double second = toX(point.start + point.width * 3 / 4);
    line.append({first, fromBelow ? point.minMs : point.maxMs});
    line.append({second, fromBelow ? point.maxMs : point.minMs});
}

} // namespace

QString seriesName(RoundTripModel::Series series)
{
    return series == RoundTripModel::Heartbeats ? QCoreApplication::translate("noc::RoundTripModel", "heartbeat (application)")
                                                : QCoreApplication::translate("noc::RoundTripModel", "ping (transport)");
}

QString seriesShortName(RoundTripModel::Series series)
{
    return series == RoundTripModel::Heartbeats ? QCoreApplication::translate("noc::RoundTripModel", "heartbeat")
                                                : QCoreApplication::translate("noc::RoundTripModel", "ping");
}

void RoundTripModel::set(const HealthSnapshot &snapshot)
{
    m_range = snapshot.range;
    m_points = {snapshot.heartbeats.points, snapshot.pings.points};
    m_summaries = {snapshot.heartbeats.summary, snapshot.pings.summary};
    m_newest = snapshot.newestMs;
    makeBands(snapshot);
    for (std::size_t i = 0; i < SeriesCount; ++i)
        m_lines[i] = makeLines(m_points[i], kLongestSilence[i]);
    makeTop();
}

bool RoundTripModel::hasSamples() const
{
    return std::any_of(m_points.begin(), m_points.end(), [](const auto &points) { return !points.empty(); });
}

bool RoundTripModel::isEmpty() const
{
    return m_bands.isEmpty() && !hasSamples();
}

void RoundTripModel::makeBands(const HealthSnapshot &snapshot)
{
    m_bands.clear();
    bool known = false;
    for (const UptimeSpan &span : snapshot.channel(ChannelKind::Dashboard).spans) {
        const bool off = span.kind == UptimeKind::Off;
        if (span.kind == UptimeKind::Connected || (off && !known)) {
            known = true;
            continue;
        }
        known = true;
        // The first attempt after the start takes a moment: that is no stretch without data.
        if (span.cause == EndCause {} && !off && span.to - span.from < kFirstAttempt)
            continue;
        // Reconnecting and then failed is one stretch without data.
        if (!m_bands.isEmpty() && m_bands.last().range.to == span.from && m_bands.last().off == off)
            m_bands.last().range.to = span.to;
        else
            m_bands.append({{span.from, span.to}, {}, off});
    }
    for (Band &band : m_bands) {
        const QString length = formatDuration(band.range.length());
        band.label = band.off ? QCoreApplication::translate("noc::RoundTripModel", "off %1", "duration").arg(length)
                              : QCoreApplication::translate("noc::RoundTripModel", "no data %1", "duration").arg(length);
    }
}

bool RoundTripModel::bandBetween(WallTime from, WallTime to) const
{
    return std::any_of(
        m_bands.begin(), m_bands.end(), [&](const Band &band) { return band.range.from < to && band.range.to > from; });
}

QList<RoundTripModel::Line> RoundTripModel::makeLines(const std::vector<LatencyPoint> &points, milliseconds longestSilence) const
{
    QList<Line> lines;
    Line line;
    const LatencyPoint *last = nullptr;
    const auto flush = [&lines, &line, &last] {
        // A lone point is drawn as a dash of its own width, else it would be invisible.
        if (line.size() == 1)
            line = {{toX(last->start), line.first().y()}, {toX(last->start + last->width), line.first().y()}};
        if (!line.isEmpty())
            lines.append(line);
        line.clear();
    };
    for (const LatencyPoint &point : points) {
        if (last) {
            const milliseconds silence = point.start - (last->start + last->width);
            if (silence > std::max(longestSilence, 2 * point.width) || bandBetween(middle(*last), middle(point)))
                flush();
        }
        appendPoint(line, point);
        last = &point;
    }
    flush();
    return lines;
}

void RoundTripModel::makeTop()
{
    double highest = kTargetP95Ms * 1.1;
    for (const auto &points : m_points) {
        for (const LatencyPoint &point : points)
            highest = std::max(highest, point.maxMs * 1.04);
    }
    const double step = roundStep(highest / 4);
    m_top = std::ceil(highest / step) * step;
}

QList<RoundTripModel::Mark> RoundTripModel::valueMarks(int most) const
{
    QList<Mark> marks;
    const double step = std::min(roundStep(m_top / std::max(1, most)), m_top);
    const QLocale locale;
    for (int i = 0; i * step <= m_top * 1.001; ++i)
        marks.append({i * step, locale.toString(i * step, 'f', step < 1 ? 1 : 0)});
    return marks;
}

QList<RoundTripModel::Mark> RoundTripModel::timeMarks(milliseconds apart) const
{
    using std::chrono::hours;
    using std::chrono::minutes;
    static constexpr std::array<milliseconds, 18> kSteps = {
        seconds(1),  seconds(5),  seconds(10), seconds(15), seconds(30), minutes(1), minutes(2), minutes(5), minutes(10),
        minutes(15), minutes(30), hours(1),    hours(2),    hours(3),    hours(6),   hours(12),  hours(24),  hours(48)};
    const auto found = std::find_if(kSteps.begin(), kSteps.end(), [apart](milliseconds step) { return step >= apart; });
    const milliseconds step = found == kSteps.end() ? kSteps.back() : *found;

    QList<Mark> marks;
    const QLocale locale;
    // Round in local time; where the zone's offset changes inside the range, the marks move with it.
    const auto offsetAt = [](WallTime time) { return milliseconds(seconds(toDateTime(time).toLocalTime().offsetFromUtc())); };
    const auto floorLocal = [&](WallTime time) {
        const milliseconds local = time.time_since_epoch() + offsetAt(time);
        return WallTime(local - (local % step + step) % step - offsetAt(time));
    };
    for (WallTime time = floorLocal(m_range.from); time <= m_range.to; time = floorLocal(time + step + step / 4)) {
        if (time < m_range.from)
            continue;
        const QDateTime local = toDateTime(time).toLocalTime();
        const bool midnight = local.time() == QTime(0, 0);
        QString label;
        if (step >= hours(24) || (midnight && step >= hours(1)))
            label =
                locale.toString(local, QCoreApplication::translate("noc::RoundTripModel", "ddd d MMM", "date format on an axis"));
        else
            label = local.toString(step < minutes(1) ? u"HH:mm:ss"_s : u"HH:mm"_s);
        marks.append({toX(time), label});
    }
    return marks;
}

RoundTripModel::Reading RoundTripModel::readingAt(WallTime at, milliseconds reach) const
{
    Reading reading;
    reading.at = at;
    for (const Band &band : m_bands) {
        if (band.range.contains(at))
            reading.band = band.label;
    }
    for (std::size_t i = 0; i < SeriesCount; ++i) {
        const auto &points = m_points[i];
        auto best = points.end();
        auto it = std::lower_bound(
            points.begin(), points.end(), at, [](const LatencyPoint &point, WallTime time) { return middle(point) < time; });
        if (it != points.end())
            best = it;
        if (it != points.begin() && (best == points.end() || at - middle(*(it - 1)) <= middle(*best) - at))
            best = it - 1;
        if (best == points.end())
            continue;
        const milliseconds distance = std::max(middle(*best) - at, at - middle(*best));
        if (distance <= std::max(reach, best->width / 2 + milliseconds(1)))
            reading.points[i] = *best;
    }
    return reading;
}

std::optional<WallTime> RoundTripModel::step(WallTime at, bool forwards) const
{
    std::optional<WallTime> best;
    const auto &points = m_points[Heartbeats].empty() ? m_points[Pings] : m_points[Heartbeats];
    for (const LatencyPoint &point : points) {
        const WallTime time = middle(point);
        if (forwards ? time > at && (!best || time < *best) : time < at)
            best = time;
    }
    return best;
}

QString RoundTripModel::description() const
{
    if (!hasSamples())
        return QCoreApplication::translate("noc::RoundTripModel", "No data in this range (%1).", "length of the range")
            .arg(rangeName(m_range.length()));
    const LatencySummary &beats = m_summaries[Heartbeats];
    const LatencySummary &pings = m_summaries[Pings];
    QStringList sentences;
    sentences << QCoreApplication::translate("noc::RoundTripModel", "Round trip on Dashboard, last %1.", "length of the range")
                     .arg(rangeName(m_range.length()));
    if (m_newest)
        sentences << QCoreApplication::translate("noc::RoundTripModel", "Newest heartbeat %1.", "11.8 ms")
                         .arg(formatRoundTrip(*m_newest));
    if (beats.samples > 0)
        sentences << QCoreApplication::translate(
                         "noc::RoundTripModel", "Heartbeats: P50 %1, P95 %2, P99 %3, least %4, most %5, %n sample(s).", nullptr,
                         beats.samples)
                         .arg(
                             formatRoundTrip(beats.p50Ms), formatRoundTrip(beats.p95Ms), formatRoundTrip(beats.p99Ms),
                             formatRoundTrip(beats.minMs), formatRoundTrip(beats.maxMs));
    if (pings.samples > 0)
        sentences << QCoreApplication::translate(
                         "noc::RoundTripModel", "Pings: P50 %1, P95 %2, P99 %3, %n sample(s).", nullptr, pings.samples)
                         .arg(formatRoundTrip(pings.p50Ms), formatRoundTrip(pings.p95Ms), formatRoundTrip(pings.p99Ms));
    sentences << QCoreApplication::translate("noc::RoundTripModel", "P95 target %1.", "50 ms").arg(formatRoundTrip(kTargetP95Ms));
    if (!m_bands.isEmpty())
        sentences << QCoreApplication::translate(
            "noc::RoundTripModel", "%n stretch(es) without data.", nullptr, int(m_bands.size()));
    return sentences.join(u' ');
}

} // namespace noc
