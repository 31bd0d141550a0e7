// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wallboard/wallboardpage.h"

#include "ui/alerts/rowaction.h"
#include "ui/main/channelpill.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace noc {

namespace {

// Hundredths of the height.
constexpr double kMargin = 2.5;
constexpr double kHead = 8, kBanner = 14, kFigures = 22, kFoot = 7, kRow = 6.4;
constexpr double kRowText = 4, kHeadText = 3.2, kClock = 4.6, kFigure = 11, kFigureWord = 2.8, kFootText = 2.6, kQuiet = 6;
constexpr double kBannerHead = 4.2, kBannerText = 2.9;
constexpr int kLongest = 512; // characters of a row's text that are laid out

} // namespace

WallboardPage::WallboardPage(QRect area, Qt::LayoutDirection direction, const Theme &theme, bool hasBanner, bool live)
    : m_area(area),
      m_isMirrored(direction == Qt::RightToLeft),
      m_theme(theme),
      m_live(live),
      // A narrow window is not filled by five figures side by side.
      m_unit(std::min(area.height() / 100.0, area.width() / 140.0))
{
    QRectF rest = m_area;
    const auto takeTop = [&](double height) {
        const QRectF taken(rest.left(), rest.top(), rest.width(), height * m_unit);
        rest.setTop(taken.bottom());
        return taken;
    };
    m_head = takeTop(kHead);
    m_bannerBox = takeTop(hasBanner ? kBanner : 0);
    m_figures = takeTop(kFigures);
    m_foot = QRectF(rest.left(), rest.bottom() - kFoot * m_unit, rest.width(), kFoot * m_unit);
    rest.setBottom(m_foot.top());
    m_rows = rest;
    m_lines = std::max(1, int(m_rows.height() / (kRow * m_unit)));
}

int WallboardPage::rowsThatFit(int rows) const
{
    return rows <= m_lines ? rows : m_lines - 1;
}

QFont WallboardPage::font(const Ink &ink) const
{
    QFont font = m_theme.baseFont();
    font.setPixelSize(std::max(1, int(std::lround(ink.pixels * m_unit))));
    font.setBold(ink.bold);
    font.setStrikeOut(ink.struck);
    return font;
}

double WallboardPage::widthOf(const QString &text, const Ink &ink) const
{
    return QFontMetricsF(font(ink)).horizontalAdvance(text);
}

QRectF WallboardPage::mirrored(const QRectF &box) const
{
    return m_isMirrored ? QRectF(m_area.left() + m_area.right() - box.right(), box.top(), box.width(), box.height()) : box;
}

//! As it looks while the rows are not live.
QColor WallboardPage::shade(const QColor &color, const QColor &ground) const
{
    const QColor readable = m_theme.readable(color, ground);
    return m_live ? readable : m_theme.dimmed(readable, ground);
}

void WallboardPage::write(QPainter &painter, const QRectF &box, const QString &text, const Ink &ink, bool trailing) const
{
    const QFont used = font(ink);
    painter.setFont(used);
    painter.setPen(ink.color);
    const Qt::Alignment side = trailing == m_isMirrored ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(
        mirrored(box), int(Qt::AlignVCenter | side | Qt::AlignAbsolute) | Qt::TextSingleLine,
        QFontMetricsF(used).elidedText(text.left(kLongest), Qt::ElideRight, box.width()));
}

void WallboardPage::paintHead(QPainter &painter, const QString &name, const PillWords &link, const QString &clock) const
{
    const ThemeColors &colors = m_theme.colors();
    painter.fillRect(m_area, colors.ground);
    painter.fillRect(m_head, colors.panel);
    const QRectF box = m_head.adjusted(kMargin * m_unit, 0, -kMargin * m_unit, 0);
    const Ink time {kClock, colors.text};
    const double timeWidth = widthOf(clock, time) + m_unit;
    write(painter, QRectF(box.right() - timeWidth, box.top(), timeWidth, box.height()), clock, time, true);

    const Ink title {kHeadText, colors.text, true};
    const double most = box.width() - timeWidth - 4 * m_unit;
    const double nameWidth = std::min(widthOf(name, title) + m_unit, most / 3);
    write(painter, QRectF(box.left(), box.top(), nameWidth, box.height()), name, title);
    const double side = kHeadText * 0.8 * m_unit;
    const double left = box.left() + nameWidth + 2 * m_unit;
    drawSeverityMark(
        painter, mirrored(QRectF(left, box.center().y() - side / 2, side, side)), markShape(link.mark),
        markColor(link.mark, colors));
    const bool isWrong = link.mark == PillWords::Mark::Waiting || link.mark == PillWords::Mark::Failed;
    write(
        painter, QRectF(left + side * 1.5, box.top(), most - nameWidth - 2 * m_unit - side * 1.5, box.height()),
        link.variants.first(), {kHeadText, isWrong ? colors.text : colors.secondary});
}

