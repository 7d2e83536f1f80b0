#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "theory-online";

TEST_CASE("theory-online: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().theory("paper")) == does_not_apply());
    CHECK(judge(rule, college_autonomous_batch().theory("paper")) == does_not_apply());
}

TEST_CASE("theory-online: 理论考试应采用集中在线机考的方式进行") {
    const BatchBuilder batch = social_batch();
    check_rule(rule, "社会培训评价组织 一",
               {
                   {"集中在线机考", batch.theory("centralized-online"), passes()},
                   {"分散在线机考", batch.theory("distributed-online"), fails("theory").saying("分散在线机考").saying("集中在线机考")},
                   {"纸笔考试", batch.theory("paper"), fails("theory").saying("纸笔考试")},
                   {"纸笔考试, at the first stage", batch.theory("paper").at("plan"), fails("theory")},
               });
}

TEST_CASE("theory-online: needed from plan on") { check_needed(rule, social_batch().theory(absent), "theory", "plan"); }

} // namespace
} // namespace hegui::test
