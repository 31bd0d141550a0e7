// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoscenario.h"

#include "app/demo/demoserver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace noc {

//! Something that raises alerts. Live messages carry neither client nor site, so the place stands in the text; a '#' becomes a digit.
struct DemoScenario::Source {
    const char *type;
    const char *severity;
    qint64 clientId;
    const char *message;
};

namespace {

constexpr qint64 kNorthgate = 412;
constexpr qint64 kHarbour = 77;
constexpr qint64 kMercia = 118;
constexpr qint64 kColleague = 2;

// A round trip of some 12 ms, as over a good line; a slow one is over the client guide's target of 50 ms.
constexpr milliseconds kGoodDelay {8};
constexpr milliseconds kGoodJitter {3};
constexpr milliseconds kSlowDelay {54};
constexpr milliseconds kSlowJitter {9};

struct Opening {
    const char *type;
    const char *severity;
    qint64 clientId;
    const char *message;
    int ageSeconds;
    int repeats; //!< raises after the first
    const char *status; //!< what a colleague made of it before
};

//! What lies on the table when the shift begins, oldest first.
constexpr std::array kOpening = {
    Opening {"SYNC_DEGRADED", "INFO", kMercia, "Mercia Rail: mobile sync score back at 92 %", 1293, 0, "RESOLVED"},
    Opening {
        "TOUR_INCOMPLETE", "MEDIUM", kHarbour, "Harbour Line, Pier 1: tour T-198 covered 6 of 9 checkpoints", 1089, 0, "ASSIGNED"},
    Opening {
        "PREDICTIVE_SLA_BREACH", "HIGH", kMercia, "Mercia Rail, Crewe: queue will miss its target at this rate", 912, 0,
        "ACKNOWLEDGED"},
    Opening {
        "DEVICE_OFFLINE", "HIGH", kNorthgate, "Northgate DC, Power: UPS bank C on battery, 41 min left", 760, 2, "ACKNOWLEDGED"},
    Opening {
        "DEVICE_SPOOF", "CRITICAL", kNorthgate, "Northgate DC, Row 4: two devices report serial 00:1B:63:84 at once", 662, 0,
        "ACKNOWLEDGED"},
    Opening {
        "WORK_ORDER_OVERDUE", "MEDIUM", kMercia, "Mercia Rail, Derby: work order 7781 past its completion time", 598, 0, nullptr},
    Opening {
        "GPS_LOW_ACCURACY", "MEDIUM", kHarbour, "Harbour Line, Depot 3: patrol position 180 m wide for 10 min", 530, 0, nullptr},
    Opening {
        "ATTENDANCE_MISSING", "LOW", kMercia, "Mercia Rail, Derby: expected attendance not recorded for shift 88-B", 435, 0,
        nullptr},
    Opening {"GUARD_INACTIVITY", "HIGH", kHarbour, "Harbour Line, Post 6: no activity for 25 min", 390, 0, nullptr},
    Opening {"TICKET_ESCALATED", "MEDIUM", kNorthgate, "Northgate DC: ticket TKT-20917 escalated to second line", 322, 0, nullptr},
    Opening {"GEOFENCE_BREACH", "MEDIUM", kHarbour, "Harbour Line, Depot 3: vehicle 12 left its geofence", 252, 0, nullptr},
    Opening {
        "SLA_BREACH", "HIGH", kMercia, "Mercia Rail, Crewe: ticket TKT-20931 past its response target by 12 min", 227, 0, nullptr},
    Opening {"ATTENDANCE_MISSING", "LOW", kHarbour, "Harbour Line, Pier 2: relief for shift 31-A not signed in", 184, 0, nullptr},
    Opening {
        "SECURITY_ANOMALY", "CRITICAL", kHarbour, "Harbour Line, Depot 3: impossible travel for operator account, 2 sites in 6 min",
        125, 0, nullptr},
    Opening {
        "TOUR_OVERDUE", "HIGH", kHarbour, "Harbour Line, Pier 2: mandatory tour T-204 not started 18 min after its window", 82, 0,
        nullptr},
    Opening {"SYNC_DEGRADED", "MEDIUM", kMercia, "Mercia Rail: mobile sync score 61 %, threshold 75 %", 52, 6, nullptr},
    Opening {
        "DEVICE_OFFLINE", "CRITICAL", kNorthgate, "Northgate DC, Core: router rtr-core-02 unreachable, 3 of 3 probes lost", 41, 3,
        nullptr},
    Opening {
        "UNAUTHORIZED_SITE_ACCESS", "CRITICAL", kNorthgate,
        "Northgate DC, B-07: badge 4471 opened the cage outside its permit window", 14, 0, nullptr},
    Opening {"DEVICE_OFFLINE", "HIGH", kNorthgate, "Northgate DC, Row 11: access switch acc-118 unreachable", 9, 1, nullptr},
    Opening {"DEVICE_OFFLINE", "HIGH", kNorthgate, "Northgate DC, Row 11: access switch acc-119 unreachable", 8, 1, nullptr},
};

} // namespace

