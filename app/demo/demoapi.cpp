// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoapi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kDefaultPageSize = 25;
constexpr int kMaxPageSize = 100;
constexpr seconds kRefreshLifetime {7 * 24 * 3600};

HttpResponse json(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

//! As the REST framework writes it: six fraction digits and a Z.
QString restTime(WallTime time)
{
    return toDateTime(time).toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'000Z'"_s);
}

//! "DEVICE_OFFLINE" as "Device Offline".
QString displayOf(const std::string &constant)
{
    QString text = QString::fromStdString(constant).toLower().replace(u'_', u' ');
    bool atStart = true;
    for (QChar &letter : text) {
        if (atStart)
            letter = letter.toUpper();
        atStart = letter == u' ';
    }
    return text;
}

//! What stands behind one of the two names of the alerts' API; none for other paths.
std::optional<QString> belowAlerts(const QString &path)
{
    for (const QString &prefix : {u"/api/noc/alerts/"_s, u"/noc/alerts/"_s}) {
        if (path.startsWith(prefix))
            return path.mid(prefix.size());
    }
    return std::nullopt;
}

} // namespace

DemoApi::DemoApi(DemoState &state, std::function<void(qint64, qint64)> acknowledge)
    : m_state(state), m_acknowledge(std::move(acknowledge))
{
}

HttpResponse DemoApi::answer(const HttpRequest &request, const QString &base)
{
    const auto alerts = belowAlerts(request.path);
    const bool isSignIn = request.path == u"/api/v2/auth/login/"_s;
    const bool isRenewal = request.path == u"/api/v2/auth/refresh/"_s;
    const bool isAck = alerts && alerts->endsWith(u"/ack/"_s) && alerts->count(u'/') == 2;
    if (!isSignIn && !isRenewal && !isAck && !(alerts && alerts->isEmpty()))
        return nocError(404, u"NOT_FOUND"_s, u"Not found."_s);
    const QByteArray method = isSignIn || isRenewal || isAck ? "POST" : "GET";
    if (request.method != method)
        return nocError(405, u"METHOD_NOT_ALLOWED"_s, u"Method \"%1\" not allowed."_s.arg(QString::fromLatin1(request.method)));

    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (isSignIn)
        return signIn(body);
    if (isRenewal)
        return renew(body);

    const QByteArray authorization = request.header("authorization");
    if (!authorization.startsWith("Bearer "))
        return nocError(401, u"NOT_AUTHENTICATED"_s, u"Authentication credentials were not provided."_s);
    const auto claims =
        m_state.tokens.verify(DemoTokens::Kind::Access, QString::fromLatin1(authorization.mid(7)), m_state.clock.wallNow());
    const DemoUser *user = claims ? m_state.user(claims->userId) : nullptr;
    if (user == nullptr || !user->enabled)
        return nocError(401, u"AUTHENTICATION_FAILED"_s, u"Given token not valid for any token type"_s);

    FixedWindow &throttle = m_throttle.try_emplace(user->id, FixedWindow(600, std::chrono::hours(1))).first->second;
    const BootTime now = m_state.clock.bootNow();
    if (!throttle.take(now)) {
        const QByteArray wait = QByteArray::number(std::chrono::ceil<seconds>(throttle.remaining(now)).count());
        HttpResponse limited = nocError(
            429, u"RATE_LIMIT_EXCEEDED"_s,
            u"Request was throttled. Expected available in %1 seconds."_s.arg(QString::fromLatin1(wait)));
        limited.headers.append({"Retry-After", wait});
        return limited;
    }
    if (!isAck)
        return listAlerts(request, base);
    bool isNumber = false;
    const qint64 id = alerts->section(u'/', 0, 0).toLongLong(&isNumber);
    return isNumber ? acknowledge(id, user->id) : nocError(404, u"NOT_FOUND"_s, u"Not found."_s);
}

