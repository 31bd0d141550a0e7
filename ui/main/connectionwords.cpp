// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/connectionwords.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::ConnectionWords)
};

template<typename... Fs> struct Overloaded : Fs... {
    using Fs::operator()...;
};
template<typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

// A link without any sign for so long is not shown as live, whatever its state says.
constexpr milliseconds kSilent {10'000};

milliseconds between(BootTime from, BootTime to)
{
    return std::max(milliseconds(0), std::chrono::floor<milliseconds>(to - from));
}

// Counted down in whole seconds, and never "0 s": what is due is under way.
QString countdown(BootTime deadline, BootTime now)
{
    return formatDuration(std::chrono::ceil<seconds>(std::max(nanoseconds(1), nanoseconds(deadline - now))));
}

bool isSilent(const ChannelStatus &status, BootTime now)
{
    return status.lastSign && now - *status.lastSign > kSilent;
}

PillWords connectedPill(const ChannelStatus &status, std::optional<BootTime> lastProof, BootTime now)
{
    PillWords words;
    if (isSilent(status, now)) {
        const QString age = formatDuration(between(*status.lastSign, now));
        words.mark = PillWords::Mark::Waiting;
        words.variants = {
            Words::tr("connected · no sign of life for %1").arg(age), Words::tr("no sign of life for %1").arg(age),
            Words::tr("silent %1").arg(age)};
        return words;
    }
    words.mark = PillWords::Mark::Healthy;
    const QString roundTrip = status.roundTripMs ? formatRoundTrip(*status.roundTripMs) : QString();
    // Whole seconds: tenths would have every pill painted anew at each tick, and tell nobody more.
    const QString proof = lastProof ? formatDuration(between(*lastProof, now)) : QString();
    if (!roundTrip.isEmpty() && !proof.isEmpty()) {
        words.variants = {
            Words::tr("connected · %1 · proof %2 ago").arg(roundTrip, proof),
            Words::tr("connected · %1 · %2 ago", "round trip, age of the last proof of life").arg(roundTrip, proof),
            Words::tr("connected · %1").arg(roundTrip)};
    } else if (!proof.isEmpty()) {
        words.variants = {
            Words::tr("connected · proof %1 ago").arg(proof), Words::tr("connected · %1 ago").arg(proof), Words::tr("connected")};
    } else {
        words.variants = QStringList {Words::tr("connected")};
    }
    return words;
}

PillWords
unconnectedPill(PillWords::Mark mark, const QString &state, const QString &next, std::optional<BootTime> lastProof, BootTime now)
{
    PillWords words;
    words.mark = mark;
    if (lastProof) {
        const QString age = formatDuration(between(*lastProof, now));
        words.variants << Words::tr("%1 · %2 · proof %3 ago", "state, what comes next, age").arg(state, next, age);
    }
    words.variants << Words::tr("%1 · %2", "state, what comes next").arg(state, next) << state;
    return words;
}

QString causeSentence(const BannerFacts &facts, const EndCause &cause)
{
    QString text = describe(cause).message;
    // Where the system's own words say which fault it is, they belong to the reason.
    if (cause.kind == EndKind::TlsFailed && !cause.detail.isEmpty())
        text = Words::tr("%1 (%2)", "a sentence, the system's words").arg(text, safeLine(cause.detail));
    if (cause.kind == EndKind::HandshakeRefused && !facts.refusalHint.isEmpty())
        text = Words::tr("%1 %2", "two sentences").arg(text, facts.refusalHint);
    return text;
}

QString noDataHead(const BannerFacts &facts)
{
    if (!facts.liveness.since)
        return Words::tr("No data yet.");
    const WallTime since = *facts.liveness.since;
    return Words::tr("No data since %1 (%2).", "time, duration")
        .arg(formatTime(since, facts.wallNow), formatDuration(facts.wallNow - since));
}

bool needsSignIn(const BannerFacts &facts)
{
    return facts.signIn.kind == SignInStatus::Kind::Needed;
}

// Why the operator has to sign in, where there is no token to use any more.
QString signInSentence(const BannerFacts &facts)
{
    if (!needsSignIn(facts))
        return {};
    return facts.signIn.why ? Words::tr("The sign-in could not be renewed: %1", "a sentence").arg(facts.signIn.why->message)
                            : Words::tr("You are signed out.");
}

QString queueSentence()
{
    return Words::tr("What you acknowledge now is queued and sent when the link is back.");
}

// Whole sentences in a row; each is complete by itself.
QString inARow(std::initializer_list<QString> sentences)
{
    QStringList kept;
    for (const QString &sentence : sentences) {
        if (!sentence.isEmpty())
            kept << sentence;
    }
    return kept.join(QLatin1Char(' '));
}

BannerWords lostBanner(const BannerFacts &facts, BannerWords::Tone tone, const QString &why, const QString &next)
{
    BannerWords words;
    words.tone = tone;
    words.offersRetry = true;
    words.offersSignIn = needsSignIn(facts);
    words.head = noDataHead(facts);
    words.body = inARow(
        {why, signInSentence(facts), next, facts.holdReason ? facts.holdReason->message : QString(),
         facts.liveness.kind == Liveness::Kind::NeverLive ? QString() : queueSentence()});
    return words;
}

BannerWords connectedBanner(const BannerFacts &facts)
{
    BannerWords words;
    const auto warn = [&](const QString &head, const QString &body) {
        words.tone = BannerWords::Tone::Warning;
        words.head = head;
        words.body = inARow({body, queueSentence()});
        words.offersRetry = true;
        return words;
    };
    if (isSilent(facts.dashboard, facts.now))
        return warn(
            Words::tr("No sign of life for %1.").arg(formatDuration(between(*facts.dashboard.lastSign, facts.now))),
            Words::tr("The connection is open, but nothing comes from the server."));
    // Live by its state and yet not shown as live: pings may be answered, but the server's own word is overdue.
    if (facts.liveness.kind == Liveness::Kind::Live && facts.dashboard.lastProof)
        return warn(
            Words::tr("No answer from the server for %1.").arg(formatDuration(between(*facts.dashboard.lastProof, facts.now))),
            Words::tr("The connection is open, but the server does not answer on it: alerts may not come."));
    words.tone = BannerWords::Tone::Note;
    words.head = facts.liveness.kind == Liveness::Kind::Stale ? noDataHead(facts) : Words::tr("Connected.");
    words.body = Words::tr("The subscriptions are being asked for; rows count as live when they are answered.");
    return words;
}

// The rows are live, but not all is well.
BannerWords liveBanner(const BannerFacts &facts)
{
    BannerWords words;
    if (facts.holdReason) {
        words.tone = BannerWords::Tone::Alarm;
        words.head = Words::tr("Nothing is sent.");
        words.body = facts.holdReason->message;
        words.offersAcceptTenant = true;
    } else if (facts.coverageUncertain) {
        words.tone = BannerWords::Tone::Warning;
        words.head = Words::tr("Alerts may be missing.");
        words.body = Words::tr(
            "The Dashboard link is over an hour old and could not be renewed; a server can forget such a link without saying "
            "so.");
    } else if (needsSignIn(facts)) {
        words.tone = BannerWords::Tone::Warning;
        words.head = Words::tr("Sign in again.");
        words.body =
            inARow({signInSentence(facts), Words::tr("The open link goes on, but the next connection needs a new sign-in.")});
        words.offersSignIn = true;
    }
    return words;
}

BannerWords reconnectingBanner(const BannerFacts &facts, const Reconnecting &state)
{
    const QString next = state.deadline
        ? Words::tr("Attempt %1 of %2 in %3.").arg(state.attempt).arg(state.maxAttempts).arg(countdown(*state.deadline, facts.now))
        : Words::tr("Attempt %1 of %2 is under way.").arg(state.attempt).arg(state.maxAttempts);
    return lostBanner(facts, BannerWords::Tone::Warning, causeSentence(facts, state.cause), next);
}

BannerWords failedBanner(const BannerFacts &facts, const Failed &state)
{
    QString next;
    if (state.givenUp)
        next = Words::tr("The connection has failed; nothing more is tried until you say so.");
    else if (state.nextProbe)
        next = Words::tr("The connection has failed; the next try comes in %1.").arg(countdown(*state.nextProbe, facts.now));
    else
        next = Words::tr("The connection has failed; a try is under way.");
    return lostBanner(facts, BannerWords::Tone::Alarm, causeSentence(facts, state.cause), next);
}

} // namespace

