// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslError>
#include <QString>

namespace noc {

//! Why a certificate was not accepted, as far as it matters to what a person can do about it. The number is EndCause::status.
enum class TlsFault {
    Other, //!< anything else; the system's words say more
    SelfSigned, //!< vouched for by nobody
    UntrustedAuthority, //!< issued by somebody this machine and this profile do not know
    WrongHost, //!< good, but for another name
    Expired,
    NotYetValid, //!< or this machine's clock is wrong
    Revoked,
};

//! The gravest of the errors of a handshake: who vouches comes before for whom, and that before for how long.
TlsFault tlsFaultOf(const QList<QSslError> &errors);
//! The system's words of all of them, each once.
QString tlsDetail(const QList<QSslError> &errors);
//! A translated sentence that says what is wrong and what can be done. Nothing is ever sent over such a connection.
QString tlsWords(TlsFault fault);

} // namespace noc
