#include "lib/report/fingerprint.hpp"

#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

namespace hegui {
namespace {

BatchResult batch_of(const std::vector<Finding>& findings, const char* rule = "min-headcount", const char* id = "2026-1") {
    BatchResult batch;
    batch.file = "a/batch.toml";
    batch.id = id;
    batch.rules = {fixture::rule(rule, {"甲", "a"}, findings)};
    return batch;
}

std::vector<std::string> prints_of(const BatchResult& batch) { return fingerprints(batch, batch.rules.front()); }

Finding of(const char* subject, const char* message = "x", Position at = {1, 1}) {
    return fixture::finding(Outcome::fail, subject, same(message), at);
}

} // namespace

TEST_CASE("fingerprints: one for each finding, distinct per subject") {
    const auto prints = prints_of(batch_of({of("电工"), of("焊工"), of("电工/4"), of("")}));
    CHECK(prints.size() == 4);
    CHECK(std::set<std::string>(prints.begin(), prints.end()).size() == 4);
    for (const std::string& print : prints) CHECK(print.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("fingerprints: the same when lines move and words or numbers change") {
    CHECK(prints_of(batch_of({of("电工", "x", {1, 1})})) == prints_of(batch_of({of("电工", "y", {99, 7})})));
}

TEST_CASE("fingerprints: the same when findings of other subjects come and go") {
    CHECK(prints_of(batch_of({of("电工"), of("焊工")})).back() == prints_of(batch_of({of("焊工")})).back());
}

TEST_CASE("fingerprints: several of one subject are told apart") {
    const auto prints = prints_of(batch_of({of("电工"), of("电工")}));
    CHECK(prints[0] != prints[1]);
}

TEST_CASE("fingerprints: distinct per rule and per batch") {
    const auto print = prints_of(batch_of({of("电工")})).front();
    CHECK(print != prints_of(batch_of({of("电工")}, "lead-time")).front());
    CHECK(print != prints_of(batch_of({of("电工")}, "min-headcount", "2026-2")).front());
}

TEST_CASE("fingerprints: of a batch without an id by its file") {
    BatchResult a = batch_of({of("电工")});
    a.id.reset();
    BatchResult b = a;
    b.file = "b/batch.toml";
    CHECK(prints_of(a) != prints_of(b));
}

} // namespace hegui
