// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/eventlogview.h"

#include "ui/journal/eventlogmodel.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace noc {

//! Lets through what is at least of a level and holds the searched words.
class EventLogFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setLevel(int level)
    {
        m_level = level;
        invalidateFilter();
    }
    void setWords(const QString &words)
    {
        m_words = words.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (index.data(EventLogModel::LevelRole).toInt() < m_level)
            return false;
        const QString text = m_words.isEmpty() ? QString() : index.data(EventLogModel::SearchRole).toString();
        return std::all_of(
            m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    int m_level = 0;
    QStringList m_words;
};

namespace {

//! Paints a cell as plain text in the colour of its level; warnings and alarms carry a mark beside their word.
class EventDelegate : public QStyledItemDelegate
{
public:
    EventDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColors &colors = m_theme.colors();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QColor ground = selected ? colors.selection : colors.ground;
        painter->fillRect(option.rect, ground);
        painter->fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), colors.grid);

        const auto level = LogEvent::Level(index.data(EventLogModel::LevelRole).toInt());
        const bool mirrored = option.direction == Qt::RightToLeft;
        QRect box = option.rect.adjusted(8, 0, -8, 0);
        if (index.column() == EventLogModel::Level) {
            constexpr int kMark = 9;
            const QRect mark(mirrored ? box.right() - kMark + 1 : box.left(), box.center().y() - kMark / 2, kMark, kMark);
            drawSeverityMark(*painter, mark, shape(level), levelColor(level));
            box.adjust(mirrored ? 0 : kMark + 7, 0, mirrored ? -kMark - 7 : 0, 0);
        }
        const bool quiet = index.column() == EventLogModel::Time || index.column() == EventLogModel::Channel;
        const QColor wanted = index.column() == EventLogModel::Level ? levelColor(level) : quiet ? colors.secondary : colors.text;
        painter->setPen(m_theme.readable(wanted, ground));
        painter->setFont(option.font);
        const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, box.width());
        // Mirrored by drawText() itself.
        painter->drawText(box, Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeft, text);
    }

private:
    static Severity shape(LogEvent::Level level)
    {
        switch (level) {
        case LogEvent::Level::Info: return Severity::Info;
        case LogEvent::Level::Notice: return Severity::Low;
        case LogEvent::Level::Warning: return Severity::High;
        case LogEvent::Level::Alarm: return Severity::Critical;
        }
        Q_UNREACHABLE();
    }
    QColor levelColor(LogEvent::Level level) const
    {
        switch (level) {
        case LogEvent::Level::Info: return m_theme.colors().secondary;
        case LogEvent::Level::Notice: return m_theme.colors().secondary;
        case LogEvent::Level::Warning: return m_theme.colors().high;
        case LogEvent::Level::Alarm: return m_theme.colors().critical;
        }
        Q_UNREACHABLE();
    }

    Theme &m_theme;
};

} // namespace

EventLogView::EventLogView(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(new EventLogModel(session.events(), session.clock(), this)),
      m_filter(new EventLogFilter(this)),
      m_level(new QComboBox(this)),
      m_search(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_table(new QTableView(this)),
      m_raw(new QPlainTextEdit(this))
{
    setRole(*this, "panel"_L1);
    m_filter->setSourceModel(m_model);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->setSpacing(8);
    const std::array levelChoices = {tr("All levels"), tr("Notice and above"), tr("Warning and above"), tr("Alarms only")};
    for (const QString &choice : levelChoices)
        m_level->addItem(choice);
    m_level->setAccessibleName(tr("Level"));
    m_level->setFont(theme.secondaryFont());
    connect(m_level, &QComboBox::currentIndexChanged, this, [this](int level) {
        m_filter->setLevel(level);
        showCount();
    });
    bar->addWidget(m_level);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the event log"));
    m_search->setClearButtonEnabled(true);
    m_search->setFont(theme.secondaryFont());
    m_search->setMaximumWidth(360);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filter->setWords(words);
        showCount();
    });
    bar->addWidget(m_search, 1);
    m_count->setFont(theme.secondaryFont());
    setRole(*m_count, "secondary"_L1);
    bar->addWidget(m_count);
    bar->addStretch(1);
    auto *copyButton = new QPushButton(tr("Copy"), this);
    copyButton->setFont(theme.secondaryFont());
    copyButton->setAccessibleDescription(tr("Copies the chosen lines, or all that are shown"));
    connect(copyButton, &QPushButton::clicked, this, &EventLogView::copy);
    bar->addWidget(copyButton);
    column->addLayout(bar);

    m_table->setModel(m_filter);
    m_table->setItemDelegate(new EventDelegate(theme, m_table));
    m_table->setAccessibleName(tr("Event log"));
    m_table->setFont(theme.secondaryFont());
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(theme.secondaryFont()).height() + 8);
    QHeaderView *header = m_table->horizontalHeader();
    header->setFont(theme.headingFont());
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    const QFontMetrics metrics(theme.secondaryFont());
    m_table->setColumnWidth(EventLogModel::Time, metrics.horizontalAdvance(u"2026-12-30 23:59:59"_s) + 24);
    m_table->setColumnWidth(EventLogModel::Level, metrics.horizontalAdvance(levelName(LogEvent::Level::Warning)) + 48);
    m_table->setColumnWidth(EventLogModel::Channel, metrics.horizontalAdvance(channelName(ChannelKind::MobileSync)) + 28);

    m_raw->setReadOnly(true);
    m_raw->setFont(theme.monoFont());
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setPlaceholderText(tr("The raw text of the chosen line, where there is one"));
    m_raw->setAccessibleName(tr("Raw text"));
    m_raw->setTabChangesFocus(true);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_raw);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({900, 320});
    splitter->handle(1)->setAccessibleName(tr("Width of the raw text"));
    column->addWidget(splitter, 1);

    auto *copyAction = new QAction(tr("Copy"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &EventLogView::copy);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &EventLogView::showRaw);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_follows = value == m_table->verticalScrollBar()->maximum();
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        showCount();
        if (m_follows)
            m_table->scrollToBottom();
    });
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &EventLogView::showCount);
    connect(&theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    showCount();
    m_table->scrollToBottom();
}

EventLogView::~EventLogView() = default;

QString EventLogView::copyText() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty()) {
        for (int row = 0; row < m_filter->rowCount(); ++row)
            rows << m_filter->mapToSource(m_filter->index(row, 0)).row();
    }
    for (const QModelIndex &index : selected)
        rows << m_filter->mapToSource(index).row();
    return m_model->textOf(rows);
}

void EventLogView::copy()
{
    QApplication::clipboard()->setText(copyText());
}

void EventLogView::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void EventLogView::showRaw()
{
    const QModelIndex current = m_table->currentIndex();
    m_raw->setPlainText(safeText(current.data(EventLogModel::RawRole).toString()));
}

void EventLogView::showCount()
{
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    m_count->setText(shown == all ? tr("%n event(s)", nullptr, all) : tr("%1 of %n event(s)", nullptr, all).arg(shown));
}

} // namespace noc
