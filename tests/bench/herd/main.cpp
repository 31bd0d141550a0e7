// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/session/session.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <memory>
#include <sys/resource.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace noc;

namespace {

//! What a core does at this moment, in one word.
const char *wordOf(const ConnectionState &state)
{
    if (isConnected(state))
        return "live";
    if (const auto *reconnecting = std::get_if<Reconnecting>(&state))
        return reconnecting->deadline ? "waits" : "tries";
    if (const auto *failed = std::get_if<Failed>(&state))
        return failed->nextProbe ? "waits" : "tries";
    return "tries";
}

//! One operator's console without a window. Says what it does, whenever that is something else.
class Core
{
public:
    Core(int number, Clock &clock, const QUrl &server, const QString &origin, const QString &token) : m_number(number)
    {
        Profile profile;
        profile.name = u"herd-%1"_s.arg(number);
        profile.server = server;
        profile.origin = origin;
        profile.channels = {ChannelKind::Dashboard};
        profile.keepAlerts = 1000;
        Session::Environment environment;
        environment.clock = &clock;
        environment.ownThread = false;
        m_session = std::make_unique<Session>(profile, token, std::move(environment));
        QObject::connect(m_session.get(), &Session::channelChanged, m_session.get(), [this] { look(); });
    }

    void start() { m_session->start(); }

private:
    void look()
    {
        const char *word = wordOf(m_session->channel(ChannelKind::Dashboard).state);
        if (word == m_word)
            return;
        m_word = word;
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        std::printf("%s %d %lld\n", word, m_number, (long long)std::chrono::nanoseconds(now).count());
        std::fflush(stdout);
    }

    const int m_number;
    std::string_view m_word;
    std::unique_ptr<Session> m_session;
};

} // namespace

// Many consoles without a window in one process and one thread. Prints a line for each thing that one of them begins: its word (live, waits,
// tries), its number, nanoseconds of CLOCK_MONOTONIC. The token comes in WATCHFLOOR_TOKEN. Ends when it is ended.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {u"cores"_s, u"How many"_s, u"N"_s, u"500"_s},
        {u"server"_s, u"A server's address; given several times, the cores take turns"_s, u"URL"_s},
        {u"origin"_s, u"The Origin header"_s, u"URL"_s},
        {u"apart"_s, u"Milliseconds between the first attempts of two cores"_s, u"N"_s, u"20"_s},
    });
    parser.process(application);
    keepSecretsOutOfLog();
    // A socket for each, and what Qt and the network watches have besides.
    rlimit files {};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }

    SystemClock clock;
    const QString token = qEnvironmentVariable("WATCHFLOOR_TOKEN");
    const QStringList servers = parser.values(u"server"_s);
    const auto count = std::size_t(parser.value(u"cores"_s).toInt());
    if (servers.isEmpty())
        return 2;
    std::vector<std::unique_ptr<Core>> cores;
    QTimer starter;
    QObject::connect(&starter, &QTimer::timeout, &application, [&] {
        const int number = int(cores.size());
        cores.push_back(
            std::make_unique<Core>(number, clock, QUrl(servers.at(number % servers.size())), parser.value(u"origin"_s), token));
        cores.back()->start();
        if (cores.size() == count)
            starter.stop();
    });
    starter.start(parser.value(u"apart"_s).toInt());
    return QCoreApplication::exec();
}
