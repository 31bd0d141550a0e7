// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/fixedwindow.h"
#include "app/demo/seededrandom.h"
#include "tests/faults/books.h"
#include "tests/support/faketransport.h"

#include <map>
#include <memory>
#include <set>

namespace noc::faults {

//! A NOC server in virtual time, behind fake sockets: it executes acknowledgements, answers in order, broadcasts alerts, counts messages,
//! and fails in every way it is told to. It writes its own half of the books. One thread.
class ModelServer
{
public:
    //! How the way to the server stands.
    enum class Weather {
        Fair,
        Cut, //!< packets are dropped both ways, without a word
        Frozen, //!< the process stands still (SIGSTOP): neither pongs nor answers, until it goes on
        Zombie, //!< consumers die: pings are answered, messages are not, and broadcasts do not come, as long as the link stands
        Down, //!< nothing listens
        Refusing //!< every handshake gets an HTTP answer
    };

    //! The round begins now. Chance and clock must outlive the server. `subscriptions`: how many a console asks for on each link.
    ModelServer(Clock &clock, SeededRandom &random, Books &books, std::size_t subscriptions);
    ~ModelServer();

    TransportFactory transports() { return m_transports.factory(); }
    Moment now() const;

    //! Raises one alert and tells it to every greeted Dashboard.
    std::int64_t raiseAlert();
    //! Its acknowledgement kills the link with 1011, every time.
    void poison(std::int64_t alert);

    void setWeather(Weather weather, int httpStatus = 503);
    Weather weather() const { return m_weather; }
    //! The longest that a word can be on its way at present.
    milliseconds longestWay() const { return m_latency + m_jitter; }
    void setLatency(milliseconds latency, milliseconds jitter);
    //! Every broadcast is told twice (a client's group and the tenant's).
    void setDoubles(bool doubles) { m_doubles = doubles; }
    //! Another console of the same user has used up the budget.
    void setExhausted(bool exhausted) { m_exhausted = exhausted; }
    //! The next answer is lost: executed, then the link ends.
    void loseNextAnswer() { ++m_answersToLose; }
    //! The consumer crashes at the next acknowledgement that none has broken on yet, and does not carry it out; once.
    void crashOnce() { m_crashes = true; }
    //! Ends every link.
    void endAll(const EndCause &cause);
    //! The network comes back for so long that TCP's next attempt brings the first `words` of what was held up, and is gone for good
    //! for the links there are: the rest is lost with them.
    void loseAllAfter(int words);
    //! Says it on every greeted Dashboard, whatever it is.
    void sayRaw(const std::string &frame);

    //! When words last could pass both ways on a greeted Dashboard link; none when never.
    std::optional<Moment> lastService();
    //! Dashboard links that were greeted since the last call.
    int dashboardsOpened();
    //! Writes down what is open; at the round's end.
    void closeBooks();
    //! For runs of many days, in which nobody compares the books: forgets what is old.
    void forgetOld();

private:
    std::optional<std::vector<std::string>> hear(test::FakePeer &peer, const QJsonObject &message);
    void hold(std::function<void()> act, std::function<void()> arrive = {});
    void release(std::optional<int> words = {});
    void execute(test::FakePeer &peer, const QJsonObject &message);
    void acknowledge(test::FakePeer &peer, std::int64_t alert);
    void answer(test::FakePeer &peer, std::string frame, std::function<void()> delivered = {});
    void deliver(test::FakePeer &peer, const std::string &frame, const std::function<void()> &delivered);
    void later(milliseconds delay, std::function<void()> act);
    void runDue();
    milliseconds delay();
    void watchService();
    void applyWeather();
    //! Greeted Dashboard links whose consumer lives.
    std::vector<test::FakePeer *> listeners();
    bool isDead(const test::FakePeer &peer);

    Clock &m_clock;
    SeededRandom &m_random;
    Books &m_books;
    std::size_t m_subscriptions;
    BootTime m_begin;
    test::FakeTransports m_transports;
    Weather m_weather = Weather::Fair;
    int m_httpStatus = 503;
    milliseconds m_latency {50};
    milliseconds m_jitter {0};
    bool m_doubles = false;
    bool m_exhausted = false;
    int m_answersToLose = 0;
    bool m_crashes = false;
    std::set<const test::FakePeer *> m_dead; //!< its consumer is
    std::set<const test::FakePeer *> m_worked; //!< its consumer answered something
    std::set<std::int64_t> m_brokenOn; //!< a consumer that had worked was never heard again after these
    std::set<const test::FakePeer *> m_opened;
    int m_dashboards = 0;
    std::int64_t m_nextAlert = 1;
    FixedWindow m_limit {100, milliseconds(60'000)};
    std::set<std::int64_t> m_raised;
    std::multimap<BootTime, std::function<void()>> m_due;
    std::map<const test::FakePeer *, BootTime> m_lastWord; //!< no answer overtakes another on its link
    std::map<const test::FakePeer *, std::set<std::int64_t>> m_subscribed; //!< … and was told so
    std::unique_ptr<Timer> m_timer;
    std::unique_ptr<Timer> m_watch;
    //! What was on its way when the way or the process stood still.
    struct Held {
        std::function<void()> arrive; //!< of a word: reaches the console's machine; none for what the console says
        std::function<void()> act;
    };
    std::vector<Held> m_held;
    std::optional<Moment> m_servedSince;
    Moment m_lastDelivered {0}; //!< a word on a Dashboard link: the newest proof that a console can have
    std::optional<Moment> m_lastService;
};

} // namespace noc::faults
