// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/job.h"
#include "app/demo/demohost.h"

namespace noc {

//! `demo-server`: the demo server and its shift until interrupted.
class DemoServerJob : public Job
{
    Q_OBJECT

public:
    DemoServerJob(Terminal terminal, quint16 port);

    void start() override;
    void interrupt() override;

private:
    DemoHost m_host;
};

} // namespace noc
