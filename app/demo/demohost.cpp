// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demohost.h"

#include "app/demo/demoscenario.h"
#include "app/demo/demoserver.h"
#include "app/demo/seededrandom.h"

namespace noc {

struct DemoHost::Stage : QObject {
    explicit Stage(const Settings &settings)
        : random(settings.seed),
          secrets(makeSystemRandom()),
          server(optionsFor(settings), clock, *secrets),
          scenario(server, clock, random, settings.speed)
    {
    }

    static DemoOptions optionsFor(const Settings &settings)
    {
        DemoOptions options = DemoScenario::serverOptions();
        options.port = settings.port;
        return options;
    }

    SystemClock clock;
    SeededRandom random;
    std::unique_ptr<RandomSource> secrets; //!< a key that can be guessed from the seed would be none
    DemoServer server;
    DemoScenario scenario;
};

DemoHost::DemoHost(Settings settings) : m_settings(settings)
{
    m_thread.setObjectName(QStringLiteral("demo server"));
}

DemoHost::~DemoHost()
{
    if (m_stage != nullptr)
        QMetaObject::invokeMethod(
            m_stage, [stage = m_stage] { delete stage; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<DemoHost::Place> DemoHost::start()
{
    m_thread.start();
    // Everything is made in the thread that uses it; this object only carries the call there.
    QObject carrier;
    carrier.moveToThread(&m_thread);
    Result<Place> result = Error {};
    QMetaObject::invokeMethod(
        &carrier,
        [&] {
            m_stage = new Stage(m_settings);
            const Outcome outcome = m_stage->server.listen();
            if (!outcome) {
                result = outcome.error();
            } else {
                if (m_settings.withScenario)
                    m_stage->scenario.start();
                DemoServer &server = m_stage->server;
                result = Place {
                    server.url(), server.apiUrl(), server.origin(),
                    server.token(server.options().users.first().id, std::chrono::hours(30 * 24))};
            }
            carrier.moveToThread(nullptr);
        },
        Qt::BlockingQueuedConnection);
    return result;
}

void DemoHost::interrupt(milliseconds downFor)
{
    QMetaObject::invokeMethod(
        m_stage, [stage = m_stage, downFor] { stage->server.restart(downFor); }, Qt::QueuedConnection);
}

} // namespace noc
