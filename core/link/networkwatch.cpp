// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/networkwatch.h"

#include "core/base/logging.h"

#include <QSocketNotifier>

#if defined(Q_OS_LINUX)
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace noc {

namespace {

constexpr auto kGather = milliseconds(500);

} // namespace

NetworkWatch::NetworkWatch(Clock &clock, QObject *parent) : QObject(parent)
{
    m_gather = clock.makeTimer([this] {
        if (!m_more)
            return;
        m_more = false;
        m_gather->start(kGather);
        Q_EMIT changed();
    });
#if defined(Q_OS_LINUX)
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
    if (m_socket < 0 || ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        qCInfo(lcLink, "The system's network announcements cannot be heard; reconnecting keeps to its ordinary waits.");
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { heard(); });
#endif
}

NetworkWatch::~NetworkWatch()
{
    m_notifier.reset();
#if defined(Q_OS_LINUX)
    if (m_socket >= 0)
        ::close(m_socket);
#endif
}

// What was said does not matter, only that something was: the retry finds out the rest.
void NetworkWatch::heard()
{
#if defined(Q_OS_LINUX)
    char buffer[8192];
    while (::recv(m_socket, buffer, sizeof buffer, 0) > 0) { }
#endif
    if (m_gather->isActive()) {
        m_more = true;
        return;
    }
    m_gather->start(kGather);
    Q_EMIT changed();
}

} // namespace noc
