#include "lib/report/format.hpp"

#include "lib/base/utf8.hpp"
#include "tests/fixture/golden.hpp"
#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include <algorithm>
#include <string>

namespace hegui {
namespace {

constexpr Style zh{.lang = Lang::zh, .color = false, .quiet = false, .verbose = false, .show_ids = false};
constexpr Style en{.lang = Lang::en, .color = false, .quiet = false, .verbose = false, .show_ids = false};

} // namespace

TEST_CASE("formats: each writes the same report as its golden files") {
    for (const Format* format : formats()) {
        const std::string name(format->name);
        fixture::check_golden(name + "-zh.txt", fixture::whole_report(*format, zh));
        fixture::check_golden(name + "-en.txt", fixture::whole_report(*format, en));
    }
}

TEST_CASE("formats: their names are sorted and none stands twice") {
    const auto all = formats();
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1]->name < all[i]->name);
}

TEST_CASE("formats: nothing that strangers write reaches a terminal or breaks the encoding") {
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        const std::string report = fixture::whole_report(*format, zh);
        CHECK_FALSE(utf8::first_invalid(report).has_value());
        CHECK(report.find('\x1b') == std::string::npos);
        CHECK(std::none_of(report.begin(), report.end(), [](char c) { return c == '\0' || c == '\x7F'; }));
        for (std::size_t at = report.find('\r'); at != std::string::npos; at = report.find('\r', at + 1))
            CHECK(report.substr(at, 2) == "\r\n"); // the end of a line of CSV
    }
}

TEST_CASE("formats: ID numbers are masked unless asked for") {
    Style open = zh;
    open.show_ids = true;
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        const std::string report = fixture::whole_report(*format, zh);
        CHECK(report.find(fixture::id_number) == std::string::npos);
        std::string masked = report;
        std::erase(masked, '\\'); // of Markdown
        CHECK(masked.find("110101********4477") != std::string::npos);
        CHECK(fixture::whole_report(*format, open).find(fixture::id_number) != std::string::npos);
    }
}

TEST_CASE("formats: ID numbers are masked wherever they stand") {
    BatchResult batch = fixture::judged_batch();
    const std::string number = fixture::id_number;
    batch.file = number + "/batch.toml";
    batch.rules.front().findings = {fixture::finding(Outcome::fail, number + ".pdf", same(number), {1, 1})};
    batch.rules.front().outcome = Outcome::fail;
    batch.inputs.front().file = number + ".pdf";
    batch.by_hand = {same(number)};
    batch.errors = {{.message = same(number), .where = {number, {1, 1}}, .source_line = number}};
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        for (const bool quiet : {false, true}) {
            Style style = zh;
            style.quiet = quiet;
            CHECK(fixture::written(*format, {batch}, style).find(number) == std::string::npos);
        }
    }
}

TEST_CASE("formats: a control character before an ID number does not unmask it") {
    BatchResult batch = fixture::judged_batch();
    const std::string name = std::string(1, '\0') + fixture::id_number;
    batch.rules = {fixture::rule("headcounts", {"人数", "headcounts"}, {fixture::finding(Outcome::fail, name, same(name), {1, 1})})};
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        CHECK(fixture::written(*format, {batch}, zh).find(fixture::id_number) == std::string::npos);
    }
}

TEST_CASE("formats: the same results give the same bytes") {
    for (const Format* format : formats()) CHECK(fixture::whole_report(*format, zh) == fixture::whole_report(*format, zh));
}

TEST_CASE("formats: a run without batches is a report too") {
    for (const Format* format : formats()) {
        CAPTURE(format->name);
        CHECK_NOTHROW(fixture::written(*format, {}, zh));
    }
}

TEST_CASE("text: a place is a link where the terminal knows links, and never one that tells an ID number") {
    const auto text = [](const BatchResult& batch, const std::string& links_from, bool show_ids) {
        std::ostringstream out;
        Style style{.lang = Lang::en};
        style.show_ids = show_ids;
        fixture::format("text").open(out, {.tool_version = "1", .as_of = "2026-11-20", .links_from = links_from}, style)->batch(batch);
        return out.str();
    };
    BatchResult batch = fixture::judged_batch();
    const std::string folder = "file://host/a%20b/";
    CHECK(text(batch, "", false).find("\x1b]8;;") == std::string::npos);
    CHECK(text(batch, folder, false).find("\x1b]8;;file://host/a%20b/%E6%89%B9%E6%AC%A1/a%20b/batch.toml#41\x1b\\") != std::string::npos);
    batch.file = "/" + std::string(fixture::id_number) + "/batch.toml";
    CHECK(text(batch, folder, false).find("\x1b]8;;") == std::string::npos);
    CHECK(text(batch, folder, true).find("\x1b]8;;file:///" + std::string(fixture::id_number)) != std::string::npos);
}

} // namespace hegui
