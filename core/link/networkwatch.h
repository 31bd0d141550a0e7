// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace noc {

//! Hears when the system announces another network: a cable, an address, a route. On Linux the kernel says so itself (rtnetlink(7)),
//! with or without a network manager; elsewhere nothing is ever heard and the ordinary waits apply. Lives in the thread that made it.
class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    explicit NetworkWatch(Clock &clock, QObject *parent = nullptr);
    ~NetworkWatch() override;

Q_SIGNALS:
    //! Something changed: at the first word and, since a link that comes up says many, again after each half second with more.
    void changed();

private:
    void heard();

    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<Timer> m_gather;
    bool m_more = false;
};

} // namespace noc
