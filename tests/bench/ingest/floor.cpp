// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QUrl>
#include <QWebSocket>

#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>

namespace {

struct Alert {
    std::int64_t id = 0;
    std::string type, severity, message, timestamp;
};

std::int64_t monotonicNs()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

// The floor of ingest: a QWebSocket and simdjson into a struct, and nothing is kept. Arguments: URL, number of alerts.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const long wanted = std::atol(argv[2]);
    long counted = 0;
    std::size_t checksum = 0;
    Alert alert;
    simdjson::ondemand::parser parser;
    simdjson::padded_string buffer(std::size_t(64 * 1024));
    QWebSocket socket;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &application, [&](const QString &text) {
        const QByteArray utf8 = text.toUtf8();
        std::memcpy(buffer.data(), utf8.constData(), std::size_t(utf8.size()));
        simdjson::ondemand::document document;
        std::string_view type;
        const simdjson::padded_string_view view(
            buffer.data(), std::size_t(utf8.size()), buffer.size() + simdjson::SIMDJSON_PADDING);
        if (parser.iterate(view).get(document) || document["type"].get(type) || type != "alert_created")
            return;
        std::string_view words;
        const auto take = [&](const char *name, std::string &into) {
            if (!document[name].get(words))
                into.assign(words);
        };
        if (document["alert_id"].get(alert.id))
            return;
        take("alert_type", alert.type);
        take("severity", alert.severity);
        take("message", alert.message);
        take("timestamp", alert.timestamp);
        checksum += std::size_t(alert.id) + alert.message.size();
        if (++counted < wanted)
            return;
        std::printf("BENCH {\"frames\":%ld,\"checksum\":%zu,\"counted_ns\":%lld}\n", counted, checksum, (long long)monotonicNs());
        std::fflush(stdout);
        QCoreApplication::quit();
    });
    socket.open(QUrl(QString::fromLocal8Bit(argv[1])));
    return QCoreApplication::exec();
}
