#include "lib/report/format.hpp"

#include "lib/base/utf8.hpp"
#include "tests/fixture/golden.hpp"
#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace hegui {
namespace {

Style style(Lang lang) { return {.lang = lang, .color = false, .quiet = false, .verbose = false, .show_ids = false}; }

std::string report(const Style& style) { return fixture::whole_report(fixture::format("text"), style); }

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The characters of well-formed text, each as its bytes.
std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> all;
    for (const char byte : text) {
        const bool continues = (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
        if (!continues) all.emplace_back();
        all.back() += byte;
    }
    return all;
}

/// A batch that could not be read for one error at a place of a line.
BatchResult with_error(const std::string& line, std::uint32_t column, std::uint32_t span) {
    BatchResult batch;
    batch.file = "batch.toml";
    batch.errors = {{.message = {"甲", "a"}, .where = {"batch.toml", {12, column}}, .source_line = line, .span = span}};
    return batch;
}

/// What stands above the carets in the report of such a batch.
std::string marked(const std::string& line, std::uint32_t column, std::uint32_t span) {
    const std::string text = fixture::written(fixture::format("text"), {with_error(line, column, span)}, style(Lang::zh));
    const auto lines = lines_of(text);
    const auto caret = std::find_if(lines.begin(), lines.end(), [](const std::string& one) { return one.find('^') != std::string::npos; });
    REQUIRE(caret != lines.end());
    REQUIRE(caret != lines.begin());
    const std::string& quoted = *(caret - 1);
    const std::size_t first = utf8::width(caret->substr(0, caret->find('^')));
    const std::size_t last = utf8::width(*caret);
    std::string above;
    std::size_t reached = 0;
    for (const std::string& character : split(quoted)) {
        if (reached >= first && reached < last) above += character;
        reached += utf8::width(character);
    }
    return above;
}

} // namespace

TEST_CASE("text: quiet, verbose and coloured reports are those of their golden files") {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        const std::string suffix = lang == Lang::zh ? "-zh" : "-en";
        Style quiet = style(lang);
        quiet.quiet = true;
        fixture::check_golden("text-quiet" + suffix + ".txt", report(quiet));
        Style verbose = style(lang);
        verbose.verbose = true;
        fixture::check_golden("text-verbose" + suffix + ".txt", report(verbose));
        Style color = style(lang);
        color.color = true;
        fixture::check_golden("text-color" + suffix + ".txt", report(color));
    }
}

TEST_CASE("text: quiet is one line a batch") {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        Style quiet = style(lang);
        quiet.quiet = true;
        CHECK(lines_of(report(quiet)).size() == 3);
    }
}

TEST_CASE("text: colour changes nothing but the colour") {
    Style color = style(Lang::zh);
    color.color = true;
    std::string plain;
    const std::string colored = report(color);
    for (std::size_t at = 0; at < colored.size(); ++at) {
        if (colored[at] == '\x1b')
            at = colored.find('m', at);
        else
            plain += colored[at];
    }
    CHECK(plain == report(style(Lang::zh)));
}

TEST_CASE("text: every colour that is begun is ended on its line") {
    Style color = style(Lang::en);
    color.color = true;
    for (const std::string& line : lines_of(report(color))) {
        if (line.find('\x1b') == std::string::npos) continue;
        CAPTURE(line);
        CHECK(line.substr(line.size() - 4) == "\x1b[0m");
    }
}

TEST_CASE("text: no line of prose is wider than 80 columns") {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        Style verbose = style(lang);
        verbose.verbose = true;
        for (const std::string& line : lines_of(report(verbose))) {
            CAPTURE(line);
            CHECK(utf8::width(line) <= 80);
        }
    }
}

TEST_CASE("text: the caret stands right under what is meant") {
    CHECK(marked("planed = 30", 1, 6) == "planed");
    CHECK(marked("planed = 30", 10, 2) == "30");
    CHECK(marked("name = \"河南省\" 多", 8, 5) == "\"河南省\"");
    CHECK(marked("name = \"河南省\" 多", 14, 1) == "多");
    CHECK(marked("甲乙丙丁", 3, 1) == "丙");
    CHECK(marked("甲乙丙丁", 2, 2) == "乙丙");
}

TEST_CASE("text: the caret is right behind characters that are shown in another way") {
    CHECK(marked("a\tb = x", 7, 1) == "x");
    CHECK(marked("a\x1b"
                 "b = x",
                 7, 1) == "x");
    CHECK(marked("a\u202E"
                 "b = x",
                 7, 1) == "x");
    CHECK(marked("e\u0301 = x", 6, 1) == "x"); // a combining mark takes no column
    CHECK(marked("110101199003074477 = x", 22, 1) == "x");
}

TEST_CASE("text: a place behind the end of its line still has its caret") {
    const auto lines = lines_of(fixture::written(fixture::format("text"), {with_error("河南", 3, 1)}, style(Lang::zh)));
    const auto caret = std::find_if(lines.begin(), lines.end(), [](const std::string& one) { return one.find('^') != std::string::npos; });
    REQUIRE(caret != lines.end());
    CHECK(utf8::width(*caret) == utf8::width(*(caret - 1)) + 1);
}

TEST_CASE("text: an error without a place shows no line") {
    BatchResult batch = with_error("", 0, 1);
    batch.errors[0].where.at = {};
    const std::string text = fixture::written(fixture::format("text"), {batch}, style(Lang::en));
    CHECK(text.find('^') == std::string::npos);
    CHECK(text.find("batch.toml:") == std::string::npos);
}

} // namespace hegui
