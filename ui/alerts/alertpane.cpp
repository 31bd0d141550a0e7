// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertpane.h"

#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alertview.h"
#include "ui/alerts/criticallane.h"
#include "ui/alerts/emptystate.h"
#include "ui/alerts/filterbar.h"
#include "ui/alerts/filterhelp.h"
#include "ui/alerts/floodstrip.h"
#include "ui/alerts/gapstrip.h"
#include "ui/alerts/rowaction.h"
#include "ui/alerts/viewchooser.h"
#include "ui/shelves/shelvemenu.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonObject>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

const Settings::Key<QString> kDensity {"alerts/density", u"comfortable"_s};
const Settings::Key<QString> kGroupBy {"alerts/group-by", u"none"_s};
constexpr char kColumns[] = "alert-columns";

// Fast enough to feel live, slow enough that a word is filtered for once and not for each of its letters.
constexpr milliseconds kFilterDelay {60};
// While something is on the wire, which is timed in tenths, or the rows are not live.
constexpr milliseconds kTick {250};
constexpr milliseconds kCalmTick {1000};

// In the order of GroupBy.
constexpr std::array kGroupByNames = {"none"_L1, "type"_L1, "client"_L1, "site"_L1, "severity"_L1};

struct DensityName {
    RowDensity density;
    QLatin1StringView id;
};
constexpr std::array kDensityNames = {
    DensityName {RowDensity::Compact, "compact"_L1}, DensityName {RowDensity::Comfortable, "comfortable"_L1},
    DensityName {RowDensity::Roomy, "roomy"_L1}};

} // namespace

AlertPane::AlertPane(Session &session, Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_settings(settings),
      m_index(session.alerts()),
      m_model(new AlertTableModel(m_index, session.clock(), this)),
      m_views(settings, session.profile().name),
      m_filter(new FilterBar(session.alerts(), session.clock(), theme, this)),
      m_chooser(new ViewChooser(m_views, theme, m_filter)),
      m_gaps(new GapStrip(session, theme, this)),
      m_flood(new FloodStrip(m_index, session, theme, settings, this)),
      m_view(new AlertView(*m_model, theme, this)),
      m_lane(new CriticalLane(*m_view, theme, this)),
      m_empty(new EmptyState(theme, this)),
      m_stack(new QStackedLayout)
{
    setRole(*this, "ground"_L1);
    m_filter->addInFront(*m_chooser);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_gaps);
    column->addWidget(m_flood);
    column->addLayout(m_stack, 1);

    m_filterTimer = session.clock().makeTimer([this] { applyFilter(); });
    connect(m_filter, &FilterBar::filterChanged, this, [this] { m_filterTimer->start(kFilterDelay); });
    connect(m_filter, &FilterBar::waitingRequested, m_view, &AlertView::endHold);
    connect(m_chooser, &ViewChooser::viewChosen, this, &AlertPane::showView);
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] { m_chooser->follow(shownView()); });
    connect(m_filter, &FilterBar::helpRequested, this, &AlertPane::showFilterHelp);
    connect(m_filter, &FilterBar::left, this, [this] { m_view->setFocus(Qt::TabFocusReason); });
    connect(m_flood, &FloodStrip::foldingChanged, this, &AlertPane::followGrouping);
    connect(m_flood, &FloodStrip::floodChanged, this, &AlertPane::floodChanged);
    connect(m_flood, &FloodStrip::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_gaps, &GapStrip::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_lane, &CriticalLane::moreRequested, m_view, &AlertView::endHold);
    connect(m_lane, &CriticalLane::acknowledgeRequested, this, &AlertPane::acknowledge);
    connect(m_empty, &EmptyState::clearingRequested, this, &AlertPane::clearFilter);
    connect(m_view, &AlertView::acknowledgeRequested, this, &AlertPane::acknowledge);
    connect(m_view, &AlertView::withdrawalRequested, this, [this](const QList<AlertKey> &keys) { m_session.takeBack(keys); });
    connect(m_view, &AlertView::shelvingRequested, this, &AlertPane::shelve);
    connect(m_view, &AlertView::currentKeyChanged, this, &AlertPane::currentAlertChanged);
    connect(m_view, &AlertView::filterRequested, this, &AlertPane::focusFilter);
    connect(m_view, &AlertView::filterTextRequested, m_filter, &FilterBar::setText);
    connect(&m_index, &AlertIndex::updated, this, &AlertPane::followIndex);
    connect(&session, &Session::livenessChanged, this, &AlertPane::refreshLive);
    connect(&session, &Session::subscriptionsChanged, this, &AlertPane::refreshEmptyState);

    restoreLook();
    m_tick = session.clock().makeTimer([this] { tick(); });
    connect(&session, &Session::commandChanged, this, &AlertPane::hurry);
    followIndex();
    tick();
}

