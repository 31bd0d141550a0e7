// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertview.h"

#include "ui/alerts/alertcopy.h"
#include "ui/alerts/alertdelegate.h"
#include "ui/alerts/alertviewaccessible.h"
#include "ui/alerts/rowheader.h"
#include "ui/shelves/shelvemenu.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr milliseconds kHold {10'000};

// What goes first when the table is narrow, and still stands in the detail panel.
constexpr std::array kGoesFirst = {
    AlertTableModel::ByColumn, AlertTableModel::SiteColumn, AlertTableModel::ClientColumn, AlertTableModel::CountColumn};

// Names in the settings, which must outlive the enum's order and the language.
constexpr std::array<QLatin1StringView, AlertTableModel::ColumnCount> kColumnIds = {
    "severity"_L1, "age"_L1, "count"_L1, "type"_L1, "message"_L1, "client"_L1, "site"_L1, "status"_L1, "by"_L1, "command"_L1};

int columnFromId(const QString &id)
{
    const auto found = std::find(kColumnIds.begin(), kColumnIds.end(), id);
    return found == kColumnIds.end() ? -1 : int(found - kColumnIds.begin());
}

int pixels(RowDensity density)
{
    switch (density) {
    case RowDensity::Compact: return 26;
    case RowDensity::Comfortable: return 31;
    case RowDensity::Roomy: return 38;
    }
    Q_UNREACHABLE();
}

} // namespace

AlertView::AlertView(AlertTableModel &model, Theme &theme, QWidget *parent)
    : QTableView(parent), m_model(model), m_theme(theme), m_delegate(new AlertDelegate(model, theme, this))
{
    installAlertViewAccessibility();
    setAccessibleName(tr("Alerts"));
    // Before the selection model hears of it, which then moves to a neighbour that nobody chose.
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_modelChanges = true; });
    setVerticalHeader(new RowHeader(this));
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setUpHeader();

    m_holdTimer = model.clock().makeTimer([this] { holdTimedOut(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { m_modelChanges = false; });
    const auto moved = [this] { m_movedAt = m_model.clock().bootNow(); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, moved);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, moved);
    connect(&model, &QAbstractItemModel::layoutChanged, this, moved);
    connect(&model.alertIndex(), &AlertIndex::updated, this, &AlertView::followPlace);
    connect(&model.groups(), &AlertGroups::changed, this, &AlertView::followPlace);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_followingPlace)
            rememberPlace();
    });
    connect(&model.store(), &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        lookForToldColumns(batch.added);
        lookForToldColumns(batch.changed);
    });
    std::vector<AlertSlot> shown;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const auto slot = model.slotAt(row))
            shown.push_back(*slot);
    }
    lookForToldColumns(shown);
    connect(&theme, &Theme::changed, this, &AlertView::adoptTheme);
    adoptTheme();
}

AlertView::~AlertView() = default;

void AlertView::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(36);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    header->setSectionResizeMode(AlertTableModel::MessageColumn, QHeaderView::Stretch);
    connect(header, &QHeaderView::customContextMenuRequested, this, &AlertView::showHeaderMenu);
    connect(header, &QHeaderView::sectionMoved, this, &AlertView::columnsChanged);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        if (m_fitting || column == AlertTableModel::MessageColumn || size == 0 || !(QApplication::mouseButtons() & Qt::LeftButton))
            return;
        m_chosenWidths[column] = size;
        Q_EMIT columnsChanged();
    });
}

void AlertView::adoptTheme()
{
    horizontalHeader()->setFont(m_theme.headingFont());
    // It paints with the viewport's, which a style sheet can have cut off from its parent's.
    horizontalHeader()->viewport()->setFont(m_theme.headingFont());
    setDensity(m_density);
    fitColumns();
    viewport()->update();
}

void AlertView::setDensity(RowDensity density)
{
    const bool changed = m_density != density;
    m_density = density;
    const int height = pixels(density) * m_theme.baseFont().pixelSize() / 13;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setMaximumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height);
    if (changed)
        Q_EMIT densityChanged(density);
}

// ---- columns ----------------------------------------------------------------------------------------------------------

