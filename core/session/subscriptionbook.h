// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <optional>
#include <vector>

namespace noc {

//! Which clients' alerts are wanted and what the server said to each: wishes outlive links, answers do not. Pure, one thread.
class SubscriptionBook
{
public:
    explicit SubscriptionBook(const QList<Subscription> &wanted);

    //! Wants a client; a known one gets the new name and is asked for again.
    void want(const Subscription &subscription);
    //! Wants it no longer. The protocol has no unsubscribe: where the server knows of it (`linkLives`), it leaves with the next link.
    void drop(const EntityId &clientId, bool linkLives);
    void rename(const EntityId &clientId, const QString &name);
    void setMetrics(const EntityId &clientId, const QString &json, WallTime at);

    //! A new link: all are to be asked for again, in order; those that were to leave are gone.
    void linkCame();
    //! The link is gone, and with it what the server knew.
    void linkLost();
    //! The next to ask for on the present link. Those that a link ended on come last, and only when the server has answered something on this
    //! one (`linkHasAnswered`).
    std::optional<EntityId> next(bool linkHasAnswered) const;
    void asked(const EntityId &clientId);
    //! Dropped by the server's rate limit: to be asked again on the present link.
    void notAsked(const EntityId &clientId);
    void accepted(const EntityId &clientId);
    void refused(const EntityId &clientId, const QString &words);
    //! The link ended because of `cause` with the question in flight. When that pointed at it for the second time with a consumer that was
    //! surely alive, it is set aside with `words` and true comes back: never loop.
    bool unanswered(const EntityId &clientId, const EndCause &cause, const QString &words);
    //! Every question of the present link is answered.
    bool settled() const;

    //! A second link beside the present one begins: everything wanted is asked for there too.
    void successorCame();
    std::optional<EntityId> nextForSuccessor() const;
    void successorAsked(const EntityId &clientId);
    void successorNotAsked(const EntityId &clientId);
    //! The successor is the link now; its answers were given to accepted() and refused(). What it was not asked for is to be asked.
    void successorPromoted();

    QList<SubscriptionStatus> all() const;

private:
    struct Entry {
        SubscriptionStatus status;
        bool suspect = false; //!< a link ended on it
        int deaths = 0; //!< … and the server's consumer was surely alive
        bool askedSuccessor = false;
    };
    Entry *find(const EntityId &clientId);
    void eraseLeaving();

    std::vector<Entry> m_entries;
};

} // namespace noc
