// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

namespace noc::test {

//! Chance that always says the same: 0.5 is the middle of every jitter.
class FixedRandom final : public RandomSource
{
public:
    explicit FixedRandom(double value = 0.5) : m_value(value) { }
    double uniform() override { return m_value; }
    void set(double value) { m_value = value; }

private:
    double m_value;
};

} // namespace noc::test
