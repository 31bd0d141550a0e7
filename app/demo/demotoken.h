// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace noc {

//! Makes and checks the demo server's tokens: JWTs (RFC 7519) signed with HS256 and a key that lives as long as the server.
class DemoTokens
{
public:
    explicit DemoTokens(RandomSource &random);

    enum class Kind { Access, Refresh };
    struct Claims {
        qint64 userId = 0;
        QString id; //!< `jti`
    };

    //! A token of that user. `expires` may lie in the past.
    QString issue(Kind kind, qint64 userId, WallTime issued, WallTime expires);
    //! What a token says when its signature is ours, it is of that kind and `now` lies before its end; none otherwise.
    std::optional<Claims> verify(Kind kind, const QString &token, WallTime now) const;

private:
    QByteArray signature(const QByteArray &signedPart) const;

    RandomSource &m_random;
    QByteArray m_key;
};

//! A random UUID in its usual writing, without braces.
QString demoUuid(RandomSource &random);

} // namespace noc
