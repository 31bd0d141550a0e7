// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace noc {

//! Where chance comes from, so that tests can fix it. Used from the thread that owns it.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    //! Evenly from [0, 1).
    virtual double uniform() = 0;
};

//! The machine's randomness, seeded by the system.
std::unique_ptr<RandomSource> makeSystemRandom();

} // namespace noc
