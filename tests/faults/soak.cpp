// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/soak.h"

#include "core/session/session.h"
#include "tests/faults/modelserver.h"
#include "tests/support/jwt.h"
#include "tests/support/manualclock.h"
#include "tests/support/sessionworld.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <fstream>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kStep {500};
constexpr milliseconds kForgetEvery {10min};
constexpr milliseconds kFaultEvery {3h};
constexpr milliseconds kTokenEvery {1h};
constexpr std::int64_t kAnsweredLater = 10;
constexpr milliseconds kCalmEnd {10min};
constexpr qsizetype kKeepAlerts = 20'000; // reached early, so that memory can be seen to stay flat

long residentKiB()
{
    long pages = 0;
    std::ifstream statm("/proc/self/statm");
    statm >> pages >> pages;
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace

SoakResult soak(const SoakPlan &plan, std::uint64_t seed)
{
    using Weather = ModelServer::Weather;
    SoakResult result;
    test::ManualClock clock;
    SeededRandom random(seed);
    Books books;
    ModelServer server(clock, random, books, 1);
    server.setLatency(100ms, plan.jitter);

    Profile profile = test::testProfile();
    profile.keepAlerts = kKeepAlerts;
    profile.subscriptions = {{EntityId(7), u"Harbour Line"_s}};
    Session::Environment environment;
    environment.clock = &clock;
    environment.random = std::make_unique<SeededRandom>(seed + 1);
    environment.transports = server.transports();
    environment.ownThread = false;
    Session session(std::move(profile), test::makeJwtOf(1), std::move(environment));
    QObject::connect(&session, &Session::livenessChanged, &session, [&](const Liveness &liveness) {
        result.breaks += liveness.kind == Liveness::Kind::Stale;
    });
    QObject::connect(&session, &Session::commandChanged, &session, [&](const Command &command) {
        result.confirmed += std::holds_alternative<Confirmed>(command.state) ? 1 : 0;
    });
    session.start();

    QElapsedTimer real;
    real.start();
    const milliseconds length = plan.length;
    const milliseconds alertEvery = plan.alerts > 0 ? length / plan.alerts : length * 2;
    Moment nextAlert = 1min, nextFault = kFaultEvery, nextToken = kTokenEvery, nextForget = kForgetEvery, nextMark = length / 10;
    int tokens = 0;
    bool foul = false;
    Moment fairAt {0};
    std::int64_t newest = 0;
    int sockets = 0;
    while (server.now() < length) {
        clock.advance(kStep);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (; nextAlert <= server.now(); nextAlert += alertEvery) {
            newest = server.raiseAlert();
            ++result.alerts;
            // Half of them are answered, a while after they came.
            if (newest % 2 == 0 && newest > kAnsweredLater)
                session.acknowledge({test::alertKey(newest - kAnsweredLater)});
        }
        if (plan.faults && server.now() >= nextFault && server.now() < length - kCalmEnd) {
            nextFault += kFaultEvery;
            foul = true;
            fairAt = server.now() + milliseconds(std::int64_t(random.uniform() * 60'000));
            ++result.brokenByPlan;
            server.endAll(test::endCause(EndKind::ConnectionLost));
            server.setWeather(random.uniform() < 0.5 ? Weather::Down : Weather::Cut);
        }
        if (foul && server.now() >= fairAt) {
            foul = false;
            server.setWeather(Weather::Fair);
        }
        if (plan.faults && server.now() >= nextToken) {
            nextToken += kTokenEvery;
            session.setToken(test::makeJwtOf(1, ++tokens));
        }
        if (server.now() >= nextForget) {
            nextForget += kForgetEvery;
            sockets += server.dashboardsOpened();
            server.forgetOld();
            // The newest before the present pause has to be there if the link lived: it is looked for a while later.
            if (!foul && newest > 1 && session.rowsAreLive() && !session.alerts().find(test::alertKey(newest - 1)))
                ++result.rowsMissing;
        }
        if (server.now() >= nextMark) {
            nextMark += length / 10;
            result.residentKiB.push_back(residentKiB());
        }
    }
    sockets += server.dashboardsOpened();
    result.renewals = sockets - 1 - result.breaks;
    result.realSeconds = double(real.elapsed()) / 1000;
    return result;
}

} // namespace noc::faults
