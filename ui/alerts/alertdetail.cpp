// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertdetail.h"

#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/alerts/alertcopy.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/marklabel.h"
#include "ui/alerts/rawmessage.h"
#include "ui/alerts/rowaction.h"
#include "ui/alerts/runbookdialog.h"
#include "ui/alerts/timelineview.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kButtonEdge = 8;
constexpr milliseconds kTick {1000};

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    // A value stands beside its caption, whatever direction its own words have.
    label->setAlignment(
        Qt::AlignVCenter | Qt::AlignAbsolute | (label->layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString kindTitle(const AlertKey &key)
{
    const QString id = safeLine(key.id.toText());
    switch (key.kind) {
    case AlertKind::Alert: return AlertDetail::tr("Alert %1", "id").arg(id);
    case AlertKind::Finding: return AlertDetail::tr("Finding %1", "id").arg(id);
    case AlertKind::Anomaly: return AlertDetail::tr("Anomaly %1", "id").arg(id);
    case AlertKind::Ticket: return AlertDetail::tr("Ticket %1", "id").arg(id);
    }
    Q_UNREACHABLE();
}

// Words without a blank, as devices send them, would else widen the panel beyond the window.
QString breakable(const QString &text)
{
    QString out;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        out += c;
        if (run >= 24 && !c.isHighSurrogate()) {
            out += QChar(0x200B);
            run = 0;
        }
    }
    return out;
}

// A host breaks behind its dots.
QString hostLines(QString host)
{
    return breakable(host.replace(u'.', u".\u200B"_s));
}

// Breaks after a comma only: a unit on a line of its own says nothing.
QString unbroken(QString text)
{
    return text.replace(u' ', QChar::Nbsp).replace(u",\u00A0"_s, u", "_s);
}

} // namespace

