// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QBasicTimer>
#include <QObject>

#include <memory>
#include <vector>

namespace noc {

//! The developer option WATCHFLOOR_BENCH=N: once N alert frames are counted and the last is shown, one line on standard output says when, and
//! how the event loop fared (CONTRIBUTING.md has its members). Main thread. Unset, there is no probe, and nothing is paid.
class BenchProbe : public QObject
{
    Q_OBJECT

public:
    //! Null unless the environment asks for one.
    static std::unique_ptr<BenchProbe> fromEnvironment(Session &session);

    //! Counts every alert of `session`, which must outlive it, until there were `frames`.
    BenchProbe(Session &session, qint64 frames);

    //! Everything that the store has at this moment is now on its way to the screen.
    void paintBegins();
    //! What paintBegins() spoke of is on the screen.
    void paintEnded();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void count(const AlertRaise &raise);
    void tell();

    Session &m_session;
    const qint64 m_wanted;
    qint64 m_frames = 0;
    qint64 m_countedNs = 0;
    qint64 m_paintedNs = 0;
    bool m_lastIsPainting = false;
    std::vector<WallTime> m_unpainted, m_painting; //!< when every tenth alert was raised
    std::vector<double> m_latencies; //!< milliseconds
    QBasicTimer m_turns;
    qint64 m_lastTurnNs = 0;
    std::vector<float> m_gaps; //!< milliseconds by which turns came late
};

} // namespace noc
