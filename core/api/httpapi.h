// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apianswers.h"
#include "core/api/apierror.h"
#include "core/api/apitransport.h"

namespace noc {

//! The server's HTTP API as far as a console uses it: sign in, renew, list alerts. Asynchronous: every call is answered once, from the event loop, unless
//! its context or this is gone by then. What the server says is bounded in size, depth and time, and neither an error nor a log line ever holds a token
//! or a password, not even where the server quotes one. One thread.
class HttpApi
{
public:
    template<typename T> using Done = std::function<void(const ApiResult<T> &)>;

    //! The largest page the server gives.
    static constexpr int kPageSize = 100;

    //! `base` is scheme, host and an optional path that the API's paths are put behind.
    HttpApi(QUrl base, QList<QSslCertificate> extraCa, std::unique_ptr<ApiTransport> transport);
    ~HttpApi();

    //! The password is in the request and nowhere else.
    void signIn(const QString &user, const QString &password, QObject *context, Done<SignInTokens> done);
    //! Both tokens of the answer are new, and `refresh` is dead: keep the new one before anything else.
    void renew(const QString &refresh, QObject *context, Done<SignInTokens> done);
    //! Page `page` (from 1) of the alerts with that status (all when empty), newest first.
    void listAlerts(const QString &access, const QString &status, int page, QObject *context, Done<AlertPage> done);

private:
    QUrl urlOf(const QString &path) const;

    QUrl m_base;
    QList<QSslCertificate> m_extraCa;
    std::unique_ptr<ApiTransport> m_transport;
};

} // namespace noc
