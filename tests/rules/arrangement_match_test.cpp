#include "tests/support/judging.hpp"

#include <chrono>

namespace hegui::test {
namespace {

using std::chrono::hours;

constexpr const char* rule = "arrangement-match";
constexpr const char* clause = "社会培训评价组织 二.4";

BatchBuilder with(const SessionBuilder& session) { return social_batch().sessions({session}); }

TEST_CASE("arrangement-match: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().sessions({session().arranged_place("别处")})) == does_not_apply());
}

TEST_CASE("arrangement-match: 考试职业级别、时间、地点及工作人员等信息与考试计划申请报告一致") {
    const SessionBuilder planned = session().date("2026-10-31").start(hours{9}).place("第一考场").staff({"考务员甲", "监考员甲"});
    check_rule(rule, clause,
               {
                   {"an empty table: all as planned", with(planned), passes("电工/4")},
                   {"all written out, and equal",
                    with(planned.arranged_occupation("电工")
                             .arranged_level(4)
                             .arranged_date("2026-10-31")
                             .arranged_start(hours{9})
                             .arranged_place("第一考场")
                             .arranged_staff({"考务员甲", "监考员甲"})),
                    passes("电工/4")},
                   {"another occupation", with(planned.arranged_occupation("养老护理员")), fails("电工/4").saying("养老护理员")},
                   {"another level", with(planned.arranged_level(3)), fails("电工/4").saying("3")},
                   {"another day", with(planned.arranged_date("2026-11-01")), fails("电工/4").saying("2026-11-01")},
                   {"another time", with(planned.arranged_start(hours{10})), fails("电工/4").saying("10:00").saying("09:00")},
                   {"another place", with(planned.arranged_place("第二考场")), fails("电工/4").saying("第二考场").saying("第一考场")},
                   {"other staff", with(planned.arranged_staff({"考务员甲", "监考员乙"})), fails("电工/4").saying("监考员乙")},
                   {"one more", with(planned.arranged_staff({"考务员甲", "监考员甲", "监考员乙"})), fails("电工/4")},
                   {"one fewer", with(planned.arranged_staff({"考务员甲"})), fails("电工/4")},
                   {"nobody", with(planned.arranged_staff({})), fails("电工/4")},
                   {"staff are a set: another order", with(planned.arranged_staff({"监考员甲", "考务员甲"})), passes()},
                   {"staff are a set: one named twice", with(planned.arranged_staff({"监考员甲", "考务员甲", "监考员甲"})), passes()},
                   {"two differences are told apart", with(planned.arranged_place("第二考场").arranged_level(5)), fails("电工/4").times(2)},
                   {"another place, told at plan already", with(planned.arranged_place("第二考场")).at("plan"), fails("电工/4")},
               });
}

TEST_CASE("arrangement-match: each session for itself") {
    const SessionBuilder other = session("养老护理员", 5);
    check_rule(
        rule, clause,
        {{"the second differs", social_batch().sessions({session(), other.arranged_place("第二考场")}), fails("养老护理员/5").times(1)}});
}

TEST_CASE("arrangement-match: a day or a time that the plan doesn't give") {
    const BatchBuilder exam = social_batch().exam("2026-10-31", "2026-11-01");
    const SessionBuilder undated = session().date(absent);
    check_rule(
        rule, clause,
        {
            {"no planned day: the first exam day", exam.sessions({undated.arranged_date("2026-10-31")}), passes()},
            {"no planned day: the last exam day", exam.sessions({undated.arranged_date("2026-11-01")}), passes()},
            {"no planned day: the day before the exam", exam.sessions({undated.arranged_date("2026-10-30")}), fails("电工/4")},
            {"no planned day: the day after the exam", exam.sessions({undated.arranged_date("2026-11-02")}), fails("电工/4")},
            {"no planned time, and one is arranged", exam.sessions({undated.arranged_start(hours{9})}), fails("电工/4").saying("09:00")},
            {"a planned time, and none arranged: as planned", exam.sessions({undated.start(hours{9})}), passes()},
        });
}

TEST_CASE("arrangement-match: what is needed from arrangement on") {
    check_needed(rule, with(session().place(absent)), "place", "arrangement");
    check_needed(rule, with(session().staff(absent)), "staff", "arrangement");
    check_needed(rule, with(session().staff({})), "staff", "arrangement");
    check_needed(rule, with(session().not_arranged()), "arranged", "arrangement");
    check_needed(rule, social_batch().sessions({}), "session", "arrangement");
    CHECK(judge(rule, with(session().place(absent).staff(absent).not_arranged())) == fails("电工/4").times(3));
}

} // namespace
} // namespace hegui::test
