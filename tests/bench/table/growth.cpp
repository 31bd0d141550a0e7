// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table/desk.h"

#include <QJsonArray>

#include <algorithm>
#include <memory>
#include <vector>

using namespace noc;
using namespace noc::bench;
using namespace Qt::StringLiterals;

namespace {

// Of as many batches the median is taken, so that a turn of somebody else's on the processor does not count.
constexpr int kBatches = 5;

//! A desk that grows through a number of rows.
class Growing
{
public:
    explicit Growing(std::size_t rows) : m_rows(rows), m_feed(Feed::forRows(rows + rows / 2 + (kBatches + 1) * kBatch)) { begin(); }

    //! Microseconds an alert for one batch around that number of rows.
    double batch()
    {
        if (std::size_t(m_desk->store.counts().rows) + kBatch / 2 > m_rows + m_rows / 4)
            begin();
        std::vector<AlertRaise> raises;
        raises.reserve(kBatch);
        for (std::size_t i = 0; i < kBatch; ++i)
            raises.push_back(m_feed.raise(m_next++));
        const double ms = millisecondsOf([&] {
            m_desk->store.beginBatch();
            for (const AlertRaise &raise : raises)
                m_desk->store.raise(raise);
            m_desk->store.endBatch();
        });
        // The window paints between two batches.
        QCoreApplication::processEvents();
        return ms * 1000 / double(kBatch);
    }

private:
    void begin()
    {
        m_desk.reset();
        m_desk = std::make_unique<Desk>(qsizetype(m_feed.size()));
        // Now here, now there, so that a vector's growth does not fall into every batch.
        const std::size_t shift = m_begun++ % kBatches * kBatch / kBatches;
        m_next = fill(m_desk->store, m_feed, m_rows - std::min(m_rows / 4, kBatch) + shift);
        m_desk->settle();
    }

    std::size_t m_rows;
    Feed m_feed;
    std::unique_ptr<Desk> m_desk;
    std::size_t m_next = 0;
    std::size_t m_begun = 0;
};

} // namespace

// Arguments: rounds, numbers of rows.
int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    if (argc < 3)
        return 2;
    const int rounds = std::atoi(argv[1]);
    std::vector<std::unique_ptr<Growing>> desks;
    for (int i = 2; i < argc; ++i)
        desks.push_back(std::make_unique<Growing>(std::strtoull(argv[i], nullptr, 10)));
    std::vector<QJsonArray> costs(desks.size());
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::vector<double>> batches(desks.size());
        for (int i = 0; i < kBatches; ++i) {
            for (std::size_t desk = 0; desk < desks.size(); ++desk)
                batches[desk].push_back(desks[desk]->batch());
        }
        for (std::size_t desk = 0; desk < desks.size(); ++desk) {
            std::nth_element(batches[desk].begin(), batches[desk].begin() + kBatches / 2, batches[desk].end());
            costs[desk].append(batches[desk][kBatches / 2]);
        }
    }
    QJsonObject line;
    for (std::size_t desk = 0; desk < desks.size(); ++desk)
        line.insert(QString::fromLatin1(argv[desk + 2]), costs[desk]);
    say(line);
    return 0;
}
