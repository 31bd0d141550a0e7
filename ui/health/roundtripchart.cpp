// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/roundtripchart.h"

#include "ui/health/seriespen.h"
#include "ui/theme/theme.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

double toX(WallTime time)
{
    return double(time.time_since_epoch().count());
}

} // namespace

//! Qt Charts' part: the lines. Everything that has a text is painted here around them, so that marks lie on round local times.
class RoundTripChart::View final : public QChartView
{
public:
    View(RoundTripChart &owner, Theme &theme) : QChartView(new QChart, &owner), m_owner(owner), m_theme(theme)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setFocusPolicy(Qt::NoFocus);
        // The owner deals with the pointer.
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setRenderHint(QPainter::Antialiasing);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        chart()->legend()->hide();
        chart()->setBackgroundVisible(false);
        chart()->setPlotAreaBackgroundVisible(false);
        chart()->setMargins({});
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
        chart()->setAnimationOptions(QChart::NoAnimation);
        for (QValueAxis *axis : {m_x, m_y})
            axis->setVisible(false);
        chart()->addAxis(m_x, Qt::AlignBottom);
        chart()->addAxis(m_y, Qt::AlignLeft);
    }

    void showModel(const RoundTripModel &model)
    {
        // Each line works out its strokes anew for each change of an axis: emptied first, it does so once, with its new points.
        for (const QList<QLineSeries *> &pool : m_lines) {
            for (QLineSeries *line : pool) {
                if (line->count() > 0)
                    line->clear();
            }
        }
        m_x->setRange(toX(model.range().from), toX(model.range().to));
        m_y->setRange(0, model.top());
        layOut();
        for (const auto series : {RoundTripModel::Pings, RoundTripModel::Heartbeats})
            showLines(series, model.lines(series));
        viewport()->update();
    }

    void layOut()
    {
        const QFontMetrics metrics(m_theme.secondaryFont());
        int widest = metrics.horizontalAdvance(u"00"_s);
        for (const RoundTripModel::Mark &mark : m_owner.m_model.valueMarks(rowsThatFit()))
            widest = std::max(widest, metrics.horizontalAdvance(mark.label));
        const double left = widest + 8;
        const double right = metrics.horizontalAdvance(u"00:00"_s) / 2.0;
        const double bottom = metrics.height() + 5;
        const double top = metrics.height() / 2.0;
        chart()->resize(size());
        m_plot = QRectF(left, top, std::max(10.0, width() - left - right), std::max(10.0, height() - top - bottom));
        chart()->setPlotArea(m_plot);
    }

    void applyTheme()
    {
        setBackgroundBrush(Qt::NoBrush);
        QPalette colors = palette();
        colors.setColor(QPalette::Base, m_theme.colors().panel);
        colors.setColor(QPalette::Window, m_theme.colors().panel);
        setPalette(colors);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            for (QLineSeries *line : m_lines[i])
                line->setPen(seriesPen(RoundTripModel::Series(i), m_theme.colors()));
        }
        layOut();
        viewport()->update();
    }

    QRectF plot() const { return m_plot; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QChartView::resizeEvent(event);
        layOut();
    }

    void drawBackground(QPainter *painter, const QRectF &) override
    {
        const ThemeColors &colors = m_theme.colors();
        painter->fillRect(rect(), colors.panel);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setFont(m_theme.secondaryFont());
        const QFontMetricsF metrics(m_theme.secondaryFont());

        for (const RoundTripModel::Mark &mark : m_owner.m_model.valueMarks(rowsThatFit())) {
            const double y = std::round(toY(mark.value));
            painter->setPen(mark.value == 0 ? colors.line : colors.grid);
            painter->drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
            painter->setPen(colors.secondary);
            painter->drawText(
                QRectF(0, y - metrics.height() / 2, m_plot.left() - 6, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                mark.label);
        }
        drawTimeMarks(*painter);
        m_labels.clear();
        drawTarget(*painter);
        for (const RoundTripModel::Band &band : m_owner.m_model.bands())
            drawBand(*painter, band);
        painter->setRenderHint(QPainter::Antialiasing, true);
    }

    void drawForeground(QPainter *painter, const QRectF &) override
    {
        const ThemeColors &colors = m_theme.colors();
        painter->setFont(m_theme.secondaryFont());
        if (!m_owner.m_model.hasSamples()) {
            painter->setPen(colors.secondary);
            painter->setFont(m_theme.baseFont());
            painter->drawText(m_plot, Qt::AlignCenter, RoundTripChart::tr("No data in this range"));
        }
        if (m_owner.m_cursor)
            drawReading(*painter, *m_owner.m_cursor);
        if (m_owner.m_focusShown) {
            painter->setPen(colors.action);
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(QRectF(rect()).adjusted(0.5, 0.5, -1.5, -1.5));
        }
    }

private:
    int rowsThatFit() const { return std::clamp(int(m_plot.height() / 34), 1, 8); }
    double toY(double value) const { return m_plot.bottom() - value / m_owner.m_model.top() * m_plot.height(); }
    double toPixelX(double value) const { return m_owner.toPixel(WallTime(milliseconds(std::int64_t(value))), 0).x(); }

    void showLines(RoundTripModel::Series series, const QList<RoundTripModel::Line> &lines)
    {
        // A line of Qt Charts cannot have holes: each unbroken piece takes a series of its own, kept for the next time.
        QList<QLineSeries *> &pool = m_lines[series];
        while (pool.size() < lines.size()) {
            auto *line = new QLineSeries;
            line->setPen(seriesPen(series, m_theme.colors()));
            chart()->addSeries(line);
            line->attachAxis(m_x);
            line->attachAxis(m_y);
            pool.append(line);
        }
        for (qsizetype i = 0; i < pool.size(); ++i) {
            const bool used = i < lines.size();
            if (used)
                pool[i]->replace(lines[i]);
            else if (pool[i]->count() > 0)
                pool[i]->clear();
            if (pool[i]->isVisible() != used)
                pool[i]->setVisible(used);
        }
    }

    void drawTimeMarks(QPainter &painter) const
    {
        const ThemeColors &colors = m_theme.colors();
        const QFontMetricsF metrics(m_theme.secondaryFont());
        const double apart = std::max(90.0, metrics.horizontalAdvance(u"00:00:00"_s) * 1.6);
        const double share = std::min(1.0, apart / m_plot.width());
        const milliseconds step(std::int64_t(double(m_owner.m_model.range().length().count()) * share));
        for (const RoundTripModel::Mark &mark : m_owner.m_model.timeMarks(step)) {
            const double x = std::round(toPixelX(mark.value));
            const double half = metrics.horizontalAdvance(mark.label) / 2 + 1;
            painter.setPen(colors.line);
            painter.drawLine(QPointF(x, m_plot.bottom()), QPointF(x, m_plot.bottom() + 3));
            if (x - half < 0 || x + half > width())
                continue;
            painter.setPen(colors.secondary);
            painter.drawText(QRectF(x - half, m_plot.bottom() + 4, 2 * half, metrics.height()), Qt::AlignCenter, mark.label);
        }
    }

    void drawBand(QPainter &painter, const RoundTripModel::Band &band)
    {
        const ThemeColors &colors = m_theme.colors();
        const double from = std::max(m_plot.left(), m_owner.toPixel(band.range.from, 0).x());
        const double to = std::min(m_plot.right(), m_owner.toPixel(band.range.to, 0).x());
        // The shortest break is still seen.
        const QRectF box(std::floor(from), m_plot.top(), std::max(2.0, std::ceil(to) - std::floor(from)), m_plot.height());
        painter.fillRect(box, band.off ? mixed(colors.panel, colors.line, 0.5) : colors.warningGround);
        const QFontMetricsF metrics(m_theme.secondaryFont());
        const double wide = metrics.horizontalAdvance(band.label) + 8;
        // Within the band, else to its right, else to its left: the first place where it covers no other label and no other band.
        for (const double left : {box.center().x() - wide / 2, box.right() + 1, box.left() - 1 - wide}) {
            const QRectF place(left, box.top() + 3, wide, metrics.height());
            const bool within = wide <= box.width();
            if (!within && (place.intersects(box) || !isFree(place)))
                continue;
            painter.setPen(band.off ? colors.secondary : colors.warningText);
            painter.drawText(place, Qt::AlignCenter, band.label);
            m_labels.append(place);
            return;
        }
    }

    bool isFree(const QRectF &place) const
    {
        if (place.left() < m_plot.left() || place.right() > m_plot.right())
            return false;
        const auto covers = [&place](const QRectF &label) { return label.intersects(place); };
        const auto crosses = [&](const RoundTripModel::Band &band) {
            return m_owner.toPixel(band.range.from, 0).x() < place.right() && m_owner.toPixel(band.range.to, 0).x() > place.left();
        };
        const auto &bands = m_owner.m_model.bands();
        return std::none_of(m_labels.begin(), m_labels.end(), covers) && std::none_of(bands.begin(), bands.end(), crosses);
    }

    void drawTarget(QPainter &painter)
    {
        const ThemeColors &colors = m_theme.colors();
        const double y = std::round(toY(RoundTripModel::kTargetP95Ms));
        QPen pen(colors.secondary, 1, Qt::CustomDashLine);
        pen.setDashPattern({6, 4});
        painter.setPen(pen);
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        const QString label = RoundTripChart::tr("P95 target %1 ms").arg(QLocale().toString(RoundTripModel::kTargetP95Ms, 'f', 0));
        const QFontMetricsF metrics(m_theme.secondaryFont());
        const QSizeF size(metrics.horizontalAdvance(label) + 6, metrics.height());
        const double above = y - size.height() - 1;
        const QRectF box(QPointF(m_plot.right() - size.width(), above < 0 ? y + 2 : above), size);
        painter.drawText(box, Qt::AlignCenter, label);
        m_labels.append(box);
    }

    void drawReading(QPainter &painter, WallTime at) const
    {
        const ThemeColors &colors = m_theme.colors();
        const double x = std::round(m_owner.toPixel(at, 0).x());
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(colors.secondary);
        painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
        painter.setRenderHint(QPainter::Antialiasing, true);

        const RoundTripModel::Reading reading = m_owner.m_model.readingAt(at, m_owner.reach());
        for (std::size_t i = 0; i < reading.points.size(); ++i) {
            if (!reading.points[i])
                continue;
            const LatencyPoint &point = *reading.points[i];
            const QPointF spot = m_owner.toPixel(point.start + point.width / 2, point.maxMs);
            painter.setPen(QPen(colors.panel, 1.5));
            painter.setBrush(seriesPen(RoundTripModel::Series(i), colors).color());
            if (i == RoundTripModel::Heartbeats)
                painter.drawEllipse(spot, 4, 4);
            else
                painter.drawRect(QRectF(spot.x() - 3, spot.y() - 3, 6, 6));
        }
        drawBox(painter, x, m_owner.readingText());
    }

    void drawBox(QPainter &painter, double x, const QStringList &lines) const
    {
        const ThemeColors &colors = m_theme.colors();
        const QFontMetricsF metrics(m_theme.secondaryFont());
        double wide = 0;
        for (const QString &line : lines)
            wide = std::max(wide, metrics.horizontalAdvance(line));
        const QSizeF size(wide + 16, metrics.lineSpacing() * double(lines.size()) + 10);
        // Beside the crosshair, on the side that has the room.
        double left = x + 10;
        if (left + size.width() > width())
            left = x - 10 - size.width();
        const QRectF box(QPointF(std::max(0.0, left), std::min(m_plot.top() + 2, std::max(0.0, height() - size.height()))), size);
        painter.setPen(colors.line);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        double y = box.top() + 5;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            painter.setPen(i == 0 ? colors.secondary : colors.text);
            painter.drawText(
                QRectF(box.left() + 8, y, wide + 2, metrics.lineSpacing()), Qt::AlignLeft | Qt::AlignVCenter, lines[i]);
            y += metrics.lineSpacing();
        }
    }

    RoundTripChart &m_owner;
    Theme &m_theme;
    QValueAxis *m_x = new QValueAxis;
    QValueAxis *m_y = new QValueAxis;
    std::array<QList<QLineSeries *>, RoundTripModel::SeriesCount> m_lines;
    QRectF m_plot;
    QList<QRectF> m_labels; // where labels lie, in the paint that is under way
};

