// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QUrl>

namespace noc::test {

//! The Django Channels server of tests/interop as a child process (nocserver.py): started on free ports, driven by JSON lines, and
//! ended with everything it started when this object, or the test, ends.
class NocServerProcess : public QObject
{
    Q_OBJECT

public:
    explicit NocServerProcess(QObject *parent = nullptr);
    ~NocServerProcess() override;

    //! Starts it with nocserver.py's arguments and waits until it answers; an empty string, or what went wrong in a sentence.
    QString start(const QStringList &arguments);
    //! Ends it; harmless when it does not run.
    void stop();

    //! The launcher's; its network namespace is the servers'.
    qint64 processId() const { return m_process.processId(); }
    //! ws:// base URL of one of the Daphne processes.
    QUrl url(int server = 0) const;
    //! http:// base URL of the HTTP API.
    QUrl api(int server = 0) const;
    QString token(const QString &user = QStringLiteral("operator")) const;
    //! The Origin header that it accepts.
    QString origin() const;

    //! Sends a command ({"cmd": …}, see nocserver.py) without waiting; answered() follows with this number. Commands are carried out
    //! one after another.
    int send(QJsonObject command);
    //! Sends it and spins the event loop until the answer comes; an empty object after a minute or when the process ended.
    QJsonObject ask(const QJsonObject &command);
    //! A request to the tests' door of one server ("raise/", "order/", …): GET without a body.
    QJsonObject control(const QString &path, const std::optional<QJsonObject> &body = {}, int server = 0);
    //! The book's lines of these kinds (separated by commas; all when empty), in order. `server` must be running.
    QList<QJsonObject> book(const QString &kinds, int server = 0);

    //! The last error that an answer carried.
    QString lastError() const { return m_lastError; }

Q_SIGNALS:
    //! A command was carried out, or failed ({"event": "error", "message": …}).
    void answered(int id, const QJsonObject &answer);

private:
    void readLines();

    QProcess m_process;
    QJsonObject m_ready;
    QHash<int, QJsonObject> m_answers; //!< of ask(), until it takes them
    QSet<int> m_awaited;
    QString m_lastError;
    int m_next = 1;
};

} // namespace noc::test
