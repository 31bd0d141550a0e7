// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/alerts/alertrows.h"
#include "ui/alerts/filterbar.h"
#include "ui/alerts/filtercompletion.h"
#include "ui/alerts/filteredit.h"
#include "ui/alerts/filterhelp.h"
#include "ui/alerts/querywords.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! A bar over an empty table's place.
struct Desk : AlertRows {
    Theme theme;
    QWidget window;
    FilterBar *bar;
    FilterEdit *edit;

    Desk()
    {
        theme.apply(ThemeChoice::Dark);
        bar = new FilterBar(store, clock, theme, &window);
        auto *column = new QVBoxLayout(&window);
        column->addWidget(bar);
        column->addStretch();
        window.resize(1000, 500);
        window.show();
        edit = window.findChild<FilterEdit *>();
        edit->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    FilterCompletion &completion() const { return *window.findChild<FilterCompletion *>(); }
    void type(const QString &text) { QTest::keyClicks(edit, text); }
    QString sentence() const
    {
        for (const QLabel *label : bar->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(u"hides nothing."_s))
                return label->text();
        }
        return {};
    }
    QString marked() const
    {
        QStringList parts;
        for (const TextSpan &fault : edit->faults())
            parts += edit->text().mid(fault.begin, fault.length);
        return parts.join(u'|');
    }
};

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatIsWrongWhereItStands()
    {
        Desk desk;
        desk.bar->setText(u"disk sevrity:high status:nwe age:3"_s);
        QCOMPARE(desk.marked(), u"sevrity|nwe|:"_s);
        QVERIFY(desk.sentence().contains(u"“sevrity” is no field"_s));
        QVERIFY(desk.sentence().contains(u"“nwe” is nothing that status can be"_s));
        QVERIFY(desk.sentence().contains(u"1 more"_s));
        QCOMPARE(desk.edit->accessibleDescription(), desk.sentence());
        desk.bar->setText(u"disk"_s);
        QVERIFY(desk.edit->faults().isEmpty());
        QVERIFY(desk.sentence().isEmpty());
    }

    //! The mark is drawn under the word and nowhere else.
    void theWaveIsUnderTheWord()
    {
        Desk desk;
        desk.bar->setText(u"disk severity:oops"_s);
        QTest::keyClick(desk.edit, Qt::Key_Home);
        const auto columns = [&] {
            // What is drawn for it is what is gone without it.
            const QList<TextSpan> faults = desk.edit->faults();
            const QImage with = desk.edit->grab().toImage();
            desk.edit->setFaults({});
            const QImage without = desk.edit->grab().toImage();
            desk.edit->setFaults(faults);
            std::pair<int, int> found(-1, -1);
            for (int x = 0; x < with.width(); ++x) {
                for (int y = 0; y < with.height(); ++y) {
                    if (with.pixel(x, y) != without.pixel(x, y)) {
                        found.first = found.first < 0 ? x : found.first;
                        found.second = x;
                    }
                }
            }
            return found;
        };
        const int letter = desk.edit->fontMetrics().horizontalAdvance(u'o');
        const auto [first, last] = columns();
        QVERIFY(first > 0);
        QVERIFY2(std::abs(last - first - 4 * letter) <= letter, qPrintable(QString::number(last - first)));
        QVERIFY2(first >= 14 * letter && first <= 17 * letter, qPrintable(QString::number(first)));
        // Typed elsewhere, it stays with the word.
        desk.type(u"no "_s);
        QCOMPARE(columns().first, first + 3 * letter);
    }

    void aWordBeingWrittenIsNotYetWrong()
    {
        Desk desk;
        desk.type(u"status:ne"_s);
        QVERIFY(desk.marked().isEmpty());
        desk.type(u"w x:"_s);
        QVERIFY(desk.marked().isEmpty());
        desk.clock.advance(FilterBar::kStillWriting);
        QCOMPARE(desk.marked(), u"x"_s);
        desk.type(u"1 "_s);
        QCOMPARE(desk.marked(), u"x"_s);
        // Return is a wish to have it as it is.
        desk.type(u"age<5"_s);
        QCOMPARE(desk.marked(), u"x"_s);
        QTest::keyClick(desk.edit, Qt::Key_Return);
        QCOMPARE(desk.marked(), u"x|5"_s);
    }

    void offersFieldsAndTheirValues()
    {
        Desk desk;
        desk.type(u"se"_s);
        QCOMPARE(desk.completion().offered(), QStringList({u"severity>="_s, u"seen<"_s}));
        QTest::keyClick(desk.edit, Qt::Key_Tab);
        QCOMPARE(desk.edit->text(), u"severity>="_s);
        QVERIFY(desk.edit->hasFocus());
        QCOMPARE(desk.completion().chosen(), u"critical"_s);
        QTest::keyClick(desk.edit, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(desk.completion().chosen(), u"high"_s);
        QTest::keyClick(desk.edit, Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(desk.edit, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(desk.completion().chosen(), u"unknown"_s);
        desk.type(u"hi"_s);
        QTest::keyClick(desk.edit, Qt::Key_Tab);
        QCOMPARE(desk.edit->text(), u"severity>=high"_s);
        QVERIFY(!desk.completion().isOffering());
    }

    void offersWhatTheStoreKnows()
    {
        Desk desk;
        for (int id = 1; id <= 30; ++id) {
            AlertRaise raise;
            raise.key = AlertRows::key(id);
            raise.severity = "HIGH";
            raise.type = "DEVICE_OFFLINE";
            raise.client = id <= 5 ? "Harbour Line" : id <= 20 ? "acme" : "client " + std::to_string(id);
            raise.received = desk.clock.wallNow();
            desk.store.raise(raise);
        }
        desk.type(u"client:"_s);
        QCOMPARE(desk.completion().offered().first(2), QStringList({u"acme"_s, u"Harbour Line"_s}));
        QCOMPARE(desk.completion().offered().size(), FilterCompletion::kMostShown);
        desk.type(u"line"_s);
        QCOMPARE(desk.completion().offered(), QStringList {u"Harbour Line"_s});
        auto *list = desk.completion().findChild<QTreeWidget *>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->topLevelItem(0)).center());
        QCOMPARE(desk.edit->text(), u"client:\"Harbour Line\""_s);
        QVERIFY(desk.edit->hasFocus());
    }

    void neverGetsInTheWay()
    {
        Desk desk;
        QSignalSpy left(desk.bar, &FilterBar::left);
        // No list for words, and Tab is Tab.
        desk.type(u"offline"_s);
        QVERIFY(!desk.completion().isOffering());
        QTest::keyClick(desk.edit, Qt::Key_Tab);
        QVERIFY(!desk.edit->hasFocus());
        desk.edit->setFocus();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Down}) {
            desk.edit->clear();
            desk.type(u"stat"_s);
            QVERIFY(desk.completion().isOffering());
            left.clear();
            QTest::keyClick(desk.edit, key);
            QCOMPARE(left.count(), 1);
            QCOMPARE(desk.edit->text(), u"stat"_s);
            QVERIFY(!desk.completion().isOffering());
        }
        desk.type(u"u"_s);
        QVERIFY(desk.completion().isOffering());
        QTest::keyClick(desk.edit, Qt::Key_Escape);
        QCOMPARE(desk.edit->text(), QString());
        QVERIFY(!desk.completion().isOffering());
        QTest::keyClick(desk.edit, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(desk.completion().offered().size(), qsizetype(kQueryFields.size()));
        QTest::keyClick(desk.edit, Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(!desk.completion().isOffering());
    }

    void saysWhatCannotBeJudged()
    {
        Desk desk;
        desk.bar->setHidden({5, 1, 3}, 9);
        const QList<QLabel *> labels = desk.bar->findChildren<QLabel *>();
        const auto says = [&](const QString &words) {
            return std::any_of(
                labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text() == words; });
        };
        QVERIFY(says(u"hides 5 of 9, 3 not judged"_s));
        QVERIFY(says(u"1 CRITICAL hidden"_s));
        desk.bar->setHidden({5, 0, 0}, 9);
        QVERIFY(says(u"hides 5 of 9"_s));
    }

    void countsShareTheLineWhereTheyFit()
    {
        Desk desk;
        desk.bar->setHidden({5, 2, 3}, 9);
        const int oneLine = desk.bar->sizeHint().height();
        const auto isBeside = [&] {
            const QList<QLabel *> labels = desk.bar->findChildren<QLabel *>();
            return std::all_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return !label->isVisible()
                    || (label->y() < desk.edit->geometry().bottom() && label->x() > desk.edit->geometry().right());
            });
        };
        QTRY_VERIFY(isBeside());
        desk.window.resize(560, 500);
        QTRY_VERIFY(!isBeside());
        QVERIFY(desk.bar->sizeHint().height() > oneLine);
        desk.window.resize(1000, 500);
        QTRY_VERIFY(isBeside());
        QCOMPARE(desk.bar->sizeHint().height(), oneLine);
    }

    void everyFaultHasItsSentence()
    {
        for (const char *text : {"foo:1", "client>1", "age:1", "count:>1", "age<1", "count>x", "is:x", "is:", "age<1m,2m", "\"a"}) {
            const QString typed = QLatin1StringView(text);
            const QueryText read = parseQuery(typed);
            QCOMPARE(read.errors.size(), std::size_t(1));
            const QString sentence = queryErrorText(typed, read.errors.front());
            QVERIFY2(sentence.contains(u"It hides nothing"_s), text);
            QVERIFY2(!sentence.contains(u'%'), text);
        }
        const QString hostile = u"status:\u202ex\n"_s + QString(500, u'y');
        const QString sentence = queryErrorText(hostile, parseQuery(hostile).errors.front());
        QVERIFY(!sentence.contains(QChar(0x202e)));
        QVERIFY(sentence.size() < 250);
    }

    void helpOpensOnce()
    {
        Desk desk;
        FilterHelp::open(desk.theme, desk.window);
        FilterHelp::open(desk.theme, desk.window);
        QCOMPARE(desk.window.findChildren<FilterHelp *>().size(), 1);
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
