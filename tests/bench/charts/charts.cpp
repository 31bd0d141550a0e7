// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "tests/support/manualclock.h"
#include "ui/health/healthpanel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <chrono>
#include <cstdio>
#include <random>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds kWeek {std::chrono::hours(24 * 7)};
constexpr milliseconds kPingEvery {3s};
constexpr int kPingsPerHeartbeat = 5;
constexpr milliseconds kBreakEvery {std::chrono::hours(8)};
constexpr milliseconds kBreakLength {45s};

double millisecondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

//! A week of pings, heartbeats and a break now and then, put where a session puts them: to live through one would take one.
void liveThroughAWeek(ManualClock &clock, SessionHealth &health)
{
    std::mt19937 random(1);
    std::lognormal_distribution<double> roundTripMs(2.5, 0.4);
    const auto sample = [&] { return nanoseconds(std::int64_t(roundTripMs(random) * 1e6)); };
    const WallTime end = clock.wallNow() + kWeek;
    WallTime nextBreak = clock.wallNow() + kBreakEvery;
    for (const ChannelKind kind : {ChannelKind::Dashboard, ChannelKind::Presence})
        health.uptime(kind).note(Connected {});
    for (int ping = 0; clock.wallNow() < end; ++ping) {
        if (clock.wallNow() >= nextBreak) {
            nextBreak += kBreakEvery;
            for (const ChannelKind kind : {ChannelKind::Dashboard, ChannelKind::Presence})
                health.uptime(kind).note(Reconnecting {});
            clock.advance(kBreakLength);
            for (const ChannelKind kind : {ChannelKind::Dashboard, ChannelKind::Presence})
                health.uptime(kind).note(Connected {});
        }
        health.latency(ChannelKind::Dashboard, RoundTrip::Layer::Transport).add(sample(), clock.wallNow());
        if (ping % kPingsPerHeartbeat == 0)
            health.latency(ChannelKind::Dashboard, RoundTrip::Layer::Application).add(sample(), clock.wallNow());
        clock.advance(kPingEvery);
    }
}

} // namespace

// Argument: rounds. Says for each how long the charts took to read and to paint seven days.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 2)
        return 2;
    ManualClock clock;
    Profile profile;
    profile.name = QStringLiteral("charts");
    profile.server = QUrl(QStringLiteral("ws://127.0.0.1:1"));
    Session::Environment environment;
    environment.clock = &clock;
    environment.ownThread = false;
    Session session(profile, QStringLiteral("token"), std::move(environment));
    liveThroughAWeek(clock, const_cast<SessionHealth &>(session.health()));

    Theme theme;
    theme.apply(ThemeChoice::Dark);
    HealthPanel panel(session, theme);
    panel.resize(1280, 240);
    panel.setRangeLength(kWeek);
    panel.show();
    QCoreApplication::processEvents();

    QJsonArray reading;
    QJsonArray painting;
    for (int round = 0; round < std::atoi(argv[1]); ++round) {
        // Over a week the panel reads anew every ten seconds.
        clock.advance(9s);
        QCoreApplication::processEvents();
        const auto begin = std::chrono::steady_clock::now();
        clock.advance(1s);
        reading.append(millisecondsSince(begin));
        const auto painted = std::chrono::steady_clock::now();
        // What the update made dirty, and at once.
        QEvent paint(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&panel, &paint);
        painting.append(millisecondsSince(painted));
    }
    const QJsonObject line {{QStringLiteral("read_ms"), reading}, {QStringLiteral("paint_ms"), painting}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
