// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rawjson.h"

#include "ui/theme/formats.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kIndent = 2;
constexpr int kDeepest = 12; // further levels are not moved in

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

// A line end within a string is no line end of the layout.
QString inString(QStringView text)
{
    QString out = text.toString();
    out.replace(u'\n', u"\\u000A"_s).replace(u'\r', u"\\u000D"_s).replace(u'\t', u"\\u0009"_s);
    return safeLine(out);
}

class Layout
{
public:
    Layout(QStringView frame, qsizetype most) : m_frame(frame), m_most(most) { }

    QString text()
    {
        while (m_at < m_frame.size() && m_out.size() < m_most)
            step();
        const bool isCut = m_at < m_frame.size() || m_out.size() > m_most;
        m_out.truncate(m_most);
        return isCut ? m_out + u'…' : m_out;
    }

private:
    void step()
    {
        const QChar c = m_frame[m_at];
        if (isBlank(c)) {
            ++m_at;
        } else if (c == u'"') {
            takeString();
        } else if (c == u'{' || c == u'[') {
            open(c);
        } else if (c == u'}' || c == u']') {
            m_depth = std::max(0, m_depth - 1);
            breakLine();
            take();
        } else if (c == u',') {
            take();
            breakLine();
        } else if (c == u':') {
            take();
            m_out += u' ';
        } else {
            takeWord();
        }
    }

    void take() { m_out += m_frame[m_at++]; }

    void open(QChar bracket)
    {
        take();
        qsizetype next = m_at;
        while (next < m_frame.size() && isBlank(m_frame[next]))
            ++next;
        // Nothing in it: one line.
        if (next < m_frame.size() && m_frame[next] == (bracket == u'{' ? u'}' : u']')) {
            m_at = next;
            return take();
        }
        ++m_depth;
        breakLine();
    }

    void takeString()
    {
        qsizetype end = m_at + 1;
        while (end < m_frame.size() && m_frame[end] != u'"')
            end += m_frame[end] == u'\\' ? 2 : 1;
        end = std::min(end + 1, m_frame.size());
        m_out += inString(m_frame.sliced(m_at, end - m_at));
        m_at = end;
    }

    void takeWord()
    {
        qsizetype end = m_at;
        while (end < m_frame.size() && !isBlank(m_frame[end]) && !u"\"{}[],:"_s.contains(m_frame[end]))
            ++end;
        m_out += safeLine(m_frame.sliced(m_at, end - m_at));
        m_at = end;
    }

    void breakLine()
    {
        m_out += u'\n';
        m_out += QString(kIndent * std::min(m_depth, kDeepest), u' ');
    }

    QStringView m_frame;
    const qsizetype m_most;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_out;
};

} // namespace

QString prettyJson(QStringView frame, qsizetype most)
{
    const QStringView inner = frame.trimmed();
    // What is no JSON is not laid out as such.
    if (!inner.startsWith(u'{') && !inner.startsWith(u'[')) {
        const QString text = safeText(frame.left(most));
        return frame.size() > most ? text + u'…' : text;
    }
    return Layout(inner, most).text();
}

} // namespace noc
