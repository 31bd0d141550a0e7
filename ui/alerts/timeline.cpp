// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/timeline.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

Timeline::Timeline(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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

QSize Timeline::sizeHint() const
{
    return {200, lineHeight() * int(std::max<qsizetype>(m_entries.size(), 1))};
}

void Timeline::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    const int height = lineHeight();
    painter.fillRect(QRect(6, 2, 1, height * int(m_entries.size()) - 4), colors.line);
    const QFontMetrics base(m_theme.baseFont());
    int timeWidth = base.horizontalAdvance(u"00:00:00"_s);
    for (const Entry &entry : m_entries)
        timeWidth = std::max(timeWidth, base.horizontalAdvance(entry.time));
    int y = 0;
    painter.setFont(m_theme.baseFont());
    for (const Entry &entry : m_entries) {
        painter.setPen(colors.secondary);
        painter.drawText(QRect(19, y, timeWidth, height), Qt::AlignVCenter | Qt::AlignLeft, entry.time);
        painter.setPen(entry.warning ? colors.warningText : colors.text);
        const QRect rest(19 + timeWidth + 9, y, width() - 19 - timeWidth - 11, height);
        painter.drawText(
            rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            base.elidedText(entry.text.left(512), Qt::ElideRight, rest.width()));
        y += height;
    }
}

} // namespace noc