RoundTripChart::RoundTripChart(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_view(new View(*this, theme))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Round trip chart"));
    m_view->setAccessibleName(accessibleName());
    setAccessibleDescription(m_model.description());
    connect(&theme, &Theme::changed, this, &RoundTripChart::applyTheme);
    applyTheme();
}

RoundTripChart::~RoundTripChart() = default;

void RoundTripChart::applyTheme()
{
    m_view->applyTheme();
}

void RoundTripChart::setSnapshot(const HealthSnapshot &snapshot)
{
    m_now = snapshot.now;
    m_model.set(snapshot);
    m_view->showModel(m_model);
    setAccessibleDescription(m_model.description());
}

int RoundTripChart::maxPoints(milliseconds length) const
{
    // Over long ranges each point spans from its minimum to its maximum: closer than four pixels they would only fill a band.
    return std::max(50, width() / (length <= std::chrono::hours(1) ? 2 : 4));
}

QRectF RoundTripChart::plotArea() const
{
    return m_view->plot();
}

QPointF RoundTripChart::toPixel(WallTime time, double ms) const
{
    const QRectF plot = m_view->plot();
    const TimeRange &range = m_model.range();
    const double length = std::max<double>(1, double(range.length().count()));
    return {
        plot.left() + double((time - range.from).count()) / length * plot.width(),
        plot.bottom() - ms / m_model.top() * plot.height()};
}

