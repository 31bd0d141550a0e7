// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertview.h"
#include "ui/main/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextDocument>

#include <algorithm>
#include <set>
#include <vector>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// In a frame: markup, a formula, an escape sequence, an override.
const std::string kHostile = R"(=cmd() MARK<b>x</b><img src=y>\u001b[2J\u202e)";
const QString kShown = u"MARK<b>x</b><img src=y>\\u001B[2J\\u202E"_s;
// The same as it is once it was read.
const QString kTyped = u"=cmd() MARK<b>x</b><img src=y>\x1b[2J\u202e"_s;
const QString kMark = u"MARK"_s;
constexpr int kMostRows = 60;

//! What a person reads where Qt decides by itself whether a text is markup.
QString asRead(const QString &text, bool mayBeRich)
{
    if (!mayBeRich || !Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

//! Every text of a window, with where it was found.
struct Reading {
    QString where, text;
};

class Reader
{
public:
    void read(const QWidget &window)
    {
        readWidget(window);
        for (const QWidget *widget : window.findChildren<QWidget *>())
            readWidget(*widget);
        for (const QAction *action : window.findChildren<QAction *>()) {
            add(u"action"_s, action->text(), false);
            add(u"action's tip"_s, action->toolTip(), true);
        }
    }
    const std::vector<Reading> &readings() const { return m_readings; }

private:
    void add(const QString &where, const QString &text, bool mayBeRich)
    {
        if (!text.isEmpty())
            m_readings.push_back({where, asRead(text, mayBeRich)});
    }
    void readWidget(const QWidget &widget)
    {
        const QString name = QString::fromLatin1(widget.metaObject()->className());
        add(name + u": tool tip"_s, widget.toolTip(), true);
        add(name + u": name"_s, widget.accessibleName(), false);
        add(name + u": description"_s, widget.accessibleDescription(), false);
        add(name + u": title"_s, widget.windowTitle(), false);
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            add(name + u": text"_s, label->text(), label->textFormat() != Qt::PlainText);
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            add(name + u": text"_s, button->text(), false);
        if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
            add(name + u": text"_s, edit->toPlainText(), false);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model())
            readModel(name, *view->model());
    }
    void readModel(const QString &name, const QAbstractItemModel &model)
    {
        for (int row = 0; row < std::min(model.rowCount(), kMostRows); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                const QString cell = u"%1: column %2"_s.arg(name).arg(column);
                add(cell, index.data(Qt::DisplayRole).toString(), false);
                add(cell + u", tool tip"_s, index.data(Qt::ToolTipRole).toString(), true);
                add(cell + u", name"_s, index.data(Qt::AccessibleTextRole).toString(), false);
            }
        }
    }

    std::vector<Reading> m_readings;
};

std::string alertFrame(int id, const std::string &severity)
{
    return R"({"type": "alert_created", "alert_id": )" + std::to_string(id) + R"(, "alert_type": ")" + kHostile
        + R"(", "severity": ")" + severity + R"(", "message": ")" + kHostile + R"(", "timestamp": "2026-01-02T12:00:00+00:00"})";
}

} // namespace

//! Whatever the server says stays text, wherever the window shows it.
class TestUntrusted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysTextEverywhere();
};

void TestUntrusted::staysTextEverywhere()
{
    SessionWorld world;
    world.startLive();
    Settings settings {QString()};
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    MainWindow window(*world.session, theme, settings);
    window.resize(1920, 1080);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    world.dashboard().behaviour().answer = [](FakePeer &, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        const QString type = message.value(u"type").toString();
        if (type == u"acknowledge_alert" || type == u"subscribe_client")
            return std::vector<std::string> {R"({"type": "error", "message": ")" + kHostile + R"("})"};
        return {};
    };
    world.dashboard().say(alertFrame(1, "HIGH"));
    world.dashboard().say(alertFrame(2, kHostile));
    world.dashboard().say(R"({"type": "alert_updated", "alert_id": 1, "status": ")" + kHostile + R"("})");
    world.dashboard().say(R"({"type": ")" + kHostile + R"(", "data": {}})");
    world.dashboard().say(
        R"({"type": "finding_created", "finding_id": 5, "severity": "HIGH", "finding_type": ")" + kHostile
        + R"(", "client_name": ")" + kHostile + R"(", "message": ")" + kHostile + R"("})");
    world.run(1s);
    world.session->acknowledge({alertKey(1), alertKey(2)});
    world.session->subscribe({EntityId(9), kTyped});
    world.run(2s);
    world.session->shelve({alertKey(2)}, 30min, kTyped);
    world.run(1s);
    auto &view = *window.findChild<AlertView *>();
    Reader reader;
    for (const int row : {0, 1}) {
        view.setCurrentIndex(view.model()->index(row, 0));
        world.run(1s);
        reader.read(window);
    }
    // A group's header is named after what the server said.
    view.alerts().setGroupBy(GroupBy::Type);
    world.run(1s);
    reader.read(window);
    world.dashboard().end({EndKind::ServerClosed, 4000, kTyped, true, true});
    world.run(2s);
    reader.read(window);

    std::set<QString> places;
    for (const Reading &reading : reader.readings()) {
        QVERIFY2(
            !reading.text.contains(QChar(0x1b)) && !reading.text.contains(QChar(0x202e)),
            qPrintable(reading.where + u' ' + reading.text));
        if (!reading.text.contains(kMark))
            continue;
        places.insert(reading.where.section(u": "_s, 0, 0));
        // Cut or elided it may be, changed it may not.
        const QString tail =
            reading.text.mid(reading.text.indexOf(kMark)).remove(QChar(0x200B)).section(u'…', 0, 0).left(kShown.size());
        QVERIFY2(kShown.startsWith(tail), qPrintable(reading.where + u": "_s + reading.text));
    }
    for (const char *place : {"noc::AlertView", "noc::SubscriptionRow", "noc::Timeline", "QTableView", "QLabel"})
        QVERIFY2(places.contains(QString::fromLatin1(place)), place);
}

QTEST_MAIN(TestUntrusted)
#include "tst_untrusted.moc"
