// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertdetail.h"

#include "core/session/session.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alerttimeline.h"
#include "ui/alerts/marklabel.h"
#include "ui/alerts/rowaction.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr milliseconds kTick {1000};

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
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

// Breaks after a comma only: a unit on a line of its own says nothing.
QString unbroken(QString text)
{
    return text.replace(u' ', QChar::Nbsp).replace(u",\u00A0"_s, u", "_s);
}

} // namespace

AlertDetail::AlertDetail(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_heading(new QLabel(this)),
      m_mark(new MarkLabel(theme, this)),
      m_title(plainLabel(this)),
      m_nothing(plainLabel(this)),
      m_body(new QWidget(this)),
      m_facts(new QFormLayout),
      m_acknowledge(new QPushButton(this)),
      m_timelineHeading(new QLabel(tr("Timeline"), this)),
      m_timeline(new Timeline(theme, this))
{
    setAccessibleName(tr("Alert detail"));
    setRole(*this, "panel"_L1);
    setRole(*m_heading, "heading"_L1);
    setRole(*m_timelineHeading, "heading"_L1);
    setRole(*m_nothing, "secondary"_L1);
    setRole(*m_acknowledge, "primary"_L1);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setText(tr("Alert"));
    m_acknowledge->setCursor(Qt::ArrowCursor);

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
    body->addWidget(m_timelineHeading);
    body->addWidget(m_timeline);

    auto *content = new QWidget(this);
    setRole(*content, "panel"_L1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(m_nothing);
    column->addWidget(m_body);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    // A press counts for the alert that was shown then.
    connect(m_acknowledge, &QPushButton::pressed, this, [this] { m_pressed = m_key; });
    connect(m_acknowledge, &QPushButton::clicked, this, [this] {
        if (m_key && m_pressed == m_key)
            press();
    });
    connect(&session.alerts(), &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        if (!m_key)
            return;
        const auto slot = m_session.alerts().find(*m_key);
        const auto holds = [&](const std::vector<AlertSlot> &changed) {
            return std::find(changed.begin(), changed.end(), *slot) != changed.end();
        };
        if (!slot || holds(batch.changed) || holds(batch.added))
            refresh();
    });
    connect(&session, &Session::livenessChanged, this, &AlertDetail::refresh);
    connect(&theme, &Theme::changed, this, &AlertDetail::adoptTheme);
    adoptTheme();
    m_tick = session.clock().makeTimer([this] { tick(); });
    tick();
    refresh();
}

AlertDetail::~AlertDetail() = default;

QLabel *AlertDetail::addFact(const QString &name)
{
    auto *caption = new QLabel(name, m_body);
    setRole(*caption, "secondary"_L1);
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
    m_timelineHeading->setFont(m_theme.headingFont());
    m_title->setFont(m_theme.titleFont());
    QFont strong = m_theme.baseFont();
    strong.setBold(true);
    m_acknowledge->setFont(strong);
}

void AlertDetail::tick()
{
    if (isVisible() && m_key)
        refresh();
    m_tick->start(untilNext(m_session.clock(), kTick));
}

void AlertDetail::setAlert(const std::optional<AlertKey> &key)
{
    // An alert that is gone from the table stays here until another one is chosen.
    if (!key && m_key)
        return;
    m_key = key;
    refresh();
}

void AlertDetail::showNothing(const QString &why)
{
    m_nothing->setText(why);
    m_nothing->show();
    m_body->hide();
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
    const Alert alert = m_session.alerts().at(*slot);
    refreshFacts(alert);
    refreshAction(alert);
    refreshTimeline(alert);
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
        alert.raisedAgain ? tr("%1, raised again since", "status").arg(statusText(store, slot)) : statusText(store, slot));
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
    m_acknowledge->setText(text);
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

void AlertDetail::refreshTimeline(const Alert &alert)
{
    QList<Command> mine;
    if (alert.key.kind == AlertKind::Alert && alert.command.state != RowCommand::State::None) {
        const QList<Command> all = m_session.commands();
        std::copy_if(all.begin(), all.end(), std::back_inserter(mine), [&](const Command &command) {
            return command.kind == CommandKind::Acknowledge && command.target == alert.key.id;
        });
    }
    m_timeline->setEntries(alertTimeline(alert, mine, m_session.health().coverage().gaps(), m_session.clock().wallNow()));
}

} // namespace noc
