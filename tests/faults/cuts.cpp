// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/cuts.h"

#include "core/session/session.h"
#include "tests/faults/modelserver.h"
#include "tests/support/manualclock.h"
#include "tests/support/sessionworld.h"

#include <QCoreApplication>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kStep {20};
constexpr milliseconds kPatience {10min};

} // namespace

std::vector<milliseconds> playSilentCuts(int cuts, std::uint64_t seed)
{
    using Weather = ModelServer::Weather;
    test::ManualClock clock;
    SeededRandom random(seed);
    Books books;
    ModelServer server(clock, random, books, 1);
    const auto between = [&random](milliseconds least, milliseconds most) {
        return least + milliseconds(std::int64_t(double((most - least).count()) * random.uniform()));
    };

    Profile profile = test::testProfile();
    profile.subscriptions = {{EntityId(7), u"Harbour Line"_s}};
    Session::Environment environment;
    environment.clock = &clock;
    environment.random = std::make_unique<SeededRandom>(seed + 1);
    environment.transports = server.transports();
    environment.ownThread = false;
    Session session(std::move(profile), u"token"_s, std::move(environment));
    session.start();

    const auto step = [&clock] {
        clock.advance(kStep);
        QCoreApplication::processEvents();
        // Nobody runs an event loop here, which is what they wait for.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    const auto becomes = [&](bool live) {
        for (const Moment end = server.now() + kPatience; session.rowsAreLive() != live; step()) {
            if (server.now() >= end)
                return false;
        }
        return true;
    };

    std::vector<milliseconds> took;
    for (int i = 0; i < cuts; ++i) {
        server.setLatency(between(10ms, 1s), between(0ms, 300ms));
        server.setWeather(Weather::Fair);
        session.retryNow();
        if (!becomes(true))
            break;
        const bool isBusy = random.uniform() < 0.5;
        Moment nextAlert = server.now();
        std::int64_t newest = 0;
        for (const Moment cutAt = server.now() + between(0s, 30s); server.now() < cutAt; step()) {
            if (isBusy && server.now() >= nextAlert) {
                nextAlert += between(100ms, 3s);
                newest = server.raiseAlert();
            }
        }
        // The console may have lost patience with a slow way by itself.
        if (!becomes(true))
            break;
        if (newest && random.uniform() < 0.5)
            session.acknowledge({test::alertKey(newest)});
        const Moment cut = server.now();
        server.setWeather(Weather::Cut);
        if (!becomes(false))
            break;
        took.push_back(server.now() - cut);
        for (const Moment mended = server.now() + between(0s, 20s); server.now() < mended;)
            step();
        server.forgetOld();
    }
    return took;
}

} // namespace noc::faults
