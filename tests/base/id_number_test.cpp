#include "lib/base/id_number.hpp"

#include <doctest/doctest.h>

namespace hegui {

TEST_CASE("mask_id_numbers: numbers of 18 and 17 digits and X and 15 digits") {
    CHECK(mask_id_numbers("410101199003074477") == "410101********4477");
    CHECK(mask_id_numbers("41010119900307447X") == "410101********447X");
    CHECK(mask_id_numbers("41010119900307447x") == "410101********447x");
    CHECK(mask_id_numbers("410101900307447") == "410101*****7447");
    CHECK(mask_id_numbers("41010119900307447") == "410101*******7447");
}

TEST_CASE("mask_id_numbers: wherever they stand in a text") {
    CHECK(mask_id_numbers("考评员甲（410101199003074477）、41010119900307447X。") ==
          "考评员甲（410101********4477）、410101********447X。");
    CHECK(mask_id_numbers("id=410101199003074477&x") == "id=410101********4477&x");
    CHECK(mask_id_numbers("410101199003074477 110101199003074477") == "410101********4477 110101********4477");
}

TEST_CASE("mask_id_numbers: other numbers stay") {
    for (const char* text : {"", "2026-11-20", "410100", "13800138000", "S410100000001", "12345678901234", "XXXXXXXXXXXXXXXXXX", "电工/4",
                             "6-31-01-03", "1234567890123X", "2026120000000019", "6222021234567890123", "12345678901234567890"}) {
        CHECK(mask_id_numbers(text) == text);
    }
}

TEST_CASE("mask_id_numbers: what was masked stays as it is") { CHECK(mask_id_numbers("410101********4477") == "410101********4477"); }

} // namespace hegui
