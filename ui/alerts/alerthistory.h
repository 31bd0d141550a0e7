// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionjournal.h"

#include <QObject>

#include <memory>
#include <optional>

namespace noc {

//! What the journal tells of one alert, page by page from the newest on. The journal's own thread reads; here it is only asked and, later, answered.
class AlertHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPage = 200; //!< events in one answer
    static constexpr qsizetype kMost = 2'000; //!< events kept at once
    static constexpr milliseconds kEvery {1'000}; //!< it is not read more often

    enum class State : std::uint8_t {
        Nothing, //!< no alert is chosen
        Reading, //!< the first answer is still to come
        Read,
        NotKept, //!< there is no journal to ask
        Failed, //!< the journal could not be read: fault()
    };

    //! Both must outlive it.
    AlertHistory(SessionJournal &journal, Clock &clock, QObject *parent = nullptr);
    ~AlertHistory() override;

    void setAlert(const std::optional<AlertKey> &key);
    //! Something happened: reads anew, soon.
    void refresh();
    void readEarlier();

    State state() const { return m_state; }
    const std::optional<Error> &fault() const { return m_fault; }
    //! Newest first, without gaps in between.
    const QList<JournalEvent> &events() const { return m_events; }
    //! The journal has older ones that readEarlier() would bring.
    bool hasEarlier() const { return m_state == State::Read && m_next && m_events.size() < kMost; }
    //! The oldest event here is the first that the journal has.
    bool isWhole() const { return (m_state == State::Read || !m_events.isEmpty()) && !m_next; }
    //! What happens is being written, so that what is not here did not happen (but for the last moment).
    bool isCurrent() const { return m_state == State::Read && m_journal.isKept(); }

Q_SIGNALS:
    //! state() or events() changed.
    void changed();

private:
    void askAnew();
    void read();
    void adopt(const Result<JournalPage> &answer);
    void adoptEarlier(const Result<JournalPage> &answer);

    SessionJournal &m_journal;
    std::optional<AlertKey> m_key;
    State m_state = State::Nothing;
    std::optional<Error> m_fault;
    QList<JournalEvent> m_events;
    std::optional<JournalPlace> m_next;
    quint64 m_question = 0; //!< answers to an earlier one are dropped
    bool m_isReading = false;
    bool m_isReadingEarlier = false;
    bool m_readAgain = false;
    std::unique_ptr<Timer> m_pause;
};

} // namespace noc
