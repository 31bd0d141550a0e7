// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notice.h"

#include "core/session/settings.h"
#include "ui/theme/formats.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr char kTestSound[] = "test";
constexpr seconds kTestTold {15};

QString clockWords(WallTime time)
{
    return toDateTime(time).toLocalTime().toString(u"HH:mm"_s);
}

} // namespace

Notice::Notice(Session &session, Settings &settings, std::function<bool()> isInFront, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_settings(settings),
      m_isInFront(std::move(isInFront)),
      m_policy(
          session.clock(),
          {[this](AlarmSound sound) { m_player->play(alarmSoundId(sound), m_policy.settings().volume); },
           [this] { m_player->stop(); }})
{
    m_policy.setSettings(alarmSettings(settings));
}

Notice::~Notice() = default;

void Notice::open(std::unique_ptr<SoundPlayer> player, const QDBusConnection &bus)
{
    m_player = std::move(player);
    connect(m_player.get(), &SoundPlayer::statusChanged, this, &Notice::changed);
    m_notifier = std::make_unique<DesktopNotifier>(m_session.clock(), bus);
    m_testNotifier = std::make_unique<DesktopNotifier>(m_session.clock(), bus);
    connect(m_notifier.get(), &DesktopNotifier::statusChanged, this, &Notice::changed);
    connect(m_notifier.get(), &DesktopNotifier::shown, this, [this](const DesktopNote &note) {
        const auto taken = std::find_if(m_sent.begin(), m_sent.end(), [&](const auto &version) { return version.first == note; });
        if (taken == m_sent.end())
            return;
        m_digest.noteShown(taken->second, m_session.clock().bootNow());
        m_sent.erase(m_sent.begin(), taken + 1);
    });
    connect(m_notifier.get(), &DesktopNotifier::acknowledgeRequested, this, &Notice::acknowledgeNamed);
    connect(m_notifier.get(), &DesktopNotifier::showRequested, this, &Notice::show);
    connect(m_notifier.get(), &DesktopNotifier::closed, this, [this] {
        m_digest.clear();
        m_toldCount = 0;
    });
    connect(m_testNotifier.get(), &DesktopNotifier::shown, this, [this] {
        m_testSeen = true;
        Q_EMIT changed();
    });
    connect(m_testNotifier.get(), &DesktopNotifier::showRequested, this, &Notice::show);

    AlertStore &alerts = m_session.alerts();
    for (const Command &command : m_session.commands()) {
        if (command.kind != CommandKind::Acknowledge)
            continue;
        if (const auto slot = alerts.find({AlertKind::Alert, command.target}))
            follow(*slot);
    }
    // What is there already is no news for the desktop, but it is heard.
    m_waiting = alerts.counts().calling();
    connect(&alerts, &AlertStore::batchApplied, this, &Notice::onBatch);
    m_player->open();
    if (settings().notifications)
        m_notifier->open();
    tellPolicy({});
    refresh();
    Q_EMIT changed();
}

void Notice::refresh()
{
    if (!isOpen())
        return;
    // Whoever disconnects knows it; everything else that keeps data away is a loss, a core that hangs too.
    const bool wanted = !std::holds_alternative<Disconnected>(m_session.channel(ChannelKind::Dashboard).state);
    m_policy.setConnectionLost(wanted && !m_session.rowsAreLive());
    if (!m_digest.isEmpty()) {
        if (m_isInFront() && !settings().notifyInFront) {
            m_digest.clear();
            m_notifier->close();
        } else if (m_digest.prune(m_session.alerts()) || m_digest.count() != m_toldCount) {
            tellDesktop();
        }
    }
}

void Notice::setSettings(const AlarmSettings &chosen)
{
    keepAlarmSettings(m_settings, chosen);
    m_policy.setSettings(chosen);
    if (isOpen() && chosen.notifications)
        m_notifier->open();
    if (isOpen() && !chosen.notifications) {
        m_digest.clear();
        m_notifier->close();
    }
    Q_EMIT changed();
}

void Notice::mute(milliseconds time)
{
    m_policy.mute(time);
    Q_EMIT changed();
}

void Notice::sendTestAlert()
{
    if (!isOpen())
        return;
    m_testedAt = m_session.clock().bootNow();
    m_testSeen = false;
    m_player->play(kTestSound, settings().volume);
    m_testNotifier->open();
    DesktopNote note;
    note.summary = tr("Test alert");
    note.body = tr("This is a test of Watchfloor’s notices at %1. Nothing happened, and there is nothing to acknowledge.")
                    .arg(toDateTime(m_session.clock().wallNow()).toLocalTime().toString(u"HH:mm:ss"_s));
    m_testNotifier->show(note);
    Q_EMIT changed();
}

void Notice::tryOut(AlarmSound sound, int volume)
{
    if (isOpen())
        m_player->play(alarmSoundId(sound), volume);
}

// ---- what the session says --------------------------------------------------------------------------------------------

void Notice::onBatch(const AlertBatch &batch)
{
    const std::optional<AlarmSound> news = countAdded(batch);
    followCommands(batch);
    tellPolicy(news);
}

std::optional<AlarmSound> Notice::countAdded(const AlertBatch &batch)
{
    const AlertStore &alerts = m_session.alerts();
    const bool notifies = settings().notifications && (settings().notifyInFront || !m_isInFront());
    const int rankFrom = severityRank(settings().notifyFrom);
    std::optional<AlarmSound> news;
    std::array<qsizetype, 7> added {};
    for (const AlertSlot slot : batch.added) {
        if (!alerts.unacknowledged(slot) || alerts.shelved(slot))
            continue;
        const Severity severity = alerts.severity(slot);
        ++added[std::size_t(severity)];
        if (const auto sound = alarmSoundOf(severity); sound && (!news || *sound > *news))
            news = sound;
        // What an earlier run knew is no news.
        if (notifies && severityRank(severity) >= rankFrom && !alerts.lastKnown(slot))
            m_digest.add(alerts.key(slot), severity);
    }
    // Raised again after it was resolved, or raised with a higher severity: seen by the counts alone, which is why nobody can say which.
    const auto waiting = alerts.counts().calling();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (const qsizetype more = waiting[i] - m_waiting[i] - added[i];
            more > 0 && notifies && severityRank(Severity(i)) >= rankFrom)
            m_digest.addUnnamed(Severity(i), more);
    }
    m_waiting = waiting;
    return news;
}

