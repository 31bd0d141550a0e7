// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace noc {

//! Quantiles of positive values from counts in logarithmic buckets (DDSketch, Masson and others, VLDB 2019): relative error at most 1 %,
//! mergeable without loss, at most about a thousand buckets. Values are milliseconds, clamped to [0.001, 600'000].
class QuantileSketch
{
public:
    void add(double value);
    void merge(const QuantileSketch &other);
    //! The smallest value that a share `q` (0 to 1) of all values do not exceed (nearest rank); 0 when empty.
    double quantile(double q) const;
    std::uint32_t count() const { return m_count; }

private:
    friend class QuantileSum;
    using Bucket = std::pair<std::uint16_t, std::uint32_t>;
    void addTo(std::uint16_t index, std::uint32_t count);

    std::vector<Bucket> m_buckets; // sorted by index
    std::uint32_t m_count = 0;
};

//! The sum of many sketches, for reading: room for every bucket, so that adding a sketch costs no search. 4 KiB.
class QuantileSum
{
public:
    //! One more than the highest bucket of a sketch.
    static constexpr std::size_t kBuckets = 1024;

    void add(const QuantileSketch &sketch);
    void add(const QuantileSum &other);
    void clear();
    //! As QuantileSketch::quantile().
    double quantile(double q) const;
    std::uint32_t count() const { return m_count; }

private:
    std::array<std::uint32_t, kBuckets> m_buckets {};
    std::size_t m_first = kBuckets; // what lies outside of [m_first, m_end) is zero
    std::size_t m_end = 0;
    std::uint32_t m_count = 0;
};

} // namespace noc
