// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/rowaction.h"

#include <QAccessible>
#include <QPersistentModelIndex>
#include <QTableView>

#include <array>
#include <memory>
#include <set>

class QJsonObject;
class QMenu;

namespace noc {

class AlertDelegate;
class Theme;

//! How high a row is: 26, 31 or 38 pixels at the base font.
enum class RowDensity { Compact, Comfortable, Roomy };

//! The alert table. A click counts for a row only when that very row (by its key, wherever it is by then) was under the pointer at press and at
//! release. Selection and scroll position survive every update, and while the hand is at work inside the table (pointer
//! moved or key used in the last 10 s) the index is held: no row moves, arrivals collect.
class AlertView : public QTableView
{
    Q_OBJECT

public:
    //! Rows that moved less than this ago are nobody's aim: nobody sees and clicks so fast. After a stall of this machine a press comes behind
    //! the rows that moved meanwhile, and would count for one that was never seen there.
    static constexpr milliseconds kSeen {100};

    //! `model` and `theme` must outlive the view.
    AlertView(AlertTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~AlertView() override;

    AlertTableModel &alerts() const { return m_model; }

    void setDensity(RowDensity density);
    RowDensity density() const { return m_density; }

    std::optional<AlertKey> currentKey() const;
    //! In the order of the rows.
    QList<AlertKey> selectedKeys() const;
    //! What a key acts on: the selected rows (for a group's header all that it stands for), or else the framed one, which the detail panel shows. A row that became the current one only because
    //! another went is nobody's choice.
    QList<AlertKey> chosenKeys() const;
    void selectKey(const AlertKey &key);
    //! The row's button in viewport coordinates; empty when it has none.
    QRect buttonRect(int row) const;
    //! No row moved for kSeen: what is under the pointer is what was seen there.
    bool stoodStill() const { return !m_movedAt || m_model.clock().bootNow() - *m_movedAt >= kSeen; }
    //! What was chosen one by one has been acted upon; the next row is chosen alone again.
    void endPicking() { m_picking = false; }
    //! Folds the row's group or unfolds it; nothing for a row without one.
    void setFolded(int row, bool folded);
    //! As a click on the row's button; nothing when it has none.
    void pressButton(const AlertKey &key);
    //! The hand is at work: no row moves for a while. For keys that act on the rows without coming by the view.
    void holdStill() { handMoved(); }
    //! Lets the rows move again at once.
    void endHold();
    //! The headings' menu, for the keyboard.
    void openColumnMenu();
    //! Ages and running commands are repainted; cheap, for a clock.
    void refreshAges();
    //! Back to the place that the operator scrolled to, whose row may be elsewhere now.
    void followPlace();

    //! Columns that the operator hid, their order and widths.
    QJsonObject columns() const;
    void setColumns(const QJsonObject &columns);

Q_SIGNALS:
    //! Wanted for these rows: acknowledge, or mark seen.
    void acknowledgeRequested(const QList<noc::AlertKey> &keys);
    //! Wanted for these rows: withdraw what is not sent yet.
    void withdrawalRequested(const QList<noc::AlertKey> &keys);
    void shelvingRequested(const QList<noc::AlertKey> &keys, noc::milliseconds duration);
    void currentKeyChanged(const std::optional<noc::AlertKey> &key);
    void filterRequested();
    //! Show only what holds this text.
    void filterTextRequested(const QString &text);
    void densityChanged(noc::RowDensity density);
    void columnsChanged();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &) override { }
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void adoptTheme();
    struct ColumnFit {
        std::array<int, AlertTableModel::ColumnCount> widths;
        std::set<int> hidden;
    };
    void fitColumns();
    //! Widths for so much room; shrinks what can, then hides what is needed least.
    ColumnFit fitTo(int room, std::set<int> hidden) const;
    void lookForToldColumns(const std::vector<AlertSlot> &slots);
    void showHeaderMenu(const QPoint &at);
    void copy(const QList<AlertKey> &keys) const;
    void addCopyActions(QMenu &menu, const QList<AlertKey> &keys, AlertSlot pointed);
    void handMoved();
    void holdTimedOut();
    void rememberPlace();
    std::optional<AlertKey> buttonAt(const QPoint &at) const;
    RowAction actionOf(const AlertKey &key) const;
    void trackPointer(const QPoint &at);
    void moveCurrent(int by);
    void pick();
    void moveTo(int row);
    bool pressFoldMark(const QPoint &at);
    bool foldByKey(int key);
    void tellAccessibility(QAccessible::Event event);

    AlertTableModel &m_model;
    Theme &m_theme;
    AlertDelegate *m_delegate;
    RowDensity m_density = RowDensity::Comfortable;

    QPoint m_pointer {-1, -1}; // in the viewport; outside: -1, -1
    std::optional<AlertKey> m_pressed; // whose button is held down
    bool m_pressedUndo = false; // which of its two opposite buttons
    std::optional<BootTime> m_movedAt; // when rows changed their places last
    int m_top = 0; // in the window
    bool m_buttonGrab = false; // the press was on a button: the drag is none
    std::optional<AlertKey> m_shown; // last told by currentKeyChanged()
    std::unique_ptr<Timer> m_holdTimer;
    bool m_picking = false; // rows are chosen one by one: going to the next one chooses nothing
    int m_openMenus = 0;
    bool m_modelChanges = false; // a change of the model, not the hand, moves the current row

    QPersistentModelIndex m_place; // the topmost row, when scrolled
    int m_placeOffset = 0;
    bool m_followingPlace = false;
    bool m_fitting = false;
    std::set<int> m_hiddenByChoice;
    std::set<int> m_told; // of client and site: those in which the server told anything
    QHash<int, int> m_chosenWidths;
};

} // namespace noc

Q_DECLARE_METATYPE(noc::RowDensity)
