// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themesetting.h"

#include "core/session/settings.h"

using namespace Qt::StringLiterals;

namespace noc {

namespace {

const Settings::Key<QString> kTheme {"window/theme", u"system"_s};

} // namespace

ThemeChoice chosenTheme(const Settings &settings)
{
    return themeChoiceFromId(settings.get(kTheme)).value_or(ThemeChoice::System);
}

void keepTheme(Settings &settings, ThemeChoice choice)
{
    settings.set(kTheme, themeChoiceId(choice));
}

} // namespace noc
