// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/networkapitransport.h"

#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/base/tlsfault.h"
#include "core/base/version.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>

namespace noc {

namespace {

constexpr int kMostRedirects = 3;
constexpr qsizetype kDetailLength = 512;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::HttpApi)
};

bool isVisibleAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

Error timedOut()
{
    return {ErrorCode::Timeout, Words::tr("The HTTP API did not answer in time."), {}};
}

Error tooLarge()
{
    return {ErrorCode::TooLarge, Words::tr("The HTTP API's answer is larger than this program takes."), {}};
}

Error invalidUrl()
{
    return {
        ErrorCode::InvalidInput, Words::tr("The HTTP API's address cannot be used. It looks like https://noc.example.com."), {}};
}

Error networkError(QNetworkReply::NetworkError code, const QString &detail)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return {
            ErrorCode::Unreachable, Words::tr("Nothing listens at the HTTP API's address and port. The server may be down."),
            detail};
    case QNetworkReply::HostNotFoundError:
        return {
            ErrorCode::Unreachable, Words::tr("The name of the HTTP API's host was not found. Check its URL and the network."),
            detail};
    case QNetworkReply::TimeoutError: return timedOut();
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorCode::Unreachable, Words::tr("The HTTP API ended the connection before it had answered."), detail};
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
        return {ErrorCode::Malformed, Words::tr("What answers there does not speak HTTP. Check the API's URL and port."), detail};
    default: return {ErrorCode::Unreachable, Words::tr("The network gave an error before the HTTP API had answered."), detail};
    }
}

//! One request from its sending to its answer; a child of the manager that deletes itself.
class Exchange : public QObject
{
public:
    Exchange(QNetworkAccessManager &manager, ApiRequest request, QObject *context, ApiTransport::Done done)
        : QObject(&manager), m_manager(manager), m_request(std::move(request)), m_context(context), m_done(std::move(done))
    {
        connect(context, &QObject::destroyed, this, [this] { end(); });
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { tell(timedOut()); });
        m_timer.start(m_request.timeout);
        // A fault found at once is told from the event loop as any other.
        QMetaObject::invokeMethod(
            this, [this] { begin(m_request.url); }, Qt::QueuedConnection);
    }

private:
    void begin(const QUrl &url)
    {
        const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
        if (!url.isValid() || !web || url.host().isEmpty() || !isVisibleAscii(m_request.token)) {
            tell(invalidUrl());
            return;
        }
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setHeader(QNetworkRequest::UserAgentHeader, QLatin1String("Watchfloor/") + QLatin1String(kVersion));
        request.setRawHeader("Accept", "application/json");
        // What is not compressed cannot unfold into more than was counted.
        request.setRawHeader("Accept-Encoding", "identity");
        if (!m_request.token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_request.token.toLatin1());
        if (!m_request.extraCa.isEmpty()) {
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + m_request.extraCa);
            request.setSslConfiguration(tls);
        }
        if (m_request.method == ApiRequest::Method::Post) {
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
            m_reply = m_manager.post(request, m_request.body);
        } else {
            m_reply = m_manager.get(request);
        }
        qCDebug(lcApi) << "asking" << url.adjusted(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
        m_reply->setReadBufferSize(64 * 1024);
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
            m_tlsErrors = errors; // never ignored: the reply now fails
        });
        connect(m_reply, &QIODevice::readyRead, this, &Exchange::read);
        connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
    }

    void read()
    {
        m_body += m_reply->readAll();
        if (m_body.size() > m_request.maxBytes)
            tell(tooLarge());
    }

    void finish()
    {
        read();
        if (!m_reply)
            return;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QNetworkReply::NetworkError code = m_reply->error();
        // An HTTP status that means failure is an error of Qt's too, from ContentAccessDenied on; below that the answer is not whole.
        const bool isWhole = code == QNetworkReply::NoError || code >= QNetworkReply::ContentAccessDenied;
        if (status == 0 || !isWhole) {
            tell(failure(code));
            return;
        }
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (target.isValid() && status >= 300 && status < 400 && m_request.method == ApiRequest::Method::Get) {
            const QUrl whole = m_reply->url().resolved(target);
            if (sameOrigin(whole, m_request.url) && ++m_redirects <= kMostRedirects) {
                drop();
                m_body.clear();
                begin(whole);
                return;
            }
        }
        ApiReply reply;
        reply.status = status;
        reply.contentType = m_reply->rawHeader("Content-Type");
        reply.body = m_body;
        bool isNumber = false;
        const int wait = m_reply->rawHeader("Retry-After").trimmed().toInt(&isNumber);
        if (isNumber && wait >= 0)
            reply.retryAfter = seconds(wait);
        tell(reply);
    }

    Error failure(QNetworkReply::NetworkError code) const
    {
        if (code == QNetworkReply::SslHandshakeFailedError || !m_tlsErrors.isEmpty()) {
            const QString detail = m_tlsErrors.isEmpty() ? m_reply->errorString() : tlsDetail(m_tlsErrors);
            return {ErrorCode::Refused, tlsWords(tlsFaultOf(m_tlsErrors)), detail.left(kDetailLength)};
        }
        return networkError(code, redacted(m_reply->errorString(), {m_request.token}).left(kDetailLength));
    }

    void tell(const Result<ApiReply> &result)
    {
        const ApiTransport::Done done = std::exchange(m_done, nullptr);
        const bool isHeard = m_context && done;
        end();
        if (isHeard)
            done(result);
    }

    void end()
    {
        m_done = nullptr;
        m_timer.stop();
        drop();
        deleteLater();
    }

    void drop()
    {
        if (!m_reply)
            return;
        QNetworkReply *reply = std::exchange(m_reply, nullptr);
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }

    QNetworkAccessManager &m_manager;
    ApiRequest m_request;
    QPointer<QObject> m_context;
    ApiTransport::Done m_done;
    QNetworkReply *m_reply = nullptr;
    QList<QSslError> m_tlsErrors;
    QByteArray m_body;
    QTimer m_timer;
    int m_redirects = 0;
};

class NetworkApiTransport final : public ApiTransport
{
public:
    void send(const ApiRequest &request, QObject *context, Done done) override
    {
        keepOutOfTexts(request.token);
        new Exchange(m_manager, request, context, std::move(done)); // ends itself, or with the manager
    }

private:
    QNetworkAccessManager m_manager;
};

} // namespace

ApiTransportFactory makeNetworkApiTransports()
{
    return [] { return std::make_unique<NetworkApiTransport>(); };
}

} // namespace noc
