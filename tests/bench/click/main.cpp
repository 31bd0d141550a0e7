// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/click/clicker.h"

#include "app/console/console.h"
#include "core/base/logging.h"

#include <QCommandLineParser>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::bench;

// The whole program but its main(), with a hand that clicks on rows.
int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {u"server"_s, u"The storm server's address"_s, u"URL"_s},
        {u"config-dir"_s, u"Where the profile is and everything is kept"_s, u"DIR"_s},
        {u"alerts"_s, u"How many alerts the storm has"_s, u"N"_s},
        {u"clicks"_s, u"How many rows to acknowledge, one after the other's answer"_s, u"N"_s},
        {u"pause"_s, u"Milliseconds from an answer to the next click"_s, u"N"_s, u"10"_s},
        {u"during"_s, u"Click while the storm lasts, not after it; ends with the storm"_s},
    });
    parser.process(application);
    keepSecretsOutOfLog();

    CommandLine line;
    line.connection.profile = u"storm"_s;
    line.connection.server = QUrl(parser.value(u"server"_s));
    line.connection.configDir = parser.value(u"config-dir"_s);
    line.size = QSize(1440, 900);
    Console console(std::move(line));
    if (!console.start())
        return 1;
    Clicker clicker(
        application,
        {parser.value(u"config-dir"_s), parser.value(u"alerts"_s).toULongLong(), parser.value(u"clicks"_s).toInt(),
         milliseconds(parser.value(u"pause"_s).toInt()), parser.isSet(u"during"_s)});
    return QApplication::exec();
}
