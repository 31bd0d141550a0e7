// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/healthsnapshot.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <array>

namespace noc {

//! What the round trip chart draws, free of any chart library: broken lines, bands without data, axis marks, and the exact value at a
//! moment. x is milliseconds of UTC since 1970, y milliseconds of round trip.
class RoundTripModel
{
public:
    enum Series { Heartbeats, Pings, SeriesCount };

    //! The client guide's target for P95 ("Health").
    static constexpr double kTargetP95Ms = 50;

    using Line = QList<QPointF>;

    struct Band {
        TimeRange range;
        QString label; //!< "no data 41 s"
        bool off = false; //!< switched off on purpose
        friend bool operator==(const Band &, const Band &) = default;
    };

    struct Mark {
        double value;
        QString label;
        friend bool operator==(const Mark &, const Mark &) = default;
    };

    //! Everything known about a moment of the range.
    struct Reading {
        WallTime at;
        std::array<std::optional<LatencyPoint>, SeriesCount> points;
        QString band; //!< the band's label when there is one
    };

    void set(const HealthSnapshot &snapshot);

    const TimeRange &range() const { return m_range; }
    //! No sample and no band: there is nothing to draw.
    bool isEmpty() const;
    bool hasSamples() const;
    //! Unbroken pieces of a series, each of at least two vertices. A point that merges samples gives its minimum and its maximum, so
    //! that a spike stays as high as it was.
    const QList<Line> &lines(Series series) const { return m_lines[series]; }
    const QList<Band> &bands() const { return m_bands; }
    const LatencySummary &summary(Series series) const { return m_summaries[series]; }

    //! Upper end of the y axis: a round figure over the highest value, never under the target.
    double top() const { return m_top; }
    //! Marks of the y axis, 0 first, for an axis that has room for about `most` of them.
    QList<Mark> valueMarks(int most) const;
    //! Marks of the x axis at round local times, at least `apart` milliseconds from each other.
    QList<Mark> timeMarks(milliseconds apart) const;

    //! What was measured at `at`; the nearest point of each series within `reach`.
    Reading readingAt(WallTime at, milliseconds reach) const;
    //! The moments that have a reading, for stepping with the keyboard: the next one after (or before) `at`.
    std::optional<WallTime> step(WallTime at, bool forwards) const;

    //! The chart in words, for those who do not see it.
    QString description() const;

private:
    void makeBands(const HealthSnapshot &snapshot);
    QList<Line> makeLines(const std::vector<LatencyPoint> &points, milliseconds longestSilence) const;
    bool bandBetween(WallTime from, WallTime to) const;
    void makeTop();

    TimeRange m_range;
    std::array<std::vector<LatencyPoint>, SeriesCount> m_points;
    std::array<LatencySummary, SeriesCount> m_summaries;
    std::array<QList<Line>, SeriesCount> m_lines;
    QList<Band> m_bands;
    std::optional<double> m_newest;
    double m_top = 60;
};

//! "heartbeat (application)", "ping (transport)".
QString seriesName(RoundTripModel::Series series);
//! "heartbeat", "ping".
QString seriesShortName(RoundTripModel::Series series);

} // namespace noc
