// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/serieslegend.h"

#include "ui/health/roundtripmodel.h"
#include "ui/health/seriespen.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace noc {

namespace {

constexpr int kPiece = 22;
constexpr int kAfterPiece = 6;
constexpr int kApart = 16;

} // namespace

SeriesLegend::SeriesLegend(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(tr("Full line: %1. Dotted line: %2.", "series, series")
                                 .arg(seriesName(RoundTripModel::Heartbeats), seriesName(RoundTripModel::Pings)));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

std::array<QString, 2> SeriesLegend::words(bool full) const
{
    if (full)
        return {seriesName(RoundTripModel::Heartbeats), seriesName(RoundTripModel::Pings)};
    return {seriesShortName(RoundTripModel::Heartbeats), seriesShortName(RoundTripModel::Pings)};
}

int SeriesLegend::widthOf(bool full) const
{
    const QFontMetrics metrics(m_theme.secondaryFont());
    int wide = 2 * (kPiece + kAfterPiece) + kApart;
    for (const QString &word : words(full))
        wide += metrics.horizontalAdvance(word);
    return wide + 2;
}

QSize SeriesLegend::sizeHint() const
{
    return {widthOf(true), QFontMetrics(m_theme.secondaryFont()).height()};
}

QSize SeriesLegend::minimumSizeHint() const
{
    return {widthOf(false), QFontMetrics(m_theme.secondaryFont()).height()};
}

void SeriesLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.secondaryFont());
    const QFontMetrics metrics(m_theme.secondaryFont());
    const bool full = width() >= widthOf(true);
    const std::array<QString, 2> names = words(full);
    const auto place = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    int x = width() - widthOf(full);
    for (std::size_t i = 0; i < names.size(); ++i) {
        painter.setPen(seriesPen(RoundTripModel::Series(i), m_theme.colors()));
        const QRect piece = place(QRect(x, 0, kPiece, height()));
        painter.drawLine(QPointF(piece.left(), height() / 2.0), QPointF(piece.left() + kPiece, height() / 2.0));
        x += kPiece + kAfterPiece;
        painter.setPen(m_theme.colors().secondary);
        painter.drawText(place(QRect(x, 0, width() - x, height())), Qt::AlignLeft | Qt::AlignVCenter, names[i]);
        x += metrics.horizontalAdvance(names[i]) + kApart;
    }
}

} // namespace noc
