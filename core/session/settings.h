// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

namespace noc {

//! Typed settings with defaults, in one JSON file readable by its owner only. A broken file is kept aside (`….broken-DATE`) and said so.
//! Writes are atomic (QSaveFile) and delayed by a second, so that a slider does not hammer the disk; sync() writes now. One thread.
class Settings : public QObject
{
    Q_OBJECT

public:
    //! A key with its type and default; a slash in the name is a level in the file. Types: what QVariant knows, and enums. Declared once where it belongs: `inline const Settings::Key<bool> kMute {"notify/mute", false};`
    template<typename T> struct Key {
        const char *name;
        T fallback;
    };

    //! Reads `path`; a missing file is empty. With an empty path nothing is ever read or written (tests).
    explicit Settings(const QString &path, QObject *parent = nullptr);
    ~Settings() override;

    template<typename T> T get(const Key<T> &key) const
    {
        QVariant stored = value(key.name);
        // What a person wrote into the file may be of another type.
        return stored.isValid() && stored.convert(QMetaType::fromType<T>()) ? stored.value<T>() : key.fallback;
    }
    template<typename T> void set(const Key<T> &key, const T &newValue) { setValue(key.name, QVariant::fromValue(newValue)); }

    //! The subtree at `name` for parts that keep a structure of their own (profiles, layouts).
    QJsonObject object(const char *name) const;
    void setObject(const char *name, const QJsonObject &object);

    //! What was wrong with the file at the start, for people; empty message when nothing was.
    std::optional<Error> loadProblem() const;
    //! Writes now, if anything changed. A file that could neither be read nor kept aside is not overwritten.
    Outcome sync();

Q_SIGNALS:
    //! Writing failed; said once until it works again.
    void writeFailed(const noc::Error &error);

private:
    QVariant value(const char *name) const;
    void setValue(const char *name, const QVariant &value);
    void store(const char *name, const QJsonValue &value);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
