// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/figure.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

Figure::Figure(Theme &theme, Size size, const QString &caption, const QString &name, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_size(size), m_caption(caption)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(name);
    setValue({});
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Figure::setValue(const QString &value, const QString &unit, bool warning)
{
    m_value = value;
    m_unit = value.isEmpty() ? QString() : unit;
    m_warning = warning;
    setAccessibleDescription(warning ? tr("%1, over the target", "value with unit").arg(text()) : text());
    update();
}

QString Figure::text() const
{
    if (m_value.isEmpty())
        return u"–"_s;
    return m_unit.isEmpty() ? m_value : tr("%1 %2", "value, unit").arg(m_value, m_unit);
}

QFont Figure::valueFont() const
{
    if (m_size == Size::Key)
        return m_theme.figureFont();
    QFont font = m_theme.baseFont();
    font.setBold(true);
    return font;
}

QSize Figure::sizeHint() const
{
    const QFontMetrics caption(m_theme.secondaryFont());
    const QFontMetrics value(valueFont());
    const int unit = m_size == Size::Key ? caption.horizontalAdvance(u" ms"_s) : 0;
    const int wide = std::max(caption.horizontalAdvance(m_caption), value.horizontalAdvance(u"888.8"_s) + unit);
    return {wide + 10, caption.height() + value.ascent() + value.descent() / 2};
}

void Figure::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    const QFontMetrics caption(m_theme.secondaryFont());
    painter.setFont(m_theme.secondaryFont());
    painter.setPen(colors.secondary);
    painter.drawText(QRect(0, 0, width(), caption.height()), Qt::AlignLeft | Qt::TextSingleLine, m_caption);

    const QFont font = valueFont();
    const QFontMetrics value(font);
    const int baseline = caption.height() + value.ascent();
    const QString shown = m_value.isEmpty() ? u"–"_s : m_value;
    const QString mark = m_warning ? u"▲"_s : QString();
    const int unitAt = value.horizontalAdvance(shown) + caption.horizontalAdvance(u' ');
    const int markAt = unitAt + caption.horizontalAdvance(m_unit) + 5;
    const int end = m_warning ? markAt + caption.horizontalAdvance(mark) : unitAt + caption.horizontalAdvance(m_unit);
    const int left = layoutDirection() == Qt::RightToLeft ? std::max(0, width() - end) : 0;
    // A number, its sign and its unit are read from left to right in every language.
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setFont(font);
    painter.setPen(m_warning ? colors.high : m_value.isEmpty() ? colors.settled : colors.text);
    painter.drawText(left, baseline, shown);
    painter.setFont(m_theme.secondaryFont());
    painter.setPen(m_warning ? colors.high : colors.text);
    painter.drawText(left + unitAt, baseline, m_unit);
    painter.drawText(left + markAt, baseline, mark);
}

} // namespace noc
