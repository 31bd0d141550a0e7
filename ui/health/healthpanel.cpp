// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthpanel.h"

#include "ui/health/figure.h"
#include "ui/health/healthexport.h"
#include "ui/health/roundtripchart.h"
#include "ui/health/serieslegend.h"
#include "ui/health/uptimeband.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QBuffer>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPixmap>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kSectionRows = 5;
constexpr int kFigureRows = 4;
// Product rule: charts redraw at most once a second.
constexpr auto kEvery = milliseconds(1000);
constexpr auto kSlowest = milliseconds(10'000);
// The presence channel answers at once; what takes longer gets no answer any more.
constexpr auto kStatsPatience = seconds(10);

QFrame *makeLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("role", u"line"_s);
    line->setFixedWidth(1);
    return line;
}

QVBoxLayout *sectionLayout(QWidget *section)
{
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(kSectionRows);
    return layout;
}

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *heading = new QLabel(text, parent);
    heading->setProperty("role", u"heading"_s);
    heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return heading;
}

QLabel *makeWords(QWidget *parent)
{
    auto *words = new QLabel(parent);
    words->setProperty("role", u"secondary"_s);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    return words;
}

// "+3 ms", with a real minus sign.
QString signedMs(std::int64_t ms)
{
    const QString digits = QLocale().toString(qlonglong(std::abs(ms)));
    return ms < 0 ? u"−"_s + digits : ms > 0 ? u"+"_s + digits : digits;
}

// A round trip as number and unit apart.
void showRoundTrip(Figure &figure, int samples, double ms, bool warning = false)
{
    if (samples == 0) {
        figure.setValue({});
        return;
    }
    const QString text = formatRoundTrip(ms);
    const qsizetype blank = text.lastIndexOf(u' ');
    figure.setValue(text.left(blank), text.mid(blank + 1), warning);
}

} // namespace

