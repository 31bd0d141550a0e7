// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/quantilesketch.h"

#include <algorithm>
#include <cmath>

namespace noc {

namespace {

constexpr double kAccuracy = 0.01;
constexpr double kGamma = (1 + kAccuracy) / (1 - kAccuracy);
constexpr double kSmallest = 0.001;
constexpr double kLargest = 600'000;

const double kLogGamma = std::log(kGamma);

} // namespace

void QuantileSketch::addTo(std::uint16_t index, std::uint32_t count)
{
    const auto it = std::lower_bound(m_buckets.begin(), m_buckets.end(), index, [](const Bucket &bucket, std::uint16_t wanted) {
        return bucket.first < wanted;
    });
    if (it != m_buckets.end() && it->first == index)
        it->second += count;
    else
        m_buckets.insert(it, {index, count});
    m_count += count;
}

void QuantileSketch::add(double value)
{
    const double clamped = std::clamp(value, kSmallest, kLargest);
    addTo(std::uint16_t(std::ceil(std::log(clamped / kSmallest) / kLogGamma)), 1);
}

void QuantileSketch::merge(const QuantileSketch &other)
{
    for (const auto &[index, count] : other.m_buckets)
        addTo(index, count);
}

double QuantileSketch::quantile(double q) const
{
    if (m_count == 0)
        return 0;
    // Nearest rank: of two samples P95 is the larger one. A link is never shown better than it was.
    const double rank = std::max(1.0, std::ceil(q * double(m_count) - 1e-9));
    std::uint32_t below = 0;
    for (const auto &[index, count] : m_buckets) {
        below += count;
        // The middle of the bucket, so that the error is the same to both sides.
        if (double(below) >= rank)
            return kSmallest * 2 * std::pow(kGamma, double(index)) / (kGamma + 1);
    }
    return kLargest;
}

} // namespace noc