void Notice::followCommands(const AlertBatch &batch)
{
    if (m_answered.isEmpty() && m_session.queuedCount() == 0)
        return;
    for (const AlertSlot slot : batch.removed)
        forget(slot);
    for (const AlertSlot slot : batch.added)
        follow(slot);
    for (const AlertSlot slot : batch.changed)
        follow(slot);
}

void Notice::follow(AlertSlot slot)
{
    forget(slot);
    const AlertStore &alerts = m_session.alerts();
    if (!isOnItsWay(alerts.commandState(slot)) || !alerts.unacknowledged(slot) || alerts.shelved(slot))
        return;
    if (const auto sound = alarmSoundOf(alerts.severity(slot))) {
        m_answered.insert(slot, *sound);
        ++m_answeredCounts[std::size_t(*sound)];
    }
}

void Notice::forget(AlertSlot slot)
{
    const auto known = m_answered.constFind(slot);
    if (known == m_answered.constEnd())
        return;
    --m_answeredCounts[std::size_t(*known)];
    m_answered.erase(known);
}

void Notice::tellPolicy(std::optional<AlarmSound> news)
{
    // A shelf mutes.
    const auto waiting = m_session.alerts().counts().calling();
    AlarmPolicy::Counts open {};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (const auto sound = alarmSoundOf(Severity(i)))
            open[std::size_t(*sound)] += waiting[i];
    }
    for (std::size_t i = 0; i < open.size(); ++i)
        open[i] -= m_answeredCounts[i];
    m_policy.setOpen(open, news);
}

// ---- the desktop ------------------------------------------------------------------------------------------------------

