// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/modelserver.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kWatchEvery {100};
constexpr double kFrozenMessageSurvives = 0.5; // a socket closed meanwhile can take what it held with it

std::string frame(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

bool isDashboard(const test::FakePeer &peer)
{
    return peer.request().url.path().contains("dashboard"_L1);
}

} // namespace

ModelServer::ModelServer(Clock &clock, SeededRandom &random, Books &books, std::size_t subscriptions)
    : m_clock(clock),
      m_random(random),
      m_books(books),
      m_subscriptions(subscriptions),
      m_begin(clock.bootNow()),
      m_transports(clock),
      m_timer(clock.makeTimer([this] { runDue(); })),
      m_watch(clock.makeTimer([this] {
          watchService();
          m_watch->start(kWatchEvery);
      }))
{
    m_transports.behaviour().answer = [this](test::FakePeer &peer, const QJsonObject &message) { return hear(peer, message); };
    applyWeather();
    m_watch->start(kWatchEvery);
}

ModelServer::~ModelServer() = default;

Moment ModelServer::now() const
{
    return std::chrono::floor<milliseconds>(m_clock.bootNow() - m_begin);
}

// ---- time ---------------------------------------------------------------------------------------------------------------

void ModelServer::later(milliseconds delay, std::function<void()> act)
{
    m_due.emplace(m_clock.bootNow() + delay, std::move(act));
    m_timer->start(std::chrono::ceil<milliseconds>(m_due.begin()->first - m_clock.bootNow()));
}

void ModelServer::runDue()
{
    while (!m_due.empty() && m_due.begin()->first <= m_clock.bootNow()) {
        const auto act = std::move(m_due.begin()->second);
        m_due.erase(m_due.begin());
        act();
    }
    if (!m_due.empty())
        m_timer->start(std::chrono::ceil<milliseconds>(m_due.begin()->first - m_clock.bootNow()));
}

milliseconds ModelServer::delay()
{
    return m_latency / 2 + milliseconds(std::int64_t(double(m_jitter.count()) * m_random.uniform()));
}

// ---- alerts -------------------------------------------------------------------------------------------------------------

std::vector<test::FakePeer *> ModelServer::listeners()
{
    std::vector<test::FakePeer *> open;
    for (int i = 0; i < m_transports.count(); ++i) {
        if (test::FakePeer &peer = m_transports.peer(i); peer.isOpen() && isDashboard(peer) && !isDead(peer))
            open.push_back(&peer);
    }
    return open;
}

bool ModelServer::isDead(const test::FakePeer &peer)
{
    // A consumer that died does not come back with the weather: only the next link has a new one.
    if (m_weather == Weather::Zombie)
        m_dead.insert(&peer);
    return m_dead.count(&peer) > 0;
}

std::int64_t ModelServer::raiseAlert()
{
    static constexpr std::array severities {"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"};
    const std::int64_t alert = m_nextAlert++;
    m_raised.insert(alert);
    m_books.raised.push_back({alert, now()});
    const QJsonObject message {
        {u"type"_s, u"alert_created"_s},
        {u"alert_id"_s, qint64(alert)},
        {u"alert_type"_s, u"DEVICE_OFFLINE"_s},
        {u"severity"_s, QString::fromLatin1(severities[std::size_t(m_random.uniform() * double(severities.size()))])},
        {u"message"_s, u"Device %1 is offline"_s.arg(alert)},
        {u"timestamp"_s, toDateTime(m_clock.wallNow()).toUTC().toString(Qt::ISODateWithMs)}};
    sayRaw(frame(message));
    if (m_doubles)
        sayRaw(frame(message));
    return alert;
}

void ModelServer::poison(std::int64_t alert)
{
    m_books.poison.insert(alert);
}

void ModelServer::sayRaw(const std::string &frame)
{
    for (test::FakePeer *peer : listeners())
        answer(*peer, frame);
}

// ---- weather ------------------------------------------------------------------------------------------------------------

void ModelServer::setWeather(Weather weather, int httpStatus)
{
    m_weather = weather;
    m_httpStatus = httpStatus;
    applyWeather();
    watchService();
    if (weather == Weather::Cut || weather == Weather::Frozen)
        return;
    release();
}

void ModelServer::hold(std::function<void()> act, std::function<void()> arrive)
{
    m_held.push_back({std::move(arrive), std::move(act)});
}

