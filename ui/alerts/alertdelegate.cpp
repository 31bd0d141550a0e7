// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertdelegate.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kPadding = 8;
constexpr int kButtonPadding = 11;
// Metrics are rounded; a text that misses half a pixel would lose three letters.
constexpr int kSlack = 3;

} // namespace

AlertDelegate::AlertDelegate(const AlertTableModel &model, Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_theme(theme)
{
    adoptTheme();
    connect(&theme, &Theme::changed, this, &AlertDelegate::adoptTheme);
}

void AlertDelegate::adoptTheme()
{
    m_inks.clear();
    m_fitted.clear();
    m_fonts = {m_theme.baseFont(), m_theme.secondaryFont(), m_theme.headingFont(), m_theme.baseFont()};
}

void AlertDelegate::setButtonStates(std::optional<AlertKey> hovered, std::optional<AlertKey> pressed)
{
    m_hoveredButton = std::move(hovered);
    m_pressedButton = std::move(pressed);
}

const AlertDelegate::Ink &AlertDelegate::ink(const Look &look) const
{
    const auto found = m_inks.constFind(look.code());
    if (found != m_inks.constEnd())
        return *found;

    const ThemeColors &colors = m_theme.colors();
    Ink ink;
    const bool tinted = look.owed && severityRank(look.severity) == severityRank(Severity::Critical);
    ink.ground = look.selected ? colors.selection : tinted ? colors.criticalRow : colors.ground;
    if (look.hovered)
        ink.ground = mixed(ink.ground, colors.text, look.selected ? 0.04 : 0.05);
    const auto on = [&](const QColor &color) {
        const QColor readable = m_theme.readable(color, ink.ground);
        return look.live ? readable : m_theme.dimmed(readable, ink.ground);
    };
    ink.text = on(look.owed ? colors.text : colors.settled);
    ink.secondary = on(look.owed ? colors.secondary : colors.settled);
    ink.severity = on(look.owed ? m_theme.severityColor(look.severity) : colors.settled);
    // A shape is seen at less contrast than a word is read (WCAG 2.1, 1.4.11), so it keeps its colour.
    const QColor mark = look.owed ? m_theme.severityColor(look.severity) : colors.settled;
    ink.mark = look.live ? mark : m_theme.dimmed(mark, ink.ground);
    ink.settled = on(colors.settled);
    ink.warning = on(colors.high);
    ink.healthy = on(colors.healthy);
    ink.action = on(colors.action);
    return *m_inks.insert(look.code(), ink);
}

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = m_theme.colors();
    painter->setLayoutDirection(option.direction);
    if (const std::optional<int> group = m_model.groupAt(index.row()))
        return paintGroup(*painter, option, index.row(), *group);
    const auto slot = m_model.slotAt(index.row());
    if (!slot) {
        painter->fillRect(option.rect, colors.ground);
        return;
    }
    const AlertStore &alerts = m_model.store();
    const bool owed = alerts.unacknowledged(*slot);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    // A row that is only remembered looks like one of a lost link until the server speaks of it.
    const bool live = m_model.isLive() && !alerts.lastKnown(*slot);
    const Ink &inks = ink({alerts.severity(*slot), owed, selected, index.row() == m_hoveredRow, live});
    const QRect &cell = option.rect;

    painter->fillRect(cell, inks.ground);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colors.grid);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex().row() == index.row()) {
        painter->fillRect(QRect(cell.left(), cell.top(), cell.width(), 1), colors.action);
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colors.action);
        const QRect line(0, cell.top(), view->viewport()->width(), cell.height());
        painter->fillRect(cell & QStyle::visualRect(option.direction, line, QRect(0, cell.top(), 3, cell.height())), colors.action);
    }

    const QRect inner = cell.adjusted(kPadding, 0, -kPadding, -1);
    const auto text = [&] { return m_model.data(index, Qt::DisplayRole).toString(); };
    switch (index.column()) {
    case AlertTableModel::SeverityColumn: paintSeverity(*painter, inner, *slot, inks, owed); break;
    case AlertTableModel::AgeColumn: paintText(*painter, inner, text(), live ? Base : Struck, inks.text, Qt::AlignRight); break;
    case AlertTableModel::CountColumn: paintText(*painter, inner, text(), Base, inks.secondary, Qt::AlignRight); break;
    case AlertTableModel::ClientColumn:
    case AlertTableModel::SiteColumn: {
        const QString told = text();
        paintText(*painter, inner, told.isEmpty() ? u"–"_s : told, Base, told.isEmpty() ? inks.settled : inks.text, Qt::AlignLeft);
        break;
    }
    case AlertTableModel::StatusColumn:
        paintText(*painter, inner, text(), Base, alerts.raisedAgain(*slot) ? inks.warning : inks.text, Qt::AlignLeft);
        break;
    case AlertTableModel::CommandColumn: paintCommand(*painter, inner, *slot, inks); break;
    default: paintText(*painter, inner, text(), Base, inks.text, Qt::AlignLeft);
    }
}

