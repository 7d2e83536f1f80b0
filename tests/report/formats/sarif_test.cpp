#include "lib/report/uri.hpp"
#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

std::string sarif(const Finding& finding) {
    BatchResult batch = fixture::passing_batch();
    batch.rules = {fixture::rule("lead-time", {"间隔", "lead time"}, {finding})};
    return fixture::written(fixture::format("sarif"), {batch}, {.lang = Lang::en});
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("sarif: a place without column or without line") {
    const std::string whole = sarif(fixture::finding(Outcome::fail, "", {"晚", "late"}, {4, 2}));
    CHECK(contains(whole, "\"startLine\": 4"));
    CHECK(contains(whole, "\"startColumn\": 2"));
    const std::string line = sarif(fixture::finding(Outcome::fail, "", {"晚", "late"}, {4, 0}));
    CHECK(contains(line, "\"startLine\": 4"));
    CHECK_FALSE(contains(line, "startColumn"));
    CHECK_FALSE(contains(sarif(fixture::finding(Outcome::fail, "", {"晚", "late"})), "region"));
}

TEST_CASE("sarif: text is no link") {
    CHECK(contains(sarif(fixture::finding(Outcome::fail, "", same("[x](http://evil.example)"))), R"([x\\](http)"));
    CHECK(contains(sarif(fixture::finding(Outcome::fail, "", same("[session]"))), "[session] ("));
}

TEST_CASE("uri: of a path") {
    CHECK(uri_of("a b/批.toml") == "a%20b/%E6%89%B9.toml");
    CHECK(uri_of("./././/a/batch.toml") == "a/batch.toml");
    CHECK(uri_of("javascript:x") == "javascript%3Ax");
    CHECK(uri_of("a%2F?#\xFF") == "a%252F%3F%23%FF");
    CHECK(uri_of("/a/b") == "file:///a/b");
    CHECK(uri_of("../a") == "../a");
}

} // namespace hegui
