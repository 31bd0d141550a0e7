// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/querytext.h"

#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

QString named(QueryField field)
{
    const std::string_view name = queryFieldName(field);
    return name.empty() ? u"words"_s : QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString shown(const QueryTerm &term)
{
    static constexpr std::array kOperators = {"=", "!=", "<", "<=", ">", ">="};
    const bool isCounted = !queryWords(term.field).empty() || term.field == QueryField::Count || term.field == QueryField::Age
        || term.field == QueryField::Seen;
    QStringList values;
    for (const QueryValue &value : term.values)
        values += isCounted ? QString::number(value.number) : QString(value.text).replace(QChar(QueryValue::kAnyText), u'~');
    return (term.negated ? u"-"_s : QString()) + named(term.field) + QLatin1StringView(kOperators[std::size_t(term.op)])
        + values.join(u'|');
}

QString shown(const QueryError &error)
{
    static constexpr std::array kFaults = {"field", "operator", "value", "missing", "one", "quote", "many"};
    return u"%1 %2+%3"_s.arg(QLatin1StringView(kFaults[std::size_t(error.fault)])).arg(error.span.begin).arg(error.span.length);
}

template<typename List> QString allOf(const List &list)
{
    QStringList texts;
    for (const auto &one : list)
        texts += shown(one);
    return texts.join(u' ');
}

} // namespace

class TestQueryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void terms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("terms");
        QTest::newRow("nothing") << u"  \t"_s << u""_s;
        QTest::newRow("words") << u"link down"_s << u"words=link words=down"_s;
        QTest::newRow("phrase") << u"\"link down\""_s << u"words=link down"_s;
        QTest::newRow("quoted in part") << u"a\"b c\"d"_s << u"words=ab cd"_s;
        QTest::newRow("negated") << u"-down -\"link up\""_s << u"-words=down -words=link up"_s;
        QTest::newRow("a quoted hyphen is itself") << u"\"-5\""_s << u"words=-5"_s;
        QTest::newRow("lone hyphen, empty phrase, only a star") << u"- \"\" -\"\" * **"_s << u""_s;
        QTest::newRow("star") << u"dev*off \"a*b\""_s << u"words=dev~off words=a*b"_s;
        QTest::newRow("a name alone is a word") << u"severity x-ray"_s << u"words=severity words=x-ray"_s;
        QTest::newRow("no name before it") << u"10.0.0.1:8080 :x >=3 eth0:1"_s
                                           << u"words=10.0.0.1:8080 words=:x words=>=3 words=eth0:1"_s;
        QTest::newRow("severity") << u"severity>=high severity:low,INFO"_s << u"severity>=4 severity=2|1"_s;
        QTest::newRow("severity, all operators") << u"severity<high severity<=high severity>low severity!=high severity=unknown"_s
                                                 << u"severity<4 severity<=4 severity>2 severity!=4 severity=5"_s;
        QTest::newRow("other case") << u"SeVeRiTy:HIGH Client:Acme"_s << u"severity=4 client=Acme"_s;
        QTest::newRow("status") << u"status:new,escalated status:other"_s << u"status=0|3 status=6"_s;
        QTest::newRow("kind") << u"kind:finding"_s << u"kind=1"_s;
        QTest::newRow("is") << u"is:mine -is:raised-again is!=last-known"_s << u"is=2 -is=4 is!=6"_s;
        QTest::newRow("texts") << u"client:acme type:DEVICE_* -site:lab owner:\"g wen\" id:12 message:\"two words\""_s
                               << u"client=acme type=DEVICE_~ -site=lab owner=g wen id=12 message=two words"_s;
        QTest::newRow("a comma in quotes") << u"client:\"a,b\",c"_s << u"client=a,b|c"_s;
        QTest::newRow("an empty text is a value") << u"owner:\"\""_s << u"owner="_s;
        QTest::newRow("empty values among others") << u"status:new,,escalated,"_s << u"status=0|3"_s;
        QTest::newRow("ages") << u"age<10m seen>=90s age>1h30m seen<=2D age<1w"_s
                              << u"age<600000 seen>=90000 age>5400000 seen<=172800000 age<604800000"_s;
        QTest::newRow("count") << u"count>3 count:1 count<=0"_s << u"count>3 count=1 count<=0"_s;
        QTest::newRow("mixed") << u"disk severity>=high -\"is full\""_s << u"words=disk severity>=4 -words=is full"_s;
        QTest::newRow("a value with operators in it") << u"message:\"a:b>=c\" message:x=y"_s << u"message=a:b>=c message=x=y"_s;
    }
    void terms()
    {
        QFETCH(QString, text);
        const QueryText read = parseQuery(text);
        QVERIFY2(read.errors.empty(), qPrintable(allOf(read.errors)));
        QTEST(allOf(read.terms), "terms");
    }

    void errors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("errors");
        QTest::addColumn<QString>("terms");
        QTest::newRow("unknown field") << u"a sevrity:high b"_s << u"field 2+7"_s << u"words=a words=b"_s;
        QTest::newRow("unknown field, negated") << u"-foo:bar"_s << u"field 1+3"_s << u""_s;
        QTest::newRow("an address") << u"http://x"_s << u"field 0+4"_s << u""_s;
        QTest::newRow("operator that is none") << u"severity=>high"_s << u"operator 8+2"_s << u""_s;
        QTest::newRow("texts are not compared") << u"client>acme"_s << u"operator 6+1"_s << u""_s;
        QTest::newRow("no age is equal for long") << u"age:10m"_s << u"operator 3+1"_s << u""_s;
        QTest::newRow("bad severity") << u"severity>=hgih x"_s << u"value 10+4"_s << u"words=x"_s;
        QTest::newRow("one of two is bad") << u"status:new,nwe"_s << u"value 11+3"_s << u""_s;
        QTest::newRow("a star is no word") << u"status:n*"_s << u"value 7+2"_s << u""_s;
        QTest::newRow("age without unit") << u"age<10"_s << u"value 4+2"_s << u""_s;
        QTest::newRow("age of another unit") << u"age<10y"_s << u"value 4+3"_s << u""_s;
        QTest::newRow("age too long") << u"age<99999999999999999999s"_s << u"value 4+21"_s << u""_s;
        QTest::newRow("age beyond a century") << u"age<99999w"_s << u"value 4+6"_s << u""_s;
        QTest::newRow("count of letters") << u"count>three"_s << u"value 6+5"_s << u""_s;
        QTest::newRow("negative count") << u"count>-1"_s << u"value 6+2"_s << u""_s;
        QTest::newRow("no value") << u"x status:"_s << u"missing 2+7"_s << u"words=x"_s;
        QTest::newRow("only commas") << u"client:,,"_s << u"missing 0+9"_s << u""_s;
        QTest::newRow("two values to compare with") << u"severity>=high,low"_s << u"one 10+8"_s << u""_s;
        QTest::newRow("open quote") << u"a \"b c"_s << u"quote 2+4"_s << u"words=a"_s;
        QTest::newRow("open quote in a value") << u"client:\"acme inc"_s << u"quote 7+9"_s << u""_s;
        QTest::newRow("second quote open") << u"\"a\" -b\"c"_s << u"quote 6+2"_s << u"words=a"_s;
        QTest::newRow("several") << u"foo:1 age:3 x"_s << u"field 0+3 operator 9+1"_s << u"words=x"_s;
    }
    void errors()
    {
        QFETCH(QString, text);
        const QueryText read = parseQuery(text);
        QTEST(allOf(read.errors), "errors");
        QTEST(allOf(read.terms), "terms");
        for (const QueryError &error : read.errors)
            QVERIFY(error.term.begin <= error.span.begin && error.span.end() <= error.term.end());
    }

    void itIsBounded()
    {
        const QueryText words = parseQuery(u"a "_s.repeated(1000));
        QCOMPARE(words.terms.size(), QueryText::kMostTerms);
        QCOMPARE(words.errors.size(), 1000 - QueryText::kMostTerms);
        QVERIFY(words.errors.front().fault == QueryFault::TooMany);
        const QueryText values = parseQuery(u"id:"_s + u"7,"_s.repeated(1000));
        QVERIFY(values.terms.empty());
        QVERIFY(values.errors.front().fault == QueryFault::TooMany);
    }

    void places_data()
    {
        QTest::addColumn<QString>("text"); // | is the cursor
        QTest::addColumn<QString>("place"); // field, begun, span
        QTest::newRow("nothing yet") << u"|"_s << u"name '' 0+0"_s;
        QTest::newRow("behind a blank") << u"a |"_s << u"name '' 2+0"_s;
        QTest::newRow("a name begun") << u"x sev|"_s << u"name 'sev' 2+3"_s;
        QTest::newRow("a negated name") << u"-si|"_s << u"name 'si' 1+2"_s;
        QTest::newRow("inside a name that stands") << u"sta|tus:new"_s << u"name 'sta' 0+7"_s;
        QTest::newRow("behind the operator") << u"status:|"_s << u"status '' 7+0"_s;
        QTest::newRow("a value begun") << u"-site:la| x"_s << u"site 'la' 6+2"_s;
        QTest::newRow("the second value") << u"status:new,es|"_s << u"status 'es' 11+2"_s;
        QTest::newRow("the first of two") << u"status:n|,es"_s << u"status 'n' 7+1"_s;
        QTest::newRow("a quoted value") << u"client:\"harb l| x"_s << u"client 'harb l' 7+9"_s;
        QTest::newRow("a phrase") << u"\"sev|"_s << u"none"_s;
        QTest::newRow("before the hyphen") << u"|-x"_s << u"none"_s;
        QTest::newRow("an unknown field's value") << u"foo:ba|"_s << u"none"_s;
        QTest::newRow("no letters") << u"12|"_s << u"none"_s;
        QTest::newRow("inside the operator") << u"severity>|=high"_s << u"none"_s;
    }
    void places()
    {
        QFETCH(QString, text);
        const qsizetype cursor = text.indexOf(u'|');
        const auto place = queryPlaceAt(text.remove(cursor, 1), cursor);
        const QString found = place ? u"%1 '%2' %3+%4"_s.arg(place->field ? named(*place->field) : u"name"_s, place->begun)
                                          .arg(place->span.begin)
                                          .arg(place->span.length)
                                    : u"none"_s;
        QTEST(found, "place");
    }

    void valuesAreTypedSoThatTheyAreRead_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("typed");
        QTest::newRow("plain") << u"acme"_s << u"acme"_s;
        QTest::newRow("blank") << u"Harbour Line"_s << u"\"Harbour Line\""_s;
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("star") << u"a*b"_s << u"\"a*b\""_s;
        QTest::newRow("empty") << u""_s << u"\"\""_s;
        QTest::newRow("quote") << u"the \"x\""_s << u"\"the \"*\"x\"*\"\""_s;
        QTest::newRow("turned round") << u"a\u202eb"_s << u"\"a\"*\"b\""_s;
        QTest::newRow("emoji") << u"a😀"_s << u"a😀"_s;
    }
    void valuesAreTypedSoThatTheyAreRead()
    {
        QFETCH(QString, value);
        const QString typed = quotedQueryValue(value);
        QTEST(typed, "typed");
        const QueryText read = parseQuery(u"client:"_s + typed);
        QVERIFY(read.errors.empty());
        QCOMPARE(read.terms.size(), std::size_t(1));
        if (!typed.contains(u"\"*\""_s))
            QCOMPARE(read.terms.front().values.front().text, value);
    }

    void everyFieldHasItsName()
    {
        for (const QueryField field : kQueryFields) {
            const QString name = named(field);
            const auto place = queryPlaceAt(name + u':', name.size() + 1);
            QVERIFY2(place && place->field == field, qPrintable(name));
            for (const QueryWord &word : queryWords(field)) {
                const QueryText read = parseQuery(name + u':' + QString::fromStdString(std::string(word.word)));
                QVERIFY(read.errors.empty());
                QCOMPARE(read.terms.front().values.front().number, word.value);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestQueryText)
#include "tst_querytext.moc"
