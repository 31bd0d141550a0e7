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

// Nearest rank: of two samples P95 is the larger one. A link is never shown better than it was.
std::uint32_t rank(double q, std::uint32_t count)
{
    return std::uint32_t(std::max(1.0, std::ceil(q * double(count) - 1e-9)));
}

// The middle of the bucket, so that the error is the same to both sides.
double middleOf(std::size_t index)
{
    return kSmallest * 2 * std::pow(kGamma, double(index)) / (kGamma + 1);
}

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
    const std::uint32_t wanted = rank(q, m_count);
    std::uint32_t below = 0;
    for (const auto &[index, count] : m_buckets) {
        below += count;
        if (below >= wanted)
            return middleOf(index);
    }
    return 0;
}

void QuantileSum::add(const QuantileSketch &sketch)
{
    if (sketch.m_buckets.empty())
        return;
    for (const auto &[index, count] : sketch.m_buckets)
        m_buckets[index] += count;
    m_first = std::min<std::size_t>(m_first, sketch.m_buckets.front().first);
    m_end = std::max<std::size_t>(m_end, sketch.m_buckets.back().first + 1U);
    m_count += sketch.m_count;
}

void QuantileSum::add(const QuantileSum &other)
{
    for (std::size_t index = other.m_first; index < other.m_end; ++index)
        m_buckets[index] += other.m_buckets[index];
    m_first = std::min(m_first, other.m_first);
    m_end = std::max(m_end, other.m_end);
    m_count += other.m_count;
}

void QuantileSum::clear()
{
    if (m_first < m_end)
        std::fill(m_buckets.begin() + std::ptrdiff_t(m_first), m_buckets.begin() + std::ptrdiff_t(m_end), 0U);
    m_first = kBuckets;
    m_end = 0;
    m_count = 0;
}

double QuantileSum::quantile(double q) const
{
    const std::uint32_t wanted = rank(q, m_count);
    std::uint32_t below = 0;
    for (std::size_t index = m_first; index < m_end; ++index) {
        below += m_buckets[index];
        if (below >= wanted)
            return middleOf(index);
    }
    return 0;
}

} // namespace noc