AlertPane::~AlertPane() = default;

void AlertPane::restoreLook()
{
    const QString kept = m_settings.get(kDensity);
    for (const DensityName &name : kDensityNames) {
        if (name.id == kept)
            m_view->setDensity(name.density);
    }
    m_view->setColumns(m_settings.object(kColumns));
    const QString by = m_settings.get(kGroupBy);
    if (const auto kind = std::find(kGroupByNames.begin(), kGroupByNames.end(), by); kind != kGroupByNames.end())
        m_groupBy = GroupBy(kind - kGroupByNames.begin());
    followGrouping();
    connect(m_view, &AlertView::columnsChanged, this, &AlertPane::keepColumns);
    connect(m_view, &AlertView::densityChanged, this, [this](RowDensity density) {
        for (const DensityName &name : kDensityNames) {
            if (name.density == density)
                m_settings.set(kDensity, QString(name.id));
        }
    });
}

void AlertPane::keepColumns()
{
    m_settings.setObject(kColumns, m_view->columns());
}

std::optional<AlertKey> AlertPane::currentAlert() const
{
    return m_view->currentKey();
}

void AlertPane::focusFilter()
{
    m_filter->focusText();
}

void AlertPane::clearFilter()
{
    m_filter->clear();
    m_chooser->letGo();
    m_severities = {};
    Q_EMIT severitiesChanged(m_severities);
    applyFilter();
}

void AlertPane::showFilter(const QString &filter)
{
    clearFilter();
    m_filter->setText(filter);
    m_view->setFocus(Qt::OtherFocusReason);
}

void AlertPane::understandGaps()
{
    m_gaps->understand();
}

void AlertPane::toggleSeverity(Severity severity)
{
    if (m_severities.contains(severity))
        m_severities.remove(severity);
    else
        m_severities.insert(severity);
    Q_EMIT severitiesChanged(m_severities);
    applyFilter();
}

void AlertPane::setGroupBy(GroupBy by)
{
    // Chosen in a flood, it is meant to be seen.
    if (by == m_groupBy && !m_flood->foldedSince())
        return;
    m_groupBy = by;
    m_flood->showAll();
    followGrouping();
    m_settings.set(kGroupBy, QString(kGroupByNames[std::size_t(by)]));
    Q_EMIT groupByChanged(by);
}

void AlertPane::followGrouping()
{
    const std::optional<WallTime> flood = m_flood->foldedSince();
    if (flood)
        m_model->groups().setFloodSince(*flood);
    m_model->setGroupBy(flood ? GroupBy::Flood : m_groupBy);
    m_view->followPlace();
}

void AlertPane::toggleFloodFolding()
{
    m_flood->toggle();
}

void AlertPane::groupByNext()
{
    setGroupBy(GroupBy((std::size_t(groupBy()) + 1) % kGroupByNames.size()));
}

void AlertPane::applyFilter()
{
    m_filterTimer->stop();
    tellTime();
    AlertQuery query = AlertQuery::fromText(m_filter->text());
    query.setSeverities(m_severities);
    query.setUnacknowledgedOnly(m_filter->unacknowledgedOnly());
    m_index.setQuery(query);
    m_chooser->follow(shownView());
    followIndex();
}

