// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/terminal.h"

#include <QObject>

namespace noc {

//! One command of watchfloorctl at work in the event loop.
class Job : public QObject
{
    Q_OBJECT

public:
    explicit Job(Terminal terminal);
    ~Job() override;

    //! Begins; finished() may come at once.
    virtual void start() = 0;
    //! The person or the system asked to end: finished() follows at once.
    virtual void interrupt() = 0;

Q_SIGNALS:
    //! Done, with the program's exit status: 0 only when the thing asked for happened.
    void finished(int status);

protected:
    const Terminal &terminal() const { return m_terminal; }

private:
    Terminal m_terminal;
};

} // namespace noc