PillWords pillWords(const ChannelStatus &status, std::optional<BootTime> lastProof, BootTime now)
{
    using Mark = PillWords::Mark;
    if (!status.inProfile)
        return {Mark::Off, {Words::tr("off in this profile"), Words::tr("off", "channel")}};
    return std::visit(
        Overloaded {
            [](const Disconnected &) {
                return PillWords {Mark::Off, QStringList {Words::tr("disconnected")}};
            },
            [&](const Connecting &state) {
                const QString soFar = formatDuration(between(state.since, now));
                return PillWords {
                    Mark::Waiting, {Words::tr("connecting · %1", "duration so far").arg(soFar), Words::tr("connecting")}};
            },
            [&](const Connected &) { return connectedPill(status, lastProof, now); },
            [&](const Reconnecting &state) {
                const QString next = state.deadline ? Words::tr("next in %1").arg(countdown(*state.deadline, now))
                                                    : Words::tr("attempt %1 of %2").arg(state.attempt).arg(state.maxAttempts);
                return unconnectedPill(Mark::Waiting, Words::tr("reconnecting"), next, lastProof, now);
            },
            [&](const Failed &state) {
                const QString next = state.givenUp ? Words::tr("waits for you")
                    : state.nextProbe              ? Words::tr("next in %1").arg(countdown(*state.nextProbe, now))
                                                   : Words::tr("trying now");
                return unconnectedPill(Mark::Failed, Words::tr("failed"), next, lastProof, now);
            },
        },
        status.state);
}

