// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/namecounts.h"

#include "tests/core/alerts/alertbuilders.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

namespace {

QString found(const AlertStore &store, QueryField field, std::size_t most = 10, AlertSlot looks = kMostSlotsCounted)
{
    QString text;
    for (const NameCount &count : frequentNames(store, field, most, looks)) {
        const std::string_view name = store.nameUtf8(count.name);
        text += QString::fromUtf8(name.data(), qsizetype(name.size())) + u':' + QString::number(count.rows) + u' ';
    }
    return text.trimmed();
}

} // namespace

class TestNameCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMostFrequentComeFirst()
    {
        AlertStore store;
        for (int id = 0; id < 10; ++id) {
            AlertRaise raise = raiseOf(id);
            if (id < 6)
                raise.client = id < 2 ? "acme" : "beta";
            if (id == 7)
                raise.client = "";
            raise.owner = "gwen";
            store.raise(raise);
        }
        QCOMPARE(found(store, QueryField::Client), u"beta:4 acme:2"_s);
        QCOMPARE(found(store, QueryField::Client, 1), u"beta:4"_s);
        QCOMPARE(found(store, QueryField::Owner), u"gwen:10"_s);
        QCOMPARE(found(store, QueryField::Type), u"DEVICE_OFFLINE:10"_s);
        QCOMPARE(found(store, QueryField::Site), QString());
        QCOMPARE(found(store, QueryField::Message), QString());
        // Of many only some are looked at.
        QCOMPARE(found(store, QueryField::Owner, 10, 5), u"gwen:4"_s);
    }
};

QTEST_APPLESS_MAIN(TestNameCounts)
#include "tst_namecounts.moc"
