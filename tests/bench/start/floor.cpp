// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>
#include <QTime>
#include <QTimer>
#include <QWindow>

#include <chrono>
#include <cstdio>

namespace {

// Tells when the first paint of its window is done.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWindow &window) : m_window(window) { window.installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Expose && m_window.isExposed()) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(
                this,
                [] {
                    const auto now = std::chrono::steady_clock::now().time_since_epoch();
                    std::printf("BENCH {\"painted_ns\":%lld}\n", (long long)std::chrono::nanoseconds(now).count());
                    std::fflush(stdout);
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    QWindow &m_window;
};

} // namespace

// The floor of start and rest: an empty main window, with the libraries that the console is linked to, and a clock that moves on every second.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    auto *clock = new QLabel;
    window.statusBar()->addPermanentWidget(clock);
    QTimer seconds;
    QObject::connect(&seconds, &QTimer::timeout, clock, [clock] { clock->setText(QTime::currentTime().toString(Qt::ISODate)); });
    seconds.start(std::chrono::seconds(1));
    window.resize(1440, 900);
    window.show();
    const FirstPaint paint(*window.windowHandle());
    return QApplication::exec();
}
