// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/benchprobe.h"

#include <QCoreApplication>
#include <QUrl>

#include <cstdio>

using namespace noc;

// A session without a window that hears a storm, as `watchfloorctl tail` does, with a data folder or, where it is empty, without.
// Arguments: server, folder. The number of alerts comes as WATCHFLOOR_BENCH, the token as WATCHFLOOR_TOKEN.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    SystemClock clock;
    Profile profile;
    profile.name = QStringLiteral("storm");
    profile.server = QUrl(QString::fromLocal8Bit(argv[1]));
    profile.keepAlerts = 2'000'000;
    Session::Environment environment;
    environment.clock = &clock;
    environment.dataFolder = QString::fromLocal8Bit(argv[2]);
    Session session(profile, qEnvironmentVariable("WATCHFLOOR_TOKEN"), std::move(environment));
    const std::unique_ptr<BenchProbe> probe = BenchProbe::fromEnvironment(session);
    if (!probe)
        return 2;
    QObject::connect(&session.alerts(), &AlertStore::batchApplied, probe.get(), [&probe] {
        probe->paintBegins();
        probe->paintEnded();
    });
    session.start();
    return QCoreApplication::exec();
}
