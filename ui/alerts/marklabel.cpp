// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/marklabel.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace noc {

MarkLabel::MarkLabel(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &MarkLabel::adoptTheme);
    adoptTheme();
}

void MarkLabel::adoptTheme()
{
    const int side = QFontMetrics(m_theme.titleFont()).height();
    setFixedSize(side, side);
    update();
}

void MarkLabel::setSeverity(Severity severity, bool settled)
{
    if (severity == m_severity && settled == m_settled)
        return;
    m_severity = severity;
    m_settled = settled;
    update();
}

void MarkLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double inset = height() * 0.12;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    drawSeverityMark(
        painter, QRectF(rect()).adjusted(isMirrored ? 2 * inset : 0, inset, isMirrored ? 0 : -2 * inset, -inset), m_severity,
        m_settled ? m_theme.colors().settled : m_theme.severityColor(m_severity), m_settled);
}

} // namespace noc
