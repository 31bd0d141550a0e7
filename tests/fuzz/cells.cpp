// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/cells.h"

#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

using namespace Qt::StringLiterals;

namespace noc::fuzz {

namespace {

//! Takes numbers, bytes and values off a fuzzer's input; what is missing is zero or empty.
class CellInput
{
public:
    CellInput(const std::uint8_t *data, std::size_t size) : m_data(data), m_left(size) { }

    bool isEmpty() const { return m_left == 0; }
    std::uint8_t byte() { return isEmpty() ? 0 : (--m_left, *m_data++); }
    QByteArray bytes(std::size_t most);
    std::int64_t number();
    //! NULL, a number, a real, a blob or a text (perhaps not UTF-8), as SQL writes it.
    QByteArray value();

private:
    const std::uint8_t *m_data;
    std::size_t m_left;
};

QByteArray CellInput::bytes(std::size_t most)
{
    const std::size_t size = std::min(most, m_left);
    const QByteArray taken(reinterpret_cast<const char *>(m_data), qsizetype(size));
    m_data += size;
    m_left -= size;
    return taken;
}

std::int64_t CellInput::number()
{
    std::array<char, 8> raw {};
    const QByteArray taken = bytes(raw.size());
    std::memcpy(raw.data(), taken.constData(), std::size_t(taken.size()));
    return std::bit_cast<std::int64_t>(raw);
}

QByteArray CellInput::value()
{
    switch (byte() % 5) {
    case 0: return "NULL";
    case 1: return QByteArray::number(qint64(number()));
    case 2: return QByteArray::number(double(number()) * 1e-3, 'e');
    case 3: return "x'" + bytes(byte()).toHex() + '\'';
    default: return "CAST(x'" + bytes(byte()).toHex() + "' AS TEXT)";
    }
}

//! Until the input ends, at most 64 times: each time one of `cells`, in about a third of its table's rows. What the tables' own rules refuse stays
//! as it was.
void setCells(const QString &file, std::span<const Cell> cells, CellInput &input)
{
    sqlite3 *database = nullptr;
    require(sqlite3_open(QFile::encodeName(file).constData(), &database) == SQLITE_OK, "the sound file opens");
    for (int times = 0; times < 64 && !input.isEmpty(); ++times) {
        const Cell &cell = cells[input.byte() % cells.size()];
        // Tables without row ids are told apart by their names.
        const QByteArray row = qstrcmp(cell.table, "meta") == 0 ? "length(name)" : "rowid";
        const QByteArray value = input.value();
        const QByteArray sql = QByteArray("UPDATE OR IGNORE ") + cell.table + " SET " + cell.column + " = " + value + " WHERE "
            + row + " % 3 = " + QByteArray::number(input.byte() % 3);
        sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr);
    }
    sqlite3_close(database);
}

} // namespace

void needApplication()
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static const auto *const application = new QCoreApplication(argc, argv);
    Q_UNUSED(application)
}

void layFile(const QString &path, const QByteArray &sound, std::span<const Cell> cells, const std::uint8_t *data, std::size_t size)
{
    CellInput input(data, size);
    const bool isFile = input.byte() == 'f';
    {
        QFile file(path);
        require(file.open(QIODevice::WriteOnly | QIODevice::Truncate), "the file can be written");
        file.write(isFile ? input.bytes(size) : sound);
    }
    if (!isFile)
        setCells(path, cells, input);
}

void clearFolder(const QString &path)
{
    const QDir dir(path);
    for (const QString &left : dir.entryList(QDir::Files | QDir::Hidden))
        QFile::remove(dir.filePath(left));
}

} // namespace noc::fuzz
