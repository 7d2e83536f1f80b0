#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace hegui {
namespace {

BatchResult with_findings(std::size_t count) {
    BatchResult batch = fixture::passing_batch();
    const std::vector<Finding> findings(count, fixture::finding(Outcome::fail, "电工", {"少", "few"}, {3, 1}));
    batch.rules = {fixture::rule("headcounts", {"人数", "headcounts"}, findings)};
    return batch;
}

std::string markdown(const BatchResult& batch) { return fixture::written(fixture::format("markdown"), {batch}, {.lang = Lang::en}); }

} // namespace

TEST_CASE("markdown: many findings are folded away, few are not") {
    CHECK(markdown(with_findings(10)).find("<details>") == std::string::npos);
    CHECK(markdown(with_findings(11)).find("<details><summary>11 findings</summary>\n\n- **Failed**") != std::string::npos);
}

TEST_CASE("markdown: a batch that passes stands in the table only") {
    const std::string report = markdown(fixture::passing_batch());
    CHECK(report.find("| ✅ PASS | c/batch.toml |") != std::string::npos);
    CHECK(report.find("###") == std::string::npos);
}

} // namespace hegui
