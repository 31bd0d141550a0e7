// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/virtualround.h"

#include "core/session/session.h"
#include "tests/faults/modelserver.h"
#include "tests/support/manualclock.h"
#include "tests/support/sessionworld.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kStep {50};
constexpr milliseconds kShift {4min};
constexpr milliseconds kPatience {20min};
constexpr milliseconds kAfterwards {30s};
constexpr double kKillChance = 0.4;
// product: marked within 10 s; a step is how exactly this is seen.
constexpr milliseconds kMarkedWithin {10'000 + 2 * kStep.count()};
// A zombie answers pings: only a heartbeat (every 15 s) and its deadline (10 s) tell.
constexpr milliseconds kZombieMarkedWithin {25'000 + 1'000};
// The journal notes at least so often that the data are live.
constexpr milliseconds kWrittenWithin {10'000};

// The rounds ask for the order of writes and not for the disk's own keeping, so that a file system in memory serves.
QString folderPattern()
{
    const QString inMemory = u"/dev/shm"_s;
    return (QDir(inMemory).exists() ? inMemory : QDir::tempPath()) + u"/watchfloor-faults-XXXXXX"_s;
}

class Round : public QObject
{
public:
    Round(std::uint64_t seed, const VirtualOptions &options)
        : m_options(options), m_random(seed), m_consoleSeed(seed), m_server(m_clock, m_random, m_books, 2)
    {
    }

    RoundResult play()
    {
        makePlan();
        startConsole();
        while (m_server.now() < kShift)
            step();
        m_plan.clear();
        if (!m_session)
            startConsole();
        calmDown();
        const Moment patience = m_server.now() + kPatience;
        while (m_server.now() < patience && !isSettled())
            step();
        m_books.settled = isSettled();
        // Whatever would go wrong late gets its chance.
        const Moment end = m_server.now() + kAfterwards;
        while (m_server.now() < end)
            step();
        m_books.settled = m_books.settled && isSettled();
        m_server.closeBooks();
        takeStock();
        endLife(false);
        return result();
    }

private:
    using Weather = ModelServer::Weather;

    double chance() { return m_random.uniform(); }
    int upTo(int most) { return 1 + int(chance() * most); }
    milliseconds between(milliseconds least, milliseconds most)
    {
        return least + milliseconds(std::int64_t(double((most - least).count()) * chance()));
    }
    void say(const std::string &what)
    {
        if (m_options.verbose)
            std::fprintf(stderr, "%8.2f  %s\n", double(m_server.now().count()) / 1000, what.c_str());
    }

    // ---- the plan -------------------------------------------------------------------------------------------------------

    void at(Moment moment, std::function<void()> act) { m_plan.emplace(moment, std::move(act)); }

    void makePlan()
    {
        m_server.setLatency(100ms, between(0ms, 50ms));
        for (Moment when = between(1s, 4s); when < kShift; when += between(200ms, 5s))
            at(when, [this] { raise(); });
        for (Moment when = between(3s, 8s); when < kShift; when += between(500ms, 9s))
            at(when, [this] { click(); });
        const int faults = upTo(5);
        for (int i = 0; i < faults; ++i)
            at(between(5s, kShift - 20s), [this] { strike(); });
        if (chance() < 0.15)
            at(between(5s, kShift - 60s), [this] { burst(); });
        if (chance() < kKillChance) {
            at(between(10s, kShift - 20s), [this] {
                // In the middle of a command, so far as there is one.
                click();
                at(m_server.now() + between(0ms, 300ms), [this] { killConsole(); });
            });
        }
    }

    void raise()
    {
        const std::int64_t alert = m_server.raiseAlert();
        if (chance() < 0.01)
            m_server.poison(alert);
    }

    void burst()
    {
        say("a burst of alerts and a bulk");
        for (int i = 0; i < 60; ++i)
            raise();
        at(m_server.now() + 2s, [this] { clickSome(70); });
    }

    //! One fault of any kind; it ends by itself.
    void strike()
    {
        const milliseconds lasts = between(500ms, 45s);
        switch (upTo(19)) {
        case 1: spell(Weather::Cut, lasts, "packets dropped"); break;
        case 2: spell(Weather::Frozen, lasts, "server frozen"); break;
        case 3: spell(Weather::Zombie, lasts, "consumer dead, pings answered"); break;
        case 4:
            end(EndKind::ConnectionLost, 0, "server killed");
            spell(Weather::Down, lasts, "server down");
            break;
        case 5: {
            const std::array statuses {403, 500, 502, 503};
            const int status = statuses[std::size_t(chance() * 4)];
            end(EndKind::ConnectionLost, 0, "link lost");
            spell(Weather::Refusing, lasts, "handshakes refused", status);
            break;
        }
        case 6: end(EndKind::ConnectionLost, 0, "FIN"); break;
        case 7: {
            const std::array codes {1000, 1001, 1011, 1012, 1013, 4401, 4403, 4408, 4429};
            end(EndKind::ServerClosed, codes[std::size_t(chance() * double(codes.size()))], "closed");
            break;
        }
        case 8:
            say("slow link");
            m_server.setLatency(between(300ms, 4s), between(0ms, 2s));
            at(m_server.now() + lasts, [this] { m_server.setLatency(100ms, 20ms); });
            break;
        case 9:
        case 10:
            say("the next answer is lost");
            m_server.loseNextAnswer();
            click();
            break;
        case 11: garbage(); break;
        case 12:
            say("everything told twice");
            m_server.setDoubles(true);
            at(m_server.now() + lasts, [this] { m_server.setDoubles(false); });
            break;
        case 13:
            say("budget used up by another console");
            m_server.setExhausted(true);
            at(m_server.now() + lasts, [this] { m_server.setExhausted(false); });
            break;
        case 14:
            say("wall clock set");
            m_clock.jumpWall(between(-2h, 2h));
            m_wallSet = m_server.now();
            if (m_session && !m_session->journal().isKept())
                m_books.lives.back().clockWasSet = true; // it has not even read what the life before wrote
            break;
        case 15:
            say("the machine sleeps");
            m_server.endAll(test::endCause(EndKind::ConnectionLost));
            m_clock.sleep(lasts * 10);
            break;
        case 16: limp(); break;
        case 17: loseWords(); break;
        case 18: stutter(); break;
        case 19: squeeze(); break;
        }
    }

    //! A server that comes back without its database: it greets and answers pings, and no consumer answers anything, link after link.
    //! Then it works again, and the first acknowledgement that comes breaks a consumer once more.
    void limp()
    {
        const milliseconds lasts = between(45s, 75s);
        end(EndKind::ConnectionLost, 0, "server restarted");
        spell(Weather::Zombie, lasts, "consumers dead from the greeting on");
        at(m_server.now() + lasts, [this] { m_server.crashOnce(); });
    }

    //! Packets are lost for some seconds; the first that TCP sends again comes through, and the network fails for good.
    void loseWords()
    {
        say("packets lost for a while");
        m_server.setWeather(Weather::Cut);
        const int spell = ++m_spell;
        at(m_server.now() + between(2s, 7500ms), [this, spell, words = upTo(3)] {
            if (spell != m_spell)
                return;
            say("old words come, the others are lost");
            m_server.loseAllAfter(words);
        });
    }

    //! A network that drops everything, comes back for a moment and drops everything again, with a command under way.
    void stutter()
    {
        say("the network stutters");
        click();
        const int spell = ++m_spell;
        const auto later = [this, spell](milliseconds when, Weather weather) {
            at(m_server.now() + when, [this, spell, weather] {
                if (spell != m_spell)
                    return;
                say(weather == Weather::Cut ? "packets dropped" : "fair");
                m_server.setWeather(weather);
                raise();
            });
        };
        const milliseconds first = between(0ms, 150ms);
        const milliseconds second = first + between(4s, 7500ms);
        const milliseconds third = second + between(0ms, 150ms);
        later(first, Weather::Cut);
        later(second, Weather::Fair);
        later(third, Weather::Cut);
        later(third + between(4s, 7500ms), Weather::Fair);
    }

    //! A flood in which two consoles of the same user use up what the server takes, and the consumer dies of it.
    void squeeze()
    {
        burst();
        at(m_server.now() + 10s, [this] {
            say("budget used up by another console");
            m_server.setExhausted(true);
        });
        at(m_server.now() + 20s, [this] { spell(Weather::Zombie, 45s, "consumer dead, pings answered"); });
    }

    void spell(Weather weather, milliseconds lasts, const char *name, int status = 503)
    {
        say(name);
        m_server.setWeather(weather, status);
        const int spell = ++m_spell;
        at(m_server.now() + lasts, [this, spell] {
            if (spell == m_spell)
                calmDown();
        });
    }

    void calmDown()
    {
        say("fair");
        m_server.setExhausted(false);
        m_server.setLatency(100ms, 20ms);
        m_server.setWeather(Weather::Fair);
    }

    void end(EndKind kind, int status, const char *name)
    {
        say(std::string(name) + ' ' + std::to_string(status));
        m_server.endAll(test::endCause(kind, status));
    }

    void garbage()
    {
        say("garbage");
        const std::array<std::string, 6> frames {
            "not JSON",
            "[]",
            R"({"type": 12})",
            R"({"type": "never_heard_of"})",
            R"({"type": "alert_created", "alert_id": {"a": 1}})",
            std::string(3000, '[')};
        m_server.sayRaw(frames[std::size_t(chance() * double(frames.size()))]);
    }

    // ---- the console ----------------------------------------------------------------------------------------------------

    void startConsole()
    {
        say("console starts");
        Profile profile = test::testProfile();
        profile.subscriptions = {{EntityId(7), u"Harbour Line"_s}, {EntityId(8), {}}};
        profile.tenantId = EntityId(5);
        Session::Environment environment;
        environment.clock = &m_clock;
        environment.random = std::make_unique<SeededRandom>(++m_consoleSeed);
        environment.transports = m_server.transports();
        environment.ownThread = false;
        environment.dataFolder = m_folder.path();
        Life life;
        life.span = {m_server.now(), m_server.now()};
        // The newest entry of the life before is at most as old as its last live moment.
        life.clockWasSet = !m_books.lives.empty() && m_wallSet >= m_lastLive - kWrittenWithin;
        m_books.lives.push_back(std::move(life));
        m_session = std::make_unique<Session>(std::move(profile), u"token"_s, std::move(environment));
        connect(m_session.get(), &Session::commandChanged, this, &Round::onCommand);
        connect(m_session.get(), &Session::gapClosed, this, &Round::onGap);
        connect(m_session.get(), &Session::livenessChanged, this, [this](const Liveness &liveness) {
            std::optional<Moment> &firstLive = m_books.lives.back().firstLive;
            if (liveness.kind == Liveness::Kind::Live && !firstLive) {
                firstLive = m_server.now();
                checkMemories();
            }
            m_breaks += liveness.kind == Liveness::Kind::Stale;
            say("liveness is " + std::to_string(int(liveness.kind)));
        });
        m_session->start();
    }

    void killConsole()
    {
        if (!m_session)
            return;
        say("console killed");
        takeStock();
        m_session->abandon();
        endLife(true);
        ++m_kills;
        at(m_server.now() + between(100ms, 20s), [this] { startConsole(); });
    }

    void endLife(bool killed)
    {
        m_session.reset();
        Life &life = m_books.lives.back();
        life.span.to = m_server.now();
        life.killed = killed;
    }

    //! What the console shows at this moment goes into its book.
    void takeStock()
    {
        if (!m_session)
            return;
        for (const Raised &raise : m_books.raised) {
            if (m_session->alerts().find(test::alertKey(raise.alert)))
                m_books.lives.back().rows.insert(raise.alert);
        }
        checkMemories();
        for (const Command &command : m_session->commands())
            note(command);
    }

    //! A row of the life before is live only when the server has spoken of it in this one.
    void checkMemories()
    {
        for (const Raised &raise : m_books.raised) {
            const Moment begin = m_books.lives.back().span.from;
            const auto slot = m_session->alerts().find(test::alertKey(raise.alert));
            if (raise.at >= begin || !slot || m_session->alerts().lastKnown(*slot))
                continue;
            const bool answered =
                std::any_of(m_books.executions.begin(), m_books.executions.end(), [&](const Execution &execution) {
                    return execution.alert == raise.alert && execution.answered >= begin;
                });
            if (!answered)
                report(Violation::Kind::LooksLive, "alert " + std::to_string(raise.alert) + " is known from before and looks live");
        }
    }

    void click() { clickSome(chance() < 0.8 ? 1 : upTo(8)); }

    void clickSome(int most)
    {
        if (!m_session)
            return;
        QList<AlertKey> keys;
        for (auto raise = m_books.raised.rbegin(); raise != m_books.raised.rend() && keys.size() < most; ++raise) {
            const AlertKey key = test::alertKey(raise->alert);
            if (m_clicked.count(raise->alert) == 0 && m_session->alerts().find(key)) {
                keys.append(key);
                m_clicked[raise->alert] = m_books.clicks.size();
                m_books.clicks.push_back({raise->alert, m_server.now(), false, false});
            }
        }
        if (keys.isEmpty())
            return;
        say("click on " + std::to_string(keys.size()) + ", newest " + std::to_string(m_books.clicks.back().alert));
        m_session->acknowledge(keys);
        if (keys.size() == 1 && chance() < 0.03)
            at(m_server.now() + 100ms, [this, id = m_books.clicks.back().alert] { withdraw(id); });
    }

    void withdraw(std::int64_t alert)
    {
        if (!m_session)
            return;
        for (const Command &command : m_session->commands()) {
            if (command.target == EntityId(alert))
                m_session->withdraw(command.id);
        }
    }

    void onCommand(const Command &command)
    {
        if (command.kind != CommandKind::Acknowledge)
            return;
        note(command);
        const std::int64_t alert = command.target.toInt64().value_or(0);
        if (m_options.verbose)
            say("  alert " + std::to_string(alert) + " is " + commandStateId(command.state).toStdString());
        if (std::holds_alternative<Confirmed>(command.state)) {
            const bool heard = std::any_of(m_books.executions.begin(), m_books.executions.end(), [&](const Execution &execution) {
                return execution.alert == alert && execution.answered;
            });
            if (!heard)
                report(Violation::Kind::FalselyConfirmed, "alert " + std::to_string(alert) + " is shown confirmed");
        }
    }

    void note(const Command &command)
    {
        if (command.kind != CommandKind::Acknowledge)
            return;
        const std::int64_t alert = command.target.toInt64().value_or(0);
        const auto clicked = m_clicked.find(alert);
        if (clicked == m_clicked.end()) {
            report(Violation::Kind::ExecutedTwice, "alert " + std::to_string(alert) + " has a command that nobody asked for");
            return;
        }
        Shown &shown = m_books.commands[alert];
        if (command.id < shown.id)
            return;
        shown.id = command.id;
        m_books.clicks[clicked->second].shown |= command.keeping != Keeping::Saving;
        m_books.clicks[clicked->second].withdrawn = std::holds_alternative<Withdrawn>(command.state);
        shown.state = commandStateId(command.state).toStdString();
        if (const auto *refused = std::get_if<Refused>(&command.state))
            shown.words = refused->words.toStdString();
    }

    void onGap(const Gap &gap)
    {
        if ((gap.atStart && !gap.sinceLastRun) || !gap.to)
            return;
        // Wall time as the clock stands now; the gap's ends were reckoned with it.
        const auto toMoment = [this](WallTime time) { return m_server.now() - (m_clock.wallNow() - time); };
        const Span span {toMoment(gap.from), toMoment(*gap.to)};
        if (gap.atStart)
            m_books.lives.back().startGap = span;
        else
            m_books.gaps.push_back(span);
        say("gap from " + std::to_string(span.from.count()) + " ms");
    }

    // ---- every step -----------------------------------------------------------------------------------------------------

    void step()
    {
        m_clock.advance(kStep);
        QCoreApplication::processEvents();
        // Nobody runs an event loop here, which is what they wait for.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        while (!m_plan.empty() && m_plan.begin()->first <= m_server.now()) {
            const auto act = std::move(m_plan.begin()->second);
            m_plan.erase(m_plan.begin());
            act();
        }
        if (m_server.weather() == Weather::Zombie)
            m_zombieUntil = m_server.now() + kZombieMarkedWithin;
        if (!m_session)
            return;
        // The operator decides at once about what became too old to be sent without asking.
        for (const Command &command : m_session->expiredCommands())
            m_session->askAgain(command.id);
        if (m_session->rowsAreLive()) {
            // What was said before the end still arrives.
            m_way = std::max(m_way, m_server.longestWay());
            m_lastLive = m_server.now();
            const milliseconds within = (m_server.now() < m_zombieUntil ? kZombieMarkedWithin : kMarkedWithin) + m_way;
            const milliseconds stale = m_server.now() - m_server.lastService().value_or(Moment(0));
            if (stale > within && !m_liarReported) {
                m_liarReported = true;
                report(
                    Violation::Kind::LooksLive, "rows look live " + std::to_string(stale.count()) + " ms after the last service");
            }
        } else {
            m_liarReported = false;
            m_way = 0ms;
        }
    }

    bool isSettled() const { return m_session && m_session->rowsAreLive() && m_session->queuedCount() == 0; }

    void report(Violation::Kind kind, const std::string &text)
    {
        m_violations.push_back({kind, text + " at " + std::to_string(m_server.now().count()) + " ms"});
    }

    RoundResult result()
    {
        RoundResult result = judge(m_books, m_violations);
        result.breaks = m_breaks;
        result.kills = m_kills;
        result.length = m_server.now();
        return result;
    }

    VirtualOptions m_options;
    test::ManualClock m_clock;
    SeededRandom m_random;
    std::uint64_t m_consoleSeed;
    Books m_books;
    ModelServer m_server;
    QTemporaryDir m_folder {folderPattern()}; //!< where the console keeps its outbox
    std::unique_ptr<Session> m_session;
    std::multimap<Moment, std::function<void()>> m_plan;
    std::map<std::int64_t, std::size_t> m_clicked; //!< alert to its click
    std::vector<Violation> m_violations;
    Moment m_zombieUntil {0};
    Moment m_wallSet {-1h}; //!< the last time; at first long ago
    Moment m_lastLive {0};
    milliseconds m_way {0};
    int m_spell = 0;
    bool m_liarReported = false;
    int m_breaks = 0;
    int m_kills = 0;
};

} // namespace

RoundResult playVirtualRound(std::uint64_t seed, const VirtualOptions &options)
{
    Round round(seed, options);
    return round.play();
}

} // namespace noc::faults
