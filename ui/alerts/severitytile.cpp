// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/severitytile.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace noc {

SeverityTile::SeverityTile(Severity severity, Theme &theme, QWidget *parent)
    : QAbstractButton(parent), m_severity(severity), m_theme(theme), m_count(0)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setText(severityTitle(severity));
    setCount({});
}

void SeverityTile::setCount(std::optional<qsizetype> count)
{
    if (count == m_count)
        return;
    m_count = count;
    const QString name = severityTitle(m_severity);
    setAccessibleName(
        count ? tr("%1: %n unacknowledged", "severity and count", int(std::min<qsizetype>(*count, std::numeric_limits<int>::max())))
                    .arg(name)
              : tr("%1: not known yet", "severity").arg(name));
    setToolTip(tr("Show only this severity"));
    update();
}

QSize SeverityTile::sizeHint() const
{
    const QFontMetrics metrics(m_theme.titleFont());
    return {metrics.averageCharWidth() * 16, metrics.height() + 18};
}

QSize SeverityTile::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void SeverityTile::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    const bool owed = m_count.value_or(0) > 0;
    const QColor own = m_theme.severityColor(m_severity);
    QColor ground = isChecked() ? colors.selection : colors.raised;
    if (isDown())
        ground = mixed(ground, colors.text, 0.12);
    else if (underMouse())
        ground = mixed(ground, colors.text, 0.06);
    QColor border = colors.line;
    if (owed && m_severity == Severity::Critical)
        border = own;
    if (isChecked() || hasFocus())
        border = colors.action;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 5, 5);

    const QFontMetrics metrics(m_theme.titleFont());
    const int side = metrics.height() * 3 / 4;
    const auto place = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    drawSeverityMark(painter, place(QRect(12, (height() - side) / 2, side, side)), m_severity, m_theme.readable(own, ground));

    const int countRight = 12 + side + 10 + metrics.horizontalAdvance(u"888"_s);
    const QString count = m_count ? QLocale().toString(*m_count) : u"–"_s;
    painter.setFont(m_theme.titleFont());
    painter.setPen(owed ? colors.text : m_theme.readable(colors.secondary, ground));
    const QRect countBox(12 + side + 6, 0, std::max(countRight - 12 - side - 6, metrics.horizontalAdvance(count) + 2), height());
    painter.drawText(place(countBox), Qt::AlignVCenter | Qt::AlignRight, count);

    painter.setFont(m_theme.secondaryFont());
    painter.setPen(isChecked() ? colors.text : m_theme.readable(colors.secondary, ground));
    const QRect nameBox(countBox.right() + 10, 0, width() - countBox.right() - 14, height());
    const QString name = QFontMetrics(painter.font()).elidedText(severityTitle(m_severity), Qt::ElideRight, nameBox.width());
    painter.drawText(place(nameBox), Qt::AlignVCenter | Qt::AlignLeft, name);
}

} // namespace noc
