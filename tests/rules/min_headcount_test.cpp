#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "min-headcount";
constexpr const char* clause = "社会培训评价组织 二.2";

BatchBuilder planning(const std::vector<SessionBuilder>& sessions) { return social_batch().at("plan").sessions(sessions); }

TEST_CASE("min-headcount: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().sessions({session().planned(1)})) == does_not_apply());
    CHECK(judge(rule, college_batch().sessions({session().planned(1)})) == does_not_apply());
}

TEST_CASE("min-headcount: 每一职业考试人数不少于15人") {
    const SessionBuilder four = session("电工", 4);
    const SessionBuilder three = session("电工", 3);
    const SessionBuilder carer = session("养老护理员", 5);
    check_rule(
        rule, clause,
        {
            {"15", planning({four.planned(15)}), passes("电工").saying("15")},
            {"14", planning({four.planned(14)}), fails("电工").saying("14").saying("15")},
            {"none", planning({four.planned(0)}), fails("电工")},
            {"all levels together: 10 and 5", planning({four.planned(10), three.planned(5)}), passes("电工").saying("10 + 5 = 15")},
            {"all levels together: 10 and 4", planning({four.planned(10), three.planned(4)}), fails("电工").saying("10 + 4 = 14")},
            {"several sessions of a level: 8 and 7", planning({four.planned(8), four.planned(7)}), passes("电工")},
            {"each occupation for itself: 20 and 14", planning({four.planned(20), carer.planned(14)}), fails("养老护理员").times(1)},
            {"each occupation for itself: 15 and 15", planning({four.planned(15), carer.planned(15)}), passes("养老护理员").times(2)},
            {"14 at the last stage", planning({four.planned(14)}).at("complete"), fails("电工")},
        });
}

TEST_CASE("min-headcount: the plan's headcount is judged, not who came") {
    check_rule(rule, clause,
               {
                   {"15 planned, 14 registered: a note, no failure", planning({session().planned(15).registered(14)}),
                    passes("电工").saying("14")},
                   {"14 planned, 15 registered", planning({session().planned(14).registered(15)}), fails("电工")},
               });
}

TEST_CASE("min-headcount: which sessions are of one occupation") {
    const SessionBuilder seven = session("电工", 4).planned(7);
    const SessionBuilder eight = session("电工", 3).planned(8);
    const SessionBuilder renamed = session("维修电工", 3).planned(8);
    check_rule(
        rule, clause,
        {
            {"both codes are equal, the names are not", planning({seven.code("6-31-01-03"), renamed.code("6-31-01-03")}), passes("电工")},
            {"both codes are there and differ, the names are equal", planning({seven.code("6-31-01-03"), eight.code("6-29-02-06")}),
             fails("电工").times(2)},
            {"one lacks a code, the names are equal", planning({seven.code("6-31-01-03"), eight}), passes("电工")},
            {"one lacks a code, the names differ", planning({seven.code("6-31-01-03"), renamed}), fails("维修电工").times(2)},
            {"linked through a third: code with code, name with name",
             planning({seven.planned(5), session("电工", 5).code("6-31-01-03").planned(5), renamed.code("6-31-01-03").planned(5)}),
             passes("电工").times(1)},
            {"linked through one that has no code",
             planning({seven.planned(5).code("6-31-01-03"), eight.planned(5).code("6-29-02-06"), session("电工", 5).planned(5)}),
             passes("电工").times(1)},
        });
}

TEST_CASE("min-headcount: the numbers are needed from plan on") {
    check_needed(rule, social_batch().sessions({session().planned(absent)}), "planned", "plan");
    check_needed(rule, social_batch().sessions({}), "session", "plan");
    check_rule(rule, clause,
               {
                   {"one session of two lacks it", planning({session().planned(20), session().planned(absent)}), fails("电工/4")},
                   {"the other occupation is judged", planning({session().planned(absent), session("养老护理员", 5).planned(14)}),
                    fails("养老护理员").times(2)},
               });
}

} // namespace
} // namespace hegui::test
