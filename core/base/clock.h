// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace noc {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

//! Tag of the clock that only runs forwards and counts through sleep (CLOCK_BOOTTIME on Linux).
struct BootClock {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = nanoseconds;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;
};

//! A moment on the boot clock: for every interval, deadline and age. Means nothing to another process or machine.
using BootTime = BootClock::time_point;

//! A moment in UTC with milliseconds: for showing and for keeping. Can jump; never used to measure an interval.
using WallTime = std::chrono::sys_time<milliseconds>;

//! The same moment for Qt, in UTC.
QDateTime toDateTime(WallTime time);
//! The same moment from Qt; `dateTime` must be valid.
WallTime toWallTime(const QDateTime &dateTime);

//! One single-shot timer. Lives in the thread that made it; destroying it stops it.
class Timer
{
public:
    virtual ~Timer() = default;
    //! Fires once after `delay` (clamped to zero and above); a running timer starts anew.
    virtual void start(milliseconds delay) = 0;
    virtual void stop() = 0;
    virtual bool isActive() const = 0;
};

//! Where time comes from. Tests put a clock here that they turn by hand. now functions: any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual BootTime bootNow() const = 0;
    virtual WallTime wallNow() const = 0;
    //! A stopped timer that calls `expired` in the calling thread's event loop.
    virtual std::unique_ptr<Timer> makeTimer(std::function<void()> expired) = 0;
};

//! How long it is until the wall clock passes the next whole multiple of `period` (at least a millisecond): timers that keep to it wake the
//! machine together, and what they show turns with the second.
milliseconds untilNext(const Clock &clock, milliseconds period);

//! The machine's own clocks and Qt's timers (precise to the millisecond).
class SystemClock final : public Clock
{
public:
    BootTime bootNow() const override;
    WallTime wallNow() const override;
    std::unique_ptr<Timer> makeTimer(std::function<void()> expired) override;
};

} // namespace noc
