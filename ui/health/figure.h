// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace noc {

class Theme;

//! One figure: a caption over a number with its unit. Big ones are the key figures; a warning one is set apart by colour and by a mark.
class Figure : public QWidget
{
    Q_OBJECT

public:
    enum class Size { Key, Small };

    //! `name` is what the figure is called where it is not seen ("P95 round trip").
    Figure(Theme &theme, Size size, const QString &caption, const QString &name, QWidget *parent = nullptr);

    //! An empty value is shown as a dash.
    void setValue(const QString &value, const QString &unit = {}, bool warning = false);
    //! "19.4 ms"; a dash when there is none.
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont valueFont() const;

    Theme &m_theme;
    Size m_size;
    QString m_caption;
    QString m_value;
    QString m_unit;
    bool m_warning = false;
};

} // namespace noc
