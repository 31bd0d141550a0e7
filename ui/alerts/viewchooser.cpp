// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/viewchooser.h"

#include "ui/alerts/viewsdialog.h"
#include "ui/alerts/viewsmenu.h"
#include "ui/theme/formats.h"
#include "ui/theme/theme.h"

#include <QInputDialog>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kWidestName = 160;

QString withArrow(const QString &text)
{
    return text + u" ▾"_s;
}

} // namespace

ViewChooser::ViewChooser(SavedViews &views, Theme &theme, QWidget *parent)
    : QToolButton(parent), m_views(views), m_theme(theme), m_menu(new ViewsMenu(views, this))
{
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    connect(m_menu, &ViewsMenu::viewChosen, this, &ViewChooser::choose);
    connect(m_menu, &ViewsMenu::keepingRequested, this, &ViewChooser::askForName);
    connect(m_menu, &ViewsMenu::arrangingRequested, this, [this] {
        auto *dialog = new ViewsDialog(m_views, m_theme, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&views, &SavedViews::changed, this, &ViewChooser::refresh);
    connect(&views, &SavedViews::renamed, this, [this](const QString &from, const QString &to) {
        if (m_chosen == from)
            m_chosen = to;
    });
    connect(&theme, &Theme::changed, this, &ViewChooser::adoptTheme);
    adoptTheme();
}

void ViewChooser::adoptTheme()
{
    setFont(m_theme.secondaryFont());
    refresh();
}

void ViewChooser::follow(const SavedView &shown)
{
    m_shown = shown;
    refresh();
}

void ViewChooser::letGo()
{
    m_chosen.clear();
    refresh();
}

void ViewChooser::choose(const QString &name)
{
    const auto view = m_views.named(name);
    if (!view)
        return;
    m_chosen = name;
    Q_EMIT viewChosen(*view);
    refresh();
}

void ViewChooser::refresh()
{
    const auto view = m_views.named(m_chosen);
    if (!view)
        m_chosen.clear();
    m_menu->setChosen(m_chosen);
    if (!view) {
        setText(withArrow(tr("Views")));
        setAccessibleName(tr("Views; none is chosen"));
        setToolTip(tr("Kept filters, to be shown again"));
        return;
    }
    const bool isChanged = !view->showsTheSame(m_shown);
    const QString name = fontMetrics().elidedText(m_chosen, Qt::ElideRight, kWidestName).replace(u'&', u"&&"_s);
    setText(withArrow(isChanged ? tr("%1, changed", "a saved view").arg(name) : name));
    setAccessibleName(isChanged ? tr("View: %1, changed").arg(m_chosen) : tr("View: %1").arg(m_chosen));
    // A name that was pasted must stay a name.
    setToolTip(plainToolTip(accessibleName()));
}

void ViewChooser::askForName()
{
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep as a view"));
    dialog->setLabelText(tr("Words and terms, tiles and order are kept. A view of the same name is replaced."));
    dialog->setTextValue(m_chosen);
    dialog->setOkButtonText(tr("Keep"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        SavedView view = m_shown;
        view.name = name;
        const QString kept = m_views.keep(view);
        if (!kept.isEmpty())
            m_chosen = kept;
        refresh();
    });
    dialog->open();
}

} // namespace noc
