// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/feed/feed.h"

#include <simdjson.h>

#include <QtGlobal>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <gnu/libc-version.h>
#include <string>
#include <vector>

using namespace noc;
using namespace noc::bench;

// valgrind counts inside these two by their names, and writes what it counted at the end of each.
extern "C" {
[[gnu::noinline]] std::size_t codecCounted(Feed &feed, std::vector<AlertRaise> &raises);
[[gnu::noinline]] std::size_t storeCounted(AlertStore &store, const std::vector<AlertRaise> &raises);
}

std::size_t codecCounted(Feed &feed, std::vector<AlertRaise> &raises)
{
    for (std::size_t frame = 0; frame < feed.size(); ++frame)
        raises.push_back(feed.raise(frame));
    return raises.size();
}

std::size_t storeCounted(AlertStore &store, const std::vector<AlertRaise> &raises)
{
    for (std::size_t first = 0; first < raises.size(); first += kBatch) {
        store.beginBatch();
        for (std::size_t i = first; i < std::min(first + kBatch, raises.size()); ++i)
            store.raise(raises[i]);
        store.endBatch();
    }
    return std::size_t(store.counts().rows);
}

namespace {

constexpr std::size_t kAlerts = 100'000;

//! Else simdjson chooses by the machine. SSE 4.2 is what every x86-64 machine has; elsewhere its plain one.
std::string fixKernel()
{
    for (const char *name : {"westmere", "fallback"}) {
        const simdjson::implementation *kernel = simdjson::get_available_implementations()[name];
        if (kernel && kernel->supported_by_runtime_system()) {
            simdjson::get_active_implementation() = kernel;
            return name;
        }
    }
    return simdjson::get_active_implementation()->name();
}

} // namespace

// Decodes and stores the same alerts each time. With --key it says instead all that the count of instructions depends on but the sources.
int main(int argc, char **argv)
{
    const std::string kernel = fixKernel();
    if (argc == 2 && std::strcmp(argv[1], "--key") == 0) {
        std::printf(
            "%s, %s, Qt %s, glibc %s, simdjson %d.%d.%d %s\n", NOC_MACHINE, NOC_COMPILER, qVersion(), gnu_get_libc_version(),
            simdjson::SIMDJSON_VERSION_MAJOR, simdjson::SIMDJSON_VERSION_MINOR, simdjson::SIMDJSON_VERSION_REVISION,
            kernel.c_str());
        return 0;
    }
    Feed feed(kAlerts);
    std::vector<AlertRaise> raises;
    raises.reserve(kAlerts);
    const std::size_t decoded = codecCounted(feed, raises);
    AlertStore store(kAlerts);
    const std::size_t rows = storeCounted(store, raises);
    std::printf("%zu alerts, %zu rows\n", decoded, rows);
    return decoded == kAlerts && rows < kAlerts ? 0 : 1;
}
