// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/uptimeband.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr double kBarHeight = 16;
// The shortest break is still seen, whatever the range.
constexpr double kLeastWidth = 2;

bool isDown(UptimeKind kind)
{
    return kind == UptimeKind::Reconnecting || kind == UptimeKind::Failed;
}

} // namespace

QString uptimeWord(UptimeKind kind)
{
    switch (kind) {
    case UptimeKind::Off: return QCoreApplication::translate("noc::UptimeBand", "off");
    case UptimeKind::Connected: return QCoreApplication::translate("noc::UptimeBand", "connected");
    case UptimeKind::Reconnecting: return QCoreApplication::translate("noc::UptimeBand", "reconnecting");
    case UptimeKind::Failed: return QCoreApplication::translate("noc::UptimeBand", "failed");
    }
    Q_UNREACHABLE();
}

QString formatShare(double percent)
{
    double shown = std::round(percent * 100) / 100;
    if (percent < 100 && shown >= 100)
        shown = 99.99;
    if (percent > 0 && shown <= 0)
        shown = 0.01;
    const int decimals = shown == 0 || shown == 100 ? 0 : 2;
    return QCoreApplication::translate("noc::UptimeBand", "%1 %", "per cent").arg(QLocale().toString(shown, 'f', decimals));
}

UptimeBand::UptimeBand(Theme &theme, ChannelKind channel, QWidget *parent) : QWidget(parent), m_theme(theme), m_channel(channel)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Uptime of %1", "channel").arg(channelName(channel)));
    setAccessibleDescription(description());
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void UptimeBand::setPast(const ChannelPast &past, const TimeRange &range, WallTime now)
{
    m_past = past;
    m_range = range;
    m_now = now;
    setAccessibleDescription(description());
    update();
}

bool UptimeBand::captionAbove() const
{
    return height() >= QFontMetrics(m_theme.secondaryFont()).height() + kBarHeight;
}

QRectF UptimeBand::bar() const
{
    const QFontMetricsF metrics(m_theme.secondaryFont());
    if (captionAbove())
        return {0, metrics.height() + 3, double(width()), std::min(kBarHeight, height() - metrics.height() - 3)};
    double caption = 0;
    for (const ChannelKind kind : kAllChannels)
        caption = std::max(caption, metrics.horizontalAdvance(channelName(kind)));
    const double tall = std::min(kBarHeight, double(height()) - 2);
    return {caption + 10, (height() - tall) / 2, std::max(20.0, width() - caption - 10), tall};
}

QRectF UptimeBand::boxOf(const UptimeSpan &span) const
{
    const QRectF all = bar();
    const double length = std::max<double>(1, double(m_range.length().count()));
    const double from = all.left() + double((span.from - m_range.from).count()) / length * all.width();
    double to = all.left() + double((span.to - m_range.from).count()) / length * all.width();
    if (isDown(span.kind))
        to = std::max(to, from + kLeastWidth);
    return {std::floor(from), all.top(), std::ceil(to) - std::floor(from), all.height()};
}

QString UptimeBand::textAt(double x) const
{
    const QRectF all = bar();
    if (x < all.left() || x > all.right() || m_range.length() <= milliseconds(0))
        return {};
    // Breaks are looked at first: they are drawn over what lies beside them.
    const UptimeSpan *hit = nullptr;
    for (const UptimeSpan &span : m_past.spans) {
        const QRectF box = boxOf(span);
        if (x < box.left() || x > box.right())
            continue;
        if (!hit || isDown(span.kind))
            hit = &span;
    }
    if (!hit)
        return tr("%1: nothing known", "channel").arg(channelName(m_channel));
    const QString times = tr("%1 to %2, %3", "time, time, duration")
                              .arg(formatTime(hit->from, m_now), formatTime(hit->to, m_now), formatDuration(hit->to - hit->from));
    if (isDown(hit->kind) && hit->cause.kind != EndKind::Stopped)
        return tr("%1 %2: %3\n%4", "channel, state, cause, times")
            .arg(channelName(m_channel), uptimeWord(hit->kind), safeLine(shortWords(hit->cause)), times);
    return tr("%1 %2\n%3", "channel, state, times").arg(channelName(m_channel), uptimeWord(hit->kind), times);
}

