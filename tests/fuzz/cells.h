// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <cstddef>
#include <cstdint>
#include <span>

//! Wild values in the cells of a sound SQLite file: what damaged bytes never reach, since SQLite refuses them at its own door.
namespace noc::fuzz {

struct Cell {
    const char *table, *column;
};

//! Takes numbers, bytes and values off a fuzzer's input; what is missing is zero or empty.
class CellInput
{
public:
    CellInput(const std::uint8_t *data, std::size_t size) : m_data(data), m_left(size) { }

    bool isEmpty() const { return m_left == 0; }
    std::uint8_t byte() { return isEmpty() ? 0 : (--m_left, *m_data++); }
    QByteArray bytes(std::size_t most);
    std::int64_t number();
    //! NULL, a number, a real, a blob or a text.
    QVariant value();

private:
    const std::uint8_t *m_data;
    std::size_t m_left;
};

//! Sets cells of `file` to values until the input ends, at most 64 times: each time one of `cells`, in about a third of its table's rows. What the
//! tables' own rules refuse stays as it was.
void setCells(const QString &file, std::span<const Cell> cells, CellInput &input);

} // namespace noc::fuzz
