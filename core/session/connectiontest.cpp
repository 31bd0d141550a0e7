// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/connectiontest.h"

#include "core/session/channelconfig.h"

namespace noc {

namespace {

// Where in a form the cause belongs.
ProfileFault::Field fieldOf(const EndCause &cause)
{
    switch (cause.kind) {
    case EndKind::HandshakeRefused:
        return cause.status == 401 || cause.status == 403 ? ProfileFault::Field::Token : ProfileFault::Field::Server;
    case EndKind::ServerClosed:
        return cause.status == 4401 || cause.status == 4403 ? ProfileFault::Field::Token : ProfileFault::Field::Server;
    default: return ProfileFault::Field::Server;
    }
}

} // namespace

class ConnectionTest::Private
{
public:
    Clock &clock;
    TransportFactory transports;
    std::unique_ptr<RandomSource> random = makeSystemRandom();
    std::unique_ptr<Channel> channel;
};

ConnectionTest::ConnectionTest(Clock &clock, TransportFactory transports, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(Private {clock, std::move(transports)}))
{
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::cancel()
{
    if (!d->channel)
        return;
    // A receiver of one of its signals may be who cancels.
    disconnect(d->channel.get(), nullptr, this, nullptr);
    d->channel->stop();
    d->channel.release()->deleteLater();
}

void ConnectionTest::run(const Profile &profile, const QString &token)
{
    cancel();
    const QList<ProfileFault> faults = validate(profile, token);
    if (!faults.isEmpty()) {
        Q_EMIT failed(faults);
        return;
    }

    const ChannelKind kind = profile.channels.contains(ChannelKind::Dashboard) ? ChannelKind::Dashboard : *profile.channels.begin();
    d->channel = std::make_unique<Channel>(channelConfig(profile, kind, token), d->clock, *d->random, d->transports);
    connect(d->channel.get(), &Channel::greeted, this, [this](const Greeting &greeting) {
        cancel();
        Q_EMIT succeeded(greeting);
    });
    connect(d->channel.get(), &Channel::stateChanged, this, [this](const ConnectionState &state) {
        EndCause cause;
        if (const auto *reconnecting = std::get_if<Reconnecting>(&state))
            cause = reconnecting->cause;
        else if (const auto *gone = std::get_if<Failed>(&state))
            cause = gone->cause;
        else
            return;
        cancel();
        Q_EMIT failed({ProfileFault {fieldOf(cause), describe(cause)}});
    });
    d->channel->start();
}

} // namespace noc
