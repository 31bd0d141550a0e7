// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alarmsettings.h"

#include "core/session/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr std::array<const char *, kAlarmSounds> kIds = {"info", "low", "medium", "high", "connection-lost", "critical"};
constexpr std::array<const char *, kAlarmSounds> kKeys = {
    "alarms/sounds/info",    "alarms/sounds/low", "alarms/sounds/medium", "alarms/sounds/high", "alarms/sounds/connection-lost",
    "alarms/sounds/critical"};
const Settings::Key<int> kRepeat {"alarms/repeat-seconds", 20};
const Settings::Key<int> kVolume {"alarms/volume", 80};
const Settings::Key<bool> kQuiet {"alarms/quiet/on", false};
const Settings::Key<QString> kQuietFrom {"alarms/quiet/from", u"22:00"_s};
const Settings::Key<QString> kQuietTo {"alarms/quiet/to", u"06:00"_s};
const Settings::Key<bool> kCriticalWhenQuiet {"alarms/quiet/critical-sounds", true};
const Settings::Key<bool> kNotifications {"alarms/notifications/on", true};
const Settings::Key<QString> kNotifyFrom {"alarms/notifications/from", u"MEDIUM"_s};
const Settings::Key<bool> kNotifyInFront {"alarms/notifications/in-front", false};

const QString kTimeForm = u"HH:mm"_s;

QTime timeOf(const Settings &settings, const Settings::Key<QString> &key)
{
    const QTime time = QTime::fromString(settings.get(key), kTimeForm);
    return time.isValid() ? time : QTime::fromString(key.fallback, kTimeForm);
}

} // namespace

const char *alarmSoundId(AlarmSound sound)
{
    return kIds[std::size_t(sound)];
}

std::optional<AlarmSound> alarmSoundOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
    case Severity::Unknown: return AlarmSound::Critical;
    case Severity::High: return AlarmSound::High;
    case Severity::Medium: return AlarmSound::Medium;
    case Severity::Low: return AlarmSound::Low;
    case Severity::Info: return AlarmSound::Info;
    case Severity::NotTold: break;
    }
    return {};
}

bool AlarmSettings::isQuiet(QTime local) const
{
    if (!quietHours)
        return false;
    return quietFrom <= quietTo ? local >= quietFrom && local < quietTo : local >= quietFrom || local < quietTo;
}

AlarmSettings alarmSettings(const Settings &settings)
{
    AlarmSettings chosen;
    for (const AlarmSound sound : kAllAlarmSounds) {
        bool &on = chosen.sounds[std::size_t(sound)];
        on = settings.get(Settings::Key<bool> {kKeys[std::size_t(sound)], on});
    }
    chosen.repeatEvery = std::clamp(seconds(settings.get(kRepeat)), AlarmSettings::kShortestRepeat, AlarmSettings::kLongestRepeat);
    chosen.volume = std::clamp(settings.get(kVolume), 5, 100);
    chosen.quietHours = settings.get(kQuiet);
    chosen.quietFrom = timeOf(settings, kQuietFrom);
    chosen.quietTo = timeOf(settings, kQuietTo);
    chosen.criticalWhenQuiet = settings.get(kCriticalWhenQuiet);
    chosen.notifications = settings.get(kNotifications);
    const Severity from = severityFromText(settings.get(kNotifyFrom).toStdString());
    chosen.notifyFrom = from == Severity::NotTold || from == Severity::Unknown ? Severity::Medium : from;
    chosen.notifyInFront = settings.get(kNotifyInFront);
    return chosen;
}

void keepAlarmSettings(Settings &settings, const AlarmSettings &chosen)
{
    for (const AlarmSound sound : kAllAlarmSounds)
        settings.set(Settings::Key<bool> {kKeys[std::size_t(sound)], true}, chosen.sounding(sound));
    settings.set(kRepeat, int(chosen.repeatEvery.count()));
    settings.set(kVolume, chosen.volume);
    settings.set(kQuiet, chosen.quietHours);
    settings.set(kQuietFrom, chosen.quietFrom.toString(kTimeForm));
    settings.set(kQuietTo, chosen.quietTo.toString(kTimeForm));
    settings.set(kCriticalWhenQuiet, chosen.criticalWhenQuiet);
    settings.set(kNotifications, chosen.notifications);
    const std::string_view from = severityName(chosen.notifyFrom);
    settings.set(kNotifyFrom, QString::fromUtf8(from.data(), qsizetype(from.size())));
    settings.set(kNotifyInFront, chosen.notifyInFront);
}

} // namespace noc
