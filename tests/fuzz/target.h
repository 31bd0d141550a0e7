// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

//! What a fuzz target is made of: one file that defines run(). It is linked to libFuzzer (preset "fuzz") for long runs, and to replay.cpp for
//! the kept corpus and a fixed number of mutations of it in every test run.
namespace noc::fuzz {

//! Takes one input; must neither crash nor hang nor leave memory behind. Always 0 (libFuzzer's convention).
int run(const std::uint8_t *data, std::size_t size);

//! Something that has to hold for every input.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace noc::fuzz
