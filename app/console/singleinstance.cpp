// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/singleinstance.h"

#include "core/base/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kWaitMs = 500;

// A path of the user's own where there is one, and a name short enough for a socket (108 bytes on Linux).
QString socketName(const QString &configDir, const QString &profile)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QDir(configDir).absolutePath().toUtf8());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(profile.toUtf8());
    const QString name = u"watchfloor-"_s + QString::fromLatin1(hash.result().toHex().left(16));
    const QString dir = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return dir.isEmpty() ? name : QDir(dir).filePath(name);
}

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            Q_EMIT raiseRequested();
        }
    });
}

bool SingleInstance::acquire(const QString &configDir, const QString &profile)
{
    const QString name = socketName(configDir, profile);
    if (m_server.isListening() && m_server.fullServerName() == name)
        return true;
    QLocalSocket other;
    other.connectToServer(name);
    // That somebody listens is the whole message.
    if (other.waitForConnected(kWaitMs)) {
        other.disconnectFromServer();
        return false;
    }
    m_server.close();
    // What a crashed console left behind is in the way of a new one.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        qCWarning(lcApp, "cannot listen for a second start: %ls", qUtf16Printable(m_server.errorString()));
    return true;
}

} // namespace noc
