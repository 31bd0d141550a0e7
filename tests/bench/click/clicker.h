// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <optional>
#include <vector>

namespace noc {
class AlertView;
}

namespace noc::bench {

//! An application that knows for how long the buttons of the mouse held its thread.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    //! Nanoseconds since it was last asked.
    qint64 takeMouseNs() { return std::exchange(m_mouseNs, 0); }

private:
    bool m_isInMouse = false;
    qint64 m_mouseNs = 0;
};

//! Clicks on the Acknowledge buttons of rows as a hand does, one row after the other's answer, writes a small file to the same disk in
//! between, and prints at last what each click and each writing took. Main thread.
class Clicker : public QObject
{
    Q_OBJECT

public:
    struct Plan {
        QString folder; //!< where the console keeps its files
        quint64 alerts = 0;
        int clicks = 0;
        milliseconds pause {10};
        bool during = false; //!< while the storm lasts, not after it
    };

    //! The console's window is open.
    Clicker(TimedApplication &application, Plan plan);

private:
    struct Click {
        qint64 id = 0;
        qint64 clickedNs = 0;
        qint64 heldNs = 0; //!< press and release in the window's hands
        qint64 turnNs = 0; //!< from the release until the event loop had nothing left to do
        qint64 shownNs = 0; //!< the row has its answer
    };

    const AlertStore &store() const;
    bool isTime() const;
    void next();
    void press(int row, AlertSlot slot);
    void release();
    void look();
    void loopRests();
    void writeFile();
    void finish();

    TimedApplication &m_application;
    const Plan m_plan;
    AlertView *m_view;
    QTimer m_next, m_release;
    QElapsedTimer m_sinceStart;
    std::optional<AlertSlot> m_pending;
    bool m_isTurning = false;
    QPoint m_place; //!< in the window
    std::vector<Click> m_clicks;
    std::vector<qint64> m_writes; //!< nanoseconds
};

} // namespace noc::bench
