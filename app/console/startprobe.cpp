// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/startprobe.h"

#include <QEvent>
#include <QTimerEvent>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace noc {

namespace {

constexpr int kTurnMs = 4;

qint64 monotonicNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

std::unique_ptr<StartProbe> StartProbe::fromEnvironment(Session &session, QWidget &window)
{
    return qgetenv("WATCHFLOOR_BENCH") == "start" ? std::make_unique<StartProbe>(session, window) : nullptr;
}

StartProbe::StartProbe(Session &session, QWidget &window) : m_session(session), m_window(window)
{
    connect(&session.journal(), &SessionJournal::restored, this, [this] { m_isRestored = true; });
    // The first paint follows an exposure of the native window, all others an update of the widget.
    window.installEventFilter(this);
    window.windowHandle()->installEventFilter(this);
}

bool StartProbe::eventFilter(QObject *watched, QEvent *event)
{
    const bool isExposed = event->type() == QEvent::Expose && m_window.windowHandle()->isExposed();
    if (isExposed || (event->type() == QEvent::UpdateRequest && watched == &m_window)) {
        // What is in the store now is painted by this very event; what is posted comes after it.
        const qsizetype rows = m_isRestored ? m_session.alerts().counts().rows : -1;
        QMetaObject::invokeMethod(
            this, [this, rows] { painted(rows); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void StartProbe::painted(qsizetype rows)
{
    const qint64 now = monotonicNs();
    if (m_paintedNs == 0) {
        m_paintedNs = m_lastTurnNs = now;
        m_turns.start(kTurnMs, Qt::PreciseTimer, this);
    }
    if (rows < 0 || std::exchange(m_isTold, true))
        return;
    m_turns.stop();
    const double worst = std::max(m_worstMs, double(now - m_lastTurnNs) / 1e6 - kTurnMs);
    std::printf(
        "BENCH {\"painted_ns\":%lld,\"rows\":%lld,\"rows_ns\":%lld,\"worst_ms\":%.3f}\n", (long long)m_paintedNs, (long long)rows,
        (long long)now, worst);
    std::fflush(stdout);
}

void StartProbe::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turns.timerId())
        return;
    const qint64 now = monotonicNs();
    m_worstMs = std::max(m_worstMs, double(now - m_lastTurnNs) / 1e6 - kTurnMs);
    m_lastTurnNs = now;
}

} // namespace noc
