#include "lib/sheet/csv.hpp"

#include "lib/base/utf8.hpp"
#include "lib/sheet/limits.hpp"
#include "tests/fixture/memory_file.hpp"
#include "tests/fixture/rows.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

namespace hegui {
namespace {

using fixture::Rows;
using fixture::what;

/// The rows of a text, and the problem behind them.
std::string read(std::string_view bytes, char separator = ',') {
    Rows rows;
    const auto problem = read_csv(fixture::OpenFile(fixture::MemoryFile(bytes)), separator, rows);
    return rows.shown() + (problem ? "! " + problem->what.en + "\n" : "");
}

/// The same, read in pieces of a size.
std::string read_in_pieces(const std::filesystem::path& path, std::size_t chunk) {
    Rows rows;
    const auto problem = read_csv(fixture::OpenFile(path), ',', rows, chunk);
    return rows.shown() + (problem ? "! " + problem->what.en + "\n" : "");
}

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
        const char high = static_cast<char>(static_cast<unsigned char>(static_cast<unsigned>(unit) >> 8U));
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

constexpr std::string_view jia_in_gb18030 = "\xBC\xD7"; // 甲
constexpr std::string_view jia = "\xE7\x94\xB2";

} // namespace

TEST_CASE("read_csv: fields, quotation marks, ends of lines") {
    CHECK(read("a,b,c\n1,,3\n") == "1:a|b|c\n2:1||3\n");
    CHECK(read("a;b,c\n", ';') == "1:a|b,c\n");
    CHECK(read("a\tb\n", '\t') == "1:a|b\n");
    CHECK(read("a,b") == "1:a|b\n");
    CHECK(read("a,") == "1:a|\n");
    CHECK(read("a\r\nb\nc\rd\r\n") == "1:a\n2:b\n3:c\n4:d\n");
    CHECK(read("\"a,b\",\"c\"\"d\",\"\"\n") == "1:a,b|c\"d|\n");
    CHECK(read("\"a\r\nb\",c\n") == "1:a\r\nb|c\n");
    CHECK(read("\"\"\"\",\"\"\"\"\"\"") == "1:\"|\"\"\n");
}

TEST_CASE("read_csv: an empty line is an empty row, and counts") {
    CHECK(read("a\n\nb\n") == "1:a\n2:\n3:b\n");
    CHECK(read("\r\n\r\na") == "1:\n2:\n3:a\n");
    CHECK(read("\r\r\na") == "1:\n2:\n3:a\n");
    CHECK(read("\"\"\n") == "1:\n");
    CHECK(read("") == "");
}

TEST_CASE("read_csv: quotation marks that are none") {
    CHECK(read("a\"b,c\"\n") == "1:a\"b|c\"\n");
    CHECK(read(" \"a\"\n") == "1: \"a\"\n");
    CHECK(read("\"a\"b,c\n") == "1:ab|c\n");
    CHECK(read("\"a\"b\"c,d\"\n") == "1:ab\"c|d\"\n");
    CHECK(read("\"a\"\"b\"c\"\"d\n") == "1:a\"bc\"\"d\n");
}

TEST_CASE("read_csv: a quotation mark that is not closed is told with its line") {
    CHECK(read("a\n\"b\nc\"\n\n\"d\ne\nf\n") ==
          "1:a\n2:b\nc\n3:\n! the quotation mark opened in line 5 is not closed up to the end of the file\n");
}

TEST_CASE("read_csv: the encoding is seen from the content") {
    const std::string gb(jia_in_gb18030);
    const std::string utf8(jia);
    const std::string expected = "1:" + utf8 + "|x\n";
    CHECK(read(utf8 + ",x\n") == expected);
    CHECK(read("\xEF\xBB\xBF" + utf8 + ",x\n") == expected);
    CHECK(read(gb + ",x\n") == expected);
    CHECK(read("\xFF\xFE" + utf16(u"甲,x\r\n", false)) == expected);
    CHECK(read("\xFE\xFF" + utf16(u"甲,x\r\n", true)) == expected);
    CHECK(read("\x80,x\n") == "1:\xE2\x82\xAC|x\n");                                     // the euro sign of Windows
    CHECK(read("\xFE\x9F\x95\x34\xB2\x35,x\n") == "1:\xE4\xB6\xAE\xF0\xA0\xAE\xB7|x\n"); // 䶮𠮷
}

TEST_CASE("read_csv: text that is valid UTF-8 by chance is GB18030") {
    CHECK(read("\xC2\xB7\n") == "1:\xE8\xB7\xAF\n");                     // 路, not a dot
    CHECK(read("\xC2\xB7\xE7\x94\xB2\n") == "1:\xC2\xB7\xE7\x94\xB2\n"); // a dot before a character of three bytes
}

TEST_CASE("read_csv: the rows begin anew where the encoding turns out to be another") {
    Rows rows;
    const std::string many(300'000, 'a');
    CHECK_FALSE(read_csv(fixture::OpenFile(fixture::MemoryFile("1\n2\n" + many + "\n" + std::string(jia_in_gb18030) + "\n")), ',', rows));
    CHECK(rows.starts() == 2);
    CHECK(rows.count() == 4);
    CHECK(rows.shown().substr(0, 8) == "1:1\n2:2\n");
}

TEST_CASE("read_csv: what is valid in no encoding is told with line and byte") {
    const std::string start = std::string(jia) + "\n\n";
    CHECK(read(start + "ab\xFF\n").find("! the text is damaged in line 3 (byte 8): it is no valid UTF-8 or GB18030 (GBK) there") !=
          std::string::npos);
    CHECK(read("\xEF\xBB\xBFx\na\xBC\xD7\n") ==
          "1:x\n! the text is damaged in line 2 (byte 7): it is no valid UTF-8 (which its byte order mark says it is) there\n");
    CHECK(read("\xFF\xFE" + utf16(u"x\n", false) + std::string("\x00\xDC", 2)).find("line 2 (byte 7): it is no valid UTF-16") !=
          std::string::npos);
    CHECK(read("\xFF\xFE" + utf16(u"x\n", false) + "a").find("line 2 (byte 7): it is no valid UTF-16") != std::string::npos);
}

TEST_CASE("read_csv: of two faults in a record of GB18030 the first is told, by its own line") {
    using namespace std::string_literals;
    const std::string start = "\xBC\xD7\xBC\xD7\n";
    const std::string damaged = "! the text is damaged in line 3 (byte 9): it is no valid UTF-8 or GB18030 (GBK) there\n";
    const std::string row = "1:甲甲\n";
    CHECK(read(start + "\"\r\n\xFF\",\n") == row + damaged);
    CHECK(read(start + "\"\r\n\xBC\",\n") == row + damaged);     // the quotation mark is no part of it
    CHECK(read(start + "\"\r\n\xBC\"\xD7,\n") == row + damaged); // nor what follows that
    CHECK(read(start + "\"\r\n\xBC") == row + damaged);          // nor is it there when the file ends
    CHECK(read(start + "\"\r\n\xBC\0"s) == row + damaged);
    CHECK(read(start + "\"\r\n\xBC" + std::string(20'000, ',')) == row + damaged);
    CHECK(read(start + "\"\r\n\xD7\xD7\0"s).find("line 3 (byte 11) has a byte 0") != std::string::npos);
    CHECK(read(start + "\"\"\"\xBC\xD7\"\"\",x,\"\xD7\xBC\"\xBC\xD7") == row + "2:\"甲\"|x|准甲\n");
}

TEST_CASE("read_csv: malformed UTF-8 of every kind is refused behind a mark") {
    for (const std::string bytes : {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                                    "\xF5\x80\x80\x80", "\x80", "\xE4\xB8",
                                    "\xE4\xB8"
                                    "a",
                                    "\xF0\x9F\x98", "\xC3", "\xE4\xB8\xAD\xAD", "\xFE", "\xFF"}) {
        for (std::size_t before = 0; before < 70; ++before) {
            const std::string text = std::string(before, '.') + bytes;
            CAPTURE(before);
            CAPTURE(utf8::printable(bytes));
            const std::string expected = fmt::format("(byte {})", 3 + *utf8::first_invalid(text) + 1);
            CHECK(read("\xEF\xBB\xBF" + text).find(expected) != std::string::npos);
            CHECK(read("\xEF\xBB\xBF" + text + std::string(80, '.')).find(expected) != std::string::npos);
        }
    }
}

TEST_CASE("read_csv: valid UTF-8 of every kind is taken behind a mark") {
    for (const std::string bytes :
         {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        for (std::size_t before = 0; before < 70; ++before) {
            const std::string text = std::string(before, '.') + bytes + bytes;
            CHECK(read("\xEF\xBB\xBF" + text) == "1:" + text + "\n");
        }
    }
}

TEST_CASE("read_csv: a byte 0 is told with line and byte") {
    using namespace std::string_literals;
    CHECK(read("a\nb\0c\n"s) == "1:a\n! line 2 (byte 4) has a byte 0: perhaps it is UTF-16 without a mark, or no text file at all\n");
    CHECK(read(std::string(jia_in_gb18030) + "\n" + std::string(200, 'x') + "\n\0"s).find("! line 3 (byte 205) has a byte 0") !=
          std::string::npos);
    CHECK(read("\xFF\xFE" + utf16(u"x\n", false) + "\0\0"s).find("! line 2 has a character 0") != std::string::npos);
}

TEST_CASE("read_csv: in pieces of any size it is the same") {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += "\"甲\"\"乙\",𠮷,\"a\r\nb\"x,,\"\"\"\"\r\n\r\n，é\n" + std::string(static_cast<std::size_t>(i), 'z') + "\r";
    const std::string gb(std::string(jia_in_gb18030) + ",\x80,\"\x95\x34\xB2\x35\"\"\"\r\n");
    for (const std::string& bytes : {text, gb + gb + gb + gb + gb + gb, "\xFF\xFE" + utf16(u"甲,\"𠮷\"\r\n\"乙\"\"\",x", false)}) {
        const fixture::MemoryFile path(bytes);
        const std::string whole = read_in_pieces(path, csv_chunk);
        CHECK(whole.find('!') == std::string::npos);
        for (std::size_t chunk = 1; chunk < 200; ++chunk) {
            CAPTURE(chunk);
            REQUIRE(read_in_pieces(path, chunk) == whole);
        }
    }
}

TEST_CASE("read_csv: what stands at the border of two pieces") {
    const std::string border = "\"甲\"\"乙\",𠮷\r\n\"x\"";
    for (std::size_t before = csv_chunk - border.size() - 1; before < csv_chunk + 70; ++before) {
        const fixture::MemoryFile path(std::string(before - 2, 'a') + ",\n" + border);
        Rows rows;
        CHECK_FALSE(read_csv(fixture::OpenFile(path), ',', rows));
        CHECK(rows.shown().substr(before + 2) == "2:甲\"乙|𠮷\n3:x\n");
    }
}

TEST_CASE("read_csv: random texts, against a plain reading") {
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same texts each time
    const std::vector<std::string> parts{"a", ",", "\"", "\n", "\r\n", "\r", "甲", "\"\"", "𠮷", ",\"", "\",", "bcdefghij"};
    for (int round = 0; round < 400; ++round) {
        std::string text = "甲";
        for (std::size_t left = random() % 120; left > 0; --left) text += parts[random() % parts.size()];
        // Character by character.
        std::string expected;
        std::vector<std::string> cells(1);
        std::uint32_t number = 0;
        bool quoted = false;
        bool fresh = true; // at the start of a field
        bool was_quoted = false;
        bool begun = false; // the record has something in it
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (quoted) {
                if (c != '"')
                    cells.back() += c;
                else if (i + 1 < text.size() && text[i + 1] == '"')
                    cells.back() += text[++i];
                else
                    quoted = false;
            } else if (c == '\r' || c == '\n') {
                if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
                expected += fmt::format("{}:{}\n", ++number, begun ? fmt::format("{}", fmt::join(cells, "|")) : "");
                cells.assign(1, "");
                fresh = true;
                begun = was_quoted = false;
                continue;
            } else if (c == ',') {
                cells.emplace_back();
                fresh = true;
                begun = true;
                continue;
            } else if (c == '"' && fresh) {
                quoted = true;
            } else {
                cells.back() += c;
            }
            fresh = false;
            begun = true;
        }
        if (!quoted && begun) expected += fmt::format("{}:{}\n", ++number, fmt::join(cells, "|"));
        std::string got = read_in_pieces(fixture::MemoryFile(text), 1 + random() % 100);
        if (quoted) got.resize(std::min(got.size(), got.find("! the quotation mark")));
        CAPTURE(text);
        REQUIRE(got == expected);
    }
}

TEST_CASE("read_csv: a record, a row, a file of more than there can be is refused, in little time and memory") {
    Rows rows;
    const fixture::MemoryFile long_line("a\nb," + std::string(100'000'000, 'x') + "\n");
    const auto before = std::chrono::steady_clock::now();
    CHECK(what(read_csv(fixture::OpenFile(long_line), ',', rows)) == "the record that begins in line 2 is longer than 1048576 bytes");
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(2));
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile("a\n\n\"b" + std::string(3'000'000, '\n'))), ',', rows)) ==
          "the quotation mark opened in line 3 is not closed");
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile("a\n" + std::string(limits::columns, ','))), ',', rows)) ==
          "line 2 has more than 16384 columns");
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile("a\n" + std::string(limits::columns - 1, ','))), ',', rows)).empty());
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile(std::string(limits::csv_record, 'x') + "\nb")), ',', rows)).empty());
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile(std::string(limits::csv_record + 1, 'x') + "\nb")), ',', rows)) ==
          "the record that begins in line 1 is longer than 1048576 bytes");
}

TEST_CASE("read_csv: more rows than a spreadsheet has are refused") {
    /// Counts alone.
    class Count final : public RowSink {
    public:
        void start() override { rows = 0; }
        bool row(std::uint32_t number, std::span<const std::string_view> /*cells*/) override {
            rows = number;
            return true;
        }
        std::uint32_t rows = 0;
    } count;
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile(std::string(1'048'596, '\n'))), ',', count)).empty());
    CHECK(count.rows == 1'048'596);
    CHECK(what(read_csv(fixture::OpenFile(fixture::MemoryFile(std::string(1'048'597, '\n'))), ',', count)) ==
          "it has more than 1048596 rows");
}

} // namespace hegui
