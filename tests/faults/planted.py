#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests the checker of the bad shifts: plants bugs one by one in a copy of the sources and sees that each is found.

usage: planted.py SOURCE_DIR WORK_DIR [NAME…]
"""

import pathlib
import shutil
import subprocess
import sys

ROUNDS = "2000"

# name, file, what stands there, what is planted, what the checker has to call it (any of)
BUGS = [
    ("an unanswered acknowledgement is taken for confirmed", [(
     "core/commands/outbox.cpp",
     "    d->setState(*entry, Unanswered {cause});\n",
     "    if (cause.kind == EndKind::ConnectionLost) {\n        finish(id, Confirmed {});\n        return;\n    }\n"
     "    d->setState(*entry, Unanswered {cause});\n")],
     ["shown confirmed", "commands lost"]),
    ("an unanswered acknowledgement is forgotten", [(
     "core/commands/outbox.cpp",
     "    d->step(*entry, CommandStep::What::Unanswered, shortWords(cause));\n    touch(id);\n    d->wait(*entry);\n",
     "    d->step(*entry, CommandStep::What::Unanswered, shortWords(cause));\n    touch(id);\n")],
     ["commands lost", "stuck"]),
    ("an acknowledgement is confirmed when it is sent", [(
     "core/commands/outbox.cpp",
     "    d->step(*entry, CommandStep::What::Sent);\n    touch(id);\n    Q_EMIT changed(Command(entry->command));\n",
     "    d->step(*entry, CommandStep::What::Sent);\n    touch(id);\n    Q_EMIT changed(Command(entry->command));\n"
     "    finish(id, Confirmed {});\n")],
     ["shown confirmed"]),
    ("what the rate limit dropped is taken for refused", [(
     "core/commands/outbox.cpp",
     "    --entry->command.timesSent;\n",
     "    if (entry->command.id % 2) {\n        finish(id, Refused {});\n        return;\n    }\n    --entry->command.timesSent;\n")],
     ["commands lost"]),
    ("a dead consumer convicts the command that was first", [(
     "core/commands/outbox.cpp",
     "entry->strikes += provesConsumer(cause) ? 1 : 0;", "entry->strikes += 1;")],
     ["commands lost"]),
    ("nothing is written to the disk", [(
     "core/commands/outbox.cpp",
     "    d->store->save(records, forgotten, [this, records, forgotten](const Outcome &outcome) {"
     " saved(records, forgotten, outcome); });\n",
     "    saved(records, forgotten, done());\n")],
     ["commands lost"]),
    ("a confirmation is not written to the disk", [(
     "core/commands/outbox.cpp",
     "    const Command command = entry->command;\n    touch(id);\n",
     "    const Command command = entry->command;\n    if (!std::holds_alternative<Confirmed>(command.state))\n        touch(id);\n")],
     ["executed more than once"]),
    ("what was on the wire at the kill is not asked again", [(
     "core/commands/outbox.cpp",
     "    const bool isOpen = !isFinal(command.state);\n    const auto last",
     "    const bool isOpen = !isFinal(command.state) && !wasOnTheWire;\n    const auto last")],
     ["commands lost"]),
    ("an answered acknowledgement is sent once more", [(
     "core/session/engine.cpp",
     "        m_outbox->markConfirmed(asked.command);\n",
     "        asked.command % 7 ? m_outbox->markConfirmed(asked.command) : m_outbox->markDropped(asked.command);\n")],
     ["executed more than once", "commands lost", "stuck"]),
    ("a gap begins when the loss is noticed", [(
     "core/session/session.cpp",
     "noteLost(moved.at)", "noteLost(clock.bootNow())")],
     ["alerts missing"]),
    ("a gap begins with the last word's arrival", [(
     "core/session/engine.cpp",
     "channel(kind)->coveredUntil().value_or(lastProof)", "lastProof")],
     ["alerts missing"]),
    ("a gap begins with the shift", [(
     "core/health/coverage.cpp",
     "    m_gaps.back().from = toWall(m_openGapSince);\n", "    m_gaps.back().from = toWall(m_shiftStart);\n")],
     ["declared gaps longer"]),
    ("a short gap is not declared", [(
     "core/session/session.cpp",
     "            Q_EMIT q.gapClosed(gap);\n        }\n        break;\n",
     "            if (*gap.to - gap.from > seconds(20))\n                Q_EMIT q.gapClosed(gap);\n        }\n        break;\n")],
     ["alerts missing"]),
    ("silence is noticed neither by the link nor by the session, which dims by itself", [(
     "core/link/pingwatch.cpp",
     "    m_handler.ping(payload);\n", "    m_handler.ping(payload);\n    heard(m_clock.bootNow());\n"), (
     "core/session/session.cpp",
     "dashboard.lastSign && now - *dashboard.lastSign < kSignMaxAge", "dashboard.lastSign")],
     ["rows live-looking"]),
    ("a consumer that does not answer is taken for alive", [(
     "core/link/link.cpp",
     "    if (m_phase != Phase::Greeted || !m_inFlight || !m_inFlight->overdue || m_inFlight->condemned)\n", "    if (true)\n")],
     ["rows live-looking", "commands lost", "stuck"]),
    ("a link is closed before what came with its first sign is read", [(
     "core/link/link.cpp",
     "    m_answerTimer.start(kReadOn);\n", "    end(cause(EndKind::NoAnswer));\n")],
     ["executed more than once"]),
    ("heartbeats are halved with the commands", [(
     "core/commands/commandbudget.cpp",
     "use == Use::Command ? ceilingReaches(wanted, now)", "true ? ceilingReaches(wanted, now)")],
     ["rows live-looking"]),
    ("rows of the life before look live", [(
     "core/alerts/alertstore.cpp",
     "    d->lastKnown.insert(slot, memory.asOf);\n", "")],
     ["rows live-looking"]),
    ("the gap at the start begins when the program starts", [(
     "core/health/coverage.cpp",
     "    m_runBefore = m_clock.bootNow() - (m_clock.wallNow() - lastProof);\n    m_gaps.front().from = lastProof;\n",
     "    m_runBefore = m_clock.bootNow();\n")],
     ["alerts missing"]),
    ("the gap at the start begins before rows that are not written yet", [(
     "core/storage/journal.cpp",
     "    if (m_touched.isEmpty() && m_proof", "    if (m_proof"), (
     "core/storage/journal.cpp",
     "kMostInBacklogBatch = 4 * Journal::kMostInBatch", "kMostInBacklogBatch = 1")],
     ["alerts missing"]),
    ("what waited at the kill is not sent", [(
     "core/commands/outbox.cpp",
     "        d->wait(kept);\n    } else", "        if (kept.goingOut)\n            d->wait(kept);\n    } else")],
     ["commands lost", "stuck"]),
    ("what was confirmed is asked again by the next life", [(
     "core/commands/outbox.cpp",
     "    const bool wasOnTheWire =\n", "    const bool wasOnTheWire = std::holds_alternative<Confirmed>(command.state) ||\n")],
     ["executed more than once"]),
]


def run(*command, cwd):
    return subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def build_and_play(copy):
    built = run("cmake", "--build", "--preset", "dev", "--target", "watchfloor-faults", cwd=copy)
    if built.returncode != 0:
        sys.exit(built.stdout[-3000:])
    return run("build/dev/tests/faults/watchfloor-faults", "--rounds", ROUNDS, cwd=copy)


def main():
    source, copy = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve() / "planted"
    wanted = sys.argv[3:]
    copy.mkdir(parents=True, exist_ok=True)
    for name in run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=source).stdout.splitlines():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        # What is unchanged keeps its time, so that only what changed is built again.
        if not target.exists() or target.read_bytes() != (source / name).read_bytes():
            shutil.copy(source / name, target)
    configured = run("cmake", "--preset", "dev", "-DNOC_WERROR=OFF", "-DNOC_BUILD_UI=OFF", cwd=copy)
    if configured.returncode != 0:
        sys.exit(configured.stdout)
    clean = build_and_play(copy)
    if clean.returncode != 0:
        sys.exit("without a planted bug:\n" + clean.stdout[-2000:])
    print(f"no bug: nothing found in {ROUNDS} rounds", flush=True)

    missed = 0
    for name, edits, calls in BUGS:
        if wanted and name not in wanted:
            continue
        before = {}
        for file, old, new in edits:
            path = copy / file
            text = path.read_text(encoding="utf-8")
            before.setdefault(path, text)
            if text.count(old) != 1:
                sys.exit(f"{name}: {file} has changed; the place to plant it is there {text.count(old)} times")
            path.write_text(text.replace(old, new), encoding="utf-8")
        try:
            played = build_and_play(copy)
        finally:
            for path, text in before.items():
                path.write_text(text, encoding="utf-8")
        first = next((line for line in played.stdout.splitlines() if line.startswith("seed ")), played.stdout[-200:])
        found = played.returncode != 0 and any(call in first for call in calls)
        missed += not found
        print(f"{'found' if found else 'MISSED'}: {name}: {first}", flush=True)
    print(f"{len(BUGS) - missed} of {len(BUGS)} found" if not wanted else f"{missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
