#include "lib/report/spool.hpp"

#include <doctest/doctest.h>

#include <ostream>
#include <sstream>
#include <string>

namespace hegui {
namespace {

std::string copied(Spool& spool, std::size_t from = 0) {
    std::ostringstream out;
    spool.copy_to(out, from);
    CHECK(out.good());
    return out.str();
}

} // namespace

TEST_CASE("spool: all that was added, in order, whether it fits in memory or not") {
    for (const std::size_t pieces : {0U, 1U, 1000U, 100'000U}) { // the last: more than twice what is kept in memory
        Spool spool;
        std::ostream stream(&spool);
        std::string expected;
        for (std::size_t i = 0; i < pieces; ++i) {
            const std::string piece = std::to_string(i) + std::string(100, 'x');
            stream << piece << '\n';
            spool.add(piece);
            expected += piece + '\n' + piece;
        }
        const bool is_same = copied(spool) == expected;
        CHECK(is_same);
        for (const std::size_t from : {std::size_t{1}, expected.size() / 3, expected.size()}) {
            const bool is_rest = from > expected.size() || copied(spool, from) == expected.substr(from);
            CHECK(is_rest);
        }
    }
}

} // namespace hegui
