// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QRandomGenerator>

namespace noc {

namespace {

class SystemRandom final : public RandomSource
{
public:
    double uniform() override { return m_generator.generateDouble(); }

private:
    QRandomGenerator m_generator = QRandomGenerator::securelySeeded();
};

} // namespace

std::unique_ptr<RandomSource> makeSystemRandom()
{
    return std::make_unique<SystemRandom>();
}

} // namespace noc
