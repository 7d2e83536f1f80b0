#include "tests/support/judging.hpp"

namespace hegui::test {
namespace {

constexpr const char* rule = "headcount-variance";
constexpr const char* clause = "社会培训评价组织 二.2";

/// A session of one occupation and level for which 30 were planned.
SessionBuilder came(Number registered, Number examined) { return session().planned(30).registered(registered).examined(examined); }

BatchBuilder with(const std::vector<SessionBuilder>& sessions) { return social_batch().sessions(sessions); }

TEST_CASE("headcount-variance: asked of social training alone") {
    check_applies_in(rule, {"social-training/supervised"});
    CHECK(judge(rule, employer_batch().sessions({came(100, 100)})) == does_not_apply());
    CHECK(judge(rule, college_autonomous_batch().sessions({came(1, 1)})) == does_not_apply());
}

TEST_CASE("headcount-variance: 误差不超过10人, for both readings of 考试人数") {
    check_rule(rule, clause,
               {
                   {"as planned", with({came(30, 30)}), passes("电工/4")},
                   {"10 more", with({came(40, 40)}), passes("电工/4")},
                   {"10 fewer", with({came(20, 20)}), passes("电工/4")},
                   {"11 more", with({came(41, 41)}), fails("电工/4").saying("41").saying("11")},
                   {"11 fewer", with({came(19, 19)}), fails("电工/4").saying("19").saying("11")},
                   {"registered outside, examined inside", with({came(41, 40)}), warns("电工/4").saying("41").saying("40")},
                   {"registered inside, examined outside", with({came(20, 19)}), warns("电工/4").saying("20").saying("19")},
                   {"registered too many, examined too few", with({came(41, 19)}), fails("电工/4")},
                   {"nobody came", with({came(30, 0)}), warns("电工/4")},
               });
}

TEST_CASE("headcount-variance: while only the registered are known") {
    const auto registered = [](Number number) { return with({came(number, absent)}).at("registration"); };
    check_rule(rule, clause,
               {
                   {"10 more: inside, and the examined are still to come", registered(40), pends("电工/4").saying("examined")},
                   {"10 fewer", registered(20), pends("电工/4").saying("examined")},
                   {"11 more", registered(41), fails("电工/4").saying("41")},
                   {"11 fewer", registered(19), fails("电工/4").saying("19")},
                   {"11 more, already there at plan", registered(41).at("plan"), fails("电工/4")},
                   {"both are known early", with({came(41, 40)}).at("registration"), warns("电工/4")},
               });
}

TEST_CASE("headcount-variance: 各职业级别, over all sessions of the pair") {
    const SessionBuilder half = session().planned(15);
    const SessionBuilder three = session("电工", 3).planned(30);
    check_rule(
        rule, clause,
        {
            {"two sessions of a level, 40 in all", with({half.registered(25).examined(25), half.registered(15).examined(15)}),
             passes("电工/4").times(1)},
            {"two sessions of a level, 41 in all", with({half.registered(25).examined(25), half.registered(16).examined(16)}),
             fails("电工/4").times(1).saying("41")},
            {"levels are not added up: 11 more here, 11 fewer there", with({came(41, 41), three.registered(19).examined(19)}),
             fails("电工/3").times(2)},
            {"one level is out, the other in order", with({came(30, 30), three.registered(19).examined(19)}), fails("电工/3").times(1)},
            {"one occupation by its code",
             with({half.code("6-31-01-03").registered(25).examined(25),
                   session("维修电工", 4).code("6-31-01-03").planned(15).registered(16).examined(16)}),
             fails("电工/4").times(1)},
            {"two occupations of one name by their codes", with({came(30, 30).code("6-31-01-03"), came(41, 41).code("6-29-02-06")}),
             fails("电工/4").times(1)},
        });
}

TEST_CASE("headcount-variance: a pair that was never planned") {
    check_rule(rule, clause,
               {
                   {"planned is 0, and somebody is registered", with({came(1, 0).planned(0)}), fails("电工/4")},
                   {"planned is absent, and somebody is registered", with({came(5, 5).planned(absent)}), fails("电工/4")},
                   {"registered at a level that the plan lacks", with({came(30, 30), session("电工", 3).planned(absent).registered(3)}),
                    fails("电工/3").times(1)},
                   {"planned is 0, and nobody came", with({came(0, 0).planned(0)}), passes("电工/4")},
               });
}

TEST_CASE("headcount-variance: what is needed from when") {
    check_needed(rule, with({came(absent, 30)}), "registered", "registration");
    check_needed(rule, with({came(30, absent)}), "examined", "certificate");
    check_needed(rule, with({}), "session", "registration");
    CHECK(judge(rule, with({came(absent, absent)}).at("certificate")) == fails("电工/4").times(2));
    CHECK(judge(rule, with({came(absent, absent)}).at("plan")) == pends("电工/4").times(2));
}

} // namespace
} // namespace hegui::test
