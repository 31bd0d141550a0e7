// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/cells.h"

#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

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
    //! NULL, a number, a real, a blob or a text.
    QVariant value();

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

QVariant CellInput::value()
{
    switch (byte() % 5) {
    case 0: return {};
    case 1: return QVariant::fromValue(qint64(number()));
    case 2: return double(number()) * 1e-3;
    case 3: return bytes(byte());
    default: return QString::fromUtf8(bytes(byte()));
    }
}

//! Until the input ends, at most 64 times: each time one of `cells`, in about a third of its table's rows. What the tables' own rules refuse stays
//! as it was.
void setCells(const QString &file, std::span<const Cell> cells, CellInput &input)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"cells"_s);
        database.setDatabaseName(file);
        require(database.open(), "the sound file opens");
        QSqlQuery query(database);
        for (int times = 0; times < 64 && !input.isEmpty(); ++times) {
            const Cell &cell = cells[input.byte() % cells.size()];
            // Tables without row ids are told apart by their names.
            const QString row = qstrcmp(cell.table, "meta") == 0 ? u"length(name)"_s : u"rowid"_s;
            query.prepare(u"UPDATE OR IGNORE %1 SET %2 = ? WHERE %3 % 3 = ?"_s.arg(
                QLatin1StringView(cell.table), QLatin1StringView(cell.column), row));
            query.bindValue(0, input.value());
            query.bindValue(1, input.byte() % 3);
            query.exec();
        }
    }
    QSqlDatabase::removeDatabase(u"cells"_s);
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
