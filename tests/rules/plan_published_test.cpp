#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "plan-published";
constexpr const char* clause = "社会培训评价组织 二.1";

TEST_CASE("plan-published: asked of social training alone") { check_applies_in(rule, {"social-training/supervised"}); }

TEST_CASE("plan-published: 对社会发布考试计划, not later than it is submitted") {
    const BatchBuilder batch = social_batch().on(Step::plan_submitted, "2026-10-12");
    check_rule(rule, clause,
               {
                   {"long before", batch.on(Step::plan_published, "2026-09-14"), passes("plan_published")},
                   {"on the same day", batch.on(Step::plan_published, "2026-10-12"), passes("plan_published")},
                   {"a day later", batch.on(Step::plan_published, "2026-10-13"),
                    fails("plan_published").saying("2026-10-13").saying("2026-10-12")},
               });
}

TEST_CASE("plan-published: at plan the submission is taken as the as-of day, and the finding says so") {
    const BatchBuilder batch = social_batch().without(Step::plan_submitted).at("plan").as_of("2026-10-12");
    check_rule(
        rule, clause,
        {
            {"published before", batch.on(Step::plan_published, "2026-10-11"),
             passes("plan_published").saying("taken as the as-of day Monday 2026-10-12")},
            {"published on it", batch.on(Step::plan_published, "2026-10-12"), passes("plan_published").saying("2026-10-12")},
            {"published after it", batch.on(Step::plan_published, "2026-10-13"), fails("plan_published").saying("taken as the as-of day")},
            {"at registration nothing is taken", batch.at("registration"), fails("plan_submitted").saying("plan_submitted")},
            {"at complete neither", batch.at("complete"), fails("plan_submitted")},
        });
}

TEST_CASE("plan-published: the day is needed from plan on") {
    check_needed(rule, social_batch().without(Step::plan_published), "plan_published", "plan");
    CHECK(judge(rule, social_batch().without(Step::plan_published).without(Step::plan_submitted)) == fails("plan_submitted").times(2));
}

} // namespace
} // namespace hegui::test
