// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demotoken.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr auto kUrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray randomBytes(RandomSource &random, int count)
{
    QByteArray bytes(count, '\0');
    for (char &byte : bytes)
        byte = char(int(random.uniform() * 256.0));
    return bytes;
}

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(kUrlSafe);
}

QString kindName(DemoTokens::Kind kind)
{
    return kind == DemoTokens::Kind::Access ? u"access"_s : u"refresh"_s;
}

qint64 secondsOf(WallTime time)
{
    return std::chrono::floor<seconds>(time.time_since_epoch()).count();
}

} // namespace

DemoTokens::DemoTokens(RandomSource &random) : m_random(random), m_key(randomBytes(random, 32)) { }

QByteArray DemoTokens::signature(const QByteArray &signedPart) const
{
    return QMessageAuthenticationCode::hash(signedPart, m_key, QCryptographicHash::Sha256).toBase64(kUrlSafe);
}

QString DemoTokens::issue(Kind kind, qint64 userId, WallTime issued, WallTime expires)
{
    const QByteArray head = encoded({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}});
    const QByteArray claims = encoded({
        {u"token_type"_s, kindName(kind)},
        {u"exp"_s, secondsOf(expires)},
        {u"iat"_s, secondsOf(issued)},
        {u"jti"_s, demoUuid(m_random).remove(u'-')},
        {u"iss"_s, u"watchfloor-demo"_s},
        {u"user_id"_s, QString::number(userId)},
    });
    const QByteArray signedPart = head + '.' + claims;
    return QString::fromLatin1(signedPart + '.' + signature(signedPart));
}

std::optional<DemoTokens::Claims> DemoTokens::verify(Kind kind, const QString &token, WallTime now) const
{
    const QByteArray bytes = token.toUtf8();
    const qsizetype dot = bytes.lastIndexOf('.');
    const QList<QByteArray> parts = bytes.split('.');
    if (parts.size() != 3 || signature(bytes.left(dot)) != parts[2])
        return std::nullopt;
    const QJsonObject claims = QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding)).object();
    if (claims.value("token_type"_L1) != kindName(kind) || claims.value("exp"_L1).toInteger() <= secondsOf(now))
        return std::nullopt;
    bool isNumber = false;
    const qint64 userId = claims.value("user_id"_L1).toString().toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return Claims {userId, claims.value("jti"_L1).toString()};
}

QString demoUuid(RandomSource &random)
{
    QByteArray bytes = randomBytes(random, 16);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40); // version 4
    bytes[8] = char((bytes[8] & 0x3f) | 0x80); // RFC 9562's variant
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace noc
