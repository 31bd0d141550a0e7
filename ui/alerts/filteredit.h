// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/querytext.h"

#include <QColor>
#include <QLineEdit>
#include <QList>

namespace noc {

//! A line of text that underlines parts of itself with a wave.
class FilterEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    //! Parts that are wrong; they stay marked until told otherwise, wherever the text is scrolled to.
    void setFaults(const QList<TextSpan> &faults);
    const QList<TextSpan> &faults() const { return m_faults; }
    void setFaultColor(const QColor &color);

private:
    void mark();

    QList<TextSpan> m_faults;
    QColor m_color;
};

} // namespace noc
