#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace hegui {
namespace {

std::set<std::string> fingerprints_in(const std::string& report) {
    std::set<std::string> all;
    const std::string key = "\"fingerprint\": \"";
    for (std::size_t at = report.find(key); at != std::string::npos; at = report.find(key, at + 1))
        all.insert(report.substr(at + key.size(), 16));
    return all;
}

std::string gitlab(const std::vector<BatchResult>& batches) {
    return fixture::written(fixture::format("gitlab"), batches, {.lang = Lang::en});
}

} // namespace

TEST_CASE("gitlab: only what somebody has to look at") {
    CHECK(fingerprints_in(gitlab({fixture::judged_batch()})).size() == 4); // fail, unchecked, two warnings; nothing pending or waived
    CHECK(gitlab({fixture::passing_batch()}) == "[]\n");
    CHECK(fingerprints_in(gitlab({fixture::unread_batch()})).size() == 2);
}

TEST_CASE("gitlab: the fingerprint is that of the other reports, and unique where a batch is judged twice") {
    const auto once = fingerprints_in(gitlab({fixture::judged_batch()}));
    CHECK(once.contains("9a85fe50c4e08079"));
    const auto twice = fingerprints_in(gitlab({fixture::judged_batch(), fixture::judged_batch()}));
    CHECK(twice.size() == 2 * once.size());
    for (const std::string& print : once) CHECK(twice.contains(print));
}

TEST_CASE("gitlab: a path without ./ and a line from 1") {
    BatchResult batch = fixture::judged_batch();
    batch.file = "././/a/batch.toml";
    const std::string report = gitlab({batch});
    CHECK(report.find("\"path\": \"a/batch.toml\"") != std::string::npos);
    CHECK(report.find("\"begin\": 0") == std::string::npos);
}

} // namespace hegui
