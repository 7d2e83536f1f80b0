#include "lib/regulation/regulation.hpp"

#include "tests/fixture/henan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hegui {
namespace {

using Names = std::vector<std::string>;

const Regulation& anhui() {
    static const auto regulation = fixture::catalogue().shipped("anhui-examiner-training");
    REQUIRE(regulation != nullptr);
    return *regulation;
}

const Params& params(std::string_view id) {
    const auto& all = anhui().rules;
    const auto found = std::find_if(all.begin(), all.end(), [&](const RegulatedRule& rule) { return rule.id == id; });
    REQUIRE(found != all.end());
    return found->rows.front().params;
}

/// A list of words as one text, id and names alike.
std::string shown(const Regulation& regulation, std::string_view list) {
    std::string all;
    for (const Word& word : regulation.words.find(list)->second) all += fmt::format("{}: {}\n", word.id, fmt::join(word.names, " "));
    return all;
}

} // namespace

TEST_CASE("anhui-examiner-training: one procedure, of every kind of institution, and its stages") {
    REQUIRE(anhui().procedures.size() == 1);
    const Procedure& training = anhui().procedures.front();
    CHECK(training.id == "examiner-training");
    CHECK(training.stages == Names{"enrolment", "online", "offline", "qualification"});
    CHECK(anhui().default_stage == "qualification");
    for (const Word& kind : anhui().words.find("kind")->second) CHECK(anhui().find_procedure(kind.id, "") == &training);
    const std::pair<const char*, const char*> names[]{
        {"enrolment", "报名"}, {"online", "在线培训"}, {"offline", "线下培训"}, {"qualification", "资格认证"}};
    for (const auto& [stage, name] : names) CHECK(anhui().title_of("stage", stage).zh == name);
}

TEST_CASE("anhui-examiner-training: the rules in the order of reports, and from when they are due") {
    const std::vector<std::pair<std::string, std::string>> expected{{"trainee-employer", "enrolment"},
                                                                    {"trainee-eligibility", "enrolment"},
                                                                    {"enrolment-window", "enrolment"},
                                                                    {"enrolment-record", "enrolment"},
                                                                    {"online-training", "online"},
                                                                    {"offline-training", "offline"},
                                                                    {"qualification-exam", "qualification"},
                                                                    {"attachments", "first"},
                                                                    {"timeline", "first"},
                                                                    {"waivers", "first"}};
    std::vector<std::pair<std::string, std::string>> found;
    for (const RegulatedRule& rule : anhui().rules) {
        REQUIRE(rule.rows.size() == 1);
        found.emplace_back(rule.id, rule.rows.front().due);
    }
    CHECK(found == expected);
}

TEST_CASE("anhui-examiner-training: the numbers of the text") {
    const date::year year{2026};
    CHECK(iso(params("enrolment-window").day_of_year("from", year)) == "2026-07-30");
    CHECK(iso(params("enrolment-window").day_of_year("until", year)) == "2026-08-16");
    CHECK(iso(params("online-training").day_of_year("from", year)) == "2026-07-30");
    CHECK(iso(params("online-training").day_of_year("until", year)) == "2026-08-27");
    CHECK(params("online-training").count("minutes-at-least") == 180);
    CHECK(params("online-training").count("attempts-at-most") == 2);
    CHECK(params("online-training").number("score-at-least") == 90);
    CHECK(params("offline-training").number("days-at-least") == 1);
    CHECK(params("enrolment-record").count("photo-mebibytes") == 3);
    CHECK(params("enrolment-record").count("photo-megapixels") == 3);
    CHECK(params("enrolment-record").text("region") == "省直");
    CHECK(params("trainee-eligibility").count("skill-at-least") == 3);
    CHECK(params("trainee-eligibility").text("title-at-least") == "intermediate");
    CHECK(params("trainee-employer").texts("allowed") ==
          Names{"central-enterprise-branch", "provincial-industry-organization", "member-unit"});
    CHECK(params("timeline").trainee_chains("trainee-chains").size() == 2);
}

TEST_CASE("anhui-examiner-training: kinds, titles and levels are the same words as in Henan") {
    for (const char* list : {"kind", "grade", "level"}) CHECK(shown(anhui(), list) == shown(fixture::henan(), list));
}

TEST_CASE("anhui-examiner-training: the titles of the common series by their grade") {
    const auto grade_of = [](const char* title) -> std::string {
        const Word* word = find_word(anhui().words.find("grade")->second, title);
        return word == nullptr ? "" : word->id;
    };
    for (const char* title : {"员级", "助理级", "技术员", "助理工程师", "助教", "二级实习指导教师", "医师", "护师", "二级教师"})
        CHECK(grade_of(title) == "junior");
    for (const char* title : {"工程师", "讲师", "一级实习指导教师", "经济师", "助理研究员", "馆员", "主治医师", "一级教师"})
        CHECK(grade_of(title) == "intermediate");
    for (const char* title : {"副高级", "正高级", "高级工程师", "教授级高级工程师", "副教授", "研究员", "副主任医师", "高级讲师"})
        CHECK(grade_of(title) == "senior");
    for (const char* title : {"技师", "高级技师", "高级工", "管理员", "主任"}) CHECK(grade_of(title).empty()); // levels, or several things
}

TEST_CASE("anhui-examiner-training: every clause is judged, or left to a person") {
    CHECK(anhui().clauses.size() > 10);
    for (const Clause& clause : anhui().clauses) {
        CAPTURE(clause.ref);
        CHECK((!clause.rules.empty() || !clause.by_hand.empty()));
    }
}

} // namespace hegui
