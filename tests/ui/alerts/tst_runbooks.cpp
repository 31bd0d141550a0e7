// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/alerts/runbookconfirmation.h"
#include "ui/alerts/runbookdialog.h"
#include "ui/alerts/runbooks.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

class TestRunbooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void hostilePatternsEnd();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void serverNeverChoosesTheHost_data();
    void serverNeverChoosesTheHost();
    void firstThatFitsCounts();
    void saysWhatIsMissing();
    void areKept();
    void dialogTakesOnlyWhatIsRight();
    void showsWhereItGoesBeforeItOpens();
    void saysWhenNothingOpens();
};

void TestRunbooks::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("fits");
    QTest::newRow("same") << u"DEVICE_OFFLINE"_s << u"DEVICE_OFFLINE"_s << true;
    QTest::newRow("case") << u"device_offline"_s << u"DEVICE_OFFLINE"_s << true;
    QTest::newRow("start") << u"DEVICE_*"_s << u"DEVICE_OFFLINE"_s << true;
    QTest::newRow("end") << u"*_OFFLINE"_s << u"DEVICE_OFFLINE"_s << true;
    QTest::newRow("middle") << u"D*OFF*E"_s << u"DEVICE_OFFLINE"_s << true;
    QTest::newRow("one") << u"DEVICE?OFFLINE"_s << u"DEVICE_OFFLINE"_s << true;
    QTest::newRow("all") << u"*"_s << QString() << true;
    QTest::newRow("not a part") << u"DEVICE"_s << u"DEVICE_OFFLINE"_s << false;
    QTest::newRow("no expression") << u"DEVICE.OFFLINE"_s << u"DEVICE_OFFLINE"_s << false;
    QTest::newRow("longer") << u"DEVICE_OFFLINE?"_s << u"DEVICE_OFFLINE"_s << false;
}

void TestRunbooks::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, type);
    QTEST(runbookMatches(pattern, type), "fits");
}

