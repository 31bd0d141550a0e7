// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/docktitlebar.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace noc {

DockTitleBar::DockTitleBar(QDockWidget &dock, Theme &theme) : QWidget(&dock)
{
    setRole(*this, "bar"_L1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 2, 4, 2);
    row->setSpacing(2);
    auto *name = new QLabel(dock.windowTitle(), this);
    name->setFont(theme.headingFont());
    setRole(*name, "heading"_L1);
    row->addWidget(name, 1);

    auto *floating = new QToolButton(this);
    floating->setFont(theme.secondaryFont());
    floating->setText(tr("Float"));
    floating->setAccessibleName(tr("Let %1 float, or dock it", "a panel").arg(dock.windowTitle()));
    connect(floating, &QToolButton::clicked, &dock, [&dock] { dock.setFloating(!dock.isFloating()); });
    row->addWidget(floating);
    auto *close = new QToolButton(this);
    close->setFont(theme.secondaryFont());
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close %1; the View menu brings it back", "a panel").arg(dock.windowTitle()));
    connect(close, &QToolButton::clicked, &dock, &QDockWidget::close);
    row->addWidget(close);
}

NoTitleBar::NoTitleBar(QDockWidget &dock) : QWidget(&dock)
{
    setFixedHeight(0);
}

} // namespace noc
