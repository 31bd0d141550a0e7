// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demostate.h"
#include "app/demo/httpmessage.h"

#include <QJsonObject>
#include <QSet>

#include <functional>

namespace noc {

//! The HTTP side of the demo server: sign in, renew, list alerts, acknowledge one. Answers have the real server's envelopes.
class DemoApi
{
public:
    //! `acknowledge` executes and broadcasts an acknowledgement over HTTP; `state` outlives the API.
    DemoApi(DemoState &state, std::function<void(qint64 alertId, qint64 userId)> acknowledge);

    //! `base` is scheme and host for links to further pages, such as http://127.0.0.1:8000.
    HttpResponse answer(const HttpRequest &request, const QString &base);

private:
    HttpResponse signIn(const QJsonObject &body);
    HttpResponse renew(const QJsonObject &body);
    HttpResponse listAlerts(const HttpRequest &request, const QString &base);
    HttpResponse acknowledge(qint64 alertId, qint64 userId);
    HttpResponse nocError(int status, const QString &code, const QString &message) const;
    HttpResponse authError(int status, const QString &code, const QString &message) const;
    HttpResponse authSuccess(const QJsonObject &data) const;
    QJsonObject meta() const;
    QJsonObject item(const DemoAlert &alert) const;

    DemoState &m_state;
    std::function<void(qint64, qint64)> m_acknowledge;
    std::map<qint64, FixedWindow> m_throttle; //!< by user
    QSet<QString> m_usedRefreshTokens; //!< `jti`: renewing rotates
};

} // namespace noc
