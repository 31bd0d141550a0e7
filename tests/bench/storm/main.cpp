// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/storm/stormserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace noc::bench;

namespace {

void print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

// Prints its port, serves one storm until standard input ends or the one who had it leaves, and prints its book.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {u"alerts"_s, u"How many alerts"_s, u"N"_s, u"1000000"_s},
        {u"seed"_s, u"What the storm is made from"_s, u"N"_s, u"1"_s},
        {u"repeats"_s, u"How many of a hundred raise a known id again"_s, u"N"_s, u"10"_s},
        {u"rate"_s, u"Alerts a second; 0: full speed"_s, u"N"_s, u"0"_s},
        {u"port"_s, u"Where to listen; 0: a free port"_s, u"N"_s, u"0"_s},
        {u"delay"_s, u"Milliseconds from the greeting to the first alert"_s, u"N"_s, u"500"_s},
    });
    parser.process(application);
    StormServer server(
        Storm(parser.value(u"alerts"_s).toULongLong(), parser.value(u"seed"_s).toULongLong(), parser.value(u"repeats"_s).toUInt()),
        {parser.value(u"rate"_s).toInt(), parser.value(u"delay"_s).toInt()});
    const quint16 port = server.listen(quint16(parser.value(u"port"_s).toUInt()));
    if (port == 0)
        return 1;
    print({{u"port"_s, port}});
    server.serve();
    print(server.book());
    return 0;
}
