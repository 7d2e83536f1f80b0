#include "lib/report/format.hpp"

#include "tests/fixture/report.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

constexpr Style zh{.lang = Lang::zh, .color = false, .quiet = false, .verbose = false, .show_ids = false};

std::string json(const std::vector<BatchResult>& batches, const Style& style = zh) {
    return fixture::written(fixture::format("json"), batches, style);
}

/// Whether these stand in the text in this order.
bool in_order(std::string_view text, const std::vector<std::string_view>& parts) {
    std::size_t at = 0;
    for (const std::string_view part : parts) {
        CAPTURE(part);
        at = text.find(part, at);
        CHECK(at != std::string_view::npos);
        if (at == std::string_view::npos) return false;
        at += part.size();
    }
    return true;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace

TEST_CASE("json: the keys of a report in the order of its format") {
    CHECK(in_order(json({fixture::judged_batch()}), {"\"format\": 1",
                                                     "\"tool\"",
                                                     "\"name\": \"hegui\"",
                                                     "\"version\": \"0.1.0\"",
                                                     "\"as_of\": \"2026-11-20\"",
                                                     "\"summary\"",
                                                     "\"batches\": 1",
                                                     "\"pass\": 0",
                                                     "\"fail\": 1",
                                                     "\"error\": 0",
                                                     "\"unchecked\": 1",
                                                     "\"regulations\"",
                                                     "\"id\": \"henan-2023\"",
                                                     "\"version\"",
                                                     "\"sha256\"",
                                                     "\"batches\": [",
                                                     "\"file\"",
                                                     "\"id\"",
                                                     "\"regulation\": \"henan-2023\"",
                                                     "\"procedure\"",
                                                     "\"stage\"",
                                                     "\"verdict\": \"fail\"",
                                                     "\"rules\"",
                                                     "\"rule\": \"annual-plan\"",
                                                     "\"outcome\": \"not-applicable\"",
                                                     "\"clause\"",
                                                     "\"count\": 0",
                                                     "\"findings\": []",
                                                     "\"inputs\"",
                                                     "\"by_hand\"",
                                                     "\"errors\": []"}));
}

TEST_CASE("json: the keys of a finding in the order of its format") {
    CHECK(in_order(json({fixture::judged_batch()}),
                   {"\"rule\": \"min-headcount\"", "\"outcome\": \"fail\"", "\"clause\"", "\"count\": 250", "\"findings\": [",
                    "\"outcome\": \"fail\"", "\"subject\": \"电工\"", "\"message\"", "\"zh\"", "\"en\"", "\"actual\": \"12\"",
                    "\"expected\": \">= 15\"", "\"location\"", "\"file\"", "\"line\": 41", "\"column\": 1", "\"fingerprint\""}));
}

TEST_CASE("json: a waived finding bears its waiver") {
    CHECK(in_order(json({fixture::judged_batch()}),
                   {"\"outcome\": \"waived\"", "\"waiver\": {", "\"reason\"", "\"approved_by\": \"王主任\"", "\"until\": \"2026-12-31\""}));
    CHECK_FALSE(contains(json({fixture::passing_batch()}), "\"waiver\""));
}

TEST_CASE("json: what could not be learnt of a batch is null") {
    const std::string report = json({fixture::unread_batch()});
    for (const char* key : {"id", "regulation", "procedure", "stage"}) CHECK(contains(report, "\"" + std::string(key) + "\": null"));
    CHECK(contains(report, "\"verdict\": \"error\""));
    CHECK(contains(report, "\"rules\": []"));
    CHECK(in_order(report, {"\"errors\": [", "\"message\"", "\"location\"", "\"line\": 12", "\"column\": 9", "\"message\""}));
}

TEST_CASE("json: an error without a place has no location") {
    BatchResult batch = fixture::unread_batch();
    batch.errors.erase(batch.errors.begin());
    CHECK_FALSE(contains(json({batch}), "\"location\""));
}

TEST_CASE("json: hashes are there where they were asked for") {
    const std::string report = json({fixture::judged_batch()});
    CHECK(in_order(report, {"\"bytes\": 1834", "\"bytes\": 20000,", "\"sha256\": \"" + std::string(64, 'a') + "\""}));
    BatchResult batch = fixture::judged_batch();
    batch.regulation.reset();
    batch.inputs.pop_back();
    CHECK_FALSE(contains(json({batch}), "\"sha256\""));
}

TEST_CASE("json: a regulation stands once however many batches it judged") {
    const std::string report = json({fixture::judged_batch(), fixture::judged_batch(), fixture::unread_batch()});
    const std::string head = report.substr(0, report.find("\"batches\": ["));
    CHECK(head.find("\"id\": \"henan-2023\"") == head.rfind("\"id\": \"henan-2023\""));
}

TEST_CASE("json: how a report looks changes nothing but what the language says") {
    Style other = zh;
    other.color = other.quiet = other.verbose = true;
    CHECK(json({fixture::judged_batch()}, other) == json({fixture::judged_batch()}));
    Style english = zh;
    english.lang = Lang::en;
    BatchResult batch = fixture::judged_batch();
    batch.by_hand.clear();
    CHECK(json({batch}, english) == json({batch}));
}

TEST_CASE("json: strings are escaped") {
    BatchResult batch = fixture::passing_batch();
    batch.id = "a\"b\\c\nd\te\x1b"
               "f";
    CHECK(contains(json({batch}), "\"id\": \"a\\\"b\\\\c\\nd\\te\\u001Bf\""));
}

} // namespace hegui
