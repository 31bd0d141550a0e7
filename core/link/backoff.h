// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"
#include "core/base/random.h"

#include <QMetaType>

namespace noc {

//! How a lost channel is tried again (product defaults; every number is a setting). Pure.
struct BackoffPlan {
    milliseconds base {1000}; //!< wait before the first attempt; client guide "Reconnection Strategy"
    double factor = 2.0;
    int attempts = 5; //!< 1, 2, 4, 8, 16 s, then Failed
    double jitter = 0.5; //!< each wait is drawn evenly from ±50 %
    milliseconds stableAfter {10'000}; //!< a link that held this long after its greeting resets the counter
    milliseconds slowInterval {15'000}; //!< in Failed, ±25 %
    milliseconds slowFor {15 * 60'000}; //!< how long slowInterval is kept
    milliseconds rareInterval {60'000}; //!< afterwards, and after a refused handshake
    milliseconds laterAfter {30'000}; //!< never earlier when told to wait (429, 4429)
    bool probeWhenFailed = true; //!< false: Failed waits for the operator

    friend bool operator==(const BackoffPlan &, const BackoffPlan &) = default;
};

//! What to do after an end.
enum class NextStep {
    Quick, //!< the exponential waits
    Rare, //!< the same attempt would be refused again: no storm, every 60 s, for ever, credentials kept
    Later, //!< told to wait (429, 4429): not before 30 s
    Stop, //!< nothing to try: the URL itself is bad, the tenant changed, or it was asked to stop
    AtOnce, //!< nothing is wrong with the server: woke up, network came back
};

//! The step that an end calls for (client guide "Error Codes" and "Reconnection Strategy").
NextStep nextStep(const EndCause &cause);

//! Decides waits. One per channel.
class Backoff
{
public:
    Backoff(BackoffPlan plan, RandomSource &random);

    struct Wait {
        milliseconds delay;
        int attempt; //!< number of the attempt that the wait leads to, from 1
        bool failed; //!< the channel is Failed during this wait
    };
    //! The wait that follows an end at `now`; none when nothing comes by itself.
    std::optional<Wait> next(const EndCause &cause, BootTime now);
    //! The link held: the counter starts from zero again.
    void reset();

    const BackoffPlan &plan() const { return m_plan; }

private:
    milliseconds spread(milliseconds middle, double share);
    milliseconds quickDelay() const;

    BackoffPlan m_plan;
    RandomSource &m_random;
    int m_attempt = 0; //!< counted attempts since the last reset
    std::optional<BootTime> m_failedSince; //!< since when waits have been those of Failed
};

} // namespace noc
