// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/outboxstore.h"
#include "core/storage/database.h"

#include <QString>

#include <memory>
#include <tuple>

namespace noc {

//! Whose clicks an outbox holds: another operator's sign-in must never send them.
struct OutboxOwner {
    QString server; //!< base URL
    QString user; //!< as the token's claims name him (not trusted: it only chooses the file)
    QString tenant;
    friend bool operator==(const OutboxOwner &, const OutboxOwner &) = default;
    friend bool operator<(const OutboxOwner &a, const OutboxOwner &b)
    {
        return std::tie(a.server, a.user, a.tenant) < std::tie(b.server, b.user, b.tenant);
    }
};

//! The outbox of one owner in a SQLite file of its own (`synchronous=FULL`). The file's name is made of hashes, so that it tells no user.
//! What happens between two runs of the program counts as time without a link: measured by the boot clock where the machine was not
//! started anew, else by the wall clock, but never less than the machine is up; where that runs backwards nobody can tell, and the time
//! counts as longer than any limit: asking once too often is the safe mistake.
class OutboxFile final : public OutboxStore
{
public:
    //! What a time that nobody can tell counts as.
    static constexpr milliseconds kUnknownAway {24 * 3600 * 1000};

    struct Options {
        bool ownThread = true; //!< false: in the caller's thread, for virtual time
        milliseconds busyTimeout {1'000};
        QByteArray bootId; //!< see bootId(); empty: only the wall clock tells what happened between two runs
        std::function<std::optional<Error>(DatabaseStep)> fault; //!< tests
    };

    OutboxFile(const QString &folder, const OutboxOwner &owner, const Clock &clock, Options options);
    ~OutboxFile() override;

    static QString fileName(const OutboxOwner &owner);

    void load(std::function<void(const Result<OutboxContents> &)> done) override;
    void
    save(const QList<OutboxRecord> &records, const QList<CommandId> &forgotten, std::function<void(const Outcome &)> done) override;
    void dropPending() override;

private:
    const QString m_folder;
    const OutboxOwner m_owner;
    const Clock &m_clock;
    const QByteArray m_bootId;
    std::unique_ptr<Database> m_database;
};

} // namespace noc
