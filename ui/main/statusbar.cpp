// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/statusbar.h"

#include "core/session/settings.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

const Settings::Key<bool> kClockUtc {"window/clockUtc", false};

} // namespace

QString quietWords(const AlertCounts &counts, const Liveness &liveness, bool rowsAreLive, bool isAllClear)
{
    if (!rowsAreLive || counts.unacknowledged > 0 || !liveness.since)
        return {};
    if (isAllClear)
        return QCoreApplication::translate("noc::StatusBar", "All clear");
    return QCoreApplication::translate("noc::StatusBar", "Nothing unacknowledged since %1; earlier unknown")
        .arg(toDateTime(*liveness.since).toLocalTime().toString(u"HH:mm"_s));
}

QString clockText(WallTime now, bool utc)
{
    const QDateTime time = toDateTime(now);
    return utc ? QCoreApplication::translate("noc::StatusBar", "%1 UTC", "time").arg(time.toString(u"HH:mm:ss"_s))
               : time.toLocalTime().toString(u"HH:mm:ss"_s);
}

bool clockIsUtc(const Settings &settings)
{
    return settings.get(kClockUtc);
}

StatusBar::StatusBar(Session &session, Theme &theme, Settings &settings, QWidget *parent)
    : QStatusBar(parent), m_session(session), m_theme(theme), m_settings(settings), m_utc(noc::clockIsUtc(settings))
{
    setSizeGripEnabled(false);
    auto *body = new QWidget(this);
    auto *row = m_row = new QHBoxLayout(body);
    row->setContentsMargins(10, 1, 10, 1);
    row->setSpacing(24);

    m_counts = new QLabel(body);
    m_counts->setFont(theme.secondaryFont());
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setRole(*m_counts, "secondary"_L1);
    connect(m_counts, &QLabel::linkActivated, this, [this](const QString &target) {
        target == u"#shelves" ? Q_EMIT shelvesActivated() : Q_EMIT commandsActivated();
    });
    row->addWidget(m_counts);

    m_quiet = new QLabel(body);
    m_quiet->setFont(theme.secondaryFont());
    m_quiet->setTextFormat(Qt::PlainText);
    setRole(*m_quiet, "secondary"_L1);
    row->addWidget(m_quiet);
    row->addStretch(1);

    m_clock = new QToolButton(body);
    m_clock->setFont(theme.secondaryFont());
    m_clock->setToolTip(tr("Switches between local time and UTC"));
    connect(m_clock, &QToolButton::clicked, this, [this] { setClockUtc(!m_utc); });
    row->addWidget(m_clock);
    addWidget(body, 1);

    connect(&session, &Session::commandChanged, this, &StatusBar::refresh);
    connect(&session.shelves(), &Shelves::changed, this, &StatusBar::refresh);
    connect(&session, &Session::livenessChanged, this, &StatusBar::refresh);
    connect(&session, &Session::backfillChanged, this, &StatusBar::refresh);
    connect(&theme, &Theme::changed, this, [this] {
        m_clock->setMinimumSize(0, 0);
        sizeClock();
        refresh();
    });
    refresh();
}

void StatusBar::addNote(QWidget &note)
{
    m_row->insertWidget(m_row->indexOf(m_clock), &note);
}

void StatusBar::setClockUtc(bool utc)
{
    m_utc = utc;
    m_settings.set(kClockUtc, utc);
    m_clock->setMinimumSize(0, 0);
    refresh();
}

void StatusBar::refresh()
{
    const QString counts = countWords();
    if (m_counts->text() != counts)
        m_counts->setText(counts);

    const QString quiet =
        quietWords(m_session.alerts().counts(), m_session.liveness(), m_session.rowsAreLive(), m_session.isAllClear());
    m_quiet->setText(quiet);

    const QString time = clockText(m_session.clock().wallNow(), m_utc);
    if (m_clock->text() != time) {
        m_clock->setText(time);
        m_clock->setAccessibleName(tr("Time: %1").arg(time));
        sizeClock();
    }
}

// A button whose size is fixed does not have the whole window laid out anew every second. It only grows, so it stays soon.
void StatusBar::sizeClock()
{
    const QSize size = m_clock->sizeHint().expandedTo(m_clock->minimumSize());
    if (size != m_clock->minimumSize())
        m_clock->setFixedSize(size);
}

QString StatusBar::countWords() const
{
    const AlertCounts &counts = m_session.alerts().counts();
    const ThemeColors &colors = m_theme.colors();
    // The number stands out from its word, so both come apart from one translated phrase: "%n alerts" with <b> around %n.
    const auto phrase = [](QString text, const QColor &color) {
        return text.replace(u"<b>"_s, u"<b style=\"color:%1\">"_s.arg(color.name()));
    };
    const auto link = [](const QString &target, const QString &text, const QColor &color) {
        return u"<a href=\"%1\" style=\"text-decoration:none; color:%2\">%3</a>"_s.arg(target, color.name(), text);
    };
    QStringList parts {
        phrase(tr("<b>%Ln</b> alerts", nullptr, int(counts.rows)), colors.text),
        phrase(tr("<b>%Ln</b> unacknowledged", nullptr, int(counts.callingTotal())), colors.text),
    };
    if (const qsizetype shelved = m_session.shelves().count(); shelved > 0)
        parts << link(u"#shelves"_s, phrase(tr("<b>%Ln</b> shelved", "alerts", int(shelved)), colors.text), colors.secondary);
    if (const qsizetype queued = m_session.queuedCount(); queued > 0)
        parts << link(u"#commands"_s, phrase(tr("<b>%Ln</b> queued", "commands", int(queued)), colors.text), colors.secondary);
    if (const qsizetype refused = m_session.refusedCount(); refused > 0)
        parts << link(u"#commands"_s, phrase(tr("<b>%Ln</b> refused", "commands", int(refused)), colors.high), colors.high);
    return parts.join(u"&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;"_s);
}

} // namespace noc
