// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/roundtripmodel.h"

#include <QWidget>

#include <optional>

namespace noc {

class Theme;

//! Draws a RoundTripModel: heartbeats as a full line, pings as a dotted one, the P95 target, bands without data, and the exact values under the
//! pointer or, with the arrow keys, under a cursor. The only class that knows Qt Charts.
class RoundTripChart : public QWidget
{
    Q_OBJECT

public:
    explicit RoundTripChart(Theme &theme, QWidget *parent = nullptr);
    ~RoundTripChart() override;

    void setSnapshot(const HealthSnapshot &snapshot);
    const RoundTripModel &model() const { return m_model; }
    //! How many points of a series the width can show over a range of `length`.
    int maxPoints(milliseconds length) const;

    //! Where a value is drawn, in this widget's pixels, and the moment drawn at `x`.
    QPointF toPixel(WallTime time, double ms) const;
    WallTime timeAt(double x) const;
    QRectF plotArea() const;

    //! The moment under the pointer or cursor, if any, and what is said about it, line by line.
    std::optional<WallTime> cursor() const { return m_cursor; }
    QStringList readingText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The operator turned the wheel: the range should be `factor` times as long, with the moment `around` staying where it is.
    void zoomRequested(double factor, noc::WallTime around);
    //! The operator pulled the picture: the range should begin `by` later (or earlier).
    void panRequested(noc::milliseconds by);
    //! The operator wants the present again (double click).
    void liveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    class View;

    void applyTheme();
    void setCursorTime(std::optional<WallTime> time);
    milliseconds reach() const;

    Theme &m_theme;
    RoundTripModel m_model;
    WallTime m_now;
    View *m_view = nullptr;
    std::optional<WallTime> m_cursor;
    std::optional<QPoint> m_dragged;
    bool m_focusShown = false;
};

} // namespace noc
