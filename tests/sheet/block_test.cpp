#include "lib/sheet/block.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

namespace hegui {

TEST_CASE("classify: with the instructions of this processor it is what it is without") {
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same blocks each time
    std::array<char, block_size> bytes{};
    for (int round = 0; round < 2000; ++round) {
        for (char& byte : bytes) byte = static_cast<char>(random() & 0xFFU);
        CHECK((classify(bytes.data(), ',') == classify_portably(bytes.data(), ',')));
    }
}

TEST_CASE("classify: every byte") {
    std::array<char, block_size> bytes{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        bytes.fill(static_cast<char>(byte));
        const Block block = classify(bytes.data(), ';');
        CAPTURE(byte);
        constexpr std::uint64_t all = ~std::uint64_t{0};
        CHECK(block.special == (byte == ';' || byte == '"' || byte == '\n' || byte == '\r' || byte == 0 ? all : 0));
        CHECK(block.high == (byte >= 0x80 ? all : 0));
        CHECK(block.continuation == (byte >= 0x80 && byte < 0xC0 ? all : 0));
        CHECK(block.long_lead == (byte >= 0xE0 ? all : 0));
        CHECK(block.rare == (byte == 0xC0 || byte == 0xC1 || byte == 0xE0 || byte == 0xED || byte >= 0xF0 ? all : 0));
    }
}

} // namespace hegui
