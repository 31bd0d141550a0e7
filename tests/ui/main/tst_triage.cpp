// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertview.h"
#include "ui/main/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <set>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kAlerts = 2'000;
// What the operator is after, by the way it is found.
const std::vector<std::int64_t> kByWords {3, 477, 1024, 1503, 1777, 1999};
const std::vector<std::int64_t> kByTerms {150, 151, 950, 1350, 1850};
const std::vector<std::int64_t> kByGroup {200, 201, 1200, 1201};
const std::vector<std::int64_t> kByPicking {100, 500, 900, 1300, 1700};

bool isIn(const std::vector<std::int64_t> &ids, std::int64_t id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string frame(std::int64_t id)
{
    constexpr std::array severities {"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"};
    std::string type = "DEVICE_OFFLINE", severity = severities[std::size_t(id) % severities.size()];
    std::string message = "Device " + std::to_string(id) + " is offline";
    if (isIn(kByTerms, id) || id % 97 == 0) {
        type = "FAN_FAILED";
        severity = isIn(kByTerms, id) ? "CRITICAL" : "LOW";
    }
    if (isIn(kByGroup, id))
        type = "POWER_LOST";
    // Ten of them in one rack, of which every second is meant.
    if (id % 200 == 100)
        message = "Port " + std::to_string(id) + " of rack seven is down";
    return R"({"type": "alert_created", "alert_id": )" + std::to_string(id) + R"(, "alert_type": ")" + type + R"(", "severity": ")"
        + severity + R"(", "message": ")" + message + R"(", "timestamp": "2026-01-02T12:00:00+00:00"})";
}

} // namespace

//! An operator without a mouse: whatever is found, chosen and answered here is so by keys that go to where the focus is.
class TestTriage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twentyOfTwoThousand();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        m_world.run(50ms);
    }
    void filter(const QString &text)
    {
        press(Qt::Key_Slash);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), text);
        press(Qt::Key_Return);
        m_world.run(1s);
        QVERIFY(qobject_cast<AlertView *>(QApplication::focusWidget()));
    }
    std::optional<std::int64_t> current() const
    {
        const auto key = m_view->alerts().keyAt(m_view->currentIndex().row());
        return key ? key->id.toInt64() : std::nullopt;
    }
    std::set<std::int64_t> askedFor()
    {
        std::set<std::int64_t> ids;
        for (const Command &command : m_world.session->commands()) {
            if (command.kind == CommandKind::Acknowledge)
                ids.insert(command.target.toInt64().value_or(-1));
        }
        return ids;
    }

    SessionWorld m_world;
    AlertView *m_view = nullptr;
};

void TestTriage::twentyOfTwoThousand()
{
    Settings settings {QString()};
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    MainWindow window(*m_world.session, theme, settings);
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    m_view = window.findChild<AlertView *>();
    m_world.startLive();
    for (std::int64_t id = 1; id <= kAlerts; ++id) {
        m_world.dashboard().say(frame(id));
        if (id % 100 == 0)
            m_world.run(20ms);
    }
    m_world.run(15s);
    QCOMPARE(m_world.session->alerts().counts().rows, kAlerts);
    m_view->setFocus();
    // So many at once fold by themselves; one key undoes it.
    press(Qt::Key_G, Qt::ShiftModifier);
    QCOMPARE(m_view->alerts().rowCount(), kAlerts);

    for (const std::int64_t id : kByWords) {
        filter(u"\"device %1 is\""_s.arg(id));
        press(Qt::Key_Home);
        QCOMPARE(current(), std::optional(id));
        press(Qt::Key_A);
    }

    filter(u"type:FAN_FAILED severity:critical"_s);
    QCOMPARE(m_view->alerts().rowCount(), int(kByTerms.size()));
    press(Qt::Key_A, Qt::ShiftModifier);

    filter(u"type:POWER_LOST,FAN_FAILED"_s);
    press(Qt::Key_1, Qt::AltModifier | Qt::ShiftModifier);
    press(Qt::Key_Home);
    for (int step = 0; step < 100
         && !m_view->alerts().groupName(m_view->alerts().groupAt(m_view->currentIndex().row()).value_or(0)).contains(u"Power"_s);
         ++step)
        press(Qt::Key_J);
    QVERIFY(m_view->alerts().groupAt(m_view->currentIndex().row()));
    press(Qt::Key_A);
    press(Qt::Key_0, Qt::AltModifier | Qt::ShiftModifier);

    filter(u"\"rack seven\""_s);
    QCOMPARE(m_view->alerts().rowCount(), 10);
    press(Qt::Key_Home);
    std::size_t picked = 0;
    for (int row = 0; row < 10; ++row) {
        if (isIn(kByPicking, current().value_or(0))) {
            press(Qt::Key_Space);
            ++picked;
        }
        if (picked < kByPicking.size())
            press(Qt::Key_J);
    }
    QCOMPARE(picked, kByPicking.size());
    press(Qt::Key_A);

    std::set<std::int64_t> wanted;
    for (const auto *ids : {&kByWords, &kByTerms, &kByGroup, &kByPicking})
        wanted.insert(ids->begin(), ids->end());
    QCOMPARE(wanted.size(), std::size_t(20));
    m_world.run(30s);
    QCOMPARE(askedFor(), wanted);
    for (std::int64_t id = 1; id <= kAlerts; ++id)
        QCOMPARE(m_world.alert(id).acknowledgedHere, wanted.contains(id));
}

QTEST_MAIN(TestTriage)
#include "tst_triage.moc"
