// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/logfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

#include <mutex>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// The message handler is a plain function, so what it writes to cannot be handed to it.
QFile *g_file = nullptr;
std::mutex g_mutex;
QtMessageHandler g_previous = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    {
        const std::lock_guard lock(g_mutex);
        const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        const QString line = time + u' ' + qFormatLogMessage(type, context, message) + u'\n';
        g_file->write(line.toUtf8());
        g_file->flush();
    }
    g_previous(type, context, message);
}

} // namespace

Outcome logToFile(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly) || !file->setPermissions(ownerOnly)) {
        return Error {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::LogFile", "The log file cannot be written. Check its folder and rights."),
            file->errorString()};
    }
    g_file = file.release();
    g_previous = qInstallMessageHandler(handle);
    return done();
}

} // namespace noc