WallTime RoundTripChart::timeAt(double x) const
{
    const QRectF plot = m_view->plot();
    const double share = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return m_model.range().from + milliseconds(std::llround(share * double(m_model.range().length().count())));
}

milliseconds RoundTripChart::reach() const
{
    // A few pixels to either side, so that a sparse series can be hit.
    return milliseconds(std::int64_t(12 * double(m_model.range().length().count()) / m_view->plot().width()));
}

QStringList RoundTripChart::readingText() const
{
    QStringList lines;
    if (!m_cursor)
        return lines;
    const RoundTripModel::Reading reading = m_model.readingAt(*m_cursor, reach());
    const auto &beat = reading.points[RoundTripModel::Heartbeats];
    const auto &ping = reading.points[RoundTripModel::Pings];
    lines << formatTime(beat ? beat->start : ping ? ping->start : *m_cursor, m_now);
    if (!reading.band.isEmpty())
        lines << reading.band;
    for (std::size_t i = 0; i < reading.points.size(); ++i) {
        if (!reading.points[i])
            continue;
        const LatencyPoint &point = *reading.points[i];
        const QString name = seriesShortName(RoundTripModel::Series(i));
        if (point.samples == 1) {
            lines << tr("%1 %2", "series, value").arg(name, formatRoundTrip(point.maxMs));
            continue;
        }
        lines << tr("%1 %2 to %3, %n sample(s)", "series, least, most", point.samples)
                     .arg(name, formatRoundTrip(point.minMs), formatRoundTrip(point.maxMs));
        if (i == RoundTripModel::Heartbeats)
            lines << tr("P50 %1 · P95 %2 · P99 %3")
                         .arg(formatRoundTrip(point.p50Ms), formatRoundTrip(point.p95Ms), formatRoundTrip(point.p99Ms));
    }
    if (lines.size() == 1)
        lines << tr("no sample here");
    return lines;
}

