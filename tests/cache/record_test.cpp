#include "lib/cache/record.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {

TEST_CASE("record: what is written is read") {
    RecordWriter writer;
    writer.number(std::uint8_t{200});
    writer.number(std::uint64_t{0x0123456789ABCDEF});
    writer.text("河南");
    writer.text("");
    writer.number(std::uint32_t{7});
    CHECK(writer.size() == 1 + 8 + 4 + 6 + 4 + 4);
    const std::string bytes = writer.take();
    RecordReader reader(bytes);
    CHECK(reader.number<std::uint8_t>() == 200);
    CHECK(reader.number<std::uint64_t>() == 0x0123456789ABCDEF);
    CHECK(reader.text() == "河南");
    CHECK(reader.text().empty());
    CHECK_FALSE(reader.is_whole());
    CHECK(reader.number<std::uint32_t>() == 7);
    CHECK(reader.is_whole());
}

TEST_CASE("record: whole numbers have their least byte first") {
    RecordWriter writer;
    writer.number(std::uint32_t{0x01020304});
    CHECK(writer.take() == "\x04\x03\x02\x01");
}

TEST_CASE("record: what is missing is nothing, and is told") {
    RecordReader number("abc");
    CHECK(number.number<std::uint32_t>() == 0);
    CHECK_FALSE(number.is_whole());
    using namespace std::literals;
    RecordReader text("\x05\0\0\0abc"sv);
    CHECK(text.text().empty());
    CHECK_FALSE(text.is_whole());
}

TEST_CASE("record: numbers beyond what they may be are damage") {
    using namespace std::literals;
    RecordReader small("\x03"sv);
    CHECK(small.number(std::uint8_t{3}) == 3);
    CHECK(small.is_whole());
    RecordReader large("\x04"sv);
    CHECK(large.number(std::uint8_t{3}) == 0);
    CHECK_FALSE(large.is_whole());
}

TEST_CASE("record: no more parts are counted than there is room for") {
    using namespace std::literals;
    RecordReader few("\x02\0\0\0abcd"sv);
    CHECK(few.count(2) == 2);
    RecordReader many("\xFF\xFF\xFF\xFF????"sv);
    CHECK(many.count(1) == 0);
    CHECK_FALSE(many.is_whole());
}

} // namespace hegui
