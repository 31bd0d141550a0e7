// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/realround.h"

#include "app/demo/seededrandom.h"
#include "tests/interop/nocserverprocess.h"
#include "tests/support/faultproxy.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace noc::faults {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kShift {9s};
constexpr milliseconds kPatience {75s}; // a frozen or refused link may be in its longest waits
constexpr milliseconds kAfterwards {1s};
constexpr milliseconds kHalfTheDelay {50}; // each way
constexpr milliseconds kMarkedWithin {
    10'000 + 1'500}; // the console tells how it looks four times a second, and the machine is shared
constexpr milliseconds kTick {5};
constexpr milliseconds kReadWithin {250}; // bytes that were handed to the console's kernel, on a machine with much to do
constexpr int kKillEvery = 5;
constexpr qint64 kTenant = 5;
// The console talks to the one process, which is frozen and killed; the tests' door is the other's.
constexpr int kConsoles = 0;
constexpr int kDoor = 1;

class Round : public QObject
{
public:
    Round(test::NocServerProcess &server, std::uint64_t seed, const RealOptions &options, qint64 bookBegin)
        : m_server(server),
          m_options(options),
          m_seed(seed),
          m_random(seed),
          m_begin(QDateTime::currentMSecsSinceEpoch()),
          m_bookBegin(bookBegin),
          m_proxy(server.url(kConsoles))
    {
        m_proxy.setDelay(kHalfTheDelay);
        connect(&m_proxy, &test::FaultProxy::handedToClient, this, &Round::onHanded);
        m_tick.start(kTick);
    }

    ~Round() override
    {
        if (m_console) {
            m_console->disconnect(this);
            m_console->kill();
            m_console->waitForFinished();
        }
    }

    RoundResult play()
    {
        m_server.control(u"reset/"_s, QJsonObject {}, kDoor);
        m_bookEnd = m_bookBegin = readBook()["last"_L1].toInteger();
        m_begin = QDateTime::currentMSecsSinceEpoch();
        startConsole();
        waitFor([this] { return m_live; }, 20s);
        makePlan();
        while (now() < m_shiftEnd)
            step();
        m_plan.clear();
        calmDown();
        if (!m_console)
            startConsole();
        // A word of the server's now tells whether the console hears it, and whether it knows so.
        m_fairSince = now();
        m_server.send(control(u"raise/"_s, {{u"count"_s, 1}}));
        // The operator presses "Retry now", so that a round need not sit out the longest waits.
        writeLine({{u"retry"_s, true}});
        m_books.settled = waitFor([this] { return isSettled(); }, kPatience);
        waitFor([] { return false; }, kAfterwards);
        m_books.settled = m_books.settled && isSettled();
        closeService();
        readServersBook();
        m_books.lives.back().span.to = now();
        return result();
    }

    //! The last line of the server's book that belongs to this round.
    qint64 bookEnd() const { return m_bookEnd; }

private:
    double chance() { return m_random.uniform(); }
    milliseconds between(milliseconds least, milliseconds most)
    {
        return least + milliseconds(std::int64_t(double((most - least).count()) * chance()));
    }
    Moment now() const { return toMoment(QDateTime::currentMSecsSinceEpoch()); }
    Moment toMoment(qint64 wall) const { return Moment(wall - m_begin); }
    void say(const QString &what)
    {
        if (m_options.verbose)
            std::fprintf(stderr, "%8.2f  %s\n", double(now().count()) / 1000, qPrintable(what));
    }

    // ---- the plan -------------------------------------------------------------------------------------------------------

    void at(Moment moment, std::function<void()> act) { m_plan.emplace(moment, std::move(act)); }

    void makePlan()
    {
        const Moment start = now();
        m_shiftEnd = start + kShift;
        for (Moment when = start + 100ms; when < m_shiftEnd; when += between(100ms, 700ms))
            at(when, [this] { m_server.send(control(u"raise/"_s, {{u"count"_s, 1}})); });
        for (Moment when = start + 600ms; when < m_shiftEnd; when += between(200ms, 1200ms))
            at(when, [this] { click(); });
        const int faults = 1 + int(chance() * 2);
        for (int i = 0; i < faults; ++i)
            at(start + between(1s, kShift - 3s), [this] { strike(); });
        if (m_seed % kKillEvery == 0) {
            at(start + between(2s, kShift - 2s), [this] {
                click();
                at(now() + between(0ms, 200ms), [this] { killConsole(); });
            });
        }
    }

    static QJsonObject control(const QString &path, const QJsonObject &body)
    {
        return {{u"cmd"_s, u"control"_s}, {u"path"_s, path}, {u"server"_s, kDoor}, {u"body"_s, body}};
    }
    void setSwitch(const QString &name, const QJsonValue &value) { m_server.send(control(u"switches/"_s, {{name, value}})); }