QRect AlertDelegate::foldMarkRect(const QRect &row, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, row, QRect(row.left(), row.top(), row.height(), row.height()));
}

//! One line over all columns: each of its cells shows its part.
void AlertDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, int row, int group) const
{
    const ThemeColors &colors = m_theme.colors();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const QRect &cell = option.rect;
    const QRect line(0, cell.top(), view ? view->viewport()->width() : cell.width(), cell.height());
    const AlertGroup &shown = m_model.groups().group(group);
    const bool isOwed = shown.unacknowledged > 0;
    const QColor ground = option.state.testFlag(QStyle::State_Selected) ? colors.selection
        : row == m_hoveredRow                                           ? mixed(colors.raised, colors.text, 0.05)
                                                                        : colors.raised;
    const auto on = [&](const QColor &color) {
        const QColor readable = m_theme.readable(color, ground);
        return m_model.isLive() ? readable : m_theme.dimmed(readable, ground);
    };

    painter.save();
    painter.setClipRect(cell);
    painter.fillRect(cell, ground);
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colors.line);
    if (view && view->hasFocus() && view->currentIndex().row() == row) {
        painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 1), colors.action);
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colors.action);
    }

    const auto place = [&](const QRect &box) { return QStyle::visualRect(option.direction, line, box); };
    QStyleOption arrow;
    arrow.rect = foldMarkRect(line, option.direction).adjusted(10, 11, -10, -10);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(on(colors.secondary));
    const QRectF mark(arrow.rect);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    painter.drawPolygon(
        !shown.isFolded  ? QPolygonF({mark.topLeft(), mark.topRight(), QPointF(mark.center().x(), mark.bottom())})
            : isMirrored ? QPolygonF({mark.topRight(), mark.bottomRight(), QPointF(mark.left(), mark.center().y())})
                         : QPolygonF({mark.topLeft(), mark.bottomLeft(), QPointF(mark.right(), mark.center().y())}));
    painter.setRenderHint(QPainter::Antialiasing, false);

    const QFontMetrics bold(m_fonts[Bold]);
    int left = line.left() + line.height() + 2;
    const auto write = [&](const QString &text, FontUse font, const QColor &color, int most) {
        const int width = std::min(QFontMetrics(m_fonts[font]).horizontalAdvance(text) + kSlack, most);
        paintText(painter, place(QRect(left, line.top(), width, line.height() - 1)), text, font, color, Qt::AlignLeft);
        left += width + 14;
    };
    write(m_model.groupName(group), Bold, on(isOwed ? colors.text : colors.settled), line.width() / 3);
    if (isOwed) {
        const int size = bold.height() * 4 / 5;
        const QColor severity = m_theme.severityColor(shown.worst);
        drawSeverityMark(
            painter, place(QRect(left, line.center().y() - size / 2, size, size)), shown.worst,
            m_model.isLive() ? severity : m_theme.dimmed(severity, ground));
        left += size + 5;
        write(severityWord(shown.worst), Bold, on(severity), line.width() / 4);
    }
    write(m_model.groupWords(group), Base, on(isOwed ? colors.text : colors.settled), line.width() / 2);
    painter.restore();
}

