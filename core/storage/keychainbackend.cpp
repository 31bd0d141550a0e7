// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/secretbackend.h"

#include <QCoreApplication>
#include <QObject>

#include <qt6keychain/keychain.h>

namespace noc {

namespace {

Error keychainError(const QKeychain::Job &job)
{
    // Its words come from the system and may be in its language; they hold no secret.
    return {
        ErrorCode::NotAvailable, QCoreApplication::translate("noc::SecretStore", "The system's keychain cannot be used."),
        QStringLiteral("keychain error %1: %2").arg(int(job.error())).arg(job.errorString())};
}

class KeychainBackend final : public SecretBackend
{
public:
    explicit KeychainBackend(const QString &service) : m_service(service) { }

    void read(const QString &key, Read read) override
    {
        auto *job = new QKeychain::ReadPasswordJob(m_service);
        start(job, key, [job, read = std::move(read)] {
            if (job->error() == QKeychain::NoError)
                read(std::optional(job->textData()));
            else if (job->error() == QKeychain::EntryNotFound)
                read(std::optional<QString>());
            else
                read(keychainError(*job));
        });
    }

    void write(const QString &key, const QString &secret, Done done) override
    {
        auto *job = new QKeychain::WritePasswordJob(m_service);
        job->setTextData(secret);
        start(job, key, [job, done = std::move(done)] {
            done(job->error() == QKeychain::NoError ? noc::done() : Outcome(keychainError(*job)));
        });
    }

    void remove(const QString &key, Done done) override
    {
        auto *job = new QKeychain::DeletePasswordJob(m_service);
        start(job, key, [job, done = std::move(done)] {
            const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            done(gone ? noc::done() : Outcome(keychainError(*job)));
        });
    }

private:
    template<typename Finished> void start(QKeychain::Job *job, const QString &key, Finished finished)
    {
        job->setKey(key);
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        // A job that never ends stays behind; it is told to nobody once this is gone.
        QObject::connect(job, &QKeychain::Job::finished, &m_context, std::move(finished));
        job->start();
    }

    QString m_service;
    QObject m_context;
};

} // namespace

std::unique_ptr<SecretBackend> makeKeychainBackend(const QString &service)
{
    return std::make_unique<KeychainBackend>(service);
}

} // namespace noc