HttpResponse DemoApi::signIn(const QJsonObject &body)
{
    const QString name = body.value("username"_L1).toString();
    const QString password = body.value("password"_L1).toString();
    if (name.isEmpty() || password.isEmpty())
        return authError(400, u"MISSING_CREDENTIALS"_s, u"Username and password are required"_s);
    const DemoUser *user = m_state.userByName(name);
    if (user == nullptr || user->password != password)
        return authError(401, u"INVALID_CREDENTIALS"_s, u"Invalid username or password"_s);

    const WallTime now = m_state.clock.wallNow();
    QJsonObject capabilities {{u"noc:view"_s, user->mayView}, {u"noc:view_all_clients"_s, user->maySeeClients}};
    if (user->mayAcknowledge)
        capabilities.insert(u"noc:ack_alerts"_s, true);
    return authSuccess({
        {u"access"_s, m_state.tokens.issue(DemoTokens::Kind::Access, user->id, now, now + m_state.options.tokenLifetime)},
        {u"refresh"_s, m_state.tokens.issue(DemoTokens::Kind::Refresh, user->id, now, now + kRefreshLifetime)},
        {u"user"_s,
         QJsonObject {
             {u"id"_s, user->id},
             {u"username"_s, user->name},
             {u"email"_s, QString()},
             {u"first_name"_s, QString()},
             {u"last_name"_s, QString()},
             {u"capabilities"_s, capabilities},
         }},
    });
}

HttpResponse DemoApi::renew(const QJsonObject &body)
{
    if (m_state.faults.refreshFails)
        return nocError(500, u"INTERNAL_ERROR"_s, u"An unexpected error occurred"_s);
    const QString token = body.value("refresh"_L1).toString();
    if (token.isEmpty())
        return authError(400, u"MISSING_TOKEN"_s, u"Refresh token is required"_s);
    const WallTime now = m_state.clock.wallNow();
    const auto claims = m_state.tokens.verify(DemoTokens::Kind::Refresh, token, now);
    if (!claims || m_usedRefreshTokens.contains(claims->id))
        return authError(401, u"INVALID_TOKEN"_s, u"Token is invalid or expired"_s);
    m_usedRefreshTokens.insert(claims->id);
    return authSuccess({
        {u"access"_s, m_state.tokens.issue(DemoTokens::Kind::Access, claims->userId, now, now + m_state.options.tokenLifetime)},
        {u"refresh"_s, m_state.tokens.issue(DemoTokens::Kind::Refresh, claims->userId, now, now + kRefreshLifetime)},
    });
}

HttpResponse DemoApi::listAlerts(const HttpRequest &request, const QString &base)
{
    if (m_state.faults.listForbidden)
        return {403, R"({"error": "Authentication required", "status": "unauthorized"})", {}};

    std::vector<const DemoAlert *> found;
    const auto matches = [&request](const QString &name, const std::string &value) {
        const QString wanted = request.query.queryItemValue(name, QUrl::FullyDecoded);
        return wanted.isEmpty() || wanted.toStdString() == value;
    };
    for (const auto &[id, alert] : m_state.alerts) {
        if (matches(u"status"_s, alert.status) && matches(u"severity"_s, alert.severity) && matches(u"alert_type"_s, alert.type))
            found.push_back(&alert);
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &DemoAlert::firstSeen);

    const auto numberIn = [&request](const QString &name, int fallback) {
        const QString text = request.query.queryItemValue(name);
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        return text.isEmpty() ? fallback : (isNumber ? number : 0);
    };
    const int asked = numberIn(u"page_size"_s, kDefaultPageSize);
    const int pageSize = asked < 1 ? kDefaultPageSize : std::min(asked, kMaxPageSize);
    const int pages = std::max(1, (int(found.size()) + pageSize - 1) / pageSize);
    const int page = numberIn(u"page"_s, 1);
    if (page < 1 || page > pages)
        return nocError(404, u"NOT_FOUND"_s, u"Invalid page."_s);

    const auto link = [&](int number) -> QJsonValue {
        if (number < 1 || number > pages)
            return QJsonValue::Null;
        QUrlQuery query = request.query;
        query.removeAllQueryItems(u"page"_s);
        query.addQueryItem(u"page"_s, QString::number(number));
        return base + request.path + u'?' + query.toString(QUrl::FullyEncoded);
    };
    QJsonArray results;
    for (int index = (page - 1) * pageSize; index < std::min(page * pageSize, int(found.size())); ++index)
        results.append(item(*found[std::size_t(index)]));
    return json(
        200,
        {{u"status"_s, u"success"_s},
         {u"data"_s,
          QJsonObject {
              {u"count"_s, qint64(found.size())},
              {u"next"_s, link(page + 1)},
              {u"previous"_s, link(page - 1)},
              {u"page_size"_s, kDefaultPageSize}, // the real server says so whatever was asked
              {u"total_pages"_s, pages},
              {u"current_page"_s, page},
              {u"results"_s, results},
          }}});
}