void AlertView::fitColumns()
{
    ColumnFit fit = fitTo(viewport()->width(), m_hiddenByChoice);
    // Where the message would be cut, columns in which nothing was told yet are no loss.
    if (fit.widths[AlertTableModel::MessageColumn] < m_delegate->usualWidth(AlertTableModel::MessageColumn)) {
        std::set<int> hidden = m_hiddenByChoice;
        for (const int column : {AlertTableModel::ClientColumn, AlertTableModel::SiteColumn}) {
            if (!m_told.contains(column) && !m_chosenWidths.contains(column))
                hidden.insert(column);
        }
        fit = fitTo(viewport()->width(), hidden);
        // By whom is told by the command's own column, or not at all; the detail panel has it.
        if (fit.widths[AlertTableModel::MessageColumn] < m_delegate->usualWidth(AlertTableModel::MessageColumn)
            && !m_chosenWidths.contains(AlertTableModel::ByColumn)) {
            hidden.insert(AlertTableModel::ByColumn);
            fit = fitTo(viewport()->width(), hidden);
        }
    }
    m_fitting = true;
    QHeaderView *header = horizontalHeader();
    for (int column = 0; column < AlertTableModel::ColumnCount; ++column) {
        const bool hidden = fit.hidden.contains(column);
        header->setSectionHidden(column, hidden);
        if (column != AlertTableModel::MessageColumn && !hidden)
            header->resizeSection(column, fit.widths[std::size_t(column)]);
    }
    m_fitting = false;
}

AlertView::ColumnFit AlertView::fitTo(int room, std::set<int> hidden) const
{
    std::array<int, AlertTableModel::ColumnCount> widths {};
    const auto total = [&] {
        int sum = 0;
        for (int column = 0; column < AlertTableModel::ColumnCount; ++column)
            sum += hidden.contains(column) ? 0 : widths[std::size_t(column)];
        return sum;
    };
    for (int column = 0; column < AlertTableModel::ColumnCount; ++column)
        widths[std::size_t(column)] = m_chosenWidths.value(column, m_delegate->usualWidth(column));

    // First everything shrinks that can, then columns go, least needed first.
    for (const int column :
         {AlertTableModel::SiteColumn, AlertTableModel::ClientColumn, AlertTableModel::CommandColumn, AlertTableModel::TypeColumn,
          AlertTableModel::MessageColumn, AlertTableModel::AgeColumn}) {
        if (total() > room && !m_chosenWidths.contains(column))
            widths[std::size_t(column)] -= std::min(total() - room, widths[std::size_t(column)] - m_delegate->leastWidth(column));
    }
    for (const int column : kGoesFirst) {
        if (total() > room)
            hidden.insert(column);
    }
    return {widths, std::move(hidden)};
}

void AlertView::lookForToldColumns(const std::vector<AlertSlot> &slots)
{
    const AlertStore &store = m_model.store();
    const auto look = [&](int column, auto text) {
        const bool comes = !m_told.contains(column)
            && std::any_of(slots.begin(), slots.end(), [&](AlertSlot slot) { return store.isLive(slot) && !text(slot).empty(); });
        if (comes)
            m_told.insert(column);
        return comes;
    };
    const bool client = look(AlertTableModel::ClientColumn, [&](AlertSlot slot) { return store.clientUtf8(slot); });
    const bool site = look(AlertTableModel::SiteColumn, [&](AlertSlot slot) { return store.siteUtf8(slot); });
    if (client || site)
        fitColumns();
}

void AlertView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    // A line that comes above the table pushes every row away from under the pointer.
    const int top = viewport()->mapTo(window(), QPoint()).y();
    if (std::exchange(m_top, top) != top && isVisible())
        m_movedAt = m_model.clock().bootNow();
}

void AlertView::showHeaderMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < AlertTableModel::ColumnCount; ++column) {
        // Without these three a row says nothing or nothing can be done about it.
        if (column == AlertTableModel::SeverityColumn || column == AlertTableModel::MessageColumn
            || column == AlertTableModel::CommandColumn)
            continue;
        QAction *action = menu->addAction(AlertTableModel::columnName(column));
        action->setCheckable(true);
        action->setChecked(!m_hiddenByChoice.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            if (shown)
                m_hiddenByChoice.erase(column);
            else
                m_hiddenByChoice.insert(column);
            fitColumns();
            Q_EMIT columnsChanged();
        });
    }
    menu->addSeparator();
    QMenu *heights = menu->addMenu(tr("Row height"));
    const std::array choices = {
        std::pair(RowDensity::Compact, tr("Compact")), std::pair(RowDensity::Comfortable, tr("Comfortable")),
        std::pair(RowDensity::Roomy, tr("Roomy"))};
    for (const auto &choice : choices) {
        QAction *action = heights->addAction(choice.second);
        action->setCheckable(true);
        action->setChecked(m_density == choice.first);
        connect(action, &QAction::triggered, this, [this, wanted = choice.first] { setDensity(wanted); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Most urgent first")), &QAction::triggered, this, [this] {
        horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    });
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] { setColumns({}); });
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void AlertView::openColumnMenu()
{
    showHeaderMenu(QPoint(0, horizontalHeader()->height()));
}

