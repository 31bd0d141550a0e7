// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/rowaction.h"

#include <QCache>
#include <QColor>
#include <QFont>
#include <QHash>
#include <QStaticText>
#include <QStyledItemDelegate>

#include <array>

namespace noc {

class Theme;

//! Paints the alert table: mark and word of the severity, tabular ages (struck through while the rows are not live), tinted CRITICAL rows,
//! grey settled ones, and in the Command column the button or the state of the command. Draws texts itself: Qt's own delegate is the
//! biggest cost of a table.
class AlertDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    AlertDelegate(const AlertTableModel &model, Theme &theme, QObject *parent = nullptr);

    //! The row under the pointer, -1 for none.
    void setHoveredRow(int row) { m_hoveredRow = row; }
    int hoveredRow() const { return m_hoveredRow; }
    //! The row whose button the pointer is on, and the row whose button is held down.
    void setButtonStates(std::optional<AlertKey> hovered, std::optional<AlertKey> pressed);
    //! Where the button of that action lies in its cell; empty when it is none.
    QRect buttonRect(const QRect &cell, const RowAction &action, Qt::LayoutDirection direction) const;
    //! Where a group's header has its fold mark, in a row that is so wide and high.
    static QRect foldMarkRect(const QRect &row, Qt::LayoutDirection direction);

    //! Width that a column needs to show its usual texts whole; the least one for the message.
    int usualWidth(int column) const;
    //! Width below which a column says too little.
    int leastWidth(int column) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Words with the row's texts; Qt's own would guess at rich text.
    bool editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &, const QModelIndex &) override { return false; }

private:
    //! The colours of one row.
    struct Ink {
        QColor ground, text, secondary, mark, severity, settled, warning, healthy, action;
    };
    //! What the colours depend on.
    struct Look {
        Severity severity;
        bool owed, selected, hovered, live;
        int code() const { return int(severity) | owed << 4 | selected << 5 | hovered << 6 | live << 7; }
    };

    //! A text as it fits into a cell.
    struct FittedText {
        QString text;
        int width;
        int font; //!< index in m_fonts
        friend bool operator==(const FittedText &, const FittedText &) = default;
        friend std::size_t qHash(const FittedText &fitted, std::size_t seed)
        {
            return qHashMulti(seed, fitted.text, fitted.width, fitted.font);
        }
    };
    enum FontUse { Base, Small, Bold, Struck, FontCount };

    const Ink &ink(const Look &look) const;
    const QStaticText &fitted(const QString &text, int width, FontUse font) const;
    void adoptTheme();
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, int row, int group) const;
    void paintSeverity(QPainter &painter, const QRect &cell, AlertSlot slot, const Ink &ink, bool owed) const;
    void paintCommand(QPainter &painter, const QRect &cell, AlertSlot slot, const Ink &ink) const;
    void paintButton(QPainter &painter, const QRect &box, const RowAction &action, AlertSlot slot, const Ink &ink) const;
    void paintText(
        QPainter &painter, const QRect &cell, const QString &text, FontUse font, const QColor &color,
        Qt::Alignment alignment) const;

    const AlertTableModel &m_model;
    Theme &m_theme;
    int m_hoveredRow = -1;
    std::optional<AlertKey> m_hoveredButton, m_pressedButton;
    std::array<QFont, FontCount> m_fonts;
    //! To shape a text and to cut it costs far more than to draw it, and most of a table says what it said.
    mutable QCache<FittedText, QStaticText> m_fitted {4096};
    mutable QHash<int, Ink> m_inks;
};

} // namespace noc
