// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ack.h"
#include "app/ctl/commandline.h"
#include "app/ctl/demoserverjob.h"
#include "app/ctl/lines.h"
#include "app/ctl/stats.h"
#include "app/ctl/subscribe.h"
#include "app/ctl/tail.h"
#include "app/ctl/terminationwatch.h"
#include "app/ctl/tokenprompt.h"
#include "core/base/logging.h"
#include "core/base/version.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace noc;

namespace {

constexpr int kFailed = 1;
constexpr int kMisused = 2;

void print(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
}

//! The job, or null when what it needs is not there, which was complained of.
std::unique_ptr<Job> makeJob(const CommandLine &line, const Terminal &terminal)
{
    using Command = CommandLine::Command;
    if (line.command == Command::DemoServer)
        return std::make_unique<DemoServerJob>(terminal, line.port);

    auto profile = loadProfile(line.connection);
    auto token = profile ? loadToken(line.connection) : Result<QString>(QString());
    if (!profile || !token) {
        terminal.complain(profile ? token.error().message : profile.error().message);
        return nullptr;
    }
    if (token->isEmpty())
        token = promptForToken();
    // Few sockets: only those that the command needs.
    if (line.command == Command::Stats)
        profile->channels = {ChannelKind::Presence};
    else if (line.command != Command::Tail)
        profile->channels = {ChannelKind::Dashboard};
    const QList<ProfileFault> faults = validate(*profile, *token);
    for (const ProfileFault &fault : faults)
        terminal.complain(fault.error.message);
    if (!faults.isEmpty())
        return nullptr;

    switch (line.command) {
    case Command::Tail: return std::make_unique<Tail>(terminal, *profile, *token);
    case Command::Acknowledge: return std::make_unique<Ack>(terminal, *profile, *token, line.ids, line.timeout);
    case Command::Subscribe: return std::make_unique<Subscribe>(terminal, *profile, *token, line.ids, line.timeout);
    case Command::Stats: return std::make_unique<Stats>(terminal, *profile, *token, line.timeout);
    case Command::DemoServer: break;
    }
    return nullptr;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"watchfloorctl"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(kVersion));

    keepSecretsOutOfLog();
    const auto line = parseCommandLine(QCoreApplication::arguments());
    if (!line) {
        Terminal(false).complain(line.error().message);
        return kMisused;
    }
    if (line->help || line->version) {
        print(line->help ? *line->help : u"watchfloorctl "_s + QString::fromLatin1(kVersion) + u'\n');
        return 0;
    }

    const Terminal terminal(line->json);
    TerminationWatch termination;
    sayHello(terminal, commandName(line->command));
    const std::unique_ptr<Job> job = makeJob(*line, terminal);
    if (job == nullptr)
        return kFailed;
    // The first word counts: what a link tells while it is taken down is no outcome.
    QObject::connect(
        job.get(), &Job::finished, &application, &QCoreApplication::exit,
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    QObject::connect(&termination, &TerminationWatch::terminated, job.get(), &Job::interrupt);
    QMetaObject::invokeMethod(job.get(), &Job::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
