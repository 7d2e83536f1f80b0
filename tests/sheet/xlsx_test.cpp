#include "lib/sheet/xlsx.hpp"

#include "lib/sheet/limits.hpp"
#include "tests/fixture/folder.hpp"
#include "tests/fixture/memory_file.hpp"
#include "tests/fixture/rows.hpp"
#include "tests/fixture/zip.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace hegui {
namespace {

using fixture::Rows;
using fixture::ZipPart;

std::string read_bytes(std::string_view bytes) {
    Rows rows;
    const auto problem = read_xlsx(fixture::OpenFile(fixture::MemoryFile(bytes)), rows);
    if (problem) CHECK_FALSE((problem->what.zh.empty() || problem->remedy.zh.empty() || problem->remedy.en.empty()));
    return rows.shown() + (problem ? "! " + problem->what.en + "\n" : "");
}

/// What is read of a sheet with these rows, and these shared strings.
std::string read(const std::string& rows, const std::string& strings = "") {
    return read_bytes(fixture::workbook_of("<worksheet><sheetData>" + rows + "</sheetData></worksheet>", "<sst>" + strings + "</sst>"));
}

std::string read_parts(const std::vector<ZipPart>& parts) { return read_bytes(fixture::zip_of(parts)); }

std::vector<ZipPart> workbook() {
    return fixture::workbook_parts("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>", "<sst/>");
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (; times > 0; --times) all += text;
    return all;
}

} // namespace

TEST_CASE("read_xlsx: cells of each type") {
    CHECK(read(R"(<row r="2"><c r="A2"><v>3.0</v></c><c r="B2" t="n"><v>85.299999999999997</v></c><c r="C2" t="b"><v>1</v></c>)"
               R"(<c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="str"><f>"a"</f><v>a</v></c><c r="F2" t="d"><v>2026-11-20</v></c>)"
               R"(<c r="G2"><v>110101199003070011</v></c><c r="H2" t="b"><v>0</v></c></row>)") ==
          "2:3|85.3|TRUE|#N/A|a|2026-11-20|110101199003070011|FALSE\n");
}

TEST_CASE("read_xlsx: strings, shared and inline, without their phonetic runs") {
    const std::string text = R"(<r><t>示</t></r><r><rPr><b/></rPr><t xml:space="preserve">例 </t></r><rPh sb="0" eb="1"><t>shi</t></rPh>)";
    CHECK(read(R"(<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is>)" + text + "</is></c></row>",
               "<si><t>a</t></si><si>" + text + "</si>") == "1:示例 |a|示例 \n");
}

TEST_CASE("read_xlsx: what XML can't say is decoded") {
    const auto decoded = [](const std::string& text) { return read("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>"); };
    CHECK(decoded("a_x000D_\nb") == "1:a\r\nb\n");
    CHECK(decoded("_x005F_x000D_") == "1:_x000D_\n");
    CHECK(decoded("_xD842__xDFB7_") == "1:𠮷\n");
    for (const char* text : {"_x0000_", "_xD842_", "_xDFB7__xD842_", "_x00_", "_x000G_", "_x000D", "x_x", "__x__"})
        CHECK(decoded(text) == "1:" + std::string(text) + "\n");
}

TEST_CASE("read_xlsx: rows and cells without r= follow one another; gaps stay") {
    CHECK(
        read(
            R"(<row><c><v>1</v></c></row><row r="4"><c><v>1</v></c><c r="D4"><v>4</v></c><c><v>5</v></c></row><row><c r="AA5"><v>9</v></c></row>)") ==
        "1:1\n4:1|||4|5\n5:" + std::string(26, '|') + "9\n");
}

TEST_CASE("read_xlsx: empty cells and rows cost nothing") {
    CHECK(
        read(
            R"(<row r="1"/><row r="7"><c r="XFD7" s="1"/></row><row r="1048576"><c r="B1048576"><v>1</v></c><c r="C1048576" s="1"/></row>)") ==
        "1048576:|1\n");
}

TEST_CASE("read_xlsx: hidden rows and columns are read; formulas and comments are not") {
    CHECK(read(R"(<row hidden="1"><c><f>1+1</f><v>2</v></c><c><v><!-- 7 -->3</v></c><c t="str"><v><![CDATA[<a>]]></v></c></row>)") ==
          "1:2|3|<a>\n");
}

TEST_CASE("read_xlsx: rows and cells in wrong places are told") {
    CHECK(read(R"(<row r="2"><c><v>1</v></c></row><row r="2"/>)") == "2:1\n! the row after row 2 has a wrong number\n");
    CHECK(read(R"(<row r="x"/>)") == "! the row after row 0 has a wrong number\n");
    CHECK(read(R"(<row r="1048577"/>)") == "! it has more than 1048576 rows\n");
    CHECK(read(R"(<row><c r="B1"/><c r="B1"/></row>)") == "! row 1 has a cell in a wrong place\n");
    CHECK(read(R"(<row><c r="XFE1"/></row>)") == "! row 1 has a cell in a wrong place\n");
    CHECK(read(R"(<row><c r="1"/></row>)") == "! row 1 has a cell in a wrong place\n");
    CHECK(read(R"(<c r="A1"/>)") == "! row 0 has a cell in a wrong place\n");
    for (const char* index : {"1", "-1", "x", "99999999999"})
        CHECK(read("<row><c t=\"s\"><v>" + std::string(index) + "</v></c></row>", "<si><t>a</t></si>") ==
              "! the text of a cell in row 1 is not in the file\n");
}