    void strike()
    {
        const milliseconds lasts = between(300ms, 6s);
        switch (int(chance() * 11)) {
        case 0:
        case 1:
            say(u"packets dropped"_s);
            m_proxy.cutSilently();
            at(now() + lasts * 2, [this] { m_proxy.mend(); });
            break;
        case 2:
            say(u"FIN"_s);
            m_proxy.closeAll();
            break;
        case 3:
            say(u"RST"_s);
            resetAll();
            break;
        case 4:
            if (!m_serverRuns)
                break;
            say(u"server frozen"_s);
            tellServer(u"pause"_s);
            m_serverRuns = false;
            at(now() + lasts, [this] { bringServerBack(); });
            break;
        case 5:
        case 6:
            if (!m_serverRuns)
                break;
            say(u"server killed"_s);
            tellServer(u"stop"_s, chance() < 0.5 ? u"KILL"_s : u"TERM"_s);
            m_serverRuns = false;
            m_serverEnded = true;
            at(now() + between(100ms, 3s), [this] { bringServerBack(); });
            break;
        case 7:
            say(u"the next answer is lost"_s);
            setSwitch(u"lose_answers"_s, 1);
            click();
            break;
        case 8: {
            const std::array codes {1000, 1001, 1011, 1012, 4408, 4429};
            say(u"closed"_s);
            m_server.send(control(
                u"order/"_s,
                {{u"order"_s, u"close"_s},
                 {u"endpoint"_s, u"dashboard"_s},
                 {u"code"_s, codes[std::size_t(chance() * codes.size())]}}));
            break;
        }
        case 9:
            say(u"handshakes refused"_s);
            setSwitch(u"handshake_answer"_s, chance() < 0.5 ? 503 : 502);
            resetAll();
            at(now() + lasts, [this] { setSwitch(u"handshake_answer"_s, QJsonValue()); });
            break;
        case 10:
            say(u"slow link"_s);
            m_proxy.setDelay(between(300ms, 1500ms));
            at(now() + lasts, [this] { m_proxy.setDelay(kHalfTheDelay); });
            break;
        }
    }

    //! To the process that serves the console.
    void tellServer(const QString &command, const QString &signal = {})
    {
        QJsonObject line {{u"cmd"_s, command}, {u"server"_s, kConsoles}};
        if (!signal.isEmpty())
            line.insert(u"signal"_s, signal);
        m_server.send(line);
    }

    void resetAll()
    {
        m_resets.push_back(now());
        m_proxy.resetAll();
    }

    void bringServerBack()
    {
        if (!std::exchange(m_serverRuns, true))
            tellServer(std::exchange(m_serverEnded, false) ? u"start"_s : u"resume"_s);
    }

    void calmDown()
    {
        say(u"fair"_s);
        m_proxy.mend();
        m_proxy.setDelay(kHalfTheDelay);
        bringServerBack();
        // In order after all that was sent before.
        m_server.control(u"switches/"_s, QJsonObject {{u"handshake_answer"_s, QJsonValue()}, {u"lose_answers"_s, 0}}, kDoor);
    }

    // ---- the console ----------------------------------------------------------------------------------------------------

