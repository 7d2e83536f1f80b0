#include "lib/sheet/sheet.hpp"

#include "tests/fixture/folder.hpp"
#include "tests/fixture/memory_file.hpp"
#include "tests/fixture/rows.hpp"
#include "tests/fixture/zip.hpp"

#include <doctest/doctest.h>

namespace hegui {
namespace {

namespace fs = std::filesystem;
using fixture::Rows;

fs::path files() { return fixture::source_dir() / "tests/sheet/files"; }

/// The rows of files.csv: file, writer, twin, separator, note.
class Listed final : public RowSink {
public:
    void start() override { rows.clear(); }
    bool row(std::uint32_t number, std::span<const std::string_view> cells) override {
        if (number > 1) rows.emplace_back(cells.begin(), cells.end());
        return true;
    }
    std::vector<std::vector<std::string>> rows;
};

std::string format_problem(const fs::path& path, std::string_view named) {
    const auto format = sheet_format(fixture::OpenFile(path), named);
    const auto* problem = std::get_if<SheetProblem>(&format);
    if (problem == nullptr) return "";
    CHECK_FALSE(problem->what.zh.empty());
    CHECK_FALSE(problem->remedy.zh.empty());
    return fixture::shown(*problem);
}

} // namespace

TEST_CASE("read_sheet: files of many programs read as their twins") {
    Listed list;
    CHECK_FALSE(read_sheet(fixture::OpenFile(fixture::source_dir() / "tests/sheet/files.csv"), SheetFormat::csv, ',', list));
    CHECK(list.rows.size() > 30);
    for (const auto& row : list.rows) {
        REQUIRE(row.size() == 5);
        CAPTURE(row[0]);
        const auto format = sheet_format(fixture::OpenFile(files() / row[0]), row[0]);
        REQUIRE(std::holds_alternative<SheetFormat>(format));
        Rows rows;
        Rows twin;
        CHECK(fixture::shown(
                  read_sheet(fixture::OpenFile(files() / row[0]), std::get<SheetFormat>(format), row[3] == "tab" ? '\t' : row[3][0], rows))
                  .empty());
        CHECK_FALSE(read_sheet(fixture::OpenFile(files() / row[2]), SheetFormat::csv, ',', twin));
        CHECK(twin.count() > 0);
        CHECK(rows.filled() == twin.filled());
    }
}

TEST_CASE("read_sheet: each file is listed or a twin") {
    Listed list;
    CHECK_FALSE(read_sheet(fixture::OpenFile(fixture::source_dir() / "tests/sheet/files.csv"), SheetFormat::csv, ',', list));
    for (const auto& entry : fs::directory_iterator(files())) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        CHECK(std::any_of(list.rows.begin(), list.rows.end(), [&](const auto& row) { return row[0] == name || row[2] == name; }));
    }
}

TEST_CASE("read_sheet: no sink that has had enough gets another row") {
    for (const char* name : {"utf8.csv", "gb18030.csv", "xlsxwriter.xlsx", "libreoffice.xls"}) {
        CAPTURE(name);
        Rows rows(2);
        const auto format = sheet_format(fixture::OpenFile(files() / name), name);
        CHECK_FALSE(read_sheet(fixture::OpenFile(files() / name), std::get<SheetFormat>(format), ',', rows));
        CHECK(rows.count() == 2);
    }
}

TEST_CASE("sheet_format: by the ending, in letters of any case, where the content agrees") {
    const auto format = [](const char* file, const char* named) {
        return std::get<SheetFormat>(sheet_format(fixture::OpenFile(files() / file), named));
    };
    CHECK((format("utf8.csv", "名册.CSV") == SheetFormat::csv));
    CHECK((format("xlsxwriter.xlsx", "a.b/名册.Xlsx") == SheetFormat::xlsx));
    CHECK((format("libreoffice.xls", "名册.xls") == SheetFormat::xls));
}

TEST_CASE("sheet_format: an ending that is not read") {
    CHECK(format_problem(files() / "utf8.csv", "a.et") ==
          ".et files are not read; .xlsx, .xls and .csv are -> save it as .xlsx (or .csv, .xls) with WPS or Excel");
    CHECK(format_problem(files() / "utf8.csv", "a.b/roster").rfind("its name has no ending", 0) == 0);
}

TEST_CASE("sheet_format: content that is not what the ending says") {
    const fixture::Folder folder;
    const auto problem = [&](std::string_view bytes, const char* named) { return format_problem(folder.write("file", bytes), named); };
    CHECK(format_problem(files() / "libreoffice.xls", "a.xlsx")
              .rfind("its content is no .xlsx: it is an old .xls, or an .xlsx protected", 0) == 0);
    CHECK(format_problem(files() / "strict.xlsx", "a.xls").rfind("its content is no .xls: most likely it is an .xlsx", 0) == 0);
    CHECK(problem("\xEF\xBB\xBF \n<HTML><table>", "a.xls").rfind("its content is no .xls: it is a web page or XML", 0) == 0);
    CHECK(problem("<?xml version=\"1.0\"?><Workbook/>", "a.xls").rfind("its content is no .xls: it is a web page or XML", 0) == 0);
    CHECK(problem("<table>", "a.csv").rfind("its content is no .csv: it is a web page or XML", 0) == 0);
    CHECK(problem("%PDF-1.7", "a.csv").rfind("its content is no .csv: it is a PDF", 0) == 0);
    CHECK(problem("\xFF\xD8\xFF\xE0", "a.xlsx").rfind("its content is no .xlsx: it is a picture", 0) == 0);
    CHECK(problem("a,b\n", "a.xls").rfind("its content is no .xls: it is text", 0) == 0);
    CHECK(problem("", "a.csv").rfind("the file is empty", 0) == 0);
}

} // namespace hegui
