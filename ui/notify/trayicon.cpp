// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/trayicon.h"

#include "ui/notify/notice.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QSystemTrayIcon>

#include <array>

using namespace Qt::StringLiterals;

namespace noc {

TrayIcon::TrayIcon(Session &session, Notice &notice, Theme &theme, std::function<bool()> isThereATray, QObject *parent)
    : QObject(parent), m_session(session), m_notice(notice), m_theme(theme), m_isThereATray(std::move(isThereATray))
{
    makeMenu();
    m_look = session.clock().makeTimer([this] { look(); });
    connect(&theme, &Theme::changed, this, [this] {
        m_shown.clear();
        refresh();
    });
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::makeMenu()
{
    m_menu = std::make_unique<QMenu>();
    connect(m_menu->addAction(tr("&Show")), &QAction::triggered, this, &TrayIcon::showRequested);
    QMenu *mute = m_menu->addMenu(tr("&Mute"));
    for (const int minutes : Notice::kMuteMinutes) {
        QAction *action = mute->addAction(tr("For %n minutes", nullptr, minutes));
        connect(action, &QAction::triggered, this, [this, minutes] { m_notice.mute(std::chrono::minutes(minutes)); });
    }
    m_unmute = mute->addAction(tr("&End muting"));
    connect(m_unmute, &QAction::triggered, this, [this] { m_notice.mute(milliseconds(0)); });
    connect(mute, &QMenu::aboutToShow, this, [this] { m_unmute->setEnabled(m_notice.isMuted()); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
}

void TrayIcon::open()
{
    look();
}

void TrayIcon::look()
{
    const bool isThere = m_isThereATray();
    if (!isThere) {
        m_icon.reset();
        m_shown.clear();
    } else if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>();
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT showRequested();
        });
        refresh();
        m_icon->show();
    }
    m_look->start(kLookEvery);
}

std::optional<Severity> TrayIcon::worst() const
{
    const auto waiting = m_session.alerts().counts().calling();
    for (std::size_t i = waiting.size(); i-- > 0;) {
        if (waiting[i] > 0)
            return Severity(i) == Severity::Unknown ? Severity::Critical : Severity(i);
    }
    return {};
}

QString TrayIcon::words() const
{
    if (!m_session.rowsAreLive())
        return tr("Watchfloor: no live data");
    const qsizetype waiting = m_session.alerts().counts().callingTotal();
    if (const std::optional<Severity> severity = worst())
        return tr("Watchfloor: %n unacknowledged, worst %1", nullptr, int(waiting)).arg(severityWord(*severity));
    return tr("Watchfloor: nothing unacknowledged is known");
}

void TrayIcon::refresh()
{
    if (!m_icon)
        return;
    const QString now = words();
    if (now == m_shown)
        return;
    m_shown = now;
    m_icon->setToolTip(now);
    m_icon->setIcon(picture(m_session.alerts().counts().callingTotal(), worst()));
}

QIcon TrayIcon::picture(qsizetype waiting, std::optional<Severity> worst) const
{
    constexpr int kSide = 64;
    QPixmap pixmap(kSide, kSide);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLive = m_session.rowsAreLive();
    if (!worst) {
        QApplication::windowIcon().paint(&painter, pixmap.rect(), Qt::AlignCenter, isLive ? QIcon::Normal : QIcon::Disabled);
        return QIcon(pixmap);
    }
    const QColor color = m_theme.severityColor(*worst);
    // What is not live is no filled shape: seen without telling two greys apart.
    painter.setOpacity(isLive ? 1.0 : 0.45);
    drawSeverityMark(painter, QRectF(2, 2, kSide - 4, kSide - 4), *worst, color);
    painter.setOpacity(1.0);
    QFont font = m_theme.baseFont();
    font.setBold(true);
    const QString number = waiting > 99 ? u"99+"_s : QLocale().toString(qlonglong(waiting));
    font.setPixelSize(number.size() > 2 ? 24 : 34);
    painter.setFont(font);
    const bool isRing = *worst <= Severity::Info;
    const QColor dark(0x10, 0x12, 0x16);
    painter.setPen(isRing ? color : color.lightnessF() > 0.5 ? dark : QColor(Qt::white));
    // A triangle has its room below.
    const int down = *worst == Severity::High ? 10 : 0;
    painter.drawText(pixmap.rect().adjusted(0, down, 0, 0), Qt::AlignCenter, number);
    return QIcon(pixmap);
}

} // namespace noc