ViewsMenu &AlertPane::viewsMenu() const
{
    return m_chooser->menu();
}

SavedView AlertPane::shownView() const
{
    return {{}, m_filter->text(), m_severities, m_filter->unacknowledgedOnly(), m_index.order()};
}

void AlertPane::showView(const SavedView &view)
{
    m_filter->setText(view.text);
    m_filter->setUnacknowledgedOnly(view.unacknowledgedOnly);
    m_severities = view.severities;
    Q_EMIT severitiesChanged(m_severities);
    const auto [column, direction] = AlertTableModel::sortingOf(view.order);
    m_view->horizontalHeader()->setSortIndicator(column, direction);
    applyFilter();
}

void AlertPane::tellTime()
{
    m_index.setNow(m_session.clock().wallNow() + m_session.health().clockOffset().offset().value_or(milliseconds(0)));
}

void AlertPane::showFilterHelp()
{
    FilterHelp::open(m_theme, *this);
}

void AlertPane::followIndex()
{
    m_filter->setHidden(m_index.hidden(), m_session.alerts().counts().rows);
    m_filter->setWaiting(qsizetype(m_index.heldArrivals().size()));
    m_lane->refresh();
    refreshEmptyState();
}

void AlertPane::refreshLive()
{
    const bool live = m_session.rowsAreLive();
    m_model->setClockOffset(m_session.health().clockOffset().offset().value_or(milliseconds(0)));
    if (live != m_model->isLive()) {
        m_model->setLive(live);
        m_lane->refresh();
    }
    refreshEmptyState();
}

void AlertPane::refreshEmptyState()
{
    if (m_index.rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    EmptyFacts facts;
    facts.rows = m_session.alerts().counts().rows;
    facts.shelved = m_session.alerts().counts().shelved;
    facts.hidden = m_index.hidden();
    facts.liveness = m_session.liveness();
    facts.live = m_session.rowsAreLive();
    facts.hasDashboard = m_session.profile().channels.contains(ChannelKind::Dashboard);
    facts.hasSubscription = !m_session.subscriptions().isEmpty();
    facts.now = m_session.clock().wallNow();
    m_empty->setFacts(facts);
    m_stack->setCurrentWidget(m_empty);
}

void AlertPane::tick()
{
    refreshLive();
    tellTime();
    // Ages move once a second.
    const auto second = std::chrono::floor<seconds>(m_session.clock().wallNow());
    if (m_view->isVisible() && (second != m_lastSecond || m_session.queuedCount() > 0))
        m_view->refreshAges();
    if (second != m_lastSecond) {
        m_gaps->refresh();
        m_flood->tick();
    }
    m_lastSecond = second;
    m_hurries = !m_model->isLive() || m_session.queuedCount() > 0;
    m_tick->start(untilNext(m_session.clock(), m_hurries ? kTick : kCalmTick));
}

void AlertPane::hurry()
{
    if (std::exchange(m_hurries, true))
        return;
    m_tick->start(untilNext(m_session.clock(), kTick));
}

void AlertPane::acknowledgeSelected()
{
    // The menu's key is the table's too: the answered row stays until the next one was chosen.
    m_view->holdStill();
    acknowledge(m_view->chosenKeys());
    m_view->endPicking();
}

void AlertPane::acknowledgeShown()
{
    m_view->holdStill();
    QList<AlertKey> keys;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const auto key = m_model->keyAt(row))
            keys.append(*key);
    }
    acknowledge(keys);
}

void AlertPane::acknowledge(const QList<AlertKey> &keys)
{
    // The set is fixed now, and leaves out what was resolved or suppressed, which an acknowledgement would reopen.
    const AlertStore &store = m_session.alerts();
    QList<AlertKey> wanted;
    for (const AlertKey &key : keys) {
        const auto slot = store.find(key);
        if (slot && canBeAsked(store, *slot))
            wanted.append(key);
    }
    if (wanted.size() > kAskAbove)
        askAndAcknowledge(wanted);
    else if (!wanted.isEmpty())
        m_session.acknowledge(wanted);
}

