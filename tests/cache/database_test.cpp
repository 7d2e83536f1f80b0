#include "lib/cache/database.hpp"

#include "tests/fixture/folder.hpp"
#include "tests/fixture/held_file.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

using Outcome = Database::Outcome;
using State = Database::State;

constexpr std::uint32_t version = 7;

} // namespace

TEST_CASE("database: a value that is too long is not stored as none, nor what comes with it") {
    const fixture::Folder folder;
    Database database;
    REQUIRE(database.open(folder / "file", version) == State::empty);
    REQUIRE(database.create() == Outcome::done);
    REQUIRE(database.store({{"a", "x"}}) == Outcome::done);
    CHECK(database.store({{"b", "x"}, {"c", std::string(Database::longest_value + 1, 'x')}}) != Outcome::done);
    CHECK(database.message().en == "string or blob too big");
    Stretch stretch;
    REQUIRE(database.read("", 10, stretch) == Outcome::done);
    CHECK(stretch.find("a") == "x");
    CHECK_FALSE(stretch.find("b"));
    CHECK_FALSE(stretch.find("c"));
}

TEST_CASE("database: a file that another run holds, for long or for a little, is not taken for damaged") {
    using namespace std::literals;
    const fixture::Folder folder;
    {
        Database database;
        REQUIRE(database.open(folder / "file", version) == State::empty);
        REQUIRE(database.create() == Outcome::done);
    }
    {
        const fixture::HeldFile held(folder / "file", 1h);
        CHECK(Database().open(folder / "file", version) == State::busy);
    }
    { // the first question that it is asked has no answer, the next ones have
        const fixture::HeldFile held(folder / "file", 1200ms);
        const State state = Database().open(folder / "file", version);
        CHECK((state == State::busy || state == State::ours));
    }
    CHECK(Database().open(folder / "file", version) == State::ours);
}

} // namespace hegui
