// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/wiretime.h"

#include "core/protocol/codec.h"

#include <cstdio>

namespace noc::wire {

namespace {

//! Reads a time from left to right; each step says whether what it wanted stood there.
class TimeScanner
{
public:
    explicit TimeScanner(std::string_view text) : m_text(text) { }

    bool atEnd() const { return m_at == m_text.size(); }

    bool digits(int count, int &value)
    {
        value = 0;
        for (int i = 0; i < count; ++i) {
            const char c = peek();
            if (c < '0' || c > '9')
                return false;
            value = value * 10 + (c - '0');
            ++m_at;
        }
        return true;
    }

    bool oneOf(std::string_view characters)
    {
        if (atEnd() || characters.find(peek()) == std::string_view::npos)
            return false;
        ++m_at;
        return true;
    }

    //! Milliseconds of a fraction of any length, cut off, not rounded.
    bool fraction(int &value)
    {
        value = 0;
        int scale = 100;
        const std::size_t start = m_at;
        for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
            value += scale * (c - '0');
            scale /= 10;
            ++m_at;
        }
        return m_at > start;
    }

    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

bool readDate(TimeScanner &scanner, std::chrono::sys_days &days)
{
    int year = 0;
    int month = 0;
    int day = 0;
    if (!scanner.digits(4, year) || !scanner.oneOf("-") || !scanner.digits(2, month) || !scanner.oneOf("-")
        || !scanner.digits(2, day))
        return false;
    const std::chrono::year_month_day date {
        std::chrono::year(year), std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))};
    days = date;
    return year > 0 && date.ok();
}

bool readTimeOfDay(TimeScanner &scanner, milliseconds &time)
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    int fraction = 0;
    if (!scanner.digits(2, hour) || !scanner.oneOf(":") || !scanner.digits(2, minute) || !scanner.oneOf(":")
        || !scanner.digits(2, second))
        return false;
    if (scanner.oneOf(".,") && !scanner.fraction(fraction))
        return false;
    time = std::chrono::hours(hour) + std::chrono::minutes(minute) + seconds(second) + milliseconds(fraction);
    return hour < 24 && minute < 60 && second < 60;
}

//! Z, +HH:MM, +HHMM or +HH.
bool readOffset(TimeScanner &scanner, milliseconds &offset)
{
    if (scanner.oneOf("Zz")) {
        offset = {};
        return true;
    }
    const bool west = scanner.peek() == '-';
    int hours = 0;
    int minutes = 0;
    if (!scanner.oneOf("+-") || !scanner.digits(2, hours))
        return false;
    const bool colon = scanner.oneOf(":");
    if ((colon || !scanner.atEnd()) && !scanner.digits(2, minutes))
        return false;
    offset = (west ? -1 : 1) * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
    return hours < 24 && minutes < 60;
}

struct CivilTime {
    int year;
    unsigned month;
    unsigned day;
    int hour;
    int minute;
    int second;
    int millisecond;
};

CivilTime civil(WallTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return {
        int(date.year()),
        unsigned(date.month()),
        unsigned(date.day()),
        int(clock.hours().count()),
        int(clock.minutes().count()),
        int(clock.seconds().count()),
        int(clock.subseconds().count())};
}

//! Long enough for any year that an `int` can hold.
constexpr std::size_t kTimeBytes = 64;

std::string withoutFraction(const CivilTime &t)
{
    char text[kTimeBytes];
    const int length =
        std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", t.year, t.month, t.day, t.hour, t.minute, t.second);
    return std::string(text, std::size_t(length));
}

std::string threeDigits(int value)
{
    char text[16];
    const int length = std::snprintf(text, sizeof text, ".%03d", value);
    return std::string(text, std::size_t(length));
}

} // namespace

TimeReading readTime(std::string_view iso8601)
{
    TimeScanner scanner(iso8601);
    std::chrono::sys_days days;
    if (!readDate(scanner, days))
        return {TimeReading::NotATime, {}};
    if (scanner.atEnd())
        return {TimeReading::NoOffset, days};
    milliseconds time {};
    if (!scanner.oneOf("Tt ") || !readTimeOfDay(scanner, time))
        return {TimeReading::NotATime, {}};
    if (scanner.atEnd())
        return {TimeReading::NoOffset, days + time};
    milliseconds offset {};
    if (!readOffset(scanner, offset) || !scanner.atEnd())
        return {TimeReading::NotATime, {}};
    return {TimeReading::Exact, days + time - offset};
}

std::optional<WallTime> parseTime(std::string_view iso8601)
{
    const TimeReading reading = readTime(iso8601);
    if (reading.kind != TimeReading::Exact)
        return std::nullopt;
    return reading.time;
}

std::string formatServerTime(WallTime time)
{
    const CivilTime t = civil(time);
    std::string text = withoutFraction(t);
    if (t.millisecond != 0)
        text += threeDigits(t.millisecond) + "000";
    return text + "+00:00";
}

std::string formatClientTime(WallTime time)
{
    const CivilTime t = civil(time);
    return withoutFraction(t) + threeDigits(t.millisecond) + 'Z';
}

} // namespace noc::wire
