// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerthistory.h"

#include <QPointer>

#include <algorithm>

namespace noc {

AlertHistory::AlertHistory(SessionJournal &journal, Clock &clock, QObject *parent)
    : QObject(parent), m_journal(journal), m_pause(clock.makeTimer([this] {
          if (std::exchange(m_readAgain, false))
              refresh();
      }))
{
    connect(&journal, &SessionJournal::restored, this, [this] {
        // Another file, perhaps another owner's.
        m_events.clear();
        m_next.reset();
        askAnew();
    });
    connect(&journal, &SessionJournal::troubleChanged, this, &AlertHistory::askAnew);
}

AlertHistory::~AlertHistory() = default;

void AlertHistory::setAlert(const std::optional<AlertKey> &key)
{
    if (key == m_key)
        return;
    m_key = key;
    ++m_question;
    m_events.clear();
    m_next.reset();
    m_fault.reset();
    m_isReading = m_isReadingEarlier = m_readAgain = false;
    m_pause->stop();
    m_state = key ? State::Reading : State::Nothing;
    if (key)
        read();
    else
        Q_EMIT changed();
}

void AlertHistory::askAnew()
{
    if (!m_key)
        return;
    // What a file was asked that was closed since is never answered.
    ++m_question;
    m_isReading = m_isReadingEarlier = false;
    read();
}

void AlertHistory::refresh()
{
    if (!m_key)
        return;
    if (m_isReading || m_pause->isActive())
        m_readAgain = true;
    else
        read();
}

void AlertHistory::read()
{
    m_isReading = true;
    m_pause->start(kEvery);
    m_journal.historyOf(*m_key, {}, kPage, [self = QPointer(this), question = m_question](const Result<JournalPage> &answer) {
        if (self && self->m_question == question)
            self->adopt(answer);
    });
    if (m_isReading && m_events.isEmpty())
        Q_EMIT changed();
}

void AlertHistory::adopt(const Result<JournalPage> &answer)
{
    m_isReading = false;
    if (!answer.ok()) {
        m_state = State::Failed;
        m_fault = answer.error();
    } else {
        const JournalPage &page = *answer;
        m_fault.reset();
        m_state = page.events.isEmpty() && !m_journal.isKept() ? State::NotKept : State::Read;
        const auto joint = std::find_if(m_events.begin(), m_events.end(), [&](const JournalEvent &event) {
            return page.next && event.number == page.next->number;
        });
        if (joint == m_events.end()) {
            m_events = page.events;
            m_next = page.next;
        } else {
            m_events = page.events + QList<JournalEvent>(joint + 1, m_events.end());
        }
    }
    if (m_readAgain && !m_pause->isActive()) {
        m_readAgain = false;
        read();
    }
    Q_EMIT changed();
}

void AlertHistory::readEarlier()
{
    if (!m_key || !hasEarlier() || m_isReadingEarlier)
        return;
    m_isReadingEarlier = true;
    m_journal.historyOf(
        *m_key, m_next, kPage,
        [self = QPointer(this), question = m_question, from = m_next->number](const Result<JournalPage> &answer) {
            if (!self || self->m_question != question)
                return;
            self->m_isReadingEarlier = false;
            // So much happened meanwhile that the pages do not join any more: it is asked for again.
            if (self->m_next && self->m_next->number == from)
                self->adoptEarlier(answer);
            Q_EMIT self->changed();
        });
}

void AlertHistory::adoptEarlier(const Result<JournalPage> &answer)
{
    if (!answer.ok()) {
        m_state = State::Failed;
        m_fault = answer.error();
        return;
    }
    m_events += answer->events;
    m_next = answer->next;
}

} // namespace noc
