#include "lib/base/iso_date.hpp"

#include "lib/base/text.hpp"

#include <doctest/doctest.h>

namespace hegui {

TEST_CASE("parse_iso: a day that exists, written in one way") {
    for (const char* written : {"2026-09-01", "2028-02-29", "2004-12-31"}) {
        CAPTURE(written);
        const auto day = parse_iso(written);
        REQUIRE(day);
        CHECK(iso(*day) == written);
    }
    for (const char* written :
         {"", "2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "2026-9-1", "2026/09/01", "2026-09-01 ", "20a6-09-01"}) {
        CAPTURE(written);
        CHECK_FALSE(parse_iso(written));
    }
}

} // namespace hegui