HealthPanel::HealthPanel(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent), m_session(session), m_theme(theme), m_tick(session.clock().makeTimer([this] { tick(); }))
{
    setAccessibleName(tr("Connection health"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // The figures take fewer rows when the panel is low: what they need now is not what they need at least.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(makeChartSection(), 28);
    layout->addWidget(makeLine(this));
    layout->addWidget(makeUptimeSection(), 13);
    layout->addWidget(makeLine(this));
    layout->addWidget(makeFigureSection(), 0);

    connect(&session, &Session::statsReceived, this, [this] {
        m_askedAt.reset();
        showStats();
    });
    connect(&session, &Session::channelChanged, this, [this](ChannelKind kind) {
        if (kind == ChannelKind::Presence && isVisible())
            showStats();
    });
    connect(&session, &Session::livenessChanged, this, [this] { m_stateMoved = true; });
    connect(&theme, &Theme::changed, this, &HealthPanel::applyTheme);
    applyTheme();
    showRange();
    showStats();
}

HealthPanel::~HealthPanel() = default;

QWidget *HealthPanel::makeChartSection()
{
    auto *section = new QWidget(this);
    auto *layout = sectionLayout(section);
    auto *top = new QHBoxLayout;
    m_chartHeading = makeHeading(tr("Round trip, ms · Dashboard"), section);
    top->addWidget(m_chartHeading, 1);
    top->addWidget(new SeriesLegend(m_theme, section), 0);
    layout->addLayout(top);
    m_chart = new RoundTripChart(m_theme, section);
    layout->addWidget(m_chart, 1);
    connect(m_chart, &RoundTripChart::zoomRequested, this, &HealthPanel::zoom);
    connect(m_chart, &RoundTripChart::panRequested, this, &HealthPanel::pan);
    connect(m_chart, &RoundTripChart::liveRequested, this, [this] { setLive(true); });
    return section;
}

QWidget *HealthPanel::makeUptimeSection()
{
    auto *section = new QWidget(this);
    section->setMinimumWidth(200);
    auto *layout = sectionLayout(section);
    m_uptimeHeading = makeHeading({}, section);
    layout->addWidget(m_uptimeHeading);
    for (const ChannelKind kind : kAllChannels) {
        auto *band = new UptimeBand(m_theme, kind, section);
        band->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        layout->addWidget(band);
        m_bands.push_back(band);
    }
    m_newestBreak = makeWords(section);
    m_newestBreak->setAccessibleName(tr("Newest break"));
    layout->addWidget(m_newestBreak);
    m_answer = makeWords(section);
    m_answer->setAccessibleName(tr("Server's answer"));
    layout->addWidget(m_answer);
    layout->addStretch(1);
    return section;
}

QWidget *HealthPanel::makeFigureSection()
{
    auto *section = new QWidget(this);
    section->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *layout = sectionLayout(section);
    auto *top = new QHBoxLayout;
    m_figuresHeading = new QLabel(section);
    m_figuresHeading->setProperty("role", u"heading"_s);
    m_figuresHeading->setAccessibleName(tr("Heartbeats measured"));
    top->addWidget(m_figuresHeading, 1);
    top->addWidget(makeRangeChooser());
    layout->addLayout(top);
    makeFigures();
    layout->addWidget(m_figures);
    layout->addStretch(1);

    auto *buttons = new QHBoxLayout;
    auto *exportButton = new QPushButton(tr("Export…"), section);
    exportButton->setToolTip(tr("Save what is shown as a table (CSV) or as a picture (PNG)"));
    auto *menu = new QMenu(exportButton);
    menu->addAction(tr("Table (CSV)…"), this, [this] { chooseFile(false); });
    menu->addAction(tr("Picture (PNG)…"), this, [this] { chooseFile(true); });
    exportButton->setMenu(menu);
    buttons->addWidget(exportButton);
    m_askStats = new QPushButton(tr("Ask server for stats"), section);
    connect(m_askStats, &QPushButton::clicked, this, &HealthPanel::askForStats);
    buttons->addWidget(m_askStats);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    return section;
}

QWidget *HealthPanel::makeRangeChooser()
{
    auto *chooser = new QWidget(this);
    auto *layout = new QHBoxLayout(chooser);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_rangeButton = new QToolButton(chooser);
    m_rangeButton->setPopupMode(QToolButton::InstantPopup);
    m_rangeButton->setAccessibleName(tr("Range of time"));
    m_rangeButton->setToolTip(tr("How far back charts and figures reach"));
    auto *menu = new QMenu(m_rangeButton);
    auto *group = new QActionGroup(menu);
    for (const auto length : kRangeLengths) {
        QAction *action = menu->addAction(rangeName(length), this, [this, length] { setRangeLength(length); });
        action->setCheckable(true);
        group->addAction(action);
        m_rangeActions.push_back(action);
    }
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    m_rangeButton->setMenu(menu);
    layout->addWidget(m_rangeButton);
    m_live = new QToolButton(chooser);
    m_live->setCheckable(true);
    connect(m_live, &QToolButton::toggled, this, &HealthPanel::setLive);
    layout->addWidget(m_live);
    return chooser;
}

void HealthPanel::makeFigures()
{
    m_figures = new QWidget(this);
    auto *grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(kFigureRows);
    const auto make = [this](Figure::Size size, const QString &caption, const QString &name) {
        return new Figure(m_theme, size, caption, name, m_figures);
    };
    m_p50 = make(Figure::Size::Key, tr("P50"), tr("P50 round trip"));
    m_p95 = make(Figure::Size::Key, tr("P95"), tr("P95 round trip"));
    m_p99 = make(Figure::Size::Key, tr("P99"), tr("P99 round trip"));
    m_breaks = make(Figure::Size::Key, tr("Breaks"), tr("Breaks of Dashboard"));
    m_uptime = make(Figure::Size::Small, tr("Uptime"), tr("Uptime of the Dashboard link"));
    m_longest = make(Figure::Size::Small, tr("Longest break"), tr("Longest break of Dashboard"));
    m_serverSays = make(Figure::Size::Small, tr("Server says"), tr("Latency as the server says"));
    m_clockDiffers = make(Figure::Size::Small, tr("Clock differs"), tr("Server's clock minus this machine's"));
    m_serverSays->setToolTip(tr("The latency that the server reports: it is off by the difference of the two clocks"));
    m_clockDiffers->setToolTip(tr("The server's clock minus this machine's, from heartbeats"));
}

void HealthPanel::layOutFigures()
{
    const std::array<Figure *, 8> figures = {m_p50, m_p95, m_p99, m_breaks, m_uptime, m_longest, m_serverSays, m_clockDiffers};
    // Two columns when the panel is high enough, else four.
    const QMargins margins = m_figures->parentWidget()->layout()->contentsMargins();
    const int rows = 2 * m_p50->sizeHint().height() + 2 * m_uptime->sizeHint().height() + 3 * kFigureRows;
    const int around =
        margins.top() + margins.bottom() + m_rangeButton->sizeHint().height() + m_askStats->sizeHint().height() + 3 * kSectionRows;
    const int columns = height() >= rows + around ? 2 : 4;
    if (columns == m_figureColumns)
        return;
    m_figureColumns = columns;
    auto *grid = static_cast<QGridLayout *>(m_figures->layout());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        grid->removeWidget(figures[i]);
        grid->addWidget(figures[i], int(i) / columns, int(i) % columns);
    }
}

void HealthPanel::layOutBands()
{
    // Captions go to the left of the bars when there would be no room for the words below.
    const int full = m_bands.front()->sizeHint().height();
    const int line = QFontMetrics(m_theme.secondaryFont()).lineSpacing();
    const QMargins margins = m_bands.front()->parentWidget()->layout()->contentsMargins();
    const int rows = int(m_bands.size()) + 2;
    // The heading and two lines of words.
    const bool roomy = height() >= int(m_bands.size()) * full + 3 * line + rows * kSectionRows + margins.top() + margins.bottom();
    for (UptimeBand *band : m_bands)
        band->setFixedHeight(roomy ? full : 18);
}

void HealthPanel::applyTheme()
{
    for (QLabel *heading : {m_chartHeading, m_uptimeHeading, m_figuresHeading})
        heading->setFont(m_theme.headingFont());
    for (QLabel *words : {m_newestBreak, m_answer})
        words->setFont(m_theme.secondaryFont());
    layOutBands();
    m_figureColumns = 0;
    layOutFigures();
}

TimeRange HealthPanel::range() const
{
    const WallTime end = m_heldEnd.value_or(m_session.clock().wallNow());
    return {end - m_length, end};
}

void HealthPanel::setRangeLength(milliseconds length)
{
    const milliseconds wanted = std::clamp(length, kShortestRange, kLongestRange);
    if (wanted != m_length) {
        m_length = wanted;
        Q_EMIT rangeLengthChanged(m_length);
    }
    showRange();
    refresh();
}

void HealthPanel::setLive(bool live)
{
    if (live == isLive()) {
        showRange();
        return;
    }
    if (live)
        m_heldEnd.reset();
    else
        m_heldEnd = m_session.clock().wallNow();
    showRange();
    refresh();
}

void HealthPanel::zoom(double factor, WallTime around)
{
    const TimeRange old = range();
    const milliseconds length =
        std::clamp(milliseconds(std::llround(double(m_length.count()) * factor)), kShortestRange, kLongestRange);
    if (length == m_length)
        return;
    // While live the present stays at the right edge; held, the moment under the pointer stays where it is.
    if (m_heldEnd) {
        const double share = double((old.to - around).count()) / double(old.length().count());
        m_heldEnd = std::min(around + milliseconds(std::llround(share * double(length.count()))), m_session.clock().wallNow());
    }
    setRangeLength(length);
}

void HealthPanel::pan(milliseconds by)
{
    const WallTime now = m_session.clock().wallNow();
    const WallTime end = m_heldEnd.value_or(now) + by;
    if (end >= now) {
        setLive(true);
        return;
    }
    m_heldEnd = std::max(end, now - kLongestRange);
    showRange();
    refresh();
}

void HealthPanel::showRange()
{
    const QString name = rangeName(m_length);
    m_rangeButton->setText(tr("%1 ▾", "a choice that opens a menu").arg(name));
    m_rangeButton->setAccessibleDescription(name);
    for (std::size_t i = 0; i < m_rangeActions.size(); ++i)
        m_rangeActions[i]->setChecked(kRangeLengths[i] == m_length);
    const QSignalBlocker blocker(m_live);
    m_live->setChecked(isLive());
    m_live->setText(isLive() ? tr("Live") : tr("Held"));
    m_live->setToolTip(
        isLive() ? tr("The range follows the present. Click to hold it still.")
                 : tr("The range stands still. Click to follow the present."));
    const TimeRange shown = range();
    if (isLive())
        m_uptimeHeading->setText(tr("Uptime, last %1", "length of the range").arg(name));
    else
        m_uptimeHeading->setText(
            tr("Uptime, %1 to %2", "time, time")
                .arg(formatTime(shown.from, m_session.clock().wallNow()), formatTime(shown.to, m_session.clock().wallNow())));
}

void HealthPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    layOutFigures();
    showStats();
    refresh();
    m_tick->start(kEvery);
}

void HealthPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick->stop();
}

void HealthPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutFigures();
    layOutBands();
}

QSize HealthPanel::minimumSizeHint() const
{
    return {760, 170};
}

QSize HealthPanel::sizeHint() const
{
    return {1280, 250};
}

void HealthPanel::tick()
{
    m_tick->start(kEvery);
    if (m_askedAt && m_session.clock().bootNow() - *m_askedAt > kStatsPatience) {
        m_askedAt.reset();
        showStats();
        say(tr("The server did not answer within %1.", "duration").arg(formatDuration(kStatsPatience)));
    }
    // Over a long range a second moves nothing by a pixel, and it costs more to read.
    const milliseconds every = std::clamp<milliseconds>(m_length / 2000, kEvery, kSlowest);
    const BootTime now = m_session.clock().bootNow();
    if (m_stateMoved || !m_readAt || now - *m_readAt >= every)
        refresh();
}

void HealthPanel::refresh()
{
    m_stateMoved = false;
    m_readAt = m_session.clock().bootNow();
    // A minimised window and a tab behind another need no picture.
    if (isVisible() && !visibleRegion().isEmpty())
        showSnapshot(readHealth(m_session, range(), m_chart->maxPoints(m_length)));
}

void HealthPanel::showSnapshot(const HealthSnapshot &snapshot)
{
    m_chart->setSnapshot(snapshot);
    for (std::size_t i = 0; i < m_bands.size(); ++i)
        m_bands[i]->setPast(snapshot.channels[i], snapshot.range, snapshot.now);
    showFigures(snapshot);
    showNewestBreak(snapshot);
}

