// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wallboard/wallboard.h"

#include "core/session/settings.h"
#include "ui/alerts/emptystate.h"
#include "ui/main/statusbar.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

// A screen nobody reads from a hand's breadth need not turn faster, whatever comes in.
constexpr milliseconds kSoon {250};
constexpr milliseconds kPointerStays {3'000};

AlertQuery owed()
{
    AlertQuery query;
    query.setUnacknowledgedOnly(true);
    return query;
}

} // namespace

Wallboard::Wallboard(Session &session, Theme &theme, const Settings &settings, QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_session(session),
      m_theme(theme),
      m_settings(settings),
      m_index(session.alerts()),
      m_model(m_index, session.clock())
{
    setAccessibleName(tr("Wallboard"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setWindowTitle(tr("%1 – Wallboard – Watchfloor").arg(session.profile().name));
    setMinimumSize(640, 360);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_index.setQuery(owed());

    m_tick = session.clock().makeTimer([this] { refresh(); });
    m_soon = session.clock().makeTimer([this] { refresh(); });
    m_pointer = session.clock().makeTimer([this] { setCursor(Qt::BlankCursor); });
    connect(&m_index, &AlertIndex::updated, this, &Wallboard::refreshSoon);
    connect(&session, &Session::livenessChanged, this, &Wallboard::refresh);
    connect(&session, &Session::channelChanged, this, &Wallboard::refreshSoon);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    hidePointerLater();
    refresh();
}

Wallboard::~Wallboard() = default;

// By this window's own clock, so that a core that hangs cannot look alive.
void Wallboard::refresh()
{
    m_soon->stop();
    m_model.setLive(m_session.rowsAreLive());
    m_model.setClockOffset(m_session.health().clockOffset().offset().value_or(milliseconds(0)));
    m_banner = bannerWords(bannerFacts(m_session));
    if (QAccessible::isActive())
        describe();
    update();
    m_tick->start(untilNext(m_session.clock(), 1s));
}

void Wallboard::refreshSoon()
{
    if (!m_soon->isActive())
        m_soon->start(kSoon);
}

void Wallboard::describe()
{
    QStringList sentences;
    if (m_banner.tone != BannerWords::Tone::None)
        sentences << m_banner.head << m_banner.body;
    const QString quiet = quietText();
    sentences << (quiet.isEmpty() ? shownSentences() : QStringList {quiet});
    if (const QString description = sentences.join(u'\n'); description != accessibleDescription())
        setAccessibleDescription(description);
}

QString Wallboard::quietText() const
{
    if (m_index.rowCount() > 0)
        return {};
    const AlertCounts &counts = m_session.alerts().counts();
    const bool live = m_model.isLive();
    if (live && counts.unacknowledged > 0)
        return tr("%Ln shelved, nothing else unacknowledged", "alerts", int(counts.unacknowledged));
    if (const QString quiet = quietWords(counts, m_session.liveness(), live, m_session.isAllClear()); !quiet.isEmpty())
        return quiet;
    EmptyFacts facts;
    facts.liveness = m_session.liveness();
    facts.live = live;
    facts.hasDashboard = m_session.profile().channels.contains(ChannelKind::Dashboard);
    facts.now = m_session.clock().wallNow();
    return emptyWords(facts).title;
}

QStringList Wallboard::shownSentences() const
{
    QStringList sentences;
    const int rows = m_index.rowCount();
    const int shown = page().rowsThatFit(rows);
    for (int row = 0; row < shown; ++row)
        sentences += m_model.sentence(row);
    if (rows > shown)
        sentences += moreText(rows, shown);
    return sentences;
}

QString Wallboard::moreText(int rows, int shown) const
{
    return tr("and %Ln more", "alerts", rows - shown);
}

QString Wallboard::footText() const
{
    const int load = m_session.raisedInLastTenMinutes();
    const Coverage &coverage = m_session.health().coverage();
    QStringList parts;
    // Without a link it would fall, and look like calm.
    if (m_model.isLive())
        parts += tr("%Ln alerts in 10 min, %1", nullptr, load).arg(loadWord(load));
    const AlertCounts &counts = m_session.alerts().counts();
    if (const qsizetype notTold = counts.calling()[std::size_t(Severity::NotTold)]; notTold > 0)
        parts += tr("%Ln of a severity not told", "alerts", int(notTold));
    if (const qsizetype shelved = m_session.shelves().count(); shelved > 0)
        parts += tr("%Ln shelved", "alerts", int(shelved));
    if (const qsizetype queued = m_session.queuedCount(); queued > 0)
        parts += tr("%Ln queued", "commands", int(queued));
    if (const qsizetype refused = m_session.refusedCount(); refused > 0)
        parts += tr("%Ln refused", "commands", int(refused));
    parts += tr("Shift coverage %1 %").arg(formatPercent(coverage.percent()));
    const auto breaks = std::count_if(
        coverage.gaps().begin(), coverage.gaps().end(), [](const Gap &gap) { return !gap.atStart || gap.sinceLastRun; });
    if (breaks > 0)
        parts += tr("%Ln times no data", nullptr, int(breaks));
    return parts.join(u"   ·   "_s);
}

QList<WallboardPage::Figure> Wallboard::figures() const
{
    const AlertCounts &counts = m_session.alerts().counts();
    const auto calling = counts.calling();
    const Liveness::Kind kind = m_session.liveness().kind;
    // Before the first greeting nothing is known, and nothing is not zero.
    const bool isKnown = counts.rows > 0 || kind == Liveness::Kind::Live || kind == Liveness::Kind::Stale;
    QList<WallboardPage::Figure> figures;
    for (const Severity severity : kTileSeverities) {
        qsizetype count = calling[std::size_t(severity)];
        if (severity == Severity::Critical)
            count += calling[std::size_t(Severity::Unknown)];
        figures.append({severity, isKnown ? std::optional(count) : std::nullopt});
    }
    return figures;
}

WallboardPage Wallboard::page() const
{
    return {rect(), layoutDirection(), m_theme, m_banner.tone != BannerWords::Tone::None, m_model.isLive()};
}

void Wallboard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // A text reads as its own letters do, wherever the window begins.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const WallboardPage page = this->page();
    const ChannelStatus status = m_session.channel(ChannelKind::Dashboard);
    page.paintHead(
        painter, m_session.profile().name, pillWords(status, status.lastProof, m_session.clock().bootNow()),
        clockText(m_session.clock().wallNow(), clockIsUtc(m_settings)));
    if (m_banner.tone != BannerWords::Tone::None)
        page.paintBanner(painter, m_banner);
    page.paintFigures(painter, figures());
    const int rows = m_index.rowCount();
    if (rows > 0)
        page.paintRows(painter, m_model, moreText(rows, page.rowsThatFit(rows)));
    else
        page.paintQuiet(painter, quietText());
    page.paintFoot(painter, footText());
}

void Wallboard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveRequested();
    else if (event->matches(QKeySequence::Quit) || (event->key() == Qt::Key_Q && event->modifiers() == Qt::ControlModifier))
        Q_EMIT quitRequested();
    else
        QWidget::keyPressEvent(event);
}

void Wallboard::mouseMoveEvent(QMouseEvent *event)
{
    QWidget::mouseMoveEvent(event);
    hidePointerLater();
}

void Wallboard::hidePointerLater()
{
    unsetCursor();
    m_pointer->start(kPointerStays);
}

void Wallboard::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void Wallboard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        update();
}

} // namespace noc
