// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apitransport.h"
#include "core/session/profile.h"

#include <QObject>

#include <memory>

namespace noc {

//! Signs in before there is a session, for a profile that is not kept yet. The password is not kept. Main thread.
class SignIn : public QObject
{
    Q_OBJECT

public:
    //! Without `transports` a real network.
    explicit SignIn(ApiTransportFactory transports = {}, QObject *parent = nullptr);
    ~SignIn() override;

    //! Begins; a running one is given up silently. What is wrong with the profile or missing is told at once, without asking the server.
    void run(const Profile &profile, const QString &user, const QString &password);
    //! Gives up; no signal follows.
    void cancel();

Q_SIGNALS:
    //! `refresh` may be empty.
    void succeeded(const QString &access, const QString &refresh);
    //! Each problem with the field that causes it.
    void failed(const QList<noc::ProfileFault> &faults);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc
