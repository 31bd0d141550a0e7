// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tokensource.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace noc {

namespace {

constexpr qint64 kMaxTokenBytes = 16 * 1024;
constexpr char kVariable[] = "WATCHFLOOR_TOKEN";
// The last second of the year 9999: no date lies beyond, so that a hostile number cannot overflow.
constexpr double kLastSecond = 253402300799.0;

// The claims of a JWT (RFC 7519), unchecked; empty when they cannot be read.
QJsonObject claims(const QString &token)
{
    const QList<QStringView> parts = QStringView(token).split(u'.');
    if (parts.size() != 3)
        return {};
    const auto payload = QByteArray::fromBase64Encoding(
        parts.at(1).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return payload ? QJsonDocument::fromJson(*payload).object() : QJsonObject();
}

} // namespace

Result<QString> readTokenFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {
            ErrorCode::NotFound, QCoreApplication::translate("noc::TokenSource", "The token file cannot be read."),
            file.errorString()};
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFileInfo(file).permissions() & others)
        return Error {
            ErrorCode::Refused,
            QCoreApplication::translate(
                "noc::TokenSource",
                "Others than its owner can read the token file, so it is not used. Take their rights away (chmod 600)."),
            {}};
    const QByteArray bytes = file.read(kMaxTokenBytes + 1).trimmed();
    const bool visible = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (bytes.isEmpty() || bytes.size() > kMaxTokenBytes || !visible)
        return Error {
            ErrorCode::Malformed,
            QCoreApplication::translate(
                "noc::TokenSource", "The token file holds no usable token: it must be one line of visible characters."),
            {}};
    return QString::fromLatin1(bytes);
}

QString takeTokenFromEnvironment()
{
    const QString token = qEnvironmentVariable(kVariable).trimmed();
    qunsetenv(kVariable);
    return token;
}

namespace {

std::optional<seconds> timeClaim(const QString &token, QStringView name)
{
    const double value = claims(token).value(name).toDouble(-1);
    if (value < 0 || value > kLastSecond)
        return std::nullopt;
    return seconds(std::int64_t(value));
}

} // namespace

std::optional<WallTime> tokenExpiry(const QString &token)
{
    const auto expiry = timeClaim(token, u"exp");
    return expiry ? std::optional(WallTime(*expiry)) : std::nullopt;
}

std::optional<seconds> tokenLifetime(const QString &token)
{
    const auto expiry = timeClaim(token, u"exp");
    const auto issued = timeClaim(token, u"iat");
    return expiry && issued && *expiry > *issued ? std::optional(*expiry - *issued) : std::nullopt;
}

QString tokenUser(const QString &token)
{
    if (token.isEmpty())
        return {};
    // A number or, with newer servers, a string of digits: the same user.
    const QJsonValue user = claims(token).value(u"user_id");
    if (user.isString() && !user.toString().isEmpty())
        return user.toString().left(255);
    if (user.isDouble())
        return QString::number(user.toInteger());
    return QStringLiteral("token:")
        + QString::fromLatin1(QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256).first(8).toHex());
}

} // namespace noc