QJsonObject AlertView::columns() const
{
    QJsonArray hidden;
    for (const int column : m_hiddenByChoice)
        hidden.append(QString(kColumnIds[std::size_t(column)]));
    QJsonArray order;
    for (int at = 0; at < AlertTableModel::ColumnCount; ++at)
        order.append(QString(kColumnIds[std::size_t(horizontalHeader()->logicalIndex(at))]));
    QJsonObject widths;
    for (auto it = m_chosenWidths.begin(); it != m_chosenWidths.end(); ++it)
        widths[kColumnIds[std::size_t(it.key())]] = it.value();
    return {{u"hidden"_s, hidden}, {u"order"_s, order}, {u"widths"_s, widths}};
}

void AlertView::setColumns(const QJsonObject &columns)
{
    m_hiddenByChoice.clear();
    for (const QJsonValue &id : columns.value(u"hidden"_s).toArray()) {
        const int column = columnFromId(id.toString());
        if (column >= 0 && column != AlertTableModel::SeverityColumn && column != AlertTableModel::MessageColumn
            && column != AlertTableModel::CommandColumn)
            m_hiddenByChoice.insert(column);
    }
    m_chosenWidths.clear();
    const QJsonObject widths = columns.value(u"widths"_s).toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        const int column = columnFromId(it.key());
        const int width = it.value().toInt();
        if (column >= 0 && column != AlertTableModel::MessageColumn && width >= horizontalHeader()->minimumSectionSize()
            && width <= 2000)
            m_chosenWidths[column] = width;
    }
    QHeaderView *header = horizontalHeader();
    const QSignalBlocker quiet(header);
    for (int at = 0; at < AlertTableModel::ColumnCount; ++at)
        header->moveSection(header->visualIndex(at), at);
    int at = 0;
    for (const QJsonValue &id : columns.value(u"order"_s).toArray()) {
        if (const int column = columnFromId(id.toString()); column >= 0)
            header->moveSection(header->visualIndex(column), std::min(at++, AlertTableModel::ColumnCount - 1));
    }
    fitColumns();
    viewport()->update();
    Q_EMIT columnsChanged();
}

// ---- rows and keys ----------------------------------------------------------------------------------------------------

std::optional<AlertKey> AlertView::currentKey() const
{
    return m_model.keyAt(currentIndex().row());
}

QList<AlertKey> AlertView::selectedKeys() const
{
    // By ranges: a list of indexes would be as long as rows times columns.
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    QList<AlertKey> keys;
    for (const auto &[top, bottom] : ranges) {
        for (int row = top; row <= bottom; ++row) {
            if (auto key = m_model.keyAt(row))
                keys.append(std::move(*key));
        }
    }
    return keys;
}

void AlertView::selectKey(const AlertKey &key)
{
    const auto row = m_model.rowOf(key);
    if (!row)
        return;
    const QModelIndex index = m_model.index(*row, AlertTableModel::SeverityColumn);
    endPicking();
    setCurrentIndex(index);
    scrollTo(index);
}

QList<AlertKey> AlertView::chosenKeys() const
{
    QList<AlertKey> selected = selectedKeys();
    QSet<AlertKey> known(selected.begin(), selected.end());
    for (const QModelIndex &header : selectionModel()->selectedRows()) {
        const std::optional<int> group = m_model.groupAt(header.row());
        if (!group)
            continue;
        for (const AlertSlot slot : m_model.groups().slotsOf(*group)) {
            AlertKey key = m_model.store().key(slot);
            if (canBeAsked(m_model.store(), slot) && !known.contains(key)) {
                known.insert(key);
                selected.append(std::move(key));
            }
        }
    }
    if (!selected.isEmpty() || !m_shown || m_shown != currentKey())
        return selected;
    return {*m_shown};
}

QRect AlertView::buttonRect(int row) const
{
    const auto slot = m_model.slotAt(row);
    if (!slot)
        return {};
    const RowAction action = rowAction(m_model.store(), *slot, m_model.isLive(), m_model.clock().wallNow());
    return m_delegate->buttonRect(visualRect(m_model.index(row, AlertTableModel::CommandColumn)), action, layoutDirection());
}

