#include "lib/base/source.hpp"

#include "lib/base/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {

TEST_CASE("Source: lines by their number without their ends") {
    const Source source("f", "a\n河南\r\n\nlast");
    CHECK(source.line(1) == "a");
    CHECK(source.line(2) == "河南");
    CHECK(source.line(3) == "");
    CHECK(source.line(4) == "last");
    CHECK(source.line(0) == "");
    CHECK(source.line(5) == "");
    CHECK(source.file() == "f");
}

TEST_CASE("Source: a byte order mark is no part of the first line") {
    CHECK(Source("f", "\xEF\xBB\xBF"
                      "a = 1\n")
              .line(1) == "a = 1");
    CHECK(Source("f", "\xEF\xBB\xBF").line(1) == "");
}

TEST_CASE("Source: the place of a byte counts characters") {
    const Source source("f", "ab\n河南x\n");
    CHECK(source.position_of(0) == Position{1, 1});
    CHECK(source.position_of(1) == Position{1, 2});
    CHECK(source.position_of(3) == Position{2, 1});
    CHECK(source.position_of(6) == Position{2, 2});
    CHECK(source.position_of(9) == Position{2, 3});
    CHECK(source.position_of(11) == Position{3, 1});
}

TEST_CASE("Source: a flood on one line is cut between characters") {
    std::string flood;
    for (int i = 0; i < 1000; ++i) flood += "河";
    for (const std::string& text : {flood, "a" + flood, "ab" + flood}) {
        const std::string line = Source("f", text).line(1);
        CHECK(line.size() <= 400);
        CHECK(line.size() > 390);
        CHECK_FALSE(utf8::first_invalid(line).has_value());
    }
}

TEST_CASE("Source: an error knows its file and place and line") {
    const InputError error = Source("dir/batch.toml", "a\nplaned = 1\n").error({2, 1}, 6, {"甲", "a"});
    CHECK(error.where.file == "dir/batch.toml");
    CHECK(error.where.at == Position{2, 1});
    CHECK(error.span == 6);
    CHECK(error.source_line == "planed = 1");
    CHECK(error.message.zh == "甲");
}

} // namespace hegui
