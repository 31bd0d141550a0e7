// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/storage/secretbackend.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace noc {

//! Keeps secrets (tokens) in the system's keychain, or, where that cannot be used, only in memory for as long as the program runs, and says so.
//! Never in a file of ours. Everything is asynchronous: a keychain may ask the user to unlock it, and some never answer at all, so each
//! question has kDeadline. After the first failure the keychain is not asked again: a secret must not be half here and half there.
//! Main thread.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds kDeadline {5'000};

    //! `clock` must outlive the store.
    SecretStore(Clock &clock, std::unique_ptr<SecretBackend> backend, QObject *parent = nullptr);
    ~SecretStore() override;

    //! Tells the secret, or none where there is none. `read` is called once, from the event loop, unless `context` is gone by then.
    void read(const QString &key, QObject *context, std::function<void(const std::optional<QString> &)> read);
    //! Keeps it; from now on read() finds it. When the keychain does not take it, it stays in memory (memoryOnly() tells). `kept` is called once,
    //! from the event loop, when it is in the keychain or has to stay in memory, unless `context` is gone by then.
    void write(const QString &key, const QString &secret, QObject *context = nullptr, std::function<void()> kept = {});
    //! Forgets it here and in the keychain.
    void remove(const QString &key);

    //! Why secrets are kept only in memory, for people; none while the keychain works as far as is known.
    std::optional<Error> memoryOnly() const { return m_memoryOnly; }

Q_SIGNALS:
    //! Once: the keychain cannot be used; secrets last for this session only.
    void fellBackToMemory(const noc::Error &why);

private:
    //! Something asked of the keychain whose answer is due.
    struct Question {
        std::unique_ptr<Timer> deadline;
    };

    //! `giveUp` is called when no answer comes in time.
    std::weak_ptr<Question> ask(std::function<void()> giveUp);
    //! True when the answer came in time; the question is settled then.
    bool settle(const std::weak_ptr<Question> &question);
    void fallBack(const Error &error);

    Clock &m_clock;
    QHash<QString, QString> m_memory; // while the keychain takes it, and when it does not
    std::list<std::shared_ptr<Question>> m_questions;
    std::optional<Error> m_memoryOnly;
    std::unique_ptr<SecretBackend> m_backend;
};

} // namespace noc
