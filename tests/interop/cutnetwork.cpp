// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/cutnetwork.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <sched.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace noc::test {

namespace {

// Addresses kept for documentation (RFC 5737): nothing outside is ever meant by them.
constexpr auto kHere = "192.0.2.1/24"_L1;
constexpr auto kThere = "192.0.2.2"_L1;
constexpr auto kNear = "near"_L1;
constexpr auto kFar = "far"_L1;
constexpr int kCommandTimeout = 10'000; // milliseconds

const QStringList kSystemFolders {u"/usr/sbin"_s, u"/sbin"_s, u"/usr/bin"_s, u"/bin"_s};

QString programPath(const QString &name)
{
    return QStandardPaths::findExecutable(name, kSystemFolders);
}

QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programPath(program), arguments);
    const bool ended = process.waitForFinished(kCommandTimeout);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return u"“%1 %2” failed: %3"_s.arg(
        program, arguments.join(u' '), ended ? QString::fromLocal8Bit(process.readAll()).trimmed() : process.errorString());
}

QString runAll(const QList<QStringList> &commands)
{
    for (const QStringList &command : commands) {
        const QString problem = run(command.first(), command.mid(1));
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

bool writeFile(const char *path, const QByteArray &content)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QString setUp()
{
    // A handshake's first packet is repeated after 1, 3, 7 s as ever (RFC 6298); newer kernels repeat it each second at first.
    writeFile("/proc/sys/net/ipv4/tcp_syn_linear_timeouts", "0");
    return run(u"ip"_s, {u"link"_s, u"set"_s, u"lo"_s, u"up"_s});
}

} // namespace

QString CutNetwork::enter()
{
    const QByteArray user = QByteArray::number(getuid());
    const QByteArray group = QByteArray::number(getgid());
    if (unshare(CLONE_NEWNET) == 0)
        return setUp();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return u"no network namespace can be made here: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno)));
    if (!writeFile("/proc/self/setgroups", "deny") || !writeFile("/proc/self/uid_map", "0 " + user + " 1")
        || !writeFile("/proc/self/gid_map", "0 " + group + " 1"))
        return u"the user namespace cannot be set up: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno)));
    return setUp();
}

QStringList CutNetwork::missingPackages()
{
    QStringList missing;
    if (programPath(u"ip"_s).isEmpty())
        missing += u"iproute2"_s;
    if (programPath(u"nft"_s).isEmpty())
        missing += u"nftables"_s;
    if (programPath(u"nsenter"_s).isEmpty())
        missing += u"util-linux"_s;
    return missing;
}

QString CutNetwork::join(qint64 childPid)
{
    m_child = childPid;
    const QString there = QString(kThere) + u"/24"_s;
    const QString problem = runAll(
        {{u"ip"_s, u"link"_s, u"add"_s, kNear, u"type"_s, u"veth"_s, u"peer"_s, u"name"_s, kFar, u"netns"_s,
          QString::number(m_child)},
         {u"ip"_s, u"address"_s, u"add"_s, kHere, u"dev"_s, kNear},
         {u"ip"_s, u"link"_s, u"set"_s, kNear, u"up"_s}});
    if (!problem.isEmpty())
        return problem;
    for (const QStringList &command :
         {QStringList {u"ip"_s, u"address"_s, u"add"_s, there, u"dev"_s, kFar},
          QStringList {u"ip"_s, u"link"_s, u"set"_s, kFar, u"up"_s}}) {
        const QString childProblem = onChild(command);
        if (!childProblem.isEmpty())
            return childProblem;
    }
    return {};
}

QString CutNetwork::peerAddress()
{
    return kThere;
}

QString CutNetwork::cut()
{
    return onChild(
        {u"nft"_s,
         u"add table inet cut; "
         "add chain inet cut in { type filter hook input priority 0; }; "
         "add chain inet cut out { type filter hook output priority 0; }; "
         "add rule inet cut in iifname %1 drop; "
         "add rule inet cut out oifname %1 drop"_s.arg(kFar)});
}

QString CutNetwork::mend()
{
    return onChild({u"nft"_s, u"delete table inet cut"_s});
}

QString CutNetwork::unplug()
{
    return run(u"ip"_s, {u"link"_s, u"set"_s, kNear, u"down"_s});
}

QString CutNetwork::plugIn()
{
    return run(u"ip"_s, {u"link"_s, u"set"_s, kNear, u"up"_s});
}

QString CutNetwork::announce()
{
    const QString address = u"198.51.100.%1/32"_s.arg(++m_announced);
    return run(u"ip"_s, {u"address"_s, u"add"_s, address, u"dev"_s, kNear});
}

QString CutNetwork::onChild(const QStringList &command) const
{
    return run(u"nsenter"_s, QStringList {u"--net=/proc/%1/ns/net"_s.arg(m_child), programPath(command.first())} + command.mid(1));
}

} // namespace noc::test