const QStaticText &AlertDelegate::fitted(const QString &text, int width, FontUse font) const
{
    const FittedText wanted {text, width, font};
    if (const QStaticText *found = m_fitted.object(wanted))
        return *found;
    auto *made = new QStaticText(QFontMetrics(m_fonts[font]).elidedText(text, Qt::ElideRight, width));
    made->setTextFormat(Qt::PlainText);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    made->setTextOption(option);
    made->prepare({}, m_fonts[font]);
    m_fitted.insert(wanted, made);
    return *made;
}

void AlertDelegate::paintText(
    QPainter &painter, const QRect &cell, const QString &text, FontUse font, const QColor &color, Qt::Alignment alignment) const
{
    if (text.isEmpty() || cell.width() <= 0)
        return;
    painter.setFont(m_fonts[font]);
    painter.setPen(color);
    // Messages can be long; more than can be seen need not be measured.
    const QStaticText &shown = fitted(text.left(512), cell.width(), font);
    const int spare = cell.width() - int(std::ceil(shown.size().width()));
    const Qt::Alignment seen = QStyle::visualAlignment(painter.layoutDirection(), alignment);
    const int left = seen & Qt::AlignRight ? spare : seen & Qt::AlignHCenter ? spare / 2 : 0;
    const QPoint at(cell.left() + left, cell.top() + (cell.height() - int(shown.size().height())) / 2);
    painter.drawStaticText(at, shown);
    if (font == Struck) {
        // A static text leaves out what its font is struck with.
        const QFontMetrics metrics(m_fonts[font]);
        const int width = int(std::ceil(shown.size().width()));
        painter.fillRect(
            QRect(at.x(), at.y() + metrics.ascent() - metrics.strikeOutPos(), width, std::max(1, metrics.lineWidth())), color);
    }
}

void AlertDelegate::paintSeverity(QPainter &painter, const QRect &cell, AlertSlot slot, const Ink &inks, bool owed) const
{
    const AlertStore &alerts = m_model.store();
    const int size = QFontMetrics(m_fonts[Base]).height() * 4 / 5;
    const auto place = [&](const QRect &box) { return QStyle::visualRect(painter.layoutDirection(), cell, box); };
    const QRect mark = place(QRect(cell.left(), cell.center().y() - size / 2 + 1, size, size));
    drawSeverityMark(painter, mark, alerts.severity(slot), inks.mark, !owed);
    paintText(painter, place(cell.adjusted(size + 5, 0, 0, 0)), severityText(alerts, slot), Bold, inks.severity, Qt::AlignLeft);
}

QRect AlertDelegate::buttonRect(const QRect &cell, const RowAction &action, Qt::LayoutDirection direction) const
{
    if (!action.isButton() || cell.isEmpty())
        return {};
    const QFontMetrics metrics(m_fonts[Small]);
    const int height = std::min(cell.height() - 5, metrics.height() + 9);
    const int width = std::min(metrics.horizontalAdvance(action.text) + 2 * kButtonPadding, cell.width() - 2 * kPadding);
    return QStyle::visualRect(
        direction, cell, QRect(cell.left() + kPadding, cell.top() + (cell.height() - 1 - height) / 2, width, height));
}

void AlertDelegate::paintCommand(QPainter &painter, const QRect &inner, AlertSlot slot, const Ink &inks) const
{
    const RowAction action = rowAction(m_model.store(), slot, m_model.isLive(), m_model.clock().wallNow());
    QColor color = inks.secondary;
    switch (action.kind) {
    case RowAction::Kind::None: return;
    case RowAction::Kind::Acknowledge:
    case RowAction::Kind::Queue:
    case RowAction::Kind::MarkSeen:
    case RowAction::Kind::Undo:
        paintButton(
            painter, buttonRect(inner.adjusted(-kPadding, 0, kPadding, 1), action, painter.layoutDirection()), action, slot, inks);
        return;
    case RowAction::Kind::Queued:
    case RowAction::Kind::Seen: break;
    case RowAction::Kind::Sent: color = inks.action; break;
    case RowAction::Kind::Confirmed: color = inks.healthy; break;
    case RowAction::Kind::Refused:
    case RowAction::Kind::Expired:
    case RowAction::Kind::NotSaved:
    case RowAction::Kind::Unanswered: color = inks.warning; break;
    }
    paintText(painter, inner, action.text, Small, color, Qt::AlignLeft);
}

