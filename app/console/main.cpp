// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commandline.h"
#include "app/console/console.h"
#include "app/console/logfile.h"
#include "core/base/logging.h"
#include "core/base/version.h"
#include "translations/translations.h"

#include <QApplication>
#include <QIcon>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

int say(FILE *where, const QString &text, int exitStatus)
{
    std::fputs(qPrintable(text), where);
    return exitStatus;
}

// Without a display Qt would abort the program with no word of help.
bool hasDisplay(int argc, char **argv)
{
    const auto isPlatform = [](const char *argument) { return QByteArrayView(argument).startsWith("-platform"); };
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || std::any_of(argv, argv + argc, isPlatform);
}

} // namespace

int main(int argc, char **argv)
{
    const bool display = hasDisplay(argc, argv);
    const std::unique_ptr<QCoreApplication> application(display ? new QApplication(argc, argv) : new QCoreApplication(argc, argv));
    QCoreApplication::setApplicationName(u"watchfloor"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(kVersion));

    const QStringList arguments = QCoreApplication::arguments();
    const QLocale locale = localeOf(arguments);
    QLocale::setDefault(locale);
    installTranslations(locale);
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line.ok())
        return say(stderr, u"watchfloor: %1\n"_s.arg(line.error().message), 2);
    if (!line->answer.isEmpty())
        return say(stdout, line->answer, 0);
    if (!display)
        return say(
            stderr, QCoreApplication::translate("noc::Console", "watchfloor: there is no display. Use watchfloorctl here.\n"), 1);
    if (!line->logFile.isEmpty()) {
        if (const Outcome logging = logToFile(line->logFile); !logging.ok())
            return say(stderr, u"watchfloor: %1\n"_s.arg(logging.error().message), 2);
    }
    keepSecretsOutOfLog();
    QGuiApplication::setDesktopFileName(u"org.watchfloor.watchfloor"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/watchfloor.svg"_s));
    Console console(*line);
    return console.start() ? QApplication::exec() : 0;
}
