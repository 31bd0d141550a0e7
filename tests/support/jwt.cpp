// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jwt.h"

#include <QJsonDocument>

namespace noc::test {

namespace {

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QString makeJwt(const QJsonObject &claims)
{
    return QString::fromLatin1(part({{QStringLiteral("alg"), QStringLiteral("HS256")}}) + '.' + part(claims) + ".c2lnbmF0dXJl");
}

QString makeJwtOf(const QJsonValue &user, int serial)
{
    return makeJwt({{QStringLiteral("user_id"), user}, {QStringLiteral("jti"), serial}});
}

} // namespace noc::test
