#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "candidate-scope";

TEST_CASE("candidate-scope: asked of employers and colleges, not of social training") {
    check_applies_in(rule, {"employer/supervised", "employer/autonomous", "technical-college/supervised", "technical-college/autonomous"});
    CHECK(judge(rule, social_batch().scope("own-employees")) == does_not_apply());
    CHECK(judge(rule, social_batch().scope(absent)) == does_not_apply());
}

TEST_CASE("candidate-scope: 本单位职工") {
    for (const auto& [clause, batch] :
         {std::pair{"用人单位评价机构 二.1", employer_batch()}, std::pair{"用人单位评价机构 三.1", employer_autonomous_batch()}}) {
        check_rule(rule, clause,
                   {
                       {"本单位职工", batch.scope("own-employees"), passes()},
                       {"本校学生", batch.scope("own-students"), fails("scope").saying("本校学生").saying("本单位职工")},
                       {"毕业学年学生", batch.scope("graduating-students"), fails("scope")},
                       {"社会人员", batch.scope("public"), fails("scope").saying("社会人员")},
                   });
    }
}

TEST_CASE("candidate-scope: 本校学生 in the supervised module") {
    const BatchBuilder batch = college_batch();
    check_rule(rule, "技工院校评价机构 二.1",
               {
                   {"本校学生", batch.scope("own-students"), passes()},
                   {"毕业学年学生 are 本校学生", batch.scope("graduating-students"), passes()},
                   {"本单位职工", batch.scope("own-employees"), fails("scope")},
                   {"社会人员", batch.scope("public"), fails("scope")},
                   {"社会人员, at plan already", batch.scope("public").at("plan"), fails("scope")},
               });
}

TEST_CASE("candidate-scope: 毕业学年学生 in the autonomous module") {
    const BatchBuilder batch = college_autonomous_batch();
    check_rule(rule, "技工院校评价机构 三.2",
               {
                   {"毕业学年学生", batch.scope("graduating-students"), passes()},
                   {"本校学生 of any year", batch.scope("own-students"), fails("scope").saying("毕业学年学生")},
                   {"本单位职工", batch.scope("own-employees"), fails("scope")},
                   {"社会人员", batch.scope("public"), fails("scope")},
               });
}

TEST_CASE("candidate-scope: needed from registration on") {
    for (const BatchBuilder& batch : {employer_batch(), employer_autonomous_batch(), college_batch(), college_autonomous_batch()}) {
        check_needed(rule, batch.scope(absent), "scope", "registration");
    }
}

} // namespace
} // namespace hegui::test
