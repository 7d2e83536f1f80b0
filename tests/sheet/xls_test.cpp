#include "lib/sheet/xls.hpp"

#include "lib/base/little_endian.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/memory_file.hpp"
#include "tests/fixture/rows.hpp"

#include <doctest/doctest.h>

#include <bit>

namespace hegui {
namespace {

using fixture::Rows;

std::string little(std::uint64_t value, unsigned bytes) {
    std::string all;
    for (; bytes > 0; --bytes, value >>= 8U) all += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
    return all;
}

std::string record(std::uint16_t type, const std::string& data) { return little(type, 2) + little(data.size(), 2) + data; }

constexpr std::size_t sector = 512;
constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t unused = 0xFFFFFFFF;

std::string entry(std::string_view name, char type, std::uint32_t start, std::size_t size) {
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    const std::size_t name_size = wide.size() + 2;
    wide.resize(64);
    return wide + little(name_size, 2) + type + std::string(49, '\0') + little(start, 4) + little(size, 8);
}

/// A compound file with one stream: the table in sector 0, the directory in 1, the stream from 2 on.
std::string compound(std::string stream, std::string_view name = "Workbook") {
    const std::size_t size = std::max<std::size_t>(stream.size(), 4096); // smaller ones would be kept elsewhere
    stream.resize((size + sector - 1) / sector * sector);
    const std::size_t sectors = stream.size() / sector;
    std::string table = little(0xFFFFFFFD, 4) + little(end_of_chain, 4);
    for (std::size_t i = 0; i < sectors; ++i) table += little(i + 1 == sectors ? end_of_chain : i + 3, 4);
    REQUIRE(table.size() <= sector);
    table.resize(sector, '\xFF');
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) +
                         little(9, 2) + little(6, 2) + std::string(10, '\0') + little(1, 4) + little(1, 4) + little(0, 4) +
                         little(4096, 4) + little(end_of_chain, 4) + little(0, 4) + little(end_of_chain, 4) + little(0, 4) + little(0, 4);
    for (int i = 0; i < 108; ++i) header += little(unused, 4);
    std::string directory = entry("Root Entry", 5, end_of_chain, 0) + entry(name, 2, 2, size);
    directory.resize(sector);
    return header + table + directory + stream;
}

const std::string bof_globals = record(0x0809, little(0x0600, 2) + little(5, 2) + std::string(12, '\0'));
const std::string bof_sheet = record(0x0809, little(0x0600, 2) + little(0x10, 2) + std::string(12, '\0'));
const std::string eof = record(0x000A, "");

std::string bound_sheet(std::size_t at, unsigned visibility = 0, unsigned type = 0) {
    return record(0x0085, little(at, 4) + little(visibility, 1) + little(type, 1) + little(1, 1) + little(0, 1) + "1");
}

/// A workbook stream with these cells, and these records before.
std::string workbook(const std::string& cells, const std::string& globals = "") {
    const std::size_t start = bof_globals.size() + bound_sheet(0).size() + globals.size() + eof.size();
    return bof_globals + bound_sheet(start) + globals + eof + bof_sheet + cells + eof;
}

std::string read_bytes(std::string_view bytes) {
    Rows rows;
    const auto problem = read_xls(fixture::OpenFile(fixture::MemoryFile(bytes)), rows);
    if (problem) CHECK_FALSE((problem->what.zh.empty() || problem->remedy.zh.empty() || problem->remedy.en.empty()));
    return rows.shown() + (problem ? "! " + problem->what.en + "\n" : "");
}

std::string read(const std::string& cells, const std::string& globals = "") { return read_bytes(compound(workbook(cells, globals))); }

std::string cell(unsigned row, unsigned column) { return little(row, 2) + little(column, 2) + little(0, 2); }
std::string of_double(double value) { return little(std::bit_cast<std::uint64_t>(value), 8); }
const std::string damaged = "! the file is damaged and can't be read\n";

} // namespace

TEST_CASE("read_xls: cells of each type") {
    CHECK(read(record(0x0203, cell(0, 0) + of_double(85.3))) == "1:85.3\n");
    CHECK(read(record(0x027E, cell(0, 0) + little((3U << 2U) | 2U, 4))) == "1:3\n");
    CHECK(read(record(0x027E, cell(0, 0) + little((8530U << 2U) | 3U, 4))) == "1:85.3\n");
    CHECK(read(record(0x027E, cell(0, 0) + little((static_cast<std::uint32_t>(-5) << 2U) | 2U, 4))) == "1:-5\n");
    CHECK(read(record(0x027E, cell(0, 0) + little(0x3FF80000U, 4))) == "1:1.5\n");
    CHECK(read(record(0x00BD, little(1, 2) + little(2, 2) + little(0, 2) + little(6, 4) + little(0, 2) + little(10, 4) + little(3, 2))) ==
          "2:||1|2\n");
    CHECK(read(record(0x0204, cell(0, 1) + little(2, 2) + little(1, 1) + little(0x7532, 2) + little('x', 2))) == "1:|甲x\n");
    CHECK(read(record(0x00D6, cell(0, 0) + little(1, 2) + little(0, 1) + "a" + little(1, 1))) == "1:a\n");
    CHECK(read(record(0x0205, cell(0, 0) + little(1, 1) + little(0, 1)) + record(0x0205, cell(0, 1) + little(7, 1) + little(1, 1))) ==
          "1:TRUE|#DIV/0!\n");
}