QString UptimeBand::figuresText() const
{
    if (!m_past.inProfile)
        return tr("off in this profile");
    const bool known =
        std::any_of(m_past.spans.begin(), m_past.spans.end(), [](const UptimeSpan &span) { return span.kind != UptimeKind::Off; });
    if (!known)
        return m_past.spans.empty() ? tr("nothing known") : uptimeWord(UptimeKind::Off);
    return tr("%1 · %n break(s)", "share of time connected", m_past.figures.breaks).arg(formatShare(m_past.figures.uptimePercent));
}

QString UptimeBand::description() const
{
    QStringList sentences;
    sentences << tr("Last %1: %2.", "length of the range, figures").arg(rangeName(m_range.length()), figuresText());
    if (m_past.inProfile)
        sentences << tr("Now %1.", "state").arg(stateName(m_past.state));
    const std::vector<LinkBreak> breaks = linkBreaks(m_channel, m_past.spans, m_now);
    // The newest ones are enough for the ear.
    constexpr std::size_t kTold = 5;
    for (std::size_t i = breaks.size() > kTold ? breaks.size() - kTold : 0; i < breaks.size(); ++i)
        sentences << describeBreak(breaks[i], m_now) + u'.';
    return sentences.join(u' ');
}

QSize UptimeBand::sizeHint() const
{
    return {300, QFontMetrics(m_theme.secondaryFont()).height() + int(kBarHeight) + 6};
}

QSize UptimeBand::minimumSizeHint() const
{
    return {140, 16};
}

bool UptimeBand::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = textAt(help->pos().x());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void UptimeBand::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setFont(m_theme.secondaryFont());
    // Time runs from left to right in every language, as in the chart beside it.
    painter.setLayoutDirection(Qt::LeftToRight);
    const QRectF all = bar();
    const QFontMetricsF metrics(m_theme.secondaryFont());

    painter.setPen(m_past.inProfile ? colors.text : colors.secondary);
    if (captionAbove()) {
        const QRectF caption(0, 0, width(), metrics.height());
        painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, channelName(m_channel));
        painter.setPen(colors.secondary);
        painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter, figuresText());
    } else {
        painter.drawText(QRectF(0, 0, all.left(), height()), Qt::AlignLeft | Qt::AlignVCenter, channelName(m_channel));
    }

    // Where nothing is known there is only a thin line.
    const QRectF thin(all.left(), all.center().y(), all.width(), 1);
    painter.fillRect(thin, colors.line);
    if (!m_past.inProfile) {
        painter.fillRect(QRectF(all.left(), all.center().y() - all.height() / 4, all.width(), all.height() / 2), colors.line);
        return;
    }
    painter.setClipRect(all);
    for (const bool downs : {false, true}) {
        for (const UptimeSpan &span : m_past.spans) {
            // The first attempt is drawn only once something failed.
            const bool first = isDown(span.kind) && span.cause == EndCause {};
            if (isDown(span.kind) != downs || first)
                continue;
            const QRectF box = boxOf(span);
            switch (span.kind) {
            case UptimeKind::Off:
                painter.fillRect(box, colors.panel);
                painter.fillRect(
                    QRectF(box.left(), all.center().y() - all.height() / 4, box.width(), all.height() / 2), colors.line);
                break;
            case UptimeKind::Connected: painter.fillRect(box, colors.healthy); break;
            case UptimeKind::Reconnecting:
            case UptimeKind::Failed: {
                const bool failed = span.kind == UptimeKind::Failed;
                // A seam of the ground on both sides keeps it apart from the healthy grey for those who see no colours.
                // Many narrow ones would eat up what was healthy between them.
                if (box.width() > 2 * kLeastWidth)
                    painter.fillRect(box.adjusted(-1, 0, 1, 0), colors.panel);
                painter.fillRect(box, failed ? colors.critical : colors.high);
                painter.fillRect(box, QBrush(colors.panel, failed ? Qt::DiagCrossPattern : Qt::BDiagPattern));
                break;
            }
            }
        }
    }
}

} // namespace noc
