// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QBasicTimer>
#include <QObject>

#include <memory>

class QWidget;

namespace noc {

//! The developer option WATCHFLOOR_BENCH=start: one line on standard output once the window was painted and what the journal remembers is in
//! it (CONTRIBUTING.md has its members). Main thread. Without it there is no probe, and nothing is paid.
class StartProbe : public QObject
{
    Q_OBJECT

public:
    //! Null unless the environment asks for one.
    static std::unique_ptr<StartProbe> fromEnvironment(Session &session, QWidget &window);

    //! `window` is shown, but not painted yet; both must outlive the probe.
    StartProbe(Session &session, QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void painted(qsizetype rows);

    Session &m_session;
    QWidget &m_window;
    bool m_isRestored = false; //!< every row that the journal remembers is in the store
    bool m_isTold = false;
    qint64 m_paintedNs = 0;
    QBasicTimer m_turns; //!< from the first paint to the line
    qint64 m_lastTurnNs = 0;
    double m_worstMs = 0; //!< by which a turn came late
};

} // namespace noc
