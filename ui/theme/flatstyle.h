// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themecolors.h"

#include <QProxyStyle>

namespace noc {

//! What a style sheet cannot draw without picture files: check marks, radio buttons, arrows, combo boxes and the focus frame, flat and in the
//! theme's colours. Everything else is Qt's Fusion.
class FlatStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit FlatStyle(const ThemeColors &colors);

    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget = nullptr) const override;
    void drawComplexControl(
        ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
        QStyleHintReturn *returnData = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;

private:
    void drawCheckBox(const QStyleOption &option, QPainter &painter) const;
    void drawRadioButton(const QStyleOption &option, QPainter &painter) const;
    void drawChevron(const QRect &box, Qt::ArrowType direction, const QColor &color, QPainter &painter) const;

    ThemeColors m_colors;
};

} // namespace noc
