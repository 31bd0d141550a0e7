// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/timeline.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

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
    return text.left(512);
}

} // namespace

Timeline::Timeline(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
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

int Timeline::entryHeight(const Entry &entry, int textWidth) const
{
    const QFontMetrics base(m_theme.baseFont());
    const int lines = base.boundingRect(QRect(0, 0, textWidth, kTallest), kWrapped, shortened(entry.text)).height();
    return lines + lineHeight() - base.height();
}

QSize Timeline::sizeHint() const
{
    return {200, heightForWidth(200)};
}

int Timeline::heightForWidth(int width) const
{
    const int room = textWidth(width);
    int height = 0;
    for (const Entry &entry : m_entries)
        height += entryHeight(entry, room);
    return std::max(height, lineHeight());
}

void Timeline::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setFont(m_theme.baseFont());
    const int times = timeWidth();
    const int room = textWidth(width());
    const int inset = (lineHeight() - QFontMetrics(m_theme.baseFont()).height()) / 2;
    int y = 0;
    for (const Entry &entry : m_entries) {
        const int height = entryHeight(entry, room);
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