void AlertDelegate::paintButton(QPainter &painter, const QRect &box, const RowAction &action, AlertSlot slot, const Ink &inks) const
{
    const ThemeColors &colors = m_theme.colors();
    const AlertKey key = m_model.store().key(slot);
    const bool pressed = m_pressedButton == key && m_hoveredButton == key;
    const bool hovered = m_hoveredButton == key;
    QColor ground = pressed ? mixed(colors.raised, colors.text, 0.16)
        : hovered           ? mixed(colors.raised, colors.text, 0.08)
                            : colors.raised;
    QColor border = hovered ? mixed(colors.line, colors.text, 0.35) : mixed(colors.line, colors.text, 0.06);
    QColor text = m_theme.readable(colors.text, ground);
    if (!m_model.isLive()) {
        ground = mixed(inks.ground, ground, 0.7);
        text = hovered ? m_theme.readable(colors.text, ground) : m_theme.dimmed(colors.text, ground);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.restore();
    paintText(painter, box.adjusted(2, 0, -2, 0), action.text, Small, text, Qt::AlignHCenter);
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    // Asked for when a column is fitted by a double click; the rows' heights are the view's.
    if (index.column() == AlertTableModel::SeverityColumn || index.column() == AlertTableModel::CommandColumn)
        return {usualWidth(index.column()), 0};
    const QString text = m_model.data(index, Qt::DisplayRole).toString();
    return {QFontMetrics(m_fonts[Base]).horizontalAdvance(text) + 2 * kPadding, 0};
}

int AlertDelegate::usualWidth(int column) const
{
    const QFontMetrics base(m_fonts[Base]);
    const QFontMetrics small(m_fonts[Small]);
    const QFontMetrics bold(m_fonts[Bold]);
    const auto plain = [&](const QString &text) { return base.horizontalAdvance(text) + 2 * kPadding + kSlack; };
    switch (column) {
    case AlertTableModel::SeverityColumn: {
        int widest = 0;
        for (const Severity severity : kTileSeverities)
            widest = std::max(widest, bold.horizontalAdvance(severityWord(severity)));
        return widest + base.height() * 4 / 5 + 5 + 2 * kPadding + kSlack;
    }
    case AlertTableModel::AgeColumn: return plain(u"23:59:59"_s);
    case AlertTableModel::CountColumn:
        return std::max(plain(u"×9999"_s), bold.horizontalAdvance(AlertTableModel::columnName(column)) + 2 * kPadding);
    case AlertTableModel::TypeColumn: return plain(u"Unauthorized site access"_s);
    case AlertTableModel::MessageColumn: return base.averageCharWidth() * 52 + 2 * kPadding;
    case AlertTableModel::ClientColumn: return plain(u"Northgate DC mm"_s);
    case AlertTableModel::SiteColumn: return plain(u"Depot 3 mm"_s);
    case AlertTableModel::StatusColumn:
        return std::max(plain(statusWord(AlertStatus::Acknowledged)), plain(statusWord(AlertStatus::Assigned)));
    case AlertTableModel::ByColumn: return plain(u"as reported mm"_s);
    case AlertTableModel::CommandColumn:
        return small.horizontalAdvance(rowActionWord(RowAction::Kind::Unanswered)) + 2 * kPadding + kSlack;
    default: return 0;
    }
}

int AlertDelegate::leastWidth(int column) const
{
    const QFontMetrics base(m_fonts[Base]);
    switch (column) {
    case AlertTableModel::AgeColumn: return base.horizontalAdvance(u"59:59"_s) + 2 * kPadding + 4;
    case AlertTableModel::TypeColumn: return base.averageCharWidth() * 15 + 2 * kPadding;
    case AlertTableModel::MessageColumn: return base.averageCharWidth() * 26 + 2 * kPadding;
    case AlertTableModel::ClientColumn: return base.averageCharWidth() * 9 + 2 * kPadding;
    case AlertTableModel::SiteColumn: return base.averageCharWidth() * 6 + 2 * kPadding;
    case AlertTableModel::CommandColumn:
        return QFontMetrics(m_fonts[Small]).horizontalAdvance(rowActionWord(RowAction::Kind::Acknowledge)) + 2 * kButtonPadding
            + 2 * kPadding;
    default: return usualWidth(column);
    }
}

} // namespace noc
