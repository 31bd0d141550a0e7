// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/console.h"
#include "tests/faults/cuts.h"
#include "tests/faults/realround.h"
#include "tests/faults/soak.h"
#include "tests/faults/virtualround.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using namespace noc::faults;

struct Totals {
    int rounds = 0, brokenRounds = 0;
    long clicks = 0, executions = 0, repeats = 0, raised = 0, breaks = 0, kills = 0;
    std::chrono::milliseconds length {0};
    std::array<int, kViolationKinds> violations {};

    void add(const RoundResult &round)
    {
        ++rounds;
        brokenRounds += !round.violations.empty();
        clicks += round.clicks;
        executions += round.executions;
        repeats += round.repeats;
        raised += round.raised;
        breaks += round.breaks;
        kills += round.kills;
        length += round.length;
        for (const Violation &violation : round.violations)
            ++violations[std::size_t(violation.kind)];
    }

    void print() const
    {
        std::printf(
            "%d rounds, %.1f h of shift: %ld alerts, %ld clicks, %ld executions (%ld repeated after a lost answer), %ld breaks, "
            "%ld kills\n",
            rounds, std::chrono::duration<double, std::ratio<3600>>(length).count(), raised, clicks, executions, repeats, breaks,
            kills);
        for (int kind = 0; kind < kViolationKinds; ++kind)
            std::printf("  %-55s %d\n", describe(Violation::Kind(kind)), violations[std::size_t(kind)]);
        std::printf("%s\n", brokenRounds == 0 ? "every promise was kept" : "PROMISES WERE BROKEN");
    }
};

//! Prints the figures; false when a promise was broken.
bool playSoak(const SoakPlan &plan, std::uint64_t seed)
{
    // Memory may still grow while the store fills up to its limit and the round trips' coarser records begin; what comes after has to be flat.
    constexpr std::chrono::hours kJudgedFrom {48};
    constexpr std::size_t kWarmUp = 5;
    constexpr double kFlat = 0.05;
    const SoakResult result = soak(plan, seed);
    std::printf(
        "%lld h in %.1f s: %lld alerts, %lld acknowledged, %d breaks (%d planned), %d renewals without a break, %lld rows "
        "missing\n  memory, MiB:",
        static_cast<long long>(plan.length.count()), result.realSeconds, static_cast<long long>(result.alerts),
        static_cast<long long>(result.confirmed), result.breaks, result.brokenByPlan, result.renewals,
        static_cast<long long>(result.rowsMissing));
    bool flat = true;
    for (std::size_t i = 0; i < result.residentKiB.size(); ++i) {
        std::printf(" %.1f", double(result.residentKiB[i]) / 1024);
        const double warm = double(result.residentKiB[std::min(kWarmUp, result.residentKiB.size() - 1)]);
        flat =
            flat && (i <= kWarmUp || plan.length < kJudgedFrom || std::abs(double(result.residentKiB[i]) - warm) <= kFlat * warm);
    }
    const bool kept = result.breaks == result.brokenByPlan && result.rowsMissing == 0 && result.renewals > 0 && flat;
    std::printf("\n%s\n", kept ? "every promise was kept" : flat ? "PROMISES WERE BROKEN" : "MEMORY IS NOT FLAT");
    return kept;
}

bool playCuts(int cuts, std::uint64_t seed)
{
    std::vector<milliseconds> took = playSilentCuts(cuts, seed);
    std::sort(took.begin(), took.end());
    const auto inTime = std::upper_bound(took.begin(), took.end(), kCutMarkedWithin) - took.begin();
    const auto seconds = [](milliseconds span) { return double(span.count()) / 1000; };
    std::printf(
        "silent cuts marked stale within %.0f s: %lld of %d", seconds(kCutMarkedWithin), static_cast<long long>(inTime), cuts);
    if (!took.empty())
        std::printf(", median %.2f s, worst %.2f s", seconds(took[took.size() / 2]), seconds(took.back()));
    std::printf("\n");
    return inTime == cuts;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == "--console"_L1)
        return runConsole();
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Plays bad shifts against the real core and compares what was clicked, what the server logged and "
        "what the console showed."_s);
    parser.addHelpOption();
    const QCommandLineOption seed(u"seed"_s, u"First round's seed; each round's is one more."_s, u"N"_s, u"1"_s);
    const QCommandLineOption rounds(u"rounds"_s, u"Rounds to play."_s, u"N"_s, u"100"_s);
    const QCommandLineOption keepGoing(u"keep-going"_s, u"Go on after a broken round."_s);
    const QCommandLineOption verbose(u"verbose"_s, u"Say each step."_s);
    const QCommandLineOption real(u"real"_s, u"In real time: the Channels server, a fault proxy and a console process."_s);
    const QCommandLineOption window(u"window"_s, u"As --real, with the real window, worked and read through accessibility."_s);
    const QCommandLineOption soakHours(u"soak-hours"_s, u"Instead of rounds: so many hours of work in virtual time."_s, u"N"_s);
    const QCommandLineOption alerts(u"alerts"_s, u"Alerts of the soak."_s, u"N"_s, u"20000"_s);
    const QCommandLineOption jitter(u"jitter"_s, u"Jitter of the soak's link."_s, u"MS"_s, u"20"_s);
    const QCommandLineOption calm(u"calm"_s, u"No faults in the soak."_s);
    const QCommandLineOption cuts(u"cuts"_s, u"Instead of rounds: so many silent cuts in virtual time."_s, u"N"_s);
    parser.addOptions({seed, rounds, keepGoing, verbose, real, window, soakHours, alerts, jitter, calm, cuts});
    parser.process(app);

    QLoggingCategory::setFilterRules(u"*.debug=false\n*.info=false\n*.warning=false"_s);
    if (parser.isSet(soakHours)) {
        SoakPlan plan;
        plan.length = std::chrono::hours(parser.value(soakHours).toInt());
        plan.alerts = parser.value(alerts).toLongLong();
        plan.jitter = std::chrono::milliseconds(parser.value(jitter).toInt());
        plan.faults = !parser.isSet(calm);
        return playSoak(plan, parser.value(seed).toULongLong()) ? 0 : 1;
    }
    if (parser.isSet(cuts))
        return playCuts(parser.value(cuts).toInt(), parser.value(seed).toULongLong()) ? 0 : 1;
    VirtualOptions options;
    options.verbose = parser.isSet(verbose);
    RealWorld world;
    const bool inRealTime = parser.isSet(real) || parser.isSet(window);
    if (inRealTime) {
        if (const QString problem = world.start(); !problem.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(problem));
            return 2;
        }
    }
    Totals totals;
    const std::uint64_t first = parser.value(seed).toULongLong();
    for (std::uint64_t i = first; i < first + parser.value(rounds).toULongLong(); ++i) {
        const RoundResult round =
            inRealTime ? world.play(i, {options.verbose, parser.isSet(window)}) : playVirtualRound(i, options);
        totals.add(round);
        for (const Violation &violation : round.violations) {
            std::printf(
                "seed %llu: %s: %s\n", static_cast<unsigned long long>(i), describe(violation.kind), violation.text.c_str());
            std::fflush(stdout);
        }
        if (!round.violations.empty() && !parser.isSet(keepGoing))
            break;
    }
    totals.print();
    return totals.brokenRounds == 0 ? 0 : 1;
}
