// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QPainter>
#include <QUrl>
#include <QWebSocket>
#include <QWidget>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

using Moment = std::chrono::sys_time<std::chrono::microseconds>;

// As the console: the wire has no more to tell of every one.
constexpr long kLatencyEvery = 10;

// The storm's alerts end in their timestamp, all of one length: `…"timestamp": "2026-11-22T12:08:59.731191+00:00"}`.
Moment stampOf(const QString &json)
{
    const QByteArray text = json.right(34).left(26).toLatin1();
    std::tm utc {};
    const char *fraction = strptime(text.constData(), "%Y-%m-%dT%H:%M:%S", &utc);
    const long microseconds = fraction && *fraction == '.' ? std::atol(fraction + 1) : 0;
    return Moment(std::chrono::seconds(timegm(&utc)) + std::chrono::microseconds(microseconds));
}

// Empty but for its ground, and painted whole for what comes from the socket.
class Ground : public QWidget
{
public:
    explicit Ground(long wanted) : m_wanted(wanted)
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        resize(1200, 800);
    }

    void take(const QString &json)
    {
        if (!json.startsWith(QLatin1StringView("{\"type\": \"alert_created\"")))
            return;
        if (++m_counted % kLatencyEvery == 0)
            m_unpainted.push_back(stampOf(json));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Qt::darkGray); }

    bool event(QEvent *event) override
    {
        const bool taken = QWidget::event(event);
        if (event->type() == QEvent::UpdateRequest)
            tellWhenDone();
        return taken;
    }

private:
    void tellWhenDone()
    {
        const auto now = std::chrono::system_clock::now();
        for (const Moment stamp : m_unpainted)
            m_latencies.push_back(std::chrono::duration<double, std::milli>(now - stamp).count());
        m_unpainted.clear();
        if (m_counted < m_wanted)
            return;
        std::printf("BENCH {\"frames\":%ld,\"latency_ms\":[", m_counted);
        for (std::size_t i = 0; i < m_latencies.size(); ++i)
            std::printf("%s%.3f", i == 0 ? "" : ",", m_latencies[i]);
        std::puts("]}");
        std::fflush(stdout);
        QCoreApplication::quit();
    }

    const long m_wanted;
    long m_counted = 0;
    std::vector<Moment> m_unpainted;
    std::vector<double> m_latencies;
};

} // namespace

// The floor of the way to the screen: a widget that is repainted by a socket's message. Arguments: URL, number of alerts.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 3)
        return 2;
    Ground ground(std::atol(argv[2]));
    ground.show();
    QWebSocket socket;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &ground, [&ground](const QString &json) { ground.take(json); });
    socket.open(QUrl(QString::fromLocal8Bit(argv[1])));
    return QApplication::exec();
}
