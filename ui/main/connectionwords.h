// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QString>
#include <QStringList>

namespace noc {

//! What a channel's pill says. Pure, so that every state is tested without a socket or a window.
struct PillWords {
    enum class Mark : std::uint8_t { Healthy, Off, Waiting, Failed };
    Mark mark = Mark::Off;
    //! The same told at length and ever shorter, for narrow windows; never empty.
    QStringList variants;

    friend bool operator==(const PillWords &, const PillWords &) = default;
};

//! `lastProof` is the last one of any link of this channel, so that the age is still told when the link is gone.
PillWords pillWords(const ChannelStatus &status, std::optional<BootTime> lastProof, BootTime now);

//! What the banner is made from.
struct BannerFacts {
    ChannelStatus dashboard;
    QString refusalHint; //!< what a refused handshake can still mean; may be empty
    std::optional<Error> holdReason; //!< why nothing is sent although the link lives
    bool coverageUncertain = false;
    Liveness liveness;
    bool rowsAreLive = false;
    BootTime now;
    WallTime wallNow;
    QString server; //!< host, for people
    SignInStatus signIn;
};

struct BannerWords {
    enum class Tone : std::uint8_t { None, Note, Warning, Alarm };
    Tone tone = Tone::None;
    QString head; //!< since when there is no data
    QString body; //!< why, what comes next, what it means for the operator
    bool offersRetry = false;
    bool offersConnect = false;
    bool offersAcceptTenant = false;
    bool offersSignIn = false;

    friend bool operator==(const BannerWords &, const BannerWords &) = default;
};

//! As things stand now.
BannerFacts bannerFacts(const Session &session);
BannerWords bannerWords(const BannerFacts &facts);

//! The operator's load in words, from alerts in ten minutes (EEMUA 191: 1 very likely acceptable, 2 manageable, 10 a flood).
QString loadWord(int raisedInTenMinutes);

} // namespace noc
