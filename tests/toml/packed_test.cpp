#include "lib/toml/packed.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace hegui {
namespace {

/// Every type that there is, lists in lists and tables in tables.
constexpr std::string_view sample = R"(title = "批次"
empty = ""
count = -42
share = 2.5
flag = true
day = 2026-11-02
time = 09:30:00
moment = 2026-11-02T09:30:00
list = [["a", "b"], [], [1]]
[table]
below = { zh = "甲", en = "A" }
[[many]]
n = 1
[[many]]
n = 2
)";

TomlTable parsed(std::string_view text) {
    InputErrors errors;
    auto document = parse_toml(Source("x.toml", text), text, errors);
    REQUIRE(errors.empty());
    return document->root;
}

} // namespace

TEST_CASE("pack: what is unpacked is what was packed, without its places") {
    const TomlTable table = unpack(pack(parsed(sample)));
    REQUIRE(table.entries.size() == 11);
    CHECK(table.entries.front().key == "title"); // the order of the file
    CHECK(*table.find("title")->as<std::string>() == "批次");
    CHECK(table.find("empty")->as<std::string>()->empty());
    CHECK(*table.find("count")->as<std::int64_t>() == -42);
    CHECK(*table.find("share")->as<double>() == 2.5);
    CHECK(*table.find("flag")->as<bool>());
    using namespace date::literals;
    CHECK(*table.find("day")->as<date::sys_days>() == date::sys_days{2026_y / 11 / 2});
    CHECK(*table.find("time")->as<std::chrono::seconds>() == std::chrono::hours{9} + std::chrono::minutes{30});
    CHECK(table.find("moment")->as<TomlDateTime>() != nullptr);
    const auto& list = *table.find("list")->as<TomlArray>();
    REQUIRE(list.size() == 3);
    CHECK(*list[0].as<TomlArray>()->at(1).as<std::string>() == "b");
    CHECK(list[1].as<TomlArray>()->empty());
    CHECK(*list[2].as<TomlArray>()->at(0).as<std::int64_t>() == 1);
    CHECK(*table.find("table")->as<TomlTable>()->find("below")->as<TomlTable>()->find("zh")->as<std::string>() == "甲");
    CHECK(*table.find("many")->as<TomlArray>()->at(1).as<TomlTable>()->find("n")->as<std::int64_t>() == 2);
    CHECK(table.find("title")->at.line == 0);
}

TEST_CASE("unpack: bytes that were cut off, or are none of pack(), are told") {
    const std::string packed = pack(parsed(sample));
    for (std::size_t size = 0; size < packed.size(); ++size) CHECK_THROWS_AS(unpack(packed.substr(0, size)), std::logic_error);
    CHECK_THROWS_AS(unpack(packed + "x"), std::logic_error);
    CHECK_THROWS_AS(unpack(std::string("\1\0\0\0\0\0\0\0\x7F", 9) + "more"), std::logic_error);
}

} // namespace hegui