DemoScenario::DemoScenario(DemoServer &server, Clock &clock, RandomSource &random, double speed, QObject *parent)
    : QObject(parent),
      m_server(server),
      m_clock(clock),
      m_random(random),
      m_speed(std::max(0.001, speed)),
      m_timer(clock.makeTimer([this] { runDue(); }))
{
}

DemoScenario::~DemoScenario() = default;

DemoOptions DemoScenario::serverOptions()
{
    DemoOptions options;
    options.users.append(DemoUser {kColleague, QStringLiteral("colleague"), QStringLiteral("demo")});
    return options;
}

void DemoScenario::start()
{
    setLink(kGoodDelay, kGoodJitter);
    connect(&m_server, &DemoServer::connected, this, [this](ChannelKind kind) {
        if (kind != ChannelKind::Dashboard || std::exchange(m_begun, true))
            return;
        open();
        planCycle();
    });
}

void DemoScenario::stop()
{
    disconnect(&m_server, nullptr, this, nullptr);
    m_plan.clear();
    m_timer->stop();
}

// ---- the plan -----------------------------------------------------------------------------------------------------------

void DemoScenario::afterMs(milliseconds delay, std::function<void()> what)
{
    const auto scaled = nanoseconds(std::llround(double(nanoseconds(delay).count()) / m_speed));
    m_plan.emplace(m_clock.bootNow() + scaled, std::move(what));
    arm();
}

void DemoScenario::arm()
{
    if (!m_plan.empty())
        m_timer->start(std::chrono::ceil<milliseconds>(m_plan.begin()->first - m_clock.bootNow()));
}

void DemoScenario::runDue()
{
    while (!m_plan.empty() && m_plan.begin()->first <= m_clock.bootNow()) {
        const auto what = std::move(m_plan.begin()->second);
        m_plan.erase(m_plan.begin());
        what();
    }
    arm();
}

void DemoScenario::planCycle()
{
    // One cycle of about six minutes: something calm to begin with, and each of the troubles once.
    Q_EMIT phaseBegan(Phase::Calm);
    constexpr int kLength = 360;
    for (int second = draw(8, 20); second < kLength; second += draw(14, 36))
        after(seconds(second), [this] { calmEvent(); });
    after(seconds(draw(20, 35)), [this] {
        Q_EMIT phaseBegan(Phase::Flapping);
        DemoAlert alert;
        alert.id = nextId();
        alert.type = "DEVICE_OFFLINE";
        alert.severity = "MEDIUM";
        alert.clientId = kMercia;
        alert.message = "Mercia Rail, Crewe: door controller dc-" + std::to_string(draw(10, 99)) + " lost its link";
        flap(draw(6, 9), alert);
    });
    after(seconds(draw(95, 120)), [this] { burst(); });
    after(seconds(draw(160, 185)), [this] { slowLink(); });
    after(seconds(draw(255, 280)), [this] { restart(); });
    after(seconds(kLength), [this] { planCycle(); });
}

// ---- what happens -------------------------------------------------------------------------------------------------------

void DemoScenario::open()
{
    Q_EMIT phaseBegan(Phase::Opening);
    // What is older than the console's link is told to it as it connects, each with its own time.
    for (const Opening &opening : kOpening) {
        DemoAlert alert;
        alert.id = nextId();
        alert.type = opening.type;
        alert.severity = opening.severity;
        alert.message = opening.message;
        alert.clientId = opening.clientId;
        for (int repeat = opening.repeats; repeat >= 0; --repeat)
            m_server.raise(alert, DemoServer::Audience::Tenant, seconds(opening.ageSeconds + repeat * 41));
        if (opening.status != nullptr)
            m_server.update(alert.id, opening.status);
    }
}

