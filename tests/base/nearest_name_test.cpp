#include "lib/base/nearest_name.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

const std::vector<std::string_view> known{"planned", "registered", "examined", "passed", "place"};

} // namespace

TEST_CASE("nearest_name: a letter left out or too many or changed or swapped") {
    for (const char* written : {"planed", "plannned", "plamned", "plnaned", "Planned"}) {
        CAPTURE(written);
        CHECK(nearest_name(written, known) == "planned");
    }
    CHECK(nearest_name("regsitered", known) == "registered");
}

TEST_CASE("nearest_name: the nearest of several") {
    CHECK(nearest_name("plaxe", known) == "place");
    CHECK(nearest_name("passd", known) == "passed");
}

TEST_CASE("nearest_name: of equally near ones the first") { CHECK(nearest_name("ab", {"aa", "bb"}) == "aa"); }

TEST_CASE("nearest_name: none where more than a third differs") {
    CHECK_FALSE(nearest_name("zzz", known).has_value());
    CHECK_FALSE(nearest_name("", known).has_value());
    CHECK_FALSE(nearest_name("planned", {}).has_value());
    CHECK_FALSE(nearest_name("abcdef", {"abcxyz"}).has_value()); // 3 of 6
    CHECK(nearest_name("abcdef", {"abcdxy"}) == "abcdxy");       // 2 of 6
}

TEST_CASE("nearest_name: one slip is near also in a short name, and another name of one letter is not") {
    CHECK(nearest_name("ib", {"id"}) == "id");
    CHECK_FALSE(nearest_name("x", {"y"}).has_value());
}

TEST_CASE("nearest_name: Chinese is compared by characters") {
    CHECK(nearest_name("考式考核", {"考试考核", "直接认定"}) == "考试考核");
    CHECK_FALSE(nearest_name("考核", {"直接认定"}).has_value());
}

TEST_CASE("nearest_name: a flood of letters is nobody's slip of the pen") {
    const std::string flood(100'000, 'a');
    CHECK_FALSE(nearest_name(flood, {flood}).has_value());
    CHECK(nearest_name("planed", {flood, "planned"}) == "planned");
}

TEST_CASE("did_you_mean: words to put behind a message, or none") {
    CHECK(did_you_mean("planed", known).zh == "（是否应为“planned”？）");
    CHECK(did_you_mean("planed", known).en == " (did you mean \"planned\"?)");
    CHECK(did_you_mean("zzz", known).empty());
}

} // namespace hegui
