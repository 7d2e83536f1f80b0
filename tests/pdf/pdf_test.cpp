#include "lib/pdf/pdf.hpp"

#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

using State = PdfFacts::State;

PdfFacts inspected(std::string_view bytes) {
    Content content(bytes);
    return inspect_pdf(content);
}

std::string name_of(State state) {
    switch (state) {
    case State::sound: return "sound";
    case State::damaged: return "damaged";
    case State::unsound: return "unsound";
    case State::password: return "password";
    case State::unknown: return "unknown";
    }
    return "";
}

/// What files.csv says of one file.
struct Row {
    std::string file;
    std::string expected;
    std::string pages;
};

/// The columns of a line; those in quotation marks may hold commas.
std::vector<std::string> columns_of(const std::string& line) {
    std::vector<std::string> columns(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            columns.emplace_back();
        else if (c != '\r')
            columns.back() += c;
    }
    return columns;
}

std::vector<Row> rows() {
    std::istringstream lines(fixture::bytes_of(fixture::source_dir() / "tests/pdf/files.csv"));
    std::string line;
    std::getline(lines, line); // the header
    std::vector<Row> rows;
    while (std::getline(lines, line)) {
        const auto columns = columns_of(line);
        REQUIRE(columns.size() == 5);
        rows.push_back({columns[0], columns[2], columns[3]});
    }
    return rows;
}

PdfFacts inspect(const std::string& file) { return inspected(fixture::bytes_of(fixture::source_dir() / "tests/pdf/files" / file)); }

} // namespace

TEST_CASE("inspect_pdf: every file of files.csv is what stands there") {
    for (const Row& row : rows()) {
        CAPTURE(row.file);
        const PdfFacts facts = inspect(row.file);
        CHECK(name_of(facts.state) == row.expected);
        const bool opens = row.expected == "sound" || row.expected == "damaged";
        if (opens && !row.pages.empty()) CHECK(std::to_string(facts.pages) == row.pages);
    }
}

TEST_CASE("inspect_pdf: damage and unsoundness are explained in both languages, and nothing else is") {
    for (const Row& row : rows()) {
        CAPTURE(row.file);
        const PdfFacts facts = inspect(row.file);
        const bool explained = facts.state == State::damaged || facts.state == State::unsound;
        CHECK(facts.problems.empty() != explained);
        for (const Text& problem : facts.problems) {
            CHECK_FALSE(problem.zh.empty());
            CHECK_FALSE(problem.en.empty());
        }
    }
}

TEST_CASE("inspect_pdf: files.csv lists every file of its folder") {
    const auto listed = rows();
    for (const auto& file : fixture::fs::directory_iterator(fixture::source_dir() / "tests/pdf/files")) {
        const std::string name = file.path().filename().string();
        CAPTURE(name);
        CHECK(std::any_of(listed.begin(), listed.end(), [&](const Row& row) { return row.file == name; }));
    }
}

TEST_CASE("inspect_pdf: bytes before the header are damage, up to 1024 of them") {
    const std::string whole = fixture::bytes_of(fixture::source_dir() / "tests/pdf/files/hand.pdf");
    REQUIRE(inspected(whole).state == State::sound);
    const PdfFacts one = inspected(std::string(1, '\n') + whole);
    REQUIRE(one.state == State::damaged);
    CHECK(one.problems.front().zh == "文件头前有 1 个多余字节");
    CHECK(inspected(std::string(1024, ' ') + whole).state == State::damaged);
    CHECK(inspected(std::string(1025, ' ') + whole).state == State::unsound);
}

TEST_CASE("inspect_pdf: the same bytes give the same facts") {
    for (const char* file : {"hand.pdf", "xref-garbled.pdf", "crlf.pdf", "page-missing.pdf"}) {
        const PdfFacts first = inspect(file);
        const PdfFacts second = inspect(file);
        CHECK(first.state == second.state);
        CHECK(first.pages == second.pages);
        REQUIRE(first.problems.size() == second.problems.size());
        for (std::size_t i = 0; i < first.problems.size(); ++i) CHECK(first.problems[i].zh == second.problems[i].zh);
    }
}

TEST_CASE("inspect_pdf: says what kind of file it is that only bears the name") {
    CHECK(inspect("png.pdf").problems.front().zh == "不是 PDF 文件（是一张 PNG 图片）");
    CHECK(inspected("PK\x03\x04 and so on").problems.front().zh == "不是 PDF 文件（是一份 Word/Excel/WPS 文档或压缩包）");
    CHECK(inspect("html.pdf").problems.front().zh == "不是 PDF 文件（是一个网页）");
    CHECK(inspect("text.pdf").problems.front().zh == "不是 PDF 文件");
    CHECK(inspect("empty.pdf").problems.front().zh == "文件是空的");
}

TEST_CASE("inspect_pdf: every cut of a sound file is taken without harm and never as sound") {
    const std::string whole = fixture::bytes_of(fixture::source_dir() / "tests/pdf/files/hand.pdf");
    const std::size_t end = whole.rfind("%%EOF");
    for (std::size_t length = 0; length < end; length += 7) {
        CAPTURE(length);
        CHECK(inspected(std::string_view(whole).substr(0, length)).state != State::sound);
    }
}

} // namespace hegui
