#include "lib/sheet/gb18030.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace hegui {
namespace {

/// The text in UTF-8; behind what is wrong in it an offset, and whether it is cut off there.
std::string decoded(std::string_view text) {
    Gb18030 gb18030;
    std::string room(Gb18030::growth * text.size() + Gb18030::overrun, '\0');
    const auto made = gb18030.decode(text, room.data());
    room.resize(static_cast<std::size_t>(made.end - room.data()));
    if (made.fault) room += "!" + std::to_string(*made.fault) + (made.is_cut_off ? "-" : "");
    return room;
}

std::string by_iconv(std::string_view text) {
    std::array<char, 16> room{};
    const auto step = Decoder(Encoding::gb18030).decode(text, room);
    return std::string(room.data(), step.made) + (step.taken < text.size() ? step.invalid ? "!0" : "!0-" : "");
}

} // namespace

TEST_CASE("Gb18030: every character of two bytes is what iconv says, the first time and the second") {
    for (int first = 0x80; first <= 0xFF; ++first) {
        for (int second = 0x40; second <= 0xFF; ++second) {
            const std::string text{static_cast<char>(first), static_cast<char>(second)};
            if (first == 0x80) continue; // the euro sign, and something else
            const std::string expected = by_iconv(text);
            const bool is_same = decoded(text) == expected && decoded(text) == expected;
            if (is_same) continue;
            CAPTURE(first);
            CAPTURE(second);
            CHECK(decoded(text) == expected);
        }
    }
}

TEST_CASE("Gb18030: texts, and what is none") {
    CHECK(decoded("") == "");
    CHECK(decoded("abc") == "abc");
    CHECK(decoded("a\xBC\xD7z\xFE\x9F\x95\x34\xB2\x35") == "a甲z䶮𠮷");
    CHECK(decoded("\x80") == "€");
    CHECK(decoded("\x80\x80\x80\xBC\xD7") == "€€€甲");
    CHECK(decoded("a\xBC") == "a!1-");
    CHECK(decoded("a\xBC,") == "a!1");
    CHECK(decoded("\xBC\xD7\x95\x34\xB2") == "甲!2-");
    CHECK(decoded("\xBC\xD7\x95\x34\xB2,") == "甲!2");
    CHECK(decoded("\xFF") == "!0");
}

} // namespace hegui
