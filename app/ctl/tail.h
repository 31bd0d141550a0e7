// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/benchprobe.h"
#include "app/ctl/sessionjob.h"

namespace noc {

//! `tail`: live alerts and connection events until interrupted. It succeeded when it was ever live.
class Tail : public SessionJob
{
    Q_OBJECT

public:
    Tail(Terminal terminal, Profile profile, const QString &token);

    void start() override;
    void interrupt() override;

private:
    void onRaise(const AlertRaise &raise);
    //! Alerts that were raised in a gap, from the server's list.
    void onFound(const QList<AlertKey> &keys);
    void onChange(const AlertChange &change);

    bool m_wasLive = false;
    bool m_hadGap = false;
    std::unique_ptr<BenchProbe> m_bench;
};

} // namespace noc
