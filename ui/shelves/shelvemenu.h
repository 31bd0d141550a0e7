// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QMenu>

namespace noc {

//! For how long an alert can be shelved.
class ShelveMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ShelveMenu(const QString &title, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(noc::milliseconds duration);
};

} // namespace noc
