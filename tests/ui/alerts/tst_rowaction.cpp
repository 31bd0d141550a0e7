// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/alerts/alertrows.h"
#include "ui/alerts/rowaction.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

class TestRowAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatCanBeAsked();
    void saysWhereTheCommandStands_data();
    void saysWhereTheCommandStands();
    void offersToUndoWhatIsHeldBack();
    void saysWhatIsNotSaved_data();
    void saysWhatIsNotSaved();
    void offersAgainWhatIsOwedAgain();
    void neverTrustsTheServersWords();
    void tellsByWhom();
};

void TestRowAction::offersWhatCanBeAsked()
{
    AlertRows rows;
    rows.raise(1, "HIGH");
    rows.raise(2, "HIGH", "odd login", AlertKind::Finding);
    rows.raise(3, "HIGH");
    rows.change(3, "RESOLVED");

    const WallTime now = rows.clock.wallNow();
    QCOMPARE(rowAction(rows.store, rows.slot(1), true, now).kind, RowAction::Kind::Acknowledge);
    QCOMPARE(rowAction(rows.store, rows.slot(1), true, now).text, u"Acknowledge"_s);
    QCOMPARE(rowAction(rows.store, rows.slot(1), false, now).text, u"Queue ack"_s);
    const AlertSlot finding = *rows.store.find(AlertRows::key(2, AlertKind::Finding));
    QCOMPARE(rowAction(rows.store, finding, true, now).text, u"Mark seen"_s);
    QVERIFY(rowAction(rows.store, finding, false, now).isButton());
    QCOMPARE(rowAction(rows.store, rows.slot(3), true, now), RowAction {});
    QVERIFY(!canBeAsked(rows.store, rows.slot(3)));

    rows.store.setSeen(AlertRows::key(2, AlertKind::Finding), true);
    QCOMPARE(rowAction(rows.store, finding, true, now).kind, RowAction::Kind::Seen);
}

void TestRowAction::saysWhereTheCommandStands_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("again");
    using State = RowCommand::State;
    QTest::newRow("queued") << int(State::Queued) << QString() << u"queued"_s << false;
    QTest::newRow("sent") << int(State::Sent) << QString() << u"sent, 0.3 s"_s << false;
    QTest::newRow("confirmed") << int(State::Confirmed) << QString() << u"✓ confirmed"_s << false;
    QTest::newRow("refused") << int(State::Refused) << u"no right"_s << u"! refused: no right"_s << true;
    QTest::newRow("expired") << int(State::Expired) << QString() << u"! not sent: too old"_s << true;
    QTest::newRow("unanswered") << int(State::Unanswered) << QString() << u"no answer yet, will be asked again"_s << false;
}

void TestRowAction::saysWhereTheCommandStands()
{
    QFETCH(int, state);
    QFETCH(QString, words);
    AlertRows rows;
    rows.raise(1, "CRITICAL");
    rows.command(1, RowCommand::State(state), milliseconds(40), words);
    rows.clock.advance(milliseconds(340));
    const RowAction action = rowAction(rows.store, rows.slot(1), true, rows.clock.wallNow());
    QTEST(action.text, "text");
    QVERIFY(!action.isButton());
    QTEST(canBeAsked(rows.store, rows.slot(1)), "again");
}

void TestRowAction::offersToUndoWhatIsHeldBack()
{
    AlertRows rows;
    rows.raise(1, "CRITICAL");
    QVERIFY(!canBeWithdrawn(rows.store, rows.slot(1)));
    const WallTime now = rows.clock.wallNow();
    rows.command(1, {.state = RowCommand::State::Queued, .since = now, .heldUntil = now + milliseconds(3'000)});
    rows.clock.advance(milliseconds(400));
    const RowAction action = rowAction(rows.store, rows.slot(1), true, rows.clock.wallNow());
    QCOMPARE(action.kind, RowAction::Kind::Undo);
    QCOMPARE(action.text, u"Undo · 3 s"_s);
    QVERIFY(action.isButton());
    QVERIFY(canBeWithdrawn(rows.store, rows.slot(1)));
    QVERIFY(!canBeAsked(rows.store, rows.slot(1)));
}

void TestRowAction::saysWhatIsNotSaved_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("text");
    using State = RowCommand::State;
    QTest::newRow("queued") << int(State::Queued) << u"queued, not saved"_s;
    QTest::newRow("sent") << int(State::Sent) << u"sent, 0.3 s, not saved"_s;
    QTest::newRow("unanswered") << int(State::Unanswered) << u"no answer yet, not saved"_s;
}

void TestRowAction::saysWhatIsNotSaved()
{
    QFETCH(int, state);
    AlertRows rows;
    rows.raise(1, "CRITICAL");
    rows.command(1, {.state = RowCommand::State(state), .since = rows.clock.wallNow(), .saved = false});
    rows.clock.advance(milliseconds(340));
    const RowAction action = rowAction(rows.store, rows.slot(1), true, rows.clock.wallNow());
    QCOMPARE(action.kind, RowAction::Kind::NotSaved);
    QTEST(action.text, "text");
}

void TestRowAction::offersAgainWhatIsOwedAgain()
{
    AlertRows rows;
    rows.raise(1, "HIGH");
    rows.command(1, RowCommand::State::Confirmed, milliseconds(40));
    QCOMPARE(rowAction(rows.store, rows.slot(1), true, rows.clock.wallNow()).kind, RowAction::Kind::Confirmed);
    rows.change(1, "NEW");
    QCOMPARE(rowAction(rows.store, rows.slot(1), true, rows.clock.wallNow()).kind, RowAction::Kind::Acknowledge);
    QVERIFY(canBeAsked(rows.store, rows.slot(1)));
}

void TestRowAction::neverTrustsTheServersWords()
{
    AlertRows rows;
    rows.raise(1, "HIGH");
    rows.command(1, RowCommand::State::Refused, {}, u"no\n\u202Eright"_s);
    QCOMPARE(rowAction(rows.store, rows.slot(1), true, rows.clock.wallNow()).text, u"! refused: no \\u202Eright"_s);
}

void TestRowAction::tellsByWhom()
{
    AlertRows rows;
    rows.raise(1, "HIGH");
    QCOMPARE(answeredBy(rows.store, rows.slot(1)), QString());
    rows.command(1, RowCommand::State::Confirmed, milliseconds(42));
    QCOMPARE(answeredBy(rows.store, rows.slot(1)), u"you, 0.04 s"_s);
    rows.raise(2, "HIGH");
    rows.change(2, "ACKNOWLEDGED");
    QCOMPARE(answeredBy(rows.store, rows.slot(2)), u"as reported"_s);
}

QTEST_MAIN(TestRowAction)
#include "tst_rowaction.moc"
