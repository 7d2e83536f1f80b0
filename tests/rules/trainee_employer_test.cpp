#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "trainee-employer";
constexpr const char* clause = "一、六（一）";

BatchBuilder of(const char* kind) { return enrolment().of(kind, absent); }

TEST_CASE("trainee-employer: 央企驻皖分支机构、省级行业评价组织（含会员单位）") {
    check_rule(rule, clause,
               {
                   {"央企驻皖分支机构", of("central-enterprise-branch"), passes()},
                   {"省级行业评价组织", of("provincial-industry-organization"), passes()},
                   {"会员单位", of("member-unit"), passes()},
                   {"用人单位", of("employer"), fails("kind").saying("用人单位评价机构")},
                   {"社会培训", of("social-training"), fails("kind")},
                   {"技工院校", of("technical-college"), fails("kind")},
               });
}

TEST_CASE("trainee-employer: 已备案或拟备案") {
    check_rule(rule, clause,
               {
                   {"已备案", enrolment().status("filed"), passes()},
                   {"拟备案", enrolment().status("to-be-filed"), passes()},
                   {"both are wrong", of("employer").status(absent), fails("status").times(2)},
               });
    check_needed(rule, enrolment().status(absent), "institution.status", "enrolment");
}

TEST_CASE("trainee-employer: judges the institution, whoever is trained") {
    CHECK(judge(rule, enrolment().trainees({})) == passes());
    CHECK(judge(rule, of("employer").trainees({})) == fails("kind"));
}

TEST_CASE("trainee-employer: every kind is judged in the one procedure") {
    for (const char* kind : {"central-enterprise-branch", "employer", "technical-college"}) {
        const Regulation& anhui = regulation("anhui-examiner-training");
        const Procedure* procedure = anhui.find_procedure(kind, "");
        REQUIRE(procedure != nullptr);
        CHECK(procedure->id == "examiner-training");
    }
}

} // namespace
} // namespace hegui::test
