// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

void put(FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stream);
    std::fputc('\n', stream);
}

// In a storm a batch brings thousands of lines, and a write for each of them would cost more than the alert itself.
void flushAtEndOfTurn()
{
    static bool waits = false;
    if (std::exchange(waits, true))
        return;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [] {
            waits = false;
            std::fflush(stdout);
        },
        Qt::QueuedConnection);
}

bool isHarmless(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional overrides, joiners, tags
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    default: return true;
    }
}

} // namespace

QString terminalText(QStringView untrusted)
{
    const auto isPlain = [](QChar letter) { return letter >= u' ' && letter <= u'~'; };
    if (std::all_of(untrusted.begin(), untrusted.end(), isPlain))
        return untrusted.toString();
    QString safe;
    safe.reserve(untrusted.size());
    for (const char32_t letter : untrusted.toUcs4()) {
        if (isHarmless(letter))
            safe += QChar::fromUcs4(letter);
        else if (letter <= 0xffff)
            safe += u"\\u%1"_s.arg(uint(letter), 4, 16, QChar(u'0'));
        else
            safe += u"\\U%1"_s.arg(uint(letter), 8, 16, QChar(u'0'));
    }
    return safe;
}

void Terminal::say(const JsonLine &line, const std::function<QString()> &words) const
{
    say([&line] { return line; }, words);
}

void Terminal::say(const std::function<JsonLine()> &line, const std::function<QString()> &words) const
{
    put(stdout, m_json ? line().bytes() : terminalText(words()).toUtf8());
    if (QCoreApplication::instance())
        flushAtEndOfTurn();
    else
        std::fflush(stdout);
}

void Terminal::complain(const QString &sentence) const
{
    std::fflush(stdout);
    put(stderr, "watchfloorctl: " + terminalText(sentence).toUtf8());
}

} // namespace noc
