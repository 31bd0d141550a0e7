// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// replay FOLDER [MUTATIONS]: every file of the corpus, and so many mutations of each, the same ones each time.
#include "app/demo/seededrandom.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes readFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

//! One to four small injuries: bits, bytes, pieces taken out, doubled, or borrowed from another file.
Bytes mutate(Bytes bytes, const std::vector<Bytes> &corpus, noc::SeededRandom &random)
{
    const auto below = [&random](std::size_t end) { return std::size_t(random.uniform() * double(end)); };
    const std::size_t injuries = 1 + below(4);
    for (std::size_t i = 0; i < injuries && !bytes.empty(); ++i) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = 1 + below(std::min<std::size_t>(bytes.size() - at, 32));
        const auto begin = bytes.begin() + std::ptrdiff_t(at);
        const Bytes piece(begin, begin + std::ptrdiff_t(length));
        switch (below(5)) {
        case 0: bytes[at] ^= std::uint8_t(1U << below(8)); break;
        case 1: bytes[at] = std::uint8_t(below(256)); break;
        case 2: bytes.erase(begin, begin + std::ptrdiff_t(length)); break;
        case 3: bytes.insert(begin, piece.begin(), piece.end()); break;
        case 4: {
            const Bytes &other = corpus[below(corpus.size())];
            if (other.empty())
                break;
            const std::size_t from = below(other.size());
            const std::size_t most = std::min<std::size_t>(other.size() - from, 64);
            bytes.insert(begin, other.begin() + std::ptrdiff_t(from), other.begin() + std::ptrdiff_t(from + most));
            break;
        }
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s FOLDER [MUTATIONS]\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1]))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Bytes> corpus;
    for (const std::filesystem::path &file : files)
        corpus.push_back(readFile(file));
    const int mutations = argc > 2 ? std::atoi(argv[2]) : 0;
    long runs = 0;
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        noc::fuzz::run(corpus[i].data(), corpus[i].size());
        noc::SeededRandom random(i + 1);
        for (int mutation = 0; mutation < mutations; ++mutation) {
            const Bytes bytes = mutate(corpus[i], corpus, random);
            noc::fuzz::run(bytes.data(), bytes.size());
        }
        runs += 1 + mutations;
    }
    std::printf("%zu files, %ld runs\n", corpus.size(), runs);
    // An empty corpus would be a test that cannot fail.
    return corpus.empty() ? 1 : 0;
}
