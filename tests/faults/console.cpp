// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/console.h"

#include "core/session/session.h"
#include "tests/faults/consolepipe.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kTellLive {250};

class CoreConsole final : public ConsolePipe
{
private:
    void start(const QJsonObject &line) override
    {
        Profile profile;
        profile.name = u"faults"_s;
        profile.server = QUrl(line.value("server"_L1).toString());
        profile.origin = line.value("origin"_L1).toString();
        profile.channels = {ChannelKind::Dashboard};
        profile.tenantId = EntityId(line.value("tenant"_L1).toInteger());
        Session::Environment environment;
        environment.dataFolder = line.value("folder"_L1).toString();
        m_session = std::make_unique<Session>(profile, line.value("token"_L1).toString(), std::move(environment));
        connect(&m_session->alerts(), &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
            for (const AlertSlot slot : batch.added)
                tell({{u"event"_s, u"row"_s}, {u"id"_s, qint64(m_session->alerts().key(slot).id.toInt64().value_or(0))}});
        });
        connect(m_session.get(), &Session::commandChanged, this, [](const Command &command) {
            if (command.kind == CommandKind::Acknowledge)
                tell(
                    {{u"event"_s, u"command"_s},
                     {u"id"_s, qint64(command.target.toInt64().value_or(0))},
                     {u"command"_s, qint64(command.id)},
                     {u"state"_s, commandStateId(command.state)},
                     {u"saving"_s, command.keeping == Keeping::Saving}});
        });
        connect(m_session.get(), &Session::gapClosed, this, [](const Gap &gap) {
            if ((!gap.atStart || gap.sinceLastRun) && gap.to)
                tell(
                    {{u"event"_s, u"gap"_s},
                     {u"start"_s, gap.atStart},
                     {u"from"_s, qint64(gap.from.time_since_epoch().count())},
                     {u"to"_s, qint64(gap.to->time_since_epoch().count())}});
        });
        connect(&m_tick, &QTimer::timeout, this, &CoreConsole::tellLive);
        m_tick.start(kTellLive);
        m_session->start();
    }

    void acknowledge(std::int64_t alert) override { m_session->acknowledge({{AlertKind::Alert, EntityId(alert)}}); }
    void retryNow() override { m_session->retryNow(); }

    void tellLive()
    {
        const auto covered = m_session->channel(ChannelKind::Dashboard).coveredUntil;
        const milliseconds age = covered ? std::chrono::ceil<milliseconds>(m_session->clock().bootNow() - *covered) : 0ms;
        tell(
            {{u"event"_s, u"live"_s},
             {u"live"_s, m_session->rowsAreLive()},
             {u"open"_s, qint64(m_session->queuedCount())},
             {u"age"_s, qint64(age.count())}});
    }

    QTimer m_tick;
    std::unique_ptr<Session> m_session;
};

} // namespace

int runConsole()
{
    CoreConsole console;
    return QCoreApplication::exec();
}

} // namespace noc::faults