std::optional<AlertKey> AlertView::buttonAt(const QPoint &at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid() || index.column() != AlertTableModel::CommandColumn || !buttonRect(index.row()).contains(at))
        return {};
    return m_model.keyAt(index.row());
}

void AlertView::setFolded(int row, bool folded)
{
    AlertGroups &groups = m_model.groups();
    if (!groups.isActive() || row < 0 || row >= groups.rowCount())
        return;
    const int group = groups.groupOfRow(row);
    // Where the hand is must not fall to a neighbour when its row goes.
    const bool isCurrent = currentIndex().isValid() && groups.groupOfRow(currentIndex().row()) == group;
    groups.setFolded(group, folded);
    if (folded && isCurrent)
        moveTo(groups.headerRow(group));
}

bool AlertView::pressFoldMark(const QPoint &at)
{
    const int row = rowAt(at.y());
    const std::optional<int> group = m_model.groupAt(row);
    const QRect line(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    if (!group || !AlertDelegate::foldMarkRect(line, layoutDirection()).contains(at))
        return false;
    setFolded(row, !m_model.groups().group(*group).isFolded);
    return true;
}

bool AlertView::foldByKey(int key)
{
    const int row = currentIndex().row();
    const AlertGroups &groups = m_model.groups();
    if (!groups.isActive() || row < 0 || (key != Qt::Key_Left && key != Qt::Key_Right))
        return false;
    const bool folds = (key == Qt::Key_Left) != isRightToLeft();
    const int header = groups.headerRow(groups.groupOfRow(row));
    if (folds && row != header)
        moveTo(header);
    else
        setFolded(row, folds);
    return true;
}

void AlertView::pressButton(const AlertKey &key)
{
    const RowAction action = actionOf(key);
    if (action.kind == RowAction::Kind::Undo)
        Q_EMIT withdrawalRequested({key});
    else if (action.isButton())
        Q_EMIT acknowledgeRequested({key});
}

RowAction AlertView::actionOf(const AlertKey &key) const
{
    const auto row = m_model.rowOf(key);
    const auto slot = row ? m_model.slotAt(*row) : std::nullopt;
    return slot ? rowAction(m_model.store(), *slot, m_model.isLive(), m_model.clock().wallNow()) : RowAction();
}

void AlertView::refreshAges()
{
    if (m_pointer.x() >= 0)
        trackPointer(m_pointer);
    // What chatters or is stale comes and goes with time alone, too.
    for (const int column : {AlertTableModel::AgeColumn, AlertTableModel::StatusColumn, AlertTableModel::CommandColumn}) {
        if (!isColumnHidden(column))
            viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
    }
}

// ---- the hand ---------------------------------------------------------------------------------------------------------

void AlertView::handMoved()
{
    // An empty table has nothing that could move away from under the hand.
    if (m_model.rowCount() == 0)
        return;
    m_model.alertIndex().setHeld(true);
    m_holdTimer->start(kHold);
}

void AlertView::holdTimedOut()
{
    if (m_openMenus > 0 || m_buttonGrab || state() == DragSelectingState)
        m_holdTimer->start(kHold);
    else
        endHold();
}

void AlertView::endHold()
{
    m_holdTimer->stop();
    m_model.alertIndex().setHeld(false);
}

void AlertView::rememberPlace()
{
    const int top = rowAt(0);
    // At the very top the newest and most urgent is wanted, not the row that happened to be there.
    if (verticalScrollBar()->value() == 0 || top < 0) {
        m_place = QPersistentModelIndex();
        return;
    }
    m_place = m_model.index(top, 0);
    m_placeOffset = -rowViewportPosition(top);
}

void AlertView::followPlace()
{
    if (m_pointer.x() >= 0)
        trackPointer(m_pointer);
    if (!m_place.isValid())
        return;
    m_followingPlace = true;
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(m_place.row() * verticalHeader()->defaultSectionSize() + m_placeOffset);
    m_followingPlace = false;
}

void AlertView::trackPointer(const QPoint &at)
{
    const int row = rowAt(at.y());
    if (row != m_delegate->hoveredRow()) {
        for (const int changed : {row, m_delegate->hoveredRow()}) {
            if (changed >= 0)
                viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
        }
        m_delegate->setHoveredRow(row);
    }
    m_delegate->setButtonStates(buttonAt(at), m_pressed);
    if (row >= 0)
        viewport()->update(visualRect(m_model.index(row, AlertTableModel::CommandColumn)));
}

void AlertView::mousePressEvent(QMouseEvent *event)
{
    handMoved();
    m_pointer = event->position().toPoint();
    if (event->button() == Qt::LeftButton) {
        m_pressed = buttonAt(m_pointer);
        if (m_pressed) {
            m_buttonGrab = true;
            if (!stoodStill()) {
                m_pressed.reset();
                QToolTip::showText(
                    event->globalPosition().toPoint(), tr("The rows had just moved: nothing was sent. Click again."), this);
                event->accept();
                return;
            }
            m_pressedUndo = actionOf(*m_pressed).kind == RowAction::Kind::Undo;
            trackPointer(m_pointer);
            event->accept();
            return;
        }
        if (pressFoldMark(m_pointer)) {
            event->accept();
            return;
        }
    }
    m_picking = false;
    QTableView::mousePressEvent(event);
}

void AlertView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (at != m_pointer)
        handMoved();
    m_pointer = at;
    trackPointer(at);
    if (!m_buttonGrab)
        QTableView::mouseMoveEvent(event);
}

