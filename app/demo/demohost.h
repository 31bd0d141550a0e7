// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <cstdint>
#include <memory>

namespace noc {

//! The demo server and its shift on a thread of their own, so that a window beside them is measured by its own work alone.
class DemoHost
{
public:
    struct Settings {
        quint16 port = 0; //!< 0: any free one
        std::uint64_t seed = 1;
        double speed = 1.0; //!< how many times faster than life
        bool withScenario = true; //!< false: a server where nothing happens by itself
    };
    //! Where a console finds it.
    struct Place {
        QUrl url;
        QUrl apiUrl;
        QString origin;
        QString token; //!< lives 30 days: nobody renews it in a demo
    };

    explicit DemoHost(Settings settings);
    //! Ends every socket and waits for the thread.
    ~DemoHost();

    //! Begins; blocks for the few milliseconds until it listens. Once. Error: NotAvailable when the port is taken.
    Result<Place> start();
    //! The server goes away as at a restart and comes back by itself after `downFor`. After start().
    void interrupt(milliseconds downFor);

private:
    struct Stage;

    Settings m_settings;
    QThread m_thread;
    Stage *m_stage = nullptr; //!< lives in m_thread
};

} // namespace noc
