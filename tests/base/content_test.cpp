#include "lib/base/content.hpp"

#include "lib/base/file_reader.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/settled.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hegui {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t enough = 1'000'000;
constexpr std::size_t piece = 10;

/// Bytes of which no two pieces are the same.
std::string numbers(std::size_t size) {
    std::string bytes;
    for (int i = 0; bytes.size() < size; ++i) bytes += std::to_string(i) + ' ';
    return bytes.substr(0, size);
}

} // namespace

TEST_CASE("Content: from any place on, at least what was asked for, at its own place") {
    const fixture::Folder folder;
    Room room;
    for (const std::size_t size : {0U, 1U, 50U, 159U, 160U, 161U, 169U, 170U, 171U, 240U}) { // up to 16 pieces are read at once
        const std::string bytes = numbers(size);
        FileReader file;
        REQUIRE(file.open(folder.write("file", bytes), enough) == ReadOutcome::read);
        for (std::size_t offset = 0; offset <= size; ++offset) {
            for (const std::size_t length : {0U, 1U, 9U, 10U, 11U, 25U, 75U, 1000U}) {
                Content content(file, room, piece);
                const std::string_view got = content.from(offset, length);
                REQUIRE(got.size() >= std::min(offset + length, size));
                REQUIRE(got.size() <= size);
                CHECK(got.substr(offset) == std::string_view(bytes).substr(offset, got.size() - offset));
                CHECK(content.all() == bytes);
                CHECK(content.is_true());
            }
        }
    }
}

TEST_CASE("Content: a piece that stands alone is read alone, more where the file begins, ends, or is read on") {
    struct Row {
        std::vector<std::size_t> asked; ///< pieces, one after another
        std::string_view read;
    };
    const std::vector<Row> rows{
        {{0}, "####................"},         {{1}, ".#.................."},        {{19}, "................####"},
        {{18}, "..................#."},        {{9}, ".........#.........."},        {{9, 10}, ".........#####......"},
        {{9, 12, 10}, ".........####......."}, {{9, 8}, "........##.........."},     {{9, 11, 10}, ".........###........"},
        {{17, 18}, ".................###"},    {{17, 19}, ".................###"},   {{2, 0}, "###................."},
        {{0, 4}, "########............"},      {{0, 19, 9}, "####.....#......####"},
    };
    const fixture::Folder folder;
    const std::string bytes = numbers(200);
    Room room;
    for (const Row& row : rows) {
        CAPTURE(row.read);
        const fs::path path = folder.write("file", bytes);
        FileReader file;
        REQUIRE(file.open(path, enough) == ReadOutcome::read);
        Content content(file, room, piece);
        for (const std::size_t asked : row.asked) CHECK(content.from(asked * piece, 1).size() > asked * piece);
        fixture::write(path, std::string(200, 'x')); // what was read stays, what is read now is new
        std::string read;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            read += content.all().substr(at, piece) == bytes.substr(at, piece) ? '#' : '.';
        CHECK(read == row.read);
    }
}

TEST_CASE("Content: a file that changes while it is looked at is told") {
    const fixture::Folder folder;
    Room room;
    const fs::path path = folder.write("file", numbers(200));
    fixture::settle();
    FileReader file;
    REQUIRE(file.open(path, enough) == ReadOutcome::read);
    Content content(file, room, piece);
    CHECK(content.from(0, 1).size() == 4 * piece);
    CHECK(content.is_true());
    fs::resize_file(path, 50);
    CHECK_FALSE(content.is_true());
    CHECK(content.all().size() == 200);
    CHECK(content.all().substr(50) == std::string(150, '\0')); // nothing from the memory of another file
    fs::resize_file(path, 200);
    CHECK_FALSE(content.is_true());
}

TEST_CASE("Content: a small file that has grown or shrunk since it was opened is told") {
    const fixture::Folder folder;
    Room room;
    const fs::path path = folder.write("file", numbers(30));
    for (const std::size_t size : {29U, 30U, 31U}) {
        FileReader file;
        fs::resize_file(path, 30);
        REQUIRE(file.open(path, enough) == ReadOutcome::read);
        fs::resize_file(path, size);
        Content content(file, room, piece);
        CHECK(content.all().size() == 30);
        CHECK(content.is_true() == (size == 30));
    }
}

TEST_CASE("SpareRooms: a room is lent again, but not one that was very large") {
    SpareRooms rooms;
    Room room = rooms.take();
    const char* const memory = room.of(1000);
    CHECK(rooms.take().size() == 0);
    rooms.give_back(std::move(room));
    room = rooms.take();
    CHECK(room.of(1000) == memory);
    CHECK(room.of(17UL * 1024 * 1024) != nullptr);
    rooms.give_back(std::move(room));
    CHECK(rooms.take().size() == 0);
}

TEST_CASE("Content: bytes that are there already") {
    Content content("some bytes");
    CHECK(content.from(5, 1) == "some bytes");
    CHECK(content.all() == "some bytes");
    CHECK(content.is_true());
}

} // namespace hegui