void WallboardPage::paintBanner(QPainter &painter, const BannerWords &words) const
{
    const ThemeColors &colors = m_theme.colors();
    const bool isAlarm = words.tone == BannerWords::Tone::Alarm;
    const QColor ground = isAlarm                  ? colors.criticalRow
        : words.tone == BannerWords::Tone::Warning ? colors.warningGround
                                                   : colors.raised;
    const QColor ink = isAlarm || words.tone == BannerWords::Tone::Note ? colors.text : colors.warningText;
    painter.fillRect(m_bannerBox, ground);
    const QRectF box = m_bannerBox.adjusted(kMargin * m_unit, 0, -kMargin * m_unit, 0);
    const double side = kBannerHead * m_unit;
    drawSeverityMark(
        painter, mirrored(QRectF(box.left(), box.top() + 2.2 * m_unit, side, side)),
        isAlarm ? Severity::Critical : Severity::Medium, isAlarm ? colors.critical : colors.high);
    const double left = box.left() + side * 1.5;
    write(painter, QRectF(left, box.top() + m_unit, box.right() - left, 6.6 * m_unit), words.head, {kBannerHead, ink, true});
    write(painter, QRectF(left, box.top() + 7.6 * m_unit, box.right() - left, 5 * m_unit), words.body, {kBannerText, ink});
}

void WallboardPage::paintFigures(QPainter &painter, const QList<Figure> &figures) const
{
    const ThemeColors &colors = m_theme.colors();
    const double width = (m_figures.width() - kMargin * m_unit) / double(figures.size());
    double left = m_figures.left() + kMargin * m_unit;
    for (const Figure &figure : figures) {
        const bool isSome = figure.count.value_or(0) > 0;
        const QColor color = shade(isSome ? m_theme.severityColor(figure.severity) : colors.settled, colors.ground);
        const QRectF cell(left, m_figures.top(), width - kMargin * m_unit, m_figures.height());
        const double side = 3 * m_unit;
        const QRectF word(cell.left(), cell.top() + 15.5 * m_unit, cell.width(), 4.5 * m_unit);
        const QString text = figure.count ? QLocale().toString(*figure.count) : QStringLiteral("–");
        // A number is never cut: rather smaller.
        Ink ink {kFigure, color, isSome};
        while (ink.pixels > 3 && widthOf(text, ink) > cell.width())
            ink.pixels *= 0.9;
        write(painter, QRectF(cell.left(), cell.top() + 2 * m_unit, cell.width(), 13.5 * m_unit), text, ink);
        drawSeverityMark(
            painter, mirrored(QRectF(word.left(), word.center().y() - side / 2, side, side)), figure.severity, color, !isSome);
        write(painter, word.adjusted(side * 1.4, 0, 0, 0), severityWord(figure.severity), {kFigureWord, color, isSome});
        left += width;
    }
    painter.fillRect(QRectF(m_area.left(), m_figures.bottom() - 1, m_area.width(), 1), colors.line);
}

