// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/keysdialog.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// A menu's text without the mark of its mnemonic.
QString plainText(QString text)
{
    return text.remove(u'&').remove(u"…"_s);
}

void collect(const QMenu &menu, const QString &title, QList<KeysDialog::Line> &lines)
{
    for (const QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        if (const QMenu *sub = action->menu()) {
            collect(*sub, title, lines);
            continue;
        }
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            lines.append({title, plainText(action->text()), keys.join(u"  "_s)});
    }
}

} // namespace

QList<KeysDialog::Line> KeysDialog::linesOf(const QMenuBar &menus)
{
    QList<Line> lines;
    for (const QAction *action : menus.actions()) {
        if (const QMenu *menu = action->menu())
            collect(*menu, plainText(menu->title()), lines);
    }
    return lines;
}

KeysDialog::KeysDialog(const QMenuBar &menus, Theme &theme, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);

    auto *sheet = new QWidget(this);
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(20, 16, 20, 16);
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(5);
    QString menu;
    int row = 0;
    for (const Line &line : linesOf(menus)) {
        if (line.menu != menu) {
            menu = line.menu;
            auto *heading = new QLabel(menu, sheet);
            heading->setFont(theme.headingFont());
            heading->setContentsMargins(0, row == 0 ? 0 : 8, 0, 0);
            setRole(*heading, "heading"_L1);
            grid->addWidget(heading, row++, 0, 1, 2);
        }
        grid->addWidget(new QLabel(line.action, sheet), row, 0);
        auto *keys = new QLabel(line.keys, sheet);
        keys->setFont(theme.monoFont());
        keys->setAccessibleName(tr("%1: %2", "action, its keys").arg(line.action, line.keys));
        grid->addWidget(keys, row++, 1);
    }
    grid->setRowStretch(row, 1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    scroll->setAccessibleName(tr("List of keys"));
    setRole(*sheet, "panel"_L1);
    column->addWidget(scroll);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(20, 0, 20, 0);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(sheet->sizeHint().width() + 40, std::min(640, sheet->sizeHint().height() + 70));
}

} // namespace noc
