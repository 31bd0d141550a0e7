// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commandline.h"

#include "core/base/version.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <functional>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::CommandLine)
};

Error unusable(const QString &option, const QString &value, const QString &expected)
{
    return Error {ErrorCode::InvalidInput, Words::tr("--%1: “%2” is not usable. Expected: %3.").arg(option, value, expected), {}};
}

// One option with a value: how it is called, what it says in the help, and what it does to the result.
struct ValueOption {
    QString name;
    QString description;
    QString valueName;
    std::function<std::optional<Error>(CommandLine &, const QString &)> take;
};

std::optional<Error> takeTheme(CommandLine &line, const QString &value)
{
    line.theme = themeChoiceFromId(value);
    if (!line.theme)
        return unusable(u"theme"_s, value, u"system, dark, light, high-contrast"_s);
    return {};
}

std::optional<Error> takeSize(CommandLine &line, const QString &value)
{
    const QStringList sides = value.split(u'x');
    const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    if (size.width() < 320 || size.height() < 240 || size.width() > 16384 || size.height() > 16384)
        return unusable(u"size"_s, value, u"1920x1080"_s);
    line.size = size;
    return {};
}

std::optional<Error> takeMoment(CommandLine &line, const QString &value)
{
    if (value == u"live"_s)
        line.snapshotMoment = SnapshotMoment::Live;
    else if (value == u"first-run"_s)
        line.snapshotMoment = SnapshotMoment::FirstRun;
    else if (value == u"disconnected"_s)
        line.snapshotMoment = SnapshotMoment::Disconnected;
    else
        return unusable(u"snapshot-at"_s, value, u"live, first-run, disconnected"_s);
    return {};
}

std::optional<Error> takeQuitAfter(CommandLine &line, const QString &value)
{
    bool ok = false;
    const int count = value.toInt(&ok);
    if (!ok || count < 1)
        return unusable(u"quit-after"_s, value, Words::tr("a number of seconds"));
    line.quitAfter = seconds(count);
    return {};
}

auto into(QString CommandLine::*member)
{
    return [member](CommandLine &line, const QString &value) -> std::optional<Error> {
        line.*member = value;
        return {};
    };
}

QList<ValueOption> valueOptions()
{
    return {
        {u"theme"_s, Words::tr("Use this theme: system, dark, light or high-contrast."), u"name"_s, takeTheme},
        {u"language"_s, Words::tr("Use this language instead of the system's, such as de."), u"code"_s,
         into(&CommandLine::language)},
        {u"size"_s, Words::tr("Open the window at this size, such as 1920x1080."), u"WxH"_s, takeSize},
        {u"snapshot"_s, Words::tr("Write a picture (PNG) of the window to this file, then go on."), u"file"_s,
         into(&CommandLine::snapshot)},
        {u"snapshot-at"_s, Words::tr("When to take it: live, first-run or disconnected."), u"moment"_s, takeMoment},
        {u"quit-after"_s, Words::tr("End the program after so many seconds."), u"seconds"_s, takeQuitAfter},
        {u"log-file"_s, Words::tr("Write the log to this file too, readable by its owner only."), u"file"_s,
         into(&CommandLine::logFile)},
    };
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Desktop console for operators who answer alerts in a network operations centre."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Words::tr("Print this help."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, Words::tr("Print the version."));
    const QCommandLineOption demo(u"demo"_s, Words::tr("Start a demo server inside the program and connect to it."));
    const QCommandLineOption wallboard(
        u"wallboard"_s,
        Words::tr("Show the screen for the wall: full screen (or --size), no controls, no sounds. Ctrl+Q ends it."));
    const QList<ValueOption> values = valueOptions();
    parser.addOptions({help, version, demo, wallboard});
    addConnectionOptions(parser);
    for (const ValueOption &option : values)
        parser.addOption(QCommandLineOption(option.name, option.description, option.valueName));

    if (!parser.parse(arguments))
        return Error {ErrorCode::InvalidInput, parser.errorText(), {}};
    if (!parser.positionalArguments().isEmpty()) {
        return Error {
            ErrorCode::InvalidInput,
            Words::tr("“%1” is not an option. A token is never given on the command line.")
                .arg(parser.positionalArguments().first().left(40)),
            {}};
    }
    CommandLine line;
    if (parser.isSet(help))
        line.answer = parser.helpText();
    else if (parser.isSet(version))
        line.answer = u"watchfloor %1\n"_s.arg(QLatin1StringView(kVersion));
    line.demo = parser.isSet(demo);
    line.wallboard = parser.isSet(wallboard);
    const Result<ConnectionOptions> connection = readConnectionOptions(parser);
    if (!connection.ok())
        return connection.error();
    line.connection = *connection;
    for (const ValueOption &option : values) {
        for (const QString &value : parser.values(option.name)) {
            if (const std::optional<Error> error = option.take(line, value))
                return *error;
        }
    }
    if (line.demo && !line.connection.server.isEmpty())
        return Error {ErrorCode::InvalidInput, Words::tr("--demo brings its own server; leave --server out."), {}};
    return line;
}

QLocale localeOf(const QStringList &arguments)
{
    const Result<CommandLine> line = parseCommandLine(arguments);
    return line.ok() && !line->language.isEmpty() ? QLocale(line->language) : QLocale();
}

} // namespace noc
