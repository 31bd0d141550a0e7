// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/savedviews.h"

#include "core/session/settings.h"
#include "ui/alerts/viewsdialog.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

SavedView viewNamed(const QString &name)
{
    return {name, u"client:acme age<10m"_s, {Severity::Critical, Severity::High}, true, {AlertSortKey::FirstRaised, false}};
}

QString namesOf(const SavedViews &views)
{
    QStringList names;
    for (const SavedView &view : views.views())
        names += view.name;
    return names.join(u'|');
}

} // namespace

class TestSavedViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptByProfile()
    {
        Settings settings {QString()};
        SavedViews views(settings, u"night"_s);
        QCOMPARE(views.keep(viewNamed(u"Lab"_s)), u"Lab"_s);
        QCOMPARE(views.keep(viewNamed(u"  Core\n net "_s)), u"Core net"_s);
        const SavedViews again(settings, u"night"_s);
        QCOMPARE(again.views(), views.views());
        QVERIFY(SavedViews(settings, u"day"_s).views().isEmpty());
        // The same name is the same view.
        SavedView changed = viewNamed(u"Lab"_s);
        changed.text = u"x"_s;
        views.keep(changed);
        QCOMPARE(namesOf(views), u"Lab|Core net"_s);
        QCOMPARE(views.named(u"Lab"_s)->text, u"x"_s);
    }

    void renamedMovedRemoved()
    {
        Settings settings {QString()};
        SavedViews views(settings, u"p"_s);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            views.keep(viewNamed(name));
        QSignalSpy changed(&views, &SavedViews::changed);
        QVERIFY(!views.rename(0, u"b"_s));
        QVERIFY(!views.rename(0, u"  "_s));
        QVERIFY(views.rename(0, u"z"_s));
        views.move(0, 2);
        views.move(0, 5);
        QCOMPARE(namesOf(views), u"b|c|z"_s);
        views.remove(1);
        QCOMPARE(namesOf(SavedViews(settings, u"p"_s)), u"b|z"_s);
        QCOMPARE(changed.count(), 3);
    }

    void sharedAsOneLine()
    {
        const SavedView view = viewNamed(u"Lab"_s);
        const QString text = viewToText(view);
        QVERIFY(!text.contains(u'\n'));
        QCOMPARE(viewFromText(u"  "_s + text + u"\n"_s), std::optional(view));
    }

    void foreignTextIsNoView_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("words") << u"severity>=high"_s;
        QTest::newRow("other object") << u"{\"name\":\"x\",\"filter\":\"y\"}"_s;
        QTest::newRow("newer") << u"{\"watchfloor-view\":2,\"name\":\"x\"}"_s;
        QTest::newRow("no name") << u"{\"watchfloor-view\":1,\"filter\":\"y\"}"_s;
        QTest::newRow("name of blanks") << u"{\"watchfloor-view\":1,\"name\":\" \\n\"}"_s;
        QTest::newRow("array") << u"[{\"watchfloor-view\":1,\"name\":\"x\"}]"_s;
        QTest::newRow("deep") << u"["_s.repeated(5000);
        QTest::newRow("long") << u"{\"watchfloor-view\":1,\"name\":\"x\",\"filter\":\""_s + QString(20'000, u'a') + u"\"}"_s;
    }
    void foreignTextIsNoView()
    {
        QFETCH(QString, text);
        QVERIFY(!viewFromText(text));
    }

    void foreignMembersAreBounded()
    {
        const auto view = viewFromText(
            u"{\"watchfloor-view\":1,\"name\":\"%1\",\"filter\":\"a\\u202eb\\u0000\\n%2\",\"severities\":[\"high\",\"WEIRD\",7],"
            "\"unacknowledged\":\"yes\",\"sort\":\"price\",\"descending\":3}"_s.arg(QString(500, u'n'), QString(5000, u'f')));
        QVERIFY(view);
        QCOMPARE(view->name.size(), SavedViews::kMostName);
        QVERIFY(view->text.startsWith(u"abff"_s));
        QVERIFY(view->text.size() <= SavedViews::kMostText);
        QVERIFY(view->severities == SeveritySet {Severity::High});
        QVERIFY(!view->unacknowledgedOnly);
        QCOMPARE(view->order, AlertOrder());
    }

    void manyAreTooMany()
    {
        Settings settings {QString()};
        SavedViews views(settings, u"p"_s);
        for (int i = 0; i < SavedViews::kMostViews; ++i)
            QVERIFY(!views.add(viewNamed(u"same"_s)).isEmpty());
        QCOMPARE(views.views().last().name, u"same (50)"_s);
        QVERIFY(views.add(viewNamed(u"other"_s)).isEmpty());
        QVERIFY(views.keep(viewNamed(u"other"_s)).isEmpty());
        QVERIFY(!views.keep(viewNamed(u"same"_s)).isEmpty());
        // What a person wrote into the file is bounded too.
        QJsonArray kept;
        for (int i = 0; i < 500; ++i)
            kept.append(QJsonObject {{u"watchfloor-view"_s, 1}, {u"name"_s, QString::number(i)}});
        kept.append(7);
        settings.setObject("saved-views", {{u"full"_s, kept}, {u"odd"_s, 3}});
        QCOMPARE(SavedViews(settings, u"full"_s).views().size(), SavedViews::kMostViews);
        QVERIFY(SavedViews(settings, u"odd"_s).views().isEmpty());
    }

    void dialogArrangesAndShares()
    {
        Settings settings {QString()};
        SavedViews views(settings, u"p"_s);
        for (const QString &name : {u"a"_s, u"b"_s})
            views.keep(viewNamed(name));
        Theme theme;
        ViewsDialog dialog(views, theme);
        dialog.show();
        const auto press = [&](const QString &text) {
            for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
                if (QString(button->text()).remove(u'&') == text)
                    button->click();
            }
        };
        auto *list = dialog.findChild<QListWidget *>();
        press(u"Down"_s);
        QCOMPARE(namesOf(views), u"b|a"_s);
        QCOMPARE(list->currentRow(), 1);
        list->item(1)->setText(u"b"_s);
        QCOMPARE(list->item(1)->text(), u"a"_s);
        list->item(1)->setText(u"Night"_s);
        QCOMPARE(namesOf(views), u"b|Night"_s);
        press(u"Copy as text"_s);
        QCOMPARE(viewFromText(QGuiApplication::clipboard()->text())->name, u"Night"_s);
        press(u"Remove"_s);
        QCOMPARE(namesOf(views), u"b"_s);
        press(u"Paste"_s);
        press(u"Paste"_s);
        QCOMPARE(namesOf(views), u"b|Night|Night (2)"_s);
        QGuiApplication::clipboard()->setText(u"no view"_s);
        press(u"Paste"_s);
        QCOMPARE(views.views().size(), 3);
    }
};

QTEST_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