void WallboardPage::paintRows(QPainter &painter, const AlertTableModel &model, const QString &more) const
{
    const int rows = model.alertIndex().rowCount();
    const int shown = rowsThatFit(rows);
    Columns columns;
    for (int row = 0; row < shown; ++row) {
        if (const auto slot = model.slotAt(row))
            columns.severity = std::max(columns.severity, widthOf(severityText(model.store(), *slot), {kRowText, {}, true}));
        columns.age =
            std::max(columns.age, widthOf(model.index(row, AlertTableModel::AgeColumn).data().toString(), {kRowText, {}}));
    }
    columns.severity = std::min(columns.severity + m_unit, m_area.width() / 5);
    columns.age += m_unit;
    QRectF line(m_rows.left(), m_rows.top(), m_rows.width(), m_rows.height() / m_lines);
    for (int row = 0; row < shown; ++row) {
        paintRow(painter, line, model, row, columns);
        line.translate(0, line.height());
    }
    if (rows > shown)
        write(
            painter, line.adjusted(kMargin * m_unit, 0, 0, 0), more,
            {kRowText * 0.8, shade(m_theme.colors().text, m_theme.colors().ground), true});
}

void WallboardPage::paintRow(
    QPainter &painter, const QRectF &line, const AlertTableModel &model, int row, const Columns &columns) const
{
    const ThemeColors &colors = m_theme.colors();
    const auto slot = model.slotAt(row);
    if (!slot)
        return;
    const AlertStore &store = model.store();
    const Severity severity = store.severity(*slot);
    const bool isCritical = severityRank(severity) == severityRank(Severity::Critical);
    const QColor ground = isCritical ? colors.criticalRow : colors.ground;
    painter.fillRect(line, ground);
    painter.fillRect(QRectF(line.left(), line.bottom() - 1, line.width(), 1), colors.grid);

    const QRectF box = line.adjusted(kMargin * m_unit, 0, -kMargin * m_unit, 0);
    const double side = kRowText * 0.8 * m_unit;
    const QColor color = m_theme.severityColor(severity);
    drawSeverityMark(
        painter, mirrored(QRectF(box.left(), box.center().y() - side / 2, side, side)), severity,
        m_live ? color : m_theme.dimmed(color, ground));
    double left = box.left() + side * 1.4;
    const auto cell = [&](double width) {
        const QRectF taken(left, box.top(), width, box.height());
        left += width + 2 * m_unit;
        return taken;
    };
    write(painter, cell(columns.severity), severityText(store, *slot), {kRowText, shade(color, ground), true});
    const bool isKnown = m_live && !store.lastKnown(*slot);
    const Ink age {kRowText, shade(colors.text, ground), false, !isKnown};
    write(painter, cell(columns.age), model.index(row, AlertTableModel::AgeColumn).data().toString(), age, true);

    // Where the operator's command stands says more than whose alert it is.
    const RowAction action = rowAction(store, *slot, m_live, model.clock().wallNow());
    const bool isUnderWay = !action.isButton() && action.kind != RowAction::Kind::None;
    const QString told = isUnderWay ? action.text : model.index(row, AlertTableModel::ClientColumn).data().toString();
    const Ink ink {kRowText * 0.8, shade(colors.secondary, ground)};
    const double width = told.isEmpty() ? 0 : std::min(widthOf(told, ink) + m_unit, box.width() / 5);
    write(painter, QRectF(box.right() - width, box.top(), width, box.height()), told, ink, true);
    write(
        painter, QRectF(left, box.top(), box.right() - width - (width > 0 ? 2 * m_unit : 0) - left, box.height()),
        safeUtf8(store.messageUtf8(*slot)), {kRowText, shade(colors.text, ground)});
}

void WallboardPage::paintQuiet(QPainter &painter, const QString &words) const
{
    QFont used = font({kQuiet, {}});
    const QRectF box = m_rows.adjusted(kMargin * m_unit, 0, -kMargin * m_unit, 0);
    painter.setFont(used);
    painter.setPen(shade(m_theme.colors().text, m_theme.colors().ground));
    painter.drawText(box, int(Qt::AlignCenter) | Qt::TextWordWrap, words);
}

void WallboardPage::paintFoot(QPainter &painter, const QString &words) const
{
    painter.fillRect(m_foot, m_theme.colors().panel);
    write(
        painter, m_foot.adjusted(kMargin * m_unit, 0, -kMargin * m_unit, 0), words,
        {kFootText, shade(m_theme.colors().text, m_theme.colors().panel)});
}

} // namespace noc
