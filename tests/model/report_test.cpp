#include "lib/model/report.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string_view>
#include <vector>

namespace hegui {
namespace {

constexpr std::array<Outcome, 7> from_worst{Outcome::fail,   Outcome::unchecked, Outcome::warning,       Outcome::pending,
                                            Outcome::waived, Outcome::pass,      Outcome::not_applicable};

Finding finding(Outcome outcome) {
    Finding made;
    made.outcome = outcome;
    return made;
}

BatchResult result(Verdict verdict, const std::vector<Outcome>& rules) {
    BatchResult made;
    made.verdict = verdict;
    for (const Outcome outcome : rules) {
        RuleResult rule;
        rule.outcome = outcome;
        made.rules.push_back(rule);
    }
    return made;
}

} // namespace

TEST_CASE("worse_of: fail over unchecked over warning over pending over waived over pass over not-applicable") {
    for (std::size_t i = 0; i < from_worst.size(); ++i) {
        for (std::size_t j = i; j < from_worst.size(); ++j) {
            CHECK(worse_of(from_worst[i], from_worst[j]) == from_worst[i]);
            CHECK(worse_of(from_worst[j], from_worst[i]) == from_worst[i]);
        }
    }
}

TEST_CASE("worst_of: a rule is as bad as its worst finding and passes without any") {
    CHECK(worst_of({}) == Outcome::pass);
    CHECK(worst_of({finding(Outcome::pass), finding(Outcome::waived)}) == Outcome::waived);
    CHECK(worst_of({finding(Outcome::warning), finding(Outcome::fail), finding(Outcome::pass)}) == Outcome::fail);
    CHECK(worst_of({finding(Outcome::pending), finding(Outcome::unchecked)}) == Outcome::unchecked);
}

TEST_CASE("id_of: the words that scripts know") {
    constexpr std::array<std::string_view, 7> ids{"fail", "unchecked", "warning", "pending", "waived", "pass", "not-applicable"};
    for (std::size_t i = 0; i < ids.size(); ++i) CHECK(id_of(from_worst[i]) == ids[i]);
    CHECK(id_of(Verdict::pass) == "pass");
    CHECK(id_of(Verdict::fail) == "fail");
    CHECK(id_of(Verdict::error) == "error");
}

TEST_CASE("BatchResult: counts rules by outcome") {
    const BatchResult one = result(Verdict::fail, {Outcome::fail, Outcome::pass, Outcome::fail});
    CHECK(one.count(Outcome::fail) == 2);
    CHECK(one.count(Outcome::pass) == 1);
    CHECK(one.count(Outcome::waived) == 0);
}

TEST_CASE("Summary: counts batches by verdict and unchecked rules") {
    Summary summary;
    summary.add(result(Verdict::pass, {Outcome::pass}));
    summary.add(result(Verdict::fail, {Outcome::fail, Outcome::unchecked}));
    summary.add(result(Verdict::error, {Outcome::unchecked, Outcome::unchecked}));
    summary.add(result(Verdict::error, {}));
    CHECK(summary.batches == 4);
    CHECK(summary.pass == 1);
    CHECK(summary.fail == 1);
    CHECK(summary.error == 2);
    CHECK(summary.unchecked == 3);
}

} // namespace hegui
