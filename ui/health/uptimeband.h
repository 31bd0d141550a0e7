// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/healthsnapshot.h"

#include <QWidget>

namespace noc {

class Theme;

//! One channel's past as a bar: connected is full, reconnecting hatched, failed crossed and framed, off low; never by colour alone. Under the
//! pointer it says what a stretch was, from when to when and why.
class UptimeBand : public QWidget
{
    Q_OBJECT

public:
    UptimeBand(Theme &theme, ChannelKind channel, QWidget *parent = nullptr);

    void setPast(const ChannelPast &past, const TimeRange &range, WallTime now);

    //! What the stretch at `x` (pixels of this widget) was, for people; empty where nothing is known.
    QString textAt(double x) const;
    //! The bar itself, in this widget's pixels.
    QRectF bar() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool captionAbove() const;
    QString figuresText() const;
    QString description() const;
    QRectF boxOf(const UptimeSpan &span) const;

    Theme &m_theme;
    ChannelKind m_channel;
    ChannelPast m_past;
    TimeRange m_range;
    WallTime m_now;
};

//! "connected", "reconnecting", "failed", "off".
QString uptimeWord(UptimeKind kind);
//! A share of time for people: never rounded up to 100 or down to 0.
QString formatShare(double percent);

} // namespace noc
