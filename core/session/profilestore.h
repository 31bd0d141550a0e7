// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/profile.h"

#include <QStringList>

#include <optional>

namespace noc {

class Settings;

//! The profiles that are kept, in the settings file, without any token. Main thread.
class ProfileStore
{
public:
    explicit ProfileStore(Settings &settings);

    //! In the order they were made.
    QStringList names() const;
    std::optional<Profile> load(const QString &name) const;
    //! Adds or replaces by name; refuses what validate() finds unusable.
    Outcome save(const Profile &profile);
    void remove(const QString &name);
    //! The profile that was used last, if it still exists.
    QString lastUsed() const;
    void setLastUsed(const QString &name);

private:
    Settings &m_settings;
};

} // namespace noc
