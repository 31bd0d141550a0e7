// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/notify/alarmsettings.h"

#include <functional>
#include <memory>
#include <optional>

namespace noc {

//! Decides what sounds when; knows no loudspeaker, no store and no widget. It is told how many alerts wait for an answer, never which, so a
//! storm costs it nothing.
//!
//! - The highest of what is open sounds, and again every `repeatEvery`, until nothing of it is open any more; that ends it in its middle.
//! - One sound at a time. What comes anew sounds at once if it ranks above the last one, else (in the highest rank) not sooner than kPause after that one's
//!   beginning.
//! - A Dashboard that is lost for kLostAfter sounds of its own, in turn with the alerts.
//! - Muted is for a time, at most kLongestMute, and not kept over a restart. In quiet hours only CRITICAL sounds (or nothing).
class AlarmPolicy
{
public:
    static constexpr seconds kPause {5};
    static constexpr seconds kLostAfter {15};
    static constexpr std::chrono::minutes kLongestMute {60};

    //! How many alerts of each severity are to be heard: unacknowledged, without an acknowledgement on its way, not shelved. Index AlarmSound.
    using Counts = std::array<qsizetype, kAlarmSounds>;

    struct Voice {
        std::function<void(AlarmSound)> play; //!< ends what sounds before
        std::function<void()> stop;
    };

    AlarmPolicy(Clock &clock, Voice voice);

    void setSettings(const AlarmSettings &settings);
    const AlarmSettings &settings() const { return m_settings; }
    //! What is open now, and the highest that came anew since the last call, where it is known; a count that has grown is seen by itself.
    void setOpen(const Counts &open, std::optional<AlarmSound> news = {});
    //! Whether data should be coming and do not.
    void setConnectionLost(bool lost);
    //! Silent for so long, clamped to kLongestMute; zero ends it.
    void mute(milliseconds time);

    //! When the sounds come back; none while they are not muted.
    std::optional<BootTime> mutedUntil() const;
    //! Quiet hours hold something back or would.
    bool isQuietNow() const;
    //! Whether anything would sound now, were it not muted or in quiet hours.
    bool hasSomethingToSay() const;

private:
    bool isAudible(AlarmSound sound) const;
    std::optional<AlarmSound> loudestAlert() const;
    bool lostIsDue() const;
    void note(AlarmSound news);
    void reconsider();
    void sound(AlarmSound what);
    std::optional<AlarmSound> next() const;

    Clock &m_clock;
    Voice m_voice;
    AlarmSettings m_settings;
    Counts m_open {};
    std::optional<BootTime> m_lostSince;
    bool m_lostTold = false; //!< the loss was news once
    std::optional<BootTime> m_mutedUntil;
    std::optional<AlarmSound> m_news; //!< highest that came and was not heard yet
    std::optional<AlarmSound> m_last; //!< what sounded last, at m_lastAt
    BootTime m_lastAt {};
    bool m_maySound = false; //!< m_last may still be in the air
    std::unique_ptr<Timer> m_timer;
};

} // namespace noc
