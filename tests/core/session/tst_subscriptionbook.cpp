// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/subscriptionbook.h"

#include <QTest>

using namespace noc;
using State = SubscriptionStatus::State;

namespace {

Subscription client(std::int64_t id, const char *name = "")
{
    return {EntityId(id), QString::fromLatin1(name)};
}

EndCause cause(EndKind kind, int status, bool answered)
{
    EndCause cause;
    cause.kind = kind;
    cause.status = status;
    cause.answered = answered;
    return cause;
}

const EndCause kCrash = cause(EndKind::ServerClosed, 1011, false);
const EndCause kRestart = cause(EndKind::ConnectionLost, 0, true);
const EndCause kDeadConsumer = cause(EndKind::NoAnswer, 0, false);

// One line for the whole book: "1:subscribed 2:refused(words)".
QString print(const SubscriptionBook &book)
{
    static const QStringList names = {
        QStringLiteral("not-sent"), QStringLiteral("asked"), QStringLiteral("subscribed"), QStringLiteral("refused"),
        QStringLiteral("leaves")};
    QStringList parts;
    for (const SubscriptionStatus &status : book.all()) {
        QString part = status.subscription.clientId.toText() + u':' + names.at(int(status.state));
        if (!status.words.isEmpty())
            part += u'(' + status.words + u')';
        parts.append(part);
    }
    return parts.join(u' ');
}

} // namespace

class tst_SubscriptionBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksInOrderOnceALink();
    void asksAllAgainOnTheNextLink();
    void refusalIsKeptUntilTheNextLink();
    void droppingWaitsForTheNextLink();
    void droppingWithoutALinkIsAtOnce();
    void answerToADroppedOneChangesNothing();
    void rateLimitAsksAgain();
    void secondCrashSetsAside();
    void plainLossIsNoCrash();
    void linkThatAnsweredNothingSetsNothingAside();
    void wantingAgainForgivesCrashes();
    void successorIsAskedForEverythingWanted();
    void successorThatTakesOverEarlyIsAskedForTheRest();
};

void tst_SubscriptionBook::asksInOrderOnceALink()
{
    SubscriptionBook book({client(1), client(2)});
    QVERIFY(!book.settled());
    QCOMPARE(book.next(true), std::optional(EntityId(1)));
    book.asked(EntityId(1));
    QCOMPARE(book.next(true), std::optional(EntityId(2)));
    book.accepted(EntityId(1));
    book.asked(EntityId(2));
    QVERIFY(!book.next(true));
    QVERIFY(!book.settled());
    book.accepted(EntityId(2));
    QVERIFY(book.settled());
    QCOMPARE(print(book), QStringLiteral("1:subscribed 2:subscribed"));
}

void tst_SubscriptionBook::asksAllAgainOnTheNextLink()
{
    SubscriptionBook book({client(1), client(2)});
    book.asked(EntityId(1));
    book.accepted(EntityId(1));
    book.asked(EntityId(2));
    book.linkLost();
    QCOMPARE(print(book), QStringLiteral("1:not-sent 2:not-sent"));
    book.linkCame();
    QCOMPARE(book.next(true), std::optional(EntityId(1)));
}

void tst_SubscriptionBook::refusalIsKeptUntilTheNextLink()
{
    SubscriptionBook book({client(1)});
    book.asked(EntityId(1));
    book.refused(EntityId(1), QStringLiteral("Insufficient permissions"));
    QVERIFY(book.settled());
    book.linkLost();
    QCOMPARE(print(book), QStringLiteral("1:refused(Insufficient permissions)"));
    book.linkCame();
    QCOMPARE(book.next(true), std::optional(EntityId(1)));
}

void tst_SubscriptionBook::droppingWaitsForTheNextLink()
{
    SubscriptionBook book({client(1), client(2)});
    book.asked(EntityId(1));
    book.accepted(EntityId(1));
    book.drop(EntityId(1), true);
    QCOMPARE(print(book), QStringLiteral("1:leaves 2:not-sent"));
    book.linkCame();
    QCOMPARE(print(book), QStringLiteral("2:not-sent"));
}

void tst_SubscriptionBook::droppingWithoutALinkIsAtOnce()
{
    SubscriptionBook book({client(1)});
    book.drop(EntityId(1), false);
    QVERIFY(book.all().isEmpty());
    QVERIFY(book.settled());
}

void tst_SubscriptionBook::answerToADroppedOneChangesNothing()
{
    SubscriptionBook book({client(1)});
    book.asked(EntityId(1));
    book.drop(EntityId(1), true);
    book.accepted(EntityId(1));
    QCOMPARE(print(book), QStringLiteral("1:leaves"));
    book.refused(EntityId(1), QStringLiteral("no"));
    QCOMPARE(print(book), QStringLiteral("1:leaves"));
}

