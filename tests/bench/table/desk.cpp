// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table/desk.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace noc::bench {

double millisecondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    bool result = false;
    ++m_depth;
    const double ms = millisecondsOf([&] { result = QApplication::notify(receiver, event); });
    --m_depth;
    // What turns the loop within an event is not what an event costs.
    if (m_depth == 0)
        m_longestMs = std::max(m_longestMs, ms);
    return result;
}

double TimedApplication::takeLongestHold()
{
    return std::exchange(m_longestMs, 0);
}

Desk::Desk(qsizetype keepLimit) : store(keepLimit)
{
    theme.apply(ThemeChoice::Dark);
    model.setLive(true);
    view.resize(1200, 700);
    view.show();
    settle();
}

double Desk::timed(const std::function<void()> &ask)
{
    QEventLoop loop;
    QObject::connect(&index, &AlertIndex::updated, &loop, [this, &loop] {
        if (!index.isWorking())
            loop.quit();
    });
    QTimer::singleShot(0, &loop, ask);
    return millisecondsOf([&loop] { loop.exec(); });
}

void Desk::settle()
{
    QEventLoop loop;
    // Long enough for the timers by which the view puts off what can wait.
    QTimer::singleShot(200, &loop, &QEventLoop::quit);
    loop.exec();
}

void say(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace noc::bench
