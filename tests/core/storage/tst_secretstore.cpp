// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/secretstore.h"

#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! A keychain that answers when it is told to, and can fail or stay silent.
class FakeKeychain final : public SecretBackend
{
public:
    void read(const QString &key, Read read) override
    {
        ++asked;
        pending.push_back([this, key, read] {
            if (failing)
                read(Error {ErrorCode::NotAvailable, u"no keychain"_s, u"detail"_s});
            else
                read(entries.contains(key) ? std::optional(entries.value(key)) : std::nullopt);
        });
    }
    void write(const QString &key, const QString &secret, Done done) override
    {
        ++asked;
        pending.push_back([this, key, secret, done] {
            if (!failing)
                entries.insert(key, secret);
            done(outcome());
        });
    }
    void remove(const QString &key, Done done) override
    {
        ++asked;
        pending.push_back([this, key, done] {
            entries.remove(key);
            done(outcome());
        });
    }
    void answerAll()
    {
        for (const auto &one : std::exchange(pending, {}))
            one();
    }
    Outcome outcome() const { return failing ? Outcome(Error {ErrorCode::NotAvailable, u"no keychain"_s, u"detail"_s}) : done(); }

    QHash<QString, QString> entries;
    std::deque<std::function<void()>> pending;
    bool failing = false;
    int asked = 0;
};

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writingTellsWhenItIsKept()
    {
        int kept = 0;
        m_store->write(u"a"_s, u"one"_s, this, [&kept] { ++kept; });
        QCOMPARE(kept, 0);
        m_keychain->answerAll();
        QCOMPARE(kept, 1);
        // A keychain that never answers must not hold up whoever waits.
        m_store->write(u"a"_s, u"two"_s, this, [&kept] { ++kept; });
        m_clock->advance(SecretStore::kDeadline);
        QCOMPARE(kept, 2);
        m_keychain->answerAll();
        QCOMPARE(kept, 2);
        m_store->write(u"a"_s, u"three"_s, this, [&kept] { ++kept; });
        QCOMPARE(kept, 2);
        QTRY_COMPARE(kept, 3);
        {
            QObject gone;
            m_store->write(u"a"_s, u"four"_s, &gone, [&kept] { ++kept; });
        }
        QCoreApplication::processEvents();
        QCOMPARE(kept, 3);
    }
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        auto keychain = std::make_unique<FakeKeychain>();
        m_keychain = keychain.get();
        m_store = std::make_unique<SecretStore>(*m_clock, std::move(keychain));
        m_read.clear();
    }
    void cleanup()
    {
        m_store.reset();
        m_clock.reset();
    }

    void keepsInTheKeychain()
    {
        m_store->write(u"token"_s, u"abc"_s);
        // Asked before the keychain has answered, it is there already.
        read(u"token"_s);
        m_keychain->answerAll();
        QCOMPARE(m_read, QStringList {u"abc"_s});
        QCOMPARE(m_keychain->entries.value(u"token"_s), u"abc"_s);
        // Another process may have renewed it.
        m_keychain->entries.insert(u"token"_s, u"newer"_s);
        read(u"token"_s);
        QCOMPARE(m_read.last(), u"newer"_s);
        m_store->remove(u"token"_s);
        m_keychain->answerAll();
        QVERIFY(m_keychain->entries.isEmpty());
        read(u"token"_s);
        QCOMPARE(m_read.last(), u"<none>"_s);
        QVERIFY(!m_store->memoryOnly());
        QCOMPARE(m_clock->pendingTimers(), std::size_t(0));
    }

    void whatIsNotThereIsNoFault()
    {
        QSignalSpy spy(m_store.get(), &SecretStore::fellBackToMemory);
        read(u"token"_s);
        QCOMPARE(m_read, QStringList {u"<none>"_s});
        QCOMPARE(spy.count(), 0);
    }

    void withoutAKeychainSecretsLastForTheSession()
    {
        QSignalSpy spy(m_store.get(), &SecretStore::fellBackToMemory);
        m_keychain->failing = true;
        m_store->write(u"token"_s, u"abc"_s);
        m_keychain->answerAll();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(m_store->memoryOnly()->code, ErrorCode::NotAvailable);
        const int asked = m_keychain->asked;
        read(u"token"_s);
        QCOMPARE(m_read, QStringList {u"abc"_s});
        m_store->write(u"other"_s, u"def"_s);
        read(u"other"_s);
        m_store->remove(u"other"_s);
        read(u"other"_s);
        QCOMPARE(m_read, (QStringList {u"abc"_s, u"def"_s, u"<none>"_s}));
        // It is not asked again.
        QCOMPARE(m_keychain->asked, asked);
        QCOMPARE(spy.count(), 1);
    }

    void aReadThatFailsFindsNothingAndSaysWhy()
    {
        m_keychain->failing = true;
        read(u"token"_s);
        QCOMPARE(m_read, QStringList {u"<none>"_s});
        QVERIFY(m_store->memoryOnly());
    }

    void aSilentKeychainIsGivenUp()
    {
        QSignalSpy spy(m_store.get(), &SecretStore::fellBackToMemory);
        m_store->write(u"token"_s, u"abc"_s);
        m_store->read(u"other"_s, this, [this](const auto &secret) { note(secret); });
        m_clock->advance(SecretStore::kDeadline - 1ms);
        QCOMPARE(spy.count(), 0);
        QVERIFY(m_read.isEmpty());
        m_clock->advance(1ms);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(m_store->memoryOnly()->code, ErrorCode::Timeout);
        QCOMPARE(m_read, QStringList {u"<none>"_s});
        read(u"token"_s);
        QCOMPARE(m_read.last(), u"abc"_s);
        // Its late words count for nothing.
        m_keychain->answerAll();
        QCOMPARE(m_read.size(), 2);
        read(u"token"_s);
        QCOMPARE(m_read.last(), u"abc"_s);
    }

    void whoeverIsGoneIsNotTold()
    {
        auto asker = std::make_unique<QObject>();
        m_store->read(u"token"_s, asker.get(), [this](const auto &secret) { note(secret); });
        asker.reset();
        m_keychain->answerAll();
        QVERIFY(m_read.isEmpty());
    }

    void answersMayOutliveTheStore()
    {
        // Held back beyond the store's life, as a keychain of another process might.
        m_store->read(u"token"_s, this, [this](const auto &secret) { note(secret); });
        const auto late = m_keychain->pending;
        m_store.reset();
        QVERIFY(m_read.isEmpty());
        QCOMPARE(m_clock->pendingTimers(), std::size_t(0));
        QCOMPARE(late.size(), std::size_t(1));
    }

private:
    void note(const std::optional<QString> &secret) { m_read << secret.value_or(u"<none>"_s); }
    void read(const QString &key)
    {
        const auto before = m_read.size();
        m_store->read(key, this, [this](const auto &secret) { note(secret); });
        QCOMPARE(m_read.size(), before);
        m_keychain->answerAll();
        QCoreApplication::processEvents();
        QCOMPARE(m_read.size(), before + 1);
    }

    std::unique_ptr<ManualClock> m_clock;
    FakeKeychain *m_keychain = nullptr;
    std::unique_ptr<SecretStore> m_store;
    QStringList m_read;
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
