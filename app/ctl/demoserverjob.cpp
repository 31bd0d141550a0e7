// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demoserverjob.h"

namespace noc {

namespace {

DemoHost::Settings settingsFor(quint16 port)
{
    DemoHost::Settings settings;
    settings.port = port;
    return settings;
}

} // namespace

DemoServerJob::DemoServerJob(Terminal terminal, quint16 port) : Job(terminal), m_host(settingsFor(port)) { }

void DemoServerJob::start()
{
    const auto place = m_host.start();
    if (!place) {
        terminal().complain(place.error().message);
        Q_EMIT finished(1);
        return;
    }
    // A token of the demo server opens nothing but the demo server.
    JsonLine line("listening");
    line.text("url", place->url.toString()).text("origin", place->origin).text("token", place->token);
    terminal().say(line.text("api", place->apiUrl.toString()), [&] {
        return tr("The demo server listens on %1 (origin %2); its token is %3")
            .arg(place->url.toString(), place->origin, place->token);
    });
}

void DemoServerJob::interrupt()
{
    Q_EMIT finished(0);
}

} // namespace noc