HttpResponse DemoApi::acknowledge(qint64 alertId, qint64 userId)
{
    const auto alert = m_state.alerts.find(alertId);
    if (alert == m_state.alerts.end())
        return json(404, {{u"status"_s, u"error"_s}, {u"message"_s, u"Alert not found"_s}});
    const std::string &status = alert->second.status;
    if (status == "RESOLVED" || status == "SUPPRESSED") {
        return json(
            400,
            {{u"status"_s, u"error"_s},
             {u"message"_s, u"Cannot acknowledge %1 alert"_s.arg(QString::fromStdString(status).toLower())}});
    }
    m_acknowledge(alertId, userId);
    return json(
        200, {{u"status"_s, u"success"_s}, {u"data"_s, QJsonObject {{u"alert_id"_s, alertId}, {u"status"_s, u"acknowledged"_s}}}});
}

HttpResponse DemoApi::nocError(int status, const QString &code, const QString &message) const
{
    return json(
        status,
        {{u"error"_s,
          QJsonObject {
              {u"code"_s, code},
              {u"message"_s, message},
              {u"details"_s, QJsonObject()},
              {u"correlation_id"_s, demoUuid(m_state.random)},
          }}});
}

HttpResponse DemoApi::authError(int status, const QString &code, const QString &message) const
{
    return json(
        status,
        {{u"success"_s, false}, {u"error"_s, QJsonObject {{u"code"_s, code}, {u"message"_s, message}}}, {u"meta"_s, meta()}});
}

HttpResponse DemoApi::authSuccess(const QJsonObject &data) const
{
    return json(200, {{u"success"_s, true}, {u"data"_s, data}, {u"meta"_s, meta()}});
}

QJsonObject DemoApi::meta() const
{
    return {{u"correlation_id"_s, demoUuid(m_state.random)}, {u"timestamp"_s, restTime(m_state.clock.wallNow())}};
}

QJsonObject DemoApi::item(const DemoAlert &alert) const
{
    const auto client = std::ranges::find(m_state.options.clients, alert.clientId, &DemoClient::id);
    return {
        {u"id"_s, alert.id},
        {u"alert_type"_s, QString::fromStdString(alert.type)},
        {u"severity"_s, QString::fromStdString(alert.severity)},
        {u"severity_display"_s, displayOf(alert.severity)},
        {u"status"_s, QString::fromStdString(alert.status)},
        {u"status_display"_s, displayOf(alert.status)},
        {u"message"_s, QString::fromStdString(alert.message)},
        {u"client_name"_s, client == m_state.options.clients.end() ? QJsonValue::Null : QJsonValue(client->name)},
        {u"site_name"_s, QJsonValue::Null},
        {u"entity_type"_s, u"device"_s},
        {u"entity_id"_s, alert.id},
        {u"suppressed_count"_s, alert.suppressedCount},
        {u"first_seen"_s, restTime(alert.firstSeen)},
        {u"last_seen"_s, restTime(alert.lastSeen)},
        {u"cdtz"_s, restTime(std::chrono::floor<seconds>(alert.firstSeen))},
    };
}

} // namespace noc