TEST_CASE("read_xlsx: more text than a roster has is refused") {
    const std::string much(limits::cell_text + 1, 'x');
    CHECK(read("<row><c t=\"str\"><v>" + much + "</v></c></row>") == "! row 1 has a cell with too much text\n");
    CHECK(read("", "<si><t>" + much + "</t></si>") == "! it has too much text, or too much in one cell, for a roster\n");
    const std::string cell = "<c t=\"str\"><v>" + std::string(limits::cell_text, 'x') + "</v></c>";
    CHECK(read("<row>" + repeated(cell, 129) + "</row>") == "! row 1 has too much text\n");
}

TEST_CASE("read_xlsx: the first visible worksheet") {
    auto parts = workbook();
    parts[1].bytes = R"(<workbook><sheets><sheet r:id="rId1" state="hidden" xmlns:r="r"/></sheets></workbook>)";
    CHECK(read_parts(parts) == "! the workbook has no visible worksheet\n");
    parts[1].bytes = "<workbook><sheets/></workbook>";
    CHECK(read_parts(parts) == "! the workbook has no visible worksheet\n");
    parts = workbook();
    parts.erase(parts.begin() + 3);
    CHECK(read_parts(parts) == "! the file is damaged: its worksheet xl/worksheets/sheet1.xml is missing\n");
    parts = workbook();
    parts[0].bytes = "<Relationships/>"; // xl/workbook.xml is where it is without being named
    CHECK(read_parts(parts) == "1:1\n");
    parts.erase(parts.begin());
    CHECK(read_parts(parts) == "1:1\n");
}

TEST_CASE("read_xlsx: an archive that is no workbook") {
    CHECK(read_parts({{.name = "word/document.xml", .bytes = "<a/>"}}) == "! it is a Word document, not an .xlsx workbook\n");
    CHECK(read_parts({{.name = "content.xml", .bytes = "<a/>"}}) == "! it is an OpenDocument file (such as .ods), not an .xlsx workbook\n");
    CHECK(read_parts({{.name = "a.xlsx", .bytes = "PK"}}) == "! it is an archive without a workbook in it\n");
}

TEST_CASE("read_xlsx: broken XML is told with its part and line") {
    CHECK(read("<row>\n</c></row>") == "! the file is damaged: xl/worksheets/sheet1.xml line 2: its XML is broken (mismatched tag)\n");
    CHECK(read("<row><c><v>1</v></c></row>\n&a;") ==
          "1:1\n! the file is damaged: xl/worksheets/sheet1.xml line 2: its XML is broken (undefined entity)\n");
    CHECK(read(repeated("<a>", 200)).find("line 1: its elements are nested too deep") != std::string::npos);
    CHECK(read("<a b=\"" + std::string(3'000'000, 'x')).find("one of its tags is of abnormal length") != std::string::npos);
}

TEST_CASE("read_xlsx: a document type is refused wherever it stands") {
    const std::string bomb = R"(<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>)";
    for (std::size_t part = 0; part < 5; ++part) {
        auto parts = workbook();
        parts[part].bytes.insert(0, bomb);
        CHECK(read_parts(parts).find("line 1: it has a document type (DOCTYPE), which no spreadsheet has") != std::string::npos);
    }
}

TEST_CASE("read_xlsx: archives that are damaged or meant to do harm") {
    auto parts = workbook();
    parts[3].crc_off = 1;
    CHECK(read_parts(parts) == "1:1\n! the file is damaged: its part xl/worksheets/sheet1.xml can't be unpacked\n");
    parts = workbook();
    parts[3].size = parts[3].bytes.size() + 1;
    CHECK(read_parts(parts).find("can't be unpacked") != std::string::npos);
    parts[3].method = 8;
    CHECK(read_parts(parts).find("can't be unpacked") != std::string::npos);
    parts[3].method = 99;
    CHECK(read_parts(parts).find("can't be unpacked") != std::string::npos);
    parts[3].size = 1'000'000'000;
    CHECK(read_parts(parts) ==
          "! its part xl/worksheets/sheet1.xml would unpack to 1000000000 bytes, which is not normal: it is not opened\n");
    parts = workbook();
    parts[1].flags = 1;
    CHECK(read_parts(parts) == "! it is protected by a password\n");
    parts.assign(10'001, {.name = "a", .bytes = ""});
    CHECK(read_parts(parts) == "! it packs more than 10000 files and is no spreadsheet\n");
    CHECK(read_bytes("PK\x03\x04").find("the file is not whole") != std::string::npos);
}

TEST_CASE("read_xlsx: no file that was cut off crashes it") {
    const std::string whole = fixture::bytes_of(fixture::source_dir() / "tests/sheet/files/strict.xlsx");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Rows rows;
        const auto problem = read_xlsx(fixture::OpenFile(fixture::MemoryFile(std::string_view(whole).substr(0, size))), rows);
        CHECK((problem || (rows.count() == 12 && size + 3 >= whole.size()))); // nothing is in its last bytes
    }
}

TEST_CASE("read_xlsx: no byte that was changed crashes it") {
    const std::string whole = fixture::bytes_of(fixture::source_dir() / "tests/sheet/files/strict.xlsx");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(~changed[at]);
        Rows rows;
        const auto problem = read_xlsx(fixture::OpenFile(fixture::MemoryFile(changed)), rows);
        CHECK((problem || rows.count() == 12));
    }
}

TEST_CASE("read_xlsx: what a sink throws passes through") {
    class Throwing final : public RowSink {
    public:
        void start() override {}
        bool row(std::uint32_t /*number*/, std::span<const std::string_view> /*cells*/) override { throw std::runtime_error("the sink"); }
    } sink;
    CHECK_THROWS_WITH(read_xlsx(fixture::OpenFile(fixture::source_dir() / "tests/sheet/files/strict.xlsx"), sink), "the sink");
}

} // namespace hegui
