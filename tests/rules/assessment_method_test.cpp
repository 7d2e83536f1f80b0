#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "assessment-method";

TEST_CASE("assessment-method: 用人单位评价机构 一") {
    const BatchBuilder supervised = employer_batch();
    const BatchBuilder autonomous = employer_autonomous_batch();
    check_rule(rule, "用人单位评价机构 一",
               {
                   {"监管中心模块：考试考核", supervised.by("exam"), passes()},
                   {"监管中心模块 has no 直接认定", supervised.by("direct"), fails("method").saying("直接认定")},
                   {"监管中心模块 has no 过程化评价", supervised.by("process"), fails("method").saying("过程化评价")},
                   {"监管中心模块 has no 技能竞赛选拔", supervised.by("competition"), fails("method").saying("技能竞赛选拔")},
                   {"自主认定模块：直接认定", autonomous.by("direct"), passes()},
                   {"自主认定模块：考试考核", autonomous.by("exam"), passes()},
                   {"自主认定模块：过程化评价", autonomous.by("process"), passes()},
                   {"自主认定模块：技能竞赛选拔", autonomous.by("competition"), passes()},
               });
}

TEST_CASE("assessment-method: 社会培训评价组织 一") {
    const BatchBuilder batch = social_batch();
    check_rule(rule, "社会培训评价组织 一",
               {
                   {"监管中心模块：考试考核", batch.by("exam"), passes()},
                   {"no 直接认定", batch.by("direct"), fails("method")},
                   {"no 过程化评价", batch.by("process"), fails("method")},
                   {"no 技能竞赛选拔", batch.by("competition"), fails("method")},
               });
}

TEST_CASE("assessment-method: 技工院校评价机构 一") {
    const BatchBuilder supervised = college_batch();
    const BatchBuilder autonomous = college_autonomous_batch();
    check_rule(rule, "技工院校评价机构 一",
               {
                   {"监管中心模块：考试考核", supervised.by("exam"), passes()},
                   {"监管中心模块 has no 直接认定", supervised.by("direct"), fails("method")},
                   {"监管中心模块 has no 过程化评价", supervised.by("process"), fails("method")},
                   {"监管中心模块 has no 技能竞赛选拔", supervised.by("competition"), fails("method")},
                   {"自主认定模块：考试考核", autonomous.by("exam"), passes()},
                   {"自主认定模块：过程化评价", autonomous.by("process"), passes()},
                   {"自主认定模块：技能竞赛选拔", autonomous.by("competition"), passes()},
                   {"a college has no 直接认定, in no module", autonomous.by("direct"), fails("method").saying("直接认定")},
               });
}

TEST_CASE("assessment-method: a pair that is no procedure fails, and the report names it") {
    for (const auto& [kind, module] : {std::pair{"social-training", "autonomous"}, std::pair{"central-enterprise-branch", "supervised"},
                                       std::pair{"central-enterprise-branch", "autonomous"}, std::pair{"member-unit", "supervised"},
                                       std::pair{"provincial-industry-organization", "autonomous"}}) {
        const BatchBuilder batch = employer_batch().of(kind, module);
        INFO(procedure_of(batch));
        CHECK(judge(rule, batch) == fails("").saying(procedure_of(batch)));
        CHECK(judge(rule, batch.at("plan")) == fails(""));
    }
}

TEST_CASE("assessment-method: the method is needed from the first stage on") {
    check_needed(rule, social_batch().by(absent), "method", "plan");
    check_needed(rule, employer_batch().by(absent), "method", "plan");
    check_needed(rule, employer_autonomous_batch().by(absent), "method", "registration");
    check_needed(rule, college_batch().by(absent), "method", "plan");
    check_needed(rule, college_autonomous_batch().by(absent), "method", "registration");
}

} // namespace
} // namespace hegui::test
