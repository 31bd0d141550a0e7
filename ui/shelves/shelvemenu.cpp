// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shelves/shelvemenu.h"

#include <array>

namespace noc {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array<minutes, 5> kTimes {minutes(15), minutes(30), hours(1), hours(4), hours(8)};

} // namespace

ShelveMenu::ShelveMenu(const QString &title, QWidget *parent) : QMenu(title, parent)
{
    for (const minutes time : kTimes) {
        const auto inHours = std::chrono::duration_cast<hours>(time);
        const QString name =
            time < hours(1) ? tr("%n minute(s)", nullptr, int(time.count())) : tr("%n hour(s)", nullptr, int(inHours.count()));
        connect(addAction(name), &QAction::triggered, this, [this, time] { Q_EMIT chosen(time); });
    }
}

} // namespace noc
