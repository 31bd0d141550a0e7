// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeapi.h"

#include "tests/support/jwt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QUrlQuery>

#include <algorithm>

namespace noc::test {

namespace {

ApiReply json(int status, const QJsonObject &object)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), std::nullopt};
}

ApiReply fail(int status, const QString &message)
{
    return json(status, {{QStringLiteral("error"), QJsonObject {{QStringLiteral("message"), message}}}});
}

QString restTime(WallTime time)
{
    return toDateTime(time).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz'000Z'"));
}

} // namespace

class FakeApi::Transport final : public ApiTransport
{
public:
    explicit Transport(FakeApi &api) : m_api(api) { }

    void send(const ApiRequest &request, QObject *context, Done done) override
    {
        m_api.received.push_back(request);
        auto &slot = m_timers.emplace_back();
        const milliseconds wait = m_api.isDown ? milliseconds(10) : m_api.latency;
        slot = m_api.m_clock.makeTimer([this, request, asker = QPointer<QObject>(context), done = std::move(done)] {
            // Held until the end: the timer owns this function, and the answer may bring the next request.
            const Done tell = done;
            if (!asker)
                return;
            if (m_api.isDown)
                tell(Error {ErrorCode::Unreachable, QStringLiteral("Nothing listens there."), {}});
            else
                tell(m_api.answer(request));
        });
        slot->start(wait);
    }

private:
    FakeApi &m_api;
    std::list<std::unique_ptr<Timer>> m_timers;
};

ApiTransportFactory FakeApi::factory()
{
    return [this] { return std::make_unique<Transport>(*this); };
}

QString FakeApi::makeToken(const QString &kind, seconds lifetime)
{
    const qint64 now = std::chrono::floor<seconds>(m_clock.wallNow()).time_since_epoch().count();
    return makeJwt(
        {{QStringLiteral("token_type"), kind},
         {QStringLiteral("user_id"), QStringLiteral("1")},
         {QStringLiteral("iat"), now},
         {QStringLiteral("exp"), now + qint64(lifetime.count())},
         {QStringLiteral("jti"), ++m_serial}});
}

QString FakeApi::makeAccess()
{
    const QString token = makeToken(QStringLiteral("access"), accessLifetime);
    m_access.insert(token);
    return token;
}

QString FakeApi::makeRefresh()
{
    const QString token = makeToken(QStringLiteral("refresh"), refreshLifetime);
    m_refresh.insert(token);
    return token;
}

int FakeApi::count(const QString &part) const
{
    return int(std::count_if(
        received.begin(), received.end(), [&part](const ApiRequest &request) { return request.url.toString().contains(part); }));
}

ApiReply FakeApi::answer(const ApiRequest &request)
{
    const QString path = request.url.path();
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const auto success = [](const QJsonObject &data) {
        return json(200, {{QStringLiteral("success"), true}, {QStringLiteral("data"), data}});
    };
    if (path.endsWith(QStringLiteral("/auth/login/"))) {
        if (body.value(QStringLiteral("username")) != user || body.value(QStringLiteral("password")) != password)
            return fail(401, QStringLiteral("Invalid username or password"));
        return success(
            {{QStringLiteral("access"), makeAccess()},
             {QStringLiteral("refresh"), makeRefresh()},
             {QStringLiteral("user"), QJsonObject {{QStringLiteral("username"), user}}}});
    }
    if (path.endsWith(QStringLiteral("/auth/refresh/"))) {
        const QString token = body.value(QStringLiteral("refresh")).toString();
        if (refreshStatus != 0)
            return fail(refreshStatus, QStringLiteral("An unexpected error occurred with %1").arg(token));
        if (m_refresh.erase(token) == 0)
            return fail(401, QStringLiteral("Token is invalid or expired"));
        return success({{QStringLiteral("access"), makeAccess()}, {QStringLiteral("refresh"), makeRefresh()}});
    }
    return list(request);
}

ApiReply FakeApi::list(const ApiRequest &request)
{
    if (listStatus != 0) {
        ApiReply reply = fail(listStatus, QStringLiteral("Authentication required"));
        reply.retryAfter = retryAfter;
        return reply;
    }
    if (!m_access.contains(request.token))
        return fail(401, QStringLiteral("Given token not valid for any token type"));
    if (beforeList)
        beforeList(*this);
    const QUrlQuery query(request.url);
    const QString status = query.queryItemValue(QStringLiteral("status"));
    const int size = std::clamp(query.queryItemValue(QStringLiteral("page_size")).toInt(), 1, 100);
    const int page = query.queryItemValue(QStringLiteral("page")).toInt();
    std::vector<Item> found;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(found), [&status](const Item &item) {
        return status.isEmpty() || item.status == status;
    });
    std::stable_sort(found.begin(), found.end(), [](const Item &one, const Item &other) {
        return std::chrono::floor<seconds>(one.created) > std::chrono::floor<seconds>(other.created);
    });
    const int pages = std::max(1, (int(found.size()) + size - 1) / size);
    if (page < 1 || page > pages)
        return fail(404, QStringLiteral("Invalid page."));
    QJsonArray results;
    for (std::size_t i = std::size_t(page - 1) * std::size_t(size);
         i < std::min(found.size(), std::size_t(page) * std::size_t(size)); ++i) {
        const Item &item = found[i];
        results.append(QJsonObject {
            {QStringLiteral("id"), qint64(item.id)},
            {QStringLiteral("alert_type"), QStringLiteral("DEVICE_OFFLINE")},
            {QStringLiteral("severity"), item.severity},
            {QStringLiteral("status"), item.status},
            {QStringLiteral("message"), QStringLiteral("Device %1 is offline").arg(item.id)},
            {QStringLiteral("client_name"), item.client},
            {QStringLiteral("site_name"), QJsonValue::Null},
            {QStringLiteral("suppressed_count"), item.repeats},
            {QStringLiteral("first_seen"), restTime(item.created)},
            {QStringLiteral("last_seen"), restTime(item.lastSeen.value_or(item.created))},
            {QStringLiteral("cdtz"), restTime(std::chrono::floor<seconds>(item.created))}});
    }
    return json(
        200,
        {{QStringLiteral("status"), QStringLiteral("success")},
         {QStringLiteral("data"),
          QJsonObject {
              {QStringLiteral("count"), qint64(found.size())},
              {QStringLiteral("next"),
               page < pages ? QJsonValue(QStringLiteral("http://elsewhere.example/?page=%1").arg(page + 1)) : QJsonValue()},
              {QStringLiteral("page_size"), 25},
              {QStringLiteral("results"), results}}}});
}

} // namespace noc::test