void AlertView::mouseReleaseEvent(QMouseEvent *event)
{
    handMoved();
    m_pointer = event->position().toPoint();
    if (m_buttonGrab && event->button() == Qt::LeftButton) {
        const std::optional<AlertKey> pressed = std::exchange(m_pressed, {});
        m_buttonGrab = false;
        // The same alert at both ends, wherever its row is by now; another row under the pointer is nobody's wish.
        // Nor is a button meant that came to that place meanwhile and does the opposite.
        const bool meant =
            pressed && buttonAt(m_pointer) == pressed && (actionOf(*pressed).kind == RowAction::Kind::Undo) == m_pressedUndo;
        if (meant)
            pressButton(*pressed);
        trackPointer(m_pointer);
        event->accept();
        return;
    }
    QTableView::mouseReleaseEvent(event);
}

void AlertView::mouseDoubleClickEvent(QMouseEvent *event)
{
    handMoved();
    if (const int row = rowAt(event->position().toPoint().y()); m_model.groupAt(row)) {
        if (!pressFoldMark(event->position().toPoint()))
            setFolded(row, !m_model.groups().group(*m_model.groupAt(row)).isFolded);
        event->accept();
        return;
    }
    // The second half of a double click on a button was meant for the first one's row, which has answered already.
    if (event->button() == Qt::LeftButton && buttonAt(event->position().toPoint())) {
        event->accept();
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
}

void AlertView::wheelEvent(QWheelEvent *event)
{
    handMoved();
    QTableView::wheelEvent(event);
}

bool AlertView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        const int row = m_delegate->hoveredRow();
        m_pointer = {-1, -1};
        m_delegate->setHoveredRow(-1);
        m_delegate->setButtonStates({}, m_pressed);
        if (row >= 0)
            viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
    return QTableView::viewportEvent(event);
}

void AlertView::moveCurrent(int by)
{
    moveTo(currentIndex().isValid() ? currentIndex().row() + by : 0);
}

void AlertView::moveTo(int wanted)
{
    if (m_model.rowCount() == 0)
        return;
    const int row = std::clamp(wanted, 0, m_model.rowCount() - 1);
    const QModelIndex index = m_model.index(row, std::max(0, currentIndex().column()));
    if (m_picking)
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    else
        setCurrentIndex(index);
    scrollTo(index);
}

void AlertView::pick()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    // The row that going there has chosen stays so the first time: it is the first of several.
    const bool isFirst = !std::exchange(m_picking, true);
    if (!isFirst || !selectionModel()->isRowSelected(current.row(), {}))
        selectionModel()->select(current, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    // What was taken out of the choice by hand is not meant, framed or not.
    if (selectedKeys().isEmpty())
        m_shown.reset();
}

void AlertView::keyPressEvent(QKeyEvent *event)
{
    handMoved();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_J: moveCurrent(1); return;
        case Qt::Key_K: moveCurrent(-1); return;
        case Qt::Key_A:
            if (const QList<AlertKey> keys = chosenKeys(); !event->isAutoRepeat() && !keys.isEmpty()) {
                endPicking();
                Q_EMIT acknowledgeRequested(keys);
            }
            return;
        case Qt::Key_Slash: Q_EMIT filterRequested(); return;
        case Qt::Key_Space: pick(); return;
        case Qt::Key_Escape:
            if (m_model.alertIndex().isHeld())
                endHold();
            return;
        case Qt::Key_Home: moveTo(0); return;
        case Qt::Key_End: moveTo(m_model.rowCount() - 1); return;
        default:
            if (foldByKey(event->key()))
                return;
        }
    }
    // Not the view's own, which copies one cell.
    if (event->matches(QKeySequence::Copy))
        return copy(chosenKeys());
    endPicking();
    QTableView::keyPressEvent(event);
}

