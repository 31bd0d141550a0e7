// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/feed/feed.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alertview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QJsonObject>

#include <functional>

namespace noc::bench {

//! An application that times what its event loop does.
class TimedApplication : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    //! The longest that a single event held the loop since the last call, in milliseconds.
    double takeLongestHold();

private:
    int m_depth = 0;
    double m_longestMs = 0;
};

//! The shown table of a window with all that is behind it: store, index, model and view. The event loop has to be told to turn.
struct Desk {
    explicit Desk(qsizetype keepLimit);

    SystemClock clock;
    AlertStore store;
    AlertIndex index {store};
    AlertTableModel model {index, clock};
    Theme theme;
    AlertView view {model, theme};

    //! Milliseconds from `ask`, called from the event loop, to what it asked the index for.
    double timed(const std::function<void()> &ask);
    //! Turns the event loop until nothing is left to do.
    void settle();
};

double millisecondsOf(const std::function<void()> &work);
//! What the bench is told on standard output.
void say(const QJsonObject &line);

} // namespace noc::bench
