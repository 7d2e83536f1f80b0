#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace hegui {
namespace {

std::string csv(const BatchResult& batch, Lang lang = Lang::en) {
    return fixture::written(fixture::format("csv"), {batch}, {.lang = lang});
}

BatchResult with_subject(const std::string& subject) {
    BatchResult batch = fixture::passing_batch();
    batch.rules = {fixture::rule("headcounts", {"人数", "headcounts"}, {fixture::finding(Outcome::fail, subject, {"少", "few"})})};
    return batch;
}

std::size_t rows_in(const std::string& report) { return static_cast<std::size_t>(std::count(report.begin(), report.end(), '\n')); }

} // namespace

TEST_CASE("csv: a mark, a header in the language of the report, and lines that end as the format asks") {
    CHECK(csv(fixture::passing_batch(), Lang::zh).starts_with("\xEF\xBB\xBF批次文件,批次,规程,"));
    CHECK(csv(fixture::passing_batch()).starts_with("\xEF\xBB\xBF\"batch file\",batch,regulation,"));
    CHECK(csv(fixture::passing_batch()).ends_with("\r\n"));
}

TEST_CASE("csv: one row a finding, and one of a batch that has none") {
    CHECK(rows_in(csv(fixture::judged_batch())) == 1 + 8);
    CHECK(rows_in(csv(fixture::unread_batch())) == 1 + 2);
    BatchResult empty = fixture::passing_batch();
    empty.rules.front().findings.clear();
    CHECK(rows_in(csv(empty)) == 1 + 1);
}

TEST_CASE("csv: no cell is a formula") {
    for (const char* start : {"=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t=", "\u3000@", "\u00A0-"}) {
        CAPTURE(start);
        const std::string report = csv(with_subject(std::string(start) + "1+1"));
        CHECK(report.find(",\"'") != std::string::npos);
    }
    CHECK(csv(with_subject("电工=1")).find(",电工=1,") != std::string::npos);
    CHECK(csv(with_subject("a\"b,c")).find(",\"a\"\"b,c\",") != std::string::npos);
}

} // namespace hegui