void Notice::tellDesktop()
{
    m_toldCount = m_digest.count();
    if (m_digest.isEmpty()) {
        m_sent.clear();
        m_notifier->close();
        return;
    }
    const DesktopNote note = m_digest.note(m_session.alerts());
    // Versions in between are left out by the notifier; the last ones are enough.
    constexpr qsizetype kVersions = 50;
    if (m_sent.isEmpty() || m_sent.last().first != note)
        m_sent.append({note, m_digest.named()});
    if (m_sent.size() > kVersions)
        m_sent.removeFirst();
    m_notifier->show(note);
}

void Notice::acknowledgeNamed()
{
    const QList<AlertKey> keys = m_digest.readBy(m_session.clock().bootNow());
    if (keys.isEmpty()) {
        // It changed under the hand.
        show();
        return;
    }
    m_session.acknowledge(keys);
}

void Notice::show()
{
    const QList<AlertKey> named = m_digest.named();
    Q_EMIT showRequested(named.isEmpty() ? std::nullopt : std::optional(named.first()));
}

// ---- words ------------------------------------------------------------------------------------------------------------

QString Notice::soundWords() const
{
    const SoundStatus status = m_player ? m_player->status() : SoundStatus();
    switch (status.kind) {
    case SoundStatus::Kind::NotAsked:
    case SoundStatus::Kind::Starting: return tr("The sound is being tested");
    case SoundStatus::Kind::Ready: return tr("Sounds play on “%1”").arg(safeLine(status.device));
    case SoundStatus::Kind::NoDevice: return tr("No audio device: alarms make no sound");
    case SoundStatus::Kind::NoAnswer: return tr("The sound system does not answer: alarms make no sound");
    case SoundStatus::Kind::Failed: return tr("The audio device fails: alarms make no sound");
    }
    return {};
}

QString Notice::notificationWords() const
{
    const NotifierStatus status = m_notifier ? m_notifier->status() : NotifierStatus();
    if (!settings().notifications)
        return tr("Desktop notifications are off");
    switch (status.kind) {
    case NotifierStatus::Kind::NotAsked: return tr("Desktop notifications are being tried");
    case NotifierStatus::Kind::Ready: return tr("Desktop notifications work");
    case NotifierStatus::Kind::Missing: return tr("This desktop shows no notifications");
    case NotifierStatus::Kind::NoAnswer: return tr("The desktop’s notifications do not answer");
    case NotifierStatus::Kind::Refused: return tr("The desktop refuses notifications: %1").arg(safeLine(status.words).left(120));
    }
    return {};
}

NoticeWords Notice::words() const
{
    if (!isOpen())
        return {};
    const BootTime now = m_session.clock().bootNow();
    if (m_testedAt && now - *m_testedAt < kTestTold) {
        const QString seen = m_testSeen ? tr("the notification was shown") : notificationWords();
        const QString text =
            tr("Test alert: %1; %2", "how it stands with the sound; with the notification").arg(soundWords(), seen);
        return {text, text, m_player->status().isTrouble()};
    }
    if (m_player->status().isTrouble())
        return {soundWords(), soundWords(), true};
    if (const auto until = m_policy.mutedUntil()) {
        const nanoseconds left = *until - now;
        const QString spoken =
            tr("Sounds muted until %1").arg(clockWords(m_session.clock().wallNow() + std::chrono::ceil<milliseconds>(left)));
        return {
            tr("%1 (%2)", "sentence; time that is left").arg(spoken, formatAge(std::chrono::ceil<seconds>(left))), spoken, true};
    }
    const AlarmSettings &chosen = settings();
    if (std::none_of(chosen.sounds.begin(), chosen.sounds.end(), [](bool on) { return on; }))
        return {tr("All alarm sounds are off"), tr("All alarm sounds are off"), true};
    if (!chosen.sounding(AlarmSound::Critical))
        return {tr("CRITICAL alerts make no sound"), tr("CRITICAL alerts make no sound"), true};
    if (m_policy.isQuietNow()) {
        const QString to = chosen.quietTo.toString(u"HH:mm"_s);
        const QString text = chosen.criticalWhenQuiet ? tr("Quiet until %1: only CRITICAL sounds").arg(to)
                                                      : tr("Quiet until %1: nothing sounds").arg(to);
        return {text, text, false};
    }
    if (chosen.notifications && m_notifier->status().isTrouble())
        return {notificationWords(), notificationWords(), false};
    return {};
}

} // namespace noc