void AlertPane::undo()
{
    m_view->holdStill();
    m_session.undo();
}

void AlertPane::openShelveMenu()
{
    // What is meant is what was selected when the menu opened.
    const QList<AlertKey> keys = m_view->chosenKeys();
    if (keys.isEmpty())
        return;
    m_view->holdStill();
    auto *menu = new ShelveMenu({}, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QAction(tr("Shelve %n alert(s) for", nullptr, int(keys.size())), menu);
    heading->setEnabled(false);
    menu->insertAction(menu->actions().constFirst(), heading);
    connect(menu, &ShelveMenu::chosen, this, [this, keys](milliseconds time) { shelve(keys, time); });
    const QRect row = m_view->visualRect(m_view->currentIndex());
    menu->popup(m_view->viewport()->mapToGlobal(row.bottomLeft()));
}

void AlertPane::shelve(const QList<AlertKey> &keys, milliseconds duration)
{
    const AlertStore &store = m_session.alerts();
    QList<AlertSlot> criticals;
    for (const AlertKey &key : keys) {
        const auto slot = store.find(key);
        if (slot && store.unacknowledged(*slot) && severityRank(store.severity(*slot)) == severityRank(Severity::Critical))
            criticals.append(*slot);
    }
    if (criticals.isEmpty())
        shelveNow(keys, duration);
    else
        askAndShelve(keys, criticals, duration);
}

void AlertPane::shelveNow(const QList<AlertKey> &keys, milliseconds duration)
{
    m_session.shelve(keys, duration);
    // It was asked for by this very hand: a row that stays would look as if it were not shelved.
    m_view->endHold();
}

void AlertPane::askAndShelve(const QList<AlertKey> &keys, const QList<AlertSlot> &criticals, milliseconds duration)
{
    const std::string_view message = m_session.alerts().messageUtf8(criticals.first());
    QString named = safeLine(QString::fromUtf8(message.data(), qsizetype(message.size())));
    if (criticals.size() > 1)
        named += u'\n' + tr("and %n more", "CRITICAL alerts", int(criticals.size()) - 1);
    const WallTime now = m_session.clock().wallNow();
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Shelve"), tr("Shelve %n unacknowledged CRITICAL?", nullptr, int(criticals.size())),
        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(named + u'\n' + tr("It is neither seen nor heard until %1.").arg(formatTime(now + duration, now)));
    QPushButton *yes = box->addButton(tr("Shelve"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, keys, duration, yes](QAbstractButton *button) {
        if (button == yes)
            shelveNow(keys, duration);
    });
    box->open();
}

void AlertPane::askAndAcknowledge(const QList<AlertKey> &keys)
{
    const AlertStore &store = m_session.alerts();
    std::array<int, 7> bySeverity {};
    for (const AlertKey &key : keys) {
        if (const auto slot = store.find(key))
            ++bySeverity[std::size_t(store.severity(*slot))];
    }
    QStringList parts;
    for (const Severity severity :
         {Severity::Critical, Severity::Unknown, Severity::High, Severity::Medium, Severity::Low, Severity::Info,
          Severity::NotTold}) {
        if (const int count = bySeverity[std::size_t(severity)]; count > 0)
            parts += tr("%1: %2", "severity: number of alerts").arg(severityWord(severity)).arg(count);
    }
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Acknowledge"), tr("Acknowledge %n alert(s)?", nullptr, int(keys.size())), QMessageBox::Cancel,
        this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(parts.join(u'\n'));
    QPushButton *yes = box->addButton(tr("Acknowledge"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, keys, yes](QAbstractButton *button) {
        if (button == yes)
            m_session.acknowledge(keys);
    });
    box->open();
}

} // namespace noc
