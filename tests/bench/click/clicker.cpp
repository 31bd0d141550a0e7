// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/click/clicker.h"

#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alertview.h"

#include <QAbstractEventDispatcher>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QTest>
#include <QWindow>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc::bench {

namespace {

// From press to release: a quick hand, so that many clicks fit into a storm.
constexpr milliseconds kPress {20};
// Nothing to click on, or not yet.
constexpr milliseconds kLookAgain {20};
constexpr milliseconds kPatience {120s};
// About what SQLite writes for one command.
constexpr int kWriteBytes = 4096;

qint64 monotonicNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

AlertView *viewOf()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *view = window->findChild<AlertView *>())
            return view;
    }
    qFatal("no window with a table");
}

} // namespace

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    const bool isMouse = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease;
    if (!isMouse || m_isInMouse)
        return QApplication::notify(receiver, event);
    m_isInMouse = true;
    const qint64 from = monotonicNs();
    const bool taken = QApplication::notify(receiver, event);
    m_mouseNs += monotonicNs() - from;
    m_isInMouse = false;
    return taken;
}

Clicker::Clicker(TimedApplication &application, Plan plan) : m_application(application), m_plan(std::move(plan)), m_view(viewOf())
{
    for (QTimer *timer : {&m_next, &m_release}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_next, &QTimer::timeout, this, &Clicker::next);
    connect(&m_release, &QTimer::timeout, this, &Clicker::release);
    connect(&store(), &AlertStore::batchApplied, this, &Clicker::look);
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &Clicker::loopRests);
    m_sinceStart.start();
    m_next.start(kLookAgain);
}

const AlertStore &Clicker::store() const
{
    return m_view->alerts().store();
}

bool Clicker::isTime() const
{
    const quint64 came = store().counts().raises;
    return m_view->isVisible() && m_view->alerts().isLive() && (m_plan.during ? came > 0 : came == m_plan.alerts);
}

void Clicker::next()
{
    if (m_sinceStart.hasExpired(kPatience.count())) {
        std::fprintf(stderr, "%zu of %d clicks were answered\n", m_clicks.size(), m_plan.clicks);
        return QCoreApplication::exit(1);
    }
    const bool isOver = m_plan.during && store().counts().raises == m_plan.alerts;
    if (int(m_clicks.size()) == m_plan.clicks || isOver)
        return finish();
    m_next.start(kLookAgain);
    if (!isTime())
        return;
    // A click that comes sooner than anybody can see does not count.
    if (!m_view->stoodStill()) {
        m_view->holdStill();
        return;
    }
    for (int row = std::max(0, m_view->rowAt(0)); row < m_view->alerts().rowCount(); ++row) {
        const QRect button = m_view->buttonRect(row);
        if (button.bottom() > m_view->viewport()->height())
            break;
        const auto slot = m_view->alerts().slotAt(row);
        if (slot && !button.isEmpty() && button.top() >= 0 && store().unacknowledged(*slot)
            && store().commandState(*slot) == RowCommand::State::None)
            return press(row, *slot);
    }
    // What is answered may go its way now.
    m_view->endHold();
    m_view->scrollToTop();
}

void Clicker::press(int row, AlertSlot slot)
{
    m_next.stop();
    writeFile();
    m_pending = slot;
    const QWidget *window = m_view->window();
    m_place = m_view->viewport()->mapTo(window, m_view->buttonRect(row).center());
    m_application.takeMouseNs();
    QTest::mousePress(window->windowHandle(), Qt::LeftButton, {}, m_place);
    m_release.start(kPress);
}

void Clicker::release()
{
    m_clicks.push_back({store().integerId(*m_pending).value_or(0), monotonicNs()});
    m_isTurning = true;
    QTest::mouseRelease(m_view->window()->windowHandle(), Qt::LeftButton, {}, m_place);
    m_clicks.back().heldNs = m_application.takeMouseNs();
}

void Clicker::loopRests()
{
    if (std::exchange(m_isTurning, false))
        m_clicks.back().turnNs = monotonicNs() - m_clicks.back().clickedNs;
}

void Clicker::look()
{
    if (!m_pending || m_release.isActive() || store().unacknowledged(*m_pending))
        return;
    m_pending.reset();
    m_clicks.back().shownNs = monotonicNs();
    m_next.start(m_plan.pause);
}

void Clicker::writeFile()
{
    QFile file(m_plan.folder + u"/written"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        qFatal("cannot write");
    const QByteArray bytes(kWriteBytes, 'w');
    const qint64 from = monotonicNs();
    file.write(bytes);
    ::fsync(file.handle());
    m_writes.push_back(monotonicNs() - from);
}

void Clicker::finish()
{
    m_next.stop();
    QJsonArray clicks, writes;
    for (const Click &click : m_clicks) {
        clicks.append(QJsonObject {
            {u"id"_s, click.id},
            {u"clicked_ns"_s, click.clickedNs},
            {u"held_ns"_s, click.heldNs},
            {u"turn_ns"_s, click.turnNs},
            {u"shown_ns"_s, click.shownNs}});
    }
    for (const qint64 write : m_writes)
        writes.append(write);
    const QJsonObject line {{u"clicks"_s, clicks}, {u"write_ns"_s, writes}};
    std::printf("BENCH %s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace noc::bench
