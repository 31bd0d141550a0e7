// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/secretstore.h"

#include "core/base/logging.h"

#include <utility>

namespace noc {

SecretStore::SecretStore(Clock &clock, std::unique_ptr<SecretBackend> backend, QObject *parent)
    : QObject(parent), m_clock(clock), m_backend(std::move(backend))
{
}

SecretStore::~SecretStore() = default;

std::weak_ptr<SecretStore::Question> SecretStore::ask(std::function<void()> giveUp)
{
    const auto question = std::make_shared<Question>();
    const std::weak_ptr<Question> weak = question;
    question->deadline = m_clock.makeTimer([this, weak, giveUp = std::move(giveUp)] {
        // Held until the end: it owns the timer, and the timer owns this function.
        const auto asked = weak.lock();
        if (!settle(weak))
            return;
        fallBack({ErrorCode::Timeout, tr("The system's keychain does not answer. Secrets are kept for this session only."), {}});
        giveUp();
    });
    question->deadline->start(kDeadline);
    m_questions.push_back(question);
    return weak;
}

bool SecretStore::settle(const std::weak_ptr<Question> &question)
{
    const auto asked = question.lock();
    if (!asked)
        return false;
    m_questions.remove(asked);
    return true;
}

void SecretStore::fallBack(const Error &error)
{
    if (m_memoryOnly)
        return;
    m_memoryOnly = error;
    qCWarning(lcStorage) << "secrets are kept in memory only:" << int(error.code) << error.detail;
    Q_EMIT fellBackToMemory(error);
}

void SecretStore::read(const QString &key, QObject *context, std::function<void(const std::optional<QString> &)> read)
{
    const QPointer<QObject> asker(context);
    const auto kept = m_memory.constFind(key);
    const auto inMemory = kept == m_memory.constEnd() ? std::nullopt : std::optional(*kept);
    // Taken now: when the answer is due, the keychain may have taken it over.
    const auto fromMemory = [asker, read, inMemory] {
        if (asker)
            read(inMemory);
    };
    if (m_memoryOnly || inMemory) {
        QMetaObject::invokeMethod(this, fromMemory, Qt::QueuedConnection);
        return;
    }
    const auto question = ask(fromMemory);
    m_backend->read(key, [this, question, asker, read, fromMemory](const Result<std::optional<QString>> &found) {
        if (!settle(question))
            return;
        if (!found.ok()) {
            fallBack(found.error());
            fromMemory();
        } else if (asker) {
            read(*found);
        }
    });
}

void SecretStore::write(const QString &key, const QString &secret, QObject *context, std::function<void()> kept)
{
    m_memory.insert(key, secret);
    const auto tell = [asker = QPointer<QObject>(context), kept = std::move(kept)] {
        if (asker && kept)
            kept();
    };
    if (m_memoryOnly) {
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        return;
    }
    const auto question = ask(tell);
    m_backend->write(key, secret, [this, question, key, secret, tell](const Outcome &outcome) {
        if (!settle(question))
            return;
        if (!outcome.ok())
            fallBack(outcome.error());
        else if (!m_memoryOnly && m_memory.value(key) == secret)
            // From here on the keychain's word counts: another process may renew what is there.
            m_memory.remove(key);
        tell();
    });
}

void SecretStore::remove(const QString &key)
{
    m_memory.remove(key);
    if (m_memoryOnly)
        return;
    const auto question = ask([] {});
    m_backend->remove(key, [this, question](const Outcome &outcome) {
        if (settle(question) && !outcome.ok())
            fallBack(outcome.error());
    });
}

} // namespace noc