BannerFacts bannerFacts(const Session &session)
{
    BannerFacts facts;
    facts.dashboard = session.channel(ChannelKind::Dashboard);
    facts.refusalHint = session.refusalHint();
    facts.holdReason = session.holdReason();
    facts.coverageUncertain = session.coverageUncertain();
    facts.liveness = session.liveness();
    facts.rowsAreLive = session.rowsAreLive();
    facts.now = session.clock().bootNow();
    facts.wallNow = session.clock().wallNow();
    facts.server = session.profile().server.host();
    facts.signIn = session.signInStatus();
    return facts;
}

BannerWords bannerWords(const BannerFacts &facts)
{
    using Tone = BannerWords::Tone;
    if (facts.rowsAreLive)
        return liveBanner(facts);
    if (!facts.dashboard.inProfile) {
        return {
            Tone::Note,
            Words::tr("No alerts."),
            Words::tr("This profile does not open the Dashboard channel, which carries the alerts."),
            false,
            false,
            false};
    }
    return std::visit(
        Overloaded {
            [&](const Disconnected &) {
                if (needsSignIn(facts)) {
                    BannerWords words;
                    words.tone = Tone::Warning;
                    words.head = facts.liveness.since ? noDataHead(facts) : Words::tr("Not connected.");
                    words.body = inARow({signInSentence(facts), Words::tr("Nothing is tried until you sign in.")});
                    words.offersSignIn = true;
                    return words;
                }
                return BannerWords {
                    Tone::Warning,
                    facts.liveness.since ? noDataHead(facts) : Words::tr("Not connected."),
                    Words::tr("The connection was ended here. Nothing is tried until you connect again."),
                    false,
                    true,
                    false};
            },
            [&](const Connecting &state) {
                const QString soFar = formatDuration(between(state.since, facts.now));
                return BannerWords {
                    Tone::Note,
                    Words::tr("Connecting to %1.").arg(facts.server),
                    Words::tr("Waiting for the server's greeting for %1. Nothing is known yet.").arg(soFar),
                    false,
                    false,
                    false};
            },
            [&](const Connected &) { return connectedBanner(facts); },
            [&](const Reconnecting &state) { return reconnectingBanner(facts, state); },
            [&](const Failed &state) { return failedBanner(facts, state); },
        },
        facts.dashboard.state);
}

QString loadWord(int raisedInTenMinutes)
{
    if (raisedInTenMinutes >= 10)
        return Words::tr("flood", "operator load");
    if (raisedInTenMinutes > 2)
        return Words::tr("busy", "operator load");
    if (raisedInTenMinutes == 2)
        return Words::tr("manageable", "operator load");
    return Words::tr("calm", "operator load");
}

} // namespace noc
