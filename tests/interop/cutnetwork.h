// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace noc::test {

//! Two hosts joined by a cable that can be cut: this process in a network namespace of its own, a child process in another, a veth
//! pair between them. Both namespaces are nameless, so that the kernel takes them away with their last process, however that ends.
class CutNetwork
{
public:
    //! Moves this process into a network of its own; as an ordinary user by way of a user namespace. Before any thread is made.
    //! Empty, or why the system does not let it.
    static QString enter();
    //! Debian packages that are needed and not there.
    static QStringList missingPackages();

    //! Lays the cable to the child that lives in a namespace of its own; empty, or what went wrong.
    QString join(qint64 childPid);
    //! The child's address.
    static QString peerAddress();

    //! Every packet is dropped on the child's side, in both directions: no FIN, no RST, no ICMP, and this side's kernel sees nothing.
    QString cut();
    QString mend();
    //! This side's end of the cable; the kernel announces it.
    QString unplug();
    QString plugIn();
    //! The kernel announces a change that changes nothing for the link.
    QString announce();

private:
    QString onChild(const QStringList &command) const;

    qint64 m_child = 0;
    int m_announced = 0;
};

} // namespace noc::test