void TestRunbooks::hostilePatternsEnd()
{
    // An expression that goes back over every star would not come to an end here.
    QVERIFY(!runbookMatches(u"*a"_s.repeated(50) + u'b', QString(100'000, u'a')));
}

void TestRunbooks::tellsWhatIsWrong_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words"); // part of the sentence; empty: nothing is wrong
    const auto good = [](const char *name, const QString &url) { QTest::newRow(name) << u"*"_s << url << QString(); };
    good("https", u"https://wiki.example.net/run/{type}"_s);
    good("http with port", u"http://10.0.0.1:8080/?q={type}&id={id}#{site}"_s);
    good("capitals", u"HTTPS://wiki.example.net/{client}"_s);
    good("no place", u"https://wiki.example.net"_s);
    good("query behind the host", u"https://wiki.example.net?x={id}"_s);
    good("address of six", u"https://[2001:db8::1]/{id}"_s);
    const auto bad = [](const char *name, const QString &url, const QString &words) {
        QTest::newRow(name) << u"*"_s << url << words;
    };
    bad("none", {}, u"Say where"_s);
    bad("file", u"file:///etc/passwd"_s, u"https:// or http://"_s);
    bad("script", u"javascript:alert(1)//"_s, u"https:// or http://"_s);
    bad("blank before", u" https://x/"_s, u"https:// or http://"_s);
    bad("place as scheme", u"{type}://x/"_s, u"https:// or http://"_s);
    bad("place as host", u"https://{site}/x"_s, u"behind the host"_s);
    bad("place in the host", u"https://x.{site}.example/x"_s, u"behind the host"_s);
    bad("place at the host", u"https://example.net{id}"_s, u"behind the host"_s);
    bad("place as port", u"https://example.net:{id}/"_s, u"behind the host"_s);
    bad("user", u"https://example.net@evil.example/{id}"_s, u"user name"_s);
    bad("backslash", u"https://example.net\\{id}"_s, u"backslashes"_s);
    bad("blank", u"https://example.net/a b"_s, u"Blanks"_s);
    bad("letters of another alphabet", u"https://ex\u0430mple.net/"_s, u"ASCII"_s);
    bad("override", u"https://example.net/\u202E"_s, u"ASCII"_s);
    bad("unknown place", u"https://example.net/{message}"_s, u"The places that are known"_s);
    bad("open brace", u"https://example.net/{id"_s, u"The places that are known"_s);
    bad("no host", u"https:///x"_s, u"no valid address"_s);
    bad("upwards", u"https://example.net/a/../b"_s, u"upwards"_s);
    bad("too long", u"https://example.net/"_s + QString(1'000, u'x'), u"too long"_s);
    QTest::newRow("no type") << u" "_s << u"https://example.net/"_s << u"Say for which"_s;
}

void TestRunbooks::tellsWhatIsWrong()
{
    QFETCH(QString, words);
    QFETCH(QString, type);
    QFETCH(QString, url);
    const QString fault = runbookFault({type, url});
    QVERIFY2(words.isEmpty() ? fault.isEmpty() : fault.contains(words), qPrintable(fault));
}

void TestRunbooks::serverNeverChoosesTheHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected"); // empty: no link
    const QString path = u"https://wiki.example.net/run/{type}/{site}"_s;
    const auto row = [&](const char *name, const QString &value, const QString &encoded) {
        QTest::newRow(name) << path << value << u"https://wiki.example.net/run/%1/%1"_s.arg(encoded);
    };
    row("plain", u"DEVICE_OFFLINE"_s, u"DEVICE_OFFLINE"_s);
    row("slashes", u"//evil.example/"_s, u"%2F%2Fevil.example%2F"_s);
    row("at", u"@evil.example"_s, u"%40evil.example"_s);
    row("scheme", u"javascript:alert(1)"_s, u"javascript%3Aalert%281%29"_s);
    row("backslash", u"\\\\evil"_s, u"%5C%5Cevil"_s);
    row("query", u"x?y=1&z#f"_s, u"x%3Fy%3D1%26z%23f"_s);
    row("encoded already", u"%2e%2e%2f"_s, u"%252e%252e%252f"_s);
    row("lines", u"a\r\nHost: b"_s, u"a%0D%0AHost%3A%20b"_s);
    row("a place", u"{id}"_s, u"%7Bid%7D"_s);
    row("umlaut and override", u"ü\u202E"_s, u"%C3%BC%E2%80%AE"_s);
    row("escape character", u"\u001b[31m"_s, u"%1B%5B31m"_s);
    QTest::newRow("upwards") << path << u".."_s << QString();
    QTest::newRow("here") << path << u"."_s << QString();
    QTest::newRow("half of upwards") << u"https://wiki.example.net/a/.{type}"_s << u"."_s << QString();
    QTest::newRow("upwards in a query") << u"https://wiki.example.net/?q={type}"_s << u".."_s
                                        << u"https://wiki.example.net/?q=.."_s;
    QTest::newRow("too long") << path << QString(300, u'x') << QString();
    QTest::newRow("port stays") << u"http://wiki.example.net:81/{type}"_s << u":82@x"_s
                                << u"http://wiki.example.net:81/%3A82%40x"_s;
}

void TestRunbooks::serverNeverChoosesTheHost()
{
    QFETCH(QString, url);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QCOMPARE(runbookFault({u"*"_s, url}), QString());
    const auto link = runbookFor({{u"*"_s, url}}, {value, value, value, value});
    QVERIFY(link);
    QCOMPARE(link->url.toString(QUrl::FullyEncoded), expected);
    QCOMPARE(link->fault.isEmpty(), !expected.isEmpty());
}

void TestRunbooks::firstThatFitsCounts()
{
    const QList<Runbook> runbooks {
        {u"*"_s, u"javascript:never"_s}, {u"device_*"_s, u"https://one.example/"_s}, {u"*"_s, u"https://two.example/"_s}};
    QCOMPARE(runbookFor(runbooks, {u"DEVICE_OFFLINE"_s, u"1"_s, {}, {}})->url.host(), u"one.example"_s);
    QCOMPARE(runbookFor(runbooks, {u"TOUR"_s, u"1"_s, {}, {}})->url.host(), u"two.example"_s);
    QVERIFY(!runbookFor({runbooks[1]}, {u"TOUR"_s, u"1"_s, {}, {}}));
}

void TestRunbooks::saysWhatIsMissing()
{
    const auto link = runbookFor({{u"*"_s, u"https://one.example/{client}"_s}}, {u"TOUR"_s, u"1"_s, {}, u"Pier"_s});
    QVERIFY(link && !link->url.isValid());
    QVERIFY2(link->fault.contains(u"{client}"_s), qPrintable(link->fault));
}

void TestRunbooks::areKept()
{
    Settings settings {QString()};
    const QList<Runbook> runbooks {{u"A*"_s, u"https://one.example/{id}"_s}, {u"*"_s, u"https://two.example/"_s}};
    keepRunbooks(settings, runbooks);
    QCOMPARE(keptRunbooks(settings), runbooks);
    keepRunbooks(settings, QList<Runbook>(kMostRunbooks + 5, runbooks.first()));
    QCOMPARE(keptRunbooks(settings).size(), kMostRunbooks);
}

void TestRunbooks::dialogTakesOnlyWhatIsRight()
{
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    RunbookDialog dialog({{u"A*"_s, u"https://one.example/"_s}}, theme);
    dialog.show();
    auto *table = dialog.findChild<QTableWidget *>();
    const auto button = [&](const QString &text) {
        const auto all = dialog.findChildren<QPushButton *>();
        return *std::find_if(all.begin(), all.end(), [&](const QPushButton *one) { return one->text() == text; });
    };
    QVERIFY(button(u"Use these"_s)->isEnabled());
    button(u"&Add"_s)->click();
    auto *editor = table->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"B*"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(table->item(1, 0)->text(), u"B*"_s);
    QVERIFY(dialog.isVisible());
    table->item(1, 1)->setText(u"ftp://two.example/"_s);
    QVERIFY(!button(u"Use these"_s)->isEnabled());
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().startsWith(u"Line 2: The address must begin with https://"_s);
    }));
    table->item(1, 1)->setText(u" https://two.example/ "_s);
    QVERIFY(button(u"Use these"_s)->isEnabled());
    table->setCurrentCell(1, 0);
    button(u"&Up"_s)->click();
    QCOMPARE(dialog.runbooks(), QList<Runbook>({{u"B*"_s, u"https://two.example/"_s}, {u"A*"_s, u"https://one.example/"_s}}));
    button(u"&Remove"_s)->click();
    QCOMPARE(dialog.runbooks(), QList<Runbook>({{u"A*"_s, u"https://one.example/"_s}}));
}