    void startConsole()
    {
        say(u"console starts"_s);
        m_console = std::make_unique<QProcess>();
        m_console->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"*.warning=false"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // the window's words are read
        m_console->setProcessEnvironment(environment);
        connect(m_console.get(), &QProcess::readyReadStandardOutput, this, &Round::readConsole);
        connect(m_console.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            report(Violation::Kind::Crash, u"the console ended by itself, status %1 code %2"_s.arg(int(status)).arg(code));
            QTimer::singleShot(0, this, [this] { m_console.reset(); });
        });
        m_books.lives.emplace_back().span = {now(), now()};
        if (m_options.window)
            m_console->start(QCoreApplication::applicationDirPath() + u"/watchfloor-faults-window"_s, QStringList());
        else
            m_console->start(QCoreApplication::applicationFilePath(), {u"--console"_s});
        const QJsonObject profile {
            {u"server"_s, m_proxy.url().toString()},
            {u"origin"_s, m_server.origin()},
            {u"token"_s, m_server.token()},
            {u"tenant"_s, kTenant},
            {u"folder"_s, m_folder.path()}};
        writeLine(profile);
    }

    void writeLine(const QJsonObject &line)
    {
        if (m_console)
            m_console->write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }

    void killConsole()
    {
        if (!m_console)
            return;
        say(u"console killed"_s);
        // What it had shown until now is read first: its pipe outlives it.
        m_console->disconnect(this);
        m_console->kill();
        m_console->waitForFinished();
        readConsole();
        m_console.reset();
        m_live = false;
        m_output.clear();
        ++m_kills;
        m_books.lives.back().span.to = now();
        m_books.lives.back().killed = true;
        closeService();
        at(now() + between(100ms, 2s), [this] { startConsole(); });
    }

    void click()
    {
        std::int64_t newest = 0;
        const std::set<std::int64_t> &rows = m_books.lives.back().rows;
        for (auto row = rows.rbegin(); row != rows.rend() && !newest; ++row) {
            if (!m_clicked.contains(*row))
                newest = *row;
        }
        if (!newest || !m_console)
            return;
        m_clicked.insert({newest, m_books.clicks.size()});
        m_books.clicks.push_back({newest, now(), false, false});
        say(u"click on %1"_s.arg(newest));
        writeLine({{u"ack"_s, qint64(newest)}});
    }

    void readConsole()
    {
        m_output += m_console->readAllStandardOutput();
        for (qsizetype end; (end = m_output.indexOf('\n')) >= 0;) {
            const QJsonObject line = QJsonDocument::fromJson(m_output.left(end)).object();
            m_output.remove(0, end + 1);
            hear(line);
        }
    }

    void hear(const QJsonObject &line)
    {
        const QString event = line.value("event"_L1).toString();
        const std::int64_t id = line.value("id"_L1).toInteger();
        const Moment when = toMoment(line.value("at"_L1).toInteger());
        if (event == "row"_L1) {
            m_books.lives.back().rows.insert(id);
        } else if (event == "command"_L1) {
            const std::string state = line.value("state"_L1).toString().toStdString();
            say(u"  alert %1 is %2"_s.arg(id).arg(QString::fromStdString(state)));
            if (const auto clicked = m_clicked.find(id); clicked != m_clicked.end())
                m_books.clicks[clicked->second].shown |= !line.value("saving"_L1).toBool();
            Shown &shown = m_books.commands[id];
            const auto command = std::uint64_t(line.value("command"_L1).toInteger());
            if (command >= shown.id)
                shown = {command, state, {}};
            // The proxy may not have told of its bytes yet: what is shown is compared at the end of the round.
            if (state == "confirmed")
                m_shownConfirmed.insert({id, when});
        } else if (event == "gap"_L1) {
            const Span gap {toMoment(line.value("from"_L1).toInteger()), toMoment(line.value("to"_L1).toInteger())};
            if (line.value("start"_L1).toBool())
                m_books.lives.back().startGap = gap;
            else
                m_books.gaps.push_back(gap);
            say(u"gap from %1 to %2 ms"_s.arg(gap.from.count()).arg(gap.to.count()));
        } else if (event == "contradiction"_L1) {
            report(Violation::Kind::LooksLive, line.value("text"_L1).toString());
        } else if (event == "live"_L1) {
            m_open = line.value("open"_L1).toInteger();
            const bool live = line.value("live"_L1).toBool();
            if (live && !m_live)
                say(u"live"_s);
            m_live = live;
            if (live)
                m_coveredUntil = when - milliseconds(line.value("age"_L1).toInteger());
            if (live && !m_books.lives.back().firstLive)
                m_books.lives.back().firstLive = when;
            if (live && when - m_lastHanded > kMarkedWithin)
                report(
                    Violation::Kind::LooksLive, u"rows look live %1 ms after the last byte"_s.arg((when - m_lastHanded).count()));
        }
    }

    // ---- what the proxy saw ---------------------------------------------------------------------------------------------

    //! The server's words on their way to the console, read where the console's own code cannot colour them.
    void onHanded(quint64 connection, const QByteArray &bytes)
    {
        m_lastHanded = now();
        QByteArray &stream = m_streams[connection];
        stream += bytes;
        static const QRegularExpression acknowledged(uR"("alert_acknowledged", "alert_id": (\d+)})"_s);
        const QString text = QString::fromLatin1(stream);
        qsizetype end = 0;
        for (auto matches = acknowledged.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            m_answers[match.captured(1).toLongLong()].push_back(now());
            end = match.capturedEnd();
        }
        if (stream.contains("\"type\": \"connected\"") && !m_servedBy) {
            m_servedBy = connection;
            m_servedSince = now();
        }
        if (m_servedBy == connection)
            m_lastServed = now();
        else if (m_servedBy && !m_streams.empty() && connection > m_servedBy)
            closeService();
        stream.remove(0, std::max(end, stream.size() - 200));
    }

    void closeService()
    {
        if (m_servedBy)
            m_books.served.push_back({m_servedSince, m_lastServed});
        m_servedBy = 0;
    }

    //! A reset takes along what the console has not read yet.
    bool wasReset(Moment handed) const
    {
        return std::any_of(
            m_resets.begin(), m_resets.end(), [handed](Moment reset) { return reset >= handed && reset - handed <= kReadWithin; });
    }

    //! Its lines since the last round's end.
    QJsonObject readBook()
    {
        return m_server.control(u"book/?after=%1&kind=alert_raised,acknowledged"_s.arg(m_bookBegin), {}, kDoor);
    }

    void readServersBook()
    {
        const QJsonObject book = readBook();
        m_bookEnd = book["last"_L1].toInteger();
        const QJsonArray lines = book["book"_L1].toArray();
        std::map<std::int64_t, std::size_t> answered;
        for (const QJsonValue &value : lines) {
            const QJsonObject line = value.toObject();
            const std::int64_t alert = line.value("alert_id"_L1).toInteger();
            const Moment when = toMoment(qint64(line.value("time"_L1).toDouble() * 1000));
            if (line.value("kind"_L1) == "alert_raised"_L1)
                m_books.raised.push_back({alert, when});
            else
                m_books.executions.push_back({alert, when, {}, false});
        }
        // Answers come in the order of the executions; the first one after an execution and before the next is its own.
        for (std::size_t i = 0; i < m_books.executions.size(); ++i) {
            Execution &execution = m_books.executions[i];
            const auto next = std::find_if(
                m_books.executions.begin() + std::ptrdiff_t(i) + 1, m_books.executions.end(),
                [&](const Execution &other) { return other.alert == execution.alert; });
            for (const Moment answer : m_answers[execution.alert]) {
                // The two clocks are one, but its readings are rounded.
                if (answer + 5ms >= execution.at && (next == m_books.executions.end() || answer < next->at)) {
                    execution.answered = answer;
                    execution.perhapsUnread = wasReset(answer);
                    break;
                }
            }
        }
        for (const auto &[alert, when] : m_shownConfirmed) {
            const auto &answers = m_answers[alert];
            if (std::none_of(answers.begin(), answers.end(), [when = when](Moment answer) { return answer <= when + 50ms; }))
                report(Violation::Kind::FalselyConfirmed, u"alert %1 is shown confirmed"_s.arg(alert));
        }
    }

    // ---- every step -----------------------------------------------------------------------------------------------------

    void step()
    {
        // Waits: the tick is an event, too.
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        while (!m_plan.empty() && m_plan.begin()->first <= now()) {
            const auto act = std::move(m_plan.begin()->second);
            m_plan.erase(m_plan.begin());
            act();
        }
    }

    bool waitFor(const std::function<bool()> &condition, milliseconds patience)
    {
        for (const Moment end = now() + patience; now() < end;) {
            step();
            if (condition())
                return true;
        }
        return condition();
    }

    bool isSettled() const { return m_console && m_live && m_open == 0 && m_coveredUntil > m_fairSince; }

    void report(Violation::Kind kind, const QString &text)
    {
        m_violations.push_back({kind, (text + u" at %1 ms"_s.arg(now().count())).toStdString()});
    }

    RoundResult result()
    {
        RoundResult result = judge(m_books, m_violations);
        result.breaks = int(m_books.gaps.size());
        result.kills = m_kills;
        result.length = now();
        return result;
    }

    test::NocServerProcess &m_server;
    const RealOptions m_options;
    const std::uint64_t m_seed;
    SeededRandom m_random;
    qint64 m_begin;
    qint64 m_bookBegin;
    qint64 m_bookEnd = 0;
    test::FaultProxy m_proxy;
    QTimer m_tick;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_console;
    QByteArray m_output;
    Books m_books;
    std::multimap<Moment, std::function<void()>> m_plan;
    Moment m_shiftEnd {0};
    std::map<std::int64_t, std::size_t> m_clicked;
    std::map<std::int64_t, std::vector<Moment>> m_answers;
    std::map<std::int64_t, Moment> m_shownConfirmed;
    std::map<quint64, QByteArray> m_streams;
    std::vector<Moment> m_resets;
    quint64 m_servedBy = 0;
    Moment m_servedSince {0}, m_lastServed {0}, m_lastHanded {0};
    bool m_live = false;
    bool m_serverRuns = true;
    bool m_serverEnded = false; //!< … and is to be started, not only to go on
    Moment m_fairSince {0};
    Moment m_coveredUntil {0}; //!< as the console says: what was said until then is there
    qint64 m_open = 0;
    int m_kills = 0;
    std::vector<Violation> m_violations;
};

} // namespace

RealWorld::RealWorld() : m_server(std::make_unique<test::NocServerProcess>()) { }

RealWorld::~RealWorld() = default;

QString RealWorld::start()
{
    return m_server->start({u"--servers"_s, u"2"_s, u"--set"_s, u"max_sockets=0"_s, u"--set"_s, u"message_limit_inert=true"_s});
}

RoundResult RealWorld::play(std::uint64_t seed, const RealOptions &options)
{
    Round round(*m_server, seed, options, m_bookEnd);
    const RoundResult result = round.play();
    m_bookEnd = round.bookEnd();
    return result;
}

} // namespace noc::faults
