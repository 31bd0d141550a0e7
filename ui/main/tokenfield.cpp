// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/tokenfield.h"

#include "core/session/tokensource.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace noc {

TokenField::TokenField(Theme &theme, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_line = new QLineEdit(this);
    m_line->setFont(theme.monoFont());
    // As high as a field in the base font beside it.
    m_line->setMinimumHeight(QFontMetrics(theme.baseFont()).height() + 12);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setAccessibleName(tr("Token"));
    row->addWidget(m_line, 1);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &TokenField::changed);

    auto *show = new QPushButton(tr("Show"), this);
    show->setCheckable(true);
    show->setAccessibleName(tr("Show the token"));
    connect(
        show, &QPushButton::toggled, this, [this](bool on) { m_line->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    row->addWidget(show);
    auto *file = new QPushButton(tr("From file…"), this);
    file->setAccessibleName(tr("Read the token from a file"));
    connect(file, &QPushButton::clicked, this, &TokenField::chooseFile);
    row->addWidget(file);
}

QString TokenField::token() const
{
    // A token that was copied with its header's name is meant without it.
    QString token = m_line->text().trimmed();
    constexpr QLatin1StringView bearer("Bearer ");
    if (token.startsWith(bearer, Qt::CaseInsensitive))
        token = token.mid(bearer.size()).trimmed();
    return token;
}

void TokenField::clear()
{
    m_line->clear();
}

void TokenField::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Token file"));
    if (path.isEmpty())
        return;
    const Result<QString> token = readTokenFile(path);
    if (token.ok())
        m_line->setText(token.value());
    else
        Q_EMIT fileRefused(token.error().message);
}

} // namespace noc
