// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/viewsmenu.h"

#include "ui/alerts/savedviews.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace noc {

ViewsMenu::ViewsMenu(const SavedViews &views, QWidget *parent) : QMenu(tr("&Views"), parent), m_views(views)
{
    connect(&views, &SavedViews::changed, this, &ViewsMenu::rebuild);
    rebuild();
}

void ViewsMenu::setChosen(const QString &name)
{
    m_chosen = name;
    const QList<QAction *> all = actions();
    for (QAction *action : all)
        action->setChecked(action->isCheckable() && action->data().toString() == name);
}

void ViewsMenu::rebuild()
{
    clear();
    int digit = Qt::Key_1;
    for (const SavedView &view : m_views.views()) {
        QAction *action = addAction(QString(view.name).replace(u'&', u"&&"_s));
        action->setData(view.name);
        action->setCheckable(true);
        if (digit < Qt::Key_1 + int(kMostKeys))
            action->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key(digit++));
        connect(action, &QAction::triggered, this, [this, name = view.name] { Q_EMIT viewChosen(name); });
    }
    if (m_views.views().isEmpty())
        addAction(tr("No view is kept yet"))->setEnabled(false);
    addSeparator();
    QAction *keep = addAction(tr("&Keep what is shown as a view…"));
    keep->setShortcut(Qt::CTRL | Qt::Key_S);
    connect(keep, &QAction::triggered, this, &ViewsMenu::keepingRequested);
    QAction *arrange = addAction(tr("&Arrange and share views…"));
    arrange->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_V);
    connect(arrange, &QAction::triggered, this, &ViewsMenu::arrangingRequested);
    setChosen(m_chosen);
}

} // namespace noc
