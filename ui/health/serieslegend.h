// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

namespace noc {

class Theme;

//! What the lines of the round trip chart are, in words beside a piece of each line. Where there is little room the words are shorter.
class SeriesLegend : public QWidget
{
    Q_OBJECT

public:
    explicit SeriesLegend(Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::array<QString, 2> words(bool full) const;
    int widthOf(bool full) const;

    Theme &m_theme;
};

} // namespace noc
