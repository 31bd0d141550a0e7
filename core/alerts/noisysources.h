// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace noc {

//! Which types of alerts make the noise: raises of the last hour by type, in whole minutes. Bounded memory; the time comes from outside.
class NoisySources
{
public:
    struct Noise {
        std::string type; //!< UTF-8, untrusted
        qsizetype lastHour = 0; //!< raises, repeats included

        friend bool operator==(const Noise &, const Noise &) = default;
    };
    //! Above so many, those not heard of for the longest time are forgotten; see forgotten().
    static constexpr std::size_t kMostTypes = 1'000;
    //! A type is cut to so many bytes.
    static constexpr std::size_t kLongestType = 256;

    //! So many raises came. `at` is not before that of an earlier call; should it be, they count for that one's time.
    void note(std::string_view type, qsizetype raises, BootTime at);
    //! Time passes although nothing comes.
    void tick(BootTime now);

    //! As of the last call of these two: the noisiest, at most `most`; of equal ones the first by name.
    std::vector<Noise> noisiest(std::size_t most) const;
    //! Raises of all types in the last hour.
    qsizetype total() const;
    //! Types of the last hour that are counted no more, since there was no room: the list may lack them.
    qsizetype forgotten() const { return m_forgotten; }

private:
    static constexpr std::size_t kMinutes = 60;

    struct Counts {
        std::array<std::uint32_t, kMinutes> minutes {};
        std::int64_t minute = 0; //!< the last one with a raise
        BootTime last;
    };

    qsizetype lastHour(const Counts &counts) const;
    void makeRoom();

    BootTime m_now;
    std::int64_t m_minute = 0;
    std::map<std::string, Counts, std::less<>> m_types;
    qsizetype m_forgotten = 0;
    BootTime m_forgotAt;
};

} // namespace noc
