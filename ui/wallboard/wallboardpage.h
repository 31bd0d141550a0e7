// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alerttablemodel.h"
#include "ui/main/connectionwords.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace noc {

class Theme;

//! How the wallboard is divided and painted: head, banner, figures, rows or what stands for none, foot. Made anew for each painting.
class WallboardPage
{
public:
    //! One severity's number; none: nothing is known.
    struct Figure {
        Severity severity;
        std::optional<qsizetype> count;
    };

    WallboardPage(QRect area, Qt::LayoutDirection direction, const Theme &theme, bool hasBanner, bool live);

    //! Of so many. Where not all fit, one line is left for saying so.
    int rowsThatFit(int rows) const;

    void paintHead(QPainter &painter, const QString &name, const PillWords &link, const QString &clock) const;
    void paintBanner(QPainter &painter, const BannerWords &words) const;
    void paintFigures(QPainter &painter, const QList<Figure> &figures) const;
    //! `more`: what is said of the rows that do not fit.
    void paintRows(QPainter &painter, const AlertTableModel &model, const QString &more) const;
    void paintQuiet(QPainter &painter, const QString &words) const;
    void paintFoot(QPainter &painter, const QString &words) const;

private:
    struct Ink {
        double pixels;
        QColor color;
        bool bold = false;
        bool struck = false;
    };

    struct Columns {
        double severity = 0, age = 0;
    };

    QFont font(const Ink &ink) const;
    double widthOf(const QString &text, const Ink &ink) const;
    void write(QPainter &painter, const QRectF &box, const QString &text, const Ink &ink, bool trailing = false) const;
    QRectF mirrored(const QRectF &box) const;
    QColor shade(const QColor &color, const QColor &ground) const;
    void paintRow(QPainter &painter, const QRectF &line, const AlertTableModel &model, int row, const Columns &columns) const;

    const QRectF m_area;
    const bool m_isMirrored;
    const Theme &m_theme;
    const bool m_live;
    const double m_unit; //!< a hundredth of the height
    QRectF m_head, m_bannerBox, m_figures, m_rows, m_foot;
    int m_lines; //!< of the rows' part
};

} // namespace noc
