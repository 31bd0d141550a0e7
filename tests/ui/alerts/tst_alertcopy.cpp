// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/alerts/alertrows.h"
#include "ui/alerts/alertcopy.h"
#include "ui/alerts/alertview.h"
#include "ui/theme/spreadsheetcell.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

class TestAlertCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void tellsAnAlert();
    void hostileWordsStayWords();
    void copiesTheChosenRows();
    void saysWhatItLeavesOut();
    void menuCopies();
};

void TestAlertCopy::cells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("words") << u"Link down"_s << u"Link down"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("formula") << u"=cmd()"_s << u"'=cmd()"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("full width") << u"\uFF1Dcmd()"_s << u"'\uFF1Dcmd()"_s;
    QTest::newRow("behind a tab") << u"\t=1"_s << u"'=1"_s;
    QTest::newRow("behind a line end") << u"\r\n=1"_s << u"'=1"_s;
    QTest::newRow("behind a hard blank") << u"\u00A0=1"_s << u"'=1"_s;
    QTest::newRow("cells within") << u"a\tb\nc"_s << u"a b c"_s;
    QTest::newRow("quotation") << u"\"a"_s << u"'\"a"_s;
    QTest::newRow("escape and override") << u"x\u001b[31m\u202E"_s << u"x\\u001B[31m\\u202E"_s;
}

void TestAlertCopy::cells()
{
    QFETCH(QString, text);
    QTEST(pastedCell(text), "cell");
}

void TestAlertCopy::tellsAnAlert()
{
    AlertRows rows;
    rows.raise(7, "HIGH", "Link down");
    const QString raised = u"%1Z"_s.arg(toDateTime(rows.store.firstRaised(rows.slot(7))).toString(u"yyyy-MM-ddTHH:mm:ss"_s));
    QCOMPARE(alertLine(rows.store, rows.slot(7)), u"HIGH, DEVICE_OFFLINE: Link down (alert 7, raised %1)"_s.arg(raised));
    rows.clock.advance(seconds(5));
    rows.raise(7, "HIGH", "Link down");
    rows.change(7, "ACKNOWLEDGED");
    const QStringList lines = alertText(rows.store, rows.slot(7)).split(u'\n');
    QCOMPARE(lines.first(), alertLine(rows.store, rows.slot(7)));
    QVERIFY2(lines.contains(u"Status: Acknowledged"_s), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.last().startsWith(u"Repeats: 2 raises, the last "_s), qPrintable(lines.last()));
    QCOMPARE(alertIdText(AlertRows::key(-7)), u"'-7"_s);
}

void TestAlertCopy::hostileWordsStayWords()
{
    AlertRows rows;
    rows.raise(7, "=CRIT", "=cmd()\t<b>x</b>\n=1\x1b[31m\u202E");
    for (const QString &text :
         {alertLine(rows.store, rows.slot(7)), alertText(rows.store, rows.slot(7)), alertRows(rows.store, {AlertRows::key(7)})}) {
        QVERIFY2(text.startsWith(u"'=CRIT"_s), qPrintable(text));
        QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202E)));
        QVERIFY2(text.contains(u"<b>x</b> =1\\u001B[31m\\u202E"_s), qPrintable(text));
        for (const QString &line : text.split(u'\n'))
            QVERIFY2(!line.startsWith(u'='), qPrintable(line));
    }
    const QStringList cells = alertRows(rows.store, {AlertRows::key(7)}).split(u'\t');
    QCOMPARE(cells.size(), 10);
    QVERIFY2(cells[4].startsWith(u"'=cmd() <b>"_s), qPrintable(cells[4]));
    QCOMPARE(cells.last(), u"7"_s);
}

void TestAlertCopy::copiesTheChosenRows()
{
    AlertRows rows;
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    for (int id = 1; id <= 3; ++id)
        rows.raise(id, "HIGH", "=m" + std::to_string(id));
    AlertView view(rows.model, theme);
    view.resize(1200, 300);
    view.show();
    view.selectKey(AlertRows::key(2));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), alertRows(rows.store, {AlertRows::key(2)}));
    view.selectAll();
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines)
        QVERIFY2(line.contains(u"\t'=m"_s), qPrintable(line));
}

void TestAlertCopy::saysWhatItLeavesOut()
{
    AlertRows rows;
    rows.raise(1, "HIGH");
    QList<AlertKey> keys(kMostRowsCopied + 2, AlertRows::key(1));
    const QStringList lines = alertRows(rows.store, keys).split(u'\n');
    QCOMPARE(lines.size(), kMostRowsCopied + 1);
    QCOMPARE(lines.last(), u"… and 2 more rows, which are not copied"_s);
    // What is gone is no row.
    QCOMPARE(alertRows(rows.store, {AlertRows::key(9)}), QString());
}

void TestAlertCopy::menuCopies()
{
    AlertRows rows;
    rows.raise(7, "HIGH", "=a\nb");
    QMenu menu;
    addAlertCopyActions(menu, rows.store, rows.slot(7));
    QStringList copied;
    for (QAction *action : menu.actions()) {
        action->trigger();
        copied += QGuiApplication::clipboard()->text();
    }
    QCOMPARE(copied, QStringList({alertLine(rows.store, rows.slot(7)), alertText(rows.store, rows.slot(7)), u"'=a b"_s, u"7"_s}));
}

QTEST_MAIN(TestAlertCopy)
#include "tst_alertcopy.moc"
