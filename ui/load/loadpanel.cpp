// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/loadpanel.h"

#include "core/alerts/alertload.h"
#include "core/session/settings.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/main/connectionwords.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

constexpr std::size_t kMostTypes = 20;
// A filter is not that long, and the rest tells nothing apart.
constexpr int kMostOfMessage = 200;
// All rows are looked at for it.
constexpr milliseconds kStaleEvery {10'000};
const Settings::Key<int> kChatterRaises {"alerts/chatter-raises", 3};
const Settings::Key<int> kChatterWithin {"alerts/chatter-within-seconds", 60};
const Settings::Key<int> kStaleAfter {"alerts/stale-after-hours", 24};
constexpr int kLongestStale = 24 * 365; // hours

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

AlertLoad makeAlertLoad(const Settings &settings)
{
    return AlertLoad(
        {.chatter = {.raises = settings.get(kChatterRaises), .within = seconds(settings.get(kChatterWithin))},
         .staleAfter = std::chrono::hours(std::clamp(settings.get(kStaleAfter), 1, kLongestStale))});
}

LoadPanel::LoadPanel(Session &session, const AlertLoad &load, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_load(load),
      m_theme(theme),
      m_figure(new QLabel(this)),
      m_word(new QLabel(this)),
      m_scale(new QLabel(tr("Up to 1 in 10 min: very likely acceptable. 2: manageable. 10 and more: a flood (EEMUA 191)."), this)),
      m_stale(new QToolButton(this)),
      m_asOf(new QLabel(this)),
      m_noisy(makeList(tr("Noisiest types"), tr("Nothing was raised in the last hour."), {tr("Type"), tr("In 1 h"), tr("Share")})),
      m_chatter(makeList(
          tr("Chattering"),
          tr("Nothing chatters: the same message %1 times or more in %2.")
              .arg(load.chatter().limits().raises)
              .arg(formatDuration(load.chatter().limits().within)),
          {tr("Message"), tr("Raises"), tr("For", "how long it chatters")}))
{
    setRole(*this, "panel"_L1);
    setRole(*m_figure, "figure"_L1);
    for (QLabel *label : {m_word, m_scale, m_asOf})
        setRole(*label, "secondary"_L1);
    for (QLabel *label : {m_figure, m_word, m_scale, m_asOf}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_figure);
    }
    connect(m_stale, &QToolButton::clicked, this, [this] {
        Q_EMIT filterRequested(
            u"is:unacknowledged age>%1h"_s.arg(std::chrono::duration_cast<std::chrono::hours>(m_load.staleAfter()).count()));
    });

    auto *figures = new QVBoxLayout;
    figures->setContentsMargins(12, 8, 12, 8);
    figures->setSpacing(4);
    figures->addWidget(m_figure);
    figures->addWidget(m_word);
    figures->addWidget(m_scale);
    figures->addWidget(m_stale, 0, Qt::AlignLeft);
    figures->addWidget(m_asOf);
    figures->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(figures, 3);
    for (const List *list : {&m_noisy, &m_chatter}) {
        auto *column = new QVBoxLayout;
        column->setContentsMargins(12, 8, 0, 0);
        column->setSpacing(4);
        column->addWidget(list->heading);
        column->addWidget(list->table, 1);
        column->addWidget(list->empty, 1);
        row->addLayout(column, list == &m_noisy ? 4 : 6);
    }
    connect(&theme, &Theme::changed, this, &LoadPanel::adoptTheme);
    adoptTheme();
    m_tick = session.clock().makeTimer([this] { refresh(); });
}

LoadPanel::~LoadPanel() = default;

LoadPanel::List LoadPanel::makeList(const QString &name, const QString &empty, const QStringList &headings)
{
    List list {new QLabel(name, this), new QLabel(empty, this), new QTableView(this), new LoadModel(headings, this)};
    setRole(*list.heading, "heading"_L1);
    setRole(*list.empty, "secondary"_L1);
    list.heading->setTextFormat(Qt::PlainText);
    list.empty->setWordWrap(true);
    list.empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    QTableView *table = list.table;
    table->setAccessibleName(name);
    table->setModel(list.model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setStyleSheet(u"QTableView::item { padding: 0 6px; border: none; }"_s);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    connect(table, &QAbstractItemView::activated, this, [this, model = list.model](const QModelIndex &index) {
        Q_EMIT filterRequested(model->filter(index.row()));
    });
    return list;
}

void LoadPanel::adoptTheme()
{
    m_figure->setFont(m_theme.figureFont());
    m_word->setFont(m_theme.baseFont());
    m_scale->setFont(m_theme.secondaryFont());
    m_stale->setFont(m_theme.secondaryFont());
    m_asOf->setFont(m_theme.secondaryFont());
    const QFontMetrics metrics(m_theme.baseFont());
    for (const List *list : {&m_noisy, &m_chatter}) {
        list->heading->setFont(m_theme.headingFont());
        list->empty->setFont(m_theme.baseFont());
        list->table->horizontalHeader()->setFont(m_theme.headingFont());
        list->table->verticalHeader()->setDefaultSectionSize(metrics.height() + 8);
        const QFontMetrics bold(m_theme.headingFont());
        for (int column = 1; column < list->model->columnCount(); ++column) {
            const QString heading = list->model->headerData(column, Qt::Horizontal).toString();
            list->table->setColumnWidth(
                column, std::max(metrics.horizontalAdvance(u"12 min 30 s"_s), bold.horizontalAdvance(heading)) + 24);
        }
    }
}

void LoadPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_staleAt.reset();
    refresh();
}

void LoadPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick->stop();
}

