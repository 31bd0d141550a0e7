// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace noc::test {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TestCertificates::TestCertificates()
{
    QProcess script;
    script.start(QStringLiteral(NOC_PYTHON), {QStringLiteral(NOC_CERTIFICATE_SCRIPT), m_folder.path()});
    if (!script.waitForFinished() || script.exitCode() != 0)
        m_fault = script.errorString() + QString::fromUtf8(script.readAllStandardError());
}

QSslConfiguration TestCertificates::server(const QString &name) const
{
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(contentOf(m_folder.filePath(name + QStringLiteral(".pem")))));
    configuration.setPrivateKey(QSslKey(contentOf(m_folder.filePath(name + QStringLiteral(".key"))), QSsl::Ec));
    return configuration;
}

} // namespace noc::test
