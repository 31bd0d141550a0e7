// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rawmessage.h"

#include "core/session/session.h"
#include "ui/alerts/rawjson.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kFewestLines = 4;
constexpr int kMostLines = 16;

} // namespace

RawMessage::RawMessage(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_fold(new QToolButton(this)),
      m_words(new QLabel(this)),
      m_newer(new QPushButton(tr("A newer one came: read it"), this)),
      m_text(new QPlainTextEdit(this)),
      m_copy(new QPushButton(tr("Copy"), this))
{
    m_fold->setText(tr("As received"));
    m_fold->setAccessibleDescription(tr("Shows the server's newest message for this alert, from the journal"));
    m_fold->setCheckable(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setFocusPolicy(Qt::TabFocus);
    setRole(*m_fold, "fold"_L1);
    setRole(*m_words, "secondary"_L1);
    setRole(*m_newer, "link"_L1);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("As received"));
    m_copy->setAccessibleName(tr("Copy the message as received"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_words);
    column->addWidget(m_newer, 0, Qt::AlignLeft);
    column->addWidget(m_text);
    column->addWidget(m_copy, 0, Qt::AlignLeft);

    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        ask();
    });
    connect(m_newer, &QPushButton::clicked, this, &RawMessage::ask);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    // What a file was asked that was closed since is never answered.
    const auto askAnew = [this] {
        if (isOpen() && m_text->isHidden())
            ask();
    };
    connect(&session.journal(), &SessionJournal::restored, this, askAnew);
    connect(&session.journal(), &SessionJournal::troubleChanged, this, askAnew);
    connect(&theme, &Theme::changed, this, &RawMessage::adoptTheme);
    adoptTheme();
    ask();
}

void RawMessage::adoptTheme()
{
    m_fold->setFont(m_theme.headingFont());
    m_words->setFont(m_theme.secondaryFont());
    m_newer->setFont(m_theme.secondaryFont());
    m_copy->setFont(m_theme.secondaryFont());
    m_text->setFont(m_theme.monoFont());
    fitHeight();
}

void RawMessage::setAlert(const std::optional<AlertKey> &key)
{
    if (key == m_key)
        return;
    m_key = key;
    ask();
}

void RawMessage::setOpen(bool open)
{
    m_fold->setChecked(open);
}

bool RawMessage::isOpen() const
{
    return m_fold->isChecked();
}

QString RawMessage::text() const
{
    return m_text->toPlainText();
}

std::optional<WallTime> RawMessage::lastReceived() const
{
    const AlertStore &store = m_session.alerts();
    const auto slot = m_key ? store.find(*m_key) : std::nullopt;
    return slot ? std::optional(store.lastReceived(*slot)) : std::nullopt;
}

void RawMessage::refresh()
{
    if (!isOpen())
        return;
    const bool isNewer = lastReceived() && lastReceived() != m_shownUntil;
    if (isNewer && m_text->isHidden())
        ask();
    else
        m_newer->setVisible(isNewer);
}

void RawMessage::ask()
{
    ++m_question;
    m_text->clear();
    m_newer->hide();
    if (!isOpen() || !m_key) {
        m_words->hide();
        m_text->hide();
        m_copy->hide();
        return;
    }
    m_shownUntil = lastReceived();
    showWords(tr("Reading the journal…"));
    m_session.journal().rawOf(*m_key, [self = QPointer(this), question = m_question](const Result<QString> &frame) {
        if (!self || self->m_question != question)
            return;
        if (frame.ok())
            self->adopt(*frame);
        else
            self->showWords(tr("The journal could not be read: %1", "a sentence of the reason").arg(frame.error().message));
    });
}

void RawMessage::showWords(const QString &words)
{
    m_words->setText(words);
    m_words->show();
    m_text->hide();
    m_copy->hide();
}

void RawMessage::adopt(const QString &frame)
{
    if (frame.isEmpty()) {
        showWords(
            m_session.journal().isKept()
                ? tr("The journal has no message that raised this alert: it is older than what is kept, or came with the "
                     "server's list.")
                : tr("No journal is kept: the message is gone."));
        return;
    }
    m_words->hide();
    m_text->setPlainText(prettyJson(frame));
    m_text->show();
    m_copy->show();
    fitHeight();
    // Only then the layout knows of it.
    QMetaObject::invokeMethod(this, &RawMessage::shown, Qt::QueuedConnection);
}

void RawMessage::fitHeight()
{
    const int lines = std::clamp(m_text->blockCount(), kFewestLines, kMostLines);
    const QMargins margins = m_text->contentsMargins();
    m_text->setFixedHeight(
        lines * m_text->fontMetrics().lineSpacing() + margins.top() + margins.bottom()
        + 2 * int(m_text->document()->documentMargin()));
}

} // namespace noc
