// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertquery.h"

#include "core/base/foldedtext.h"

#include "tests/core/alerts/alertbuilders.h"

#include <QRandomGenerator>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAlertQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("shown");
        QTest::newRow("nothing") << u""_s << true;
        QTest::newRow("blanks") << u"  \t "_s << true;
        QTest::newRow("type") << u"device_off"_s << true;
        QTest::newRow("type, other case") << u"DeViCe"_s << true;
        QTest::newRow("message") << u"switch"_s << true;
        QTest::newRow("message, umlaut") << u"störung"_s << true;
        QTest::newRow("message, capital umlaut") << u"STÖRUNG"_s << true;
        QTest::newRow("sharp s stays") << u"strasse"_s << false;
        QTest::newRow("sharp s") << u"STRAßE"_s << true;
        QTest::newRow("emoji") << u"😀"_s << true;
        QTest::newRow("greek final sigma folds") << u"ΟΔΥΣΣΕΥΣ"_s << true;
        QTest::newRow("client") << u"harbour"_s << true;
        QTest::newRow("site") << u"PIER 4"_s << true;
        QTest::newRow("id") << u"10427"_s << true;
        QTest::newRow("part of the id") << u"042"_s << true;
        QTest::newRow("other number") << u"999"_s << false;
        QTest::newRow("owner is not searched") << u"gwen"_s << false;
        QTest::newRow("two words") << u"offline harbour"_s << true;
        QTest::newRow("one of two is missing") << u"offline dublin"_s << false;
        QTest::newRow("words are not joined") << u"\"offline harbour\""_s << false;
        QTest::newRow("quoted") << u"\"core switch\""_s << true;
        QTest::newRow("quote left open") << u"\"core swi"_s << true;
        QTest::newRow("negated, found") << u"-harbour"_s << false;
        QTest::newRow("negated, not found") << u"-dublin"_s << true;
        QTest::newRow("negated, quoted") << u"-\"core switch\""_s << false;
        QTest::newRow("negated among others") << u"offline -dublin 10427"_s << true;
        QTest::newRow("lone hyphen") << u"-"_s << true;
        QTest::newRow("hyphen inside") << u"x-ray"_s << false;
        QTest::newRow("from the end") << u"ende"_s << true;
        QTest::newRow("longer than all") << QString(10000, u'x') << false;
    }
    void texts()
    {
        QFETCH(QString, query);
        QFETCH(bool, shown);
        AlertStore store;
        AlertRaise raise = raiseOf(10427);
        raise.message = "Core switch Störung, Straße 5 😀 Οδυσσευς Ende";
        raise.client = "Harbour Line";
        raise.site = "Pier 4";
        raise.owner = "gwen";
        store.raise(raise);
        QCOMPARE(AlertQuery::fromText(query).matches(store, *store.find(alertKey(10427))), shown);
        QCOMPARE(AlertQuery::fromText(query).text(), query);
    }

    void terms_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("notJudged");
        // 1 CRITICAL 2 HIGH 3 LOW 4 of a severity nobody knows 5 not told. 1 and 2 are acme's, 3 has a client of another name.
        QTest::newRow("severity from") << u"severity>=high"_s << u"124"_s << u"5"_s;
        QTest::newRow("severity above") << u"severity>high"_s << u"14"_s << u"5"_s;
        QTest::newRow("severity below") << u"severity<high"_s << u"3"_s << u"5"_s;
        QTest::newRow("severity up to") << u"severity<=high"_s << u"23"_s << u"5"_s;
        QTest::newRow("one severity") << u"severity:high"_s << u"2"_s << u"5"_s;
        QTest::newRow("critical and what may be") << u"severity=critical"_s << u"14"_s << u"5"_s;
        QTest::newRow("two severities") << u"severity:high,low"_s << u"23"_s << u"5"_s;
        QTest::newRow("an unknown one") << u"severity:unknown"_s << u"4"_s << u"5"_s;
        QTest::newRow("not critical hides only what is") << u"-severity:critical"_s << u"2345"_s << u""_s;
        QTest::newRow("not equal") << u"severity!=high"_s << u"1345"_s << u""_s;
        QTest::newRow("negated comparison") << u"-severity>=high"_s << u"345"_s << u""_s;
        QTest::newRow("negated twice") << u"-severity!=high"_s << u"2"_s << u"5"_s;
        QTest::newRow("client") << u"client:acme"_s << u"12"_s << u"45"_s;
        QTest::newRow("not the client") << u"-client:acme"_s << u"345"_s << u""_s;
        QTest::newRow("client is compared as a whole") << u"client:acm"_s << u""_s << u"45"_s;
        QTest::newRow("client by its beginning") << u"client:ac*"_s << u"12"_s << u"45"_s;
        QTest::newRow("client by its end") << u"client:*line"_s << u"3"_s << u"45"_s;
        QTest::newRow("any client that is told") << u"client:*"_s << u"123"_s << u"45"_s;
        QTest::newRow("clients") << u"client:acme,\"harbour line\""_s << u"123"_s << u"45"_s;
        QTest::newRow("not told, but hidden anyway") << u"client:acme severity:high"_s << u"2"_s << u"5"_s;
        QTest::newRow("owner") << u"owner:gwen"_s << u"1"_s << u"2345"_s;
        QTest::newRow("site") << u"-site:lab"_s << u"1345"_s << u""_s;
        QTest::newRow("type with a star") << u"type:device_*"_s << u"1234"_s << u"5"_s;
        QTest::newRow("type, star inside") << u"type:D*_*E"_s << u"1234"_s << u"5"_s;
        QTest::newRow("status") << u"status:new"_s << u"134"_s << u""_s;
        QTest::newRow("statuses") << u"status:acknowledged,resolved"_s << u"25"_s << u""_s;
        QTest::newRow("is unacknowledged") << u"is:unacknowledged"_s << u"134"_s << u""_s;
        QTest::newRow("is mine") << u"is:mine"_s << u"2"_s << u""_s;
        QTest::newRow("is not acknowledged") << u"-is:acknowledged"_s << u"1345"_s << u""_s;
        QTest::newRow("is raised again") << u"is:raised-again"_s << u""_s << u""_s;
        QTest::newRow("is queued") << u"is:queued,refused"_s << u"3"_s << u""_s;
        QTest::newRow("kind") << u"kind:alert"_s << u"12345"_s << u""_s;
        QTest::newRow("count") << u"count>1"_s << u"3"_s << u"5"_s;
        QTest::newRow("count is") << u"count:1"_s << u"124"_s << u"5"_s;
        QTest::newRow("id") << u"id:3,4"_s << u"34"_s << u""_s;
        QTest::newRow("id as a whole") << u"id:33"_s << u""_s << u""_s;
        QTest::newRow("id with a star") << u"id:*2*"_s << u"2"_s << u""_s;
        QTest::newRow("message") << u"message:\"is offline\""_s << u"1234"_s << u""_s;
        QTest::newRow("message with a star") << u"message:dev*off"_s << u"1234"_s << u""_s;
        QTest::newRow("word with a star") << u"dev*off"_s << u"1234"_s << u""_s;
        QTest::newRow("words in another order") << u"off*dev"_s << u""_s << u""_s;
        QTest::newRow("younger") << u"age<10m"_s << u"24"_s << u""_s;
        QTest::newRow("exactly as old") << u"age<=10m"_s << u"234"_s << u""_s;
        QTest::newRow("at least as old") << u"age>=10m"_s << u"135"_s << u""_s;
        QTest::newRow("older") << u"age>10m"_s << u"15"_s << u""_s;
        QTest::newRow("seen") << u"seen<5m"_s << u"34"_s << u""_s;
        QTest::newRow("mixed with words") << u"offline severity>=high -site:lab"_s << u"14"_s << u""_s;
        QTest::newRow("a bad term hides nothing") << u"severity>=hgih client:acme foo:bar"_s << u"12"_s << u"45"_s;
        QTest::newRow("all bad") << u"status:"_s << u"12345"_s << u""_s;
    }
    void terms()
    {
        QFETCH(QString, query);
        AlertStore store;
        const auto raised = [&](int id, const char *severity, milliseconds ago) {
            AlertRaise raise = raiseOf(id, severity, kNoon - ago);
            if (id <= 2)
                raise.client = "Acme";
            if (id == 3)
                raise.client = "Harbour Line";
            if (id == 1)
                raise.owner = "gwen";
            if (id == 2)
                raise.site = "lab";
            store.raise(raise);
        };
        raised(1, "CRITICAL", 1h);
        raised(2, "HIGH", 5min);
        raised(3, "LOW", 10min);
        raised(3, "LOW", 1min);
        raised(4, "WEIRD", 1s);
        store.acknowledged(alertKey(2), true, kNoon);
        store.setCommand(alertKey(3), {.state = RowCommand::State::Queued, .since = kNoon, .took = 0ms, .words = {}});
        store.change(changeOf(5, "RESOLVED", kNoon - 2h));
        AlertQuery asked = AlertQuery::fromText(query);
        asked.setNow(kNoon);
        QString shown;
        QString notJudged;
        AlertMatcher matcher(asked, store);
        for (int id = 1; id <= 5; ++id) {
            const AlertSlot slot = *store.find(alertKey(id));
            const QueryVerdict verdict = asked.judge(store, slot);
            QVERIFY(matcher.judge(slot) == verdict);
            if (verdict == QueryVerdict::Shown)
                shown += QString::number(id);
            if (verdict == QueryVerdict::NotJudged)
                notJudged += QString::number(id);
        }
        QTEST(shown, "shown");
        QTEST(notJudged, "notJudged");
    }

    void crossings_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<qint64>("next"); // milliseconds after noon; -1: never
        QTest::newRow("none is asked for") << u"severity:high"_s << qint64(-1);
        QTest::newRow("younger") << u"age<10m"_s << qint64(8 * 60'000);
        QTest::newRow("at most") << u"age<=10m"_s << qint64(8 * 60'000 + 1);
        QTest::newRow("older") << u"age>10m"_s << qint64(8 * 60'000 + 1);
        QTest::newRow("at least") << u"age>=10m"_s << qint64(8 * 60'000);
        QTest::newRow("past") << u"age<2m"_s << qint64(-1);
        QTest::newRow("the earlier of two") << u"age<10m -age<3m"_s << qint64(60'000);
        QTest::newRow("last seen") << u"seen<3m"_s << qint64(2 * 60'000);
    }
    void crossings()
    {
        QFETCH(QString, query);
        QFETCH(qint64, next);
        AlertStore store;
        store.raise(raiseOf(1, "HIGH", kNoon - 2min));
        store.raise(raiseOf(1, "HIGH", kNoon - 1min));
        AlertQuery asked = AlertQuery::fromText(query);
        asked.setNow(kNoon);
        const std::optional<WallTime> found = asked.nextCrossing(store, 0);
        QCOMPARE(found.has_value(), next >= 0);
        if (!found)
            return;
        QCOMPARE(qint64((*found - kNoon).count()), next);
        const QueryVerdict before = asked.judge(store, 0);
        asked.setNow(*found - 1ms);
        QVERIFY(asked.judge(store, 0) == before);
        asked.setNow(*found);
        QVERIFY(asked.judge(store, 0) != before || query.contains(u'-'));
    }

    void whatIsNotToldMatchesNothing()
    {
        AlertStore store;
        store.raise(raiseOf(1));
        const AlertSlot slot = *store.find(alertKey(1));
        QVERIFY(!AlertQuery::fromText(u"acme"_s).matches(store, slot));
        QVERIFY(AlertQuery::fromText(u"-acme"_s).matches(store, slot));
    }

    void otherIdsAreFoundByTheirText()
    {
        AlertStore store;
        const AlertKey text {AlertKind::Alert, EntityId::fromString("INC-77")};
        const AlertKey large {AlertKind::Alert, EntityId::fromUnsigned(18446744073709551615ULL)};
        store.raise(raiseOf(text));
        store.raise(raiseOf(large));
        store.raise(raiseOf(-5));
        QVERIFY(AlertQuery::fromText(u"inc-77"_s).matches(store, *store.find(text)));
        QVERIFY(AlertQuery::fromText(u"1844674407370955161"_s).matches(store, *store.find(large)));
        QVERIFY(AlertQuery::fromText(u"--5"_s).matches(store, *store.find(large)));
        QVERIFY(!AlertQuery::fromText(u"--5"_s).matches(store, *store.find(alertKey(-5))));
    }

    void severities()
    {
        AlertStore store;
        store.raise(raiseOf(1, "CRITICAL"));
        store.raise(raiseOf(2, "Odd"));
        store.raise(raiseOf(3, "LOW"));
        store.change(changeOf(4, "NEW"));
        const auto shown = [&store](const AlertQuery &query) {
            QString ids;
            for (int id = 1; id <= 4; ++id) {
                if (query.matches(store, *store.find(alertKey(id))))
                    ids += QString::number(id);
            }
            return ids;
        };
        AlertQuery query;
        QCOMPARE(shown(query), u"1234"_s);
        query.setSeverities({Severity::Critical});
        QCOMPARE(shown(query), u"12"_s);
        query.setSeverities({Severity::Low, Severity::NotTold});
        QCOMPARE(shown(query), u"34"_s);
        query.setSeverities({Severity::Info});
        QCOMPARE(shown(query), QString());
        query.setSeverities({});
        query.setUnacknowledgedOnly(true);
        store.acknowledged(alertKey(1), true, kNoon);
        QCOMPARE(shown(query), u"234"_s);
    }

    void equalQueriesAreEqual()
    {
        QVERIFY(AlertQuery().matchesEverything());
        QVERIFY(AlertQuery::fromText(u" - "_s).matchesEverything());
        QVERIFY(!AlertQuery::fromText(u"a"_s).matchesEverything());
        QVERIFY(AlertQuery::fromText(u"a -b"_s) == AlertQuery::fromText(u"a -b"_s));
        QVERIFY(AlertQuery::fromText(u"a -b"_s) != AlertQuery::fromText(u"a b"_s));
        SeveritySet set {Severity::Low, Severity::High};
        set.remove(Severity::Low);
        QVERIFY(set == SeveritySet {Severity::High});
    }

    void patterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("matches");
        QTest::newRow("whole") << u"link-STÖRUNG 5"_s << true;
        QTest::newRow("part") << u"link"_s << false;
        QTest::newRow("any") << u"*"_s << true;
        QTest::newRow("two of any") << u"**"_s << true;
        QTest::newRow("beginning") << u"link*"_s << true;
        QTest::newRow("end") << u"*5"_s << true;
        QTest::newRow("not the end") << u"*störung"_s << false;
        QTest::newRow("both") << u"l*5"_s << true;
        QTest::newRow("inside") << u"*ö*u*"_s << true;
        QTest::newRow("tried again") << u"*n*g*5"_s << true;
        QTest::newRow("wrong order") << u"*u*ö*"_s << false;
        QTest::newRow("any may be nothing") << u"*link*-*5*"_s << true;
        QTest::newRow("longer") << u"link-störung 5 *x"_s << false;
        QTest::newRow("nothing") << u""_s << false;
    }
    void patterns()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, matches);
        QCOMPARE(matchesFolded("Link-Störung 5", foldedPattern(pattern, u'*')), matches);
        QVERIFY(matchesFolded("", foldedPattern(u"*"_s, u'*')));
        QVERIFY(matchesFolded("", {}));
        for (const char *broken : {"\xff", "a\xc3", "\xe2\x82"})
            QVERIFY(!matchesFolded(broken, foldedPattern(u"*€*"_s, u'*')));
    }

    //! The search in bytes against Qt's in strings.
    void randomTexts()
    {
        QRandomGenerator random(11);
        const QString letters = u"aAbB kK\u00e4\u00c4\u00df\u0416\u0436-9\u4e2d"_s + QString::fromUcs4(U"\U0001F600");
        const auto any = [&](int longest) {
            QString text;
            for (int i = random.bounded(longest + 1); i > 0; --i) {
                const auto at = random.bounded(int(letters.size() - 2));
                text += letters.mid(at, at == letters.size() - 2 ? 2 : 1);
            }
            return text;
        };
        int found = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QString text = any(i % 2 ? 12 : 60); // short of a block of the search, and several of them
            QString word = any(3);
            const QString piece = text.mid(random.bounded(int(text.size() + 1)), 20);
            if (i % 3 == 0 && std::none_of(piece.begin(), piece.end(), [](QChar c) { return c.isSurrogate(); }))
                word = piece;
            const std::string folded = foldCase(word);
            const bool ascii = folded == word.toLower().toLatin1().toStdString() && word.toUtf8().size() == word.size();
            const bool expected = text.contains(word, Qt::CaseInsensitive);
            QVERIFY2(containsFolded(text.toStdString(), folded, ascii) == expected, qPrintable(u"'%1' in '%2'"_s.arg(word, text)));
            QCOMPARE(containsFolded(text.toStdString(), folded, false), expected);
            found += expected;
        }
        QVERIFY(found > 1000 && found < 19'000);
    }

    void bytesThatAreNoUtf8DoNoHarm()
    {
        const std::string broken[] = {"\xff\xfe",     "a\xc3",           "\xe2\x82", "\xf0\x9f\x98", std::string("\x80\0x", 3),
                                      "\xed\xa0\x80", "\xf7\xbf\xbf\xbf"};
        for (const std::string &text : broken) {
            QVERIFY(!containsFolded(text, foldCase(u"ß"_s), false));
            QVERIFY(compareFolded(text, text) == 0);
            QVERIFY(compareFolded(text, "zz") != 0);
            foldedPrefix(text, 7);
        }
    }

    void orderWithoutCase()
    {
        QVERIFY(compareFolded("alpha", "Beta") < 0);
        QVERIFY(compareFolded("Beta", "alpha") > 0);
        QVERIFY(compareFolded("alpha", "alphabet") < 0);
        QCOMPARE(compareFolded("alpha", "alpha"), 0);
        // Different texts are never equal, and one direction is the other's opposite.
        QVERIFY(compareFolded("alpha", "Alpha") != 0);
        QCOMPARE(compareFolded("alpha", "Alpha"), -compareFolded("Alpha", "alpha"));
        QVERIFY(compareFolded("Ärger", "ärgere") < 0);
        // They differ in the second byte of their first letter, which is the same letter.
        QVERIFY(compareFolded("äa", "Äb") < 0);
        QVERIFY(compareFolded("Äb", "äa") > 0);
        QVERIFY(foldedPrefix("Alpha", 7) < foldedPrefix("beta", 7));
        QCOMPARE(foldedPrefix("Alphabetic", 7), foldedPrefix("alphabeti", 7));
        QVERIFY(foldedPrefix("a", 7) < foldedPrefix("ab", 7));
        QVERIFY(foldedPrefix("z", 7) < foldedPrefix("ä", 7));
        QCOMPARE(foldedPrefix("ÄÖÜ", 7), foldedPrefix("äöü", 7));
    }

    //! Word by word two texts are in the order in which they are as a whole, and to the end.
    void wordsGoOnWhereTheyWereEqual()
    {
        const std::string pieces[] = {"a", "B", "b", "Z", "[", "@", "z",        "{",
                                      "ä", "Ä", "ß", "€", "😀", "Ã", "12345678", "Link Down"};
        QRandomGenerator random(5);
        int unequal = 0;
        for (int round = 0; round < 20'000; ++round) {
            std::string texts[2];
            for (int i = random.bounded(12); i > 0; --i)
                texts[0] += pieces[random.bounded(int(std::size(pieces)))];
            texts[1] = random.bounded(3) == 0 ? texts[0] : std::string();
            for (int i = random.bounded(4); i > 0; --i)
                texts[1] += pieces[random.bounded(int(std::size(pieces)))];
            std::size_t at[2] = {0, 0};
            std::uint64_t words[2] = {0, 0};
            while (words[0] == words[1] && (at[0] < texts[0].size() || at[1] < texts[1].size())) {
                const std::size_t before = at[0] + at[1];
                for (int i : {0, 1})
                    words[i] = foldedWord(texts[i], at[i]);
                QVERIFY(at[0] + at[1] > before);
            }
            if (words[0] != words[1]) {
                QCOMPARE(words[0] < words[1], compareFolded(texts[0], texts[1]) < 0);
                ++unequal;
            } else {
                QCOMPARE(foldCase(QString::fromStdString(texts[0])), foldCase(QString::fromStdString(texts[1])));
            }
        }
        QVERIFY(unequal > 1000);
    }
};

QTEST_APPLESS_MAIN(TestAlertQuery)
#include "tst_alertquery.moc"
