// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/keysdialog.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kColumns = 3;
// How many lines a column may have more than its share.
constexpr int kSlack = 8;
// The scroll bar, and some air.
constexpr int kBeside = 40;

// A menu's text without the mark of its mnemonic.
QString plainText(QString text)
{
    return text.remove(u'&').remove(u"…"_s);
}

void collect(const QMenu &menu, const QString &title, const QString &group, QList<KeysDialog::Line> &lines)
{
    for (const QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        if (const QMenu *sub = action->menu()) {
            collect(*sub, title, plainText(sub->title()), lines);
            continue;
        }
        const QString name = plainText(action->text());
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            lines.append(
                {title, group.isEmpty() ? name : KeysDialog::tr("%1: %2", "submenu, action").arg(group, name), keys.join(u"  "_s)});
    }
}

} // namespace

QList<KeysDialog::Line> KeysDialog::linesOf(const QMenuBar &menus)
{
    QList<Line> lines;
    for (const QAction *action : menus.actions()) {
        if (const QMenu *menu = action->menu())
            collect(*menu, plainText(menu->title()), {}, lines);
    }
    return lines;
}

QList<KeysDialog::Line> KeysDialog::localLines()
{
    const auto keys = [](std::initializer_list<QKeySequence> sequences) {
        QStringList names;
        for (const QKeySequence &sequence : sequences)
            names << sequence.toString(QKeySequence::NativeText);
        return names.join(u"  "_s);
    };
    const QString table = tr("In the alert table");
    const QString filter = tr("In the filter");
    const QString chart = tr("In the round trip chart");
    const QString commands = tr("In the list of commands");
    return {
        {table, tr("Next, previous alert"), keys({Qt::Key_J, Qt::Key_K})},
        {table, tr("First, last alert"), keys({Qt::Key_Home, Qt::Key_End})},
        {table, tr("Choose several, one by one"), keys({Qt::Key_Space})},
        {table, tr("Choose more above, below"), keys({Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down})},
        {table, tr("Fold, unfold a group"), keys({Qt::Key_Left, Qt::Key_Right})},
        {table, tr("Choose all"), keys({Qt::CTRL | Qt::Key_A})},
        {table, tr("Copy the chosen rows"), keys({Qt::CTRL | Qt::Key_C})},
        {table, tr("Let new rows in"), keys({Qt::Key_Escape})},
        {table, tr("Menu of the alert"), keys({Qt::SHIFT | Qt::Key_F10})},
        {filter, tr("Suggestions"), keys({Qt::CTRL | Qt::Key_Space})},
        {filter, tr("Next, previous suggestion"), keys({Qt::CTRL | Qt::Key_Down, Qt::CTRL | Qt::Key_Up})},
        {filter, tr("Take the suggestion"), keys({Qt::Key_Tab})},
        {filter, tr("To the table"), keys({Qt::Key_Return})},
        {filter, tr("Empty, then leave"), keys({Qt::Key_Escape})},
        {chart, tr("Value before, value after"), keys({Qt::Key_Left, Qt::Key_Right})},
        {chart, tr("Zoom"), keys({Qt::Key_Plus, Qt::Key_Minus})},
        {chart, tr("Earlier, later"), keys({Qt::Key_PageUp, Qt::Key_PageDown})},
        {chart, tr("Back to the present"), keys({Qt::Key_End})},
        {commands, tr("Withdraw"), keys({Qt::Key_Delete})},
        {commands, tr("Ask again"), keys({Qt::Key_R})},
    };
}

QWidget *KeysDialog::makeSheet(const QList<Line> &lines, const Theme &theme, int most)
{
    auto *sheet = new QWidget(this);
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(20, 16, 20, 16);
    columns->setSpacing(36);
    // Side by side, so that all of them are seen at once. A menu is not torn apart.
    const auto longest = int(lines.size()) / most + kSlack;
    QGridLayout *grid = nullptr;
    int row = 0;
    for (auto line = lines.begin(); line != lines.end();) {
        const auto next = std::find_if(line, lines.end(), [&](const Line &other) { return other.menu != line->menu; });
        if (!grid || (row + int(next - line) > longest && columns->count() < most)) {
            grid = new QGridLayout;
            grid->setHorizontalSpacing(18);
            grid->setVerticalSpacing(4);
            columns->addLayout(grid);
            columns->setAlignment(grid, Qt::AlignTop);
            row = 0;
        }
        auto *heading = new QLabel(line->menu, sheet);
        heading->setFont(theme.headingFont());
        heading->setContentsMargins(0, row == 0 ? 0 : 8, 0, 0);
        setRole(*heading, "heading"_L1);
        grid->addWidget(heading, row++, 0, 1, 2);
        for (; line != next; ++line) {
            grid->addWidget(new QLabel(line->action, sheet), row, 0);
            auto *keys = new QLabel(line->keys, sheet);
            keys->setFont(theme.monoFont());
            keys->setAccessibleName(tr("%1: %2", "action, its keys").arg(line->action, line->keys));
            grid->addWidget(keys, row++, 1);
        }
    }
    setRole(*sheet, "panel"_L1);
    return sheet;
}

KeysDialog::KeysDialog(const QMenuBar &menus, Theme &theme, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 12);

    const QList<Line> lines = linesOf(menus) + localLines();
    const QSize room = screen()->availableSize() * 0.96;
    int columns = kColumns;
    QWidget *sheet = makeSheet(lines, theme, columns);
    // Some languages are too wide for three on a small screen.
    while (sheet->sizeHint().width() + kBeside > room.width() && columns > 1) {
        delete sheet;
        sheet = makeSheet(lines, theme, --columns);
    }

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    scroll->setAccessibleName(tr("List of keys"));
    outer->addWidget(scroll);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(20, 0, 20, 0);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    outer->addWidget(buttons);
    resize(sheet->sizeHint().width() + kBeside, std::min({680, room.height(), sheet->sizeHint().height() + 70}));
}

} // namespace noc
