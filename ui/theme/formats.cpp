// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::Formats)
};

bool isShown(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    case QChar::Other_Format:
        // The joiners are spelling in Arabic, Persian and Indic scripts and hold emoji together.
        return c == 0x200C || c == 0x200D;
    default: return true;
    }
}

QString escaped(char32_t c)
{
    const bool isShort = c <= 0xFFFF;
    const QString digits = QString::number(uint(c), 16).toUpper().rightJustified(isShort ? 4 : 8, QLatin1Char('0'));
    return (isShort ? u"\\u"_s : u"\\U"_s) + digits;
}

enum class Lines { Join, Keep };

QString safe(QStringView untrusted, Lines lines)
{
    const bool plain =
        std::all_of(untrusted.begin(), untrusted.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
    if (plain)
        return untrusted.toString();

    QString out;
    out.reserve(untrusted.size());
    for (qsizetype i = 0; i < untrusted.size(); ++i) {
        const QChar c = untrusted[i];
        if (c == QLatin1Char('\r') || c == QLatin1Char('\n')) {
            if (c == QLatin1Char('\r') && i + 1 < untrusted.size() && untrusted[i + 1] == QLatin1Char('\n'))
                ++i;
            out += lines == Lines::Join ? QLatin1Char(' ') : QLatin1Char('\n');
        } else if (c == QLatin1Char('\t')) {
            out += lines == Lines::Join ? QLatin1Char(' ') : c;
        } else if (c.isHighSurrogate() && i + 1 < untrusted.size() && untrusted[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, untrusted[++i]);
            out += isShown(whole) ? QString::fromUcs4(&whole, 1) : escaped(whole);
        } else if (isShown(c.unicode())) {
            out += c;
        } else {
            out += escaped(c.unicode());
        }
    }
    return out;
}

qint64 wholeSeconds(milliseconds duration)
{
    return std::max<qint64>(0, duration.count()) / 1000;
}

} // namespace

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::NotTold: return Words::tr("NOT TOLD", "severity");
    case Severity::Info: return Words::tr("INFO", "severity");
    case Severity::Low: return Words::tr("LOW", "severity");
    case Severity::Medium: return Words::tr("MEDIUM", "severity");
    case Severity::High: return Words::tr("HIGH", "severity");
    case Severity::Unknown: return Words::tr("UNKNOWN", "severity");
    case Severity::Critical: return Words::tr("CRITICAL", "severity");
    }
    Q_UNREACHABLE();
}

QString severityTitle(Severity severity)
{
    switch (severity) {
    case Severity::NotTold: return Words::tr("Not told", "severity");
    case Severity::Info: return Words::tr("Info", "severity");
    case Severity::Low: return Words::tr("Low", "severity");
    case Severity::Medium: return Words::tr("Medium", "severity");
    case Severity::High: return Words::tr("High", "severity");
    case Severity::Unknown: return Words::tr("Unknown", "severity");
    case Severity::Critical: return Words::tr("Critical", "severity");
    }
    Q_UNREACHABLE();
}

QString statusWord(AlertStatus status)
{
    switch (status) {
    case AlertStatus::New: return Words::tr("New", "alert status");
    case AlertStatus::Acknowledged: return Words::tr("Acknowledged", "alert status");
    case AlertStatus::Assigned: return Words::tr("Assigned", "alert status");
    case AlertStatus::Escalated: return Words::tr("Escalated", "alert status");
    case AlertStatus::Resolved: return Words::tr("Resolved", "alert status");
    case AlertStatus::Suppressed: return Words::tr("Suppressed", "alert status");
    case AlertStatus::Other: return Words::tr("Other", "alert status");
    }
    Q_UNREACHABLE();
}

QString formatAge(milliseconds age)
{
    const qint64 total = wholeSeconds(age);
    const qint64 days = total / 86'400;
    const qint64 hours = total / 3600 % 24;
    const qint64 minutes = total / 60 % 60;
    if (days > 0)
        return Words::tr("%1 d %2 h", "age in days and hours").arg(days).arg(hours);
    if (hours > 0)
        return u"%1:%2:%3"_s.arg(hours).arg(minutes, 2, 10, QLatin1Char('0')).arg(total % 60, 2, 10, QLatin1Char('0'));
    return u"%1:%2"_s.arg(minutes).arg(total % 60, 2, 10, QLatin1Char('0'));
}

QString formatDuration(milliseconds duration)
{
    const qint64 total = wholeSeconds(duration);
    const qint64 days = total / 86'400;
    const qint64 hours = total / 3600 % 24;
    const qint64 minutes = total / 60 % 60;
    if (days > 0)
        return Words::tr("%1 d %2 h", "duration in days and hours").arg(days).arg(hours);
    if (hours > 0)
        return Words::tr("%1 h %2 min", "duration in hours and minutes").arg(hours).arg(minutes);
    if (minutes > 0)
        return Words::tr("%1 min %2 s", "duration in minutes and seconds").arg(minutes).arg(total % 60);
    return Words::tr("%1 s", "duration in seconds").arg(total);
}

QString formatShortAge(milliseconds age)
{
    if (age >= milliseconds(10'000))
        return formatDuration(age);
    const double tenths = double(std::max<qint64>(0, age.count()) / 100) / 10;
    return Words::tr("%1 s", "short age in seconds, one decimal").arg(QLocale().toString(tenths, 'f', 1));
}

QString formatRoundTrip(double ms)
{
    if (ms >= 1000)
        return Words::tr("%1 s", "round trip in seconds").arg(QLocale().toString(ms / 1000, 'f', 1));
    const int decimals = ms >= 100 ? 0 : ms >= 1 ? 1 : 2;
    return Words::tr("%1 ms", "round trip in milliseconds").arg(QLocale().toString(std::max(0.0, ms), 'f', decimals));
}

QString formatPercent(double percent)
{
    return QLocale().toString(std::floor(percent * 100) / 100, 'f', 2);
}

QString formatTime(WallTime time, WallTime now)
{
    const QDateTime local = toDateTime(time).toLocalTime();
    if (local.date() == toDateTime(now).toLocalTime().date())
        return local.toString(u"HH:mm:ss"_s);
    return local.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString formatAlertType(QStringView type)
{
    QString text = safeLine(type.toString().toLower());
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    text = text.simplified();
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString safeLine(QStringView untrusted)
{
    return safe(untrusted, Lines::Join);
}

QString safeText(QStringView untrusted)
{
    return safe(untrusted, Lines::Keep);
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : u"<span>%1</span>"_s.arg(text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

} // namespace noc