void ModelServer::release(std::optional<int> words)
{
    std::vector<Held> held = std::exchange(m_held, {});
    if (words) {
        const auto end = std::find_if(held.begin(), held.end(), [&](const Held &one) { return one.arrive && (*words)-- <= 0; });
        held.erase(end, held.end());
    }
    // It comes in one burst: all of it is in the console's machine before the first word of it is read.
    for (const Held &one : held) {
        if (one.arrive)
            one.arrive();
    }
    for (const Held &one : held)
        one.act();
}

void ModelServer::loseAllAfter(int words)
{
    m_weather = Weather::Fair;
    applyWeather();
    release(words);
    endAll(test::endCause(EndKind::ConnectionLost));
}

void ModelServer::setLatency(milliseconds latency, milliseconds jitter)
{
    m_latency = latency;
    m_jitter = jitter;
    applyWeather();
}

void ModelServer::applyWeather()
{
    test::FakeBehaviour &fresh = m_transports.behaviour();
    fresh.latency = m_latency;
    fresh.accepts = m_weather == Weather::Fair || m_weather == Weather::Zombie;
    fresh.answersPings = fresh.accepts;
    fresh.refusal.reset();
    if (m_weather == Weather::Down)
        fresh.refusal = test::endCause(EndKind::ConnectionRefused);
    else if (m_weather == Weather::Refusing)
        fresh.refusal = test::endCause(EndKind::HandshakeRefused, m_httpStatus);
    for (int i = 0; i < m_transports.count(); ++i) {
        test::FakePeer &peer = m_transports.peer(i);
        if (!peer.isAlive())
            continue;
        peer.behaviour().latency = m_latency;
        peer.behaviour().answersPings = fresh.answersPings;
        // A handshake that was under way gets no answer any more.
        if (!peer.isOpen() && !fresh.accepts)
            peer.cutSilently();
    }
}

void ModelServer::endAll(const EndCause &cause)
{
    for (int i = 0; i < m_transports.count(); ++i)
        m_transports.peer(i).end(cause);
    watchService();
}

void ModelServer::watchService()
{
    const std::vector<test::FakePeer *> open = listeners();
    for (const test::FakePeer *peer : open)
        m_dashboards += m_opened.insert(peer).second ? 1 : 0;
    if (m_weather == Weather::Fair && !open.empty())
        m_lastService = now();
    // Some alerts are told to subscribers only: before the subscriptions are answered there is no whole service.
    const bool served = m_weather == Weather::Fair && std::any_of(open.begin(), open.end(), [this](const test::FakePeer *peer) {
                            return m_subscribed[peer].size() >= m_subscriptions;
                        });
    if (served == m_servedSince.has_value())
        return;
    if (served) {
        m_servedSince = now();
    } else {
        // Service ends with the last word that came: nothing later could prove to the console that it was served.
        m_books.served.push_back({*m_servedSince, std::max(*m_servedSince, m_lastDelivered)});
        m_servedSince.reset();
    }
}

int ModelServer::dashboardsOpened()
{
    return std::exchange(m_dashboards, 0);
}

std::optional<Moment> ModelServer::lastService()
{
    watchService();
    return m_lastService;
}

void ModelServer::closeBooks()
{
    if (m_servedSince)
        m_books.served.push_back({*std::exchange(m_servedSince, {}), now()});
}

void ModelServer::forgetOld()
{
    m_books.raised.clear();
    m_books.executions.clear();
    m_books.served.clear();
    while (m_raised.size() > 1000)
        m_raised.erase(m_raised.begin());
    m_transports.forgetOld();
    std::set<const test::FakePeer *> kept;
    for (int i = 0; i < m_transports.count(); ++i)
        kept.insert(&m_transports.peer(i));
    std::erase_if(m_opened, [&](const test::FakePeer *peer) { return !kept.count(peer); });
    std::erase_if(m_dead, [&](const test::FakePeer *peer) { return !kept.count(peer); });
    std::erase_if(m_worked, [&](const test::FakePeer *peer) { return !kept.count(peer); });
    std::erase_if(m_lastWord, [&](const auto &entry) { return !kept.count(entry.first); });
    std::erase_if(m_subscribed, [&](const auto &entry) { return !kept.count(entry.first); });
}

// ---- commands -----------------------------------------------------------------------------------------------------------

