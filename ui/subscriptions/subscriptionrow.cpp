// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionrow.h"

#include "ui/theme/formats.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::SubscriptionRow)
};

} // namespace

QString subscriptionName(const Subscription &subscription)
{
    const QString name = safeLine(subscription.name).trimmed();
    return name.isEmpty() ? Words::tr("Client %1", "id").arg(safeLine(subscription.clientId.toText())) : name;
}

QString subscriptionStateWords(const SubscriptionStatus &status)
{
    switch (status.state) {
    case SubscriptionStatus::State::NotSent:
        return Words::tr("waiting", "state of a subscription: not asked yet, for want of a link");
    case SubscriptionStatus::State::Asked: return Words::tr("asked", "state of a subscription");
    case SubscriptionStatus::State::Subscribed: return Words::tr("subscribed", "state of a subscription");
    case SubscriptionStatus::State::Refused: return Words::tr("refused", "state of a subscription");
    case SubscriptionStatus::State::LeavesAtNextConnection:
        return Words::tr("leaves at next connection", "state of a subscription");
    }
    Q_UNREACHABLE();
}

SubscriptionRow::SubscriptionRow(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { openMenu(mapToGlobal(QPoint(0, height()))); });
}

void SubscriptionRow::setStatus(const SubscriptionStatus &status)
{
    m_status = status;
    const QString name = subscriptionName(status.subscription);
    const QString id = safeLine(status.subscription.clientId.toText());
    setText(name);
    setAccessibleName(tr("%1, client %2, %3", "name, id, state").arg(name, id, subscriptionStateWords(status)));
    QString tip = tr("Client %1: %2", "id, state").arg(id, subscriptionStateWords(status));
    if (status.state == SubscriptionStatus::State::Refused && !status.words.isEmpty())
        tip = tr("Client %1: refused. The server says: %2", "id, the server's words").arg(id, safeLine(status.words));
    // Told apart from the tooltip, whose markup would else be read aloud.
    setAccessibleDescription(tip);
    setToolTip(plainToolTip(tip));
    updateGeometry();
    update();
}

QSize SubscriptionRow::sizeHint() const
{
    const int line = QFontMetrics(m_theme.baseFont()).height();
    const bool hasWords = m_status.state == SubscriptionStatus::State::Refused && !m_status.words.isEmpty();
    return {180, line + 11 + (hasWords ? QFontMetrics(m_theme.secondaryFont()).height() + 2 : 0)};
}

QSize SubscriptionRow::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void SubscriptionRow::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    const bool lit = isDown() || underMouse();
    const QColor ground = lit ? mixed(colors.panel, colors.text, isDown() ? 0.1 : 0.05) : colors.panel;
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
    if (hasFocus()) {
        painter.setPen(colors.action);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

    const QFontMetrics base(m_theme.baseFont());
    const QFontMetrics small(m_theme.secondaryFont());
    const int line = base.height() + 10;
    const QString state = subscriptionStateWords(m_status);
    // The state gives way first: it stands in the tooltip too, and beside a name that is cut it tells of nobody.
    const int nameWidth = std::min(base.horizontalAdvance(text()) + 2, width() * 3 / 5);
    const int stateWidth = std::min(small.horizontalAdvance(state) + 2, width() - nameWidth - 14);
    const bool refused = m_status.state == SubscriptionStatus::State::Refused;
    painter.setFont(m_theme.secondaryFont());
    painter.setPen(m_theme.readable(refused ? colors.high : colors.secondary, ground));
    painter.drawText(
        QRect(width() - stateWidth - 3, 0, stateWidth, line), Qt::AlignVCenter | Qt::AlignRight,
        small.elidedText(state, Qt::ElideRight, stateWidth));
    if (refused && !m_status.words.isEmpty()) {
        const QRect box(3, line - 4, width() - 6, small.height() + 2);
        painter.drawText(
            box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            small.elidedText(safeLine(m_status.words).left(256), Qt::ElideRight, box.width()));
    }
    painter.setFont(m_theme.baseFont());
    painter.setPen(
        m_status.state == SubscriptionStatus::State::LeavesAtNextConnection ? m_theme.readable(colors.settled, ground)
                                                                            : colors.text);
    const QRect nameBox(3, 0, width() - stateWidth - 14, line);
    painter.drawText(
        nameBox, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, base.elidedText(text(), Qt::ElideRight, nameBox.width()));
}

void SubscriptionRow::contextMenuEvent(QContextMenuEvent *event)
{
    openMenu(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(QPoint(0, height())));
}

void SubscriptionRow::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool leaves = m_status.state == SubscriptionStatus::State::LeavesAtNextConnection;
    if (leaves) {
        connect(menu->addAction(tr("Keep subscribed")), &QAction::triggered, this, &SubscriptionRow::askAgainRequested);
    } else {
        QAction *metrics = menu->addAction(tr("Ask for metrics"));
        metrics->setEnabled(m_status.state == SubscriptionStatus::State::Subscribed);
        connect(metrics, &QAction::triggered, this, &SubscriptionRow::metricsRequested);
        connect(menu->addAction(tr("Ask again")), &QAction::triggered, this, &SubscriptionRow::askAgainRequested);
        connect(menu->addAction(tr("Rename…")), &QAction::triggered, this, &SubscriptionRow::renameRequested);
        menu->addSeparator();
        connect(menu->addAction(tr("Remove")), &QAction::triggered, this, &SubscriptionRow::removeRequested);
    }
    menu->popup(at);
}

} // namespace noc
