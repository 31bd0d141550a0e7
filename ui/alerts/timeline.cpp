// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/timeline.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kTextLeft = 19;
constexpr int kTimeGap = 9;
constexpr int kTallest = 10'000;
constexpr int kWrapped = Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap;

// A server's words can be long.
QString shortened(const QString &text)
{
    constexpr qsizetype longest = 512;
    return text.size() > longest ? text.first(longest - 1) + u'…' : text;
}

} // namespace

Timeline::Timeline(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &Timeline::forgetHeights);
}

void Timeline::setEntries(const QList<Entry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList lines;
    for (const Entry &entry : entries)
        lines += tr("%1 %2", "time, what happened").arg(entry.time, entry.text);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(lines.join(u'\n'));
    forgetHeights();
}

void Timeline::forgetHeights()
{
    m_heightsRoom = -1;
    updateGeometry();
    update();
}

int Timeline::lineHeight() const
{
    return QFontMetrics(m_theme.baseFont()).height() + 7;
}

int Timeline::timeWidth() const
{
    const QFontMetrics base(m_theme.baseFont());
    int widest = base.horizontalAdvance(u"00:00:00"_s);
    for (const Entry &entry : m_entries)
        widest = std::max(widest, base.horizontalAdvance(entry.time));
    return widest;
}

int Timeline::textWidth(int width) const
{
    return std::max(40, width - kTextLeft - timeWidth() - kTimeGap - 2);
}

const QList<int> &Timeline::heights(int textWidth) const
{
    if (std::exchange(m_heightsRoom, textWidth) == textWidth)
        return m_heights;
    const QFontMetrics base(m_theme.baseFont());
    const QRect room(0, 0, textWidth, kTallest);
    m_heights.clear();
    for (const Entry &entry : m_entries)
        m_heights += base.boundingRect(room, kWrapped, shortened(entry.text)).height() + lineHeight() - base.height();
    return m_heights;
}

QSize Timeline::sizeHint() const
{
    return {200, heightForWidth(200)};
}

int Timeline::heightForWidth(int width) const
{
    const QList<int> &all = heights(textWidth(width));
    const int height = std::accumulate(all.begin(), all.end(), 0);
    return std::max(height, lineHeight());
}

void Timeline::paintEvent(QPaintEvent *event)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setFont(m_theme.baseFont());
    const int times = timeWidth();
    const int room = textWidth(width());
    const int inset = (lineHeight() - QFontMetrics(m_theme.baseFont()).height()) / 2;
    const QList<int> &all = heights(room);
    int y = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const int height = all[i];
        if (!event->rect().intersects(QRect(0, y, width(), height))) {
            y += height;
            continue;
        }
        const QRect box(kTextLeft, y + inset, times, height);
        painter.setPen(colors.secondary);
        painter.drawText(box, Qt::AlignTop | Qt::AlignLeft, entry.time);
        painter.setPen(entry.warning ? colors.warningText : colors.text);
        painter.drawText(QRect(box.right() + 1 + kTimeGap, y + inset, room, height), kWrapped, shortened(entry.text));
        y += height;
    }
    painter.fillRect(QRect(6, 2, 1, y - 4), colors.line);
}

} // namespace noc
