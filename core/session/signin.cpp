// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/signin.h"

#include "core/api/httpapi.h"
#include "core/api/networkapitransport.h"

namespace noc {

namespace {

ProfileFault::Field fieldOf(const ApiError &error)
{
    return error.status == 400 || error.status == 401 || error.status == 403 ? ProfileFault::Field::Password
                                                                             : ProfileFault::Field::Api;
}

} // namespace

class SignIn::Private
{
public:
    ApiTransportFactory transports;
    std::unique_ptr<HttpApi> api;
    std::unique_ptr<QObject> asker; // a cancelled request's answer finds it gone
};

SignIn::SignIn(ApiTransportFactory transports, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(Private {transports ? std::move(transports) : makeNetworkApiTransports(), nullptr, nullptr}))
{
}

SignIn::~SignIn() = default;

void SignIn::cancel()
{
    d->asker.reset();
}

void SignIn::run(const Profile &profile, const QString &user, const QString &password)
{
    cancel();
    // The token is what is being asked for.
    QList<ProfileFault> faults = validate(profile, QStringLiteral("-"));
    const auto missing = [&faults](ProfileFault::Field field, const QString &message) {
        faults.append({field, {ErrorCode::InvalidInput, message, {}}});
    };
    if (profile.api.isEmpty() && faults.isEmpty())
        missing(ProfileFault::Field::Api, tr("Signing in needs the address of the server's HTTP API."));
    if (user.isEmpty())
        missing(ProfileFault::Field::User, tr("Enter your user name."));
    if (password.isEmpty())
        missing(ProfileFault::Field::Password, tr("Enter your password."));
    if (!faults.isEmpty()) {
        Q_EMIT failed(faults);
        return;
    }
    QList<QSslCertificate> extraCa;
    if (!profile.caFile.isEmpty())
        extraCa = QSslCertificate::fromPath(profile.caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    d->api = std::make_unique<HttpApi>(profile.api, extraCa, d->transports());
    d->asker = std::make_unique<QObject>();
    d->api->signIn(user, password, d->asker.get(), [this](const ApiResult<SignInTokens> &result) {
        if (result.ok())
            Q_EMIT succeeded(result->access, result->refresh);
        else
            Q_EMIT failed({ProfileFault {fieldOf(result.error()), result.error().error}});
    });
}

} // namespace noc
