// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/roles.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace noc {

void setRole(QWidget &widget, QLatin1StringView role)
{
    const QString name(role);
    if (widget.property("role").toString() == name)
        return;
    widget.setProperty("role", name);
    // A plain QWidget draws the style sheet's ground only when told to.
    widget.setAttribute(Qt::WA_StyledBackground);
    if (widget.testAttribute(Qt::WA_WState_Polished)) {
        widget.style()->unpolish(&widget);
        widget.style()->polish(&widget);
        widget.update();
    }
}

} // namespace noc
