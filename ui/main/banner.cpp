// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/banner.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kMark = 11;
constexpr int kLeft = 14;

} // namespace

Banner::Banner(Session &session, Theme &theme, QWidget *parent) : QFrame(parent), m_session(session), m_theme(theme)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kLeft + kMark + 9, 8, 12, 8);
    row->setSpacing(8);

    m_text = new QLabel(this);
    m_text->setFont(theme.baseFont());
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);

    m_signIn = new QPushButton(tr("Sign in…"), this);
    connect(m_signIn, &QPushButton::clicked, this, &Banner::signInRequested);
    row->addWidget(m_signIn);
    m_retry = new QPushButton(tr("Retry now"), this);
    connect(m_retry, &QPushButton::clicked, &session, &Session::retryNow);
    row->addWidget(m_retry);
    m_connect = new QPushButton(tr("Connect"), this);
    connect(m_connect, &QPushButton::clicked, &session, &Session::start);
    row->addWidget(m_connect);
    m_acceptTenant = new QPushButton(tr("Accept this tenant…"), this);
    connect(m_acceptTenant, &QPushButton::clicked, this, &Banner::confirmTenant);
    row->addWidget(m_acceptTenant);
    auto *log = new QPushButton(tr("Event log"), this);
    connect(log, &QPushButton::clicked, this, &Banner::eventLogActivated);
    row->addWidget(log);

    hide();
    connect(&session, &Session::livenessChanged, this, &Banner::refresh);
    connect(&session, &Session::channelChanged, this, &Banner::refresh);
    connect(&session, &Session::concernsChanged, this, &Banner::refresh);
    connect(&session, &Session::signInChanged, this, &Banner::refresh);
    connect(&theme, &Theme::changed, this, [this] { show(m_words); });
    refresh();
}

void Banner::refresh()
{
    const BannerWords words = bannerWords(bannerFacts(m_session));
    if (words != m_words)
        show(words);
}

void Banner::show(const BannerWords &words)
{
    const bool appears = m_words.tone == BannerWords::Tone::None && words.tone != BannerWords::Tone::None;
    m_words = words;
    switch (words.tone) {
    case BannerWords::Tone::None:
    case BannerWords::Tone::Note: setRole(*this, "bar"_L1); break;
    case BannerWords::Tone::Warning: setRole(*this, "warningBar"_L1); break;
    case BannerWords::Tone::Alarm: setRole(*this, "alarmBar"_L1); break;
    }
    setRole(*m_text, words.tone == BannerWords::Tone::Warning ? "warning"_L1 : "text"_L1);
    m_text->setText(u"<b>%1</b>&nbsp; %2"_s.arg(words.head.toHtmlEscaped(), words.body.toHtmlEscaped()));
    const QString plain = words.head + QLatin1Char(' ') + words.body;
    m_text->setAccessibleName(plain);
    setAccessibleName(plain);
    m_retry->setVisible(words.offersRetry);
    m_connect->setVisible(words.offersConnect);
    m_signIn->setVisible(words.offersSignIn);
    m_acceptTenant->setVisible(words.offersAcceptTenant);
    setVisible(words.tone != BannerWords::Tone::None);
    update();
    if (appears) {
        // Said once when it comes, not at every second of the countdown.
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Banner::confirmTenant()
{
    const auto answer = QMessageBox::question(
        this, tr("Another tenant"),
        tr("The server greeted as another tenant than before. Only accept it if you know why. What waits in the queue is then sent "
           "to the new "
           "tenant."),
        QMessageBox::Yes | QMessageBox::No, QMessageBox::No);
    if (answer == QMessageBox::Yes)
        m_session.acceptTenant();
}

void Banner::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const ThemeColors &colors = m_theme.colors();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF box(mirrored ? width() - kLeft - kMark : kLeft, (height() - kMark) / 2.0, kMark, kMark);
    QPainter painter(this);
    switch (m_words.tone) {
    case BannerWords::Tone::None: break;
    case BannerWords::Tone::Note: drawSeverityMark(painter, box, Severity::Info, colors.secondary); break;
    case BannerWords::Tone::Warning: drawSeverityMark(painter, box, Severity::Medium, colors.high); break;
    case BannerWords::Tone::Alarm: drawSeverityMark(painter, box, Severity::Critical, colors.critical); break;
    }
}

} // namespace noc
