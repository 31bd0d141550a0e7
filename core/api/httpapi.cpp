// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/httpapi.h"

#include "core/base/redaction.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr qsizetype kDetailLength = 512;

bool looksLikeAPage(const ApiReply &reply)
{
    const QByteArray start = reply.body.left(256).trimmed().toLower();
    return reply.contentType.toLower().startsWith("text/html") || start.startsWith("<!doctype") || start.startsWith("<html");
}

//! What every answer goes through: transport, status, and only then the bytes.
template<typename T, typename Read>
ApiResult<T> judged(ApiCall call, const Result<ApiReply> &result, const QStringList &secrets, Read read)
{
    const auto clean = [&secrets](const QString &text) { return redacted(text, secrets).left(kDetailLength); };
    if (!result.ok()) {
        Error error = result.error();
        error.message = clean(error.message);
        error.detail = clean(error.detail);
        return ApiError {std::move(error), 0, std::nullopt};
    }
    const ApiReply &reply = *result;
    if (reply.status < 200 || reply.status > 299)
        return refusedCall(call, reply.status, reply.retryAfter, clean(readServerMessage(reply.body)));
    if (looksLikeAPage(reply))
        return unusableAnswer(reply.status, true, QString());
    Result<T> value = read(reply.body);
    if (!value.ok())
        return unusableAnswer(reply.status, false, clean(value.error().detail));
    return std::move(*value);
}

} // namespace

HttpApi::HttpApi(QUrl base, QList<QSslCertificate> extraCa, std::unique_ptr<ApiTransport> transport)
    : m_base(std::move(base)), m_extraCa(std::move(extraCa)), m_transport(std::move(transport))
{
}

HttpApi::~HttpApi() = default;

QUrl HttpApi::urlOf(const QString &path) const
{
    QUrl url = m_base;
    url.setUserInfo({});
    url.setQuery(QString());
    url.setFragment({});
    QString prefix = url.path(QUrl::FullyEncoded);
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    url.setPath(prefix + path, QUrl::TolerantMode);
    return url;
}

void HttpApi::signIn(const QString &user, const QString &password, QObject *context, Done<SignInTokens> done)
{
    ApiRequest request;
    request.method = ApiRequest::Method::Post;
    request.url = urlOf(u"/api/v2/auth/login/"_s);
    request.body = QJsonDocument(QJsonObject {{u"username"_s, user}, {u"password"_s, password}}).toJson(QJsonDocument::Compact);
    request.extraCa = m_extraCa;
    m_transport->send(request, context, [done = std::move(done), password](const Result<ApiReply> &result) {
        const auto tokens = judged<SignInTokens>(ApiCall::SignIn, result, {password}, readSignIn);
        if (tokens.ok()) {
            keepOutOfTexts(tokens->access);
            keepOutOfTexts(tokens->refresh);
        }
        done(tokens);
    });
}

void HttpApi::renew(const QString &refresh, QObject *context, Done<SignInTokens> done)
{
    keepOutOfTexts(refresh);
    ApiRequest request;
    request.method = ApiRequest::Method::Post;
    request.url = urlOf(u"/api/v2/auth/refresh/"_s);
    request.body = QJsonDocument(QJsonObject {{u"refresh"_s, refresh}}).toJson(QJsonDocument::Compact);
    request.extraCa = m_extraCa;
    m_transport->send(request, context, [done = std::move(done), refresh](const Result<ApiReply> &result) {
        const auto tokens = judged<SignInTokens>(ApiCall::Renew, result, {refresh}, readSignIn);
        if (tokens.ok()) {
            keepOutOfTexts(tokens->access);
            keepOutOfTexts(tokens->refresh);
        }
        done(tokens);
    });
}

void HttpApi::listAlerts(const QString &access, const QString &status, int page, QObject *context, Done<AlertPage> done)
{
    keepOutOfTexts(access);
    ApiRequest request;
    request.url = urlOf(u"/api/noc/alerts/"_s);
    QUrlQuery query;
    if (!status.isEmpty())
        query.addQueryItem(u"status"_s, QString::fromLatin1(QUrl::toPercentEncoding(status)));
    query.addQueryItem(u"page"_s, QString::number(page));
    query.addQueryItem(u"page_size"_s, QString::number(kPageSize));
    request.url.setQuery(query);
    request.token = access;
    request.extraCa = m_extraCa;
    m_transport->send(request, context, [done = std::move(done), access](const Result<ApiReply> &result) {
        done(judged<AlertPage>(ApiCall::ListAlerts, result, {access}, readAlertPage));
    });
}

} // namespace noc
