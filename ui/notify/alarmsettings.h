// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QTime>

#include <array>

namespace noc {

class Settings;

//! What can be heard, by rank: of two that are due, the higher one sounds.
enum class AlarmSound : std::uint8_t { Info, Low, Medium, High, ConnectionLost, Critical };

inline constexpr std::size_t kAlarmSounds = 6;
//! In the order in which people are asked about them.
inline constexpr std::array kAllAlarmSounds = {
    AlarmSound::Critical, AlarmSound::ConnectionLost, AlarmSound::High, AlarmSound::Medium, AlarmSound::Low, AlarmSound::Info};

//! Stable names for settings and for the files of the sounds: "critical", "connection-lost", …
const char *alarmSoundId(AlarmSound sound);
//! What stands for such alerts; an unknown severity sounds as CRITICAL does. None where the server told no severity.
std::optional<AlarmSound> alarmSoundOf(Severity severity);

//! What the operator chose about sounds and desktop notifications.
struct AlarmSettings {
    std::array<bool, kAlarmSounds> sounds = {false, false, true, true, true, true}; //!< by AlarmSound
    seconds repeatEvery {20}; //!< until acknowledged; kShortestRepeat to kLongestRepeat
    int volume = 80; //!< per cent
    bool quietHours = false;
    QTime quietFrom {22, 0}, quietTo {6, 0}; //!< local time; from after to means over midnight
    bool criticalWhenQuiet = true;
    bool notifications = true;
    Severity notifyFrom = Severity::Medium; //!< and all above
    bool notifyInFront = false; //!< also while the window is the active one

    static constexpr seconds kShortestRepeat {5};
    static constexpr seconds kLongestRepeat {300};

    bool sounding(AlarmSound sound) const { return sounds[std::size_t(sound)]; }
    //! Whether `local` lies in the quiet hours.
    bool isQuiet(QTime local) const;

    friend bool operator==(const AlarmSettings &, const AlarmSettings &) = default;
};

//! What is out of range in the file is brought into it.
AlarmSettings alarmSettings(const Settings &settings);
void keepAlarmSettings(Settings &settings, const AlarmSettings &chosen);

} // namespace noc