std::optional<std::vector<std::string>> ModelServer::hear(test::FakePeer &peer, const QJsonObject &message)
{
    const std::vector<std::string> nothingNow;
    switch (m_weather) {
    case Weather::Cut:
        // TCP sends it again when packets flow, if the link is still there then.
        hold([this, &peer, message] {
            if (peer.isOpen())
                hear(peer, message);
        });
        return nothingNow;
    case Weather::Frozen:
        hold([this, &peer, message] {
            if (peer.isOpen() || m_random.uniform() < kFrozenMessageSurvives)
                hear(peer, message);
        });
        return nothingNow;
    default: break;
    }
    if (isDead(peer)) {
        if (m_worked.count(&peer) && message.value("type"_L1) == "acknowledge_alert"_L1)
            m_brokenOn.insert(message.value("alert_id"_L1).toInteger());
        return nothingNow;
    }
    later(delay(), [this, &peer, message] { execute(peer, message); });
    return nothingNow;
}

void ModelServer::execute(test::FakePeer &peer, const QJsonObject &message)
{
    m_worked.insert(&peer);
    const QString type = message.value("type"_L1).toString();
    const QString time = toDateTime(m_clock.wallNow()).toUTC().toString(Qt::ISODateWithMs);
    const auto reply = [](const char *name, QJsonObject members = {}) {
        members.insert("type"_L1, QString::fromLatin1(name));
        return frame(members);
    };
    if (!isDashboard(peer)) {
        if (type == "heartbeat"_L1)
            answer(peer, reply("heartbeat_ack", {{u"server_time"_s, time}, {u"latency_ms"_s, 3}, {u"uptime_seconds"_s, 60}}));
        return;
    }
    if (m_exhausted || !m_limit.take(m_clock.bootNow())) {
        answer(peer, reply("error", {{u"message"_s, u"Rate limit exceeded"_s}}));
    } else if (type == "heartbeat"_L1) {
        answer(peer, reply("heartbeat_ack", {{u"timestamp"_s, time}}));
    } else if (type == "subscribe_client"_L1) {
        answer(
            peer,
            reply(
                "subscribed", {{u"client_id"_s, message.value("client_id"_L1)}, {u"message"_s, u"Subscribed to client alerts"_s}}),
            [this, &peer, client = message.value("client_id"_L1).toInteger()] { m_subscribed[&peer].insert(client); });
    } else if (type == "acknowledge_alert"_L1) {
        acknowledge(peer, message.value("alert_id"_L1).toInteger());
    } else {
        answer(peer, reply("error", {{u"message"_s, u"Unknown message type: %1"_s.arg(type)}}));
    }
}

void ModelServer::acknowledge(test::FakePeer &peer, std::int64_t alert)
{
    if (m_books.poison.count(alert)) {
        later(delay(), [&peer] { peer.close(1011); });
        return;
    }
    if (m_crashes && m_brokenOn.insert(alert).second) {
        m_crashes = false;
        later(delay(), [&peer] { peer.close(1011); });
        return;
    }
    if (!m_raised.count(alert)) {
        answer(peer, frame({{u"type"_s, u"error"_s}, {u"message"_s, u"Alert not found"_s}}));
        return;
    }
    m_books.executions.push_back({alert, now(), {}, false});
    if (m_answersToLose > 0) {
        --m_answersToLose;
        later(delay(), [&peer] { peer.drop(); });
        return;
    }
    answer(
        peer, frame({{u"type"_s, u"alert_acknowledged"_s}, {u"alert_id"_s, qint64(alert)}}),
        [this, execution = m_books.executions.size() - 1] { m_books.executions[execution].answered = now(); });
}

void ModelServer::answer(test::FakePeer &peer, std::string frame, std::function<void()> delivered)
{
    BootTime &last = m_lastWord[&peer];
    last = std::max(last, m_clock.bootNow() + delay());
    later(
        std::chrono::ceil<milliseconds>(last - m_clock.bootNow()),
        [this, &peer, frame = std::move(frame), delivered = std::move(delivered)] { deliver(peer, frame, delivered); });
}

void ModelServer::deliver(test::FakePeer &peer, const std::string &frame, const std::function<void()> &delivered)
{
    const auto arrive = [this, &peer, delivered] {
        if (!peer.isOpen())
            return;
        if (isDashboard(peer))
            m_lastDelivered = now();
        if (delivered)
            delivered();
    };
    const auto read = [&peer, frame] {
        if (peer.isOpen())
            peer.say(frame);
    };
    if (m_weather == Weather::Cut || m_weather == Weather::Frozen) {
        hold(read, arrive);
        return;
    }
    arrive();
    read();
}

} // namespace noc::faults
