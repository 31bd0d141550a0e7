// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commandline.h"
#include "app/console/console.h"
#include "core/base/logging.h"
#include "ui/health/healthpanel.h"
#include "ui/main/mainwindow.h"

#include <QApplication>
#include <QDockWidget>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace noc;

namespace {

constexpr milliseconds kSettles {3s};

} // namespace

// The whole program but its main(), with its charts shown or hidden: `shown` or `hidden`, then the console's own arguments. Says when it is at rest.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    if (argc < 2)
        return 2;
    const bool shown = arguments.takeAt(1) == "shown"_L1;
    keepSecretsOutOfLog();
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line.ok())
        return 2;
    Console console(*line);
    if (!console.start())
        return 1;
    HealthPanel *charts = nullptr;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->inherits("noc::MainWindow"))
            charts = window->findChild<HealthPanel *>();
    }
    auto *panel = charts ? qobject_cast<QDockWidget *>(charts->parentWidget()) : nullptr;
    if (!panel)
        return 1;
    panel->setVisible(shown);
    if (shown)
        panel->raise();
    QTimer::singleShot(kSettles, charts, [charts] {
        std::printf("BENCH {\"charts\":%s}\n", charts->visibleRegion().isEmpty() ? "false" : "true");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
