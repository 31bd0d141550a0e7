// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <QTest>

#include <cstddef>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace noc;

namespace {

constexpr std::size_t kPiece = std::size_t {256} * 1024;

} // namespace

class TestMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largePiecesStayTheSystemsOwn()
    {
#ifdef __GLIBC__
        giveFreedMemoryBack();
        // Of itself, glibc takes pieces up to this size for its own after one was freed.
        void *volatile large = std::malloc(16 * kPiece); // volatile: not optimised away
        std::free(large);
        const auto before = mallinfo2().hblks;
        void *volatile piece = std::malloc(kPiece);
        const auto after = mallinfo2().hblks;
        std::free(piece);
        QCOMPARE(after, before + 1);
        QCOMPARE(mallinfo2().hblks, before);
#else
        QSKIP("another C library has limits of its own");
#endif
    }
};

QTEST_GUILESS_MAIN(TestMemory)
#include "tst_memory.moc"
