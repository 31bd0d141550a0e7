// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/connectionstrip.h"

#include "ui/main/channelpill.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kSpacing = 8;
constexpr milliseconds kTokenNear {10 * 60'000};
constexpr milliseconds kCoverageEvery {1'000};

QString withoutMarkup(QString html)
{
    qsizetype open = html.indexOf(u'<');
    while (open >= 0) {
        const qsizetype close = html.indexOf(u'>', open);
        html.remove(open, close - open + 1);
        open = html.indexOf(u'<');
    }
    return html.replace(u"&nbsp;"_s, u" "_s);
}

} // namespace

//! Keeps what a label's words want from the layout: for each tick of a figure the whole window would be laid out anew.
class SteadyBox : public QWidget
{
public:
    using QWidget::QWidget;

    void setBody(QWidget *body) { m_body = body; }
    //! Room for so many pixels; what was wanted before is only taken back by `anew`.
    void want(int width, bool anew)
    {
        const int wanted = anew ? width : std::max(width, m_width);
        if (std::exchange(m_width, wanted) != wanted)
            updateGeometry();
    }
    QSize sizeHint() const override { return QSize(m_width, m_body->sizeHint().height()); }
    //! What does not fit even in the shortest words must not force the window wider.
    QSize minimumSizeHint() const override { return QSize(1, sizeHint().height()); }

protected:
    void resizeEvent(QResizeEvent *) override { m_body->setGeometry(rect()); }

private:
    QWidget *m_body = nullptr;
    int m_width = 1;
};

ConnectionStrip::ConnectionStrip(Session &session, Theme &theme, QWidget *parent)
    : QFrame(parent), m_session(session), m_theme(theme)
{
    setRole(*this, "bar"_L1);
    setAccessibleName(tr("Connection"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(kSpacing);
    for (const ChannelKind kind : kAllChannels) {
        auto *pill = new ChannelPill(kind, theme, this);
        m_pills[std::size_t(kind)] = pill;
        connect(pill, &QAbstractButton::clicked, this, [this, kind] { Q_EMIT channelActivated(kind); });
        row->addWidget(pill);
    }
    row->addStretch(1);

    m_token = new QLabel(this);
    m_token->setFont(theme.secondaryFont());
    m_token->setTextFormat(Qt::RichText);
    m_token->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setRole(*m_token, "warning"_L1);
    connect(m_token, &QLabel::linkActivated, this, &ConnectionStrip::tokenActivated);
    row->addWidget(m_token);

    m_figuresBox = new SteadyBox(this);
    m_figures = new QLabel(m_figuresBox);
    m_figuresBox->setBody(m_figures);
    m_figures->setFont(theme.secondaryFont());
    m_figures->setTextFormat(Qt::RichText);
    m_figures->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setRole(*m_figures, "secondary"_L1);
    row->addWidget(m_figuresBox);

    connect(&session, &Session::channelChanged, this, &ConnectionStrip::refresh);
    connect(&session, &Session::budgetChanged, this, &ConnectionStrip::refresh);
    connect(&theme, &Theme::changed, this, &ConnectionStrip::refresh);
    refresh();
}

void ConnectionStrip::refresh()
{
    const BootTime now = m_session.clock().bootNow();
    for (const ChannelKind kind : kAllChannels) {
        const ChannelStatus status = m_session.channel(kind);
        std::optional<BootTime> &lastProof = m_lastProof[std::size_t(kind)];
        if (status.lastProof)
            lastProof = status.lastProof;
        m_pills[std::size_t(kind)]->setWords(pillWords(status, lastProof, now));
    }
    const QString token = tokenWords();
    if (m_token->text() != token)
        m_token->setText(token);
    m_token->setVisible(!token.isEmpty());
    readCoverage(now);
    fit();
}

// What grows by a hundredth each moment is told once a second, what falls at once: markup is dear to lay out.
void ConnectionStrip::readCoverage(BootTime now)
{
    const double percent = m_session.health().coverage().percent();
    if (m_coverageAt && percent > m_coverage && m_coverage > 0 && now - *m_coverageAt < kCoverageEvery)
        return;
    m_coverage = percent;
    m_coverageAt = now;
}

QString ConnectionStrip::tokenWords() const
{
    const std::optional<WallTime> expiry = m_session.tokenExpiry();
    if (!expiry)
        return {};
    const milliseconds left = *expiry - m_session.clock().wallNow();
    if (left > kTokenNear)
        return {};
    const QString words = left > milliseconds(0) ? tr("Token ends in %1").arg(formatAge(left)) : tr("Token has ended");
    const QString link =
        u"<a href=\"#token\" style=\"color:%1\">%2</a>"_s.arg(m_theme.colors().action.name(), tr("New token…").toHtmlEscaped());
    return u"%1&nbsp; %2"_s.arg(words.toHtmlEscaped(), link);
}

QString ConnectionStrip::figures(int brevity) const
{
    const BudgetStatus budget = m_session.budget();
    const int load = m_session.raisedInLastTenMinutes();
    const auto strong = [color = m_theme.colors().text.name()](const QString &figure) {
        return u"<b style=\"color:%1\">%2</b>"_s.arg(color, figure.toHtmlEscaped());
    };

    const QString percent = strong(tr("%1 %").arg(formatPercent(m_coverage)));
    const QString coverage = brevity == 0 ? tr("Shift coverage %1").arg(percent) : tr("Coverage %1").arg(percent);
    const QString spent = brevity == 0 ? tr("%1 of %2 this minute", "commands").arg(budget.spent).arg(budget.ceiling)
                                       : tr("%1 of %2", "commands spent, ceiling").arg(budget.spent).arg(budget.ceiling);
    const QString commands = budget.waiting > 0
        ? tr("Commands %1, %2", "spent, number waiting").arg(strong(spent), tr("%n waiting", "commands", int(budget.waiting)))
        : tr("Commands %1").arg(strong(spent));
    // Without a link it falls, and must not look like calm.
    const QString loadText = brevity < 2 && m_session.rowsAreLive()
        ? tr("Load %1, %2").arg(strong(tr("%1 in 10 min").arg(QLocale().toString(load))), loadWord(load))
        : tr("Load %1").arg(strong(QLocale().toString(load)));
    return u"%1&nbsp;&nbsp;&nbsp;%2&nbsp;&nbsp;&nbsp;%3"_s.arg(coverage, commands, loadText);
}

int ConnectionStrip::figuresWidth(int brevity)
{
    auto &[measured, width] = m_measured[std::size_t(brevity)];
    if (const QString text = figures(brevity); text != measured) {
        QFont bold = m_figures->font();
        bold.setBold(true);
        measured = text;
        width = QFontMetrics(bold).horizontalAdvance(withoutMarkup(text));
    }
    return width;
}

void ConnectionStrip::fit()
{
    // Back to longer words only with some room to spare, so that a ticking figure does not switch to and fro.
    constexpr int kSlack = 24;
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    int chosen = kBrevities - 1;
    for (int brevity = 0; brevity < kBrevities; ++brevity) {
        int needed = figuresWidth(brevity) + kSpacing;
        if (!m_token->isHidden())
            needed += m_token->sizeHint().width() + kSpacing;
        for (const ChannelPill *pill : m_pills)
            needed += pill->widthAt(brevity) + kSpacing;
        if (needed + (brevity < m_brevity ? kSlack : 0) <= room) {
            chosen = brevity;
            break;
        }
    }
    m_figuresBox->want(figuresWidth(chosen), chosen != m_brevity);
    m_brevity = chosen;
    const QString text = figures(chosen);
    if (m_figures->text() != text) {
        m_figures->setText(text);
        m_figures->setAccessibleName(withoutMarkup(figures(0)));
    }
    for (ChannelPill *pill : m_pills)
        pill->setBrevity(chosen);
}

void ConnectionStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

} // namespace noc
