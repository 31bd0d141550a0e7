// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/filterhelp.h"

#include "ui/alerts/querywords.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kMeaningWidth = 420;

//! Two columns: what is typed, what it means.
class Examples
{
public:
    Examples(QVBoxLayout &column, const QString &title, Theme &theme, QWidget *parent) : m_theme(theme), m_parent(parent)
    {
        auto *heading = new QLabel(title, parent);
        heading->setFont(theme.headingFont());
        setRole(*heading, "heading"_L1);
        column.addWidget(heading);
        m_grid = new QGridLayout;
        m_grid->setHorizontalSpacing(18);
        m_grid->setVerticalSpacing(4);
        m_grid->setColumnMinimumWidth(0, 190);
        m_grid->setColumnStretch(1, 1);
        column.addLayout(m_grid);
    }

    void add(const QString &typed, const QString &meaning)
    {
        auto *example = new QLabel(typed, m_parent);
        example->setFont(m_theme.monoFont());
        example->setTextFormat(Qt::PlainText);
        auto *text = new QLabel(meaning, m_parent);
        text->setWordWrap(true);
        // A grid in a column does not ask labels how high they are at their width.
        text->ensurePolished();
        text->setFixedWidth(kMeaningWidth);
        text->setMinimumHeight(text->heightForWidth(kMeaningWidth));
        text->setAccessibleName(FilterHelp::tr("%1: %2", "what is typed, what it means").arg(typed, meaning));
        const int row = m_grid->rowCount();
        m_grid->addWidget(example, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row, 1);
    }

private:
    Theme &m_theme;
    QWidget *m_parent;
    QGridLayout *m_grid;
};

} // namespace

FilterHelp::FilterHelp(Theme &theme, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Filter"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 12);
    column->setSpacing(8);

    Examples words(*column, tr("Words"), theme, this);
    words.add(u"link down"_s, tr("both words, in type, message, client, site or id"));
    words.add(u"\"link down\""_s, tr("these words together"));
    words.add(u"dev*line"_s, tr("* stands for any text"));
    words.add(u"-lab"_s, tr("hides what has it; works with every term"));

    Examples fields(*column, tr("Terms"), theme, this);
    fields.add(u"severity>=high"_s, queryFieldText(QueryField::Severity));
    fields.add(u"status:new,escalated"_s, tr("one of several values"));
    fields.add(u"client:\"Harbour Line\""_s, tr("the whole name; with * also a part. As well: site, owner, type, id"));
    fields.add(u"message:\"port 7\""_s, queryFieldText(QueryField::Message));
    fields.add(u"age<10m"_s, tr("first raised less than 10 minutes ago; s, m, h, d. As well: seen, for the last time"));
    fields.add(u"count>3"_s, queryFieldText(QueryField::Count));
    fields.add(
        u"is:mine"_s,
        tr("acknowledged here. As well: unacknowledged, acknowledged, seen, raised-again, away, last-known, queued, refused, "
           "unanswered"));
    fields.add(u"kind:finding"_s, queryFieldText(QueryField::Kind));

    Examples care(*column, tr("Good to know"), theme, this);
    care.add(
        tr("not judged"),
        tr("Live alerts do not tell their client, site and owner. client:acme hides what it cannot judge, and counts it."));
    care.add(u"-client:acme"_s, tr("A negated term hides only what is known to match."));
    care.add(tr("underlined"), tr("What is not understood hides nothing."));
    column->addSpacing(4);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void FilterHelp::open(Theme &theme, QWidget &parent)
{
    auto *help = parent.findChild<FilterHelp *>(QString(), Qt::FindDirectChildrenOnly);
    if (!help) {
        help = new FilterHelp(theme, &parent);
        help->setAttribute(Qt::WA_DeleteOnClose);
    }
    help->show();
    help->raise();
    help->activateWindow();
}

} // namespace noc
