// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace noc {

//! The seam between SecretStore and the system's keychain. One thread; answers come from its event loop, never from within the call.
class SecretBackend
{
public:
    //! A secret, none when there is no such entry, or why the keychain cannot be used.
    using Read = std::function<void(const Result<std::optional<QString>> &)>;
    using Done = std::function<void(const Outcome &)>;

    virtual ~SecretBackend() = default;
    virtual void read(const QString &key, Read read) = 0;
    virtual void write(const QString &key, const QString &secret, Done done) = 0;
    //! What is not there counts as removed.
    virtual void remove(const QString &key, Done done) = 0;
};

//! The system's keychain (Secret Service or KWallet on Linux) through QtKeychain, never its plain-text fallback. `service` names our entries in it.
std::unique_ptr<SecretBackend> makeKeychainBackend(const QString &service = QStringLiteral("watchfloor"));

} // namespace noc
