// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demodata.h"
#include "core/base/clock.h"
#include "core/base/random.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace noc {

class DemoServer;

//! A believable shift at three customers, for ever: about twenty open alerts when the first console connects, calm minutes, a flapping
//! device, a burst with one cause, a slow link, a server restart, a colleague who acknowledges over HTTP. The same seed and the
//! same connections give the same shift. Lives in the server's thread.
class DemoScenario : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Opening, Calm, Flapping, Burst, SlowLink, Restart };
    Q_ENUM(Phase)

    //! `speed`: how many times faster than life, above 0. All outlive the scenario.
    DemoScenario(DemoServer &server, Clock &clock, RandomSource &random, double speed = 1.0, QObject *parent = nullptr);
    ~DemoScenario() override;

    //! The server that the shift needs: three clients, the operator and a colleague.
    static DemoOptions serverOptions();

    //! Waits for the first dashboard, then begins.
    void start();
    void stop();

Q_SIGNALS:
    void phaseBegan(noc::DemoScenario::Phase phase);

private:
    struct Source;

    void open();
    void planCycle();
    //! Does it after so long at normal speed.
    void after(seconds delay, std::function<void()> what) { afterMs(delay, std::move(what)); }
    void afterMs(milliseconds delay, std::function<void()> what);
    void arm();
    void runDue();

    void calmEvent();
    void raiseFrom(const Source &source, milliseconds age = milliseconds(0));
    void flap(int timesLeft, const DemoAlert &alert);
    void burst();
    void slowLink();
    void restart();
    void colleagueActs();
    void tellFinding();
    void tellAnomaly();
    void tellTicket();
    void setLink(milliseconds delay, milliseconds jitter);

    //! Evenly from [low, high].
    int draw(int low, int high);
    const Source &drawSource();
    qint64 nextId() { return m_nextId++; }

    DemoServer &m_server;
    Clock &m_clock;
    RandomSource &m_random;
    const double m_speed;
    bool m_begun = false;
    qint64 m_nextId = 88'201;
    qint64 m_nextTicket = 20'932;
    std::multimap<BootTime, std::function<void()>> m_plan;
    std::unique_ptr<Timer> m_timer;
};

} // namespace noc