TEST_CASE("read_xls: results of formulas") {
    const std::string marked = std::string(3, '\0') + little(0xFFFF, 2);
    CHECK(read(record(0x0006, cell(0, 0) + of_double(2.5))) == "1:2.5\n");
    CHECK(read(record(0x0006, cell(0, 0) + little(1, 1) + little(0, 1) + little(1, 1) + marked)) == "1:TRUE\n");
    CHECK(read(record(0x0006, cell(0, 0) + little(0, 3) + marked) + record(0x04BC, "shared") +
               record(0x0207, little(2, 2) + little(0, 1) + "ok")) == "1:ok\n");
    CHECK(read(record(0x0006, cell(0, 0) + little(3, 3) + marked) + record(0x0207, little(2, 2) + little(0, 1) + "no")) == "");
}

TEST_CASE("read_xls: shared strings over several records, with runs and phonetic data") {
    const std::string head = little(3, 4) + little(3, 4);
    const std::string plain = little(2, 2) + little(0, 1) + "ab";
    const std::string rich = little(2, 2) + little(0x0D, 1) + little(1, 2) + little(5, 4) + little(0x7532, 2) + little(0x4E59, 2) + "runs" +
                             "phone";
    const std::string cut = little(4, 2) + little(0, 1) + "ab"; // goes on in the next record, in wide characters
    const std::string rest = little(1, 1) + little(0xD842, 2) + little(0xDFB7, 2);
    const std::string cells = record(0x00FD, cell(0, 0) + little(0, 4)) + record(0x00FD, cell(0, 1) + little(1, 4)) +
                              record(0x00FD, cell(0, 2) + little(2, 4));
    CHECK(read(cells, record(0x00FC, head + plain + rich + cut) + record(0x003C, rest)) == "1:ab|甲乙|ab𠮷\n");
    CHECK(read(cells, record(0x00FC, head + plain + rich.substr(0, rich.size() - 7)) +
                          record(0x003C, rich.substr(rich.size() - 7) + plain)) == "1:ab|甲乙|ab\n");
    CHECK(read(cells, record(0x00FC, head + plain + rich + cut)) == damaged);
    CHECK(read(record(0x00FD, cell(0, 0) + little(3, 4)), record(0x00FC, head + plain + plain + plain)) == damaged);
}

TEST_CASE("read_xls: cells in any order come by rows") {
    const auto number = [](unsigned row, unsigned column, double value) { return record(0x0203, cell(row, column) + of_double(value)); };
    CHECK(read(number(2, 1, 6) + number(0, 1, 2) + number(2, 0, 5) + number(0, 1, 3)) == "1:|3\n3:5|6\n");
    CHECK(read(number(65535, 255, 1)).substr(0, 6) == "65536:");
    CHECK(read(number(0, 256, 1)) == damaged);
}

TEST_CASE("read_xls: a chart within the sheet is passed over") {
    CHECK(read(bof_sheet + record(0x0203, cell(0, 0) + of_double(9)) + eof + record(0x0203, cell(0, 0) + of_double(1))) == "1:1\n");
}

TEST_CASE("read_xls: workbooks that are not read, and why") {
    CHECK(read("", record(0x002F, "key")) == "! it is protected by a password\n");
    CHECK(read_bytes(compound(bof_globals + bound_sheet(0, 1) + bound_sheet(0, 2) + bound_sheet(0, 0, 2) + eof)) ==
          "! the workbook has no visible worksheet\n");
    CHECK(read_bytes(compound(record(0x0809, little(0x0500, 2) + little(5, 2)))) == "! it is of the format of Excel 95 or earlier\n");
    CHECK(read_bytes(compound("", "Book")) == "! it is of the format of Excel 95 or earlier\n");
    CHECK(read_bytes(compound("", "EncryptedPackage")) == "! it is protected by a password\n");
    CHECK(read_bytes(compound("", "WordDocument")) == "! it is an old office document, but no Excel workbook\n");
    CHECK(read_bytes(compound("")) == damaged);
    CHECK(read_bytes(compound(bof_globals + bound_sheet(4'000'000) + eof)) == damaged);
    CHECK(read_bytes("") == damaged);
}

TEST_CASE("read_xls: chains of sectors that loop or lead nowhere") {
    const std::string whole = compound(workbook(""));
    for (const std::size_t at : {48U, 68U, 76U}) { // the directory, the table's own chain, the table
        for (const std::uint32_t to : {0U, 1U, 2U, 5U, 1000U, 0x7FFFFFFFU, 0xFFFFFFFAU}) {
            std::string changed = whole;
            changed.replace(at, 4, little(to, 4));
            read_bytes(changed);
        }
    }
    for (std::size_t link = 0; link < 10; ++link) {
        for (const std::uint32_t to : {0U, 1U, 2U, 3U, 1000U, 0xFFFFFFFEU}) {
            std::string changed = whole;
            changed.replace(sector + 4 * link, 4, little(to, 4));
            read_bytes(changed);
        }
    }
    CHECK(read_bytes(whole) == "");
}

TEST_CASE("read_xls: no file that was cut off or changed crashes it") {
    const std::string whole = fixture::bytes_of(fixture::source_dir() / "tests/sheet/files/xlwt.xls");
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string changed = whole;
        changed[at] = static_cast<char>(~changed[at]);
        Rows rows;
        const auto cut_off = read_xls(fixture::OpenFile(fixture::MemoryFile(std::string_view(whole).substr(0, at))), rows);
        CHECK((cut_off || rows.count() == 12)); // its last sector may be cut off, where nothing is in it
        const auto broken = read_xls(fixture::OpenFile(fixture::MemoryFile(changed)), rows);
        if (broken) CHECK_FALSE(broken->what.zh.empty());
    }
}

} // namespace hegui
