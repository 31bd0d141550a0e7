// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alarmpolicy.h"

#include <algorithm>

namespace noc {

namespace {

// The wall clock can jump, so the borders of the quiet hours are looked for instead of waited for.
constexpr seconds kQuietLook {10};

} // namespace

AlarmPolicy::AlarmPolicy(Clock &clock, Voice voice) : m_clock(clock), m_voice(std::move(voice))
{
    m_timer = clock.makeTimer([this] { reconsider(); });
}

void AlarmPolicy::setSettings(const AlarmSettings &settings)
{
    m_settings = settings;
    reconsider();
}

void AlarmPolicy::setOpen(const Counts &open, std::optional<AlarmSound> news)
{
    if (open == m_open && !news)
        return;
    for (const AlarmSound sound : kAllAlarmSounds) {
        if (open[std::size_t(sound)] > m_open[std::size_t(sound)])
            note(sound);
    }
    m_open = open;
    if (news && m_open[std::size_t(*news)] > 0)
        note(*news);
    reconsider();
}

void AlarmPolicy::setConnectionLost(bool lost)
{
    if (lost == m_lostSince.has_value())
        return;
    m_lostSince = lost ? std::optional(m_clock.bootNow()) : std::nullopt;
    m_lostTold = false;
    reconsider();
}

void AlarmPolicy::mute(milliseconds time)
{
    if (time <= milliseconds(0))
        m_mutedUntil.reset();
    else
        m_mutedUntil = m_clock.bootNow() + std::min<milliseconds>(time, kLongestMute);
    reconsider();
}

std::optional<BootTime> AlarmPolicy::mutedUntil() const
{
    return m_mutedUntil && *m_mutedUntil > m_clock.bootNow() ? m_mutedUntil : std::nullopt;
}

bool AlarmPolicy::isQuietNow() const
{
    return m_settings.isQuiet(toDateTime(m_clock.wallNow()).toLocalTime().time());
}

bool AlarmPolicy::hasSomethingToSay() const
{
    return lostIsDue() || std::any_of(kAllAlarmSounds.begin(), kAllAlarmSounds.end(), [this](AlarmSound sound) {
               return m_settings.sounding(sound) && m_open[std::size_t(sound)] > 0;
           });
}

bool AlarmPolicy::isAudible(AlarmSound sound) const
{
    if (!m_settings.sounding(sound) || mutedUntil())
        return false;
    return !isQuietNow() || (sound == AlarmSound::Critical && m_settings.criticalWhenQuiet);
}

std::optional<AlarmSound> AlarmPolicy::loudestAlert() const
{
    for (const AlarmSound sound : kAllAlarmSounds) {
        if (m_open[std::size_t(sound)] > 0 && isAudible(sound))
            return sound;
    }
    return {};
}

bool AlarmPolicy::lostIsDue() const
{
    return m_settings.sounding(AlarmSound::ConnectionLost) && m_lostSince && m_clock.bootNow() - *m_lostSince >= kLostAfter;
}

void AlarmPolicy::note(AlarmSound news)
{
    m_news = m_news ? std::max(*m_news, news) : news;
}

std::optional<AlarmSound> AlarmPolicy::next() const
{
    const std::optional<AlarmSound> alert = loudestAlert();
    const bool lost = lostIsDue() && isAudible(AlarmSound::ConnectionLost);
    if (!lost)
        return alert;
    if (!alert)
        return AlarmSound::ConnectionLost;
    // Both have to be heard: what is new first, then in turn.
    if (m_news == AlarmSound::ConnectionLost || m_news == alert)
        return m_news;
    return m_last == alert ? AlarmSound::ConnectionLost : *alert;
}

void AlarmPolicy::reconsider()
{
    const BootTime now = m_clock.bootNow();
    if (m_mutedUntil && !mutedUntil())
        m_mutedUntil.reset();
    if (!m_lostTold && lostIsDue()) {
        m_lostTold = true;
        note(AlarmSound::ConnectionLost);
    }

    // What has its answer does not sound to its end.
    const auto isOpen = [this](AlarmSound sound) {
        return isAudible(sound) && (sound == AlarmSound::ConnectionLost ? lostIsDue() : m_open[std::size_t(sound)] > 0);
    };
    if (m_maySound && !isOpen(*m_last)) {
        m_maySound = false;
        m_voice.stop();
    }
    if (m_news && !isOpen(*m_news))
        m_news.reset();

    std::optional<BootTime> look; // when to come back
    const auto lookAt = [&look](BootTime at) { look = look ? std::min(*look, at) : at; };
    if (const std::optional<AlarmSound> what = next()) {
        // News below what sounds anyway hasten nothing: a storm of them would.
        if (m_news && *m_news < *what)
            m_news.reset();
        BootTime due = now;
        if (m_last) {
            const bool isHigher = m_news && *m_news > *m_last;
            const nanoseconds pause = isHigher ? nanoseconds(0)
                : m_news                       ? nanoseconds(kPause)
                                               : nanoseconds(m_settings.repeatEvery);
            due = m_lastAt + pause;
        }
        if (due <= now) {
            sound(*what);
            due = now + m_settings.repeatEvery;
        }
        lookAt(due);
    } else if (m_last && now - m_lastAt >= kPause) {
        // A silence: what comes next does not have to wait for the repetition of something else.
        m_last.reset();
    } else if (m_last) {
        lookAt(m_lastAt + kPause);
    }
    if (m_lostSince && !lostIsDue() && m_settings.sounding(AlarmSound::ConnectionLost))
        lookAt(*m_lostSince + kLostAfter);
    if (m_mutedUntil)
        lookAt(*m_mutedUntil);
    if (m_settings.quietHours && hasSomethingToSay())
        lookAt(now + kQuietLook);

    if (look)
        m_timer->start(std::max(std::chrono::ceil<milliseconds>(*look - now), milliseconds(1)));
    else
        m_timer->stop();
}

void AlarmPolicy::sound(AlarmSound what)
{
    m_last = what;
    m_lastAt = m_clock.bootNow();
    m_maySound = true;
    m_news.reset();
    m_voice.play(what);
}

} // namespace noc
