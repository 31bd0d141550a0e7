// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/noticenote.h"

#include "ui/notify/notice.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace noc {

NoticeNote::NoticeNote(Notice &notice, Theme &theme, QWidget *parent) : QToolButton(parent), m_notice(notice)
{
    setFont(theme.secondaryFont());
    setToolTip(tr("Alarm sounds and notifications"));
    connect(&notice, &Notice::changed, this, &NoticeNote::refresh);
    connect(&theme, &Theme::changed, this, [this, &theme] {
        setFont(theme.secondaryFont());
        setMinimumWidth(0);
        refresh();
    });
    hide();
    refresh();
}

void NoticeNote::refresh()
{
    const NoticeWords words = m_notice.words();
    if (words.isTrouble != m_isTrouble) {
        m_isTrouble = words.isTrouble;
        setRole(*this, m_isTrouble ? "warning"_L1 : ""_L1);
    }
    if (text() != words.text) {
        // A count-down that only grows does not have the window laid out anew every second.
        if (words.spoken != m_spoken)
            setMinimumWidth(0);
        setText(words.text);
        setMinimumWidth(std::max(minimumWidth(), sizeHint().width()));
    }
    // Assistive technology is not to hear every second of a count-down.
    if (words.spoken != m_spoken) {
        m_spoken = words.spoken;
        setAccessibleName(m_spoken);
    }
    setVisible(!words.text.isEmpty());
}

} // namespace noc
