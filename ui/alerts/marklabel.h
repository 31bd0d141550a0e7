// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QWidget>

namespace noc {

class Theme;

//! A severity's mark as a widget.
class MarkLabel : public QWidget
{
    Q_OBJECT

public:
    explicit MarkLabel(Theme &theme, QWidget *parent = nullptr);

    void setSeverity(Severity severity, bool settled);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void adoptTheme();

    Theme &m_theme;
    Severity m_severity = Severity::NotTold;
    bool m_settled = false;
};

} // namespace noc