void HealthPanel::showFigures(const HealthSnapshot &snapshot)
{
    const LatencySummary &beats = snapshot.heartbeats.summary;
    m_figuresHeading->setText(tr("%n heartbeat(s)", "number of samples that the quantiles rest on", beats.samples));
    m_figuresHeading->setAccessibleDescription(m_figuresHeading->text());
    showRoundTrip(*m_p50, beats.samples, beats.p50Ms);
    showRoundTrip(*m_p95, beats.samples, beats.p95Ms, beats.p95Ms > RoundTripModel::kTargetP95Ms);
    showRoundTrip(*m_p99, beats.samples, beats.p99Ms);

    const ChannelPast &dashboard = snapshot.channel(ChannelKind::Dashboard);
    const UptimeFigures &figures = dashboard.figures;
    const bool known = std::any_of(
        dashboard.spans.begin(), dashboard.spans.end(), [](const UptimeSpan &span) { return span.kind != UptimeKind::Off; });
    const QLocale locale;
    m_breaks->setValue(known ? locale.toString(figures.breaks) : QString());
    m_breaks->setToolTip(
        figures.breaks > 0 ? tr("Mean time between breaks: %1", "duration").arg(formatDuration(figures.meanBetween)) : QString());
    m_uptime->setValue(known ? formatShare(figures.uptimePercent) : QString());
    m_longest->setValue(!known ? QString() : figures.breaks > 0 ? formatDuration(figures.longest) : tr("none", "no break"));
    m_serverSays->setValue(snapshot.serverLatencyMs ? signedMs(*snapshot.serverLatencyMs) : QString(), tr("ms"));
    m_clockDiffers->setValue(snapshot.clockOffset ? signedMs(snapshot.clockOffset->count()) : QString(), tr("ms"));
}