void tst_SubscriptionBook::rateLimitAsksAgain()
{
    SubscriptionBook book({client(1)});
    book.asked(EntityId(1));
    book.notAsked(EntityId(1));
    QCOMPARE(book.next(true), std::optional(EntityId(1)));
}

void tst_SubscriptionBook::secondCrashSetsAside()
{
    SubscriptionBook book({client(1), client(2)});
    const QString words = QStringLiteral("fails");
    book.asked(EntityId(1));
    QVERIFY(!book.unanswered(EntityId(1), kCrash, words));
    book.linkLost();
    book.linkCame();
    book.asked(EntityId(1));
    QVERIFY(book.unanswered(EntityId(1), kCrash, words));
    book.linkLost();
    book.linkCame();
    // Never again by itself, or the channel would reconnect for ever; the others go on.
    QCOMPARE(print(book), QStringLiteral("1:refused(fails) 2:not-sent"));
    QCOMPARE(book.next(true), std::optional(EntityId(2)));
}

void tst_SubscriptionBook::plainLossIsNoCrash()
{
    SubscriptionBook book({client(1)});
    for (int i = 0; i < 5; ++i) {
        book.linkCame();
        book.asked(EntityId(1));
        QVERIFY(!book.unanswered(EntityId(1), kRestart, QStringLiteral("fails")));
        book.linkLost();
    }
    QCOMPARE(print(book), QStringLiteral("1:not-sent"));
}

void tst_SubscriptionBook::linkThatAnsweredNothingSetsNothingAside()
{
    SubscriptionBook book({client(1), client(2)});
    for (int i = 0; i < 5; ++i) {
        book.linkCame();
        book.asked(EntityId(1));
        QVERIFY(!book.unanswered(EntityId(1), kDeadConsumer, QStringLiteral("fails")));
        book.linkLost();
    }
    book.linkCame();
    QCOMPARE(book.next(false), std::optional(EntityId(2)));
    book.asked(EntityId(2));
    book.accepted(EntityId(2));
    // The suspect waits until the link has shown that it works, and the rows are not live before.
    QVERIFY(!book.next(false));
    QVERIFY(!book.settled());
    QCOMPARE(book.next(true), std::optional(EntityId(1)));
}

void tst_SubscriptionBook::wantingAgainForgivesCrashes()
{
    SubscriptionBook book({client(1)});
    book.unanswered(EntityId(1), kCrash, QStringLiteral("fails"));
    book.unanswered(EntityId(1), kCrash, QStringLiteral("fails"));
    QVERIFY(book.settled());
    book.want(client(1, "Northgate DC"));
    QCOMPARE(print(book), QStringLiteral("1:not-sent"));
    QCOMPARE(book.all().first().subscription.name, QStringLiteral("Northgate DC"));
}

void tst_SubscriptionBook::successorIsAskedForEverythingWanted()
{
    SubscriptionBook book({client(1), client(2), client(3)});
    for (const std::int64_t id : {1, 2, 3}) {
        book.asked(EntityId(id));
        book.accepted(EntityId(id));
    }
    book.drop(EntityId(2), true);
    book.successorCame();
    QCOMPARE(book.nextForSuccessor(), std::optional(EntityId(1)));
    book.successorAsked(EntityId(1));
    book.successorNotAsked(EntityId(1));
    QCOMPARE(book.nextForSuccessor(), std::optional(EntityId(1)));
    book.successorAsked(EntityId(1));
    // What was dropped is not asked for, and is gone with the old link.
    QCOMPARE(book.nextForSuccessor(), std::optional(EntityId(3)));
    book.successorAsked(EntityId(3));
    QVERIFY(!book.nextForSuccessor());
    book.successorPromoted();
    QCOMPARE(print(book), QStringLiteral("1:subscribed 3:subscribed"));
    QVERIFY(book.settled());
}

void tst_SubscriptionBook::successorThatTakesOverEarlyIsAskedForTheRest()
{
    SubscriptionBook book({client(1), client(2)});
    for (const std::int64_t id : {1, 2}) {
        book.asked(EntityId(id));
        book.accepted(EntityId(id));
    }
    book.successorCame();
    book.successorAsked(EntityId(1));
    book.successorPromoted();
    QVERIFY(!book.settled());
    QCOMPARE(book.next(true), std::optional(EntityId(2)));
}

QTEST_APPLESS_MAIN(tst_SubscriptionBook)
#include "tst_subscriptionbook.moc"
