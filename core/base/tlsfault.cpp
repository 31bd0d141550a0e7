// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tlsfault.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace noc {

namespace {

TlsFault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate: return TlsFault::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate: return TlsFault::UntrustedAuthority;
    case QSslError::HostNameMismatch: return TlsFault::WrongHost;
    case QSslError::CertificateExpired: return TlsFault::Expired;
    case QSslError::CertificateNotYetValid: return TlsFault::NotYetValid;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted: return TlsFault::Revoked;
    default: return TlsFault::Other;
    }
}

} // namespace

TlsFault tlsFaultOf(const QList<QSslError> &errors)
{
    for (const TlsFault fault :
         {TlsFault::Revoked, TlsFault::SelfSigned, TlsFault::UntrustedAuthority, TlsFault::WrongHost, TlsFault::Expired,
          TlsFault::NotYetValid}) {
        if (std::any_of(errors.begin(), errors.end(), [fault](const QSslError &error) { return faultOf(error.error()) == fault; }))
            return fault;
    }
    return TlsFault::Other;
}

QString tlsDetail(const QList<QSslError> &errors)
{
    QStringList words;
    for (const QSslError &error : errors) {
        if (!words.contains(error.errorString()))
            words += error.errorString();
    }
    return words.join(QStringLiteral("; "));
}

QString tlsWords(TlsFault fault)
{
    switch (fault) {
    case TlsFault::SelfSigned:
        return QCoreApplication::translate(
            "noc::Tls",
            "The server's certificate is self-signed, so nobody vouches for it; nothing was sent. If it is yours, add it to the "
            "profile as a private certificate authority.");
    case TlsFault::UntrustedAuthority:
        return QCoreApplication::translate(
            "noc::Tls",
            "The server's certificate comes from an authority that this machine does not trust; nothing was sent. If it is your "
            "company's own, add the authority to the profile.");
    case TlsFault::WrongHost:
        return QCoreApplication::translate(
            "noc::Tls",
            "The server's certificate is for another host name; nothing was sent. Check the URL: use the name that the certificate "
            "holds.");
    case TlsFault::Expired:
        return QCoreApplication::translate(
            "noc::Tls",
            "The server's certificate has expired; nothing was sent. It has to be renewed on the server; check this machine's "
            "clock "
            "too.");
    case TlsFault::NotYetValid:
        return QCoreApplication::translate(
            "noc::Tls", "The server's certificate is not valid yet; nothing was sent. Check this machine's clock.");
    case TlsFault::Revoked:
        return QCoreApplication::translate("noc::Tls", "The server's certificate was revoked; nothing was sent.");
    case TlsFault::Other: break;
    }
    return QCoreApplication::translate("noc::Tls", "The server's certificate was not accepted, so nothing was sent.");
}

} // namespace noc
