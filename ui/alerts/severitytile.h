// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QAbstractButton>

#include <optional>

namespace noc {

class Theme;

//! One tile: mark, count, name.
class SeverityTile : public QAbstractButton
{
    Q_OBJECT

public:
    SeverityTile(Severity severity, Theme &theme, QWidget *parent = nullptr);

    Severity severity() const { return m_severity; }
    //! None: nothing is known yet, which is not zero.
    void setCount(std::optional<qsizetype> count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void nextCheckState() override { } // the filter decides what is chosen

private:
    Severity m_severity;
    Theme &m_theme;
    std::optional<qsizetype> m_count;
};

} // namespace noc
