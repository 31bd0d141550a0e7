// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Entry {
    CommandLine::Command command;
    const char *name;
    const char *what;
};

constexpr std::array kCommands = {
    Entry {
        CommandLine::Command::Tail, "tail",
        QT_TRANSLATE_NOOP("noc::CommandLine", "Print live alerts and connection events until interrupted")},
    Entry {
        CommandLine::Command::Acknowledge, "ack",
        QT_TRANSLATE_NOOP("noc::CommandLine", "Acknowledge alerts and wait for the server's answer for each")},
    Entry {
        CommandLine::Command::Subscribe, "subscribe",
        QT_TRANSLATE_NOOP("noc::CommandLine", "Subscribe to clients, for as long as the command runs")},
    Entry {CommandLine::Command::Stats, "stats", QT_TRANSLATE_NOOP("noc::CommandLine", "Ask the presence channel for its figures")},
    Entry {
        CommandLine::Command::DemoServer, "demo-server",
        QT_TRANSLATE_NOOP("noc::CommandLine", "Run the demo server, which speaks the whole protocol, until interrupted")},
};

QString text(const char *source)
{
    return QCoreApplication::translate("noc::CommandLine", source);
}

Error unusable(const QString &message)
{
    return Error {ErrorCode::InvalidInput, message, {}};
}

QString helpText(const QCommandLineParser &parser)
{
    QString help = parser.helpText() + u'\n' + text(QT_TRANSLATE_NOOP("noc::CommandLine", "Commands:")) + u'\n';
    for (const Entry &entry : kCommands)
        help += u"  "_s + QString::fromLatin1(entry.name).leftJustified(14) + text(entry.what) + u'\n';
    return help;
}

} // namespace

QString commandName(CommandLine::Command command)
{
    for (const Entry &entry : kCommands) {
        if (entry.command == command)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        text(QT_TRANSLATE_NOOP("noc::CommandLine", "Watch and acknowledge NOC alerts without a window.")));
    const QString number = text(QT_TRANSLATE_NOOP("noc::CommandLine", "number"));
    const QString secondsName = text(QT_TRANSLATE_NOOP("noc::CommandLine", "seconds"));
    const QCommandLineOption help({u"h"_s, u"help"_s}, text(QT_TRANSLATE_NOOP("noc::CommandLine", "Print this help and end")));
    const QCommandLineOption version(
        {u"v"_s, u"version"_s}, text(QT_TRANSLATE_NOOP("noc::CommandLine", "Print the version and end")));
    const QCommandLineOption json(
        u"json"_s, text(QT_TRANSLATE_NOOP("noc::CommandLine", "Print one JSON object a line instead of text for people")));
    const QCommandLineOption timeout(
        u"timeout"_s,
        text(QT_TRANSLATE_NOOP("noc::CommandLine", "ack, subscribe, stats: give up after so long without an answer (30)")),
        secondsName, u"30"_s);
    const QCommandLineOption port(
        u"port"_s, text(QT_TRANSLATE_NOOP("noc::CommandLine", "demo-server: the port to listen on (any free one)")), number,
        u"0"_s);
    parser.addOptions({help, version, json, timeout, port});
    addConnectionOptions(parser);
    parser.addPositionalArgument(u"command"_s, text(QT_TRANSLATE_NOOP("noc::CommandLine", "What to do")));
    parser.addPositionalArgument(
        u"ID"_s, text(QT_TRANSLATE_NOOP("noc::CommandLine", "ack: alerts; subscribe: clients")), u"[ID…]"_s);

    CommandLine line;
    const bool isReadable = parser.parse(arguments);
    line.json = isReadable && parser.isSet(json);
    if (isReadable && parser.isSet(help)) {
        line.help = helpText(parser);
        return line;
    }
    if (isReadable && parser.isSet(version)) {
        line.version = true;
        return line;
    }
    if (!isReadable)
        return unusable(parser.errorText());

    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::CommandLine", "Name a command; --help lists them.")));
    const QString name = words.takeFirst();
    const auto entry = std::ranges::find_if(kCommands, [&](const Entry &known) { return name == QLatin1String(known.name); });
    if (entry == kCommands.end())
        return unusable(text(QT_TRANSLATE_NOOP("noc::CommandLine", "There is no command “%1”; --help lists them.")).arg(name));
    line.command = entry->command;

    const bool takesIds = line.command == CommandLine::Command::Acknowledge || line.command == CommandLine::Command::Subscribe;
    if (takesIds == words.isEmpty()) {
        return unusable((takesIds ? text(QT_TRANSLATE_NOOP("noc::CommandLine", "%1 needs at least one id."))
                                  : text(QT_TRANSLATE_NOOP("noc::CommandLine", "%1 takes no ids.")))
                            .arg(name));
    }
    for (const QString &word : words) {
        const auto id = EntityId::fromUserText(word);
        if (!id)
            return unusable(text(QT_TRANSLATE_NOOP("noc::CommandLine", "An id cannot be empty.")));
        if (!line.ids.contains(*id))
            line.ids.append(*id);
    }
    bool isNumber = false;
    line.timeout = seconds(parser.value(timeout).toUInt(&isNumber));
    if (!isNumber || line.timeout < seconds(1) || line.timeout > std::chrono::hours(24))
        return unusable(text(QT_TRANSLATE_NOOP("noc::CommandLine", "--timeout takes 1 to 86400 seconds.")));
    line.port = parser.value(port).toUShort(&isNumber);
    if (!isNumber)
        return unusable(text(QT_TRANSLATE_NOOP("noc::CommandLine", "--port takes 0 to 65535.")));

    const auto connection = readConnectionOptions(parser);
    if (!connection)
        return connection.error();
    line.connection = *connection;
    return line;
}

} // namespace noc
