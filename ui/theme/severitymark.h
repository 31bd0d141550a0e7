// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

class QColor;
class QPainter;
class QRectF;

namespace noc {

//! Draws the severity's shape into `box` (a square): octagon CRITICAL and unknown ones, triangle HIGH, diamond MEDIUM, disc LOW, ring INFO and
//! not told; with `settled` always a ring.
void drawSeverityMark(QPainter &painter, const QRectF &box, Severity severity, const QColor &color, bool settled = false);

} // namespace noc
