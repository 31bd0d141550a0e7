// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apierror.h"

#include <QCoreApplication>

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::HttpApi)
};

QString notAllowed(ApiCall call, int status)
{
    switch (call) {
    case ApiCall::SignIn:
        return status == 400 || status == 401 ? Words::tr("The server does not accept this user name and password.")
                                              : Words::tr("The server does not let this user sign in (HTTP %1).").arg(status);
    case ApiCall::Renew: return Words::tr("The sign-in has run out or was used elsewhere. Sign in again.");
    case ApiCall::ListAlerts:
        return status == 401
            ? Words::tr("The HTTP API no longer accepts the token (HTTP 401). Sign in again.")
            : Words::tr("The server does not let this user read its list of alerts (HTTP %1). Some servers refuse it to everybody.")
                  .arg(status);
    }
    Q_UNREACHABLE();
}

} // namespace

bool ApiError::isPassing() const
{
    return status == 429 || status >= 500
        || (status == 0 && (error.code == ErrorCode::Unreachable || error.code == ErrorCode::Timeout));
}

ApiError refusedCall(ApiCall call, int status, const std::optional<seconds> &retryAfter, const QString &detail)
{
    const auto make = [&](ErrorCode code, const QString &message) {
        return ApiError {{code, message, detail}, status, retryAfter};
    };
    switch (status) {
    case 400:
        if (call == ApiCall::ListAlerts)
            break;
        [[fallthrough]];
    case 401:
    case 403: return make(ErrorCode::Refused, notAllowed(call, status));
    case 404:
    case 405:
        return make(ErrorCode::NotFound, Words::tr("There is no HTTP API at that address (HTTP %1). Check its URL.").arg(status));
    case 429:
        return make(
            ErrorCode::Refused,
            retryAfter
                ? Words::tr("The server takes no more requests for %n second(s) (HTTP 429).", nullptr, int(retryAfter->count()))
                : Words::tr("The server takes no more requests for a while (HTTP 429)."));
    case 502:
    case 503:
    case 504:
        return make(
            ErrorCode::Unreachable,
            Words::tr("The proxy answers, but the HTTP API behind it does not (HTTP %1). It may be restarting.").arg(status));
    default: break;
    }
    if (status >= 500)
        return make(ErrorCode::Refused, Words::tr("The server failed on the request (HTTP %1).").arg(status));
    if (status >= 300 && status < 400) {
        return make(
            ErrorCode::Refused,
            Words::tr("The HTTP API redirects elsewhere (HTTP %1), which is not followed. Enter the final URL.").arg(status));
    }
    return make(ErrorCode::Refused, Words::tr("The HTTP API refused the request (HTTP %1).").arg(status));
}

ApiError unusableAnswer(int status, bool isPage, const QString &detail)
{
    return {
        {ErrorCode::Malformed,
         isPage
             ? Words::tr("A web page answered instead of the HTTP API. Check the API's URL; a sign-on page or proxy may stand in "
                         "the way.")
             : Words::tr("The HTTP API's answer cannot be used: it is not what the API is documented to say."),
         detail},
        status,
        std::nullopt};
}

} // namespace noc
