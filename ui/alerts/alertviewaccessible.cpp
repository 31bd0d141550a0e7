// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertviewaccessible.h"

#include "ui/alerts/alertview.h"
#include "ui/alerts/rowaction.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWindow>

namespace noc {

namespace {

QRect onScreen(const AlertView &view, const QRect &inViewport)
{
    return {view.viewport()->mapToGlobal(inViewport.topLeft()), inViewport.size()};
}

//! What row items and their buttons have in common: they stand for an alert in a view, whichever row it is in.
class AlertItem : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AlertItem(AlertView &view, AlertKey key) : m_view(&view), m_key(std::move(key)) { }

    bool isValid() const override { return row().has_value(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (QAccessibleInterface *item = child(i); item && item->rect().contains(x, y))
                return item;
        }
        return nullptr;
    }
    void setText(QAccessible::Text, const QString &) override { }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    const AlertKey &key() const { return m_key; }

protected:
    std::optional<int> row() const { return m_view ? m_view->alerts().rowOf(m_key) : std::nullopt; }
    RowAction action() const
    {
        const auto at = row();
        const auto slot = at ? m_view->alerts().slotAt(*at) : std::nullopt;
        if (!slot)
            return {};
        return rowAction(m_view->alerts().store(), *slot, m_view->alerts().isLive(), m_view->alerts().clock().wallNow());
    }
    QRect rowRect() const
    {
        const auto at = row();
        if (!at)
            return {};
        QRect rect = m_view->visualRect(m_view->alerts().index(*at, 0));
        rect.setLeft(0);
        rect.setRight(m_view->viewport()->width() - 1);
        return rect;
    }
    bool isInSight() const { return m_view && m_view->viewport()->rect().intersects(rowRect()); }

    QPointer<AlertView> m_view;
    AlertKey m_key;
};

//! The button that the delegate paints in a row.
class AlertButtonAccessible final : public AlertItem
{
public:
    AlertButtonAccessible(AlertView &view, const AlertKey &key, QAccessibleInterface &row) : AlertItem(view, key), m_row(row) { }

    bool isValid() const override { return AlertItem::isValid() && action().isButton(); }
    QAccessibleInterface *parent() const override { return &m_row; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Button; }
    QRect rect() const override
    {
        const auto at = row();
        return at ? onScreen(*m_view, m_view->buttonRect(*at)) : QRect();
    }
    QString text(QAccessible::Text kind) const override
    {
        const auto at = row();
        if (kind == QAccessible::Name)
            return action().text;
        if (kind == QAccessible::Description && at)
            return m_view->alerts().sentence(*at);
        return {};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.offscreen = !isInSight();
        state.disabled = !isValid();
        return state;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (m_view && name == pressAction())
            m_view->pressButton(m_key);
    }

private:
    QAccessibleInterface &m_row;
};

//! One alert of the list.
class AlertRowAccessible final : public AlertItem
{
public:
    using AlertItem::AlertItem;
    ~AlertRowAccessible() override
    {
        if (m_button)
            QAccessible::deleteAccessibleInterface(m_button);
    }

    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view.data()) : nullptr;
    }
    QAccessibleInterface *child(int at) const override
    {
        if (at != 0 || !action().isButton())
            return nullptr;
        if (!m_button)
            m_button = QAccessible::registerAccessibleInterface(
                new AlertButtonAccessible(*m_view, m_key, const_cast<AlertRowAccessible &>(*this)));
        return QAccessible::accessibleInterface(m_button);
    }
    int childCount() const override { return action().isButton() ? 1 : 0; }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        return m_button && item == QAccessible::accessibleInterface(m_button) ? 0 : -1;
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override { return m_view ? onScreen(*m_view, rowRect()) : QRect(); }
    QString text(QAccessible::Text kind) const override
    {
        const auto at = row();
        return kind == QAccessible::Name && at ? m_view->alerts().sentence(*at) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const auto at = row();
        if (!at) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.extSelectable = true;
        state.focusable = true;
        state.selected = m_view->selectionModel()->isRowSelected(*at, {});
        state.focused = m_view->hasFocus() && m_view->currentIndex().row() == *at;
        state.offscreen = !isInSight();
        return state;
    }
    QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (m_view && name == setFocusAction())
            m_view->selectKey(m_key);
    }

private:
    mutable QAccessible::Id m_button = 0;
};