void AlertView::copy(const QList<AlertKey> &keys) const
{
    if (!keys.isEmpty())
        QGuiApplication::clipboard()->setText(alertRows(m_model.store(), keys));
}

void AlertView::addCopyActions(QMenu &menu, const QList<AlertKey> &keys, AlertSlot pointed)
{
    QAction *rows = menu.addAction(tr("Copy %n row(s)", nullptr, int(keys.size())));
    rows->setShortcut(QKeySequence::Copy);
    connect(rows, &QAction::triggered, this, [this, keys] { copy(keys); });
    addAlertCopyActions(menu, m_model.store(), pointed);
}

void AlertView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex at = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    const auto slot = at.isValid() ? m_model.slotAt(at.row()) : std::nullopt;
    if (!slot)
        return;
    handMoved();
    if (!selectionModel()->isRowSelected(at.row(), {}))
        setCurrentIndex(at);

    // What is asked for is what was selected when the menu opened.
    const QList<AlertKey> keys = selectedKeys();
    const AlertStore &store = m_model.store();
    const bool anyOpen = std::any_of(keys.begin(), keys.end(), [&](const AlertKey &key) {
        const auto found = store.find(key);
        return found && canBeAsked(store, *found);
    });
    const QString type = m_model.data(at.siblingAtColumn(AlertTableModel::TypeColumn)).toString();
    const QString rawType = safeUtf8(store.typeUtf8(*slot));

    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *acknowledge = menu->addAction(
        m_model.isLive() ? tr("Acknowledge %n alert(s)", nullptr, int(keys.size()))
                         : tr("Queue %n acknowledgement(s)", nullptr, int(keys.size())));
    acknowledge->setShortcut(Qt::Key_A);
    acknowledge->setEnabled(anyOpen);
    connect(acknowledge, &QAction::triggered, this, [this, keys] { Q_EMIT acknowledgeRequested(keys); });
    const bool anyWaits = std::any_of(keys.begin(), keys.end(), [&](const AlertKey &key) {
        const auto found = store.find(key);
        return found && canBeWithdrawn(store, *found);
    });
    if (anyWaits) {
        connect(menu->addAction(tr("Withdraw what is not sent yet")), &QAction::triggered, this, [this, keys] {
            Q_EMIT withdrawalRequested(keys);
        });
    }
    auto *shelve = new ShelveMenu(tr("Shelve for…"), menu);
    connect(shelve, &ShelveMenu::chosen, this, [this, keys](milliseconds time) { Q_EMIT shelvingRequested(keys, time); });
    menu->addMenu(shelve);
    menu->addSeparator();
    addCopyActions(*menu, keys, *slot);
    if (!rawType.isEmpty()) {
        menu->addSeparator();
        connect(
            menu->addAction(tr("Show only “%1”", "alert type").arg(QString(type).replace(u'&', u"&&"_s))), &QAction::triggered,
            this, [this, rawType] { Q_EMIT filterTextRequested(u"type:"_s + quotedQueryValue(rawType)); });
    }
    ++m_openMenus;
    connect(menu, &QMenu::aboutToHide, this, [this] { --m_openMenus; });
    const QPoint where =
        event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(at).bottomLeft());
    menu->popup(where);
}

// ---- selection and assistive technology -------------------------------------------------------------------------------

void AlertView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void AlertView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void AlertView::tellAccessibility(QAccessible::Event type)
{
    if (!QAccessible::isActive() || !currentIndex().isValid())
        return;
    QAccessibleEvent event(this, type);
    event.setChild(currentIndex().row());
    QAccessible::updateAccessibility(&event);
}

void AlertView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // Not QTableView's own: it tells assistive technology of cells, where this table has rows.
    QAbstractItemView::currentChanged(current, previous);
    if (hasFocus())
        tellAccessibility(QAccessible::Focus);
    for (const int row : {current.row(), previous.row()}) {
        if (row >= 0)
            viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
    if (m_modelChanges || current.row() == previous.row())
        return;
    m_shown = m_model.keyAt(current.row());
    Q_EMIT currentKeyChanged(m_shown);
}

void AlertView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    tellAccessibility(QAccessible::Selection);
}

} // namespace noc
