// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace noc::faults {

using std::chrono::milliseconds;

//! Times are since the round's beginning, on the machine's boot clock.
using Moment = milliseconds;

struct Span {
    Moment from {0};
    Moment to {0};
};

//! What the operator asked for.
struct Click {
    std::int64_t alert = 0;
    Moment at {0};
    //! The console had shown it as asked for and kept. A console that is killed within the same blink may forget what it never showed.
    bool shown = false;
    bool withdrawn = false; //!< … and the console said that it was taken back in time
};

//! One acknowledgement that the server carried out, as its own log tells.
struct Execution {
    std::int64_t alert = 0;
    Moment at {0};
    std::optional<Moment> answered; //!< when its answer reached the console's socket; none: lost with the link
    bool perhapsUnread = false; //!< the link was reset before the console had surely read the answer
};

//! One alert told to everybody who listened.
struct Raised {
    std::int64_t alert = 0;
    Moment at {0};
};

//! One life of the console, from its start to its end.
struct Life {
    Span span;
    bool killed = false;
    std::optional<Moment> firstLive;
    //! The gap since the life before, as it declares it; none: it calls all that was before it unknown.
    std::optional<Span> startGap;
    //! The wall clock was set since the life before was last heard of: that life's last entry tells no console how long ago it was.
    bool clockWasSet = false;
    std::set<std::int64_t> rows; //!< every alert that had a row in it, from the journal or told anew
};

//! How a command stood in the console in the end.
struct Shown {
    std::uint64_t id = 0; //!< of the command: a later one for the same alert stands for it
    std::string state; //!< "queued", "confirmed", …
    std::string words; //!< of a refusal
};

//! What was clicked, what the server logged, and what the console showed: written apart from each other, compared by check().
struct Books {
    // ---- the operator's ----
    std::vector<Click> clicks;

    // ---- the server's ----
    std::vector<Raised> raised;
    std::vector<Execution> executions;
    std::set<std::int64_t> poison; //!< acknowledging these kills the link: executed never
    std::vector<Span> served; //!< when a greeted Dashboard link stood and words could pass both ways

    // ---- the console's ----
    std::vector<Life> lives;
    std::map<std::int64_t, Shown> commands; //!< newest command for each alert, as shown in the end
    std::vector<Span> gaps; //!< declared between two greetings of one life
    bool settled = false; //!< live and with nothing open before the patience ended
};

//! A promise that was broken, and where.
struct Violation {
    enum class Kind {
        CommandLost,
        ExecutedTwice,
        FalselyConfirmed,
        LooksLive,
        AlertMissing,
        GapTooLong,
        Stuck,
        Crash,
    };
    Kind kind;
    std::string text;
};

inline constexpr int kViolationKinds = int(Violation::Kind::Crash) + 1;

//! What was broken, in the words of the summary ("commands lost").
const char *describe(Violation::Kind kind);

//! Compares the books; what can only be seen while it happens (LooksLive, FalselyConfirmed, Crash) is the player's to report.
std::vector<Violation> check(const Books &books);

//! What one round showed.
struct RoundResult {
    std::vector<Violation> violations;
    // How much happened, so that nobody takes an empty round for a good one.
    int clicks = 0, executions = 0, raised = 0, breaks = 0, kills = 0, repeats = 0;
    milliseconds length {0};
};

//! Adds what check() finds to what was `seen` at once, and counts what the books hold; breaks, kills and length are the round's to tell.
RoundResult judge(const Books &books, std::vector<Violation> seen);

} // namespace noc::faults
