#include "lib/sheet/number_text.hpp"

#include <doctest/doctest.h>

namespace hegui {
namespace {

std::string shown(std::string_view stored) {
    std::string memory;
    return std::string(shown_number(stored, memory));
}

} // namespace

TEST_CASE("shown_number: as a spreadsheet shows it") {
    CHECK(shown("3") == "3");
    CHECK(shown("3.0") == "3");
    CHECK(shown("3.50") == "3.5");
    CHECK(shown("-0.5") == "-0.5");
    CHECK(shown("85.299999999999997") == "85.3");
    CHECK(shown("0.30000000000000004") == "0.3");
    CHECK(shown("59.999999999999999") == "60");
}

TEST_CASE("shown_number: a whole number keeps its digits, and what is no plain number is left alone") {
    CHECK(shown("110101199003070011") == "110101199003070011");
    CHECK(shown("1.1010119900307E+17") == "1.1010119900307E+17");
    CHECK(shown("110101199003070011.25") == "110101199003070011.25");
    for (const char* text : {"", "-", ".", ".5", "5.", "1.2.3", "1,5", "+5", "2026-11-20"}) CHECK(shown(text) == text);
}

TEST_CASE("number_text: whole numbers in full where they are exact, others with 15 digits") {
    CHECK(number_text(0) == "0");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(46346) == "46346");
    CHECK(number_text(85.3) == "85.3");
    CHECK(number_text(0.1 + 0.2) == "0.3");
    CHECK(number_text(9007199254740991.0) == "9007199254740991");
    CHECK(number_text(110101199003070011.0) == "1.1010119900307E+17");
}

} // namespace hegui