void TestRunbooks::showsWhereItGoesBeforeItOpens()
{
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    QList<QUrl> opened;
    const QUrl url(u"http://wiki.example.net/run/%3Cb%3E"_s);
    RunbookConfirmation dialog(
        url, [&](const QUrl &one) { return opened.append(one), true; }, theme);
    dialog.show();
    QCOMPARE(dialog.findChild<QPlainTextEdit *>()->toPlainText(), u"http://wiki.example.net/run/%3Cb%3E"_s);
    QStringList words;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        words += label->isVisibleTo(&dialog) ? label->text() : QString();
    QVERIFY(words.contains(u"wiki.example.net"_s));
    QVERIFY2(words.join(u' ').contains(u"unencrypted"_s), qPrintable(words.join(u' ')));
    QVERIFY(opened.isEmpty());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(opened.isEmpty() && !dialog.isVisible());
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(opened, QList<QUrl> {url});
    QVERIFY(!dialog.isVisible());
}

void TestRunbooks::saysWhenNothingOpens()
{
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    RunbookConfirmation dialog(
        QUrl(u"https://wiki.example.net/"_s), [](const QUrl &) { return false; }, theme);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisibleTo(&dialog) && label->text().contains(u"open it by hand"_s);
    }));
}

QTEST_MAIN(TestRunbooks)
#include "tst_runbooks.moc"
