#include "lib/base/region.hpp"

#include <doctest/doctest.h>

namespace hegui {
namespace {

/// The comparison has no direction.
bool differ(const char* a, const char* b) {
    CAPTURE(a);
    CAPTURE(b);
    CHECK(regions_differ(a, b) == regions_differ(b, a));
    return regions_differ(a, b);
}

} // namespace

TEST_CASE("regions_differ: by prefecture, the first four digits") {
    CHECK_FALSE(differ("410100", "410100"));
    CHECK_FALSE(differ("410100", "410105")); // 郑州市 and a district of it
    CHECK_FALSE(differ("410102", "410185"));
    CHECK(differ("410100", "410300")); // 郑州市 and 洛阳市
    CHECK(differ("410105", "410305"));
    CHECK(differ("410100", "340100"));
}

TEST_CASE("regions_differ: units that the province administers directly are told apart by all six digits") {
    CHECK_FALSE(differ("419001", "419001"));
    CHECK(differ("419001", "419002"));
    CHECK(differ("419001", "410100"));
    CHECK(differ("429004", "429005"));
    CHECK(differ("419001", "429001"));
}

TEST_CASE("regions_differ: beside a whole province only the first two digits count") {
    CHECK_FALSE(differ("410000", "410000"));
    CHECK_FALSE(differ("410000", "410100"));
    CHECK_FALSE(differ("410000", "411722"));
    CHECK_FALSE(differ("410000", "419001"));
    CHECK(differ("410000", "340000"));
    CHECK(differ("410000", "340100"));
    CHECK(differ("410000", "429004"));
}

} // namespace hegui
