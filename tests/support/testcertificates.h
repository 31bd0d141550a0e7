// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace noc::test {

//! Certificates for localhost that are wrong in one thing each, made anew by make_certificates.py in a folder of their own.
class TestCertificates
{
public:
    TestCertificates();

    //! What went wrong while they were made; empty when all is there.
    QString fault() const { return m_fault; }
    //! What a server needs to show that certificate: good, expired, future, wrong-host, self-signed, untrusted.
    QSslConfiguration server(const QString &name) const;
    //! The PEM file of the authority that issued all but self-signed and untrusted.
    QString authorityFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

private:
    QTemporaryDir m_folder;
    QString m_fault;
};

} // namespace noc::test
