// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/console.h"

#include "core/session/session.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kTellLive {250};

class Console : public QObject
{
public:
    Console() : m_stdin(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_stdin, &QSocketNotifier::activated, this, &Console::readInput);
    }

private:
    static void tell(QJsonObject line)
    {
        line.insert("at"_L1, QDateTime::currentMSecsSinceEpoch());
        const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
        // At once, so that a kill takes nothing back that was shown.
        if (write(STDOUT_FILENO, text.constData(), std::size_t(text.size())) < 0)
            QCoreApplication::exit(1);
    }

    void readInput()
    {
        char bytes[4096];
        const ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            m_stdin.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        m_input.append(bytes, count);
        for (qsizetype end; (end = m_input.indexOf('\n')) >= 0;) {
            const QJsonObject line = QJsonDocument::fromJson(m_input.left(end)).object();
            m_input.remove(0, end + 1);
            if (!m_session)
                start(line);
            else if (line.contains("retry"_L1))
                m_session->retryNow();
            else
                m_session->acknowledge({{AlertKind::Alert, EntityId(line.value("ack"_L1).toInteger())}});
        }
    }

    void start(const QJsonObject &line)
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
        connect(&m_tick, &QTimer::timeout, this, &Console::tellLive);
        m_tick.start(kTellLive);
        m_session->start();
    }

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

    QSocketNotifier m_stdin;
    QByteArray m_input;
    QTimer m_tick;
    std::unique_ptr<Session> m_session;
};

} // namespace

int runConsole()
{
    Console console;
    return QCoreApplication::exec();
}

} // namespace noc::faults
