// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QDBusConnection>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QDBusPendingCallWatcher;

namespace noc {

//! How it stands with the desktop's notifications.
struct NotifierStatus {
    enum class Kind : std::uint8_t {
        NotAsked,
        Ready,
        Missing, //!< no session bus, or nobody on it shows notifications
        NoAnswer, //!< whoever should, does not answer
        Refused, //!< and says so
    };
    Kind kind = Kind::NotAsked;
    QString words; //!< Refused: the desktop's own, untrusted

    bool isTrouble() const { return kind != Kind::NotAsked && kind != Kind::Ready; }
    friend bool operator==(const NotifierStatus &, const NotifierStatus &) = default;
};

//! One notification as plain text without control characters; what the desktop takes for markup is escaped on the way.
struct DesktopNote {
    enum class Urgency : std::uint8_t { Low, Normal, Critical };
    QString summary, body;
    Urgency urgency = Urgency::Normal;
    bool offersAcknowledge = false;

    friend bool operator==(const DesktopNote &, const DesktopNote &) = default;
};

//! One notification of the desktop (freedesktop.org, Desktop Notifications Specification 1.2), replaced in place, at most once a second. Every call is
//! asynchronous and one is under way at most, so that a desktop that is missing, hangs, restarts or refuses costs nothing.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds kUpdateEvery {1000};
    static constexpr milliseconds kAnswerDue {5000};

    DesktopNotifier(Clock &clock, QDBusConnection bus, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    //! Asks the desktop what it can show.
    void open();
    //! Shows this, in place of what it shows.
    void show(const DesktopNote &note);
    //! Takes it away.
    void close();
    const NotifierStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    //! The desktop has taken this version.
    void shown(const noc::DesktopNote &note);
    //! The operator chose it.
    void acknowledgeRequested();
    void showRequested();
    //! It is gone: dismissed, expired, or taken away by the desktop.
    void closed();

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    void askCapabilities();
    void send();
    void onAnswer(QDBusPendingCallWatcher &call, const DesktopNote &note);
    void onOwner(const QString &newOwner);
    void closeOnDesktop();
    void become(NotifierStatus::Kind kind, const QString &words = {});
    void fail(const QDBusError &error);

    Clock &m_clock;
    QDBusConnection m_bus;
    NotifierStatus m_status;
    std::optional<QStringList> m_capabilities; //!< none: not known yet
    std::optional<DesktopNote> m_wanted; //!< waits for its turn
    std::optional<DesktopNote> m_current; //!< on the desktop, or on its way
    uint m_id = 0; //!< 0: nothing is there
    bool m_underWay = false;
    bool m_wantsClose = false;
    bool m_opened = false;
    std::unique_ptr<Timer> m_pause;
};

} // namespace noc
