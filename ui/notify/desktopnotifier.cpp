// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/desktopnotifier.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kInterface = kService;
const QString kAcknowledge = u"acknowledge"_s;
// The name that the specification gives to a click on the notification itself.
const QString kDefault = u"default"_s;
const QString kShow = u"show"_s;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kInterface, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(Clock &clock, QDBusConnection bus, QObject *parent)
    : QObject(parent), m_clock(clock), m_bus(std::move(bus))
{
    m_pause = clock.makeTimer([this] {
        if (m_capabilities)
            send();
        else
            askCapabilities();
    });
}

DesktopNotifier::~DesktopNotifier()
{
    closeOnDesktop();
}

void DesktopNotifier::open()
{
    if (std::exchange(m_opened, true))
        return;
    if (!m_bus.isConnected()) {
        become(NotifierStatus::Kind::Missing);
        return;
    }
    auto *watcher = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(
        watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &newOwner) { onOwner(newOwner); });
    m_bus.connect(kService, kPath, kInterface, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    m_bus.connect(kService, kPath, kInterface, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
    askCapabilities();
}

void DesktopNotifier::askCapabilities()
{
    if (m_underWay)
        return;
    m_underWay = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"GetCapabilities"_s), int(kAnswerDue.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_underWay = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isError()) {
            fail(reply.error());
            return;
        }
        m_capabilities = reply.value();
        become(NotifierStatus::Kind::Ready);
        send();
    });
}

void DesktopNotifier::show(const DesktopNote &note)
{
    m_wantsClose = false;
    if (note == m_current && !m_wanted)
        return;
    m_wanted = note;
    send();
}

void DesktopNotifier::close()
{
    m_wanted.reset();
    m_current.reset();
    m_wantsClose = m_underWay;
    closeOnDesktop();
}

void DesktopNotifier::closeOnDesktop()
{
    if (const uint id = std::exchange(m_id, 0); id != 0 && m_bus.isConnected()) {
        QDBusMessage message = call(u"CloseNotification"_s);
        message << id;
        message.setAutoStartService(false);
        m_bus.send(message);
    }
}

void DesktopNotifier::send()
{
    if (!m_wanted || m_underWay || m_pause->isActive() || !m_opened || !m_bus.isConnected())
        return;
    // What it takes for markup has to be known before anything is shown; asked again where it failed before.
    if (!m_capabilities) {
        askCapabilities();
        return;
    }
    m_underWay = true;
    m_pause->start(kUpdateEvery);
    m_current = std::exchange(m_wanted, std::nullopt);
    const DesktopNote note = *m_current;

    QStringList actions;
    if (m_capabilities->contains(u"actions"_s)) {
        // By name: Qt 6.8's lupdate has lost the class by here.
        const QString show = QCoreApplication::translate("noc::DesktopNotifier", "Show");
        actions << kDefault << show;
        if (note.offersAcknowledge)
            actions << kAcknowledge << QCoreApplication::translate("noc::DesktopNotifier", "Acknowledge");
        actions << kShow << show;
    }
    const QVariantMap hints {
        {u"urgency"_s, QVariant::fromValue(uchar(note.urgency))},
        {u"category"_s, u"network.error"_s},
        {u"desktop-entry"_s, u"org.watchfloor.watchfloor"_s},
        // The console's own sound says more.
        {u"suppress-sound"_s, true}};
    constexpr int kDesktopDecides = -1;
    constexpr int kNever = 0;
    QDBusMessage message = call(u"Notify"_s);
    message << u"Watchfloor"_s << m_id << u"watchfloor"_s << note.summary
            << (m_capabilities->contains(u"body-markup"_s) ? note.body.toHtmlEscaped() : note.body) << actions << hints
            << (note.urgency == DesktopNote::Urgency::Critical ? kNever : kDesktopDecides);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, int(kAnswerDue.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, note] {
        watcher->deleteLater();
        m_underWay = false;
        onAnswer(*watcher, note);
    });
}

void DesktopNotifier::onAnswer(QDBusPendingCallWatcher &answer, const DesktopNote &note)
{
    const QDBusPendingReply<uint> reply = answer;
    if (reply.isError()) {
        m_id = 0;
        m_current.reset();
        fail(reply.error());
        return;
    }
    m_id = reply.value();
    become(NotifierStatus::Kind::Ready);
    if (std::exchange(m_wantsClose, false)) {
        closeOnDesktop();
    } else {
        Q_EMIT shown(note);
        send();
    }
}

void DesktopNotifier::fail(const QDBusError &error)
{
    qCInfo(lcUi) << "notifications:" << error.name() << error.message();
    // What waits is still true (else it would have been closed) and goes with the next attempt.
    m_wantsClose = false;
    m_capabilities.reset();
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::UnknownObject:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface:
    case QDBusError::Disconnected: become(NotifierStatus::Kind::Missing); break;
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut: become(NotifierStatus::Kind::NoAnswer); break;
    default: become(NotifierStatus::Kind::Refused, error.message()); break;
    }
}

void DesktopNotifier::onOwner(const QString &newOwner)
{
    // Another program: it knows neither the notification nor, perhaps, what the former one could do.
    m_id = 0;
    m_capabilities.reset();
    if (!m_wanted)
        m_wanted = std::exchange(m_current, std::nullopt);
    if (newOwner.isEmpty())
        become(NotifierStatus::Kind::Missing);
    else
        m_pause->start(kUpdateEvery); // its name may be there before it is ready
}

void DesktopNotifier::onAction(uint id, const QString &action)
{
    if (id == 0 || id != m_id)
        return;
    if (action == kAcknowledge)
        Q_EMIT acknowledgeRequested();
    else if (action == kShow || action == kDefault)
        Q_EMIT showRequested();
}

void DesktopNotifier::onClosed(uint id, uint)
{
    if (id == 0 || id != m_id)
        return;
    m_id = 0;
    m_current.reset();
    Q_EMIT closed();
}

void DesktopNotifier::become(NotifierStatus::Kind kind, const QString &words)
{
    const NotifierStatus status {kind, words};
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace noc