void HealthPanel::showNewestBreak(const HealthSnapshot &snapshot)
{
    std::optional<LinkBreak> newest;
    for (const ChannelKind kind : kAllChannels) {
        const std::vector<LinkBreak> breaks = linkBreaks(kind, snapshot.channel(kind).spans, snapshot.now);
        // Dashboard comes first: what broke in the same second is told by it.
        if (!breaks.empty() && (!newest || breaks.back().from > newest->from + seconds(5)))
            newest = breaks.back();
    }
    const QString text = newest ? describeBreak(*newest, snapshot.now) : tr("No break in this range");
    if (m_newestBreak->text() != text) {
        m_newestBreak->setText(text);
        m_newestBreak->setAccessibleDescription(text);
    }
}

void HealthPanel::askForStats()
{
    m_askedAt = m_session.clock().bootNow();
    say({});
    showStats();
    m_session.requestStats();
}

void HealthPanel::showStats()
{
    const ChannelStatus presence = m_session.channel(ChannelKind::Presence);
    const bool can = isConnected(presence.state);
    m_askStats->setEnabled(can && !m_askedAt);
    m_askStats->setText(m_askedAt ? tr("Asking…") : tr("Ask server for stats"));
    m_askStats->setToolTip(
        !presence.inProfile ? tr("Presence is off in this profile, and only it can be asked")
            : can           ? tr("Asks the Presence channel what it counted")
                            : tr("Presence is not connected"));
    const std::optional<ServerStats> stats = m_session.stats();
    if (!stats)
        return;
    QStringList parts;
    if (stats->uptimeSeconds)
        parts << tr("connected for %1", "duration").arg(formatDuration(seconds(*stats->uptimeSeconds)));
    if (stats->messageCount)
        parts << tr("%n message(s)", nullptr, int(*stats->messageCount));
    if (stats->lastHeartbeatAgo)
        parts << tr("last heartbeat %1 ago", "duration").arg(formatDuration(seconds(*stats->lastHeartbeatAgo)));
    if (!stats->userType.isEmpty())
        parts << tr("as %1", "kind of user").arg(safeLine(stats->userType));
    say(tr("Server at %1: %2", "time, list")
            .arg(formatTime(stats->at, m_session.clock().wallNow()), parts.isEmpty() ? tr("told nothing") : parts.join(u" · "_s)));
}

void HealthPanel::say(const QString &sentence)
{
    if (m_answer->text() == sentence)
        return;
    m_answer->setText(sentence);
    m_answer->setAccessibleDescription(sentence);
}

Outcome HealthPanel::exportCsv(const QString &path)
{
    return writeWhole(path, healthCsv(readHealth(m_session, range(), m_chart->maxPoints(m_length))));
}

Outcome HealthPanel::exportPicture(const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!grab().save(&buffer, "PNG"))
        return Error {ErrorCode::Internal, tr("The picture could not be made."), {}};
    return writeWhole(path, bytes);
}

void HealthPanel::chooseFile(bool picture)
{
    auto *dialog = new QFileDialog(
        this, picture ? tr("Save the picture") : tr("Save the table"), {}, picture ? tr("Pictures (*.png)") : tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(picture ? u"png"_s : u"csv"_s);
    dialog->selectFile(picture ? u"watchfloor-health.png"_s : u"watchfloor-health.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString &path) {
        const Outcome outcome = picture ? exportPicture(path) : exportCsv(path);
        say(outcome ? tr("Saved as %1", "file").arg(safeLine(path)) : outcome.error().message);
    });
    // Not exec(): the session goes on behind the dialog.
    dialog->open();
}

} // namespace noc