AlertDetail::AlertDetail(Session &session, Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_settings(settings),
      m_runbooks(keptRunbooks(settings)),
      m_opener(&QDesktopServices::openUrl),
      m_heading(new QLabel(this)),
      m_mark(new MarkLabel(theme, this)),
      m_title(plainLabel(this)),
      m_nothing(plainLabel(this)),
      m_body(new QWidget(this)),
      m_facts(new QFormLayout),
      m_openRunbook(new QPushButton(tr("Open the runbook…"), this)),
      m_acknowledge(new QPushButton(this)),
      m_copy(new QToolButton(this)),
      m_timeline(new TimelineView(session, theme, this)),
      m_raw(new RawMessage(session, theme, this))
{
    setAccessibleName(tr("Alert detail"));
    setRole(*this, "panel"_L1);
    setRole(*m_heading, "heading"_L1);
    setRole(*m_openRunbook, "link"_L1);
    setRole(*m_nothing, "secondary"_L1);
    setRole(*m_acknowledge, "primary"_L1);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setText(tr("Alert"));
    m_acknowledge->setCursor(Qt::ArrowCursor);
    m_acknowledge->setObjectName("acknowledge"_L1);
    // Its words must not widen the panel beyond its own scrolled area.
    m_acknowledge->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_copy->setText(tr("Copy ▾", "button with a menu"));
    m_copy->setAccessibleName(tr("Copy this alert"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setFocusPolicy(Qt::TabFocus);
    auto *copyMenu = new QMenu(m_copy);
    m_copy->setMenu(copyMenu);
    connect(copyMenu, &QMenu::aboutToShow, this, [this, copyMenu] { fillCopyMenu(*copyMenu); });
    makeLayout();
    follow();
    adoptTheme();
    m_tick = session.clock().makeTimer([this] { tick(); });
    tick();
    refresh();
}

AlertDetail::~AlertDetail() = default;

void AlertDetail::makeLayout()
{
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(14);
    m_facts->setVerticalSpacing(4);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_severity = addFact(tr("Severity"));
    m_type = addFact(tr("Type"));
    m_client = addFact(tr("Client"));
    m_site = addFact(tr("Site"));
    m_raised = addFact(tr("Raised"));
    m_repeats = addFact(tr("Repeats"));
    m_status = addFact(tr("Status"));
    m_by = addFact(tr("By", "by whom"));
    m_command = addFact(tr("Command"));
    m_runbook = addFact(tr("Runbook"));
    // Over both columns: beside long captions it would widen the panel.
    m_facts->addRow(m_openRunbook);
    m_facts->setAlignment(m_openRunbook, Qt::AlignRight);

    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(4);
    titleRow->addWidget(m_mark, 0, Qt::AlignTop);
    titleRow->addWidget(m_title, 1);

    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(9);
    body->addLayout(titleRow);
    body->addLayout(m_facts);
    body->addWidget(m_acknowledge);
    body->addSpacing(2);
    body->addWidget(m_timeline);
    body->addWidget(m_raw);

    auto *content = new QWidget(this);
    setRole(*content, "panel"_L1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    auto *headingRow = new QHBoxLayout;
    headingRow->addWidget(m_heading, 1);
    headingRow->addWidget(m_copy);
    column->addLayout(headingRow);
    column->addWidget(m_nothing);
    column->addWidget(m_body);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    connect(m_raw, &RawMessage::shown, scroll, [this, scroll] { scroll->ensureWidgetVisible(m_raw); });
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void AlertDetail::follow()
{
    // A press counts for the alert that was shown then.
    connect(m_acknowledge, &QPushButton::pressed, this, [this] { m_pressed = m_key; });
    connect(m_acknowledge, &QPushButton::clicked, this, [this] {
        if (m_key && m_pressed == m_key)
            press();
    });
    connect(m_openRunbook, &QPushButton::clicked, this, &AlertDetail::openRunbook);
    connect(&m_session.alerts(), &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        if (!m_key)
            return;
        const auto slot = m_session.alerts().find(*m_key);
        const auto holds = [&](const std::vector<AlertSlot> &changed) {
            return std::find(changed.begin(), changed.end(), *slot) != changed.end();
        };
        if (!slot || holds(batch.changed) || holds(batch.added))
            onAlertChanged();
    });
    connect(&m_session, &Session::livenessChanged, this, [this] {
        refresh();
        m_timeline->rebuild();
    });
    connect(&m_theme, &Theme::changed, this, &AlertDetail::adoptTheme);
}

void AlertDetail::onAlertChanged()
{
    refresh();
    m_timeline->refresh();
    m_raw->refresh();
}

QLabel *AlertDetail::addFact(const QString &name)
{
    auto *caption = new QLabel(name, m_body);
    setRole(*caption, "secondary"_L1);
    // Beside the first line of a value that has several.
    caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *value = plainLabel(m_body);
    m_factNames.append(caption);
    m_facts->addRow(caption, value);
    return value;
}

void AlertDetail::setFact(QLabel &value, const QString &text)
{
    value.setText(text);
    const auto *caption = static_cast<const QLabel *>(m_facts->labelForField(&value));
    // Without the marks that let long words break.
    const QString words = QString(text).remove(QChar(0x200B)).replace(QChar::Nbsp, u' ');
    value.setAccessibleName(tr("%1: %2", "fact, its value").arg(caption->text(), words));
}

void AlertDetail::adoptTheme()
{
    m_heading->setFont(m_theme.headingFont());
    m_copy->setFont(m_theme.secondaryFont());
    m_openRunbook->setFont(m_theme.secondaryFont());
    m_title->setFont(m_theme.titleFont());
    QFont strong = m_theme.baseFont();
    strong.setBold(true);
    m_acknowledge->setFont(strong);
}

void AlertDetail::tick()
{
    if (isVisible() && m_key)
        refresh();
    // At midnight, a time without its date begins to mean another one.
    const auto local = toDateTime(m_session.clock().wallNow()).toLocalTime().date();
    if (std::exchange(m_day, local) != local)
        m_timeline->rebuild();
    m_tick->start(untilNext(m_session.clock(), kTick));
}

void AlertDetail::setAlert(const std::optional<AlertKey> &key)
{
    // An alert that is gone from the table stays here until another one is chosen.
    if (!key && m_key)
        return;
    m_key = key;
    refresh();
    m_timeline->setAlert(key);
    m_raw->setAlert(key);
}

void AlertDetail::showNothing(const QString &why)
{
    m_nothing->setText(why);
    m_nothing->show();
    m_body->hide();
    m_copy->hide();
}

void AlertDetail::refresh()
{
    if (!m_key) {
        m_heading->setText(tr("Alert"));
        showNothing(tr("Choose an alert in the table to see all that is known of it."));
        return;
    }
    m_heading->setText(kindTitle(*m_key));
    const auto slot = m_session.alerts().find(*m_key);
    if (!slot) {
        showNothing(tr("This alert is no longer kept: the console's memory was needed for newer ones."));
        return;
    }
    m_nothing->hide();
    m_body->show();
    m_copy->show();
    const Alert alert = m_session.alerts().at(*slot);
    refreshFacts(alert);
    refreshAction(alert);
    refreshRunbook(alert);
}

void AlertDetail::refreshFacts(const Alert &alert)
{
    const AlertStore &store = m_session.alerts();
    const AlertSlot slot = *store.find(alert.key);
    const WallTime now = m_session.clock().wallNow();
    const QString notTold = tr("not told", "by the server");
    const auto told = [&](const std::optional<QString> &text) { return text && !text->isEmpty() ? safeLine(*text) : notTold; };

    m_mark->setSeverity(alert.severity, !store.unacknowledged(slot));
    m_title->setText(breakable(safeText(alert.message)));
    setFact(*m_severity, severityText(store, slot));
    setFact(*m_type, breakable(formatAlertType(alert.type)));
    setFact(*m_client, told(alert.client));
    setFact(*m_site, told(alert.site));
    const milliseconds offset = m_session.health().clockOffset().offset().value_or(milliseconds(0));
    const QString raised = alert.count > 0
        ? tr("%1, %2 ago", "time, how long ago")
              .arg(formatTime(alert.firstRaised, now), formatDuration(now + offset - alert.firstRaised))
        : notTold;
    setFact(*m_raised, unbroken(raised));
    setFact(
        *m_repeats,
        alert.count > 1
            ? tr("%n in %1", "raises in that time", alert.count).arg(formatDuration(alert.lastRaised - alert.firstRaised))
            : tr("none", "repeats"));
    setFact(
        *m_status,
        alert.raisedAgain         ? tr("%1, raised again since", "status").arg(statusText(store, slot))
            : store.shelved(slot) ? tr("%1, shelved: not in the table", "status").arg(statusText(store, slot))
                                  : statusText(store, slot));
    const QString by = answeredBy(store, slot);
    setFact(*m_by, by);
    m_facts->setRowVisible(m_by, !by.isEmpty());
}

void AlertDetail::refreshAction(const Alert &alert)
{
    const AlertStore &store = m_session.alerts();
    const AlertSlot slot = *store.find(alert.key);
    const bool live = m_session.rowsAreLive();
    const RowAction action = rowAction(store, slot, live, m_session.clock().wallNow());
    const QString state = action.isButton() ? QString() : action.text;
    setFact(*m_command, state);
    m_facts->setRowVisible(m_command, !state.isEmpty());

    // A refused one can be asked for again; on the way, there is nothing to press.
    m_acknowledge->setVisible(store.unacknowledged(slot));
    m_acknowledge->setEnabled(canBeAsked(store, slot) || action.kind == RowAction::Kind::Undo);
    QString text;
    switch (action.kind) {
    case RowAction::Kind::MarkSeen: text = tr("Mark as seen   A", "button with its key"); break;
    case RowAction::Kind::Expired:
    case RowAction::Kind::Refused: text = tr("Acknowledge again   A", "button with its key"); break;
    case RowAction::Kind::Queue: text = tr("Queue acknowledgement   A", "button with its key"); break;
    case RowAction::Kind::Acknowledge: text = tr("Acknowledge   A", "button with its key"); break;
    default: text = action.text;
    }
    // The row's words are shorter; those that are cut say nothing.
    const int room = m_acknowledge->width() - 2 * kButtonEdge;
    const bool fits = !m_acknowledge->isVisible() || m_acknowledge->fontMetrics().horizontalAdvance(text) <= room;
    m_acknowledge->setText(fits ? text : action.text);
    m_acknowledge->setAccessibleName(action.isButton() ? action.text : text);
}

void AlertDetail::press()
{
    const AlertStore &store = m_session.alerts();
    const auto slot = store.find(*m_key);
    if (!slot)
        return;
    const WallTime now = m_session.clock().wallNow();
    if (rowAction(store, *slot, m_session.rowsAreLive(), now).kind != RowAction::Kind::Undo)
        m_session.acknowledge({*m_key});
    // The second half of a double click was meant for the button that was there before.
    else if (now - store.command(*slot).since > milliseconds(QApplication::doubleClickInterval()))
        m_session.takeBack({*m_key});
}

void AlertDetail::refreshRunbook(const Alert &alert)
{
    const RunbookFacts facts {alert.type, alert.key.id.toText(), alert.client, alert.site};
    if (facts == m_runbookFacts)
        return;
    m_runbookFacts = facts;
    const std::optional<RunbookLink> link = runbookFor(m_runbooks, facts);
    m_runbookUrl = link ? link->url : QUrl();
    if (link)
        setFact(*m_runbook, link->fault.isEmpty() ? hostLines(safeLine(m_runbookUrl.host(QUrl::FullyEncoded))) : link->fault);
    m_facts->setRowVisible(m_runbook, link.has_value());
    m_facts->setRowVisible(m_openRunbook, m_runbookUrl.isValid());
}

void AlertDetail::openRunbook()
{
    auto *confirmation = new RunbookConfirmation(m_runbookUrl, m_opener, m_theme, this);
    confirmation->setAttribute(Qt::WA_DeleteOnClose);
    confirmation->open();
}

void AlertDetail::editRunbooks()
{
    auto *dialog = new RunbookDialog(m_runbooks, m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_runbooks = dialog->runbooks();
        keepRunbooks(m_settings, m_runbooks);
        m_runbookFacts.reset();
        refresh();
    });
    dialog->open();
}

// ---- copying ----------------------------------------------------------------------------------------------------------

void AlertDetail::fillCopyMenu(QMenu &menu)
{
    menu.clear();
    if (const auto slot = m_key ? m_session.alerts().find(*m_key) : std::nullopt)
        addAlertCopyActions(menu, m_session.alerts(), *slot);
}

void AlertDetail::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillCopyMenu(*menu);
    if (!menu->isEmpty())
        menu->popup(event->globalPos());
    else
        delete menu;
}

} // namespace noc
