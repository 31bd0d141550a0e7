// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/facts.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace noc {

//! Facts in their order. Raises lie in it as bytes one behind the other: a storm makes hundreds of thousands a second, and each as a value of
//! its own would cost three allocations here that another thread gives back. First all its raises, then its other facts.
class FactChunk
{
public:
    //! Makes `into` the next raise, and reuses what memory it has; false when there are no more.
    bool nextRaise(AlertRaise &into);
    //! The next of the others, once there are no more raises; null at the end. Lives as long as the chunk.
    Fact *nextFact();

    //! What it takes in memory, about.
    std::size_t bytes() const { return m_bytes; }

private:
    friend class FactQueue;

    std::string m_raises;
    std::size_t m_nextRaise = 0;
    std::vector<Fact> m_facts;
    std::size_t m_nextFact = 0;
    std::size_t m_bytes = 0;
};

//! The way of facts from the engine's thread to the session's: in order, in chunks, and bounded, since a window may be slower than a server.
class FactQueue
{
public:
    //! So many bytes may wait; then isFull(). What is answered waits behind them, so that more would make a click's answer late.
    static constexpr std::size_t kMostBytes = std::size_t {8} * 1024 * 1024;

    // ---- engine's thread ----
    //! True when the session is to be told that there is something: it has taken everything that was there before.
    [[nodiscard]] bool put(Fact fact);
    [[nodiscard]] bool put(const AlertRaise &raise);
    bool isFull() const { return m_bytes.load(std::memory_order_relaxed) > kMostBytes; }
    //! Waits until half of the room is free, or the queue is closed, and at most `longest`. Whether it came to that.
    bool waitForRoom(milliseconds longest);

    // ---- session's thread ----
    //! The oldest; null when nothing waits.
    std::unique_ptr<FactChunk> take();
    //! Nobody takes any more: whoever waits for room goes on, and nothing waits again.
    void close();

private:
    FactChunk &chunkFor(bool raise);
    bool announce();

    mutable std::mutex m_mutex;
    std::condition_variable m_taken;
    std::deque<std::unique_ptr<FactChunk>> m_chunks;
    std::atomic<std::size_t> m_bytes = 0; //!< written under the mutex
    bool m_isAnnounced = false;
    bool m_isClosed = false;
};

} // namespace noc
