// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/nocserverprocess.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace noc::test {

namespace {
constexpr int kStartTimeout = 90'000; // milliseconds; three interpreters on a loaded machine
constexpr int kAnswerTimeout = 60'000;
} // namespace

NocServerProcess::NocServerProcess(QObject *parent) : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &NocServerProcess::readLines);
}

NocServerProcess::~NocServerProcess()
{
    stop();
}

QString NocServerProcess::start(const QStringList &arguments)
{
    m_process.start(QStringLiteral(NOC_PYTHON), QStringList {QStringLiteral(NOC_INTEROP_DIR "/nocserver.py")} + arguments);
    const bool ready = QTest::qWaitFor(
        [this] { return !m_ready.isEmpty() || !m_lastError.isEmpty() || m_process.state() == QProcess::NotRunning; },
        kStartTimeout);
    if (!m_ready.isEmpty())
        return {};
    if (!m_lastError.isEmpty())
        return m_lastError;
    return ready ? u"nocserver.py did not start: "_s + m_process.errorString() : u"nocserver.py gave no answer in time"_s;
}

void NocServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QUrl NocServerProcess::url(int server) const
{
    return QUrl(m_ready["urls"_L1][server].toString());
}

QUrl NocServerProcess::api(int server) const
{
    return QUrl(m_ready["api"_L1][server].toString());
}

QString NocServerProcess::token(const QString &user) const
{
    return m_ready["tokens"_L1][user].toString();
}

QString NocServerProcess::origin() const
{
    return m_ready["origin"_L1].toString();
}

int NocServerProcess::send(QJsonObject command)
{
    const int id = m_next++;
    command["id"_L1] = id;
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    return id;
}

QJsonObject NocServerProcess::ask(const QJsonObject &command)
{
    const int id = send(command);
    m_awaited.insert(id);
    const bool ended =
        QTest::qWaitFor([this, id] { return m_answers.contains(id) || m_process.state() == QProcess::NotRunning; }, kAnswerTimeout);
    if (!ended)
        m_lastError = u"nocserver.py gave no answer in time"_s;
    m_awaited.remove(id);
    return m_answers.take(id);
}

QJsonObject NocServerProcess::control(const QString &path, const std::optional<QJsonObject> &body, int server)
{
    QJsonObject command {{u"cmd"_s, u"control"_s}, {u"path"_s, path}, {u"server"_s, server}};
    if (body)
        command["body"_L1] = *body;
    return ask(command)["answer"_L1].toObject();
}

QList<QJsonObject> NocServerProcess::book(const QString &kinds, int server)
{
    QList<QJsonObject> lines;
    for (const QJsonValue &line : control(u"book/?kind="_s + kinds, {}, server)["book"_L1].toArray())
        lines.append(line.toObject());
    return lines;
}

void NocServerProcess::readLines()
{
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        const QString event = line["event"_L1].toString();
        if (event == "ready"_L1) {
            m_ready = line;
            continue;
        }
        if (event == "error"_L1)
            m_lastError = line["message"_L1].toString();
        const int id = line["id"_L1].toInt();
        if (m_awaited.contains(id))
            m_answers.insert(id, line);
        Q_EMIT answered(id, line);
    }
}

} // namespace noc::test