const DemoScenario::Source &DemoScenario::drawSource()
{
    static constexpr std::array kSources = {
        Source {"DEVICE_OFFLINE", "HIGH", kNorthgate, "Northgate DC, Row #: access switch acc-1## unreachable"},
        Source {"DEVICE_OFFLINE", "MEDIUM", kMercia, "Mercia Rail, Stafford: platform display 0# does not answer"},
        Source {"PREDICTIVE_DEVICE_FAILURE", "HIGH", kNorthgate, "Northgate DC, Row 1#: fan wear on node n-2## above 80 %"},
        Source {"GEOFENCE_BREACH", "MEDIUM", kHarbour, "Harbour Line, Depot #: vehicle 1# left its geofence"},
        Source {"TOUR_OVERDUE", "HIGH", kHarbour, "Harbour Line, Pier #: tour T-2## not started 15 min after its window"},
        Source {"TOUR_INCOMPLETE", "MEDIUM", kHarbour, "Harbour Line, Pier #: tour T-2## covered 7 of 9 checkpoints"},
        Source {"ATTENDANCE_MISSING", "LOW", kMercia, "Mercia Rail, Derby: expected attendance not recorded for shift 8#-B"},
        Source {"ATTENDANCE_ANOMALY", "MEDIUM", kMercia, "Mercia Rail, Crewe: two sign-ins for badge 55## in 4 min"},
        Source {"WORK_ORDER_OVERDUE", "MEDIUM", kMercia, "Mercia Rail, Derby: work order 77## past its completion time"},
        Source {"SYNC_DEGRADED", "MEDIUM", kMercia, "Mercia Rail: mobile sync score 6# %, threshold 75 %"},
        Source {"SYNC_DEGRADED", "INFO", kHarbour, "Harbour Line: mobile sync score back at 9# %"},
        Source {"SLA_BREACH", "HIGH", kMercia, "Mercia Rail, Crewe: ticket TKT-209## past its response target by # min"},
        Source {"GUARD_INACTIVITY", "HIGH", kHarbour, "Harbour Line, Post #: no activity for 2# min"},
        Source {"GPS_LOW_ACCURACY", "MEDIUM", kHarbour, "Harbour Line, Depot #: patrol position 1## m wide for 10 min"},
        Source {"SECURITY_ANOMALY", "CRITICAL", kNorthgate, "Northgate DC, B-0#: cage door open for # min without a permit"},
        Source {"OVERTIME_VIOLATION", "HIGH", kMercia, "Mercia Rail, Stafford: shift 4#-C runs 2 h over its limit"},
        Source {"TICKET_ESCALATED", "MEDIUM", kNorthgate, "Northgate DC: ticket TKT-209## escalated to second line"},
        Source {"SCHEDULE_MISMATCH", "LOW", kHarbour, "Harbour Line, Pier #: roster and gate log differ by 1# min"},
    };
    return kSources[std::size_t(draw(0, int(kSources.size()) - 1))];
}

void DemoScenario::raiseFrom(const Source &source, milliseconds age)
{
    DemoAlert alert;
    alert.id = nextId();
    alert.type = source.type;
    alert.severity = source.severity;
    alert.clientId = source.clientId;
    alert.message = source.message;
    for (char &letter : alert.message) {
        if (letter == '#')
            letter = char('0' + draw(1, 9));
    }
    m_server.raise(alert, DemoServer::Audience::Tenant, age);
}

void DemoScenario::calmEvent()
{
    if (!m_server.isListening())
        return; // a server that is down raises nothing
    const int what = draw(1, 100);
    if (what <= 58)
        raiseFrom(drawSource());
    else if (what <= 76)
        colleagueActs();
    else if (what <= 85)
        tellFinding();
    else if (what <= 92)
        tellTicket();
    else if (what <= 97)
        tellAnomaly();
    else {
        wire::AlertNotification notification;
        notification.json = R"({"type":"alert_notification","message":"metrics_refresh","client_id":412})";
        m_server.broadcast(notification);
    }
}

void DemoScenario::flap(int timesLeft, const DemoAlert &alert)
{
    m_server.raise(alert);
    if (timesLeft > 0) {
        after(seconds(draw(5, 11)), [this, timesLeft, alert] { flap(timesLeft - 1, alert); });
        return;
    }
    after(seconds(draw(20, 40)), [this, id = alert.id] { m_server.update(id, "RESOLVED"); });
}

