// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/consolepipe.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

#include <unistd.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace noc::faults {

ConsolePipe::ConsolePipe() : m_stdin(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_stdin, &QSocketNotifier::activated, this, &ConsolePipe::readInput);
}

void ConsolePipe::tell(QJsonObject line)
{
    line.insert("at"_L1, QDateTime::currentMSecsSinceEpoch());
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (write(STDOUT_FILENO, text.constData(), std::size_t(text.size())) < 0)
        QCoreApplication::exit(1);
}

void ConsolePipe::readInput()
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
        if (!std::exchange(m_started, true))
            start(line);
        else if (line.contains("retry"_L1))
            retryNow();
        else
            acknowledge(line.value("ack"_L1).toInteger());
    }
}

} // namespace noc::faults
