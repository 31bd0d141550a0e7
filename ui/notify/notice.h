// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/notify/alarmpolicy.h"
#include "ui/notify/alertdigest.h"
#include "ui/notify/desktopnotifier.h"
#include "ui/notify/soundplayer.h"

#include <QHash>
#include <QObject>

#include <array>
#include <functional>
#include <memory>

namespace noc {

class Settings;

//! What the operator is to know about the notices themselves; empty text: they work and nothing holds them back.
struct NoticeWords {
    QString text; //!< with a count-down where there is one
    QString spoken; //!< the same without it
    bool isTrouble = false;

    friend bool operator==(const NoticeWords &, const NoticeWords &) = default;
};

//! Carries what happens in the session to ears and desktop. Until open() it is silent and costs nothing. It looks at what a batch added and, while
//! commands are open, at what it changed; never at all rows. What is filtered in the table is nothing to it.
class Notice : public QObject
{
    Q_OBJECT

public:
    //! How long the menus offer to mute for, shortest first.
    static constexpr std::array kMuteMinutes = {5, 15, 60};

    //! `isInFront`: whether the operator looks at the window.
    Notice(Session &session, Settings &settings, std::function<bool()> isInFront, QObject *parent = nullptr);
    ~Notice() override;

    //! From now on it can be heard and seen. The self-test of the sounds begins.
    void open(std::unique_ptr<SoundPlayer> player, const QDBusConnection &bus);
    bool isOpen() const { return m_player != nullptr; }
    //! Called by the window's own clock: what only time changes.
    void refresh();

    const AlarmSettings &settings() const { return m_policy.settings(); }
    void setSettings(const AlarmSettings &settings);
    //! Silent for so long; zero: no more.
    void mute(milliseconds time);
    bool isMuted() const { return m_policy.mutedUntil().has_value(); }
    //! A sound and a notification that are clearly a test; no alert is made.
    void sendTestAlert();
    //! Plays one of the sounds, as the settings dialog is about to have them.
    void tryOut(AlarmSound sound, int volume);

    NoticeWords words() const;
    //! How it stands with each, for people.
    QString soundWords() const;
    QString notificationWords() const;

Q_SIGNALS:
    //! words() may read otherwise.
    void changed();
    //! The operator wants to see the window, and this alert where one is named.
    void showRequested(const std::optional<noc::AlertKey> &key);

private:
    void onBatch(const AlertBatch &batch);
    std::optional<AlarmSound> countAdded(const AlertBatch &batch);
    void followCommands(const AlertBatch &batch);
    void follow(AlertSlot slot);
    void forget(AlertSlot slot);
    void tellPolicy(std::optional<AlarmSound> news);
    void tellDesktop();
    void acknowledgeNamed();
    void show();

    Session &m_session;
    Settings &m_settings;
    const std::function<bool()> m_isInFront;
    AlarmPolicy m_policy;
    std::unique_ptr<SoundPlayer> m_player;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<DesktopNotifier> m_testNotifier;
    AlertDigest m_digest;
    qsizetype m_toldCount = 0; //!< of the digest as the notifier was told
    QList<std::pair<DesktopNote, QList<AlertKey>>> m_sent; //!< versions the desktop has not taken yet
    QHash<AlertSlot, AlarmSound> m_answered; //!< unacknowledged, but their acknowledgement is on its way
    AlarmPolicy::Counts m_answeredCounts {};
    std::array<qsizetype, 7> m_waiting {}; //!< unacknowledged at the last batch, index Severity
    std::optional<BootTime> m_testedAt;
    bool m_testSeen = false;
};

} // namespace noc