void RoundTripChart::setCursorTime(std::optional<WallTime> time)
{
    if (m_cursor == time)
        return;
    m_cursor = time;
    m_view->viewport()->update();
}

QSize RoundTripChart::sizeHint() const
{
    return {720, 180};
}

QSize RoundTripChart::minimumSizeHint() const
{
    return {220, 90};
}

void RoundTripChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->resize(size());
}

void RoundTripChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged && event->buttons().testFlag(Qt::LeftButton)) {
        const int pixels = m_dragged->x() - event->pos().x();
        m_dragged = event->pos();
        const double perPixel = double(m_model.range().length().count()) / m_view->plot().width();
        if (pixels != 0)
            Q_EMIT panRequested(milliseconds(std::llround(pixels * perPixel)));
    }
    const QPointF at = event->position();
    const QRectF plot = m_view->plot();
    if (at.x() >= plot.left() && at.x() <= plot.right())
        setCursorTime(timeAt(at.x()));
    else
        setCursorTime({});
}

void RoundTripChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_dragged = event->pos();
}

void RoundTripChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_dragged.reset();
}

void RoundTripChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT liveRequested();
}

void RoundTripChart::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() == 0)
        return;
    Q_EMIT zoomRequested(std::pow(0.8, event->angleDelta().y() / 120.0), timeAt(event->position().x()));
    event->accept();
}

void RoundTripChart::leaveEvent(QEvent *)
{
    setCursorTime({});
}

void RoundTripChart::keyPressEvent(QKeyEvent *event)
{
    const WallTime middle = m_model.range().from + m_model.range().length() / 2;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool forwards = event->key() == Qt::Key_Right;
        const WallTime from = m_cursor.value_or(forwards ? m_model.range().from : m_model.range().to);
        if (const auto next = m_model.step(from, forwards))
            setCursorTime(next);
        return;
    }
    case Qt::Key_Plus: Q_EMIT zoomRequested(0.8, m_cursor.value_or(middle)); return;
    case Qt::Key_Minus: Q_EMIT zoomRequested(1.25, m_cursor.value_or(middle)); return;
    case Qt::Key_PageUp: Q_EMIT panRequested(-m_model.range().length() / 2); return;
    case Qt::Key_PageDown: Q_EMIT panRequested(m_model.range().length() / 2); return;
    case Qt::Key_End: Q_EMIT liveRequested(); return;
    case Qt::Key_Escape:
        if (m_cursor) {
            setCursorTime({});
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void RoundTripChart::focusInEvent(QFocusEvent *event)
{
    // The frame is for those who come by the keyboard.
    m_focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    m_view->viewport()->update();
}

void RoundTripChart::focusOutEvent(QFocusEvent *)
{
    m_focusShown = false;
    setCursorTime({});
    m_view->viewport()->update();
}

} // namespace noc