void DemoScenario::burst()
{
    Q_EMIT phaseBegan(Phase::Burst);
    const std::string row = std::to_string(draw(2, 9));
    DemoAlert cause;
    cause.id = nextId();
    cause.type = "DEVICE_OFFLINE";
    cause.severity = "CRITICAL";
    cause.clientId = kNorthgate;
    cause.message = "Northgate DC, Row " + row + ": distribution switch dist-0" + row + " unreachable, 3 of 3 probes lost";
    m_server.raise(cause);
    const int consequences = draw(12, 18);
    for (int i = 1; i <= consequences; ++i) {
        afterMs(milliseconds(draw(600, 9000)), [this, row, i] {
            DemoAlert alert;
            alert.id = nextId();
            alert.type = i % 4 == 0 ? "SYNC_DEGRADED" : "DEVICE_OFFLINE";
            alert.severity = i % 4 == 0 ? "MEDIUM" : "HIGH";
            alert.clientId = kNorthgate;
            alert.message = "Northgate DC, Row " + row + ": " + (i % 4 == 0 ? "telemetry of rack r-" : "access switch acc-") + row
                + std::to_string(10 + i) + (i % 4 == 0 ? " arrives late" : " unreachable");
            m_server.raise(alert);
        });
    }
    after(seconds(30), [this, id = cause.id] { m_server.update(id, "ASSIGNED"); });
}

void DemoScenario::slowLink()
{
    Q_EMIT phaseBegan(Phase::SlowLink);
    setLink(kSlowDelay, kSlowJitter);
    after(seconds(draw(35, 50)), [this] { setLink(kGoodDelay, kGoodJitter); });
}

void DemoScenario::restart()
{
    Q_EMIT phaseBegan(Phase::Restart);
    m_server.restart(milliseconds(std::llround(draw(6000, 9000) / m_speed)));
}

void DemoScenario::colleagueActs()
{
    // The newest that nobody has looked at, but never one of the last three, which the operator may have under the hand.
    int skipped = 0;
    for (auto alert = m_server.alerts().rbegin(); alert != m_server.alerts().rend(); ++alert) {
        if (alert->second.status != "NEW" || alert->second.severity == "CRITICAL" || ++skipped <= 3)
            continue;
        m_server.acknowledgeOverHttp(alert->first, kColleague);
        return;
    }
}

void DemoScenario::tellFinding()
{
    struct Finding {
        const char *type, *severity, *category, *site, *title, *evidence;
        std::int64_t siteId;
    };
    static constexpr std::array kFindings = {
        Finding {
            "CAMERA_DARK", "MEDIUM", "SECURITY", "Harbour Line, Pier 2", "Camera 14 dark for 20 minutes",
            "Mean brightness 3 of 255 since the last frame change", 302},
        Finding {
            "DOOR_FORCED", "HIGH", "SECURITY", "Northgate DC, B-07", "Cage door opened without a badge event",
            "Contact open, no badge within 60 s", 107},
        Finding {"TOUR_PATTERN", "LOW", "OPERATIONAL", "Mercia Rail, Derby", "Same tour walked in 40 % of its usual time", "", 215},
        Finding {
            "BATTERY_WEAR", "MEDIUM", "DEVICE_HEALTH", "Northgate DC, Power", "UPS bank C holds 71 % of its rating",
            "Discharge test of last night", 111},
    };
    const Finding &finding = kFindings[std::size_t(draw(0, int(kFindings.size()) - 1))];
    m_server.broadcast(wire::FindingCreated {
        EntityId(nextId()), finding.type, finding.severity, finding.category, EntityId(finding.siteId), finding.site, finding.title,
        finding.evidence, m_clock.wallNow()});
}

void DemoScenario::tellAnomaly()
{
    const bool isGps = draw(0, 1) == 0;
    m_server.broadcast(wire::AnomalyDetected {
        EntityId::fromString("anm-" + std::to_string(nextId())), EntityId(std::int64_t(draw(400, 480))),
        "Badge " + std::to_string(draw(4400, 4499)), EntityId(std::int64_t(isGps ? 303 : 215)),
        isGps ? "Harbour Line, Depot 3" : "Mercia Rail, Derby", isGps ? "GPS_SPOOFING" : "SCHEDULE_MISMATCH",
        double(draw(55, 97)) / 100.0, isGps ? "HIGH" : "MEDIUM", m_clock.wallNow()});
}

void DemoScenario::tellTicket()
{
    const qint64 number = m_nextTicket++;
    m_server.broadcast(wire::TicketUpdated {
        EntityId(number), "TKT-" + std::to_string(number), "NEW", "OPEN", draw(0, 2) == 0 ? "HIGH" : "MEDIUM", std::nullopt,
        EntityId(std::int64_t(214)), "Mercia Rail, Crewe", "Platform help point does not connect", m_clock.wallNow()});
}

void DemoScenario::setLink(milliseconds delay, milliseconds jitter)
{
    DemoFaults faults = m_server.faults();
    faults.replyDelay = delay;
    faults.replyJitter = jitter;
    m_server.setFaults(faults);
}

int DemoScenario::draw(int low, int high)
{
    return low + std::min(high - low, int(m_random.uniform() * double(high - low + 1)));
}

} // namespace noc
