// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apianswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr std::size_t kLongestText = 16 * 1024;
constexpr qsizetype kLongestToken = 16 * 1024;
constexpr qsizetype kLongestMessage = 256;
constexpr std::size_t kLongestId = 255;
constexpr int kMostRepeats = std::numeric_limits<int>::max() - 1;

// Qt's own limit is 1024; what is meant to be read here is four deep.
int depthOf(const QByteArray &json)
{
    int depth = 0;
    int deepest = 0;
    bool inText = false;
    bool isEscaped = false;
    for (const char c : json) {
        if (inText) {
            if (isEscaped)
                isEscaped = false;
            else if (c == '\\')
                isEscaped = true;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

Error malformed(const QString &detail)
{
    return {ErrorCode::Malformed, {}, detail};
}

Result<QJsonObject> readObject(const QByteArray &json)
{
    if (depthOf(json) > kMostApiDepth)
        return Error {ErrorCode::TooLarge, {}, u"nested too deep"_s};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return malformed(u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return malformed(u"not an object"_s);
    return document.object();
}

std::string cut(const QString &text)
{
    std::string utf8 = text.toStdString();
    if (utf8.size() > kLongestText) {
        std::size_t end = kLongestText;
        while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xc0U) == 0x80U)
            --end;
        utf8.resize(end);
    }
    return utf8;
}

std::string textOf(const QJsonValue &value)
{
    return value.isString() ? cut(value.toString()) : std::string();
}

std::optional<std::string> toldText(const QJsonValue &value)
{
    return value.isString() ? std::optional(cut(value.toString())) : std::nullopt;
}

std::optional<WallTime> timeOf(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text.size() < 10 || text.size() > 40)
        return std::nullopt;
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    // Without an offset it would be read as this machine's local time, which the server does not know.
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return toWallTime(time);
}

std::optional<EntityId> idOf(const QJsonValue &value)
{
    if (value.isString()) {
        const std::string text = value.toString().toStdString();
        return text.empty() || text.size() > kLongestId ? std::nullopt : std::optional(EntityId::fromString(text));
    }
    // A number that is no integer of 64 bits cannot be given back as it came.
    constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(kNone);
    return value.isDouble() && number != kNone ? std::optional(EntityId(std::int64_t(number))) : std::nullopt;
}

std::optional<ListedAlert> alertOf(const QJsonObject &object)
{
    const std::optional<EntityId> id = idOf(object.value("id"_L1));
    if (!id)
        return std::nullopt;
    ListedAlert alert;
    alert.id = *id;
    alert.severity = textOf(object.value("severity"_L1));
    alert.type = textOf(object.value("alert_type"_L1));
    alert.message = textOf(object.value("message"_L1));
    alert.status = toldText(object.value("status"_L1));
    alert.client = toldText(object.value("client_name"_L1));
    alert.site = toldText(object.value("site_name"_L1));
    alert.created = timeOf(object.value("cdtz"_L1));
    alert.firstSeen = timeOf(object.value("first_seen"_L1));
    alert.lastSeen = timeOf(object.value("last_seen"_L1));
    alert.repeats = int(std::clamp<qint64>(object.value("suppressed_count"_L1).toInteger(0), 0, kMostRepeats));
    return alert;
}

bool isUsableToken(const QString &token)
{
    return token.size() <= kLongestToken
        && std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

Result<SignInTokens> readSignIn(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object.ok())
        return object.error();
    const QJsonObject data = object->value("data"_L1).toObject();
    SignInTokens tokens;
    tokens.access = data.value("access"_L1).toString();
    tokens.refresh = data.value("refresh"_L1).toString();
    if (tokens.access.isEmpty() || !isUsableToken(tokens.access) || !isUsableToken(tokens.refresh))
        return malformed(u"no usable token in it"_s);
    const QJsonObject user = data.value("user"_L1).toObject();
    tokens.user = user.value("username"_L1).toString().left(kLongestMessage);
    if (const QJsonValue capabilities = user.value("capabilities"_L1); capabilities.isObject()) {
        const QJsonObject map = capabilities.toObject();
        tokens.mayView = map.value("noc:view"_L1).toBool();
        tokens.mayAcknowledge = map.contains("noc:ack_alerts"_L1);
    }
    return tokens;
}

Result<AlertPage> readAlertPage(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object.ok())
        return object.error();
    const QJsonObject data = object->value("data"_L1).toObject();
    const QJsonValue results = data.value("results"_L1);
    if (!results.isArray())
        return malformed(u"no list of results in it"_s);
    AlertPage page;
    const QJsonArray entries = results.toArray();
    page.alerts.reserve(std::size_t(entries.size()));
    for (const QJsonValue &entry : entries) {
        if (std::optional<ListedAlert> alert = alertOf(entry.toObject()))
            page.alerts.push_back(std::move(*alert));
        else
            ++page.unusable;
    }
    if (const qint64 count = data.value("count"_L1).toInteger(-1); count >= 0)
        page.count = count;
    // Only whether there is more is taken from it: an address from the wire could lead the token elsewhere.
    page.hasNext = !data.value("next"_L1).toString().isEmpty();
    return page;
}

QString readServerMessage(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object.ok())
        return {};
    const QJsonValue error = object->value("error"_L1);
    for (const QJsonValue &text :
         {error.toObject().value("message"_L1), error, object->value("message"_L1), object->value("detail"_L1)}) {
        if (text.isString())
            return text.toString().left(kLongestMessage);
    }
    return {};
}

} // namespace noc
