// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttimeline.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::AlertTimeline)
};

constexpr milliseconds kSameTime {5'000};

template<class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

// A namespace of its own: lupdate loses the texts' context behind a deduction guide.
namespace {

QString becameOf(const Command &command)
{
    return std::visit(
        Overloaded {
            [](const Queued &) { return QString(); },
            [](const Sent &) { return Words::tr("sent to the server"); },
            [](const Confirmed &confirmed) {
                return Words::tr("confirmed by the server after %1").arg(formatRoundTrip(double(confirmed.took.count())));
            },
            [](const Refused &refused) { return Words::tr("refused: %1", "the server's words").arg(safeLine(refused.words)); },
            [](const Unanswered &) { return Words::tr("no answer before the link ended, will be asked again"); },
            [](const Expired &) { return Words::tr("too old to be sent without asking"); },
            [](const Withdrawn &) { return Words::tr("withdrawn by you"); },
        },
        command.state);
}

bool isTrouble(const CommandState &state)
{
    return std::holds_alternative<Refused>(state) || std::holds_alternative<Unanswered>(state)
        || std::holds_alternative<Expired>(state);
}

QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Timeline::Entry entryOf(WallTime at, const QString &text, WallTime now, bool warning = false)
{
    return {at, formatTime(at, now), text, warning};
}

Timeline::Entry gapEntry(WallTime from, const std::optional<WallTime> &to, WallTime now)
{
    const QString text = to ? Words::tr("no data until %1 (%2): what happened then is unknown", "time, how long")
                                  .arg(formatTime(*to, now), formatDuration(*to - from))
                            : Words::tr("no data since then: what happens is unknown");
    return entryOf(from, text, now, true);
}

//! Tells the journal's events, oldest first.
class Telling
{
public:
    //! `raised`: when the server says that the first raise was, if the first that is told is the first there was.
    Telling(const std::optional<WallTime> &raised, WallTime now) : m_raised(raised), m_wasRaised(!raised), m_now(now) { }

    void tell(const JournalEvent &event)
    {
        if (event.what != JournalEvent::What::Raised)
            endRepeats();
        switch (event.what) {
        case JournalEvent::What::Raised: tellRaise(event); break;
        case JournalEvent::What::Changed: tellChange(event); break;
        case JournalEvent::What::Acknowledged: tellAcknowledged(event); break;
        case JournalEvent::What::Command: tellCommand(event); break;
        case JournalEvent::What::Gap:
            m_entries.append(gapEntry(event.at, event.until, m_now));
            m_last = Last::Other;
            break;
        case JournalEvent::What::Log:
        case JournalEvent::What::ShiftStarted:
        case JournalEvent::What::Lost: break;
        }
    }

    QList<Timeline::Entry> entries()
    {
        endRepeats();
        return std::move(m_entries);
    }

private:
    //! What the newest line is about, where the next one can make it superfluous.
    enum class Last { Other, Sent, Confirmed, Acknowledged };

    void add(WallTime at, const QString &text, bool warning = false, Last last = Last::Other)
    {
        m_entries.append(entryOf(at, text, m_now, warning));
        m_last = last;
    }

    void tellRaise(const JournalEvent &event)
    {
        if (m_repeats > 0 && event.word != m_severity)
            endRepeats();
        const bool isOther = m_wasRaised && !m_severity.empty() && event.word != m_severity;
        m_severity = event.word;
        if (!std::exchange(m_wasRaised, true))
            return tellFirstRaise(event.at);
        if (isOther)
            return add(event.at, Words::tr("repeated, now as %1", "severity").arg(severityOf(event.word)), true);
        if (std::exchange(m_wasAnswered, false))
            return add(event.at, Words::tr("raised again"), true);
        if (m_repeats++ == 0)
            m_firstRepeat = event.at;
        m_lastRepeat = event.at;
    }

    void tellFirstRaise(WallTime at)
    {
        // Two clocks, a slow way, or an alert that was older: both times are said, since the facts tell the server's.
        const bool isSame = *m_raised - at < kSameTime && at - *m_raised < kSameTime;
        add(at,
            isSame ? Words::tr("raised")
                   : Words::tr("first heard of; raised %1 by the server's clock", "time").arg(formatTime(*m_raised, m_now)));
    }

    void endRepeats()
    {
        if (m_repeats == 1)
            add(m_firstRepeat, Words::tr("repeated"));
        else if (m_repeats > 1)
            add(m_firstRepeat, Words::tr("repeated %n times, until %1", "time", m_repeats).arg(formatTime(m_lastRepeat, m_now)));
        m_repeats = 0;
    }

    static QString severityOf(const std::string &word)
    {
        const Severity severity = severityFromText(word);
        return severity == Severity::Unknown ? safeLine(fromUtf8(word)) : severityWord(severity);
    }

    void tellChange(const JournalEvent &event)
    {
        const AlertStatus status = statusFromText(event.word);
        const QString word = status == AlertStatus::Other ? safeLine(fromUtf8(event.word)) : statusWord(status);
        const QString words = safeLine(fromUtf8(event.text));
        m_wasAnswered = m_wasAnswered || !isUnacknowledged(status);
        if (event.word.empty())
            add(event.at, Words::tr("changed, the server says: %1").arg(words));
        else if (words.isEmpty())
            add(event.at, Words::tr("the server reports: %1", "status").arg(word));
        else
            add(event.at, Words::tr("the server reports: %1 (%2)", "status, the server's words").arg(word, words));
    }

    void tellAcknowledged(const JournalEvent &event)
    {
        m_wasAnswered = true;
        if (event.word != "here")
            return add(event.at, Words::tr("acknowledged, as the server reports"));
        // The confirmation says more.
        if (m_last == Last::Confirmed)
            return;
        dropSent();
        add(event.at, Words::tr("acknowledged by this console"), false, Last::Acknowledged);
    }

    void tellCommand(const JournalEvent &event)
    {
        const QString words = safeLine(fromUtf8(event.text));
        const std::string &state = event.word;
        if (state == "queued") {
            // What is asked for again by itself was told with the link's end.
            if (m_commandBefore == "unanswered") {
                m_commandBefore = state;
                return;
            }
            m_asked = event.at;
            add(event.at,
                m_commandBefore == "expired" ? Words::tr("you asked for it again")
                                             : Words::tr("you asked for the acknowledgement"));
        } else if (state == "sent") {
            add(event.at, Words::tr("sent to the server"), false, Last::Sent);
        } else if (state == "confirmed") {
            tellConfirmed(event.at);
        } else if (state == "refused") {
            add(event.at, Words::tr("refused: %1", "the server's words").arg(words), true);
        } else if (state == "unanswered") {
            add(event.at, Words::tr("no answer before the link ended, will be asked again"), true);
        } else if (state == "expired") {
            add(event.at, Words::tr("too old to be sent without asking"), true);
        } else if (state == "withdrawn") {
            add(event.at, Words::tr("withdrawn by you"));
        }
        m_commandBefore = state;
    }

    void tellConfirmed(WallTime at)
    {
        m_wasAnswered = true;
        if (m_last == Last::Acknowledged)
            m_entries.removeLast();
        dropSent();
        const bool isTimed = m_asked && *m_asked <= at;
        add(at,
            isTimed ? Words::tr("acknowledged by this console, confirmed by the server after %1")
                          .arg(formatRoundTrip(double((at - *m_asked).count())))
                    : Words::tr("acknowledged by this console, confirmed by the server"),
            false, Last::Confirmed);
    }

    void dropSent()
    {
        if (m_last == Last::Sent)
            m_entries.removeLast();
    }

    QList<Timeline::Entry> m_entries;
    const std::optional<WallTime> m_raised;
    bool m_wasRaised;
    const WallTime m_now;
    bool m_wasAnswered = false;
    std::string m_severity; //!< of the newest raise
    int m_repeats = 0; //!< not told yet
    WallTime m_firstRepeat, m_lastRepeat;
    std::string m_commandBefore;
    std::optional<WallTime> m_asked;
    Last m_last = Last::Other;
};

//! The first line, from the alert itself.
Timeline::Entry beginning(const Alert &alert, WallTime now)
{
    return alert.count > 0 ? entryOf(alert.firstRaised, Words::tr("raised"), now)
                           : entryOf(alert.firstReceived, Words::tr("first heard of, by a change"), now);
}

//! What the alert itself and the commands remember, but for the beginning. `since`: only what is newer, told by this machine's clock.
QList<Timeline::Entry>
remembered(const Alert &alert, const QList<Command> &commands, const std::optional<WallTime> &since, WallTime now)
{
    QList<Timeline::Entry> entries;
    if (alert.count > 1) {
        const WallTime last = since ? alert.lastReceived : alert.lastRaised;
        entries.append(entryOf(last, Words::tr("repeated, the last of %n raises", nullptr, alert.count), now));
    }
    if (alert.acknowledgedAt)
        entries.append(entryOf(
            *alert.acknowledgedAt,
            alert.acknowledgedHere ? Words::tr("acknowledged by this console") : Words::tr("acknowledged, as the server reports"),
            now));
    for (const Command &command : commands) {
        entries.append(entryOf(command.asked, Words::tr("you asked for the acknowledgement"), now));
        // A confirmation is told already, as the acknowledgement it is.
        const QString became = becameOf(command);
        if (!became.isEmpty()
            && !(std::holds_alternative<Confirmed>(command.state) && alert.acknowledgedHere && alert.acknowledgedAt))
            entries.append(entryOf(command.changed, became, now, isTrouble(command.state)));
    }
    entries.removeIf([&](const Timeline::Entry &entry) { return since && entry.at <= *since; });
    return entries;
}

bool speaksOfIt(const JournalEvent &event)
{
    return event.alert.has_value();
}

} // namespace

QList<Timeline::Entry>
alertTimeline(const Alert &alert, const AlertPast &past, const QList<Command> &commands, const std::vector<Gap> &gaps, WallTime now)
{
    const QList<JournalEvent> &events = past.events;
    const auto oldest = std::find_if(events.rbegin(), events.rend(), speaksOfIt);
    const auto newest = std::find_if(events.begin(), events.end(), speaksOfIt);
    const bool isTold = newest != events.end();
    // The journal is kept for a time and to a size, and what the server's list told is not in it.
    const bool lacksTheFirst = !isTold || (past.isWhole && alert.firstReceived < oldest->at);

    Telling telling(past.isWhole && !lacksTheFirst ? std::optional(alert.firstRaised) : std::nullopt, now);
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        telling.tell(*event);
    QList<Timeline::Entry> entries = telling.entries();

    if (lacksTheFirst)
        entries.append(beginning(alert, now));
    if (!isTold || !past.isCurrent)
        entries += remembered(alert, commands, isTold ? std::optional(newest->at) : std::nullopt, now);
    const WallTime knownSince = isTold && oldest->at < alert.firstReceived ? oldest->at : alert.firstReceived;
    for (const Gap &gap : gaps) {
        const bool isKept = std::any_of(events.begin(), events.end(), [&](const JournalEvent &event) {
            return event.what == JournalEvent::What::Gap && event.at == gap.from;
        });
        if (!isKept && !(gap.atStart && !gap.sinceLastRun) && !(gap.to && *gap.to < knownSince))
            entries.append(gapEntry(gap.from, gap.to, now));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) { return left.at < right.at; });
    return entries;
}

} // namespace noc
