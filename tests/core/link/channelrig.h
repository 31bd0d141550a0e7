// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/channel.h"
#include "core/protocol/reply.h"
#include "tests/support/faketransport.h"
#include "tests/support/fixedrandom.h"
#include "tests/support/manualclock.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QStringList>

namespace noc::test {

//! A channel in virtual time with a fake server, and everything it said, in order.
class ChannelRig
{
public:
    //! The test says every word, but heartbeats are answered so that links live.
    explicit ChannelRig(ChannelKind kind = ChannelKind::Dashboard, FakeBehaviour behaviour = heartbeatsOnly())
        : transports(clock, std::move(behaviour))
    {
        config.kind = kind;
        config.request.url = QUrl(QStringLiteral("ws://noc.example/ws/noc/") + channelId(kind) + u'/');
        config.request.token = QStringLiteral("token-1");
    }

    static FakeBehaviour heartbeatsOnly()
    {
        FakeBehaviour behaviour = FakeBehaviour::manual();
        behaviour.answersMessages = true;
        behaviour.answer = [](FakePeer &, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
            if (message.value(u"type").toString() == u"heartbeat")
                return std::nullopt;
            return std::vector<std::string>();
        };
        return behaviour;
    }

    //! Makes the channel from `config`.
    Channel &make()
    {
        channel = std::make_unique<Channel>(config, clock, random, transports.factory());
        Channel *c = channel.get();
        QObject::connect(c, &Channel::stateChanged, [this](const ConnectionState &state) {
            note(QStringLiteral("state ") + stateId(state));
            states += state;
        });
        QObject::connect(c, &Channel::greeted, [this](const Greeting &greeting) {
            note(QStringLiteral("greeted"));
            greetings += greeting;
        });
        QObject::connect(c, &Channel::lost, [this](const EndCause &cause) {
            note(QStringLiteral("lost"));
            losses += cause;
        });
        QObject::connect(c, &Channel::messageReceived, [this](const wire::ServerMessage &message, QByteArrayView) {
            const auto name = wire::typeName(message);
            note(QStringLiteral("message ") + QString::fromUtf8(name.data(), qsizetype(name.size())));
        });
        QObject::connect(c, &Channel::answered, [this](RequestId id, const wire::ServerMessage &, BootTime sentAt) {
            note(QStringLiteral("answered %1").arg(id));
            answeredSentAt = sentAt;
        });
        QObject::connect(c, &Channel::unanswered, [this](RequestId id, const EndCause &cause) {
            note(QStringLiteral("unanswered %1").arg(id));
            unansweredCauses += cause;
        });
        QObject::connect(c, &Channel::readyToSend, [this](Channel::Leg leg) {
            note(leg == Channel::Leg::Current ? QStringLiteral("ready") : QStringLiteral("ready successor"));
        });
        QObject::connect(c, &Channel::sent, [this](const wire::ClientMessage &message) {
            const auto name = wire::typeName(message);
            note(QStringLiteral("sent ") + QString::fromUtf8(name.data(), qsizetype(name.size())));
        });
        QObject::connect(c, &Channel::heartbeatRateLimited, [this] { note(QStringLiteral("rate limited")); });
        QObject::connect(c, &Channel::roundTripMeasured, [this](const RoundTrip &sample) { roundTrips += sample; });
        QObject::connect(c, &Channel::proved, [this](BootTime at) { proofs += at; });
        QObject::connect(c, &Channel::frameNoted, [this](const FrameNote &frame) {
            note(QStringLiteral("noted ") + frame.what);
            notes += frame;
        });
        QObject::connect(c, &Channel::successorGreeted, [this](const Greeting &) { note(QStringLiteral("successor greeted")); });
        QObject::connect(c, &Channel::renewed, [this] { note(QStringLiteral("renewed")); });
        QObject::connect(c, &Channel::renewalFailed, [this](const EndCause &cause) {
            note(QStringLiteral("renewal failed"));
            renewalFailures += cause;
        });
        QObject::connect(c, &Channel::handshakeDue, [this] { note(QStringLiteral("handshake due")); });
        return *c;
    }

    //! Makes the channel, starts it and lets the server greet.
    Channel &connectUp()
    {
        make().start();
        peer().accept();
        peer().greet();
        return *channel;
    }

    FakePeer &peer() { return transports.last(); }
    //! What was said since the last call.
    QStringList take() { return std::exchange(told, {}); }
    //! Turns the clock in small steps, and answers pings meanwhile when `pongs`.
    void advance(milliseconds by, bool pongs = true)
    {
        for (milliseconds step(250); by > milliseconds(0); by -= step) {
            clock.advance(std::min(step, by));
            for (int i = 0; pongs && i < transports.count(); ++i)
                transports.peer(i).pong();
        }
    }

    template<typename State> const State *stateAs() const { return std::get_if<State>(&channel->state()); }

    ManualClock clock;
    FixedRandom random;
    FakeTransports transports;
    Channel::Config config;

    QStringList told;
    QList<ConnectionState> states;
    QList<Greeting> greetings;
    QList<EndCause> losses;
    QList<EndCause> unansweredCauses;
    QList<EndCause> renewalFailures;
    QList<RoundTrip> roundTrips;
    QList<BootTime> proofs;
    QList<FrameNote> notes;
    std::optional<BootTime> answeredSentAt;

    std::unique_ptr<Channel> channel;

private:
    void note(const QString &what) { told += what; }
};

} // namespace noc::test