void LoadPanel::refresh()
{
    m_tick->start(untilNext(m_session.clock(), 1s));
    const QLocale locale;
    const int raised = m_session.raisedInLastTenMinutes();
    m_figure->setText(tr("%1 in 10 min", "alerts").arg(locale.toString(raised)));
    // What does not come any more makes every figure fall: it must not look like calm.
    const bool live = m_session.rowsAreLive();
    m_word->setText(live ? loadWord(raised) : QString());
    m_asOf->setText(live ? QString() : bannerWords(bannerFacts(m_session)).head);
    m_asOf->setVisible(!live);
    countStale();

    QList<LoadModel::Line> noisy;
    const qsizetype total = m_load.noisy().total();
    for (const auto &[type, lastHour] : m_load.noisy().noisiest(kMostTypes)) {
        const QString name = fromUtf8(type);
        noisy.append(
            {{formatAlertType(name), locale.toString(lastHour),
              tr("%1 %").arg(locale.toString(100.0 * double(lastHour) / double(total), 'f', 1))},
             u"type:"_s + quotedQueryValue(name)});
    }
    QString heading = tr("Noisiest types, %Ln alerts in the last hour", nullptr, int(total));
    if (const qsizetype forgotten = m_load.noisy().forgotten(); forgotten > 0)
        heading += u" · "_s + tr("%Ln types more, not counted", nullptr, int(forgotten));
    fill(m_noisy, heading, noisy);

    QList<LoadModel::Line> chatter;
    const BootTime now = m_session.clock().bootNow();
    const AlertStore &store = m_session.alerts();
    for (const ChatterWatch::Chatter &one : m_load.chatter().chattering(now)) {
        const auto slot = store.find(one.latest);
        if (!slot || store.shelved(*slot))
            continue;
        chatter.append(
            {{safeUtf8(store.messageUtf8(*slot)), locale.toString(one.raises),
              formatDuration(std::chrono::floor<milliseconds>(now - one.since))},
             u"type:%1 %2"_s.arg(
                 quotedQueryValue(fromUtf8(store.typeUtf8(*slot))),
                 quotedQueryValue(fromUtf8(store.messageUtf8(*slot)).left(kMostOfMessage)))});
    }
    fill(m_chatter, tr("Chattering: %Ln", "number of sources", int(chatter.size())), chatter);
}

void LoadPanel::fill(const List &list, const QString &heading, QList<LoadModel::Line> lines)
{
    list.heading->setText(heading);
    list.table->setVisible(!lines.isEmpty());
    list.empty->setVisible(lines.isEmpty() && m_session.rowsAreLive());
    list.model->setLines(std::move(lines));
}

void LoadPanel::countStale()
{
    const BootTime now = m_session.clock().bootNow();
    if (!m_staleAt || now - *m_staleAt >= kStaleEvery) {
        m_staleAt = now;
        m_staleCount = 0;
        const AlertStore &store = m_session.alerts();
        const WallTime wall = m_session.clock().wallNow() + m_session.health().clockOffset().offset().value_or(milliseconds(0));
        for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot)
            m_staleCount += store.isLive(slot) && !store.shelved(slot) && m_load.isStale(store, slot, wall);
    }
    m_stale->setText(tr("Stale: %Ln", "alerts unacknowledged for too long", int(m_staleCount)));
    m_stale->setToolTip(
        plainToolTip(tr("Unacknowledged for over %1. Click to show them.").arg(formatDuration(m_load.staleAfter()))));
    m_stale->setAccessibleDescription(
        tr("Unacknowledged for over %1. Click to show them.").arg(formatDuration(m_load.staleAfter())));
    m_stale->setEnabled(m_staleCount > 0);
}

} // namespace noc
