// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sessionjob.h"

namespace noc {

//! `stats`: asks the presence channel once.
class Stats : public SessionJob
{
    Q_OBJECT

public:
    Stats(Terminal terminal, Profile profile, const QString &token, seconds timeout);

    void start() override;
    void interrupt() override;

protected:
    void giveUp() override;

private:
    bool m_isAsked = false;
    seconds m_timeout;
};

} // namespace noc
