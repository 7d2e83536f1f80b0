#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <string>

namespace hegui {
namespace {

std::string github(const Finding& finding, const std::string& file = "./a/batch.toml") {
    BatchResult batch = fixture::passing_batch();
    batch.file = file;
    batch.verdict = Verdict::fail;
    batch.rules = {fixture::rule("lead-time", {"间隔", "lead time"}, {finding})};
    return fixture::written(fixture::format("github"), {batch}, {.lang = Lang::en});
}

constexpr const char* clause = "%0A豫职评〔2023〕230号 社会培训评价组织 二.2\n";
constexpr const char* end = "hegui: 1 batch: 0 pass, 1 fail, 0 could not be judged\n";

} // namespace

TEST_CASE("github: a line for each failure at its place") {
    CHECK(github(fixture::finding(Outcome::fail, "", {"晚", "late"}, {4, 2})) ==
          std::string("::error file=a/batch.toml,line=4,col=2,title=lead time (lead-time)::late") + clause + end);
    CHECK(github(fixture::finding(Outcome::unchecked, "x", {"晚", "late"}, {4, 0})) ==
          std::string("::error file=a/batch.toml,line=4,title=lead time (lead-time)::x: late") + clause + end);
    CHECK(github(fixture::finding(Outcome::warning, "", {"晚", "late"})) ==
          std::string("::warning file=a/batch.toml,title=lead time (lead-time)::late") + clause + end);
    CHECK(github(fixture::finding(Outcome::pending, "", {"晚", "late"}, {4, 2})) == end);
}

TEST_CASE("github: what means something to the runner is escaped") {
    const std::string line = github(fixture::finding(Outcome::fail, "", same("50%0A::error::x\n::error::y"), {1, 1}), "a:b,c%/batch.toml");
    CHECK(line.starts_with("::error file=a%3Ab%2Cc%25/batch.toml,line=1,col=1,title="));
    CHECK(line.find("::50%250A::error::x ::error::y%0A") != std::string::npos);
}

} // namespace hegui
