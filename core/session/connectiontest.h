// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/profile.h"

#include <QObject>

#include <memory>

namespace noc {

//! Tries a profile with a token before it is kept: Dashboard first (or the first channel of the profile), one attempt, bounded by the connect and greeting
//! times. Main thread; the socket work is asynchronous.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    ConnectionTest(Clock &clock, TransportFactory transports, QObject *parent = nullptr);
    ~ConnectionTest() override;

    //! Begins; a running test is given up silently. validate() faults are reported at once, without a socket.
    void run(const Profile &profile, const QString &token);
    //! Gives up; no signal follows.
    void cancel();

Q_SIGNALS:
    //! Greeted: the profile works.
    void succeeded(const noc::Greeting &greeting);
    //! Each problem with the field that causes it (for a bare 403: the token's, naming all causes).
    void failed(const QList<noc::ProfileFault> &faults);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
