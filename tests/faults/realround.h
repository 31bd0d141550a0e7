// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/virtualround.h"

#include <QString>

#include <memory>

namespace noc::test {
class NocServerProcess;
} // namespace noc::test

namespace noc::faults {

struct RealOptions {
    bool verbose = false; //!< says each step on standard error
    bool window = false; //!< the console is the real window, worked and read through accessibility; else the bare core
};

//! Seconds of a bad shift in real time: two Daphne processes with one Redis, a fault proxy before the first, and a console process that is
//! killed in every fifth round. The servers serve many rounds.
class RealWorld
{
public:
    RealWorld();
    ~RealWorld();

    //! Starts the server; an empty string, or what went wrong in a sentence.
    QString start();
    //! Plays one round. The same seed does the same things; what the machine's timing makes of it differs.
    RoundResult play(std::uint64_t seed, const RealOptions &options);

private:
    std::unique_ptr<test::NocServerProcess> m_server;
    qint64 m_bookEnd = 0;
};

} // namespace noc::faults
