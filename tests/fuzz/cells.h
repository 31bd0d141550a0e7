// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <span>

//! Wild values in the cells of a sound SQLite file: what damaged bytes never reach, since SQLite refuses them at its own door.
namespace noc::fuzz {

struct Cell {
    const char *table, *column;
};

//! Makes the application object that files' results come through. It is never destroyed, as what is static goes in no order that is ours.
void needApplication();

//! Lays a file at `path` as the input says: its first byte 'f' the rest is the file, else it is `sound` with some of its `cells` set.
void layFile(const QString &path, const QByteArray &sound, std::span<const Cell> cells, const std::uint8_t *data, std::size_t size);

//! Takes away what a run left in that folder.
void clearFolder(const QString &path);

} // namespace noc::fuzz