//! The header of one group, wherever it is by now.
class GroupAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    GroupAccessible(AlertView &view, AlertGroup group) : m_view(&view), m_group(std::move(group)) { }

    bool isValid() const override { return number().has_value(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view.data()) : nullptr;
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }
    QString text(QAccessible::Text kind) const override
    {
        const auto at = row();
        return kind == QAccessible::Name && at ? m_view->alerts().sentence(*at) : QString();
    }
    QRect rect() const override
    {
        const auto at = row();
        if (!at)
            return {};
        QRect line = m_view->visualRect(m_view->alerts().index(*at, 0));
        line.setLeft(0);
        line.setRight(m_view->viewport()->width() - 1);
        return onScreen(*m_view, line);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const auto at = row();
        if (!at) {
            state.invalid = true;
            return state;
        }
        const bool isFolded = m_view->alerts().groups().group(*number()).isFolded;
        state.expandable = true;
        state.expanded = !isFolded;
        state.collapsed = isFolded;
        state.selectable = true;
        state.focusable = true;
        state.selected = m_view->selectionModel()->isRowSelected(*at, {});
        state.focused = m_view->hasFocus() && m_view->currentIndex().row() == *at;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {toggleAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (const auto at = row(); at && name == toggleAction())
            m_view->setFolded(*at, !m_view->alerts().groups().group(*number()).isFolded);
    }

    std::optional<int> row() const
    {
        const auto group = number();
        return group ? std::optional(m_view->alerts().groups().headerRow(*group)) : std::nullopt;
    }

private:
    std::optional<int> number() const
    {
        return m_view && m_view->alerts().groups().isActive() ? m_view->alerts().groups().find(m_group) : std::nullopt;
    }

    QPointer<AlertView> m_view;
    AlertGroup m_group;
};

class AlertViewAccessible final : public QAccessibleWidget
{
public:
    explicit AlertViewAccessible(AlertView &view) : QAccessibleWidget(&view, QAccessible::List), m_view(view) { }
    ~AlertViewAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
        for (const QAccessible::Id id : std::as_const(m_headers))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_view.alerts().rowCount(); }
    QAccessibleInterface *child(int row) const override
    {
        if (const auto group = m_view.alerts().groupAt(row))
            return header(m_view.alerts().groups().group(*group));
        const auto key = m_view.alerts().keyAt(row);
        if (!key)
            return nullptr;
        forgetGone();
        auto found = m_items.constFind(*key);
        if (found == m_items.constEnd())
            found = m_items.insert(*key, QAccessible::registerAccessibleInterface(new AlertRowAccessible(m_view, *key)));
        return QAccessible::accessibleInterface(*found);
    }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        if (const auto *row = dynamic_cast<const AlertRowAccessible *>(item))
            return m_view.alerts().rowOf(row->key()).value_or(-1);
        if (const auto *group = dynamic_cast<const GroupAccessible *>(item))
            return group->row().value_or(-1);
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex at = m_view.indexAt(m_view.viewport()->mapFromGlobal(QPoint(x, y)));
        return at.isValid() ? child(at.row()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QModelIndex current = m_view.currentIndex();
        return m_view.hasFocus() && current.isValid() ? child(current.row()) : nullptr;
    }

private:
    QAccessibleInterface *header(const AlertGroup &group) const
    {
        // A group is known by what it is called.
        const auto name = std::pair(int(group.severity), QByteArray::fromStdString(group.name));
        auto found = m_headers.constFind(name);
        if (found == m_headers.constEnd())
            found = m_headers.insert(name, QAccessible::registerAccessibleInterface(new GroupAccessible(m_view, group)));
        return QAccessible::accessibleInterface(*found);
    }

    // Only when the items have grown to twice the rows: each call would else walk them all.
    void forgetGone() const
    {
        if (m_items.size() <= 2 * m_view.alerts().rowCount() + 64)
            return;
        for (auto it = m_items.begin(); it != m_items.end();) {
            if (m_view.alerts().rowOf(it.key())) {
                ++it;
                continue;
            }
            QAccessible::deleteAccessibleInterface(*it);
            it = m_items.erase(it);
        }
    }

    AlertView &m_view;
    mutable QHash<AlertKey, QAccessible::Id> m_items;
    mutable QHash<std::pair<int, QByteArray>, QAccessible::Id> m_headers;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *view = qobject_cast<AlertView *>(object))
        return new AlertViewAccessible(*view);
    return nullptr;
}

} // namespace

void installAlertViewAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace noc
