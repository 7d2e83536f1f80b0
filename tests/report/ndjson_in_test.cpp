#include "lib/report/ndjson_in.hpp"

#include "lib/base/utf8.hpp"
#include "tests/fixture/hostile.hpp"
#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

// What ndjson writes is read back, and any report made of that is the same as if it had been made at once.

namespace hegui {
namespace {

constexpr Style zh{.lang = Lang::zh};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string ndjson_of(const std::vector<BatchResult>& batches, const Style& style) {
    return fixture::written(fixture::format("ndjson"), batches, style);
}

/// The batches as they come back.
std::vector<BatchResult> read_back(const std::vector<BatchResult>& batches, const Style& style) {
    std::vector<BatchResult> back;
    for (const std::string& line : lines_of(ndjson_of(batches, style))) {
        if (!line.starts_with(batch_line)) continue;
        auto read = read_batch_line(line);
        REQUIRE(std::holds_alternative<BatchResult>(read));
        back.push_back(std::get<BatchResult>(std::move(read)));
    }
    REQUIRE(back.size() == batches.size());
    return back;
}

void check_same_reports(const std::vector<BatchResult>& batches, const Style& style) {
    const std::vector<BatchResult> back = read_back(batches, style);
    for (const Format* format : formats()) {
        for (const Lang lang : {Lang::zh, Lang::en}) {
            for (const bool verbose : {false, true}) {
                CAPTURE(format->name);
                CAPTURE(verbose);
                Style look = style;
                look.lang = lang;
                look.verbose = verbose;
                look.quiet = !verbose && lang == Lang::en;
                CHECK(fixture::written(*format, back, look) == fixture::written(*format, batches, look));
            }
        }
    }
}

/// A made-up batch without malformed bytes, which no text of a batch file and no roster has: only names of files do.
BatchResult judged_batch() {
    BatchResult batch = fixture::judged_batch();
    for (RuleResult& rule : batch.rules) {
        for (Finding& finding : rule.findings) {
            finding.subject = utf8::repaired(finding.subject);
            finding.message = {utf8::repaired(finding.message.zh), utf8::repaired(finding.message.en)};
        }
    }
    return batch;
}

std::vector<BatchResult> all_batches() {
    BatchResult flooded = fixture::passing_batch();
    flooded.rules.front().findings.front().times = 900;
    flooded.rules.front().findings.front().if_today = true;
    flooded.rules.front().findings.front().file = "roster.csv";
    flooded.rules.front().findings.front().at = {17, 0};
    flooded.place = 12345;
    return {judged_batch(), fixture::unread_batch(), fixture::passing_batch(), flooded};
}

/// A line with one part of it replaced.
std::string changed(std::string_view part, std::string_view by) {
    std::string line = lines_of(ndjson_of({judged_batch()}, zh)).front();
    const std::size_t at = line.find(part);
    REQUIRE(at != std::string::npos);
    return line.replace(at, part.size(), by);
}

std::string problem_of(const std::string& line) {
    const auto read = read_batch_line(line);
    return std::holds_alternative<Text>(read) ? std::get<Text>(read).en : "";
}

} // namespace

TEST_CASE("ndjson read back: every report is the same as if it had been made at once") { check_same_reports(all_batches(), zh); }

TEST_CASE("ndjson read back: the same with ID numbers shown") {
    Style open = zh;
    open.show_ids = true;
    check_same_reports(all_batches(), open);
}

TEST_CASE("ndjson read back: ID numbers that are shown in it are masked in a report that masks") {
    Style open = zh;
    open.show_ids = true;
    const std::vector<BatchResult> back = read_back({judged_batch()}, open);
    for (const Format* format : formats()) CHECK(fixture::written(*format, back, zh) == fixture::written(*format, {judged_batch()}, zh));
}

TEST_CASE("ndjson read back: names that are no UTF-8, and lines of a stranger's file, come back byte for byte") {
    BatchResult batch = judged_batch();
    batch.file = std::string("a/") + fixture::malformed + "/batch.toml";
    batch.inputs = {{batch.file, 7, ""}};
    BatchResult unread = fixture::unread_batch();
    unread.file = batch.file;
    unread.errors.front().where.file = batch.file;
    unread.errors.front().source_line = std::string("\x08") + "1101011990030744770 = " + fixture::malformed + fixture::id_number;
    check_same_reports({batch, unread}, zh);
    CHECK(read_back({batch}, zh).front().file == batch.file);
}

TEST_CASE("ndjson read back: hostile words come back as they are") {
    for (const std::string& words : fixture::hostile_strings()) {
        BatchResult batch = judged_batch();
        if (utf8::first_invalid(words)) continue; // only names of files can be malformed
        for (RuleResult& rule : batch.rules) {
            for (Finding& finding : rule.findings) finding.subject = finding.actual = finding.message.en = finding.remedy.zh = words;
        }
        check_same_reports({batch}, zh);
    }
}

TEST_CASE("ndjson read back: the place of a batch") { CHECK(read_back(all_batches(), zh).back().place == 12345); }

TEST_CASE("ndjson read back: what is not as it was written is refused, with the key") {
    CHECK(problem_of(changed("\"outcome\":\"fail\"", "\"outcome\":\"failed\"")).find("outcome") != std::string::npos);
    CHECK(problem_of(changed("\"count\":250", "\"count\":-1")).find("count") != std::string::npos);
    CHECK(problem_of(changed("\"line\":41", "\"line\":4100000000000")).find("line") != std::string::npos);
    CHECK(problem_of(changed("\"subject\":\"电工\"", "\"subject\":null")).find("subject") != std::string::npos);
    CHECK(problem_of(changed("\"detail\"", "\"details\"")).find("detail") != std::string::npos);
    CHECK(problem_of(changed("\"remedy\":{\"zh\":\"并入", "\"remedy\":{\"zh\":\"不并入")).find("remedy") != std::string::npos);
    CHECK(problem_of(changed("\"as_of\":\"2026-11-20\"", "\"as_of\":\"2026-11-31\"")).find("as_of") != std::string::npos);
    CHECK(problem_of(changed("\"state\":1", "\"state\":9")).find("state") != std::string::npos);
    CHECK_FALSE(problem_of("").empty());
    CHECK_FALSE(problem_of("{}").empty());
    CHECK_FALSE(problem_of("[1]").empty());
    CHECK_FALSE(problem_of(R"({"type":"batch",})").empty());
    CHECK_FALSE(problem_of(R"({"type":"batch","file":"\ud800"})").empty());
}

TEST_CASE("ndjson read back: nesting without end does no harm") {
    constexpr std::size_t deep = 2'000'000;
    CHECK_FALSE(problem_of(std::string(batch_line) + "\"a\":" + std::string(deep, '[')).empty());
    CHECK_FALSE(problem_of(std::string(batch_line) + "\"a\":" + std::string(deep, '[') + std::string(deep, ']') + "}").empty());
}

TEST_CASE("ndjson read back: the last line says what the run was") {
    const std::string line = lines_of(ndjson_of(all_batches(), zh)).back();
    const auto read = read_summary_line(line, "0.1.0");
    REQUIRE(std::holds_alternative<RunEnd>(read));
    const RunEnd& end = std::get<RunEnd>(read);
    CHECK(end.summary.batches == 4);
    CHECK(end.summary.pass == 2);
    CHECK(end.summary.fail == 1);
    CHECK(end.summary.error == 1);
    CHECK(end.run.as_of == "2026-11-20");
    CHECK(end.run.part == 1);
    CHECK(end.run.of == 1);
    CHECK_FALSE(end.summary.found.has_value()); // this run was not brought to its end
    const auto other = read_summary_line(line, "0.2.0");
    REQUIRE(std::holds_alternative<Text>(other));
    CHECK(std::get<Text>(other).en.find("0.1.0") != std::string::npos);
}

} // namespace hegui
