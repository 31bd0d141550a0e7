// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/severitymark.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace noc {

namespace {

// Flat sides along the box's edges and a corner cut that is a little smaller than a regular octagon's: at 12 pixels that one cannot be told
// from a disc.
QPolygonF octagon(const QRectF &box)
{
    const double cut = box.width() * 0.26;
    return QPolygonF(
        {QPointF(box.left() + cut, box.top()), QPointF(box.right() - cut, box.top()), QPointF(box.right(), box.top() + cut),
         QPointF(box.right(), box.bottom() - cut), QPointF(box.right() - cut, box.bottom()),
         QPointF(box.left() + cut, box.bottom()), QPointF(box.left(), box.bottom() - cut), QPointF(box.left(), box.top() + cut)});
}

QPolygonF triangle(const QRectF &box)
{
    const double inset = box.height() * 0.06;
    return QPolygonF(
        {QPointF(box.center().x(), box.top() + inset), QPointF(box.right(), box.bottom() - inset),
         QPointF(box.left(), box.bottom() - inset)});
}

QPolygonF diamond(const QRectF &box)
{
    return QPolygonF(
        {QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()), QPointF(box.center().x(), box.bottom()),
         QPointF(box.left(), box.center().y())});
}

} // namespace

void drawSeverityMark(QPainter &painter, const QRectF &box, Severity severity, const QColor &color, bool settled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const Severity shape = settled ? Severity::Info : severity;
    switch (shape) {
    case Severity::Critical:
    case Severity::Unknown: painter.drawPolygon(octagon(box)); break;
    case Severity::High: painter.drawPolygon(triangle(box)); break;
    case Severity::Medium: painter.drawPolygon(diamond(box)); break;
    case Severity::Low: painter.drawEllipse(box.center(), box.width() * 0.44, box.height() * 0.44); break;
    case Severity::Info:
    case Severity::NotTold: {
        const double stroke = std::max(1.5, box.width() * 0.16);
        painter.setPen(QPen(color, stroke));
        painter.setBrush(Qt::NoBrush);
        const double radius = box.width() * 0.44 - stroke / 2;
        painter.drawEllipse(box.center(), radius, radius);
        break;
    }
    }
    painter.restore();
}

} // namespace noc
