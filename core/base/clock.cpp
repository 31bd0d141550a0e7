// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QTimer>

#include <algorithm>
#include <ctime>

namespace noc {

namespace {

class QtTimer final : public Timer
{
public:
    explicit QtTimer(std::function<void()> expired)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, std::move(expired));
    }

    void start(milliseconds delay) override { m_timer.start(std::max(delay, milliseconds(0))); }
    void stop() override { m_timer.stop(); }
    bool isActive() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

QDateTime toDateTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
}

WallTime toWallTime(const QDateTime &dateTime)
{
    return WallTime(milliseconds(dateTime.toMSecsSinceEpoch()));
}

milliseconds untilNext(const Clock &clock, milliseconds period)
{
    // Aimed a little behind it: a timer that comes a moment early would find the old second and have to come again.
    constexpr milliseconds kBehind {2};
    const milliseconds into = (clock.wallNow().time_since_epoch() - kBehind) % period;
    return period - (into < milliseconds(0) ? into + period : into);
}

BootTime SystemClock::bootNow() const
{
#if defined(Q_OS_LINUX)
    timespec ts {};
    clock_gettime(CLOCK_BOOTTIME, &ts);
    return BootTime(seconds(ts.tv_sec) + nanoseconds(ts.tv_nsec));
#else
    // Elsewhere the steady clock may stand still in sleep; a port replaces this line.
    return BootTime(std::chrono::duration_cast<nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()));
#endif
}

WallTime SystemClock::wallNow() const
{
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

std::unique_ptr<Timer> SystemClock::makeTimer(std::function<void()> expired)
{
    return std::make_unique<QtTimer>(std::move(expired));
}

} // namespace noc
