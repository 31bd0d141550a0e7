// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/books.h"

#include <algorithm>
#include <sstream>

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

// What a console may still not have written down when it is killed right after a word arrived.
constexpr milliseconds kBlink {500};
// How much longer than the outage a declared gap may be.
constexpr milliseconds kGapAllowance {10'000};
// A raise at the very edge of a gap counts as in it.
constexpr milliseconds kEdge {1'000};

std::string seconds(Moment at)
{
    std::ostringstream text;
    text << double(at.count()) / 1000.0 << " s";
    return text.str();
}

std::string alertText(std::int64_t alert)
{
    return "alert " + std::to_string(alert);
}

bool killedSoonAfter(const Books &books, Moment at)
{
    return std::any_of(books.lives.begin(), books.lives.end(), [&](const Life &life) {
        return life.killed && life.span.to >= at && life.span.to - at <= kBlink;
    });
}

bool executedAndAnswered(const Books &books, std::int64_t alert)
{
    return std::any_of(books.executions.begin(), books.executions.end(), [&](const Execution &execution) {
        return execution.alert == alert && execution.answered;
    });
}

//! Every click that was shown ends in the server's word, and the console shows which.
void checkCommands(const Books &books, std::vector<Violation> &found)
{
    for (const Click &click : books.clicks) {
        if (!click.shown || click.withdrawn)
            continue;
        const auto shown = books.commands.find(click.alert);
        const std::string state = shown == books.commands.end() ? "none" : shown->second.state;
        const bool poisoned = books.poison.count(click.alert) > 0;
        const bool answered = executedAndAnswered(books, click.alert);
        const bool right = poisoned ? state == "refused" : answered && state == "confirmed";
        if (!right) {
            found.push_back(
                {Violation::Kind::CommandLost,
                 alertText(click.alert) + " clicked at " + seconds(click.at) + " is \"" + state + "\" in the console and "
                     + (answered ? "executed" : "not executed and answered") + " at the server" + (poisoned ? " (poison)" : "")});
        }
    }
}

//! The server overwrites who and when, so a second execution is only right where the answer of the first was lost.
void checkExecutions(const Books &books, std::vector<Violation> &found)
{
    std::map<std::int64_t, std::vector<const Execution *>> byAlert;
    for (const Execution &execution : books.executions)
        byAlert[execution.alert].push_back(&execution);
    for (const auto &[alert, executions] : byAlert) {
        for (std::size_t i = 0; i + 1 < executions.size(); ++i) {
            const Execution &earlier = *executions[i];
            if (earlier.answered && !earlier.perhapsUnread && !killedSoonAfter(books, *earlier.answered)) {
                found.push_back(
                    {Violation::Kind::ExecutedTwice,
                     alertText(alert) + " executed at " + seconds(earlier.at) + ", answered at " + seconds(*earlier.answered)
                         + ", and executed again at " + seconds(executions[i + 1]->at)});
            }
        }
        const bool clicked = std::any_of(
            books.clicks.begin(), books.clicks.end(), [&, id = alert](const Click &click) { return click.alert == id; });
        if (!clicked)
            found.push_back({Violation::Kind::ExecutedTwice, alertText(alert) + " was executed and never clicked"});
    }
    for (const Click &click : books.clicks) {
        if (click.withdrawn && byAlert.count(click.alert))
            found.push_back({Violation::Kind::ExecutedTwice, alertText(click.alert) + " was taken back and executed all the same"});
    }
}

//! What a life says of the time before it.
Span declaredAtStart(const Life &life)
{
    return life.startGap.value_or(Span {Moment(0), *life.firstLive});
}

//! Times that the console itself calls uncovered: gaps, and each life's time before its first live moment.
std::vector<Span> declared(const Books &books)
{
    std::vector<Span> spans = books.gaps;
    for (const Life &life : books.lives) {
        if (!life.firstLive)
            continue;
        spans.push_back(life.clockWasSet ? Span {Moment(0), *life.firstLive} : declaredAtStart(life));
    }
    return spans;
}

bool answeredBefore(const Books &books, std::int64_t alert, Moment at)
{
    return std::any_of(books.executions.begin(), books.executions.end(), [&](const Execution &execution) {
        return execution.alert == alert && execution.answered && *execution.answered < at;
    });
}

//! Whoever looks at a console that is live sees every alert that is open, or is told when it may have been missed. What was raised before
//! the console's start is known to it from the life before.
void checkAlerts(const Books &books, std::vector<Violation> &found)
{
    const std::vector<Span> uncovered = declared(books);
    const auto isExcused = [&](Moment at) {
        return std::any_of(
            uncovered.begin(), uncovered.end(), [&](const Span &gap) { return at >= gap.from - kEdge && at <= gap.to + kEdge; });
    };
    for (std::size_t i = 0; i < books.lives.size(); ++i) {
        const Life &life = books.lives[i];
        if (!life.firstLive)
            continue;
        for (const Raised &raise : books.raised) {
            // Only what is open comes back with the next life.
            if (raise.at > life.span.to || life.rows.count(raise.alert) || answeredBefore(books, raise.alert, life.span.from)
                || isExcused(raise.at))
                continue;
            found.push_back(
                {Violation::Kind::AlertMissing,
                 alertText(raise.alert) + " raised at " + seconds(raise.at)
                     + " lies in no gap and has no row in the console's life " + std::to_string(i + 1)});
        }
    }
}

//! The service within the gap that the gap hides.
void checkGaps(const Books &books, std::vector<Violation> &found)
{
    std::vector<Span> gaps = books.gaps;
    for (std::size_t i = 1; i < books.lives.size(); ++i) {
        if (books.lives[i].firstLive && !books.lives[i].clockWasSet)
            gaps.push_back(declaredAtStart(books.lives[i]));
    }
    for (const Span &gap : gaps) {
        milliseconds covered {0};
        for (const Span &span : books.served)
            covered += std::max(0ms, std::min(gap.to, span.to) - std::max(gap.from, span.from));
        if (covered > kGapAllowance) {
            found.push_back(
                {Violation::Kind::GapTooLong,
                 "the gap from " + seconds(gap.from) + " to " + seconds(gap.to) + " hides " + seconds(covered) + " of service"});
        }
    }
}

} // namespace

const char *describe(Violation::Kind kind)
{
    switch (kind) {
    case Violation::Kind::CommandLost: return "commands lost";
    case Violation::Kind::ExecutedTwice: return "executed more than once where no answer was lost";
    case Violation::Kind::FalselyConfirmed: return "shown confirmed without the server's word";
    case Violation::Kind::LooksLive: return "rows live-looking while stale";
    case Violation::Kind::AlertMissing: return "alerts missing outside declared gaps";
    case Violation::Kind::GapTooLong: return "declared gaps longer than the true outage + 10 s";
    case Violation::Kind::Stuck: return "stuck rounds";
    case Violation::Kind::Crash: return "crashes";
    }
    return "";
}

std::vector<Violation> check(const Books &books)
{
    std::vector<Violation> found;
    checkCommands(books, found);
    checkExecutions(books, found);
    checkAlerts(books, found);
    checkGaps(books, found);
    if (!books.settled)
        found.push_back({Violation::Kind::Stuck, "the console did not become live with nothing open"});
    return found;
}

RoundResult judge(const Books &books, std::vector<Violation> seen)
{
    RoundResult result;
    result.violations = std::move(seen);
    const std::vector<Violation> found = check(books);
    result.violations.insert(result.violations.end(), found.begin(), found.end());
    result.clicks = int(books.clicks.size());
    result.executions = int(books.executions.size());
    result.raised = int(books.raised.size());
    std::set<std::int64_t> once;
    for (const Execution &execution : books.executions)
        result.repeats += once.insert(execution.alert).second ? 0 : 1;
    return result;
}

} // namespace noc::faults
