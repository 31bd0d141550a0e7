// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tokensource.h"

#include <QCoreApplication>
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
    const QList<QStringView> parts = QStringView(token).split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto payload = QByteArray::fromBase64Encoding(
        parts.at(1).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!payload)
        return std::nullopt;
    const double value = QJsonDocument::fromJson(*payload).object().value(name).toDouble(-1);
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

} // namespace noc
