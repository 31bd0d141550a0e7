// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any settings file: read, every profile in it loaded, and what loads can be kept again.
#include "core/session/settings.h"
#include "core/session/profilestore.h"
#include "tests/fuzz/target.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace noc;

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    {
        QFile file(path);
        fuzz::require(file.open(QIODevice::WriteOnly | QIODevice::Truncate), "the file can be written");
        file.write(reinterpret_cast<const char *>(data), qsizetype(size));
    }
    {
        static constexpr Settings::Key<bool> flag {"window/clockUtc", false};
        static constexpr Settings::Key<int> number {"window/number", 3};
        Settings settings(path);
        settings.get(flag);
        settings.get(number);
        ProfileStore profiles(settings);
        const QStringList names = profiles.names();
        profiles.lastUsed();
        for (const QString &name : names) {
            const auto profile = profiles.load(name);
            if (!profile)
                continue;
            fuzz::require(profile->name == name, "a profile is known by its name");
            if (profiles.save(*profile))
                fuzz::require(profiles.load(name) == profile, "what is kept is what was read");
        }
        (void)settings.sync(); // a file that could be neither read nor kept aside is not overwritten, and says so
    }
    // Broken ones are kept aside; a hundred thousand of them would fill the disk.
    const QDir dir(folder.path());
    for (const QString &name : dir.entryList(QDir::Files | QDir::Hidden))
        QFile::remove(dir.filePath(name));
    return 0;
}
