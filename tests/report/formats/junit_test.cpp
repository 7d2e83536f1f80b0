#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <string_view>

namespace hegui {
namespace {

std::string junit(const BatchResult& batch) { return fixture::written(fixture::format("junit"), {batch}, {.lang = Lang::en}); }

/// The report of a run in which warnings make a batch fail.
std::string strict(std::string_view format, const BatchResult& batch) {
    std::ostringstream out;
    const auto writer = fixture::format(format).open(out, {.tool_version = "0.1.0", .as_of = "2026-11-20", .warnings_fail = true},
                                                     {.lang = Lang::en});
    writer->batch(batch);
    writer->end({});
    return out.str();
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

BatchResult doubtful() {
    BatchResult batch = fixture::passing_batch();
    batch.rules = {
        fixture::rule("timeline", {"时间次序", "order of dates"}, {fixture::finding(Outcome::warning, "", {"可疑", "doubtful"})})};
    return batch;
}

} // namespace

TEST_CASE("junit: the counts of a suite are those of its rules") {
    CHECK(contains(junit(fixture::judged_batch()), R"(tests="8" failures="1" errors="1" skipped="3">)"));
    CHECK(contains(junit(fixture::unread_batch()), R"(tests="1" failures="0" errors="1" skipped="0">)"));
    CHECK(contains(junit(fixture::passing_batch()), R"(tests="1" failures="0" errors="0" skipped="0">)"));
}

TEST_CASE("junit: a warning passes and is told, unless warnings make a batch fail") {
    CHECK(contains(junit(doubtful()), "<system-out>warning: order of dates\nwarning: doubtful\n"));
    CHECK_FALSE(contains(junit(doubtful()), "<failure"));
    CHECK(contains(strict("junit", doubtful()), R"(failures="1")"));
    CHECK(contains(strict("junit", doubtful()), R"(<failure message="doubtful" type="warning">)"));
}

TEST_CASE("tap: a warning is ok, unless warnings make a batch fail") {
    CHECK(contains(fixture::written(fixture::format("tap"), {doubtful()}, {}), "\nok 1 - "));
    CHECK(contains(strict("tap", doubtful()), "\nnot ok 1 - "));
}

TEST_CASE("junit: what XML can't hold is made visible or replaced") {
    BatchResult batch = doubtful();
    batch.file = "a<\"&'>]]>\x01\uFFFE\uFFFF\xFF.toml";
    CHECK(contains(junit(batch), R"(<testsuite name="a&lt;&quot;&amp;'&gt;]]&gt;\x01)"
                                 "\uFFFD\uFFFD"
                                 R"(\xFF.toml" tests=)"));
}

} // namespace hegui
