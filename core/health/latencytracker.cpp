// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/latencytracker.h"

#include "core/health/quantilesketch.h"

#include <algorithm>
#include <array>
#include <deque>

namespace noc {

namespace {

// Samples of two layers do not come in perfect order; what is later than this is a wall clock that was set.
constexpr auto kLate = seconds(2);

struct Bucket {
    WallTime start;
    double minMs = 0, maxMs = 0;
    QuantileSketch sketch;

    void add(double ms)
    {
        minMs = sketch.count() == 0 ? ms : std::min(minMs, ms);
        maxMs = sketch.count() == 0 ? ms : std::max(maxMs, ms);
        sketch.add(ms);
    }
};

// Many buckets as one, for reading.
struct BucketSum {
    WallTime start;
    double minMs = 0, maxMs = 0;
    QuantileSum sum;

    void begin(WallTime at)
    {
        start = at;
        sum.clear();
    }
    void add(const Bucket &bucket)
    {
        minMs = sum.count() == 0 ? bucket.minMs : std::min(minMs, bucket.minMs);
        maxMs = sum.count() == 0 ? bucket.maxMs : std::max(maxMs, bucket.maxMs);
        sum.add(bucket.sketch);
    }
    void add(const BucketSum &other)
    {
        minMs = sum.count() == 0 ? other.minMs : std::min(minMs, other.minMs);
        maxMs = sum.count() == 0 ? other.maxMs : std::max(maxMs, other.maxMs);
        sum.add(other.sum);
    }
    int samples() const { return int(sum.count()); }
    // A quantile is a bucket's middle and may lie a hair outside of what was seen.
    double quantile(double q) const { return std::clamp(sum.quantile(q), minMs, maxMs); }
    LatencySummary summary() const
    {
        return samples() == 0 ? LatencySummary()
                              : LatencySummary {samples(), minMs, maxMs, quantile(0.5), quantile(0.95), quantile(0.99)};
    }
};

WallTime floorTo(WallTime time, milliseconds width)
{
    const auto since = time.time_since_epoch();
    return WallTime(since - since % width);
}

// One resolution: points of one width, kept for a time.
struct Level {
    milliseconds width;
    milliseconds span;
    std::deque<Bucket> buckets;
    std::optional<WallTime> droppedTo; // what lay before this is gone

    void add(double ms, WallTime at)
    {
        const WallTime start = floorTo(at, width);
        if (!buckets.empty() && start < buckets.back().start) {
            // Only a hair late, see kLate: into its own bucket, or into the one after it.
            auto it =
                std::find_if(buckets.rbegin(), buckets.rend(), [start](const Bucket &bucket) { return bucket.start <= start; });
            if (it == buckets.rend() || it->start != start)
                --it;
            it->add(ms);
            return;
        }
        if (buckets.empty() || start > buckets.back().start)
            buckets.push_back({start});
        buckets.back().add(ms);
        while (buckets.front().start < buckets.back().start - span) {
            droppedTo = buckets.front().start + width;
            buckets.pop_front();
        }
    }
    // Moves everything back so that the newest bucket holds `at`.
    void dateBack(WallTime at)
    {
        if (buckets.empty())
            return;
        const milliseconds by = buckets.back().start - floorTo(at, width);
        for (Bucket &bucket : buckets)
            bucket.start -= by;
        if (droppedTo)
            *droppedTo -= by;
    }
    // Whether everything since `from` is still here.
    bool covers(WallTime from) const { return !droppedTo || from >= *droppedTo; }

    // Calls `visit` for each bucket that touches [from, to), oldest first.
    template<typename Visit> void forEach(WallTime from, WallTime to, Visit visit) const
    {
        auto it = std::lower_bound(buckets.begin(), buckets.end(), from, [this](const Bucket &bucket, WallTime time) {
            return bucket.start + width <= time;
        });
        for (; it != buckets.end() && it->start < to; ++it)
            visit(*it);
    }
};

} // namespace

struct LatencyTracker::Private {
    // Product rule: one-second points for an hour, then ten-second, then one-minute.
    std::array<Level, 3> levels {
        Level {seconds(1), std::chrono::hours(1)}, Level {seconds(10), std::chrono::hours(24)},
        Level {std::chrono::minutes(1), std::chrono::hours(24 * 7)}};
    std::optional<milliseconds> last;
    std::optional<WallTime> newest;
    // What points() found on its way: charts ask for the summary of the same range next, and a second walk over a week costs as much as the first.
    struct Found {
        WallTime from, to;
        LatencySummary summary;
    };
    std::optional<Found> found;

    // The wall clock was set back: what was measured before is dated by the clock as it is now, else the new samples would hide behind it until
    // that time comes again.
    void dateBack(WallTime at)
    {
        for (Level &level : levels)
            level.dateBack(at);
    }

    const Level &levelFor(WallTime from) const
    {
        for (const Level &level : levels) {
            if (level.covers(from))
                return level;
        }
        return levels.back();
    }
};

LatencyTracker::LatencyTracker() : d(std::make_unique<Private>()) { }
LatencyTracker::~LatencyTracker() = default;
LatencyTracker::LatencyTracker(LatencyTracker &&) noexcept = default;
LatencyTracker &LatencyTracker::operator=(LatencyTracker &&) noexcept = default;

void LatencyTracker::add(nanoseconds roundTrip, WallTime at)
{
    const double ms = double(roundTrip.count()) / 1e6;
    if (d->newest && at < *d->newest - kLate) {
        d->dateBack(at);
        d->newest = at;
    }
    d->newest = std::max(d->newest.value_or(at), at);
    d->found.reset();
    for (Level &level : d->levels)
        level.add(ms, at);
    d->last = std::chrono::round<milliseconds>(roundTrip);
}

std::vector<LatencyPoint> LatencyTracker::points(WallTime from, WallTime to, int maxPoints) const
{
    std::vector<LatencyPoint> points;
    if (to <= from || maxPoints <= 0)
        return points;
    const Level &level = d->levelFor(from);
    // Groups lie on multiples of their width, so that a moving range does not make the picture shimmer. One more than fits can be cut by the edges.
    const std::int64_t wanted = (to - from) / (level.width * std::max(1, maxPoints - 1)) + 1;
    const milliseconds width = level.width * wanted;

    BucketSum group;
    BucketSum all;
    const auto flush = [&points, &group, &all, width] {
        if (group.samples() == 0)
            return;
        all.add(group);
        points.push_back(
            {group.start, width, group.samples(), group.minMs, group.maxMs, group.quantile(0.5), group.quantile(0.95),
             group.quantile(0.99)});
    };
    level.forEach(from, to, [&](const Bucket &bucket) {
        const WallTime start = floorTo(bucket.start, width);
        if (group.samples() == 0 || start != group.start) {
            flush();
            group.begin(start);
        }
        group.add(bucket);
    });
    flush();
    d->found = {from, to, all.summary()};
    return points;
}

LatencySummary LatencyTracker::summary(WallTime from, WallTime to) const
{
    if (d->found && d->found->from == from && d->found->to == to)
        return d->found->summary;
    BucketSum all;
    d->levelFor(from).forEach(from, to, [&all](const Bucket &bucket) { all.add(bucket); });
    return all.summary();
}

std::optional<milliseconds> LatencyTracker::last() const
{
    return d->last;
}

} // namespace noc
