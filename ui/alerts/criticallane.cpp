// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/criticallane.h"

#include "ui/alerts/alertview.h"
#include "ui/alerts/rowaction.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace noc {

CriticalLane::CriticalLane(AlertView &view, Theme &theme, QWidget *parent)
    : QWidget(parent), m_view(view), m_theme(theme), m_acknowledge(new QPushButton(this)), m_more(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_more);
    row->addWidget(m_acknowledge);
    hide();

    // A press counts for the alert that was shown then, and seen: the second half of a double click was meant for the one before.
    connect(m_acknowledge, &QPushButton::pressed, this, [this] {
        const bool isSeen = m_view.alerts().clock().bootNow() - m_since >= milliseconds(QApplication::doubleClickInterval());
        m_pressed = isSeen ? m_key : std::nullopt;
    });
    connect(m_acknowledge, &QPushButton::clicked, this, [this] {
        if (m_key && m_pressed == m_key)
            Q_EMIT acknowledgeRequested({*m_key});
    });
    connect(m_more, &QPushButton::clicked, this, &CriticalLane::moreRequested);
    connect(&theme, &Theme::changed, this, &CriticalLane::adoptTheme);
    view.installEventFilter(this);
    adoptTheme();
}

void CriticalLane::adoptTheme()
{
    m_acknowledge->setFont(m_theme.secondaryFont());
    m_more->setFont(m_theme.secondaryFont());
}

void CriticalLane::refresh()
{
    const AlertTableModel &model = m_view.alerts();
    const AlertStore &store = model.store();
    const AlertIndex &index = model.alertIndex();
    std::optional<AlertSlot> first;
    // In a storm so many arrive while the rows are held that they must not be walked for each batch.
    if (index.isHeld() && index.urgentHeldArrivals() > 0) {
        const std::vector<AlertSlot> &arrivals = index.heldArrivals();
        const auto found = std::find_if(arrivals.begin(), arrivals.end(), [&store](AlertSlot slot) {
            return store.isLive(slot) && store.unacknowledged(slot)
                && severityRank(store.severity(slot)) == severityRank(Severity::Critical);
        });
        if (found != arrivals.end())
            first = *found;
    }
    if (!first) {
        m_key.reset();
        hide();
        return;
    }

    const int others = int(index.urgentHeldArrivals()) - 1;
    const AlertKey key = store.key(*first);
    const bool isNew = m_key != key;
    if (isNew)
        m_since = model.clock().bootNow();
    m_key = key;
    m_text = tr("%1  %2", "severity word, message").arg(severityText(store, *first), safeUtf8(store.messageUtf8(*first)));
    const RowAction action = rowAction(store, *first, model.isLive(), model.clock().wallNow());
    m_acknowledge->setText(action.text);
    // The second half of a double click must not undo the first; Ctrl+Z does.
    m_acknowledge->setEnabled(action.isButton() && action.kind != RowAction::Kind::Undo);
    m_acknowledge->setVisible(action.kind != RowAction::Kind::None);
    m_more->setText(tr("%n more", "further CRITICAL alerts", others));
    m_more->setVisible(others > 0);
    setAccessibleName(m_text);
    place();
    show();
    raise();
    update();
    if (isNew) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void CriticalLane::place()
{
    const QRect heading = m_view.horizontalHeader()->geometry();
    setGeometry({m_view.mapTo(parentWidget(), heading.topLeft()), heading.size()});
}

bool CriticalLane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_view && (event->type() == QEvent::Resize || event->type() == QEvent::Move) && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void CriticalLane::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = m_theme.colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.criticalRow);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.critical);
    const QFontMetrics metrics(m_theme.baseFont());
    const int side = metrics.height() * 4 / 5;
    drawSeverityMark(painter, QRectF(8, (height() - side) / 2.0, side, side), Severity::Critical, colors.critical);
    const int left = 8 + side + 6;
    const int right = (m_more->isVisible() ? m_more->x() : m_acknowledge->isVisible() ? m_acknowledge->x() : width()) - 8;
    painter.setFont(m_theme.baseFont());
    painter.setPen(colors.text);
    painter.drawText(
        QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        metrics.elidedText(m_text.left(512), Qt::ElideRight, right - left));
}

} // namespace noc
